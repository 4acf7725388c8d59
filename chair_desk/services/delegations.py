"""Letters by which one person lets another speak and commit for them."""

from __future__ import annotations

from datetime import date

from chair_desk.records.changes import Changes, Refused
from chair_desk.records.columns import Value
from chair_desk.records.meetings import Meeting
from chair_desk.records.people import Delegation, Organisation, Person
from chair_desk.services.checks import (
    existing,
    refuse_backwards,
    refuse_days_backwards,
    refuse_faults,
    refuse_other_columns,
)
from chair_desk.services.desk import Desk
from chair_desk.services.members import only_in_force
from chair_desk.words import _

DELEGATION_COLUMNS = frozenset(
    {
        "from_person_id", "to_person_id", "functions", "limits", "document", "briefing",
        "starts_on", "ends_on", "review_on",
    }
)  # fmt: skip


def delegations(desk: Desk, organisation_id: str, on: date | None = None) -> list[Delegation]:
    """Return the letters of a partner, earliest first, or those in force on a day."""
    rows = desk.rows(Delegation, organisation_id=organisation_id, order=("starts_on", "id"))
    return rows if on is None else only_in_force(rows, on)


def add_delegation(
    desk: Desk, organisation_id: str, from_person_id: str, to_person_id: str, **values: Value
) -> Changes:
    """Record a letter of delegation.

    With a `meeting_id` it names that meeting: it counts on the day of it and on no other.

    Raises:
        Refused: Somebody delegates to themselves, or the letter ends before it starts.
    """
    values = _of_the_meeting(desk, values)
    refuse_other_columns(values, DELEGATION_COLUMNS)
    refuse_faults(Delegation, values)
    existing(desk, Organisation, organisation_id)
    existing(desk, Person, from_person_id)
    to_person = existing(desk, Person, to_person_id)
    if from_person_id == to_person_id:
        raise Refused({"to_person_id": _("Nobody delegates to themselves.")})
    row = Delegation(
        id=desk.new_id(),
        organisation_id=organisation_id,
        from_person_id=from_person_id,
        to_person_id=to_person_id,
        **values,  # type: ignore[arg-type]
    )
    refuse_backwards(row.starts_on, row.ends_on)
    label = _("Recorded the letter of delegation to {name}").format(name=to_person.name)
    with desk.change(label) as step:
        step.insert(row)
    return step.done(made=row.id)


def _of_the_meeting(desk: Desk, values: dict[str, Value]) -> dict[str, Value]:
    """Give a letter that names a meeting the day of it, and no review: it is done with that day."""
    values = dict(values)
    meeting_id = values.pop("meeting_id", None)
    if not meeting_id:
        return values
    day = existing(desk, Meeting, str(meeting_id)).held_on
    return values | {"starts_on": day, "ends_on": day, "review_on": None}


def change_delegation(desk: Desk, delegation_id: str, **values: Value) -> Changes:
    """Change what is known of a letter: its functions, limits, days and review.

    With a `meeting_id` it names that meeting alone.

    Raises:
        Refused: A value is not allowed, or it ends before it starts.
    """
    values = _of_the_meeting(desk, values)
    refuse_other_columns(values, DELEGATION_COLUMNS)
    refuse_faults(Delegation, values)
    row = existing(desk, Delegation, delegation_id)
    refuse_days_backwards(row, values)
    with desk.change(_("Changed a letter of delegation")) as step:
        step.update(Delegation, delegation_id, **values)
    return step.done()


def remove_delegation(desk: Desk, delegation_id: str) -> Changes:
    """Remove a letter entered by mistake; Undo brings it back.

    Raises:
        Refused: It is no longer there.
    """
    existing(desk, Delegation, delegation_id)
    with desk.change(_("Removed a letter of delegation")) as step:
        step.delete(Delegation, delegation_id)
    return step.done()
