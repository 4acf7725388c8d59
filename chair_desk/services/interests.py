"""The register of interests: what each person declared, kept until it ends."""

from __future__ import annotations

from datetime import date

from chair_desk.records.changes import Changes
from chair_desk.records.logs import LogEntry
from chair_desk.records.minutes import InterestOutcome
from chair_desk.services.declarations import REGISTER, KnownInterest, declare, known_interests
from chair_desk.services.desk import Desk
from chair_desk.services.logs import add_entry, move_to
from chair_desk.services.register import register
from chair_desk.words import _


def interests_of(desk: Desk, person_id: str) -> list[LogEntry]:
    """Return what somebody declared and has not ended, by its words."""
    open_states = desk.shelf.log_type(REGISTER).open_states
    rows = desk.rows(LogEntry, log_type=REGISTER, raised_by_id=person_id)
    return sorted((row for row in rows if row.state in open_states), key=lambda row: row.title)


def offered_now(desk: Desk, meeting_id: str) -> list[KnownInterest]:
    """Return what is known of those in the room and was not declared at this meeting yet."""
    here = {line.person.id for line in register(desk, meeting_id) if line.is_here}
    return [
        one
        for one in known_interests(desk, meeting_id)
        if one.person.id in here and not one.is_declared
    ]


def add_interest(desk: Desk, person_id: str, interest: str, on: date | None = None) -> Changes:
    """Enter an interest of somebody into the register.

    Raises:
        Refused: It says nothing.
    """
    return add_entry(desk, REGISTER, interest, raised_by_id=person_id, opened_on=on or desk.today())


def end_interest(desk: Desk, entry_id: str, on: date | None = None) -> Changes:
    """Say that an interest is over; it stays readable in the register.

    Raises:
        Refused: It is no longer there.
    """
    day = on or desk.today()
    return move_to(desk, entry_id, "ended", on=day, ended_on=day.isoformat())


def declare_and_keep(
    desk: Desk,
    meeting_id: str,
    person_id: str,
    interest: str,
    *,
    item_id: str | None = None,
    outcome: InterestOutcome = InterestOutcome.NOTED,
) -> Changes:
    """Minute an interest declared at a meeting and enter it into the register, as one change.

    One that the register knows already is not entered again.

    Raises:
        Refused: As `declare` does.
    """
    known = {row.title.casefold() for row in interests_of(desk, person_id)}
    with desk.change(_("Declared and entered an interest")) as step:
        made = declare(desk, meeting_id, person_id, interest, item_id=item_id, outcome=outcome)
        if interest.strip().casefold() not in known:
            add_interest(desk, person_id, interest)
    return step.done(made=made.made)
