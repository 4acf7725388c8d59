"""What was settled, when a meeting closed, about what comes back at a later one."""

from __future__ import annotations

import enum
from typing import Annotated, ClassVar

from chair_desk.records.columns import Column, Kind, record
from chair_desk.words import N_


class Reason(enum.StrEnum):
    """Why something comes back, in the order in which a list shows it."""

    MINUTES = "minutes"
    DEFERRED = "deferred"
    NOT_REACHED = "not_reached"
    RATIFY = "ratify"
    CHALLENGE = "challenge"
    ACTION = "action"
    STANDING = "standing"


@record
class Carried:
    """What the closing of a meeting did with one thing that it left open.

    Kept where an item was made for it, where it was not reached, or where somebody chose
    otherwise than usual. `record_id` is the item, action, log entry, decision or meeting it is
    about, `made_item_id` the item on the later agenda: plain ids, so that neither is held here.
    """

    TABLE: ClassVar[str] = "carried"
    LABEL: ClassVar[str] = N_("Carried forward")

    id: str
    meeting_id: Annotated[
        str, Column(label=N_("Closed meeting"), kind=Kind.LINK, links_to="meeting")
    ]
    reason: Annotated[Reason, Column(label=N_("Why"), kind=Kind.CHOICE)]
    record_id: Annotated[str, Column(label=N_("About"), help=N_("The id of what comes back"))]
    comes_back: Annotated[bool, Column(label=N_("Comes back"), kind=Kind.YES_NO)] = True
    is_chosen: Annotated[bool, Column(label=N_("Chosen by a person"), kind=Kind.YES_NO)] = False
    to_meeting_id: Annotated[
        str | None, Column(label=N_("At the meeting"), kind=Kind.LINK, links_to="meeting")
    ] = None
    made_item_id: Annotated[
        str, Column(label=N_("Item made"), help=N_("The id of the item on that agenda"))
    ] = ""
    made_as: Annotated[
        str,
        Column(
            label=N_("Item as it was made"),
            unit="SHA-256, hex",
            help=N_("Tells whether somebody changed it since"),
        ),
    ] = ""
