"""Entries that two desks put under each other, which neither could have done alone.

Each desk moved one item under the other: together both would hang in the air. At the merge the
link that was made last is taken away, and a sentence says so. Both desks choose the same, and
both moves stay in the history.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from chair_desk.records.columns import Kind
from chair_desk.records.meetings import Meeting, MeetingState
from chair_desk.records.tables import TABLES
from chair_desk.services.desk import Desk, Step
from chair_desk.services.record_words import RecordWords
from chair_desk.words import _


def untangle(desk: Desk, step: Step, touched: Mapping[str, Iterable[str]]) -> Iterator[str]:
    """Take one link out of every loop that these records are in; say what was done."""
    for table in TABLES:
        if not touched.get(table.name):
            continue
        for column in table:
            if column.kind is Kind.LINK and column.links_to == table.name:
                ids = list(touched[table.name])
                yield from _untangle(desk, step, (table.record_class, column.name), ids)


def _untangle(desk: Desk, step: Step, link: tuple[type[Any], str], ids: list[str]) -> Iterable[str]:
    record_class, column = link
    known = {row.id: row for row in desk.rows(record_class, id=ids) if getattr(row, column)}
    for row_id in sorted(known):
        loop = _loop_from(desk, link, known, row_id)
        free = [row for row in loop if not _is_frozen(desk, row)]
        if not free:
            continue
        last = max(free, key=lambda row: (_moved_at(desk, link, row), row.id))
        step.update(record_class, last.id, **{column: None})
        del known[last.id]
        words = RecordWords(desk)
        yield _(
            "{this} and {that} had each been put under the other. {this} stands by itself again;"
            " put it where it belongs."
        ).format(this=_name(words, last), that=_name(words, known[getattr(last, column)]))


def _loop_from(
    desk: Desk, link: tuple[type[Any], str], known: dict[str, Any], start: str
) -> list[Any]:
    """Return the records by which one leads back to itself; nothing where it does not."""
    record_class, column = link
    way: dict[str, Any] = {}
    here: str | None = start
    while here is not None and here not in way:
        row = known.get(here) or desk.get(record_class, here)
        if row is None:
            return []
        known[here] = way[here] = row
        here = getattr(row, column)
    return list(way.values()) if here == start else []


def _moved_at(desk: Desk, link: tuple[type[Any], str], row: Any) -> int:
    record_class, column = link
    return desk.file.moment_when(record_class, row.id, column, getattr(row, column)) or 0


def _name(words: RecordWords, row: Any) -> str:
    return f"“{words.head(row.TABLE, row.id, words.values(row.TABLE, row.id) or {}).title}”"


def _is_frozen(desk: Desk, row: Any) -> bool:
    meeting = desk.get(Meeting, getattr(row, "meeting_id", None))
    return meeting is not None and meeting.state is MeetingState.CONFIRMED
