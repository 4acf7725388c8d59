"""What only a person can know before a meeting: that the pack went out, that the room is booked."""

from __future__ import annotations

import enum
from datetime import date
from typing import Annotated, ClassVar

from chair_desk.records.columns import Column, Kind, record
from chair_desk.words import N_


class ReadyKey(enum.StrEnum):
    """What is ticked by hand, because the record cannot know it."""

    PACK = "pack"
    ROOM = "room"


@record
class ReadyTick:
    """One thing done before a meeting, ticked by hand, on the day it was done."""

    TABLE: ClassVar[str] = "ready_tick"
    LABEL: ClassVar[str] = N_("Done before a meeting")

    id: str
    meeting_id: Annotated[str, Column(label=N_("Meeting"), kind=Kind.LINK, links_to="meeting")]
    key: Annotated[ReadyKey, Column(label=N_("What"), kind=Kind.CHOICE)]
    done_on: Annotated[date | None, Column(label=N_("On"), kind=Kind.DATE)] = None
