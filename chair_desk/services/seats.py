"""Seats at the table of a body, and the level that the partners agreed for each."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from chair_desk.records.changes import Changes, Refused
from chair_desk.records.columns import Value
from chair_desk.records.people import (
    AgreedLevel,
    Appointment,
    Organisation,
    Seat,
    SeatKind,
    Standing,
)
from chair_desk.services.checks import (
    existing,
    refuse_backwards,
    refuse_days_backwards,
    refuse_faults,
    refuse_if_named,
    refuse_other_columns,
)
from chair_desk.services.desk import Desk, Step
from chair_desk.services.placing import place_at
from chair_desk.words import _

SEAT_COLUMNS = frozenset({"role", "kind", "starts_on", "ends_on"})
STATUTORY_LEVEL, OTHER_LEVEL = 4, 3


def seats(desk: Desk, body_id: str) -> list[Seat]:
    """Return the seats of a body, ended ones too, in order."""
    return desk.rows(Seat, body_id=body_id, order=("place", "id"))


def seat_name(desk: Desk, seat: Seat) -> str:
    """Call a seat by its role, or by the partner it is for."""
    organisation = desk.get(Organisation, seat.organisation_id)
    return seat.role or (organisation.name if organisation else _("a seat"))


def starting_level(organisation: Organisation) -> int:
    """Return the level a seat of this partner starts with: 4 for statutory partners, else 3.

    Source: DESIGN.md section 2; the partners may agree another, from a date.
    """
    return STATUTORY_LEVEL if organisation.standing is Standing.STATUTORY else OTHER_LEVEL


def add_seat(
    desk: Desk,
    body_id: str,
    *,
    organisation_id: str | None = None,
    role: str = "",
    kind: SeatKind = SeatKind.MEMBER,
    starts_on: date | None = None,
) -> Changes:
    """Add a seat to a body; one for a partner's member gets its starting level.

    Raises:
        Refused: It has neither a partner nor a role to be known by.
    """
    organisation = existing(desk, Organisation, organisation_id) if organisation_id else None
    if organisation is None and not role.strip():
        raise Refused({"role": _("Give the role on the board, or choose a partner.")})
    seat = Seat(
        id=desk.new_id(),
        body_id=body_id,
        organisation_id=organisation_id,
        role=role.strip(),
        kind=kind,
        starts_on=starts_on,
    )
    level = starting_level(organisation) if organisation and kind is SeatKind.MEMBER else None
    with desk.change(_("Added a seat for {name}").format(name=seat_name(desk, seat))) as step:
        insert_seat(desk, step, seat, level)
    return step.done(made=seat.id)


def insert_seat(desk: Desk, step: Step, seat: Seat, level: int | None) -> None:
    """Write a new seat, last in its body, with its agreed level if it has one."""
    others = seats(desk, seat.body_id)
    step.insert(replace(seat, place=place_at(step, others, len(others))))
    if level is not None:
        step.insert(
            AgreedLevel(id=desk.new_id(), seat_id=seat.id, level=level, starts_on=seat.starts_on)
        )


def change_seat(desk: Desk, seat_id: str, **values: Value) -> Changes:
    """Change a seat: its role, as what it sits, its days.

    Raises:
        Refused: A value is not allowed, or it ends before it starts.
    """
    refuse_other_columns(values, SEAT_COLUMNS)
    refuse_faults(Seat, values)
    seat = existing(desk, Seat, seat_id)
    refuse_days_backwards(seat, values)
    label = _("Changed the seat for {name}").format(name=seat_name(desk, seat))
    with desk.change(label) as step:
        step.update(Seat, seat_id, **values)
    return step.done()


def end_seat(desk: Desk, seat_id: str, ends_on: date) -> Changes:
    """End a seat with its last day, and with it whoever still holds it.

    Raises:
        Refused: That day is before its first.
    """
    seat = existing(desk, Seat, seat_id)
    label = _("Ended the seat for {name}").format(name=seat_name(desk, seat))
    with desk.change(label) as step:
        close_seat(desk, step, seat, ends_on)
    return step.done()


def close_seat(desk: Desk, step: Step, seat: Seat, ends_on: date) -> None:
    """Write the last day of a seat and of the appointments to it that go on.

    Raises:
        Refused: Somebody was to come to it only after that day, or it began after it.
    """
    refuse_backwards(seat.starts_on, ends_on)
    step.update(Seat, seat.id, ends_on=ends_on)
    for row in desk.rows(Appointment, seat_id=seat.id):
        if row.ends_on is None or row.ends_on > ends_on:
            refuse_backwards(row.starts_on, ends_on)
            step.update(Appointment, row.id, ends_on=ends_on)


def remove_seat(desk: Desk, seat_id: str) -> Changes:
    """Remove a seat entered by mistake; Undo brings it back.

    Raises:
        Refused: Somebody holds or held it, or came for it.
    """
    seat = existing(desk, Seat, seat_id)
    refuse_if_named(desk, Seat, seat_id, but={"agreed_level"})
    label = _("Removed the seat for {name}").format(name=seat_name(desk, seat))
    with desk.change(label) as step:
        for row in desk.rows(AgreedLevel, seat_id=seat_id):
            step.delete(AgreedLevel, row.id)
        step.delete(Seat, seat_id)
    return step.done()


def agree_level(desk: Desk, seat_id: str, level: int, *, starts_on: date | None = None) -> Changes:
    """Agree a level of authority for a seat, from a day on; today if none is given.

    It adds a dated row: readings of meetings before that day stay as they were.

    Raises:
        Refused: The level is not from 1 to 5, or the seat is not ranked.
    """
    refuse_faults(AgreedLevel, {"level": level})
    seat = existing(desk, Seat, seat_id)
    if seat.kind is not SeatKind.MEMBER or seat.organisation_id is None:
        raise Refused(_("Only the seats of partners have an agreed level."))
    day = starts_on or desk.today()
    label = _("Agreed level {level} for {name}").format(level=level, name=seat_name(desk, seat))
    same_day = desk.rows(AgreedLevel, seat_id=seat_id, starts_on=day)
    row = AgreedLevel(id=desk.new_id(), seat_id=seat_id, level=level, starts_on=day)
    with desk.change(label) as step:
        if same_day:
            step.update(AgreedLevel, same_day[0].id, level=level)
        else:
            step.insert(row)
    return step.done(made=same_day[0].id if same_day else row.id)
