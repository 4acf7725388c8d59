"""The chain of authority of a partner: from its head to whoever comes, and where it is broken."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from chair_desk.records.days_in_words import full_day, span_words, whole_months
from chair_desk.records.frozen import frozen
from chair_desk.records.levels import TOP_LEVEL, count_words, level_words
from chair_desk.records.people import Appointment, AppointmentKind, Delegation, Person, Standing
from chair_desk.services.desk import Desk
from chair_desk.services.members import Member, only_in_force
from chair_desk.words import _


@frozen(kw_only=True)
class ChainLink:
    """One card of the chain. `is_broken` where no letter ties it to the card before.

    `short` is the rank in a word;
    `letter` says which letter does, or that none is on file; `review` that it is due again.
    """

    role: str
    person: Person
    post: str
    level: int | None
    short: str = ""
    letter: str = ""
    review: str = ""
    is_broken: bool = False

    @property
    def level_words(self) -> str:
        """Say what the person can agree to: "Must refer back"."""
        return level_words(self.level)


@frozen(kw_only=True)
class _Known:
    """What is known of a partner on a day, gathered once."""

    people: Mapping[str, Person]
    held: Mapping[str, Appointment]
    letters: Sequence[Delegation]
    ended: Sequence[Delegation]
    standing: Standing
    on: date


def chain_of(
    desk: Desk,
    members: Sequence[Member],
    letters: Sequence[Delegation],
    usual_id: str | None,
    on: date,
    *,
    ended: Sequence[Delegation] = (),
) -> tuple[ChainLink, ...]:
    """Return the chain of a partner: its head, the delegated partner, who comes, the deputies.

    Nobody stands in it twice. A head is whoever delegates and had nothing delegated to them.
    Observers and advisers are no part of it: they commit nobody. `ended` are letters that ran out
    and were not renewed: the link is broken, and says since when.
    """
    members = [member for member in members if member.is_ranked]
    known = _gather(desk, members, letters, on, ended)
    links: dict[str, ChainLink] = {}
    heads, delegated = _ends_of_letters(known)
    holders = [member.person.id for member in members if member.person]
    deputies = [deputy.person.id for member in members for deputy in member.deputies]
    for role, ids in (
        (_("Lead partner"), heads),
        (_("Delegated partner"), delegated),
        (_("Holds the seat"), [holder for holder in holders if holder != usual_id]),
        (_("Usually comes"), [usual_id] if usual_id else []),
        (_("Holds the seat"), holders),
        (_("Deputy"), deputies),
    ):
        for person_id in ids:
            if person_id in known.people and person_id not in links:
                links[person_id] = _link(known, role, person_id, is_head=person_id in heads)
    return tuple(links.values())


def chain_words(links: Sequence[ChainLink]) -> str:
    """Say whether the chain holds: "The chain of authority is broken in two places"."""
    broken = sum(link.is_broken for link in links)
    if not broken:
        return ""
    if broken == 1:
        return _("The chain of authority is broken in one place")
    return _("The chain of authority is broken in {count} places").format(count=count_words(broken))


def head_level(desk: Desk, letter: Delegation, on: date) -> int | None:
    """Return the level of whoever gave a letter and holds no seat on the board.

    The head of a partner answers in law; somebody who was only given a letter themselves
    lends no more than is known of them.
    """
    given = desk.rows(
        Delegation, organisation_id=letter.organisation_id, to_person_id=letter.from_person_id
    )
    return None if only_in_force(given, on) else TOP_LEVEL


def _gather(
    desk: Desk,
    members: Sequence[Member],
    letters: Sequence[Delegation],
    on: date,
    ended: Sequence[Delegation],
) -> _Known:
    held: dict[str, Appointment] = {}
    for member in members:
        for deputy in member.deputies:
            held.setdefault(deputy.person.id, deputy.appointment)
    for member in members:
        if member.appointment:
            held[member.appointment.person_id] = member.appointment
    ids = set(held)
    for letter in (*letters, *ended):
        ids |= {letter.from_person_id or "", letter.to_person_id or ""}
    organisation = next((member.organisation for member in members if member.organisation), None)
    return _Known(
        people={person.id: person for person in desk.rows(Person, id=ids)},
        held=held,
        letters=letters,
        ended=ended,
        standing=organisation.standing if organisation else Standing.OTHER,
        on=on,
    )


def _ends_of_letters(known: _Known) -> tuple[list[str], list[str]]:
    """Return who heads the chain, and whom they made their delegated partner.

    A deputy with a letter stays a deputy.
    """
    letters = (*known.letters, *known.ended)
    given = [letter.to_person_id for letter in letters if letter.to_person_id]
    heads = [letter.from_person_id for letter in letters if letter.from_person_id]
    deputies = {
        person_id for person_id, row in known.held.items() if row.kind is AppointmentKind.DEPUTY
    }
    return (
        [head for head in dict.fromkeys(heads) if head not in given],
        [person_id for person_id in dict.fromkeys(given) if person_id not in deputies],
    )


def _link(known: _Known, role: str, person_id: str, *, is_head: bool) -> ChainLink:
    appointment = known.held.get(person_id)
    level = TOP_LEVEL if is_head and appointment is None else None
    if appointment is not None:
        level = appointment.level
    letter, review, is_broken = _letter(known, person_id, level, is_head=is_head)
    return ChainLink(
        role=role,
        person=known.people[person_id],
        post=(appointment.post or appointment.rank) if appointment else "",
        level=level,
        short=appointment.rank if appointment else "",
        letter=letter,
        review=review,
        is_broken=is_broken,
    )


def _letter(
    known: _Known, person_id: str, level: int | None, *, is_head: bool
) -> tuple[str, str, bool]:
    """Return what to say of a person's letter, of its review, and whether the link is broken."""
    if is_head:
        return _("Named in the published arrangements"), "", False
    found = [letter for letter in known.letters if letter.to_person_id == person_id]
    if found:
        return _letter_words(found[-1]), _review_words(found[-1], known.on), False
    days = [one.ends_on for one in known.ended if one.to_person_id == person_id and one.ends_on]
    if days:
        return _("Letter ended {date}").format(date=full_day(days[-1])), "", True
    appointment = known.held.get(person_id)
    holds = appointment is not None and appointment.kind is AppointmentKind.HOLDER
    if holds and (level == TOP_LEVEL or known.standing is not Standing.STATUTORY):
        return "", "", False
    return _("No letter on file"), "", True


def _letter_words(letter: Delegation) -> str:
    if letter.starts_on is None:
        return _("Letter without a date")
    return _("Letter of {date}").format(date=full_day(letter.starts_on))


def _review_words(letter: Delegation, on: date) -> str:
    if letter.review_on is None or letter.review_on >= on:
        return ""
    months = whole_months(letter.review_on, on)
    if not months:
        return _("Review overdue")
    return _("Review {span} overdue").format(span=span_words(months))
