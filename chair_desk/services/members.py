"""Who sits at the table of a body on a day: the day of the meeting, not today's."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from chair_desk.records.frozen import frozen
from chair_desk.records.in_force import is_in_force
from chair_desk.records.people import (
    AgreedLevel,
    Appointment,
    AppointmentKind,
    Organisation,
    Person,
    Seat,
    SeatKind,
)
from chair_desk.services.checks import Dated
from chair_desk.services.desk import Desk

D = TypeVar("D", bound=Dated)


@frozen(kw_only=True)
class Deputy:
    """Somebody who may come for the holder of a seat."""

    appointment: Appointment
    person: Person


@frozen(kw_only=True)
class Member:
    """A seat on a day with its holder. With nobody in post, `appointment` and `person` are None.

    A seat that two people share makes two members with the same seat: count seats by id.
    `agreed_level` is what the partners agreed for the seat on that day, where it is ranked.
    """

    seat: Seat
    organisation: Organisation | None = None
    appointment: Appointment | None = None
    person: Person | None = None
    deputies: tuple[Deputy, ...] = ()
    agreed_level: int | None = None

    @property
    def is_ranked(self) -> bool:
        """Say whether a level means anything here: lay members and staff are not ranked."""
        return self.seat.kind is SeatKind.MEMBER and self.organisation is not None


def in_force(dated: Dated, on: date) -> bool:
    """Say whether something is in force on a day; its first and last day count."""
    return is_in_force(dated.starts_on, dated.ends_on, on)


def only_in_force(rows: Iterable[D], on: date) -> list[D]:
    """Keep what is in force on a day."""
    return [row for row in rows if in_force(row, on)]


def members_on(desk: Desk, body_id: str, on: date, **equal: Any) -> list[Member]:
    """Return the members of a body on a day, in the order of their seats.

    Only of the seats whose further columns equal what is given, where anything is.
    """
    rows = desk.rows(Seat, body_id=body_id, order=("place", "id"), **equal)
    seats = only_in_force(rows, on)
    return members_of_seats(desk, seats, on)


def members_of_seats(desk: Desk, seats: Sequence[Seat], on: date) -> list[Member]:
    """Return the members who sit in these seats on a day, in the order of the seats given."""
    seat_ids = [seat.id for seat in seats]
    appointments = _appointments_by_seat(desk, seat_ids, on)
    people = _people_of(desk, appointments.values())
    organisations = {row.id: row for row in desk.rows(Organisation)}
    levels = agreed_levels(desk, seat_ids, on)
    _read_on_the_day(desk, seats, organisations, appointments, on=on)
    found = []
    for seat in seats:
        held = appointments.get(seat.id, [])
        common = Member(
            seat=seat,
            organisation=organisations.get(seat.organisation_id or ""),
            deputies=tuple(
                Deputy(appointment=row, person=people[row.person_id])
                for row in held
                if row.kind is AppointmentKind.DEPUTY
            ),
            agreed_level=levels.get(seat.id),
        )
        found.extend(_holders(common, held, people))
    return found


def _read_on_the_day(
    desk: Desk,
    seats: Sequence[Seat],
    organisations: Mapping[str, Organisation],
    held: dict[str, list[Appointment]],
    *,
    on: date,
) -> None:
    """Read ranks anew where the ladder of a partner changed between an appointment and the day."""
    dated = desk.shelf.ladder_names(dated=True)
    for seat in seats:
        organisation = organisations.get(seat.organisation_id or "")
        if organisation is None or organisation.ladder not in dated:
            continue
        from chair_desk.services.ranks import level_on

        held[seat.id] = [
            replace(row, level=level_on(desk, row, seat, organisation, on))
            for row in held.get(seat.id, ())
        ]


def _holders(
    common: Member, held: Sequence[Appointment], people: dict[str, Person]
) -> list[Member]:
    holders = [row for row in held if row.kind is AppointmentKind.HOLDER]
    if not holders:
        return [common]
    return [
        Member(
            seat=common.seat,
            organisation=common.organisation,
            appointment=row,
            person=people[row.person_id],
            deputies=common.deputies,
            agreed_level=common.agreed_level,
        )
        for row in holders
    ]


def _appointments_by_seat(
    desk: Desk, seat_ids: Sequence[str], on: date
) -> dict[str, list[Appointment]]:
    found: dict[str, list[Appointment]] = defaultdict(list)
    rows = desk.rows(Appointment, seat_id=seat_ids)
    for row in sorted(only_in_force(rows, on), key=lambda row: (str(row.starts_on or ""), row.id)):
        found[row.seat_id].append(row)
    return found


def _people_of(desk: Desk, held: Iterable[Sequence[Appointment]]) -> dict[str, Person]:
    ids = {row.person_id for rows in held for row in rows}
    return {person.id: person for person in desk.rows(Person, id=ids)}


def agreed_levels(desk: Desk, seat_ids: Sequence[str], on: date) -> dict[str, int]:
    """Return the level agreed for each seat as it stood on a day, by seat id."""
    return {seat_id: row.level for seat_id, row in agreed_rows(desk, seat_ids, on).items()}


def agreed_rows(desk: Desk, seat_ids: Sequence[str], on: date) -> dict[str, AgreedLevel]:
    """Return the agreement on the level of each seat that stood on a day, by seat id."""
    rows = desk.rows(AgreedLevel, seat_id=seat_ids)
    begun = [row for row in rows if row.starts_on is None or row.starts_on <= on]
    begun.sort(key=lambda row: (str(row.starts_on or ""), row.id))
    return {row.seat_id: row for row in begun}
