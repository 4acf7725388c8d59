"""The board, its bodies, and the profile it works under at each time."""

from __future__ import annotations

import enum
from datetime import date
from typing import Annotated, ClassVar

from chair_desk.records.columns import Column, Kind, record
from chair_desk.words import N_


class Nation(enum.StrEnum):
    """Whose bank holidays count for the board's working days."""

    ENGLAND = "england"
    WALES = "wales"
    NORTHERN_IRELAND = "northern_ireland"
    SCOTLAND = "scotland"


class BodyKind(enum.StrEnum):
    """The sorts of body that a board meets as."""

    BOARD = "board"
    EXECUTIVE = "executive"
    SUB_GROUP = "sub_group"


@record
class Board:
    """The one board that a file is about."""

    TABLE: ClassVar[str] = "board"
    LABEL: ClassVar[str] = N_("Board")

    id: str
    name: Annotated[str, Column(label=N_("Name"), required=True)]
    short_name: Annotated[str, Column(label=N_("Short name"), help=N_("As in the sidebar"))] = ""
    nation: Annotated[Nation, Column(label=N_("Nation"), kind=Kind.CHOICE)] = Nation.ENGLAND
    marking: Annotated[
        str, Column(label=N_("Protective marking"), help=N_("Printed on each page"))
    ] = ""
    meeting_place: Annotated[str, Column(label=N_("Usual place of meeting"))] = ""
    is_sample: Annotated[
        bool, Column(label=N_("Made-up board"), kind=Kind.YES_NO, help=N_("Nothing in it is real"))
    ] = False
    destroys_own_marks: Annotated[
        bool,
        Column(
            label=N_("Own highlights end with the minutes"),
            kind=Kind.YES_NO,
            help=N_("Members’ own highlights on papers are destroyed once minutes are confirmed"),
        ),
    ] = False


@record
class ProfileInForce:
    """Which regime the board works under, and from when to when."""

    TABLE: ClassVar[str] = "profile_in_force"
    LABEL: ClassVar[str] = N_("Profiles in force")

    id: str
    board_id: Annotated[str, Column(label=N_("Board"), kind=Kind.LINK, links_to="board")]
    profile: Annotated[
        str,
        Column(
            label=N_("Profile"),
            required=True,
            help=N_("The name of a board profile; its text is kept in profile_text"),
        ),
    ]
    profile_text: Annotated[
        str, Column(label=N_("Text of the profile"), kind=Kind.TEXT, help=N_("TOML, as shipped"))
    ] = ""
    starts_on: Annotated[date | None, Column(label=N_("From"), kind=Kind.DATE)] = None
    ends_on: Annotated[date | None, Column(label=N_("To"), kind=Kind.DATE)] = None


@record
class Body:
    """A body that meets: the board itself, its executive, or a sub-group."""

    TABLE: ClassVar[str] = "body"
    LABEL: ClassVar[str] = N_("Bodies")

    id: str
    board_id: Annotated[str, Column(label=N_("Board"), kind=Kind.LINK, links_to="board")]
    name: Annotated[str, Column(label=N_("Name"), required=True)]
    kind: Annotated[BodyKind, Column(label=N_("Kind"), kind=Kind.CHOICE)] = BodyKind.BOARD
    starts_on: Annotated[date | None, Column(label=N_("From"), kind=Kind.DATE)] = None
    ends_on: Annotated[date | None, Column(label=N_("To"), kind=Kind.DATE)] = None
