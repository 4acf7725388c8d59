"""What somebody may agree to for their agency in the room: rank alone does not say it.

Three questions stand behind it: can they speak for the agency with authority, commit it on
policy and practice, and hold it to account.

Source: the guidance's functional test of sufficient seniority (domain.md 3.1).
"""

from __future__ import annotations

import enum
from collections.abc import Mapping
from datetime import date
from typing import Annotated, ClassVar

from chair_desk.records.columns import Column, Kind, record
from chair_desk.words import N_, _


class May(enum.StrEnum):
    """Whether somebody may agree to something themselves. UNKNOWN is never guessed."""

    UNKNOWN = "unknown"
    YES = "yes"
    OWN_UNIT = "own_unit"
    REFERS = "refers"


MAY_WORDS: Mapping[May, str] = {
    May.UNKNOWN: N_("Not recorded"),
    May.YES: N_("Yes"),
    May.OWN_UNIT: N_("Own unit"),
    May.REFERS: N_("Refers"),
}


def _money_fault(pounds: int) -> str:
    return "" if pounds >= 0 else _("A sum of money is not below nought.")


@record
class Mandate:
    """What one person may agree to for one partner, from a day on.

    Past readings never move: a change adds a row with its own date. `money_up_to` is in whole
    pounds, without VAT; None where it is not recorded, 0 where they may spend nothing.
    """

    TABLE: ClassVar[str] = "mandate"
    LABEL: ClassVar[str] = N_("What each can agree to")

    id: str
    organisation_id: Annotated[
        str, Column(label=N_("Partner"), kind=Kind.LINK, links_to="organisation")
    ]
    person_id: Annotated[str, Column(label=N_("Person"), kind=Kind.LINK, links_to="person")]
    speaks: Annotated[May, Column(label=N_("Speak for the agency"), kind=Kind.CHOICE)] = May.UNKNOWN
    policy: Annotated[May, Column(label=N_("Change policy and practice"), kind=Kind.CHOICE)] = (
        May.UNKNOWN
    )
    staff: Annotated[May, Column(label=N_("Move staff"), kind=Kind.CHOICE)] = May.UNKNOWN
    money_up_to: Annotated[
        int | None,
        Column(
            label=N_("Spend money up to"), kind=Kind.NUMBER, unit="pounds", check=_money_fault,
            help=N_("0 means none; empty means not recorded"),
        ),
    ] = None  # fmt: skip
    information: Annotated[May, Column(label=N_("Share information"), kind=Kind.CHOICE)] = (
        May.UNKNOWN
    )
    reviews: Annotated[May, Column(label=N_("Sign off a review"), kind=Kind.CHOICE)] = May.UNKNOWN
    account: Annotated[May, Column(label=N_("Hold the agency to account"), kind=Kind.CHOICE)] = (
        May.UNKNOWN
    )
    source: Annotated[str, Column(label=N_("Where this is written"))] = ""
    starts_on: Annotated[date | None, Column(label=N_("From"), kind=Kind.DATE)] = None


QUESTIONS: tuple[tuple[str, str], ...] = (
    ("speaks", N_("Speak for the agency")),
    ("policy", N_("Change policy and practice")),
    ("staff", N_("Move staff")),
    ("money_up_to", N_("Spend money")),
    ("information", N_("Share information")),
    ("reviews", N_("Sign off a review")),
    ("account", N_("Hold the agency to account")),
)
"""The rows of the table, by column, in the order they are asked."""


def answer_words(mandate: Mandate | None, question: str) -> str:
    """Say one answer: "Yes", "Own unit", "Refers", "To £100,000", "None"; "–" where unknown."""
    value = getattr(mandate, question) if mandate is not None else None
    if question == "money_up_to":
        if value is None:
            return "–"
        return _("To £{pounds}").format(pounds=f"{value:,}") if value else _("None")
    return "–" if value is None or value is May.UNKNOWN else _(MAY_WORDS[value])


def is_short(mandate: Mandate | None, question: str) -> bool:
    """Say whether the answer is that they have to refer back."""
    value = getattr(mandate, question) if mandate is not None else None
    return value is May.REFERS or (question == "money_up_to" and value == 0)
