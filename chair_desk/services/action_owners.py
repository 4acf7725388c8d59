"""Who owns actions: a person, a post (whoever holds it) or an agency, to lead or to support."""

from __future__ import annotations

import enum
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from chair_desk.records.actions import Action, ActionOwner
from chair_desk.records.changes import Changes, Refused
from chair_desk.records.frozen import frozen
from chair_desk.records.people import Appointment, AppointmentKind, Organisation, Person, Seat
from chair_desk.records.places import places
from chair_desk.services.checks import existing
from chair_desk.services.desk import Desk, Step
from chair_desk.services.finding_people import find_people
from chair_desk.services.members import only_in_force
from chair_desk.services.names import folded, words_of
from chair_desk.services.organisations import organisations
from chair_desk.words import _


class OwnerKind(enum.StrEnum):
    """What an owner is."""

    PERSON = "person"
    POST = "post"
    AGENCY = "agency"


@frozen(kw_only=True)
class Owner:
    """Somebody who may own an action. `words` tell two of one name apart."""

    kind: OwnerKind
    id: str
    words: str


@frozen(kw_only=True)
class OwnerNames:
    """The names of owners by id; `ranked` has the short ones of people whose rank goes before."""

    people: Mapping[str, str]
    ranked: Mapping[str, str]
    posts: Mapping[str, str]
    agencies: Mapping[str, str]

    def of(self, row: Action | ActionOwner, *, is_short: bool = False) -> str:
        """Say whom a row names: the person, else the post, else the agency, else nothing."""
        person_id = row.owner_id if isinstance(row, Action) else row.person_id
        if person_id:
            name = self.people.get(person_id, "")
            return self.ranked.get(person_id, name) if is_short else name
        if row.seat_id:
            return self.posts.get(row.seat_id, "")
        return self.agencies.get(row.organisation_id or "", "")


def owner_of(desk: Desk, owner_id: str) -> Owner:
    """Return the person, post or agency of this id.

    Raises:
        Refused: Nobody has that id.
    """
    if (person := desk.get(Person, owner_id)) is not None:
        return Owner(kind=OwnerKind.PERSON, id=owner_id, words=person.name)
    if (agency := desk.get(Organisation, owner_id)) is not None:
        return Owner(kind=OwnerKind.AGENCY, id=owner_id, words=agency.name)
    if (seat := desk.get(Seat, owner_id)) is not None:
        agency = desk.get(Organisation, seat.organisation_id)
        return Owner(kind=OwnerKind.POST, id=owner_id, words=post_words(seat, agency))
    raise Refused({"owner_id": _("Nobody of that name is known.")})


def post_words(seat: Seat, agency: Organisation | None) -> str:
    """Say a post: its role on the board and its agency."""
    name = (agency.short_name or agency.name) if agency else ""
    if not seat.role:
        return _("Member for {agency}").format(agency=name) if name else _("A seat")
    return f"{seat.role}, {name}" if name else seat.role


def owners_offered(desk: Desk, text: str, most: int = 40) -> list[Owner]:
    """Return who may own an action and goes by these words: people, then posts, then agencies."""
    today, wanted = desk.today(), words_of(text)
    people = [
        Owner(kind=OwnerKind.PERSON, id=one.person.id, words=one.words)
        for one in find_people(desk, text, today)
    ]
    if not wanted:
        return people[:most]
    partners = organisations(desk, today)
    said = _("{agency} (agency)")
    agencies = [
        Owner(kind=OwnerKind.AGENCY, id=row.id, words=said.format(agency=row.name))
        for row in partners
        if _begins(f"{row.name} {row.short_name}", wanted)
    ]
    posts = [one for one in _posts(desk, partners, today) if _begins(one.words, wanted)]
    return [*[*people, *posts][: max(most - len(agencies), 0)], *agencies]


def _posts(desk: Desk, partners: Sequence[Organisation], on: date) -> list[Owner]:
    agencies = {row.id: row for row in partners}
    return [
        Owner(kind=OwnerKind.POST, id=seat.id, words=_("{post} (post)").format(
            post=post_words(seat, agencies.get(seat.organisation_id or ""))))
        for seat in only_in_force(desk.rows(Seat, order=("place", "id")), on)
    ]  # fmt: skip


def _begins(text: str, wanted: Sequence[str]) -> bool:
    there = words_of(text)
    return all(any(word.startswith(part) for word in there) for part in wanted)


