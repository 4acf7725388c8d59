"""The rows that minutes are kept in: opening one to change it, and putting one in its place."""

from __future__ import annotations

from itertools import takewhile
from typing import Any

from chair_desk.records.actions import Action
from chair_desk.records.columns import Record
from chair_desk.records.list_marks import list_mark
from chair_desk.records.logs import LogEntry
from chair_desk.records.meetings import AgendaItem
from chair_desk.records.minutes import Correction, Decision, Minute, MinuteKind
from chair_desk.services.agenda_places import open_meeting
from chair_desk.services.checks import existing
from chair_desk.services.desk import Desk, Step
from chair_desk.services.placing import IdAndPlace, index_after, place_at


def point_to(desk: Desk, step: Step, minute_id: str, other_id: str | None) -> None:
    """Let what names a paragraph name another, or none; a block's own record is gone by then."""
    named: list[Record] = [
        *desk.rows(Action, minute_id=minute_id),
        *desk.rows(Decision, minute_id=minute_id),
        *desk.rows(LogEntry, minute_id=minute_id),
        *desk.rows(Correction, minute_id=minute_id),
    ]
    for row in named:
        step.update(type(row), row.id, minute_id=other_id)


def open_item(desk: Desk, item_id: str) -> AgendaItem:
    """Return an item whose minutes may still change.

    Raises:
        Refused: They are confirmed, or it is no longer there.
    """
    item = existing(desk, AgendaItem, item_id)
    open_meeting(desk, item.meeting_id)
    return item


def open_minute(desk: Desk, minute_id: str) -> Minute:
    """Return a row of minutes that may still change.

    Raises:
        Refused: They are confirmed, or it is no longer there.
    """
    minute = existing(desk, Minute, minute_id)
    open_meeting(desk, minute.meeting_id)
    return minute


def rows_of(desk: Desk, item_id: str) -> list[Minute]:
    """Return the rows of an item, in order."""
    return desk.rows(Minute, item_id=item_id, order=("place", "id"))


def list_below(desk: Desk, minute: Minute) -> list[Minute]:
    """Return the items of the list that goes on from a paragraph; an item of one has none."""
    if minute.kind is not MinuteKind.PARAGRAPH or list_mark(minute.text) is not None:
        return []
    rows = rows_of(desk, minute.item_id)
    at = next((at for at, row in enumerate(rows) if row.id == minute.id), len(rows))
    below = rows[at + 1 :]
    return list(takewhile(_is_list_item, below))


def _is_list_item(row: Minute) -> bool:
    return row.kind is MinuteKind.PARAGRAPH and list_mark(row.text) is not None


def insert_row(
    desk: Desk,
    step: Step,
    item: AgendaItem,
    where: tuple[str | None, str | None],
    **values: Any,
) -> Minute:
    """Write a row of the minutes: after one, else before one, else last."""
    order = ("place", "id")
    found = desk.file.columns(Minute, ("id", "place"), item_id=item.id, order=order)
    others = [IdAndPlace(*columns) for columns in found]
    after_id, before_id = where
    index = len(others)
    if after_id is not None:
        index = index_after(others, after_id)
    elif before_id is not None:
        index = next((at for at, row in enumerate(others) if row.id == before_id), index)
    values.setdefault("id", desk.new_id())
    row = Minute(
        meeting_id=item.meeting_id,
        item_id=item.id,
        place=place_at(step, others, index, of=Minute),
        **values,
    )
    step.insert(row)
    return row
