"""Entries of the logs: challenges, risks, impact; what a log holds is said by its type."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from chair_desk.records.audience import Audience
from chair_desk.records.columns import Column, Kind, record
from chair_desk.words import N_


@record
class LogTypeText:
    """The text of a log type, kept in the file at its first use, or made by the board itself.

    It wins over the file that ships under the same name, so that a board opens alike on every
    machine. `is_own` where the board made the log in the window, or changed it.
    """

    TABLE: ClassVar[str] = "log_type"
    LABEL: ClassVar[str] = N_("Types of log")

    id: str
    name: Annotated[str, Column(label=N_("Name"), required=True)]
    text: Annotated[str, Column(label=N_("Text"), kind=Kind.TEXT, help=N_("TOML"))] = ""
    is_own: Annotated[bool, Column(label=N_("The board’s own"), kind=Kind.YES_NO)] = False


@record
class LogEntry:
    """One entry of one log, a challenge for instance.

    Columns that every log shares are real; those of the log type stand in `values_json`, a
    JSON object of text by column name. `state` is one of the log type's states.
    """

    TABLE: ClassVar[str] = "log_entry"
    LABEL: ClassVar[str] = N_("Log entries")

    id: str
    log_type: Annotated[str, Column(label=N_("Log"), required=True, is_looked_up=True)]
    reference: Annotated[str, Column(label=N_("Reference"), help=N_("As C-017"))]
    title: Annotated[str, Column(label=N_("In one sentence"), kind=Kind.TEXT, required=True)]
    state: Annotated[str, Column(label=N_("State"))] = ""
    meeting_id: Annotated[
        str | None, Column(label=N_("Meeting"), kind=Kind.LINK, links_to="meeting")
    ] = None
    item_id: Annotated[
        str | None, Column(label=N_("Item"), kind=Kind.LINK, links_to="agenda_item")
    ] = None
    minute_id: Annotated[
        str | None, Column(label=N_("Minute"), kind=Kind.LINK, links_to="minute")
    ] = None
    raised_by_id: Annotated[
        str | None, Column(label=N_("Raised by"), kind=Kind.LINK, links_to="person")
    ] = None
    to_organisation_id: Annotated[
        str | None, Column(label=N_("To partner"), kind=Kind.LINK, links_to="organisation")
    ] = None
    to_person_id: Annotated[
        str | None, Column(label=N_("To person"), kind=Kind.LINK, links_to="person")
    ] = None
    opened_on: Annotated[date | None, Column(label=N_("Opened"), kind=Kind.DATE)] = None
    due_on: Annotated[date | None, Column(label=N_("Answer due"), kind=Kind.DATE)] = None
    closed_on: Annotated[date | None, Column(label=N_("Closed"), kind=Kind.DATE)] = None
    audience: Annotated[Audience, Column(label=N_("For"), kind=Kind.CHOICE)] = Audience.PUBLIC
    values_json: Annotated[
        str, Column(label=N_("Answers of the log type"), kind=Kind.TEXT, unit="JSON object")
    ] = "{}"


@record
class LogStep:
    """One step in the life of an entry: a letter, an answer, an escalation."""

    TABLE: ClassVar[str] = "log_step"
    LABEL: ClassVar[str] = N_("Steps of log entries")

    id: str
    log_entry_id: Annotated[str, Column(label=N_("Entry"), kind=Kind.LINK, links_to="log_entry")]
    made_on: Annotated[date | None, Column(label=N_("On"), kind=Kind.DATE)] = None
    kind: Annotated[str, Column(label=N_("Step"))] = ""
    text: Annotated[str, Column(label=N_("What was said"), kind=Kind.TEXT)] = ""
    meeting_id: Annotated[
        str | None, Column(label=N_("Meeting"), kind=Kind.LINK, links_to="meeting")
    ] = None


@record
class StepLetter:
    """A letter that was drafted when an entry was taken a step further, in the words of that day.

    There is one for each post the step was put to. `opening`, `facts` and `request` hold a
    paragraph a line.
    """

    TABLE: ClassVar[str] = "step_letter"
    LABEL: ClassVar[str] = N_("Letters of steps")

    id: str
    log_step_id: Annotated[str, Column(label=N_("Step"), kind=Kind.LINK, links_to="log_step")]
    position: Annotated[int, Column(label=N_("Place in the list"), kind=Kind.NUMBER)] = 0
    subject: Annotated[str, Column(label=N_("Subject"))] = ""
    to_name: Annotated[str, Column(label=N_("To"))] = ""
    to_post: Annotated[str, Column(label=N_("To post"))] = ""
    to_agency: Annotated[str, Column(label=N_("To agency"))] = ""
    to_email: Annotated[str, Column(label=N_("To address"))] = ""
    opening: Annotated[str, Column(label=N_("Opening"), kind=Kind.TEXT)] = ""
    facts: Annotated[str, Column(label=N_("What had happened"), kind=Kind.TEXT)] = ""
    request: Annotated[str, Column(label=N_("What is requested"), kind=Kind.TEXT)] = ""
    from_name: Annotated[str, Column(label=N_("From"))] = ""
    from_post: Annotated[str, Column(label=N_("From post"))] = ""
    board: Annotated[str, Column(label=N_("Board"))] = ""
    marking: Annotated[str, Column(label=N_("Marking"))] = ""
    written_on: Annotated[date | None, Column(label=N_("Written on"), kind=Kind.DATE)] = None


@record
class Addressee:
    """Another partner or post that an entry also goes to, beside the one it is put to first.

    `post` is empty for whoever holds the step's post at that partner. Each gives an answer of
    its own, and each answer has its own judgement; an answer not accepted has no day.
    """

    TABLE: ClassVar[str] = "addressee"
    LABEL: ClassVar[str] = N_("Others asked")

    id: str
    log_entry_id: Annotated[str, Column(label=N_("Entry"), kind=Kind.LINK, links_to="log_entry")]
    organisation_id: Annotated[
        str | None, Column(label=N_("Partner"), kind=Kind.LINK, links_to="organisation")
    ] = None
    post: Annotated[str, Column(label=N_("Post"), help=N_("As Director of Public Health"))] = ""
    position: Annotated[int, Column(label=N_("Place in the list"), kind=Kind.NUMBER)] = 0
    answer: Annotated[str, Column(label=N_("Answer"), kind=Kind.TEXT)] = ""
    answered_on: Annotated[date | None, Column(label=N_("Answered on"), kind=Kind.DATE)] = None
    judgement: Annotated[str, Column(label=N_("The Chair’s judgement"))] = ""
    judgement_reason: Annotated[
        str, Column(label=N_("Why the Chair thinks so"), kind=Kind.TEXT)
    ] = ""
