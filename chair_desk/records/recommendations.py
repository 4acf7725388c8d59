"""Recommendations of case reviews and inspections, and how far each agency has taken them."""

from __future__ import annotations

import enum
from datetime import date
from typing import Annotated, ClassVar

from chair_desk.records.audience import Audience
from chair_desk.records.columns import Column, Kind, record
from chair_desk.words import N_


class RecommendationSource(enum.StrEnum):
    """What a recommendation comes from."""

    REVIEW = "review"
    INSPECTION = "inspection"
    OTHER = "other"


class Taken(enum.StrEnum):
    """How far an agency has taken a recommendation.

    Rejected needs a reason. For an adults board the law asks for it: Care Act 2014, Schedule 2,
    paragraph 4(1)(f).
    """

    ASKED = "asked"
    ACCEPTED = "accepted"
    ACTIONED = "actioned"
    ASSURED = "assured"
    EMBEDDED = "embedded"
    REJECTED = "rejected"


@record
class Recommendation:
    """One recommendation. `source_words` names the review or inspection by its code."""

    TABLE: ClassVar[str] = "recommendation"
    LABEL: ClassVar[str] = N_("Recommendations")

    id: str
    reference: Annotated[str, Column(label=N_("Reference"), help=N_("As F-012"))]
    title: Annotated[str, Column(label=N_("Recommendation"), kind=Kind.TEXT, required=True)]
    source: Annotated[RecommendationSource, Column(label=N_("From a"), kind=Kind.CHOICE)] = (
        RecommendationSource.REVIEW
    )
    source_words: Annotated[str, Column(label=N_("Code"), help=N_("As WM-05; never a name"))] = ""
    log_entry_id: Annotated[
        str | None, Column(label=N_("Review"), kind=Kind.LINK, links_to="log_entry")
    ] = None
    made_on: Annotated[date | None, Column(label=N_("Made on"), kind=Kind.DATE)] = None
    audience: Annotated[Audience, Column(label=N_("For"), kind=Kind.CHOICE)] = Audience.MEMBERS


@record
class RecommendationAnswer:
    """How one agency has taken one recommendation; there is one row for each agency asked."""

    TABLE: ClassVar[str] = "recommendation_answer"
    LABEL: ClassVar[str] = N_("Recommendations by agency")

    id: str
    recommendation_id: Annotated[
        str, Column(label=N_("Recommendation"), kind=Kind.LINK, links_to="recommendation")
    ]
    organisation_id: Annotated[
        str, Column(label=N_("Partner"), kind=Kind.LINK, links_to="organisation")
    ]
    state: Annotated[Taken, Column(label=N_("Taken"), kind=Kind.CHOICE)] = Taken.ASKED
    said_on: Annotated[date | None, Column(label=N_("On"), kind=Kind.DATE)] = None
    reason: Annotated[
        str, Column(label=N_("Reason"), kind=Kind.TEXT, help=N_("Needed where it is rejected"))
    ] = ""
    evidence: Annotated[str, Column(label=N_("How we know"), kind=Kind.TEXT)] = ""
    action_id: Annotated[
        str | None, Column(label=N_("Action"), kind=Kind.LINK, links_to="action")
    ] = None
