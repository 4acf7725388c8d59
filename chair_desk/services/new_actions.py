"""A new action as people type it: the owner, who supports it and the date in their own words."""

from __future__ import annotations

from datetime import date

from chair_desk.records.changes import Changes, Refused
from chair_desk.records.frozen import frozen
from chair_desk.records.spoken_dates import Today, read_whole_date
from chair_desk.services.action_owners import Owner, add_support, owner_named, owning
from chair_desk.services.actions import add_action
from chair_desk.services.boards import main_body
from chair_desk.services.desk import Desk
from chair_desk.services.diary import meetings
from chair_desk.services.no_day import no_day_words
from chair_desk.words import _

NEXT_BOARD = "next board"


@frozen(kw_only=True)
class Asking:
    """What was typed of a new action: a lead, supporters parted by commas, a date or none."""

    owner: str = ""
    also: str = ""
    due: str = ""


def new_action(desk: Desk, title: str, asking: Asking) -> Changes:
    """Add an action from what was typed, as one change.

    The lead may be a person, a post or an agency; anybody else is kept in the words used.
    "Next board" takes the day of the next board, and waits for it where none is planned.

    Raises:
        Refused: It has no words, the date is no date, or who is to support is not known.
    """
    lead = owner_named(desk, asking.owner)
    supporting = _supporting(desk, asking.also, lead)
    due_on, due_words = read_due(desk, asking.due)
    columns = owning(lead)
    leads = [columns.pop("owner_id")]
    with desk.change("") as step:
        added = add_action(
            desk,
            title,
            owner_ids=[one for one in leads if one],
            owner_words="" if lead else asking.owner.strip(),
            due_on=due_on,
            due_words=due_words,
            **columns,
        )
        add_support(desk, step, added.made, supporting)
    return step.done(made=added.made)


def _supporting(desk: Desk, text: str, lead: Owner | None) -> list[Owner]:
    found: dict[str, Owner] = {}
    for name in text.replace(";", ",").split(","):
        if not name.strip():
            continue
        owner = owner_named(desk, name)
        if owner is None:
            said = _("“{name}” is not known. Type a name, a post or an agency.")
            raise Refused({"also": said.format(name=name.strip())})
        if lead is None or owner.id != lead.id:
            found[owner.id] = owner
    return list(found.values())


def read_due(desk: Desk, text: str) -> tuple[date | None, str]:
    """Return the day that is meant and the words to keep with it; (None, "") for none.

    Raises:
        Refused: It is no date and not the next board.
    """
    if not text.strip():
        return None, ""
    today = desk.today()
    if NEXT_BOARD in " ".join(text.casefold().split()):
        body_id = main_body(desk).id
        days = [row.held_on for row in meetings(desk, body_id) if row.held_on > today]
        return min(days, default=None), NEXT_BOARD
    due_on = read_whole_date(text, Today(on=today))
    if due_on is None:
        raise Refused({"due_on": no_day_words(text, today, or_board=True)})
    return due_on, ""
