"""The words of choices: what a kind, a standing or a seat is called on screen."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum

from chair_desk.gui.parts.editors import Choices
from chair_desk.records.mandates import MAY_WORDS
from chair_desk.records.people import OrganisationKind, SeatKind, Standing
from chair_desk.words import N_, _

ORGANISATION_KINDS: Mapping[StrEnum, str] = {
    OrganisationKind.POLICE: N_("Police"),
    OrganisationKind.COUNCIL: N_("Council"),
    OrganisationKind.DISTRICT_COUNCIL: N_("District or borough council"),
    OrganisationKind.HEALTH_COMMISSIONER: N_("Health commissioner"),
    OrganisationKind.HEALTH_TRUST: N_("Health trust"),
    OrganisationKind.AMBULANCE: N_("Ambulance"),
    OrganisationKind.PUBLIC_HEALTH: N_("Public health"),
    OrganisationKind.PROBATION: N_("Probation"),
    OrganisationKind.YOUTH_JUSTICE: N_("Youth justice"),
    OrganisationKind.FIRE: N_("Fire and rescue"),
    OrganisationKind.EDUCATION: N_("Schools and colleges"),
    OrganisationKind.CAFCASS: N_("Cafcass"),
    OrganisationKind.VOLUNTARY: N_("Voluntary sector"),
    OrganisationKind.GOVERNMENT: N_("Government"),
    OrganisationKind.OTHER: N_("Something else"),
}

MAY: Mapping[StrEnum, str] = dict(MAY_WORDS.items())

STANDINGS: Mapping[StrEnum, str] = {
    Standing.STATUTORY: N_("Statutory"),
    Standing.RELEVANT: N_("Relevant agency"),
    Standing.OTHER: N_("Other"),
}

SEAT_KINDS: Mapping[StrEnum, str] = {
    SeatKind.MEMBER: N_("Member"),
    SeatKind.CHAIR: N_("Chair"),
    SeatKind.VICE_CHAIR: N_("Vice chair"),
    SeatKind.SCRUTINEER: N_("Independent scrutineer"),
    SeatKind.LAY_MEMBER: N_("Lay member"),
    SeatKind.ADVISER: N_("Adviser"),
    SeatKind.OBSERVER: N_("Observer"),
    SeatKind.STAFF: N_("Staff of the board"),
}


def choices(wording: Mapping[StrEnum, str]) -> Choices:
    """Return values and words for an editor of choices."""
    return [(value, _(label)) for value, label in wording.items()]
