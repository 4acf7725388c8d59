"""What sort of agency a name says it is, and as what somebody sits by their post.

A reading of words for lists made elsewhere; what it comes to is said and can be corrected.
"""

from __future__ import annotations

import re

from chair_desk.records.folding import folded
from chair_desk.records.people import OrganisationKind, SeatKind

_KINDS = (
    (r"\b(?:constabulary|police)\b", OrganisationKind.POLICE),
    (r"\b(?:icb|integrated care board|ccg|clinical commissioning)\b",
     OrganisationKind.HEALTH_COMMISSIONER),
    (r"\bambulance\b", OrganisationKind.AMBULANCE),
    (r"\bpublic health\b", OrganisationKind.PUBLIC_HEALTH),
    (r"\b(?:nhs|hospitals?|health board|mh trust|mental health|foundation trust)\b",
     OrganisationKind.HEALTH_TRUST),
    (r"\bprobation\b", OrganisationKind.PROBATION),
    (r"\byouth (?:justice|offending)\b|\byo[ts]\b", OrganisationKind.YOUTH_JUSTICE),
    (r"\bcafcass\b", OrganisationKind.CAFCASS),
    (r"\bfire\b", OrganisationKind.FIRE),
    (r"\b(?:borough|district|city) council\b", OrganisationKind.DISTRICT_COUNCIL),
    (r"\b(?:council|local authority|children'?s services|adult social care)\b",
     OrganisationKind.COUNCIL),
    (r"\b(?:schools?|heads'?|academy|college|learning trust|governors?|education)\b",
     OrganisationKind.EDUCATION),
    (r"\b(?:voluntary|charity|alliance|cvs|nspcc|barnardo)", OrganisationKind.VOLUNTARY),
)  # fmt: skip
_SEATS = (
    (r"^(?:independent |vice[- ]|deputy )?chair(?:person|man|woman)?$", SeatKind.CHAIR),
    (r"\bscrutin", SeatKind.SCRUTINEER),
    (r"\blay member\b", SeatKind.LAY_MEMBER),
    (r"\b(?:observer|lead member|portfolio holder|cabinet member)\b", SeatKind.OBSERVER),
    (r"\b(?:business|board|partnership|development) manager\b|\bminute|\bboard support\b"
     r"|\badministrator\b|\bcoordinator\b", SeatKind.STAFF),
    (r"\b(?:designated|named) (?:nurse|doctor|gp|professional)\b|\badvis[eo]r\b",
     SeatKind.ADVISER),
)  # fmt: skip
_SUPPORT = re.compile(r"\b(?:board|partnership) (?:support|team|office|unit)\b")


def kind_of_agency(name: str) -> OrganisationKind:
    """Return the sort of agency that a name says; OTHER where it says none."""
    plain = folded(name)
    for pattern, kind in _KINDS:
        if re.search(pattern, plain):
            return kind
    return OrganisationKind.OTHER


def seat_kind_of(post: str, *, sits_as: str = "", agency: str = "") -> SeatKind:
    """Return as what somebody sits, by the words of their post; MEMBER where nothing else is said.

    Lay members, observers, advisers and staff are not ranked: they speak for a constituency, or
    for nobody's command line (domain note 3.2).
    """
    if _SUPPORT.search(folded(agency)):
        return SeatKind.STAFF
    for words in (folded(sits_as).strip(), folded(post).strip()):
        for pattern, kind in _SEATS:
            if re.search(pattern, words):
                is_vice = kind is SeatKind.CHAIR and words.startswith(("vice", "deputy"))
                return SeatKind.VICE_CHAIR if is_vice else kind
    return SeatKind.MEMBER


def is_board_support(agency: str) -> bool:
    """Say whether an "agency" is the board's own office and no partner."""
    return bool(_SUPPORT.search(folded(agency)))


def plain_agency(name: str) -> str:
    """Return the name of an agency as it is compared: "&" and "and", "FT" in full, no "the"."""
    plain = folded(name).replace("&", " and ")
    plain = re.sub(r"\bft\b", "foundation trust", plain)
    return " ".join(word for word in re.findall(r"[^\W_]+", plain) if word != "the")
