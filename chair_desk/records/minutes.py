"""Minutes as rows: each paragraph of an item is a record of its own."""

from __future__ import annotations

import enum
from datetime import date
from typing import Annotated, ClassVar

from chair_desk.records.audience import Audience
from chair_desk.records.columns import Column, Kind, record
from chair_desk.records.meetings import MeetingState
from chair_desk.words import N_


class MinuteKind(enum.StrEnum):
    """A paragraph of prose, or the block that stands for a record made there.

    A record block carries the words as typed; the record itself (an action, a decision, a log
    entry) points back with its `minute_id`.
    """

    PARAGRAPH = "paragraph"
    ACTION = "action"
    DECISION = "decision"
    CHALLENGE = "challenge"
    IMPACT = "impact"


class InterestOutcome(enum.StrEnum):
    """What was agreed about somebody with an interest."""

    NOTED = "noted"
    STAYED = "stayed"
    NO_PART = "took_no_part"
    LEFT = "left_the_room"


@record
class Minute:
    """One paragraph of the minutes of one item.

    In `text`, words between `[[` and `]]` are confidential whatever the paragraph is
    (`records.spans`).
    """

    TABLE: ClassVar[str] = "minute"
    LABEL: ClassVar[str] = N_("Minutes")

    id: str
    meeting_id: Annotated[str, Column(label=N_("Meeting"), kind=Kind.LINK, links_to="meeting")]
    item_id: Annotated[str, Column(label=N_("Item"), kind=Kind.LINK, links_to="agenda_item")]
    place: Annotated[str, Column(label=N_("Place"), help=N_("Sorts the paragraphs of an item"))]
    kind: Annotated[MinuteKind, Column(label=N_("Kind"), kind=Kind.CHOICE)] = MinuteKind.PARAGRAPH
    audience: Annotated[Audience, Column(label=N_("For"), kind=Kind.CHOICE)] = Audience.PUBLIC
    text: Annotated[str, Column(label=N_("Text"), kind=Kind.TEXT)] = ""


@record
class Decision:
    """Something the board decided."""

    TABLE: ClassVar[str] = "decision"
    LABEL: ClassVar[str] = N_("Decisions")

    id: str
    reference: Annotated[str, Column(label=N_("Reference"), help=N_("As D-041"))]
    meeting_id: Annotated[
        str | None, Column(label=N_("Meeting"), kind=Kind.LINK, links_to="meeting")
    ] = None
    item_id: Annotated[
        str | None, Column(label=N_("Item"), kind=Kind.LINK, links_to="agenda_item")
    ] = None
    minute_id: Annotated[
        str | None, Column(label=N_("Minute"), kind=Kind.LINK, links_to="minute")
    ] = None
    text: Annotated[str, Column(label=N_("Decision"), kind=Kind.TEXT, required=True)] = ""
    decided_on: Annotated[date | None, Column(label=N_("Decided on"), kind=Kind.DATE)] = None
    is_inquorate: Annotated[
        bool,
        Column(
            label=N_("Taken without a quorum"),
            kind=Kind.YES_NO,
            help=N_("A recommendation until ratified"),
        ),
    ] = False
    audience: Annotated[Audience, Column(label=N_("For"), kind=Kind.CHOICE)] = Audience.PUBLIC


@record
class Declaration:
    """An interest declared at a meeting."""

    TABLE: ClassVar[str] = "declaration"
    LABEL: ClassVar[str] = N_("Declarations of interest")

    id: str
    meeting_id: Annotated[str, Column(label=N_("Meeting"), kind=Kind.LINK, links_to="meeting")]
    person_id: Annotated[str, Column(label=N_("Person"), kind=Kind.LINK, links_to="person")]
    item_id: Annotated[
        str | None, Column(label=N_("Item"), kind=Kind.LINK, links_to="agenda_item")
    ] = None
    interest: Annotated[str, Column(label=N_("Interest"), kind=Kind.TEXT)] = ""
    outcome: Annotated[InterestOutcome, Column(label=N_("Outcome"), kind=Kind.CHOICE)] = (
        InterestOutcome.NOTED
    )


@record
class MinutesVersion:
    """A version of the minutes that was given out or agreed, and what it hashed to."""

    TABLE: ClassVar[str] = "minutes_version"
    LABEL: ClassVar[str] = N_("Versions of the minutes")

    id: str
    meeting_id: Annotated[str, Column(label=N_("Meeting"), kind=Kind.LINK, links_to="meeting")]
    number: Annotated[int, Column(label=N_("Version"), kind=Kind.NUMBER)]
    state: Annotated[MeetingState, Column(label=N_("State"), kind=Kind.CHOICE)]
    made_on: Annotated[date | None, Column(label=N_("Made on"), kind=Kind.DATE)] = None
    sha256: Annotated[str, Column(label=N_("Hash of the text"), unit="SHA-256, hex")] = ""
    given_to: Annotated[
        str,
        Column(
            label=N_("Given to"),
            kind=Kind.TEXT,
            help=N_("Who got the confidential part, by name or post"),
        ),
    ] = ""


@record
class Correction:
    """A dated correction of minutes that were already confirmed."""

    TABLE: ClassVar[str] = "correction"
    LABEL: ClassVar[str] = N_("Corrections")

    id: str
    meeting_id: Annotated[
        str, Column(label=N_("Minutes corrected"), kind=Kind.LINK, links_to="meeting")
    ]
    minute_id: Annotated[
        str | None, Column(label=N_("Paragraph"), kind=Kind.LINK, links_to="minute")
    ] = None
    made_on: Annotated[date | None, Column(label=N_("Made on"), kind=Kind.DATE)] = None
    agreed_at_id: Annotated[
        str | None, Column(label=N_("Agreed at"), kind=Kind.LINK, links_to="meeting")
    ] = None
    text: Annotated[str, Column(label=N_("Correction"), kind=Kind.TEXT, required=True)] = ""
    audience: Annotated[Audience, Column(label=N_("For"), kind=Kind.CHOICE)] = Audience.PUBLIC
