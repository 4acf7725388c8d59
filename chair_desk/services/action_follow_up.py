"""After an action: what difference it made, asked again later, and checks that come round."""

from __future__ import annotations

import calendar
from datetime import date

from chair_desk.records.actions import Action, ActionUpdate
from chair_desk.records.between import Between
from chair_desk.records.changes import Changes, Refused
from chair_desk.records.days_in_words import day_beside
from chair_desk.services.action_lines import OPEN_STATES
from chair_desk.services.checks import existing
from chair_desk.services.desk import Desk
from chair_desk.words import _

ASKED_AFTER = (3, 6)
"""Months after closing at which the difference is asked for, where it is wanted."""
_LONGEST = 60


def months_after(day: date, months: int) -> date:
    """Return the same day so many months on; the last of a month that has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(day.day, last))


def ask_impact(desk: Desk, action_id: str, on: date | None = None) -> Changes:
    """Ask what difference a closed action made: on a day, else three months after it closed.

    Raises:
        Refused: It is open.
    """
    action = existing(desk, Action, action_id)
    if action.closed_on is None:
        raise Refused(_("This action is open. The difference is asked for once it is closed."))
    day = on or months_after(action.closed_on, ASKED_AFTER[0])
    label = _("Ask on {day} what difference {reference} made").format(
        day=day_beside(day, desk.today()), reference=action.reference
    )
    with desk.change(label) as step:
        step.update(Action, action_id, impact_asked_on=day)
    return step.done(made=action_id)


def say_impact(desk: Desk, action_id: str, impact: str) -> Changes:
    """Keep what difference an action made.

    Answered before six months are over, it is asked once more then; after that no longer.

    Raises:
        Refused: It is open, or nothing is said.
    """
    action = existing(desk, Action, action_id)
    if action.closed_on is None:
        raise Refused(_("This action is open. The difference is asked for once it is closed."))
    if not impact.strip():
        raise Refused({"impact": _("Say what difference it made, or that there is none.")})
    today = desk.today()
    last = months_after(action.closed_on, ASKED_AFTER[-1])
    update = ActionUpdate(id=desk.new_id(), action_id=action_id, said_on=today, text=impact.strip())
    label = _("Said what difference {reference} made").format(reference=action.reference)
    with desk.change(label) as step:
        step.insert(update)
        again = last if today < last else None
        step.update(Action, action_id, impact=impact.strip(), impact_asked_on=again)
    return step.done(made=action_id)


def impacts_due(desk: Desk, on: date | None = None) -> list[Action]:
    """Return the closed actions whose difference is to be asked for by a day, oldest first."""
    by = Between(last=on or desk.today())
    rows = desk.rows(Action, impact_asked_on=by, order=("impact_asked_on", "reference"))
    return [row for row in rows if row.closed_on is not None]


def make_recurring(desk: Desk, action_id: str, months: int, next_on: date) -> Changes:
    """Make an action a check that comes round: every so many months, the next on a day.

    Nothing stays "ongoing": a check always has its next date. Nought months end the round.

    Raises:
        Refused: It is closed, or the months are below nought or far too many.
    """
    action = _open(desk, action_id)
    if not 0 <= months <= _LONGEST:
        raise Refused({"check_months": _("Say every how many months, from 1 to 60.")})
    label = (
        _("{reference} is checked every {months} months")
        if months
        else _("{reference} is checked once more")
    )
    with desk.change(label.format(reference=action.reference, months=months)) as step:
        if action.due_on not in (None, next_on):  # no date moves without a trace
            step.insert(
                ActionUpdate(
                    id=desk.new_id(),
                    action_id=action_id,
                    said_on=desk.today(),
                    due_before=action.due_on,
                    due_after=next_on,
                )
            )
        first = action.first_due_on or next_on
        values = {"check_months": months, "due_on": next_on, "first_due_on": first}
        step.update(Action, action_id, due_words="", **values)
    return step.done(made=action_id)


def checked(desk: Desk, action_id: str, found: str) -> Changes:
    """Keep what a recurring check found and set its next date; the date moves by its own rule.

    Raises:
        Refused: It is closed, does not recur, or nothing is said.
    """
    action = _open(desk, action_id)
    if not action.check_months:
        raise Refused(_("This action is no recurring check."))
    if not found.strip():
        raise Refused({"text": _("Say what the check found.")})
    today = desk.today()
    due = months_after(action.due_on or today, action.check_months)
    while due <= today:
        due = months_after(due, action.check_months)
    update = ActionUpdate(id=desk.new_id(), action_id=action_id, said_on=today, text=found.strip())
    label = _("Checked {reference}, next on {day}").format(
        reference=action.reference, day=day_beside(due, today)
    )
    with desk.change(label) as step:
        step.insert(update)
        step.update(Action, action_id, due_on=due, first_due_on=due)
    return step.done(made=update.id)


def _open(desk: Desk, action_id: str) -> Action:
    action = existing(desk, Action, action_id)
    if action.state not in OPEN_STATES:
        raise Refused(_("This action is closed. Reopen it first."))
    return action
