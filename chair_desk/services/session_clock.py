"""The course of a meeting in session: which item is taken, and the time that each one uses.

One item is taken at a time. Leaving it unfinished keeps its seconds and it can be come back to.
Times are only kept while the meeting is in session.

A laptop that sleeps does not stop the meeting: the time counts as time passed, and `leave_out`
takes it off where the room stood still too. A clock that is set loses and adds no time:
`keep_time` keeps what had passed before.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from chair_desk.records.agenda_times import Placed
from chair_desk.records.changes import Changes, Refused
from chair_desk.records.days_in_words import day_beside
from chair_desk.records.meetings import AgendaItem, ItemKind, ItemState, Meeting, MeetingState
from chair_desk.records.timing import Timing, read_timing, seconds_used
from chair_desk.services.agenda import BREAK_MINUTES
from chair_desk.services.agenda_places import insert_item, item_name, placed_items
from chair_desk.services.checks import existing
from chair_desk.services.desk import Desk, Step
from chair_desk.services.meeting_clock import clock_of_meeting
from chair_desk.services.meeting_states import start_session
from chair_desk.words import _, ngettext

__all__ = [
    "Timing",
    "begin",
    "come_back",
    "end_break",
    "finish_item",
    "go_back",
    "keep_time",
    "leave_out",
    "left_for_later",
    "next_item",
    "start_item",
    "take_break",
    "take_minutes_from",
    "timing",
]


def timing(desk: Desk, meeting_id: str, now: datetime | None = None) -> Timing:
    """Read how a meeting stands for time, at an instant or now.

    Raises:
        Refused: There is no such meeting any more.
    """
    meeting = existing(desk, Meeting, meeting_id)
    at = now or clock_of_meeting(desk, meeting)
    return read_timing(meeting, placed_items(desk, meeting_id), at)


def begin(desk: Desk, meeting_id: str) -> Changes:
    """Start the meeting and its first item, in one change; `made` is that item.

    Raises:
        Refused: It has begun before.
    """
    meeting = existing(desk, Meeting, meeting_id)
    first = next(iter(placed_items(desk, meeting_id)), None)
    day = day_beside(meeting.held_on, desk.today())
    with desk.change(_("Started the meeting of {date}").format(date=day)) as step:
        start_session(desk, meeting_id)
        if first is not None:
            _start(desk, step, existing(desk, AgendaItem, first.item.id))
    return step.done(made=first.item.id if first else "")


def start_item(desk: Desk, item_id: str) -> Changes:
    """Take an item, in its turn or out of order; the one being taken is left for later.

    The time of an item that was finished goes on, and it stays finished when it is left again.

    Raises:
        Refused: The meeting is not in session, or the item is deferred or taken already.
    """
    item = existing(desk, AgendaItem, item_id)
    meeting = _in_session(desk, item.meeting_id)
    if meeting.current_item_id == item_id:
        raise Refused(_("This item is being taken already."))
    if item.state is ItemState.DEFERRED:
        raise Refused(_("This item is deferred. Put it back on the agenda first."))
    label = _("Started {item}").format(item=item_name(desk, item))
    with desk.change(label) as step:
        _leave(desk, step, meeting, ItemState.PLANNED)
        _start(desk, step, item)
    return step.done(made=item_id)


def finish_item(desk: Desk, item_id: str) -> Changes:
    """Finish an item and take the next; `made` is that one, or nothing after the last.

    The next is the first after it that was not taken; then what was passed over.

    Raises:
        Refused: The meeting is not in session, or the item is not being taken.
    """
    item = existing(desk, AgendaItem, item_id)
    meeting = _in_session(desk, item.meeting_id)
    if meeting.current_item_id != item_id:
        raise Refused(_("This item is not being taken."))
    label = _("Finished {item}").format(item=item_name(desk, item))
    following = _following(placed_items(desk, meeting.id), item_id)
    with desk.change(label) as step:
        _leave(desk, step, meeting, ItemState.DONE)
        if following is not None:
            _start(desk, step, following)
        else:
            step.update(Meeting, meeting.id, current_item_id=None)
    return step.done(made=following.id if following else "")


def next_item(desk: Desk, meeting_id: str) -> Changes:
    """Finish what is being taken and take the next item; `made` is that one.

    Raises:
        Refused: The meeting is not in session, or every item was taken.
    """
    meeting = _in_session(desk, meeting_id)
    if meeting.current_item_id:
        return finish_item(desk, meeting.current_item_id)
    following = _following(placed_items(desk, meeting_id), None)
    if following is None:
        raise Refused(_("Every item was taken."))
    return start_item(desk, following.id)


def go_back(desk: Desk, meeting_id: str) -> Changes:
    """Go back to the item before the one being taken, which is left for later.

    With nothing being taken it is the last item that was.

    Raises:
        Refused: The meeting is not in session, or there is no item before.
    """
    meeting = _in_session(desk, meeting_id)
    lines = [
        line
        for line in placed_items(desk, meeting_id)
        if line.item.kind is ItemKind.ITEM and line.item.state is not ItemState.DEFERRED
    ]
    earlier: list[AgendaItem] = []
    for line in lines:
        if line.item.id == meeting.current_item_id:
            break
        earlier.append(line.item)
    if meeting.current_item_id is None:
        earlier = [item for item in earlier if item.state is ItemState.DONE]
    if not earlier:
        raise Refused(_("There is no item before this one."))
    return start_item(desk, earlier[-1].id)


def take_break(desk: Desk, meeting_id: str) -> Changes:
    """Take a break: the next one on the agenda, or one of ten minutes put in here.

    The item being taken is left for later, and `end_break` comes back to it.

    Raises:
        Refused: The meeting is not in session, or is on a break.
    """
    meeting = _in_session(desk, meeting_id)
    current = desk.get(AgendaItem, meeting.current_item_id)
    if current is not None and current.kind is ItemKind.BREAK:
        raise Refused(_("The meeting is on a break already."))
    planned = [
        line.item
        for line in placed_items(desk, meeting_id)
        if line.item.kind is ItemKind.BREAK and line.item.state is ItemState.PLANNED
    ]
    with desk.change(_("Took a break")) as step:
        _leave(desk, step, meeting, ItemState.PLANNED)
        pause = planned[0] if planned else _put_in_break(desk, step, meeting)
        _start(desk, step, pause)
    return step.done(made=pause.id)


def _put_in_break(desk: Desk, step: Step, meeting: Meeting) -> AgendaItem:
    fresh = AgendaItem(
        id=desk.new_id(),
        meeting_id=meeting.id,
        place="",
        title=_("Break"),
        kind=ItemKind.BREAK,
        planned_minutes=BREAK_MINUTES,
    )
    return insert_item(desk, step, fresh, after_id=meeting.current_item_id)


def end_break(desk: Desk, meeting_id: str) -> Changes:
    """End the break and come back to the item that was left for it, else take the next.

    Raises:
        Refused: The meeting is not in session, or not on a break.
    """
    meeting = _in_session(desk, meeting_id)
    current = desk.get(AgendaItem, meeting.current_item_id)
    if current is None or current.kind is not ItemKind.BREAK:
        raise Refused(_("The meeting is not on a break."))
    placed = placed_items(desk, meeting_id)
    back = _last_left(placed) or _following(placed, current.id)
    with desk.change(_("Ended the break")) as step:
        _leave(desk, step, meeting, ItemState.DONE)
        if back is not None:
            _start(desk, step, back)
        else:
            step.update(Meeting, meeting.id, current_item_id=None)
    return step.done(made=back.id if back else "")


def left_for_later(desk: Desk, meeting_id: str) -> AgendaItem | None:
    """Return the item that was left last, begun and not finished; None where none was."""
    return _last_left(placed_items(desk, meeting_id))


def _last_left(placed: Sequence[Placed]) -> AgendaItem | None:
    left = [
        (line.item.started_at, line.item)
        for line in placed
        if line.item.state is ItemState.PLANNED and line.item.started_at is not None
    ]
    return max(left, key=lambda pair: pair[0])[1] if left else None


def come_back(desk: Desk, meeting_id: str) -> Changes:
    """Finish what is being taken and come back to the item that was left last; `made` is that.

    Raises:
        Refused: The meeting is not in session, or no item was left unfinished.
    """
    meeting = _in_session(desk, meeting_id)
    back = left_for_later(desk, meeting_id)
    if back is None:
        raise Refused(_("No item was left unfinished."))
    with desk.change(_("Came back to {item}").format(item=item_name(desk, back))) as step:
        _leave(desk, step, meeting, ItemState.DONE)
        _start(desk, step, back)
    return step.done(made=back.id)


def leave_out(desk: Desk, meeting_id: str, minutes: int) -> Changes:
    """Take minutes off the time of the item being taken: the room stood still as well.

    Raises:
        Refused: The meeting is not in session, no item is being taken, or it has used fewer.
    """
    meeting, item = _being_taken(desk, meeting_id)
    since = item.started_at or desk.now()
    later = since + timedelta(minutes=minutes)
    if minutes <= 0 or later > clock_of_meeting(desk, meeting):
        raise Refused({"minutes": _("The item did not use that many minutes.")})
    words = ngettext("Left {count} minute out of {item}", "Left {count} minutes out of {item}",
                     minutes)  # fmt: skip
    with desk.change(words.format(count=minutes, item=item_name(desk, item))) as step:
        step.update(AgendaItem, item.id, started_at=later)
    return step.done()


def keep_time(desk: Desk, meeting_id: str, until: datetime) -> Changes:
    """Keep the time that an item used up to an instant, because the clock was set since.

    From now on it counts afresh, on top of what is kept. `until` is now by the clock as it was.
    Where it was on another day, the meeting and its items move with it: they began today.

    Raises:
        Refused: The meeting is not in session, or no item is being taken.
    """
    meeting, item = _being_taken(desk, meeting_id)
    used = seconds_used(item, clock_of_meeting(desk, meeting, until), is_current=True)
    days = timedelta(days=round((desk.now() - until) / timedelta(days=1)))
    label = _("Kept the time of {item} when the clock was set")
    with desk.change(label.format(item=item_name(desk, item))) as step:
        if days:
            _move_by(desk, step, meeting, days)
        step.update(AgendaItem, item.id, used_seconds=used, started_at=desk.now())
    return step.done()


def _move_by(desk: Desk, step: Step, meeting: Meeting, days: timedelta) -> None:
    """Move what was begun to another day; the times of day stay, as the register knows them."""
    if meeting.started_at is not None:
        step.update(Meeting, meeting.id, started_at=meeting.started_at + days)
    for item in desk.rows(AgendaItem, meeting_id=meeting.id):
        if item.started_at is not None:
            step.update(AgendaItem, item.id, started_at=item.started_at + days)


def _being_taken(desk: Desk, meeting_id: str) -> tuple[Meeting, AgendaItem]:
    """Return a meeting in session and its item being taken.

    Raises:
        Refused: There is none.
    """
    meeting = _in_session(desk, meeting_id)
    item = desk.get(AgendaItem, meeting.current_item_id)
    if item is None:
        raise Refused(_("No item is being taken."))
    return meeting, item


def take_minutes_from(desk: Desk, item_id: str, minutes: int) -> Changes:
    """Shorten an item that is still to come.

    Raises:
        Refused: It was taken, it has not that many, or the meeting is over.
    """
    item = existing(desk, AgendaItem, item_id)
    meeting = existing(desk, Meeting, item.meeting_id)
    if meeting.state not in {
        MeetingState.DRAFT,
        MeetingState.AGENDA_ISSUED,
        MeetingState.IN_SESSION,
    }:
        raise Refused(_("The meeting is over."))
    if item.state is not ItemState.PLANNED:
        raise Refused(_("This item was taken already."))
    if not 0 < minutes <= item.planned_minutes:
        raise Refused({"minutes": _("The item does not have that many minutes.")})
    words = ngettext("Took {count} minute from {item}", "Took {count} minutes from {item}", minutes)
    label = words.format(count=minutes, item=item_name(desk, item))
    with desk.change(label) as step:
        step.update(AgendaItem, item_id, planned_minutes=item.planned_minutes - minutes)
    return step.done()


def _in_session(desk: Desk, meeting_id: str) -> Meeting:
    """Return a meeting that is in session.

    Raises:
        Refused: It is not.
    """
    meeting = existing(desk, Meeting, meeting_id)
    if meeting.state is not MeetingState.IN_SESSION:
        raise Refused(_("The meeting is not in session. Start it first."))
    return meeting


def _following(placed: Sequence[Placed], after_id: str | None) -> AgendaItem | None:
    """Return the next item to take: the first after one, then the first passed over."""
    items = [line.item for line in placed]
    at = next((index + 1 for index, item in enumerate(items) if item.id == after_id), 0)
    waiting = [*items[at:], *items[:at]]
    return next(
        (item for item in waiting if item.state is ItemState.PLANNED and item.id != after_id), None
    )


def _leave(desk: Desk, step: Step, meeting: Meeting, state: ItemState) -> None:
    item = desk.get(AgendaItem, meeting.current_item_id)
    if item is None or item.started_at is None:
        return
    used = seconds_used(item, clock_of_meeting(desk, meeting), is_current=True)
    # What was finished before stays so, and a break that is broken off does not come back.
    is_over = item.state is ItemState.DONE or item.kind is ItemKind.BREAK
    left_as = ItemState.DONE if is_over else state
    step.update(AgendaItem, item.id, state=left_as, used_seconds=used)


def _start(desk: Desk, step: Step, item: AgendaItem) -> None:
    state = ItemState.DONE if item.state is ItemState.DONE else ItemState.OPEN
    step.update(AgendaItem, item.id, state=state, started_at=desk.now())
    step.update(Meeting, item.meeting_id, current_item_id=item.id)
