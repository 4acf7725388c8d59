"""A person in a seat, from a day to a day, in a post of a rank."""

from __future__ import annotations

from datetime import date, timedelta

from chair_desk.catalogue.rank_text import plain
from chair_desk.records.changes import Changes, Refused
from chair_desk.records.columns import Value
from chair_desk.records.frozen import frozen
from chair_desk.records.people import (
    Appointment,
    AppointmentKind,
    Organisation,
    Person,
    Seat,
    SeatKind,
)
from chair_desk.services.checks import (
    existing,
    refuse_backwards,
    refuse_days_backwards,
    refuse_faults,
    refuse_other_columns,
)
from chair_desk.services.desk import Desk, Step
from chair_desk.services.members import in_force
from chair_desk.services.ranks import ladder_of, read_rank, remember_rank
from chair_desk.words import _

APPOINTMENT_COLUMNS = frozenset({"post", "rank", "level", "starts_on", "ends_on"})


@frozen(kw_only=True)
class _Asked:
    """An appointment that is asked for, with the records it names."""

    seat: Seat
    person: Person
    post: str
    rank: str
    starts_on: date | None
    level: int | None = None


def appoint(  # noqa: PLR0913  when, in which post and at what level somebody comes
    desk: Desk,
    seat_id: str,
    person_id: str,
    *,
    starts_on: date | None = None,
    post: str = "",
    rank: str = "",
    level: int | None = None,
) -> Changes:
    """Put a person in a seat from a day on; whoever held it leaves it the day before.

    The rank comes to a level on the partner's ladder. Where it cannot be sorted the level is
    not known, and `ranks.read_rank` says why: nobody's level is guessed. A `level` that is given
    settles it, and the board remembers it for that title.

    Somebody promoted is appointed anew with the day: what they were until then stays.

    Raises:
        Refused: The person came to the seat on or after that day, or the former holder did.
    """
    asked = _ask(desk, seat_id, person_id, post=post, rank=rank, starts_on=starts_on, level=level)
    label = _("Appointed {name}").format(name=asked.person.name)
    with desk.change(label) as step:
        _promote(desk, step, asked, AppointmentKind.HOLDER)
        _succeed(desk, step, asked)
        made = _insert(desk, step, asked, AppointmentKind.HOLDER)
    return step.done(made=made)


def share_seat(  # noqa: PLR0913  when, in which post and at what level somebody comes
    desk: Desk,
    seat_id: str,
    person_id: str,
    *,
    starts_on: date | None = None,
    post: str = "",
    rank: str = "",
    level: int | None = None,
) -> Changes:
    """Put a person in a seat beside its holder: two people share one post.

    Raises:
        Refused: The person holds the seat then already.
    """
    asked = _ask(desk, seat_id, person_id, post=post, rank=rank, starts_on=starts_on, level=level)
    label = _("Appointed {name} to share the seat").format(name=asked.person.name)
    with desk.change(label) as step:
        _promote(desk, step, asked, AppointmentKind.HOLDER)
        made = _insert(desk, step, asked, AppointmentKind.HOLDER)
    return step.done(made=made)


def appoint_deputy(  # noqa: PLR0913  when, in which post and at what level somebody comes
    desk: Desk,
    seat_id: str,
    person_id: str,
    *,
    starts_on: date | None = None,
    post: str = "",
    rank: str = "",
    level: int | None = None,
) -> Changes:
    """Let a person deputise for the holder of a seat from a day on.

    Raises:
        Refused: The person holds the seat or deputises for it then already.
    """
    asked = _ask(desk, seat_id, person_id, post=post, rank=rank, starts_on=starts_on, level=level)
    label = _("Added {name} as deputy").format(name=asked.person.name)
    with desk.change(label) as step:
        _promote(desk, step, asked, AppointmentKind.DEPUTY)
        made = _insert(desk, step, asked, AppointmentKind.DEPUTY)
    return step.done(made=made)


def _ask(  # noqa: PLR0913  what an appointment is asked for with
    desk: Desk,
    seat_id: str,
    person_id: str,
    *,
    post: str,
    rank: str,
    starts_on: date | None,
    level: int | None,
) -> _Asked:
    refuse_faults(Appointment, {"level": level} if level is not None else {})
    return _Asked(
        seat=existing(desk, Seat, seat_id),
        person=existing(desk, Person, person_id),
        post=post.strip(),
        rank=rank.strip(),
        starts_on=starts_on,
        level=level,
    )


def _promote(desk: Desk, step: Step, asked: _Asked, kind: AppointmentKind) -> None:
    """End what the person was in this seat before: a promotion begins a new appointment.

    Raises:
        Refused: They are in the seat as something else, or began no earlier than the new day.
    """
    day = asked.starts_on
    for row in desk.rows(Appointment, seat_id=asked.seat.id, person_id=asked.person.id):
        if row.ends_on is not None and day is not None and row.ends_on < day:
            continue
        began_before = day is not None and (row.starts_on is None or row.starts_on < day)
        if day is None or row.kind is not kind or not began_before:
            said = _("{name} holds this seat, or deputises for it, already.")
            raise Refused({"person_id": said.format(name=asked.person.name)})
        step.update(Appointment, row.id, ends_on=day - timedelta(days=1))


