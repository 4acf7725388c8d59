"""Those who come in somebody's place, and guests: lines that the seats alone do not bring."""

from __future__ import annotations

from chair_desk.records.attendance import Attendance, Movement, MovementKind, Presence
from chair_desk.records.changes import Changes, Refused
from chair_desk.records.columns import Value
from chair_desk.records.local_time import local_clock
from chair_desk.records.meetings import AgendaItem, Meeting, MeetingState
from chair_desk.records.people import Appointment, Organisation, Person, Seat
from chair_desk.services.agenda_places import open_meeting
from chair_desk.services.checks import (
    existing,
    refuse_faults,
    refuse_if_named,
    refuse_other_columns,
)
from chair_desk.services.desk import Desk, Step
from chair_desk.services.members import Deputy, in_force, members_of_seats, only_in_force
from chair_desk.words import _

LINE_COLUMNS = frozenset({"is_remote", "arrived", "left", "post", "rank", "level", "note"})


def offered_deputies(desk: Desk, attendance_id: str) -> list[Deputy]:
    """Return who may come for the holder of a seat, as appointed on the day of the meeting."""
    line = existing(desk, Attendance, attendance_id)
    seat = desk.get(Seat, line.seat_id)
    if seat is None:
        return []
    meeting = existing(desk, Meeting, line.meeting_id)
    found = members_of_seats(desk, [seat], meeting.held_on)
    deputies = [deputy for member in found[:1] for deputy in member.deputies]
    return [deputy for deputy in deputies if deputy.person.id != line.person_id]


def mark_deputy(desk: Desk, attendance_id: str, person_id: str, at: str | None = None) -> Changes:
    """Record who came in the place of the person on this line.

    The seat then has two lines: the holder's apology and the deputy, whose post, rank and
    level are those of the day. The holder's line stays as it is where they came as well.

    Raises:
        Refused: Nobody stands in for themselves, or for a guest, or the minutes are confirmed.
    """
    holder = existing(desk, Attendance, attendance_id)
    meeting = open_meeting(desk, holder.meeting_id)
    person = existing(desk, Person, person_id)
    absent = existing(desk, Person, holder.person_id)
    if holder.seat_id is None:
        raise Refused(
            _("{name} holds no seat that a deputy could sit in.").format(name=absent.name)
        )
    if person_id == holder.person_id:
        raise Refused({"person_id": _("Nobody deputises for themselves.")})
    label = _("Marked {name} as deputy for {holder}")
    with desk.change(label.format(name=person.name, holder=absent.name)) as step:
        _holder_is_away(step, holder)
        was_here = _sits_already(desk, holder, person_id)
        made = _seat_deputy(desk, step, meeting, holder, person_id)
        if at is not None or not was_here:
            _arrive(desk, step, meeting, made, at)
    return step.done(made=made)


def _sits_already(desk: Desk, holder: Attendance, person_id: str) -> bool:
    """Say whether somebody is here for that seat already: then they do not arrive again."""
    same = desk.rows(
        Attendance, meeting_id=holder.meeting_id, seat_id=holder.seat_id, person_id=person_id
    )
    return any(line.presence.is_here for line in same)


def mark_deputy_for(
    desk: Desk, attendance_id: str, holder_attendance_id: str, at: str | None = None
) -> Changes:
    """Record for whom the person on this line came; a guest's line becomes the deputy's.

    Whoever is here came when they came: saying it later makes nobody late.

    Raises:
        Refused: As `mark_deputy` does.
    """
    line = existing(desk, Attendance, attendance_id)
    holder = existing(desk, Attendance, holder_attendance_id)
    name, absent = (existing(desk, Person, one.person_id).name for one in (line, holder))
    label = _("Marked {name} as deputy for {holder}").format(name=name, holder=absent)
    is_foreseen = desk.count(Movement, attendance_id=line.id, at="") > 0
    if at is None and line.presence.is_here and not is_foreseen:
        at = line.arrived
    with desk.change(label) as step:
        is_free = line.seat_id is None or line.presence is Presence.DEPUTY
        changes = mark_deputy(desk, holder.id, line.person_id, at)
        if is_free and changes.made != line.id:
            _remove(desk, step, line)
    return step.done(made=changes.made)


def _holder_is_away(step: Step, holder: Attendance) -> None:
    if holder.presence in {Presence.EXPECTED, Presence.NO_SHOW}:
        step.update(Attendance, holder.id, presence=Presence.APOLOGY)


def _seat_deputy(
    desk: Desk, step: Step, meeting: Meeting, holder: Attendance, person_id: str
) -> str:
    """Write the deputy's line, or turn the one that is there; return its id."""
    same = desk.rows(Attendance, meeting_id=meeting.id, seat_id=holder.seat_id, person_id=person_id)
    if same:
        step.update(
            Attendance, same[0].id, presence=Presence.DEPUTY, deputy_for_id=holder.person_id
        )
        return same[0].id
    post, rank, level = of_the_day(desk, meeting, person_id, holder.seat_id)
    line = Attendance(
        id=desk.new_id(),
        meeting_id=meeting.id,
        person_id=person_id,
        seat_id=holder.seat_id,
        presence=Presence.DEPUTY,
        deputy_for_id=holder.person_id,
        post=post,
        rank=rank,
        level=level,
    )
    step.insert(line)
    return line.id


