"""Organisations, people and the seats that people hold for organisations.

A member, a person and a seat are three things: one person may hold two seats, and one
seat has successive holders. Dates that say "from, to" count both days in.
"""

from __future__ import annotations

import enum
from datetime import date
from typing import Annotated, ClassVar

from chair_desk.records.columns import Column, Kind, record
from chair_desk.words import N_, _


class OrganisationKind(enum.StrEnum):
    """What sort of agency it is; a ladder belongs to a kind."""

    POLICE = "police"
    COUNCIL = "council"
    DISTRICT_COUNCIL = "district_council"
    HEALTH_COMMISSIONER = "health_commissioner"
    HEALTH_TRUST = "health_trust"
    AMBULANCE = "ambulance"
    PUBLIC_HEALTH = "public_health"
    PROBATION = "probation"
    YOUTH_JUSTICE = "youth_justice"
    FIRE = "fire"
    EDUCATION = "education"
    CAFCASS = "cafcass"
    VOLUNTARY = "voluntary"
    GOVERNMENT = "government"
    OTHER = "other"


class Standing(enum.StrEnum):
    """What the law makes of the organisation on this board."""

    STATUTORY = "statutory"
    RELEVANT = "relevant"
    OTHER = "other"


class SeatKind(enum.StrEnum):
    """As what a seat sits at the table. Only MEMBER seats are ranked."""

    MEMBER = "member"
    CHAIR = "chair"
    VICE_CHAIR = "vice_chair"
    SCRUTINEER = "scrutineer"
    LAY_MEMBER = "lay_member"
    ADVISER = "adviser"
    OBSERVER = "observer"
    STAFF = "staff"


class AppointmentKind(enum.StrEnum):
    """Whether the person holds the seat or may deputise for its holder."""

    HOLDER = "holder"
    DEPUTY = "deputy"


def _level_fault(level: int) -> str:
    return "" if 1 <= level <= 5 else _("A level is a whole number from 1 to 5.")  # noqa: PLR2004


@record
class Organisation:
    """An agency, forum or body that people speak for."""

    TABLE: ClassVar[str] = "organisation"
    LABEL: ClassVar[str] = N_("Partners")

    id: str
    name: Annotated[str, Column(label=N_("Name"), required=True)]
    short_name: Annotated[str, Column(label=N_("Short name"))] = ""
    kind: Annotated[OrganisationKind, Column(label=N_("Kind"), kind=Kind.CHOICE)] = (
        OrganisationKind.OTHER
    )
    standing: Annotated[Standing, Column(label=N_("Standing"), kind=Kind.CHOICE)] = Standing.OTHER
    ladder: Annotated[
        str, Column(label=N_("Ladder"), help=N_("The name of a ladder of ranks; empty: not ranked"))
    ] = ""
    place: Annotated[str, Column(label=N_("Place"), help=N_("Orders the list of partners"))] = ""
    predecessor_id: Annotated[
        str | None, Column(label=N_("Predecessor"), kind=Kind.LINK, links_to="organisation")
    ] = None
    starts_on: Annotated[date | None, Column(label=N_("From"), kind=Kind.DATE)] = None
    ends_on: Annotated[date | None, Column(label=N_("To"), kind=Kind.DATE)] = None
    successor_id: Annotated[
        str | None,
        Column(
            label=N_("Successor"),
            kind=Kind.LINK,
            links_to="organisation",
            help=N_("Where it went into a partner that was there already"),
        ),
    ] = None


@record
class Person:
    """Someone who comes, or may come, to the board."""

    TABLE: ClassVar[str] = "person"
    LABEL: ClassVar[str] = N_("People")

    id: str
    name: Annotated[str, Column(label=N_("Name"), required=True)]
    initials: Annotated[str, Column(label=N_("Initials"), help=N_("Need not be unique"))] = ""
    email: Annotated[str, Column(label=N_("Email"))] = ""
    phone: Annotated[str, Column(label=N_("Telephone"))] = ""
    access_needs: Annotated[str, Column(label=N_("Access needs"), kind=Kind.TEXT)] = ""


