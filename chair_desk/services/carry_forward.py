"""Open business comes back by itself: what was deferred, minutes to confirm, open actions."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from chair_desk.records.changes import Changes, Refused
from chair_desk.records.frozen import frozen
from chair_desk.records.meetings import (
    AgendaItem,
    ItemKind,
    ItemState,
    Meeting,
    MeetingState,
    Paper,
)
from chair_desk.services.agenda_places import insert_item, item_name, open_meeting, siblings_of
from chair_desk.services.carried import dropped_actions, dropped_items
from chair_desk.services.checks import existing
from chair_desk.services.desk import Desk, Step
from chair_desk.services.diary import earlier_meetings
from chair_desk.services.meeting_clock import clock_of_meeting
from chair_desk.words import _, ngettext

if TYPE_CHECKING:
    from chair_desk.records.actions import Action

_WITH_MINUTES = frozenset(
    {MeetingState.IN_SESSION, MeetingState.MINUTES_DRAFT, MeetingState.CHECKED}
)


@frozen(kw_only=True)
class OpenBusiness:
    """What earlier meetings of a body left open for this one."""

    minutes: tuple[Meeting, ...]
    deferred: tuple[AgendaItem, ...]
    actions: tuple[Action, ...]


def open_business(desk: Desk, meeting_id: str) -> OpenBusiness:
    """Return what comes back at a meeting: minutes to confirm, deferred items, open actions."""
    meeting = existing(desk, Meeting, meeting_id)
    return OpenBusiness(
        minutes=tuple(minutes_to_confirm(desk, meeting)),
        deferred=tuple(waiting(desk, meeting_id)),
        actions=tuple(carried_actions(desk, meeting_id)),
    )


def minutes_to_confirm(desk: Desk, meeting: Meeting) -> list[Meeting]:
    """Return the meetings whose minutes this one is to confirm, oldest first.

    The meeting just before counts although it is not held yet, so that a year's agendas can be
    drafted ahead; of those further back, the ones that were held and are not confirmed.
    """
    earlier = earlier_meetings(desk, meeting)
    found = [
        row
        for row in earlier
        if row.state in _WITH_MINUTES
        or (row == earlier[0] and row.state is not MeetingState.CONFIRMED)
    ]
    return list(reversed(found))


def carried_actions(desk: Desk, meeting_id: str) -> list[Action]:
    """Return the open actions from earlier meetings of the body, by due date, undated last."""
    meeting = existing(desk, Meeting, meeting_id)
    earlier = {row.id for row in earlier_meetings(desk, meeting)}
    dropped = dropped_actions(desk, meeting)
    from chair_desk.records.actions import Action, ActionState

    rows = desk.rows(Action, state=(ActionState.OPEN, ActionState.AT_RISK))
    found = [row for row in rows if row.id not in dropped and _is_from(row, earlier, meeting)]
    return sorted(found, key=lambda row: (row.due_on is None, row.due_on, row.reference))


def _is_from(row: Action, earlier: Collection[str], meeting: Meeting) -> bool:
    if row.meeting_id is not None:
        return row.meeting_id in earlier
    return row.opened_on is None or row.opened_on < meeting.held_on


def waiting(desk: Desk, meeting_id: str) -> list[AgendaItem]:
    """Return the items deferred by earlier meetings of the body and placed nowhere since.

    A standing item does not wait: it comes back at every meeting as it is.
    """
    meeting = existing(desk, Meeting, meeting_id)
    return waiting_from(desk, [row.id for row in reversed(earlier_meetings(desk, meeting))])


def waiting_from(desk: Desk, earlier: Sequence[str]) -> list[AgendaItem]:
    """Return the items that these meetings, earliest first, deferred and that wait still.

    One that a closing dropped does not wait: it stays where it was minuted.
    """
    rows = desk.rows(AgendaItem, meeting_id=earlier, state=ItemState.DEFERRED)
    dropped = dropped_items(desk)
    rows = [row for row in rows if row.id not in dropped]
    carried = {
        row.carried_from_id
        for row in desk.rows(AgendaItem, carried_from_id=[row.id for row in rows])
    }
    found = [
        row
        for row in rows
        if row.id not in carried and not row.standing_key and row.kind is ItemKind.ITEM
    ]
    ids = {row.id for row in found}
    found = [row for row in found if row.parent_id not in ids]
    return sorted(found, key=lambda row: (earlier.index(row.meeting_id), row.place, row.id))


def place_waiting(
    desk: Desk, meeting_id: str, item_id: str, *, after_id: str | None = None
) -> Changes:
    """Put a deferred item, with its sub-items and papers, on the agenda of a meeting.

    The former item stays as it was minuted; the new one says where it came from.

    Raises:
        Refused: It does not wait for this meeting any more, or the minutes are confirmed.
    """
    open_meeting(desk, meeting_id)
    found = next((row for row in waiting(desk, meeting_id) if row.id == item_id), None)
    if found is None:
        raise Refused(_("This item is not waiting for the meeting any more."))
    with desk.change(_("Placed “{title}”").format(title=found.title)) as step:
        made = copy_item(desk, step, found, (meeting_id, after_id, None))
    return step.done(made=made)


def place_all_waiting(desk: Desk, meeting_id: str) -> Changes:
    """Put all that waits on the agenda of a meeting, in the order in which it was deferred.

    Raises:
        Refused: Nothing waits for it, or the minutes are confirmed.
    """
    open_meeting(desk, meeting_id)
    found = waiting(desk, meeting_id)
    if not found:
        raise Refused(_("Nothing is waiting for this meeting."))
    label = ngettext("Placed {count} item", "Placed {count} items", len(found))
    with desk.change(label.format(count=len(found))) as step:
        for item in found:
            copy_item(desk, step, item, (meeting_id, None, None))
    return step.done()


def copy_item(
    desk: Desk, step: Step, item: AgendaItem, where: tuple[str, str | None, str | None]
) -> str:
    """Put a copy of an item on another agenda, with its papers and what was deferred under it.

    `where` is the meeting, the item that it goes after, and the one that it lies under.
    """
    meeting_id, after_id, under_id = where
    fresh = replace(
        item,
        id=desk.new_id(),
        meeting_id=meeting_id,
        number="",
        state=ItemState.PLANNED,
        carried_from_id=item.id,
        started_at=None,
        used_seconds=0,
        is_added=False,
        title_was="",
        minutes_was=None,
        came_after="",
    )
    insert_item(desk, step, fresh, after_id=after_id, under_id=under_id)
    for paper in desk.rows(Paper, item_id=item.id, order=("place", "id")):
        step.insert(replace(paper, id=desk.new_id(), item_id=fresh.id))
    for child in siblings_of(desk, item.meeting_id, item.id):
        if child.state is ItemState.DEFERRED:
            copy_item(desk, step, child, (meeting_id, None, fresh.id))
    return fresh.id


def defer_item(desk: Desk, item_id: str) -> Changes:
    """Leave an item, with its sub-items, for the next meeting, where it waits to be placed.

    Raises:
        Refused: It was taken already, or the minutes are confirmed.
    """
    item = existing(desk, AgendaItem, item_id)
    open_meeting(desk, item.meeting_id)
    if item.state is ItemState.DONE:
        raise Refused(_("This item was taken already."))
    if item.kind is ItemKind.BREAK:
        raise Refused(_("A break does not come back. Remove it instead."))
    with desk.change(_("Deferred {item}").format(item=item_name(desk, item))) as step:
        defer_in(desk, step, item)
    return step.done()


def defer_rest(desk: Desk, meeting_id: str) -> Changes:
    """Defer every item of business that the meeting did not come to.

    Standing items and breaks stay: they come back at the next meeting anyway.

    Raises:
        Refused: Nothing is left over, or the minutes are confirmed.
    """
    open_meeting(desk, meeting_id)
    left = not_reached(desk, meeting_id)
    if not left:
        raise Refused(_("Nothing is left over: every item was taken or deferred."))
    label = ngettext("Deferred {count} item", "Deferred {count} items", len(left))
    with desk.change(label.format(count=len(left))) as step:
        for item in left:
            defer_in(desk, step, item)
    return step.done()


def not_reached(desk: Desk, meeting_id: str) -> list[AgendaItem]:
    """Return the items of business that a meeting has not come to, standing ones left out."""
    return [
        row
        for row in siblings_of(desk, meeting_id, None)
        if row.state is ItemState.PLANNED and row.kind is ItemKind.ITEM and not row.standing_key
    ]


def defer_in(desk: Desk, step: Step, item: AgendaItem) -> None:
    """Defer an item with what is under it; the caller holds the change."""
    values = used_when_left(desk, item)
    step.update(AgendaItem, item.id, state=ItemState.DEFERRED, **values)
    meeting = existing(desk, Meeting, item.meeting_id)
    if meeting.current_item_id == item.id:
        step.update(Meeting, meeting.id, current_item_id=None)
    for child in siblings_of(desk, item.meeting_id, item.id):
        if child.state is not ItemState.DONE:
            defer_in(desk, step, child)


def used_when_left(desk: Desk, item: AgendaItem) -> dict[str, int]:
    """Return the time used by an item that is left now, as values to write; none if not open."""
    if item.state is not ItemState.OPEN or item.started_at is None:
        return {}
    until = clock_of_meeting(desk, existing(desk, Meeting, item.meeting_id))
    used = (until - item.started_at) // timedelta(seconds=1)
    return {"used_seconds": item.used_seconds + max(0, used)}


def put_back_item(desk: Desk, item_id: str) -> Changes:
    """Take a deferred item back onto the agenda it was deferred from.

    Raises:
        Refused: It is not deferred, was placed elsewhere since, or the minutes are confirmed.
    """
    item = existing(desk, AgendaItem, item_id)
    open_meeting(desk, item.meeting_id)
    if item.state is not ItemState.DEFERRED:
        raise Refused(_("This item is not deferred."))
    if desk.count(AgendaItem, carried_from_id=item_id):
        raise Refused(_("This item is on the agenda of a later meeting. Remove it there first."))
    with desk.change(_("Put “{title}” back").format(title=item.title)) as step:
        step.update(AgendaItem, item_id, state=ItemState.PLANNED)
        for child in siblings_of(desk, item.meeting_id, item_id):
            if child.state is ItemState.DEFERRED:
                step.update(AgendaItem, child.id, state=ItemState.PLANNED)
    return step.done()