def owner_named(desk: Desk, text: str) -> Owner | None:
    """Return who goes by this text alone: a name in full, an agency, a post; else the only fit."""
    said = folded(text.strip())
    if not said:
        return None
    for row in desk.rows(Person, order=("name", "id")):
        if folded(row.name) == said:
            return owner_of(desk, row.id)
    partners = organisations(desk, desk.today())
    for partner in partners:
        if said in (folded(partner.name), folded(partner.short_name)):
            return owner_of(desk, partner.id)
    for post in _posts(desk, partners, desk.today()):
        owner = owner_of(desk, post.id)
        if said in (folded(post.words), folded(owner.words)):
            return owner
    fits = owners_offered(desk, text)
    return fits[0] if len(fits) == 1 else None


def owning(lead: Owner | None) -> dict[str, Any]:
    """Return the columns of an action by which somebody leads it."""
    columns: dict[str, Any] = {"owner_id": None, "seat_id": None, "organisation_id": None}
    if lead is not None:
        columns[_COLUMN_OF_LEAD[lead.kind]] = lead.id
    return columns


_COLUMN_OF_LEAD = {
    OwnerKind.PERSON: "owner_id",
    OwnerKind.POST: "seat_id",
    OwnerKind.AGENCY: "organisation_id",
}
_COLUMN_OF_SUPPORT = _COLUMN_OF_LEAD | {OwnerKind.PERSON: "person_id"}


def support(desk: Desk, action_id: str, owner_id: str) -> Changes:
    """Let somebody support an action beside its lead; who supports it already does so no longer.

    Raises:
        Refused: Nobody has that id, or they lead it.
    """
    action, owner = existing(desk, Action, action_id), owner_of(desk, owner_id)
    if owner.id == action.owner_id or (
        not action.owner_id and owner.id in (action.seat_id, action.organisation_id)
    ):
        raise Refused(_("{name} leads this action.").format(name=owner.words))
    rows = desk.rows(ActionOwner, action_id=action_id, order=("place", "id"))
    column = _COLUMN_OF_SUPPORT[owner.kind]
    there = [row for row in rows if getattr(row, column) == owner.id]
    label = _("{name} no longer supports {reference}") if there else _(
        "{name} supports {reference}")  # fmt: skip
    with desk.change(label.format(name=owner.words, reference=action.reference)) as step:
        for row in there:
            step.delete(ActionOwner, row.id)
        if not there:
            add_support(desk, step, action_id, [owner])
    return step.done(made=action_id)


def add_support(desk: Desk, step: Step, action_id: str, owners: Sequence[Owner]) -> None:
    """Write who supports an action, behind those who do so already; the caller holds a change."""
    known = desk.rows(ActionOwner, action_id=action_id, order=("place", "id"))
    last = known[-1].place if known else ""
    for place, owner in zip(places(len(owners)), owners, strict=True):
        values: dict[str, Any] = {_COLUMN_OF_SUPPORT[owner.kind]: owner.id}
        step.insert(
            ActionOwner(id=desk.new_id(), action_id=action_id, place=last + place, **values)
        )


# ------------------------------------------------------------------ how a list says them


def owner_names(
    desk: Desk, rows: Collection[Action], shared: Iterable[ActionOwner], day: date
) -> OwnerNames:
    """Return the names of all who own these actions on a day, read in a few steps for all."""
    sharing = list(shared)
    people_ids = {row.owner_id for row in rows} | {one.person_id for one in sharing}
    seat_ids = {row.seat_id for row in rows} | {one.seat_id for one in sharing}
    agencies = {row.id: row for row in desk.rows(Organisation)}
    people = desk.rows(Person, id={one for one in people_ids if one})
    ranks = _ranks(desk, [row.id for row in people], agencies, day)
    held = desk.rows(Seat, id={one for one in seat_ids if one})
    return OwnerNames(
        people={row.id: row.name for row in people},
        ranked={
            row.id: f"{ranks[row.id]} {row.name.split()[-1]}" for row in people if row.id in ranks
        },
        posts={row.id: post_words(row, agencies.get(row.organisation_id or "")) for row in held},
        agencies={key: row.short_name or row.name for key, row in agencies.items()},
    )


def _ranks(
    desk: Desk, people_ids: Sequence[str], agencies: Mapping[str, Organisation], day: date
) -> dict[str, str]:
    """Return the rank of those in whose agency it goes before the name, by their id."""
    shelf, known = desk.shelf, desk.shelf.ladder_names()
    before = {
        row.id
        for row in agencies.values()
        if row.ladder in known and shelf.ladder(row.ladder).rank_decides
    }
    if not before or not people_ids:
        return {}
    held = only_in_force(desk.rows(Appointment, person_id=people_ids), day)
    seats = {row.id: row for row in desk.rows(Seat, id={row.seat_id for row in held})}
    found: dict[str, str] = {}
    for row in sorted(held, key=lambda row: (row.kind is not AppointmentKind.HOLDER, row.id)):
        seat = seats.get(row.seat_id)
        if seat is not None and seat.organisation_id in before and row.rank:
            found.setdefault(row.person_id, row.rank)
    return found
