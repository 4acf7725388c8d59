"""What a board settled about a title that its ladder cannot sort."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from chair_desk.records.columns import Column, Kind, record
from chair_desk.words import N_


@record
class AgreedRank:
    """A title, and the level this board takes it for from a day on: asked once, remembered.

    `words` are the title made plain (`catalogue.rank_text.plain`); `ladder` is the name of the
    ladder it was settled for. A change adds a row with its own date, so past readings stay.
    """

    TABLE: ClassVar[str] = "agreed_rank"
    LABEL: ClassVar[str] = N_("Titles settled by the board")

    id: str
    ladder: Annotated[str, Column(label=N_("Ladder"), required=True)]
    words: Annotated[str, Column(label=N_("Title"), required=True)]
    level: Annotated[int | None, Column(label=N_("Level"), kind=Kind.NUMBER, unit="1 to 5")] = None
    starts_on: Annotated[date | None, Column(label=N_("From"), kind=Kind.DATE)] = None
