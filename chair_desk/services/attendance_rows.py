"""Which seat a line of somebody's register is for: by the person, by initials, by the agency."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from chair_desk.records.attendance_layouts import RowRead
from chair_desk.records.folding import folded
from chair_desk.records.frozen import frozen
from chair_desk.records.in_force import is_in_force
from chair_desk.records.member_sheet import is_name, split_rank, tidy_name
from chair_desk.records.people import (
    Appointment,
    AppointmentKind,
    Organisation,
    Person,
    Seat,
    SeatKind,
)
from chair_desk.services.desk import Desk
from chair_desk.words import _


@frozen(kw_only=True)
class Seated:
    """The seat a line is for. `new_name` is somebody who is not known to hold it.

    `names` are those of all who ever held it.
    """

    seat: Seat
    name: str
    full_name: str = ""
    person_id: str = ""
    new_name: str = ""
    held: tuple[Appointment, ...] = ()
    names: tuple[str, ...] = ()

    def holders_on(self, day: date) -> frozenset[str]:
        """Return the ids of all who held the seat on a day."""
        rows = (row for row in self.held if is_in_force(row.starts_on, row.ends_on, day))
        return frozenset(row.person_id for row in rows)

    def held_on(self, day: date) -> Appointment | None:
        """Return who held the seat on a day: the first where two shared it."""
        rows = [row for row in self.held if is_in_force(row.starts_on, row.ends_on, day)]
        return rows[0] if rows else None


class RowMatcher:
    """Finds seats of one body; what could be two seats is none."""

    def __init__(self, desk: Desk, body_id: str) -> None:
        self._seats = {row.id: row for row in desk.rows(Seat, body_id=body_id)}
        self._partners = {row.id: row for row in desk.rows(Organisation)}
        self._held: dict[str, list[Appointment]] = defaultdict(list)
        self._by_person: dict[str, list[str]] = defaultdict(list)
        for row in desk.rows(Appointment, seat_id=list(self._seats)):
            if row.kind is AppointmentKind.HOLDER:
                self._held[row.seat_id].append(row)
                self._by_person[row.person_id].append(row.seat_id)
        self._people: dict[str, list[Person]] = defaultdict(list)
        self._names: dict[str, str] = {}
        for person in desk.rows(Person):
            self._names[person.id] = person.name
            self._people[folded(person.name)].append(person)
            if person.initials:
                self._people[folded(person.initials)].append(person)

    def match(self, row: RowRead) -> Seated | None:
        """Return the seat of a line, or None where no seat or more than one fits."""
        of_agency = self._seats_of(row.agency)
        for name in row.names:
            people = {one.id for one in self._people.get(folded(_bare(name)), ())}
            seats = {seat for person in people for seat in self._by_person.get(person, ())}
            if of_agency:  # initials are not unique, and people move from one agency to another
                seats &= of_agency
            if len(people) == 1 and len(seats) == 1:
                return self._seated(seats.pop(), person_id=people.pop())
        said = " ".join((*row.names, row.role, row.agency))
        seats = self._seats_of(row.agency) or self._seats_of(row.role) or self._seats_of(said)
        if len(seats) > 1 and row.role:
            seats = {seat for seat in seats if self._is_of(seat, folded(row.role).strip())}
        if len(seats) != 1:
            return None
        name = _bare(row.names[0]) if row.names else ""
        is_person = is_name(name) and " " in name and not self._seats_of(name)
        return self._seated(seats.pop(), new_name=name if is_person else "")

    def why_not(self, row: RowRead) -> str:
        """Say why no seat was found for a line, and what would help."""
        said = " ".join((*row.names, row.role, row.agency))
        seats = self._seats_of(row.agency) or self._seats_of(row.role) or self._seats_of(said)
        if len(seats) < 2:  # noqa: PLR2004 - two or more may be meant
            return _("no seat fits “{who}”. Add the partner or the seat first.")
        return _("more than one seat fits “{who}”. Write the name or the role of the seat there.")

    def _is_of(self, seat_id: str, role: str) -> bool:
        """Say whether a seat, or somebody who held it, went by this role, post or rank."""
        said = {self._seats[seat_id].role}
        for row in self._held.get(seat_id, ()):
            said |= {row.post, row.rank}
        return role in {folded(one).strip() for one in said if one}

    def _seats_of(self, words: str) -> set[str]:
        """Return the members' seats of the partner that these words name."""
        said = f" {folded(words)} "
        for short in (False, True):
            named = {
                partner.id
                for partner in self._partners.values()
                for name in [partner.short_name if short else partner.name]
                if name and f" {folded(name)} " in said.replace(",", " ").replace("  ", " ")
            }
            if named:
                return {
                    seat.id
                    for seat in self._seats.values()
                    if seat.organisation_id in named and seat.kind is SeatKind.MEMBER
                }
        return {
            seat.id
            for seat in self._seats.values()
            if seat.role and folded(seat.role) == folded(words).strip()
        }

    def _seated(self, seat_id: str, *, person_id: str = "", new_name: str = "") -> Seated:
        seat = self._seats[seat_id]
        partner = self._partners.get(seat.organisation_id or "")
        agency = (partner.short_name or partner.name) if partner else ""
        return Seated(
            seat=seat,
            name=agency or seat.role,
            full_name=", ".join(part for part in (agency, seat.role) if part),
            person_id=person_id,
            new_name=new_name,
            held=tuple(self._held.get(seat_id, ())),
            names=tuple(self._names.get(row.person_id, "") for row in self._held.get(seat_id, ())),
        )

    def seat(self, seat_id: str) -> Seated:
        """Return a seat that no line named."""
        return self._seated(seat_id)

    def filled_on(self, day: date) -> list[Seated]:
        """Return the members' seats that somebody held on a day, in the order of the board."""
        seats = sorted(self._seats.values(), key=lambda seat: (seat.place, seat.id))
        found = (self._seated(seat.id) for seat in seats if seat.kind is SeatKind.MEMBER)
        return [one for one in found if one.held_on(day) is not None]


def deputy_on(desk: Desk, seat_id: str, person_id: str, day: date) -> Appointment | None:
    """Return the appointment by which somebody was a deputy for a seat on a day."""
    rows = desk.rows(Appointment, seat_id=seat_id, person_id=person_id)
    return next(
        (
            row
            for row in rows
            if row.kind is not AppointmentKind.HOLDER
            and is_in_force(row.starts_on, row.ends_on, day)
        ),
        None,
    )


def _bare(name: str) -> str:
    """Return a name without its rank, the surname last."""
    return tidy_name(split_rank(name)[1] or name)
