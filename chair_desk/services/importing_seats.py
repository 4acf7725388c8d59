"""Seats for people from a spreadsheet: found where one is free, made where none is."""

from __future__ import annotations

from collections import defaultdict

from chair_desk.records.agency_kinds import (
    is_board_support,
    kind_of_agency,
    plain_agency,
    seat_kind_of,
)
from chair_desk.records.folding import folded
from chair_desk.records.meetings import Meeting
from chair_desk.records.member_sheet import MemberRow
from chair_desk.records.people import (
    Appointment,
    Organisation,
    OrganisationKind,
    Person,
    Seat,
    SeatKind,
)
from chair_desk.services.appointments import appoint, appoint_deputy
from chair_desk.services.desk import Desk
from chair_desk.services.organisations import add_organisation, change_organisation, organisations
from chair_desk.services.ranks import read_rank
from chair_desk.services.seats import add_seat
from chair_desk.words import _


class SeatFinder:
    """The seats of one body and who has them, while an import goes on."""

    def __init__(self, desk: Desk, body_id: str) -> None:
        """Read who sits where."""
        self._desk = desk
        self._body_id = body_id
        self._seats_of: dict[str, list[str]] = defaultdict(list)
        self._taken: set[str] = set()
        # Where meetings were held already, who sat at them is not rewritten by a new list.
        days = (meeting.held_on for meeting in desk.rows(Meeting, body_id=body_id))
        self._starts_on = desk.today() if any(day < desk.today() for day in days) else None
        for row in desk.rows(Appointment):
            self._seats_of[row.person_id].append(row.seat_id)
            self._taken.add(row.seat_id)

    def seat_of(self, person_id: str) -> str:
        """Return a seat that somebody has, or nothing."""
        return next(iter(self._seats_of[person_id]), "")

    def may_be_of(self, person_id: str, agency: str) -> bool:
        """Say whether somebody can be of an agency: nothing known of them speaks against it."""
        agencies = {self._agency_of(seat_id) for seat_id in self._seats_of[person_id]} - {""}
        return not agencies or not agency or plain_agency(agency) in agencies

    def _agency_of(self, seat_id: str) -> str:
        seat = self._desk.get(Seat, seat_id)
        organisation = self._desk.get(Organisation, seat.organisation_id or "") if seat else None
        return plain_agency(organisation.name) if organisation else ""

    def seat(self, row: MemberRow, person_id: str, said: list[str]) -> str:
        """Give somebody a free seat of their agency, or a new one; say what was odd."""
        if seated := self.seat_of(person_id):
            return seated
        kind = seat_kind_of(row.post, sits_as=row.sits_as, agency=row.agency)
        organisation = self._organisation(row.agency, said)
        if organisation is None and kind is SeatKind.MEMBER:
            said.append(_("No agency is given, so no seat was made."))
            return ""
        role = "" if kind is SeatKind.MEMBER and not row.post else row.post
        seat_id = self._free(organisation, kind) or self._new(organisation, kind, role)
        appoint(
            self._desk,
            seat_id,
            person_id,
            starts_on=self._starts_on,
            post=row.post,
            rank=row.rank,
        )
        self._take(seat_id, person_id)
        self._say_rank(seat_id, organisation, row.rank or row.post, said)
        return seat_id

    def level_of(self, row: MemberRow) -> int:
        """Return the level that a rank or post comes to, nought where that is not clear."""
        named = self._named(row.agency)
        kind = named.kind if named else kind_of_agency(row.agency)
        usual = {one.ladder for one in self._desk.profile().partners if one.kind is kind}
        wanted = {named.ladder} if named and named.ladder else usual
        found = (
            ladder.sort(row.rank or row.post).level
            for ladder in self._desk.shelf.ladders(kind)
            if ladder.name in wanted
        )
        return max((level for level in found if level), default=0)

    def seat_deputy(
        self, seat_id: str, person: Person, row: MemberRow | None, said: list[str]
    ) -> bool:
        """Let somebody deputise for the holder of a seat; say whether that was new."""
        name = person.name
        if seat_id in self._seats_of[person.id]:
            said.append(_("{name} has that seat already.").format(name=name))
            return False
        post, rank = (row.post, row.rank) if row else ("", "")
        appoint_deputy(
            self._desk, seat_id, person.id, starts_on=self._starts_on, post=post, rank=rank
        )
        self._take(seat_id, person.id)
        said.append(_("{name} deputises.").format(name=name))
        seat = self._desk.get(Seat, seat_id)
        organisation = self._desk.get(Organisation, seat.organisation_id) if seat else None
        if post or rank:
            self._say_rank(seat_id, organisation, rank or post, said)
        return True

    def _take(self, seat_id: str, person_id: str) -> None:
        self._seats_of[person_id].append(seat_id)
        self._taken.add(seat_id)

    def _say_rank(
        self, seat_id: str, organisation: Organisation | None, rank: str, said: list[str]
    ) -> None:
        seat = self._desk.get(Seat, seat_id)
        if seat is None or seat.kind is not SeatKind.MEMBER or organisation is None:
            return
        if not rank:
            said.append(_("No post is given, so the rank is not known."))
        elif self._level(organisation, seat, rank) is None:
            words = _("The rank of “{post}” is not clear. Choose it on the partner’s page.")
            said.append(words.format(post=rank))

    def _level(self, organisation: Organisation, seat: Seat, rank: str) -> int | None:
        return read_rank(
            self._desk, organisation, seat, rank=rank, post="", on=self._starts_on
        ).level

    def _free(self, organisation: Organisation | None, kind: SeatKind) -> str:
        """Return a seat of this kind that nobody ever had, or nothing."""
        wanted = organisation.id if organisation else None
        for seat in self._desk.rows(Seat, body_id=self._body_id, kind=kind, order=("place",)):
            if seat.organisation_id == wanted and seat.id not in self._taken:
                return seat.id
        return ""

    def _new(self, organisation: Organisation | None, kind: SeatKind, role: str) -> str:
        return add_seat(
            self._desk,
            self._body_id,
            organisation_id=organisation.id if organisation else None,
            role=role or _("Member"),
            kind=kind,
            starts_on=self._starts_on,
        ).made

    def _organisation(self, agency: str, said: list[str]) -> Organisation | None:
        if not agency or is_board_support(agency):
            return None
        if known := self._named(agency):
            return known
        kind = kind_of_agency(agency)
        if generic := self._generic(organisations(self._desk), kind, agency):
            change_organisation(self._desk, generic.id, name=agency)
            words = _("“{old}” is now called {name}.").format(old=generic.name, name=agency)
            said.append(words)
            return self._desk.get(Organisation, generic.id)
        made = add_organisation(self._desk, agency, kind=kind).made
        said.append(_("{name} was added as a partner.").format(name=agency))
        return self._desk.get(Organisation, made)

    def _named(self, agency: str) -> Organisation | None:
        wanted = plain_agency(agency)
        for row in organisations(self._desk) if wanted else ():
            if wanted in {plain_agency(row.name), plain_agency(row.short_name)}:
                return row
        return None

    def _generic(
        self, every: list[Organisation], kind: OrganisationKind, agency: str
    ) -> Organisation | None:
        """Return the partner of a kind that still has its general name and nobody in it.

        Of two trusts, the one that shares a word with the agency: hospital, community.
        """
        if kind is OrganisationKind.OTHER:
            return None
        general = {partner.name for partner in self._desk.profile().partners}
        free = [
            row
            for row in every
            if row.kind is kind and row.name in general and not self._is_staffed(row)
        ]
        alike = [row for row in free if _shares_a_word(row.name, agency)]
        found = free if len(free) == 1 else alike
        return found[0] if len(found) == 1 else None

    def _is_staffed(self, organisation: Organisation) -> bool:
        seats = self._desk.rows(Seat, organisation_id=organisation.id)
        return any(seat.id in self._taken for seat in seats)


_EVERYDAY = frozenset({"and", "the", "of", "trust", "nhs", "service", "health"})


def _shares_a_word(name: str, other: str) -> bool:
    """Say whether two names share a telling word, singular or plural."""
    return bool(_telling(name) & _telling(other))


def _telling(name: str) -> set[str]:
    words = {word.strip(".,&()").removesuffix("s") for word in folded(name).split()}
    return words - _EVERYDAY - {""}
