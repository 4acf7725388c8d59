"""A person in a seat, from a day to a day, in a post of a rank."""

from __future__ import annotations

from datetime import date, timedelta

from chair_desk.records.changes import Changes, Refused
from chair_desk.records.columns import Value
from chair_desk.records.frozen import frozen
from chair_desk.records.people import (
    Appointment,
    AppointmentKind,
    Organisation,
    Person,
    Seat,
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


def appoint(
    desk: Desk,
    seat_id: str,
    person_id: str,
    *,
    starts_on: date | None = None,
    post: str = "",
    rank: str = "",
) -> Changes:
    """Put a person in a seat from a day on; whoever held it leaves it the day before.

    The rank comes to a level on the partner's ladder. Where it cannot be sorted the level is
    not known, and `ranks.read_rank` says why: nobody's level is guessed.

    Raises:
        Refused: The person holds the seat then already, or the former holder came later.
    """
    asked = _ask(desk, seat_id, person_id, post=post, rank=rank, starts_on=starts_on)
    label = _("Appointed {name}").format(name=asked.person.name)
    with desk.change(label) as step:
        _succeed(desk, step, asked)
        made = _insert(desk, step, asked, AppointmentKind.HOLDER)
    return step.done(made=made)


def share_seat(
    desk: Desk,
    seat_id: str,
    person_id: str,
    *,
    starts_on: date | None = None,
    post: str = "",
    rank: str = "",
) -> Changes:
    """Put a person in a seat beside its holder: two people share one post.

    Raises:
        Refused: The person holds the seat then already.
    """
    asked = _ask(desk, seat_id, person_id, post=post, rank=rank, starts_on=starts_on)
    label = _("Appointed {name} to share the seat").format(name=asked.person.name)
    with desk.change(label) as step:
        made = _insert(desk, step, asked, AppointmentKind.HOLDER)
    return step.done(made=made)


def appoint_deputy(
    desk: Desk,
    seat_id: str,
    person_id: str,
    *,
    starts_on: date | None = None,
    post: str = "",
    rank: str = "",
) -> Changes:
    """Let a person deputise for the holder of a seat from a day on.

    Raises:
        Refused: The person holds the seat or deputises for it then already.
    """
    asked = _ask(desk, seat_id, person_id, post=post, rank=rank, starts_on=starts_on)
    label = _("Added {name} as deputy").format(name=asked.person.name)
    with desk.change(label) as step:
        made = _insert(desk, step, asked, AppointmentKind.DEPUTY)
    return step.done(made=made)


def _ask(
    desk: Desk, seat_id: str, person_id: str, *, post: str, rank: str, starts_on: date | None
) -> _Asked:
    asked = _Asked(
        seat=existing(desk, Seat, seat_id),
        person=existing(desk, Person, person_id),
        post=post.strip(),
        rank=rank.strip(),
        starts_on=starts_on,
    )
    for row in desk.rows(Appointment, seat_id=seat_id, person_id=person_id):
        if row.ends_on is None or starts_on is None or row.ends_on >= starts_on:
            raise Refused(
                {
                    "person_id": _("{name} holds this seat, or deputises for it, already.").format(
                        name=asked.person.name
                    )
                }
            )
    return asked


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
        level=reading.level,
        starts_on=asked.starts_on,
    )
    step.insert(row)
    return row.id


def change_appointment(desk: Desk, appointment_id: str, **values: Value) -> Changes:
    """Correct an appointment as it was entered.

    A new rank or post is sorted again, unless a level is given with it: that is how a person
    settles a title that the ladder cannot. A promotion is no correction: appoint anew with its
    date, so that past meetings keep the rank of their day.

    Raises:
        Refused: A value is not allowed, or it ends before it starts.
    """
    refuse_other_columns(values, APPOINTMENT_COLUMNS)
    refuse_faults(Appointment, values)
    row = existing(desk, Appointment, appointment_id)
    refuse_days_backwards(row, values)
    if values.keys() & {"rank", "post"} and "level" not in values:
        values = values | {"level": _sorted_again(desk, row, values)}
    person = existing(desk, Person, row.person_id)
    with desk.change(_("Changed {name}").format(name=person.name)) as step:
        step.update(Appointment, appointment_id, **values)
        _remember(desk, step, row, values)
    return step.done()


def _remember(desk: Desk, step: Step, row: Appointment, values: dict[str, Value]) -> None:
    """Remember a level that a person gave to a title, so that the board is asked only once."""
    level = values.get("level")
    seat = existing(desk, Seat, row.seat_id)
    ladder = ladder_of(desk, desk.get(Organisation, seat.organisation_id), row.starts_on)
    title = str(values.get("rank", row.rank) or values.get("post", row.post))
    if ladder is not None and isinstance(level, int) and level != row.level:
        remember_rank(desk, step, ladder, title, level)


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
