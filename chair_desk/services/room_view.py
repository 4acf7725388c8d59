"""What the whole room may see of a meeting, on a second display.

Everybody in the room reads it, guests and observers too. It is made of the public side of the
agenda alone: a confidential item has its number and public title and nothing else, and what is
recorded there is refused. Notes, levels and who can commit are never read here.
"""

from __future__ import annotations

from datetime import datetime

from chair_desk.records.actions import Action
from chair_desk.records.agenda_times import Placed
from chair_desk.records.audience import Audience
from chair_desk.records.changes import Refused
from chair_desk.records.cut import closed_items
from chair_desk.records.days_in_words import full_weekday, weekday_month
from chair_desk.records.frozen import frozen
from chair_desk.records.logs import LogEntry
from chair_desk.records.meetings import AgendaItem, ItemKind, Meeting, MeetingState
from chair_desk.records.minutes import Decision, Minute, MinuteKind
from chair_desk.records.people import Organisation
from chair_desk.records.spans import without_spans
from chair_desk.records.timing import ItemTime, Timing
from chair_desk.services.agenda_places import placed_items
from chair_desk.services.checks import existing
from chair_desk.services.desk import Desk
from chair_desk.services.item_readers import readers_of
from chair_desk.services.paragraphs import MadeRecord, owners_of, record_of, words_of_record
from chair_desk.services.ratifying import quorum_words
from chair_desk.services.session_clock import timing
from chair_desk.words import N_, _, ngettext

_AHEAD = frozenset({MeetingState.DRAFT, MeetingState.AGENDA_ISSUED})
_KINDS = {
    MinuteKind.ACTION: N_("Action"),
    MinuteKind.DECISION: N_("Decision"),
    MinuteKind.CHALLENGE: N_("Challenge"),
    MinuteKind.IMPACT: N_("Impact"),
}


@frozen(kw_only=True)
class RoomView:
    """What stands before the room. `share` is how much of the item's time is used, 0 to 100."""

    board: str
    number: str = ""
    title: str = ""
    time: str = ""
    is_over: bool = False
    share: int = 0


@frozen(kw_only=True)
class RoomWords:
    """The words of a record, for the room to agree: what it is, its words, whose and by when."""

    heading: str
    text: str
    footing: str = ""


def room_view(desk: Desk, meeting_id: str, now: datetime | None = None) -> RoomView:
    """Return what the room may see of a meeting now.

    Raises:
        Refused: There is no such meeting any more.
    """
    meeting = existing(desk, Meeting, meeting_id)
    board = desk.board.name
    if meeting.state in _AHEAD:
        words = _("The meeting begins at {time}.").format(time=meeting.starts)
        return RoomView(board=board, title=words)
    if meeting.state is not MeetingState.IN_SESSION:
        return RoomView(board=board, title=_("The meeting is closed."))
    placed = placed_items(desk, meeting_id)
    line = next((one for one in placed if one.item.id == meeting.current_item_id), None)
    if line is None:
        return RoomView(board=board, title=_("Every item was taken."))
    found = timing(desk, meeting_id, now)
    time = found.of(line.item.id)
    share = min(100, 100 * time.used // time.planned) if time and time.planned else 0
    shown = _as_public(placed, line)
    return RoomView(
        board=board,
        number=shown.number,
        title=shown.item.title,
        time=_time_words(line.item, found, time),
        is_over=bool(time and time.over),
        share=share,
    )


def _as_public(placed: list[Placed], line: Placed) -> Placed:
    """Return the line that stands on the public agenda for an item.

    What lies under a confidential item has none of its own: the confidential one stands for it.
    """
    by_id = {one.item.id: one for one in placed}
    closed = closed_items((one.item for one in placed), Audience.PUBLIC)
    while line.item.id in closed and line.item.parent_id in closed:
        line = by_id[line.item.parent_id or ""]
    return line


def _time_words(item: AgendaItem, found: Timing, time: ItemTime | None) -> str:
    if time is None:
        return ""
    if item.kind is ItemKind.BREAK:
        return _("Back at {time}").format(time=found.item_ends)
    if time.over:
        words = ngettext("{count} minute over", "{count} minutes over", time.over)
        return words.format(count=time.over)
    words = ngettext("{count} minute left", "{count} minutes left", time.left)
    return words.format(count=time.left)


def words_for_room(desk: Desk, minute_id: str) -> RoomWords:
    """Return the words of a record for the room to agree, as they stand now.

    Words marked as confidential inside a text are left out of it, as in print.

    Raises:
        Refused: It is no record, it is confidential, or it is no longer there.
    """
    minute = existing(desk, Minute, minute_id)
    if minute.kind is MinuteKind.PARAGRAPH:
        raise Refused(_("Put the caret into a decision or another record first."))
    made = record_of(desk, minute)
    if _is_closed(desk, minute, made):
        raise Refused(_("This belongs to the confidential part. It is not shown to the room."))
    if made is None:
        return RoomWords(heading=_(_KINDS[minute.kind]), text=without_spans(minute.text))
    return RoomWords(
        heading=_heading(desk, minute, made),
        text=without_spans(words_of_record(made)),
        footing=without_spans(_footing(desk, made)),
    )


def _is_closed(desk: Desk, minute: Minute, record: MadeRecord | None) -> bool:
    """Say whether a record, its paragraph or its item is confidential, or any item above."""
    item = existing(desk, AgendaItem, minute.item_id)
    readers = [minute.audience, readers_of(desk, item)]
    if record is not None:
        readers.append(record.audience)
        made_at = desk.get(AgendaItem, record.item_id)
        if made_at is not None:
            readers.append(readers_of(desk, made_at))
    return Audience.CONFIDENTIAL in readers


def _heading(desk: Desk, minute: Minute, record: MadeRecord) -> str:
    if isinstance(record, LogEntry):
        label = desk.shelf.log_type(record.log_type).entry_label
    else:
        label = _(_KINDS[minute.kind])
    return f"{label} {record.reference}".strip()


def _footing(desk: Desk, record: MadeRecord) -> str:
    if isinstance(record, Action):
        return _action_footing(desk, record)
    if isinstance(record, LogEntry) and record.due_on:
        return _("Answer due {day}.").format(day=weekday_month(record.due_on))
    if isinstance(record, Decision):
        return quorum_words(desk, record)
    return ""


def _action_footing(desk: Desk, action: Action) -> str:
    partner = desk.get(Organisation, action.organisation_id)
    who = ", ".join(person.name for person in owners_of(desk, action)) or action.owner_words
    by = action.due_words
    if action.due_on:
        by = _("by {day}").format(day=full_weekday(action.due_on))
    return ", ".join(part for part in (who or (partner.name if partner else ""), by) if part)
