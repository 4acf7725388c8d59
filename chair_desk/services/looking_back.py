"""The history in words: what a change did, how two moments differ, what stood on a day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from itertools import islice
from typing import Any

from chair_desk.records.columns import Column
from chair_desk.records.frozen import frozen
from chair_desk.records.tables import BY_NAME
from chair_desk.services.desk import Desk
from chair_desk.services.record_history import changes_of
from chair_desk.services.record_words import (
    ANSWERS,
    PLACE,
    RecordWords,
    answers_of,
    topic_of,
)
from chair_desk.store.fold import Stored
from chair_desk.words import N_, _

MOST_RECORDS = 200
PART, DAYS_AT_ONCE = 20, 30
_UNSAID = frozenset({PLACE, "sha256", "confirmed_hash"})


@frozen(kw_only=True)
class Step:
    """One change in the history. `device` is its name there, `is_here` whether it is this one."""

    label: str
    at: datetime
    who: str
    device: str
    sequence: int
    is_here: bool
    records: tuple[tuple[str, str], ...]


@frozen(kw_only=True)
class Told:
    """One record of a comparison: what it is, and each thing before and after, in words.

    `what` is "added", "changed", "removed", or "stood" for a record at one moment.
    """

    topic: str
    title: str
    what: str
    lines: tuple[tuple[str, str, str], ...]
    key: tuple[str, str] = ("", "")


WHAT: Mapping[str, str] = {
    "added": N_("added"),
    "changed": N_("changed"),
    "removed": N_("removed"),
    "stood": N_("as it stood"),
}


def steps(desk: Desk, limit: int = 500) -> list[Step]:
    """Return the changes of the board, newest first."""
    own = desk.file.device
    return [
        Step(
            label=one.label,
            at=one.at,
            who=one.who,
            device=one.device,
            sequence=one.sequence,
            is_here=one.device == own,
            records=tuple(
                (table, row_id) for table, ids in one.touched.items() for row_id in sorted(ids)
            ),
        )
        for one in desk.file.history(limit)
    ]


def steps_of(desk: Desk, table: str, record_id: str) -> list[Step]:
    """Return the changes of one record, newest first."""
    own = desk.file.device
    return [
        Step(
            label=one.label,
            at=one.at,
            who=one.who,
            device=one.device,
            sequence=one.sequence,
            is_here=one.device == own,
            records=((table, record_id),),
        )
        for one in changes_of(desk, table, record_id)
    ]


def device_words(step: Step) -> str:
    """Say on which device a change was made."""
    return _("this laptop") if step.is_here else _("laptop {name}").format(name=step.device[:6])


def told_step(desk: Desk, step: Step) -> list[Told]:
    """Say what one change did, record by record; of a very large one the first 200."""
    words = RecordWords(desk)
    found = []
    for table, row_id in step.records[:MOST_RECORDS]:
        for change in changes_of(desk, table, row_id):
            if (change.device, change.sequence) != (step.device, step.sequence):
                continue
            before = {name: pair[0] for name, pair in change.columns.items()}
            after = {name: pair[1] for name, pair in change.columns.items()}
            was = None if change.kind == "I" else before
            now = None if change.kind == "D" else after
            found.append(_told(words, (table, row_id), was, now))
    return found


def compared(desk: Desk, first: datetime, last: datetime) -> Iterator[list[Told]]:
    """Yield how two moments differ, a few records at a time, in the order of their tables.

    While it finds which were touched it yields none: years of a journal are read month by month.
    """
    words = RecordWords(desk)
    ends = first, last
    touched: dict[str, dict[str, None]] = {}
    since, days = ends[0], timedelta(days=DAYS_AT_ONCE)
    while since < ends[1]:
        until = min(since + days, ends[1])
        for table, row_id in desk.file.changed_between(since, until):
            touched.setdefault(table, {})[row_id] = None  # those of a table as they were written
        since = until
        yield []
    keys = ((table, row_id) for table in sorted(touched) for row_id in touched[table])
    while some := list(islice(keys, PART)):
        found = {(one.table, one.row_id): one for one in desk.file.compare(*ends, some)}
        yield [
            _told(words, key, found[key].before, found[key].after) for key in some if key in found
        ]


def _told(
    words: RecordWords,
    key: tuple[str, str],
    before: Mapping[str, Stored] | None,
    after: Mapping[str, Stored] | None,
) -> Told:
    table, row_id = key
    known = words.values(table, row_id)
    values = {**(known or {}), **(after or before or {})}
    head = words.head(table, row_id, values)
    what = "changed" if before is not None and after is not None else "added"
    return Told(
        topic=topic_of(table),
        title=f"{head.reference} {head.title}".strip(),
        what="removed" if after is None else what,
        lines=lines_of(words, table, (before or {}, after or {}), values),
        key=key,
    )


def lines_of(
    words: RecordWords,
    table: str,
    states: tuple[Mapping[str, Any], Mapping[str, Any]],
    values: Mapping[str, Any],
) -> tuple[tuple[str, str, str], ...]:
    """Return each thing that differs between two states of a record: its name, before, after."""
    return tuple(
        line for column in BY_NAME[table] for line in _lines(words, table, column, states, values)
    )


def _lines(
    words: RecordWords,
    table: str,
    column: Column,
    states: tuple[Mapping[str, Any], Mapping[str, Any]],
    values: Mapping[str, Any],
) -> Iterator[tuple[str, str, str]]:
    was, now = (state.get(column.name) for state in states)
    if was == now or column.name in _UNSAID or not (was or now):
        return
    if column.name == ANSWERS:
        answers = [answers_of(value) for value in (was, now)]
        for name in sorted({*answers[0], *answers[1]}):
            pair = (answers[0].get(name), answers[1].get(name))
            yield from _line(words, table, f"{ANSWERS}.{name}", pair, values)
        return
    yield from _line(words, table, column.name, (was, now), values)


def _line(
    words: RecordWords, table: str, name: str, pair: tuple[Any, Any], values: Mapping[str, Any]
) -> Iterator[tuple[str, str, str]]:
    was, now = pair
    if was != now:
        label = words.label(table, name, values)
        yield label, words.value(table, name, was), words.value(table, name, now)
