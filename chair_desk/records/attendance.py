"""Who came, for which seat, as what, and for which part of the meeting."""

from __future__ import annotations

import enum
from typing import Annotated, ClassVar

from chair_desk.records.columns import Column, Kind, record
from chair_desk.words import N_


class Presence(enum.StrEnum):
    """As what a person stands in the register. Part and remote are said beside it.

    DEPUTY came for the holder of a seat; OBSERVER holds no seat; IN_ATTENDANCE came for
    items only or serves the board; NO_SHOW neither came nor sent an apology. EXPECTED is
    before the meeting. "Not in post" is no presence: such a seat has no row.
    """

    EXPECTED = "expected"
    PRESENT = "present"
    DEPUTY = "deputy"
    APOLOGY = "apology"
    OBSERVER = "observer"
    IN_ATTENDANCE = "in_attendance"
    NO_SHOW = "no_show"

    @property
    def is_here(self) -> bool:
        """Say whether somebody with this presence was in the room at some time."""
        return self in {
            Presence.PRESENT,
            Presence.DEPUTY,
            Presence.OBSERVER,
            Presence.IN_ATTENDANCE,
        }


class MovementKind(enum.StrEnum):
    """Coming in, going out, or standing aside for an item because of an interest."""

    IN = "in"
    OUT = "out"
    RECUSED = "recused"


@record
class Attendance:
    """One person's line in the register of one meeting.

    `post`, `rank` and `level` are those of the day, copied from the appointment, so that a
    later promotion does not change what was true in the room.
    """

    TABLE: ClassVar[str] = "attendance"
    LABEL: ClassVar[str] = N_("Attendance")

    id: str
    meeting_id: Annotated[str, Column(label=N_("Meeting"), kind=Kind.LINK, links_to="meeting")]
    person_id: Annotated[str, Column(label=N_("Person"), kind=Kind.LINK, links_to="person")]
    seat_id: Annotated[
        str | None, Column(label=N_("For the seat"), kind=Kind.LINK, links_to="seat")
    ] = None
    presence: Annotated[Presence, Column(label=N_("As"), kind=Kind.CHOICE)] = Presence.EXPECTED
    deputy_for_id: Annotated[
        str | None, Column(label=N_("Deputy for"), kind=Kind.LINK, links_to="person")
    ] = None
    is_remote: Annotated[bool, Column(label=N_("By video or telephone"), kind=Kind.YES_NO)] = False
    arrived: Annotated[str, Column(label=N_("Arrived"), unit="HH:MM, empty: from the start")] = ""
    left: Annotated[str, Column(label=N_("Left"), unit="HH:MM, empty: to the end")] = ""
    post: Annotated[str, Column(label=N_("Post"))] = ""
    rank: Annotated[str, Column(label=N_("Rank"))] = ""
    level: Annotated[int | None, Column(label=N_("Level"), kind=Kind.NUMBER, unit="1 to 5")] = None
    note: Annotated[str, Column(label=N_("Note"))] = ""


@record
class Movement:
    """Somebody coming in or going out during the meeting, at an item.

    `item_id` is the item being taken at that time. An OUT with `until_item_id` ends by itself
    when that item is reached. RECUSED holds for the item alone.
    """

    TABLE: ClassVar[str] = "movement"
    LABEL: ClassVar[str] = N_("Comings and goings")

    id: str
    attendance_id: Annotated[
        str, Column(label=N_("Register line"), kind=Kind.LINK, links_to="attendance")
    ]
    kind: Annotated[MovementKind, Column(label=N_("What"), kind=Kind.CHOICE)]
    at: Annotated[str, Column(label=N_("At"), unit="HH:MM, local")] = ""
    item_id: Annotated[
        str | None, Column(label=N_("At item"), kind=Kind.LINK, links_to="agenda_item")
    ] = None
    until_item_id: Annotated[
        str | None, Column(label=N_("Until item"), kind=Kind.LINK, links_to="agenda_item")
    ] = None
