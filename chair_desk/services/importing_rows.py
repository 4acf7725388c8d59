"""The rows of one import as they are worked through: who is new, who is known, who sits where."""

from __future__ import annotations

import enum
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from chair_desk.records.agency_kinds import seat_kind_of
from chair_desk.records.folding import folded
from chair_desk.records.member_sheet import (
    MemberRow,
    bare_name,
    is_email,
    is_name,
    is_nobody,
    split_aside,
    split_rank,
    tidy_name,
)
from chair_desk.records.people import Person, SeatKind
from chair_desk.services.desk import Desk
from chair_desk.services.importing_seats import SeatFinder
from chair_desk.services.names import initials_of
from chair_desk.services.people import add_person, change_person
from chair_desk.words import _


class Outcome(enum.StrEnum):
    """What was done with a row."""

    ADDED = "added"
    JOINED = "joined"
    SKIPPED = "skipped"
    REFUSED = "refused"


@dataclass(slots=True)
class Done:
    """What came of a row so far. `is_again` where the person stood in a row before."""

    row: MemberRow
    outcome: Outcome
    said: list[str] = field(default_factory=list)
    person_id: str = ""
    seat_id: str = ""
    is_again: bool = False


class Bringing:
    """The rows of one import, as they are worked through."""

    def __init__(self, desk: Desk, seats: SeatFinder, rows: Sequence[MemberRow]) -> None:
        """Learn who is on the board already, and who is named as a deputy."""
        self._desk = desk
        self._seats = seats
        self._people: dict[str, Person] = {}
        self._agencies: dict[str, set[str]] = defaultdict(set)
        self._row_of: dict[str, int] = {}
        self._by_email: dict[str, str] = {}
        self._has_emails = any(row.email for row in rows)
        self._deputies = {
            (bare_name(_deputy_of(words).name), folded(row.agency))
            for row in rows
            for words in row.deputies
        }
        self.done: list[Done] = []
        for person in desk.rows(Person):
            self._remember(person)

    def _remember(self, person: Person) -> None:
        self._people[person.id] = person
        if person.email:
            self._by_email.setdefault(person.email.strip().lower(), person.id)

    # ---------------------------------------------------------------- people

    def take(self, row: MemberRow) -> None:
        """Bring in one row, or say why not."""
        if fault := _fault(row):
            self.done.append(fault)
            return
        known = self._known(row)
        done = self._join(row, known) if known else self._add(row)
        if row.agency:
            self._agencies[done.person_id].add(folded(row.agency))
        self._row_of.setdefault(done.person_id, row.row_number)
        self.done.append(done)

    def _known(self, row: MemberRow) -> Person | None:
        """Find who it is: by e-mail address, else by a name that one person alone has.

        Two people may share an address, so some word of the name has to be the same. A person
        of the same name at another agency is somebody else.
        """
        by_email = self._people.get(self._by_email.get(row.email, ""))
        if by_email and set(bare_name(by_email.name).split()) & set(bare_name(row.name).split()):
            return by_email
        same = self._same_name(row.name, row.agency)
        return same[0] if len(same) == 1 else None

    def _same_name(self, name: str, agency: str) -> list[Person]:
        wanted = bare_name(name)
        same = [one for one in self._people.values() if bare_name(one.name) == wanted]
        return [one for one in same if self._may_be_of(one.id, agency)]

    def _may_be_of(self, person_id: str, agency: str) -> bool:
        if folded(agency) in self._agencies[person_id]:
            return True
        if agency and self._agencies[person_id]:
            return False
        return self._seats.may_be_of(person_id, agency)

    def _join(self, row: MemberRow, person: Person) -> Done:
        earlier = self._row_of.get(person.id)
        words = (
            _("{name} stands in row {number} already.")
            if earlier
            else _("{name} is on the board already.")
        )
        said = [words.format(name=person.name, number=earlier)]
        done = Done(row, Outcome.JOINED, said, person.id, is_again=earlier is not None)
        missing = {}
        if not person.email and is_email(row.email):
            missing["email"] = row.email
        if not person.phone and row.phone:
            missing["phone"] = row.phone
        if missing:
            change_person(self._desk, person.id, **missing)
            self._remember(self._desk.get(Person, person.id) or person)
            done.said.append(_("What was missing was filled in."))
        if person.email and is_email(row.email) and row.email != person.email.lower():
            words = _("The other e-mail address, {email}, was left out.")
            done.said.append(words.format(email=row.email))
        return done

    def _add(self, row: MemberRow) -> Done:
        done = Done(row, Outcome.ADDED, [_("Added {name}.").format(name=row.name)])
        email = self._email(row, done.said)
        person = self._new_person(row.name, row.initials, done.said, email=email, phone=row.phone)
        done.person_id = person.id
        if row.aside and seat_kind_of("", sits_as=row.aside) is SeatKind.MEMBER:
            words = _("“{words}”, beside the name, was not read.")
            done.said.append(words.format(words=row.aside))
        return done

    def _email(self, row: MemberRow, said: list[str]) -> str:
        if not row.email:
            if self._has_emails:
                said.append(_("No e-mail address is given."))
            return ""
        if not is_email(row.email):
            words = _("“{words}” is no e-mail address and was left out.")
            said.append(words.format(words=row.email))
            return ""
        if other := self._people.get(self._by_email.get(row.email, "")):
            said.append(_("{name} has the same e-mail address.").format(name=other.name))
        return row.email

    def _new_person(self, name: str, initials: str, said: list[str], **values: str) -> Person:
        initials = initials or initials_of(name)
        alike = [one.name for one in self._people.values() if initials and one.initials == initials]
        if alike:
            words = _("Has the same initials as {names}.")
            said.append(words.format(names=", ".join(sorted(alike))))
        made = add_person(self._desk, name, initials=initials, **values).made
        (person,) = self._desk.rows(Person, id=[made])
        self._remember(person)
        return person

    # ----------------------------------------------------------------- seats

    def seat_members(self) -> None:
        """Give everybody a seat who is no deputy, the highest of each partner first."""
        waiting = [done for done in self.done if done.person_id and not done.is_again]
        waiting.sort(key=lambda done: (-self._seats.level_of(done.row), done.row.row_number))
        for done in waiting:
            if (bare_name(done.row.name), folded(done.row.agency)) not in self._deputies:
                self._seat(done)

    def _seat(self, done: Done) -> None:
        done.seat_id = self._seats.seat(done.row, done.person_id, done.said)

    def seat_deputies(self) -> None:
        """Appoint the deputies that were named, now that everybody is known.

        A deputy may have a deputy in turn, so it goes on while it leads to anything. Two who
        deputise for each other and for nobody else get seats of their own.
        """
        waiting = [done for done in self.done if done.row.deputy_words and done.person_id]
        while waiting:
            for done in waiting:
                done.seat_id = done.seat_id or self._seats.seat_of(done.person_id)
            ready = [done for done in waiting if done.seat_id]
            for done in ready or waiting[:1]:
                if not done.seat_id:
                    self._seat(done)
                self._appoint_deputies(done)
                waiting.remove(done)
        for done in self.done:
            is_homeless = done.person_id and not self._seats.seat_of(done.person_id)
            if is_homeless and done.outcome is Outcome.ADDED and not done.seat_id:
                self._seat_named_deputy(done)

    def _seat_named_deputy(self, done: Done) -> None:
        """Give a seat to somebody named as a deputy whom in the end nobody could take as one."""
        if (bare_name(done.row.name), folded(done.row.agency)) in self._deputies:
            self._seat(done)

    def _appoint_deputies(self, done: Done) -> None:
        if not done.row.deputies and not is_dash(done.row.deputy_words):
            words = _("“{words}” in the column of deputies names nobody.")
            done.said.append(words.format(words=done.row.deputy_words))
        if done.row.deputies and not done.seat_id:
            done.said.append(_("Without a seat nobody can deputise."))
            return
        for words in done.row.deputies:
            self._appoint_deputy(done, _deputy_of(words))

    def _appoint_deputy(self, done: Done, deputy: MemberRow) -> None:
        same = self._same_name(deputy.name, done.row.agency)
        if len(same) > 1:
            words = _("The deputy “{name}” may be several people, so nobody was appointed.")
            done.said.append(words.format(name=deputy.name))
            return
        own = next((one for one in self.done if same and one.person_id == same[0].id), None)
        person = same[0] if same else self._new_person(deputy.name, "", done.said)
        if not same:
            done.said.append(_("{name} was added.").format(name=person.name))
        is_made = self._seats.seat_deputy(
            done.seat_id, person, own.row if own else deputy, done.said
        )
        if own is not None and own is not done:
            own.seat_id = own.seat_id or done.seat_id
            if is_made:
                holder = self._people[done.person_id].name
                own.said.append(_("Deputises for {name}.").format(name=holder))


def is_dash(words: str) -> bool:
    """Say whether a cell is empty but for a dash or the like."""
    return is_nobody(words) and not any(sign.isalpha() for sign in words)


def _deputy_of(words: str) -> MemberRow:
    """Read one name of a cell of deputies: "Det Supt Priya Sandalwood", "Ann Lee, AD"."""
    rank, name = split_rank(tidy_name(split_aside(words)[0]))
    name, _comma, post = name.partition(",")
    return MemberRow(row_number=0, name=name.strip(), rank=rank, post=post.strip())


def _fault(row: MemberRow) -> Done | None:
    if not any((row.name, row.post, row.agency, row.email, row.phone, row.deputy_words)):
        return Done(row, Outcome.SKIPPED, [_("The row is empty.")])
    if not row.name:
        return Done(row, Outcome.REFUSED, [_("It has no name. Nothing was added.")])
    if is_nobody(row.name):
        words = _("“{words}” names nobody. Nothing was added.")
        return Done(row, Outcome.SKIPPED, [words.format(words=row.name)])
    if not is_name(row.name):
        said = _("“{words}” is no name. Nothing was added.").format(words=row.name)
        return Done(row, Outcome.REFUSED, [said])
    return None
