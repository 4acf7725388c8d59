"""The last times that the matter of an item was discussed, with what came of it."""

from __future__ import annotations

import re

from chair_desk.records.actions import Action
from chair_desk.records.audience import Audience
from chair_desk.records.frozen import frozen
from chair_desk.records.meetings import AgendaItem, ItemKind, Meeting, MeetingState
from chair_desk.records.minutes import Decision, Minute, MinuteKind
from chair_desk.records.spans import only_words, without_spans
from chair_desk.services.action_lines import ActionLine, action_lines, in_order_of_date
from chair_desk.services.agenda_places import placed_items
from chair_desk.services.checks import existing
from chair_desk.services.desk import Desk
from chair_desk.services.diary import earlier_meetings
from chair_desk.services.names import folded
from chair_desk.services.open_on_item import named_in

MOST = 3
SENTENCES = 3
_AHEAD = (MeetingState.DRAFT, MeetingState.AGENDA_ISSUED)
_SENTENCE_ENDS = re.compile(r"(?<=[.?!])\s+(?=\S)")


@frozen(kw_only=True)
class LastTime:
    """One earlier discussion: `words` are the first sentences of its minutes."""

    meeting: Meeting
    item: AgendaItem
    number: str
    words: str
    decisions: tuple[Decision, ...]
    actions: tuple[ActionLine, ...]


def last_times(
    desk: Desk, item_id: str, *, most: int = MOST, with_confidential: bool = True
) -> list[LastTime]:
    """Return the last discussions of the matter of an item, newest first.

    It is the same matter where this item was carried from it, is the same standing item, bears
    the same title, or names something that was recorded there ("the answers to C-016"). Only
    meetings of the same body that were held count. Without the confidential part, nothing
    confidential is in what comes back.

    Raises:
        Refused: The item is no longer there.
    """
    item = existing(desk, AgendaItem, item_id)
    earlier = earlier_meetings(desk, existing(desk, Meeting, item.meeting_id))
    held = {row.id: row for row in earlier if row.state not in _AHEAD}
    found = [one for one in _same_matter(desk, item, list(held)) if one.meeting_id in held]
    if not with_confidential:
        found = [one for one in found if one.audience is not Audience.CONFIDENTIAL]
    order = {meeting_id: at for at, meeting_id in enumerate(held)}
    found.sort(key=lambda one: (order[one.meeting_id], one.place))
    made: list[LastTime] = []
    for one in found:
        time = _time(desk, held[one.meeting_id], one, with_confidential=with_confidential)
        if time.words or time.decisions or time.actions:
            made.append(time)
        if len(made) == most:
            break
    return made


def _same_matter(desk: Desk, item: AgendaItem, meeting_ids: list[str]) -> list[AgendaItem]:
    """Return the earlier items of the same matter, each once, in no order."""
    found: dict[str, AgendaItem] = {}
    before = desk.get(AgendaItem, item.carried_from_id)
    while before is not None and before.id not in found:
        found[before.id] = before
        before = desk.get(AgendaItem, before.carried_from_id)
    if item.standing_key:
        same = desk.rows(AgendaItem, standing_key=item.standing_key, meeting_id=meeting_ids)
    else:
        title = folded(item.title)
        titles = desk.file.columns(
            AgendaItem, ("id", "title"), meeting_id=meeting_ids, kind=ItemKind.ITEM
        )
        alike = {one for one in {each for _id, each in titles} if folded(one) == title}
        same = desk.rows(AgendaItem, id=[one for one, each in titles if each in alike])
    named = desk.rows(AgendaItem, id=named_in(desk, item)[2])
    found |= {row.id: row for row in (*same, *named)}
    found.pop(item.id, None)
    return list(found.values())


def _time(desk: Desk, meeting: Meeting, item: AgendaItem, *, with_confidential: bool) -> LastTime:
    closed = () if with_confidential else (Audience.CONFIDENTIAL,)
    minutes = desk.rows(Minute, item_id=item.id, kind=MinuteKind.PARAGRAPH, order=("place", "id"))
    shown = only_words if with_confidential else without_spans
    text = " ".join(shown(row.text).strip() for row in minutes if row.audience not in closed)
    decisions = desk.rows(Decision, item_id=item.id, order=("reference",))
    rows = [row for row in desk.rows(Action, item_id=item.id) if row.audience not in closed]
    return LastTime(
        meeting=meeting,
        item=item,
        number=_number(desk, item) if text or decisions or rows else "",
        words=first_sentences(text),
        decisions=tuple(row for row in decisions if row.audience not in closed),
        actions=tuple(in_order_of_date(action_lines(desk, rows, None))) if rows else (),
    )


def _number(desk: Desk, item: AgendaItem) -> str:
    placed = placed_items(desk, item.meeting_id)
    return next((line.number for line in placed if line.item.id == item.id), "")


def first_sentences(text: str, count: int = SENTENCES) -> str:
    """Return the first sentences of a text; a stop within a number ends none."""
    return " ".join(_SENTENCE_ENDS.split(text.strip())[:count])