def _succeed(desk: Desk, step: Step, asked: _Asked) -> None:
    """End the appointments that the new one takes over from."""
    for row in desk.rows(Appointment, seat_id=asked.seat.id, kind=AppointmentKind.HOLDER):
        if asked.starts_on is None:
            raise Refused({"starts_on": _("Say from when, since somebody held this seat before.")})
        if row.starts_on and row.starts_on >= asked.starts_on:
            raise Refused({"starts_on": _("Somebody else came to this seat on or after that day.")})
        if in_force(row, asked.starts_on):
            step.update(Appointment, row.id, ends_on=asked.starts_on - timedelta(days=1))


def _insert(desk: Desk, step: Step, asked: _Asked, kind: AppointmentKind) -> str:
    organisation = desk.get(Organisation, asked.seat.organisation_id)
    reading = read_rank(
        desk, organisation, asked.seat, rank=asked.rank, post=asked.post, on=asked.starts_on
    )
    row = Appointment(
        id=desk.new_id(),
        seat_id=asked.seat.id,
        person_id=asked.person.id,
        kind=kind,
        post=asked.post,
        rank=asked.rank,
        level=asked.level or reading.level,
        starts_on=asked.starts_on,
    )
    step.insert(row)
    if asked.level is not None and asked.level != reading.level:
        _settle(desk, step, row, asked.level)
    return row.id


def change_appointment(desk: Desk, appointment_id: str, **values: Value) -> Changes:
    """Correct an appointment as it was entered.

    A new rank or post is sorted again, unless a level is given with it: that is how a person
    settles a title that the ladder cannot. A level of None leaves it to the ladder. A
    promotion is no correction: appoint anew with its date, so that past meetings keep the rank
    of their day.

    Raises:
        Refused: A value is not allowed, or it ends before it starts.
    """
    refuse_other_columns(values, APPOINTMENT_COLUMNS)
    refuse_faults(Appointment, values)
    row = existing(desk, Appointment, appointment_id)
    refuse_days_backwards(row, values)
    given = {name for name, value in values.items() if name != "level" or value is not None}
    if values.keys() & {"rank", "post", "level"} and "level" not in given:
        values = values | {"level": _sorted_again(desk, row, values)}
    person = existing(desk, Person, row.person_id)
    with desk.change(_("Changed {name}").format(name=person.name)) as step:
        step.update(Appointment, appointment_id, **values)
        changed = existing(desk, Appointment, appointment_id)
        if changed.level is not None and "level" in given and changed.level != row.level:
            _settle(desk, step, changed, changed.level)
    return step.done()


def _settle(desk: Desk, step: Step, row: Appointment, level: int) -> None:
    """Remember the level a person gave to a title, so that the board is asked only once.

    Whoever serves today with the same title on the same ladder, and without a level, gets it too.
    """
    seat = existing(desk, Seat, row.seat_id)
    ladder = ladder_of(desk, desk.get(Organisation, seat.organisation_id), row.starts_on)
    title = plain(row.rank or row.post)
    if ladder is None or not title:
        return
    remember_rank(desk, step, ladder, title, level)
    for other in _without_level(desk, ladder.name):
        if other.id != row.id and plain(other.rank or other.post) == title:
            step.update(Appointment, other.id, level=level)


def _without_level(desk: Desk, ladder: str) -> list[Appointment]:
    """Return who serves today, or will, for a partner on this ladder without a level."""
    partners = [row.id for row in desk.rows(Organisation, ladder=ladder)]
    seats = desk.rows(Seat, organisation_id=partners, kind=SeatKind.MEMBER)
    rows = desk.rows(Appointment, seat_id=[seat.id for seat in seats], level=None)
    return [row for row in rows if row.ends_on is None or row.ends_on >= desk.today()]


def _sorted_again(desk: Desk, row: Appointment, values: dict[str, Value]) -> int | None:
    seat = existing(desk, Seat, row.seat_id)
    organisation = desk.get(Organisation, seat.organisation_id)
    rank, post = values.get("rank", row.rank), values.get("post", row.post)
    starts_on = values.get("starts_on", row.starts_on)
    on = starts_on if isinstance(starts_on, date) else None
    return read_rank(desk, organisation, seat, rank=str(rank), post=str(post), on=on).level


def end_appointment(desk: Desk, appointment_id: str, ends_on: date) -> Changes:
    """End an appointment with its last day.

    Raises:
        Refused: That day is before its first.
    """
    row = existing(desk, Appointment, appointment_id)
    refuse_backwards(row.starts_on, ends_on)
    person = existing(desk, Person, row.person_id)
    with desk.change(_("Ended the appointment of {name}").format(name=person.name)) as step:
        step.update(Appointment, appointment_id, ends_on=ends_on)
    return step.done()


def remove_appointment(desk: Desk, appointment_id: str) -> Changes:
    """Remove an appointment entered by mistake; Undo brings it back.

    Raises:
        Refused: It is no longer there.
    """
    row = existing(desk, Appointment, appointment_id)
    person = existing(desk, Person, row.person_id)
    with desk.change(_("Removed the appointment of {name}").format(name=person.name)) as step:
        step.delete(Appointment, appointment_id)
    return step.done()
