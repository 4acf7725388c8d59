"""What became of a decision: it happened, in part, not at all, or another stands for it."""

from __future__ import annotations

import enum
from datetime import date
from typing import Annotated, ClassVar

from chair_desk.records.columns import Column, Kind, record
from chair_desk.words import N_


class Happened(enum.StrEnum):
    """What became of a decision. One that nobody asked after has no follow-up at all."""

    HAPPENED = "happened"
    IN_PART = "in_part"
    NOT_YET = "not_yet"
    DID_NOT = "did_not"
    SUPERSEDED = "superseded"


@record
class FollowUp:
    """What was found of a decision on a day; the latest one counts, earlier ones are kept.

    `superseded_by_id` names the decision that stands in its place. `check_on` is when to ask
    again.
    """

    TABLE: ClassVar[str] = "follow_up"
    LABEL: ClassVar[str] = N_("Decisions: did it happen?")

    id: str
    decision_id: Annotated[str, Column(label=N_("Decision"), kind=Kind.LINK, links_to="decision")]
    made_on: Annotated[date | None, Column(label=N_("Found on"), kind=Kind.DATE)] = None
    state: Annotated[Happened, Column(label=N_("Did it happen?"), kind=Kind.CHOICE)] = (
        Happened.NOT_YET
    )
    text: Annotated[str, Column(label=N_("What happened"), kind=Kind.TEXT)] = ""
    evidence: Annotated[
        str, Column(label=N_("How we know"), kind=Kind.TEXT, help=N_("Where it can be seen"))
    ] = ""
    superseded_by_id: Annotated[
        str | None, Column(label=N_("Superseded by"), kind=Kind.LINK, links_to="decision")
    ] = None
    check_on: Annotated[date | None, Column(label=N_("Ask again on"), kind=Kind.DATE)] = None
