"""Filters of the tracker of actions that a board keeps under a name."""

from __future__ import annotations

from typing import Annotated, ClassVar

from chair_desk.records.columns import Column, Kind, record
from chair_desk.words import N_


@record
class SavedFilter:
    """What the tracker shows, by name: the groups, which actions, and the words typed."""

    TABLE: ClassVar[str] = "saved_filter"
    LABEL: ClassVar[str] = N_("Saved filters")

    id: str
    name: Annotated[str, Column(label=N_("Name"), required=True)]
    grouped_by: Annotated[str, Column(label=N_("Put together by"))] = "partner"
    showing: Annotated[str, Column(label=N_("Showing"))] = "open"
    wanted: Annotated[str, Column(label=N_("Words"))] = ""
    organisation_id: Annotated[
        str | None, Column(label=N_("Partner"), kind=Kind.LINK, links_to="organisation")
    ] = None
