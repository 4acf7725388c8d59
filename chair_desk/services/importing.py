"""Members from a spreadsheet: every row is answered, and nothing is half brought in."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from chair_desk.records.changes import CannotDo, Changes
from chair_desk.records.member_sheet import (
    Headings,
    MemberRow,
    bare_name,
    find_headings,
    is_email,
    is_name,
    read_row,
)
from chair_desk.records.people import Person
from chair_desk.services.boards import main_body
from chair_desk.services.desk import Desk
from chair_desk.services.imported_seats import SeatFinder
from chair_desk.services.names import initials_of
from chair_desk.services.people import add_person, change_person
from chair_desk.services.sheets import read_sheet
from chair_desk.words import _, ngettext


class Outcome(enum.StrEnum):
    """What was done with a row."""

    ADDED = "added"
    JOINED = "joined"
    SKIPPED = "skipped"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class RowOutcome:
    """What came of one row; `row_number` is the spreadsheet's, `sentence` says it whole."""

    row_number: int
    outcome: Outcome
    sentence: str


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What came of every row, in order, and the one change that was made of them."""

    rows: tuple[RowOutcome, ...]
    changes: Changes

    def count(self, outcome: Outcome) -> int:
        """Count the rows that came out so."""
        return sum(row.outcome is outcome for row in self.rows)

    @property
    def summary(self) -> str:
        """Say in one line what was done."""
        return _("{added} added, {joined} joined, {skipped} skipped, {refused} refused.").format(
            added=self.count(Outcome.ADDED),
            joined=self.count(Outcome.JOINED),
            skipped=self.count(Outcome.SKIPPED),
            refused=self.count(Outcome.REFUSED),
        )


def read_members(path: Path) -> list[MemberRow]:
    """Read the list of members in a CSV file or a workbook; empty rows come too.

    Raises:
        CannotDo: It is no spreadsheet, or no row of it reads as headings with one for names.
    """
    rows = read_sheet(path)
    headings = find_headings(rows)
    if headings is None:
        raise CannotDo(
            _("No column headings were found in “{name}”.").format(name=path.name),
            _("Nothing was changed. One heading has to be “Name”, another “Agency” or “Post”."),
            _("Put the headings above the names and try again."),
        )
    return _below(rows, headings)


def _below(rows: Sequence[tuple[int, Sequence[str]]], headings: Headings) -> list[MemberRow]:
    return [
        read_row(number, cells, headings.columns)
        for number, cells in rows
        if number > headings.row_number
    ]


def import_members(desk: Desk, path: Path, *, body_id: str | None = None) -> ImportReport:
    """Bring in the members of a spreadsheet as one change that undo takes back whole.

    Somebody known already, by e-mail address or by name and agency, is joined and not added
    twice; what is missing of them is filled in.

    Raises:
        CannotDo: The file cannot be read as a list of members; nothing was changed.
    """
    return bring_in_members(desk, read_members(path), body_id=body_id)


def bring_in_members(
    desk: Desk, rows: Sequence[MemberRow], *, body_id: str | None = None
) -> ImportReport:
    """Bring in rows that were read, as one change."""
    with desk.change(_("Brought in members")) as step:
        bringing = _Bringing(desk, SeatFinder(desk, body_id or main_body(desk).id), rows)
        for row in rows:
            bringing.take(row)
        bringing.seat_deputies()
        added = sum(done.outcome is Outcome.ADDED for done in bringing.done)
        label = ngettext("Brought in {count} member", "Brought in {count} members", added)
        step.label = label.format(count=added)
    return ImportReport(tuple(bringing.outcomes()), step.done())


@dataclass(slots=True)
class _Done:
    row: MemberRow
    outcome: Outcome
    said: list[str] = field(default_factory=list)
    person_id: str = ""
    seat_id: str = ""


class _Bringing:
    """The rows of one import, as they are worked through."""

    def __init__(self, desk: Desk, seats: SeatFinder, rows: Sequence[MemberRow]) -> None:
        self._desk = desk
        self._seats = seats
        self._people: dict[str, Person] = {}
        self._row_of: dict[str, int] = {}
        self._by_email: dict[str, str] = {}
        self._deputies = {
            (bare_name(row.deputy), row.agency.casefold()) for row in rows if row.deputy
        }
        self.done: list[_Done] = []
        for person in desk.rows(Person):
            self._remember(person)

    def _remember(self, person: Person) -> None:
        self._people[person.id] = person
        if person.email:
            self._by_email[person.email.strip().lower()] = person.id

    def take(self, row: MemberRow) -> None:
        """Bring in one row, or say why not."""
        if fault := self._fault(row):
            self.done.append(fault)
            return
        known = self._known(row)
        done = self._join(row, known) if known else self._add(row)
        self._row_of.setdefault(done.person_id, row.row_number)
        self.done.append(done)

    def _fault(self, row: MemberRow) -> _Done | None:
        if not any((row.name, row.post, row.agency, row.email, row.phone)):
            return _Done(row, Outcome.SKIPPED, [_("The row is empty.")])
        if not row.name:
            return _Done(row, Outcome.REFUSED, [_("It has no name. Nothing was added.")])
        if not is_name(row.name):
            said = _("“{words}” is no name. Nothing was added.").format(words=row.name)
            return _Done(row, Outcome.REFUSED, [said])
        return None

    def _known(self, row: MemberRow) -> Person | None:
        """Find who it is: by e-mail address, else by a name that one person alone has.

        A person of the same name at another agency is somebody else.
        """
        if row.email in self._by_email:
            return self._people[self._by_email[row.email]]
        wanted = bare_name(row.name)
        same = [one for one in self._people.values() if bare_name(one.name) == wanted]
        same = [one for one in same if self._seats.may_be_of(one.id, row.agency)]
        return same[0] if len(same) == 1 else None

    def _join(self, row: MemberRow, person: Person) -> _Done:
        earlier = self._row_of.get(person.id)
        said = (
            _("{name} stands in row {number} already.").format(name=person.name, number=earlier)
            if earlier
            else _("{name} is on the board already.").format(name=person.name)
        )
        done = _Done(row, Outcome.JOINED, [said], person.id)
        missing = {}
        if not person.email and is_email(row.email):
            missing["email"] = row.email
        if not person.phone and row.phone:
            missing["phone"] = row.phone
        if missing:
            change_person(self._desk, person.id, **missing)
            self._remember(self._desk.get(Person, person.id) or person)
            done.said.append(_("What was missing was filled in."))
        if not earlier:
            self._seat(done)
        done.seat_id = done.seat_id or self._seats.seat_of(person.id)
        return done

    def _add(self, row: MemberRow) -> _Done:
        done = _Done(row, Outcome.ADDED, [_("Added {name}.").format(name=row.name)])
        email = row.email if is_email(row.email) else ""
        if row.email and not email:
            said = _("“{words}” is no e-mail address and was left out.")
            done.said.append(said.format(words=row.email))
        initials = row.initials or initials_of(row.name)
        alike = [one.name for one in self._people.values() if initials and one.initials == initials]
        if alike:
            said = _("Has the same initials as {names}.").format(names=", ".join(sorted(alike)))
            done.said.append(said)
        made = add_person(
            self._desk, row.name, initials=initials, email=email, phone=row.phone
        ).made
        done.person_id = made
        person = self._desk.get(Person, made)
        if person is not None:
            self._remember(person)
        self._seat(done)
        return done

    def _seat(self, done: _Done) -> None:
        row = done.row
        if (bare_name(row.name), row.agency.casefold()) in self._deputies:
            return  # a named deputy sits in the seat of whoever named them
        done.seat_id = self._seats.seat(row, done.person_id, done.said)

    def seat_deputies(self) -> None:
        """Appoint the deputies that were named, now that everybody is known.

        A deputy may have a deputy in turn, so it goes on while it leads to anything.
        """
        waiting = [done for done in self.done if done.row.deputy and done.person_id]
        while ready := [done for done in waiting if done.seat_id]:
            waiting = [done for done in waiting if not done.seat_id]
            for done in ready:
                self._appoint_deputy(done)
        for done in self.done:
            is_homeless = done.person_id and not self._seats.seat_of(done.person_id)
            if is_homeless and done.outcome is Outcome.ADDED:
                done.seat_id = self._seats.seat(done.row, done.person_id, done.said)

    def _appoint_deputy(self, done: _Done) -> None:
        wanted = bare_name(done.row.deputy)
        same = [one for one in self._people.values() if bare_name(one.name) == wanted]
        if len(same) != 1:
            said = _("The deputy “{name}” is not on the list and was left out.")
            done.said.append(said.format(name=done.row.deputy))
            return
        own = next((one for one in self.done if one.person_id == same[0].id), None)
        self._seats.seat_deputy(done.seat_id, same[0], own.row if own else None, done.said)
        if own is not None:
            own.seat_id = own.seat_id or done.seat_id

    def outcomes(self) -> list[RowOutcome]:
        """Return what came of every row, in the order of the spreadsheet."""
        return [
            RowOutcome(one.row.row_number, one.outcome, " ".join(one.said)) for one in self.done
        ]
