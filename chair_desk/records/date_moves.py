"""How the move of an action's date is said: to which day, who asked and who agreed."""

from __future__ import annotations

from datetime import date

from chair_desk.records.actions import ActionUpdate
from chair_desk.records.days_in_words import day_beside
from chair_desk.words import _


def move_words(update: ActionUpdate, today: date) -> str:
    """Say to which day a date moved, who asked for it and who agreed; "" where none moved.

    That nobody is named as agreeing is said too: a date that drifts is what a chair looks for.
    """
    if update.due_after is None:
        return ""
    said = [_("moved to {day}").format(day=day_beside(update.due_after, today))]
    if update.asked_by:
        said.append(_("asked by {name}").format(name=update.asked_by))
    agreed = _("agreed by {name}").format(name=update.agreed_by)
    said.append(agreed if update.agreed_by else _("nobody is named as agreeing"))
    return ", ".join(said)
