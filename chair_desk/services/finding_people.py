"""Finding people by what others call them: a name, initials, a role, an agency."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from chair_desk.records.frozen import frozen
from chair_desk.records.people import Appointment, Organisation, Person, Seat
from chair_desk.services.desk import Desk
from chair_desk.services.members import in_force, only_in_force
from chair_desk.services.names import folded, words_of

_INITIALS, _NAME_STARTS, _NAME_HOLDS, _ELSEWHERE = range(4)


@frozen(kw_only=True)
class FoundPerson:
    """A person who was found, with the seat and agency they stand for on the day."""

    person: Person
    appointment: Appointment | None = None
    seat: Seat | None = None
    organisation: Organisation | None = None

    @property
    def words(self) -> str:
        """Say who it is so that two people with one name are told apart."""
        appointment, seat, organisation = self.appointment, self.seat, self.organisation
        post = (appointment.rank or appointment.post) if appointment else ""
        role = post or (seat.role if seat else "")
        agency = (organisation.short_name or organisation.name) if organisation else ""
        return ", ".join(part for part in (self.person.name, role, agency) if part)


def find_people(desk: Desk, words: str, on: date) -> list[FoundPerson]:
    """Return the people whom these words fit, the best first; everybody for no words.

    Every word must begin a word of the name, the post, the role or the agency, or be the
    initials. Capitals and accents do not matter.
    """
    wanted = words_of(words)
    found = []
    for known in everybody(desk, on):
        fit = _fit(known, wanted)
        if fit is not None:
            found.append((fit, known.appointment is None, folded(known.person.name), known))
    return [entry[-1] for entry in sorted(found, key=lambda entry: entry[:-1])]


def everybody(desk: Desk, on: date) -> list[FoundPerson]:
    """Return everybody the board knows, each with the first appointment in force on a day."""
    seats = {seat.id: seat for seat in desk.rows(Seat)}
    organisations = {row.id: row for row in desk.rows(Organisation)}
    held: dict[str, list[Appointment]] = defaultdict(list)
    for row in only_in_force(desk.rows(Appointment), on):
        if in_force(seats[row.seat_id], on):
            held[row.person_id].append(row)
    found = []
    for person in desk.rows(Person, order=("name", "id")):
        mine = sorted(held[person.id], key=lambda row: (row.kind != "holder", row.id))
        seat = seats[mine[0].seat_id] if mine else None
        found.append(
            FoundPerson(
                person=person,
                appointment=mine[0] if mine else None,
                seat=seat,
                organisation=organisations.get(seat.organisation_id or "") if seat else None,
            )
        )
    return found


def _fit(known: FoundPerson, wanted: list[str]) -> int | None:
    """Return how well somebody fits, 0 best; None where a word fits nothing of theirs."""
    name = words_of(known.person.name)
    initials = folded(known.person.initials)
    elsewhere = words_of(_around(known))
    if not wanted:
        return _ELSEWHERE
    if "".join(wanted) == initials and initials:
        return _INITIALS
    worst = _NAME_STARTS if name and name[0].startswith(wanted[0]) else _NAME_HOLDS
    for word in wanted:
        if any(part.startswith(word) for part in name):
            continue
        if word == initials or any(part.startswith(word) for part in elsewhere):
            worst = _ELSEWHERE
            continue
        return None
    return worst


def _around(known: FoundPerson) -> str:
    parts = []
    if known.appointment:
        parts += [known.appointment.rank, known.appointment.post]
    if known.seat:
        parts.append(known.seat.role)
    if known.organisation:
        parts += [known.organisation.name, known.organisation.short_name]
    return " ".join(parts)
