"""The register as it stands before a meeting: everybody who holds a seat on its day."""

from __future__ import annotations

from chair_desk.records.attendance import Attendance, Movement, Presence
from chair_desk.records.changes import Changes
from chair_desk.records.meetings import Meeting
from chair_desk.services.checks import existing
from chair_desk.services.desk import Desk, Step
from chair_desk.services.members import Member, members_on
from chair_desk.words import _


def expect_members(desk: Desk, meeting_id: str) -> Changes:
    """Bring the expected lines of a register in step with the members on the day.

    A person with two seats has two lines. A seat with nobody in post has none. Lines on which
    something was marked already are left alone.

    Raises:
        Refused: The minutes of the meeting are confirmed.
    """
    with desk.change(_("Filled in the register")) as step:
        seed_register(desk, step, meeting_id)
    return step.done()


def seed_register(desk: Desk, step: Step, meeting_id: str) -> None:
    """Write the expected lines; the caller holds the change."""
    meeting = existing(desk, Meeting, meeting_id)
    members = members_on(desk, meeting.body_id, meeting.held_on)
    wanted = {
        (member.seat.id, member.person.id): member
        for member in members
        if member.person is not None
    }
    present: set[tuple[str, str]] = set()
    for row in desk.rows(Attendance, meeting_id=meeting_id):
        if row.seat_id is None:
            continue  # a guest, whom no seat brings and none takes away
        key = (row.seat_id, row.person_id)
        is_free = row.presence is Presence.EXPECTED and not desk.count(
            Movement, attendance_id=row.id
        )
        if is_free and (key not in wanted or key in present):
            step.delete(Attendance, row.id)
            continue
        present.add(key)
        if is_free:
            step.update(Attendance, row.id, **_of_the_day(wanted[key]))
    for key, member in wanted.items():
        if key not in present:
            step.insert(
                Attendance(
                    id=desk.new_id(),
                    meeting_id=meeting_id,
                    person_id=key[1],
                    seat_id=key[0],
                    **_of_the_day(member),  # type: ignore[arg-type]
                )
            )


def _of_the_day(member: Member) -> dict[str, str | int | None]:
    row = member.appointment
    if row is None:
        return {}
    return {"post": row.post, "rank": row.rank, "level": row.level}