@record
class Seat:
    """A place at the table of one body: what it is for outlasts who sits in it.

    A seat with no organisation belongs to no agency: the chair, a lay member.
    """

    TABLE: ClassVar[str] = "seat"
    LABEL: ClassVar[str] = N_("Seats")

    id: str
    body_id: Annotated[str, Column(label=N_("Body"), kind=Kind.LINK, links_to="body")]
    organisation_id: Annotated[
        str | None, Column(label=N_("Partner"), kind=Kind.LINK, links_to="organisation")
    ] = None
    role: Annotated[str, Column(label=N_("Role on the board"))] = ""
    kind: Annotated[SeatKind, Column(label=N_("Sits as"), kind=Kind.CHOICE)] = SeatKind.MEMBER
    place: Annotated[str, Column(label=N_("Place"), help=N_("Orders the seats"))] = ""
    starts_on: Annotated[date | None, Column(label=N_("From"), kind=Kind.DATE)] = None
    ends_on: Annotated[date | None, Column(label=N_("To"), kind=Kind.DATE)] = None


@record
class AgreedLevel:
    """The level of authority that the partners agreed for a seat, from a date.

    Past readings never move: a change adds a row with its own date.
    """

    TABLE: ClassVar[str] = "agreed_level"
    LABEL: ClassVar[str] = N_("Agreed levels")

    id: str
    seat_id: Annotated[str, Column(label=N_("Seat"), kind=Kind.LINK, links_to="seat")]
    level: Annotated[
        int, Column(label=N_("Level"), kind=Kind.NUMBER, unit="1 to 5", check=_level_fault)
    ]
    starts_on: Annotated[date | None, Column(label=N_("From"), kind=Kind.DATE)] = None


@record
class Appointment:
    """A person in a seat, from a date to a date, in a post of a rank.

    `rank` is the text as people write it; `level` is what it came to on the seat's ladder when
    it was recorded, or None where it could not be sorted.
    """

    TABLE: ClassVar[str] = "appointment"
    LABEL: ClassVar[str] = N_("Appointments")

    id: str
    seat_id: Annotated[str, Column(label=N_("Seat"), kind=Kind.LINK, links_to="seat")]
    person_id: Annotated[str, Column(label=N_("Person"), kind=Kind.LINK, links_to="person")]
    kind: Annotated[AppointmentKind, Column(label=N_("As"), kind=Kind.CHOICE)] = (
        AppointmentKind.HOLDER
    )
    post: Annotated[str, Column(label=N_("Post"), help=N_("The job title in full"))] = ""
    rank: Annotated[str, Column(label=N_("Rank"), help=N_("As on the ladder: ACC, Ch Supt"))] = ""
    level: Annotated[
        int | None, Column(label=N_("Level"), kind=Kind.NUMBER, unit="1 to 5", check=_level_fault)
    ] = None
    starts_on: Annotated[date | None, Column(label=N_("From"), kind=Kind.DATE)] = None
    ends_on: Annotated[date | None, Column(label=N_("To"), kind=Kind.DATE)] = None


@record
class Delegation:
    """A letter by which one person lets another speak and commit for them."""

    TABLE: ClassVar[str] = "delegation"
    LABEL: ClassVar[str] = N_("Delegations")

    id: str
    organisation_id: Annotated[
        str, Column(label=N_("Partner"), kind=Kind.LINK, links_to="organisation")
    ]
    from_person_id: Annotated[
        str | None, Column(label=N_("Delegated by"), kind=Kind.LINK, links_to="person")
    ] = None
    to_person_id: Annotated[
        str | None, Column(label=N_("Delegated to"), kind=Kind.LINK, links_to="person")
    ] = None
    functions: Annotated[str, Column(label=N_("Functions delegated"), kind=Kind.TEXT)] = ""
    limits: Annotated[str, Column(label=N_("Limits"), kind=Kind.TEXT)] = ""
    document: Annotated[str, Column(label=N_("Document"))] = ""
    briefing: Annotated[
        str,
        Column(
            label=N_("How the deputy briefs and answers to the delegator"), kind=Kind.TEXT,
            help=N_("As: a written report after each Board, and a talk each quarter"),
        ),
    ] = ""  # fmt: skip
    starts_on: Annotated[date | None, Column(label=N_("From"), kind=Kind.DATE)] = None
    ends_on: Annotated[date | None, Column(label=N_("To"), kind=Kind.DATE)] = None
    review_on: Annotated[date | None, Column(label=N_("Review due"), kind=Kind.DATE)] = None