def of_the_day(
    desk: Desk, meeting: Meeting, person_id: str, seat_id: str | None
) -> tuple[str, str, int | None]:
    """Return a person's post, rank and level on the day of a meeting.

    The appointment to the seat itself counts first, then one for the same partner. A post with
    another partner says nothing of what somebody may commit this one to: no level then.
    """
    held = only_in_force(desk.rows(Appointment, person_id=person_id), meeting.held_on)
    if not held:
        return "", "", None
    seats = {row.id: row for row in desk.rows(Seat, id=[row.seat_id for row in held])}
    mine = desk.get(Seat, seat_id)
    partner_id = mine.organisation_id if mine else None

    def distance(row: Appointment) -> int:
        if row.seat_id == seat_id:
            return 0
        return 1 if partner_id and seats[row.seat_id].organisation_id == partner_id else 2

    live = [row for row in held if in_force(seats[row.seat_id], meeting.held_on)] or held
    best = min(live, key=lambda row: (distance(row), row.id))
    is_theirs = distance(best) < 2 or mine is None  # noqa: PLR2004  2 is "another partner"
    from chair_desk.services.ranks import level_on

    sat = seats[best.seat_id]
    partner = desk.get(Organisation, sat.organisation_id)
    level = level_on(desk, best, sat, partner, meeting.held_on) if is_theirs else None
    return best.post, best.rank, level


def add_guest(
    desk: Desk,
    meeting_id: str,
    person_id: str,
    *,
    presence: Presence = Presence.IN_ATTENDANCE,
    item_id: str | None = None,
    **values: Value,
) -> Changes:
    """Add somebody who holds no seat: in attendance, perhaps for one item, or observing.

    With an item they come in when it begins and go out when it is over, by themselves.
    `values` are `post`, `rank`, `note` and `is_remote`.

    Raises:
        Refused: They are on the register already, or the minutes are confirmed.
    """
    refuse_other_columns(values, LINE_COLUMNS)
    refuse_faults(Attendance, values)
    meeting = open_meeting(desk, meeting_id)
    person = existing(desk, Person, person_id)
    if desk.count(Attendance, meeting_id=meeting_id, person_id=person_id):
        words = _("{name} is on the register already.").format(name=person.name)
        raise Refused({"person_id": words})
    post, rank, level = of_the_day(desk, meeting, person_id, None)
    given = {"post": post, "rank": rank, "level": level} | values
    made = {"id": desk.new_id(), "meeting_id": meeting_id, "person_id": person_id}
    line = Attendance(**made, presence=presence, **given)  # type: ignore[arg-type]
    with desk.change(_("Added {name} to the register").format(name=person.name)) as step:
        step.insert(line)
        if item_id:
            _foresee(desk, step, line, item_id)
        else:
            _arrive(desk, step, meeting, line.id, None)
    return step.done(made=line.id)


def _foresee(desk: Desk, step: Step, line: Attendance, item_id: str) -> None:
    if existing(desk, AgendaItem, item_id).meeting_id != line.meeting_id:
        raise Refused({"item_id": _("That item is on another agenda.")})
    for kind in (MovementKind.IN, MovementKind.OUT):
        step.insert(Movement(id=desk.new_id(), attendance_id=line.id, kind=kind, item_id=item_id))


def _arrive(desk: Desk, step: Step, meeting: Meeting, line_id: str, at: str | None) -> None:
    """Store the time of arrival of somebody who comes after the start."""
    began = local_clock(meeting.started_at) if meeting.started_at else ""
    is_late = meeting.state is MeetingState.IN_SESSION and desk.clock() > max(began, meeting.starts)
    arrived = at if at is not None else (desk.clock() if is_late else "")
    if not arrived:
        return
    step.update(Attendance, line_id, arrived=arrived)
    step.insert(
        Movement(
            id=desk.new_id(),
            attendance_id=line_id,
            kind=MovementKind.IN,
            at=arrived,
            item_id=meeting.current_item_id,
        )
    )


def change_line(desk: Desk, attendance_id: str, **values: Value) -> Changes:
    """Correct a line of the register: remote or not, times, the post of the day, a note.

    Raises:
        Refused: A value is not allowed, or the minutes are confirmed.
    """
    refuse_other_columns(values, LINE_COLUMNS)
    refuse_faults(Attendance, values)
    line = existing(desk, Attendance, attendance_id)
    open_meeting(desk, line.meeting_id)
    name = existing(desk, Person, line.person_id).name
    words = _("Changed {name} in the register")
    if values == {"is_remote": True}:
        words = _("Marked {name} as joining by video or telephone")
    with desk.change(words.format(name=name)) as step:
        step.update(Attendance, attendance_id, **values)
    return step.done(made=attendance_id)


def remove_line(desk: Desk, attendance_id: str) -> Changes:
    """Take a guest, a deputy or a line made by mistake off the register.

    Raises:
        Refused: The minutes are confirmed.
    """
    line = existing(desk, Attendance, attendance_id)
    open_meeting(desk, line.meeting_id)
    name = existing(desk, Person, line.person_id).name
    with desk.change(_("Took {name} off the register").format(name=name)) as step:
        _remove(desk, step, line)
    return step.done()


def _remove(desk: Desk, step: Step, line: Attendance) -> None:
    refuse_if_named(desk, Attendance, line.id, but={"movement"})
    for movement in desk.rows(Movement, attendance_id=line.id):
        step.delete(Movement, movement.id)
    step.delete(Attendance, line.id)
