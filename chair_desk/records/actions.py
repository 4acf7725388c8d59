"""Actions: what somebody agreed to do, by when if a date was given."""

from __future__ import annotations

import enum
from datetime import date
from typing import Annotated, ClassVar

from chair_desk.records.audience import Audience
from chair_desk.records.columns import Column, Kind, record
from chair_desk.words import N_


class ActionState(enum.StrEnum):
    """Where an action stands. "Late" is no state: it follows from the date."""

    OPEN = "open"
    AT_RISK = "at_risk"
    DONE = "done"
    WITHDRAWN = "withdrawn"


@record
class Action:
    """Something agreed to be done. It keeps its number and first date while it is carried on.

    The lead owner is a person (`owner_id`), a post (`seat_id`: whoever holds it), an agency
    (`organisation_id`) or words (`owner_words`: "all partners"); others stand in `ActionOwner`.
    `due_words` keeps what was said ("next board", "tbc") where no date followed or the date
    came from it.
    """

    TABLE: ClassVar[str] = "action"
    LABEL: ClassVar[str] = N_("Actions")

    id: str
    reference: Annotated[str, Column(label=N_("Reference"), help=N_("As A-124"), is_looked_up=True)]
    title: Annotated[str, Column(label=N_("Action"), kind=Kind.TEXT, required=True)]
    owner_id: Annotated[
        str | None, Column(label=N_("Owner"), kind=Kind.LINK, links_to="person")
    ] = None
    organisation_id: Annotated[
        str | None, Column(label=N_("Partner"), kind=Kind.LINK, links_to="organisation")
    ] = None
    owner_words: Annotated[str, Column(label=N_("Owner in words"))] = ""
    due_on: Annotated[date | None, Column(label=N_("Due"), kind=Kind.DATE)] = None
    first_due_on: Annotated[date | None, Column(label=N_("First due"), kind=Kind.DATE)] = None
    due_words: Annotated[str, Column(label=N_("Due in words"))] = ""
    state: Annotated[
        ActionState, Column(label=N_("State"), kind=Kind.CHOICE, is_looked_up=True)
    ] = ActionState.OPEN
    opened_on: Annotated[date | None, Column(label=N_("Opened"), kind=Kind.DATE)] = None
    closed_on: Annotated[
        date | None, Column(label=N_("Closed"), kind=Kind.DATE, is_looked_up=True)
    ] = None
    outcome: Annotated[str, Column(label=N_("What was done"), kind=Kind.TEXT)] = ""
    meeting_id: Annotated[
        str | None, Column(label=N_("Meeting"), kind=Kind.LINK, links_to="meeting")
    ] = None
    item_id: Annotated[
        str | None, Column(label=N_("Item"), kind=Kind.LINK, links_to="agenda_item")
    ] = None
    minute_id: Annotated[
        str | None, Column(label=N_("Minute"), kind=Kind.LINK, links_to="minute")
    ] = None
    audience: Annotated[Audience, Column(label=N_("For"), kind=Kind.CHOICE)] = Audience.PUBLIC
    evidence: Annotated[
        str, Column(label=N_("What shows it"), kind=Kind.TEXT, help=N_("Empty: without evidence"))
    ] = ""
    check_months: Annotated[
        int,
        Column(
            label=N_("Checked again every"),
            kind=Kind.NUMBER,
            unit="months",
            help=N_("A recurring check; its due date is the next one"),
        ),
    ] = 0
    impact_asked_on: Annotated[
        date | None,
        Column(label=N_("Ask for the difference on"), kind=Kind.DATE, is_looked_up=True),
    ] = None
    impact: Annotated[str, Column(label=N_("What difference it made"), kind=Kind.TEXT)] = ""
    seat_id: Annotated[
        str | None,
        Column(
            label=N_("Post"),
            kind=Kind.LINK,
            links_to="seat",
            help=N_("Where the owner is whoever holds a seat"),
        ),
    ] = None


@record
class ActionOwner:
    """Who shares an action with its lead owner: a person, else a post, else an agency."""

    TABLE: ClassVar[str] = "action_owner"
    LABEL: ClassVar[str] = N_("Shared actions")

    id: str
    action_id: Annotated[str, Column(label=N_("Action"), kind=Kind.LINK, links_to="action")]
    person_id: Annotated[
        str | None, Column(label=N_("Person"), kind=Kind.LINK, links_to="person")
    ] = None
    place: Annotated[str, Column(label=N_("Place"))] = ""
    seat_id: Annotated[str | None, Column(label=N_("Post"), kind=Kind.LINK, links_to="seat")] = None
    organisation_id: Annotated[
        str | None, Column(label=N_("Partner"), kind=Kind.LINK, links_to="organisation")
    ] = None


@record
class ActionUpdate:
    """What was said of an action on a day, and the date it moved to if it moved."""

    TABLE: ClassVar[str] = "action_update"
    LABEL: ClassVar[str] = N_("Updates on actions")

    id: str
    action_id: Annotated[str, Column(label=N_("Action"), kind=Kind.LINK, links_to="action")]
    said_on: Annotated[date | None, Column(label=N_("On"), kind=Kind.DATE)] = None
    meeting_id: Annotated[
        str | None, Column(label=N_("Meeting"), kind=Kind.LINK, links_to="meeting")
    ] = None
    text: Annotated[str, Column(label=N_("Update"), kind=Kind.TEXT)] = ""
    due_before: Annotated[date | None, Column(label=N_("Due before"), kind=Kind.DATE)] = None
    due_after: Annotated[date | None, Column(label=N_("Due after"), kind=Kind.DATE)] = None
    asked_by: Annotated[str, Column(label=N_("Who asked for the date"))] = ""
    agreed_by: Annotated[str, Column(label=N_("Who agreed to the date"))] = ""
