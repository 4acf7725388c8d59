"""Meetings, the items on their agendas, and the papers to the items."""

from __future__ import annotations

import enum
from datetime import date, datetime
from typing import Annotated, ClassVar

from chair_desk.records.audience import Audience
from chair_desk.records.columns import Column, Kind, record
from chair_desk.words import N_


class MeetingState(enum.StrEnum):
    """Where a meeting is on its way from a date to confirmed minutes, in order."""

    DRAFT = "draft"
    AGENDA_ISSUED = "agenda_issued"
    IN_SESSION = "in_session"
    MINUTES_DRAFT = "minutes_draft"
    CHECKED = "checked"
    CONFIRMED = "confirmed"


class MeetingKind(enum.StrEnum):
    """Ordinary, or called for one matter."""

    ORDINARY = "ordinary"
    EXTRAORDINARY = "extraordinary"


class ItemKind(enum.StrEnum):
    """An item of business, or a break."""

    ITEM = "item"
    BREAK = "break"


class Purpose(enum.StrEnum):
    """What an item is on the agenda for."""

    INFORMATION = "information"
    DISCUSSION = "discussion"
    ASSURANCE = "assurance"
    CHALLENGE = "challenge"
    DECISION = "decision"


class ItemState(enum.StrEnum):
    """Where an item of business stands. A deferred item comes back by itself."""

    PLANNED = "planned"
    OPEN = "open"
    DONE = "done"
    DEFERRED = "deferred"


class PaperState(enum.StrEnum):
    """Whether a paper is in."""

    EXPECTED = "expected"
    RECEIVED = "received"
    TO_FOLLOW = "to_follow"
    VERBAL = "verbal"


@record
class Meeting:
    """One meeting of one body."""

    TABLE: ClassVar[str] = "meeting"
    LABEL: ClassVar[str] = N_("Meetings")

    id: str
    body_id: Annotated[str, Column(label=N_("Body"), kind=Kind.LINK, links_to="body")]
    held_on: Annotated[date, Column(label=N_("Date"), kind=Kind.DATE, required=True)]
    starts: Annotated[str, Column(label=N_("Starts"), unit="HH:MM, local")] = "10:00"
    ends: Annotated[str, Column(label=N_("Ends"), unit="HH:MM, local")] = "12:30"
    place: Annotated[str, Column(label=N_("Place"))] = ""
    kind: Annotated[MeetingKind, Column(label=N_("Kind"), kind=Kind.CHOICE)] = MeetingKind.ORDINARY
    state: Annotated[MeetingState, Column(label=N_("State"), kind=Kind.CHOICE)] = MeetingState.DRAFT
    marking: Annotated[str, Column(label=N_("Protective marking"))] = ""
    access_notes: Annotated[str, Column(label=N_("Access and hearing loop"), kind=Kind.TEXT)] = ""
    started_at: Annotated[
        datetime | None, Column(label=N_("In session since"), kind=Kind.DATE, unit="instant, UTC")
    ] = None
    ended_at: Annotated[
        datetime | None, Column(label=N_("Closed at"), kind=Kind.DATE, unit="instant, UTC")
    ] = None
    current_item_id: Annotated[
        str | None, Column(label=N_("Item being taken"), kind=Kind.LINK, links_to="agenda_item")
    ] = None
    minutes_version: Annotated[
        int, Column(label=N_("Version of the minutes"), kind=Kind.NUMBER)
    ] = 0
    confirmed_on: Annotated[
        date | None, Column(label=N_("Minutes confirmed on"), kind=Kind.DATE)
    ] = None
    confirmed_at_id: Annotated[
        str | None,
        Column(label=N_("Confirmed at the meeting"), kind=Kind.LINK, links_to="meeting"),
    ] = None
    confirmed_subject_to: Annotated[
        str, Column(label=N_("Confirmed subject to"), kind=Kind.TEXT)
    ] = ""
    confirmed_hash: Annotated[
        str, Column(label=N_("Hash of the confirmed minutes"), unit="SHA-256, hex")
    ] = ""
    confirmed_quorum: Annotated[
        str,
        Column(
            label=N_("Quorum as confirmed"),
            kind=Kind.TEXT,
            help=N_("The sentence of the confirmed minutes; names do not change in it"),
        ),
    ] = ""


