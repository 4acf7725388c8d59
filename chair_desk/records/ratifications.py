"""A decision that a later meeting ratified: a dated fact beside it, its own words untouched."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from chair_desk.records.columns import Column, Kind, record
from chair_desk.words import N_


@record
class Ratification:
    """That a meeting ratified a decision of an earlier one.

    It stands beside the decision, so that confirmed minutes stay as they were confirmed.
    """

    TABLE: ClassVar[str] = "ratification"
    LABEL: ClassVar[str] = N_("Ratifications")

    id: str
    decision_id: Annotated[str, Column(label=N_("Decision"), kind=Kind.LINK, links_to="decision")]
    meeting_id: Annotated[str, Column(label=N_("Ratified at"), kind=Kind.LINK, links_to="meeting")]
    ratified_on: Annotated[date | None, Column(label=N_("Ratified on"), kind=Kind.DATE)] = None
