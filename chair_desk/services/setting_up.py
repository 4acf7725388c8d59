"""Setting up a new board: six questions, with partners and ranks filled in to correct."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from chair_desk.records.boards import Board, Body, BodyKind, Nation, ProfileInForce
from chair_desk.records.changes import Changes, Refused
from chair_desk.records.frozen import frozen
from chair_desk.records.people import (
    Appointment,
    Organisation,
    OrganisationKind,
    Person,
    Seat,
    SeatKind,
    Standing,
)
from chair_desk.services.checks import refuse_faults
from chair_desk.services.desk import Desk, Step
from chair_desk.services.meetings import add_meeting
from chair_desk.services.names import folded, initials_of
from chair_desk.services.organisations import insert_organisation
from chair_desk.services.seats import insert_seat, starting_level
from chair_desk.words import _

if TYPE_CHECKING:
    from chair_desk.catalogue.board_profiles import BoardProfile, PartnerInProfile, RoleInProfile


@frozen(kw_only=True)
class NewPartner:
    """A partner on the form. `key` is the profile's; without one it is the board's own.

    `kind` and `standing` count only where there is no key. `is_wanted` false leaves it out.
    """

    name: str
    key: str = ""
    short_name: str = ""
    kind: OrganisationKind = OrganisationKind.OTHER
    standing: Standing = Standing.OTHER
    is_wanted: bool = True


@frozen(kw_only=True)
class NewBoard:
    """The answers to the six questions. Only the profile and the name are needed.

    `partners` not given: those that such a board usually has, under their general names.
    `starts_on` is from when the profile is in force; not given, it always was.
    """

    profile: str
    name: str
    short_name: str = ""
    nation: Nation | None = None
    meeting_place: str = ""
    marking: str = ""
    partners: Sequence[NewPartner] | None = None
    chair: str = ""
    business_manager: str = ""
    first_meeting_on: date | None = None
    starts: str = ""
    ends: str = ""
    starts_on: date | None = None
    is_sample: bool = False


@frozen
class _Making:
    """A board being made: what is needed in every step."""

    desk: Desk
    step: Step
    profile: BoardProfile
    asked: NewBoard


def offered_partners(profile: BoardProfile) -> list[NewPartner]:
    """Return the partners of a profile as the form offers them, to rename, leave out or add to."""
    return [
        NewPartner(
            key=partner.key,
            name=partner.name,
            kind=partner.kind,
            standing=partner.standing,
            is_wanted=partner.is_usual,
        )
        for partner in profile.partners
    ]


def new_board(desk: Desk, asked: NewBoard) -> Changes:
    """Set up a board in an empty file: profile, bodies, partners, seats, levels, people.

    Raises:
        Refused: The name is missing, no such profile ships, a partner has no name, or the file
            holds a board already.
    """
    profile = _checked(desk, asked)
    board_id = desk.new_id()
    with desk.change(_("Set up the board")) as step:
        making = _Making(desk, step, profile, asked)
        _insert_board(making, board_id)
        board_body, *others = _insert_bodies(making, board_id)
        partners = _insert_partners(making)
        people = _insert_people(making)
        _insert_seats(making, board_body, partners, people)
        lead = [pair for pair in partners if pair[0].standing is Standing.STATUTORY]
        for body in others:
            _insert_seats(making, body, lead, people)
        if asked.first_meeting_on:
            hours = {"starts": asked.starts or None, "ends": asked.ends or None}
            add_meeting(desk, board_body.id, asked.first_meeting_on, **hours)
    return step.done(made=board_id)


def _checked(desk: Desk, asked: NewBoard) -> BoardProfile:
    if desk.is_set_up:
        raise Refused(_("This file holds a board already."))
    refuse_faults(Board, {"name": asked.name.strip()})
    if asked.profile not in desk.shelf.profile_names():
        raise Refused({"profile": _("There is no such profile.")})
    profile = desk.shelf.profile(asked.profile)
    known = {partner.key for partner in profile.partners}
    for partner in asked.partners or ():
        if partner.is_wanted and not partner.name.strip():
            raise Refused({"partners": _("Each partner needs a name, or is left out.")})
        if partner.key and partner.key not in known:
            raise Refused({"partners": _("There is no such partner in this profile.")})
    return profile


def _insert_board(making: _Making, board_id: str) -> None:
    asked, desk = making.asked, making.desk
    making.step.insert(
        Board(
            id=board_id,
            name=asked.name.strip(),
            short_name=asked.short_name.strip(),
            nation=asked.nation or making.profile.nation,
            marking=asked.marking,
            meeting_place=asked.meeting_place.strip(),
            is_sample=asked.is_sample,
        ),
        ProfileInForce(
            id=desk.new_id(),
            board_id=board_id,
            profile=asked.profile,
            profile_text=desk.shelf.profile_text(asked.profile),
            starts_on=asked.starts_on,
        ),
    )


def _insert_bodies(making: _Making, board_id: str) -> list[Body]:
    """Write the board, and an executive where the profile has rules for one."""
    words = making.profile.words
    named = [(BodyKind.BOARD, words.board[:1].upper() + words.board[1:])]
    if BodyKind.EXECUTIVE in making.profile.quorum_of:
        named.append((BodyKind.EXECUTIVE, _("Executive")))
    made = [
        Body(id=making.desk.new_id(), board_id=board_id, name=name, kind=kind)
        for kind, name in named
    ]
    making.step.insert(*made)
    return made


def _insert_partners(making: _Making) -> list[tuple[Organisation, PartnerInProfile | None]]:
    asked = making.asked.partners
    wanted = offered_partners(making.profile) if asked is None else asked
    made = []
    for partner in wanted:
        if not partner.is_wanted:
            continue
        known = making.profile.partner(partner.key) if partner.key else None
        organisation = Organisation(
            id=making.desk.new_id(),
            name=partner.name.strip(),
            short_name=partner.short_name.strip(),
            kind=known.kind if known else partner.kind,
            standing=known.standing if known else partner.standing,
            ladder=known.ladder if known else "",
        )
        insert_organisation(making.desk, making.step, organisation)
        made.append((organisation, known))
    return made


def _insert_people(making: _Making) -> dict[SeatKind, Person]:
    """Write the chair and the business manager; one person may be both."""
    found: dict[SeatKind, Person] = {}
    asked = {
        SeatKind.CHAIR: making.asked.chair.strip(),
        SeatKind.STAFF: making.asked.business_manager.strip(),
    }
    known: dict[str, Person] = {}
    for kind, name in asked.items():
        if not name:
            continue
        if folded(name) not in known:
            person = Person(id=making.desk.new_id(), name=name, initials=initials_of(name))
            making.step.insert(person)
            known[folded(name)] = person
        found[kind] = known[folded(name)]
    return found


def _insert_seats(
    making: _Making,
    body: Body,
    partners: Sequence[tuple[Organisation, PartnerInProfile | None]],
    people: dict[SeatKind, Person],
) -> None:
    """Write the seats of a body: roles that belong to no partner round those of the partners."""
    roles = making.profile.roles
    before = [role for role in roles if role.kind in {SeatKind.CHAIR, SeatKind.VICE_CHAIR}]
    rest = [role for role in roles if role not in before]
    if body.kind is not BodyKind.BOARD:
        rest = [role for role in rest if role.kind is SeatKind.STAFF]
    waiting = dict(people)
    for role in before:
        _insert_role(making, body, role, waiting)
    for organisation, known in partners:
        level = known.agreed_level if known else starting_level(organisation)
        seat = Seat(
            id=making.desk.new_id(),
            body_id=body.id,
            organisation_id=organisation.id,
            role=known.role if known else "",
        )
        insert_seat(making.desk, making.step, seat, level)
    for role in rest:
        _insert_role(making, body, role, waiting)


def _insert_role(
    making: _Making, body: Body, role: RoleInProfile, waiting: dict[SeatKind, Person]
) -> None:
    for _number in range(role.count):
        seat = Seat(id=making.desk.new_id(), body_id=body.id, role=role.name, kind=role.kind)
        insert_seat(making.desk, making.step, seat, None)
        if person := waiting.pop(role.kind, None):
            making.step.insert(
                Appointment(
                    id=making.desk.new_id(),
                    seat_id=seat.id,
                    person_id=person.id,
                    post=role.name,
                )
            )