@record
class AgendaItem:
    """An item on an agenda.

    Order is by `place` (a fractional index, see `records.places`); the number that people see
    is counted from the order until the agenda is issued, and kept in `number` from then on.
    """

    TABLE: ClassVar[str] = "agenda_item"
    LABEL: ClassVar[str] = N_("Agenda items")

    id: str
    meeting_id: Annotated[str, Column(label=N_("Meeting"), kind=Kind.LINK, links_to="meeting")]
    place: Annotated[str, Column(label=N_("Place"), help=N_("Sorts the items of a meeting"))]
    title: Annotated[str, Column(label=N_("Title"), required=True, help=N_("Everyone may read"))]
    closed_title: Annotated[
        str, Column(label=N_("Confidential title"), help=N_("For the confidential part only"))
    ] = ""
    kind: Annotated[ItemKind, Column(label=N_("Kind"), kind=Kind.CHOICE)] = ItemKind.ITEM
    parent_id: Annotated[
        str | None, Column(label=N_("Under item"), kind=Kind.LINK, links_to="agenda_item")
    ] = None
    number: Annotated[str, Column(label=N_("Number"), help=N_("Fixed when issued"))] = ""
    lead_id: Annotated[str | None, Column(label=N_("Lead"), kind=Kind.LINK, links_to="person")] = (
        None
    )
    lead_words: Annotated[
        str, Column(label=N_("Lead in words"), help=N_("Where the lead is no person on the list"))
    ] = ""
    purpose: Annotated[Purpose, Column(label=N_("Purpose"), kind=Kind.CHOICE)] = Purpose.INFORMATION
    planned_minutes: Annotated[int, Column(label=N_("Min"), kind=Kind.NUMBER, unit="minutes")] = 10
    asked: Annotated[str, Column(label=N_("The board is asked to"), kind=Kind.TEXT)] = ""
    is_standing: Annotated[bool, Column(label=N_("Every meeting"), kind=Kind.YES_NO)] = False
    standing_key: Annotated[
        str, Column(label=N_("Standing item"), help=N_("Its name in the board profile"))
    ] = ""
    audience: Annotated[Audience, Column(label=N_("For"), kind=Kind.CHOICE)] = Audience.PUBLIC
    state: Annotated[ItemState, Column(label=N_("State"), kind=Kind.CHOICE)] = ItemState.PLANNED
    carried_from_id: Annotated[
        str | None,
        Column(label=N_("Carried forward from"), kind=Kind.LINK, links_to="agenda_item"),
    ] = None
    confirms_id: Annotated[
        str | None,
        Column(
            label=N_("Minutes to confirm"),
            kind=Kind.LINK,
            links_to="meeting",
            help=N_("The meeting whose minutes this item is to confirm"),
        ),
    ] = None
    started_at: Annotated[
        datetime | None, Column(label=N_("Started"), kind=Kind.DATE, unit="instant, UTC")
    ] = None
    used_seconds: Annotated[
        int, Column(label=N_("Time used"), kind=Kind.NUMBER, unit="seconds, when last left")
    ] = 0
    is_added: Annotated[bool, Column(label=N_("Put in at the meeting"), kind=Kind.YES_NO)] = False
    title_was: Annotated[
        str, Column(label=N_("Title when minuted"), help=N_("Where the agenda changed since"))
    ] = ""
    minutes_was: Annotated[
        int | None, Column(label=N_("Min when minuted"), kind=Kind.NUMBER, unit="minutes")
    ] = None
    came_after: Annotated[
        str,
        Column(label=N_("Came after when minuted"), help=N_("A number; 0 for the top")),
    ] = ""


@record
class Paper:
    """A paper to an item: in, expected, to follow, or verbal."""

    TABLE: ClassVar[str] = "paper"
    LABEL: ClassVar[str] = N_("Papers")

    id: str
    item_id: Annotated[str, Column(label=N_("Item"), kind=Kind.LINK, links_to="agenda_item")]
    title: Annotated[str, Column(label=N_("Title"), required=True)]
    place: Annotated[str, Column(label=N_("Place"))] = ""
    state: Annotated[PaperState, Column(label=N_("State"), kind=Kind.CHOICE)] = PaperState.EXPECTED
    author: Annotated[str, Column(label=N_("Author"))] = ""
    page_count: Annotated[int | None, Column(label=N_("Pages"), kind=Kind.NUMBER)] = None
    due_on: Annotated[date | None, Column(label=N_("Due"), kind=Kind.DATE)] = None
    audience: Annotated[Audience, Column(label=N_("For"), kind=Kind.CHOICE)] = Audience.MEMBERS
    attachment_id: Annotated[
        str | None, Column(label=N_("File"), kind=Kind.LINK, links_to="attachment")
    ] = None
    has_cover_sheet: Annotated[bool, Column(label=N_("Cover sheet"), kind=Kind.YES_NO)] = False
    purpose: Annotated[
        Purpose | None, Column(label=N_("Purpose"), kind=Kind.CHOICE, help=N_("Else the item’s"))
    ] = None
    asked: Annotated[str, Column(label=N_("The board is asked to"), kind=Kind.TEXT)] = ""
    sponsor: Annotated[str, Column(label=N_("Sponsor"))] = ""
    priority: Annotated[str, Column(label=N_("Priority it serves"))] = ""
    asked_for_on: Annotated[date | None, Column(label=N_("Asked for on"), kind=Kind.DATE)] = None
    chased_on: Annotated[date | None, Column(label=N_("Chased on"), kind=Kind.DATE)] = None
