"""Who changed what, when and on which device; what stood on a day; bringing one change back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from chair_desk.records.agenda_times import minutes_of_day
from chair_desk.records.changes import Changes, Refused
from chair_desk.records.columns import R
from chair_desk.records.local_time import local
from chair_desk.records.tables import TABLES
from chair_desk.services.desk import Desk
from chair_desk.store.moments import Compared, RecordChange
from chair_desk.words import _

__all__ = ["Compared", "RecordChange"]


def changes_of(desk: Desk, table: str, record_id: str) -> list[RecordChange]:
    """Return all that was done to a record, newest first."""
    return desk.file.record_changes(table, record_id)


def found_record(desk: Desk, words: str) -> tuple[str, str]:
    """Return the table and id of a record by its number (A-124) or its id.

    Raises:
        Refused: There is none.
    """
    for table in TABLES:
        if any(column.name == "reference" for column in table):
            rows: list[Any] = desk.rows(table.record_class, reference=words.strip().upper())
            for row in rows:
                return table.name, str(row.id)
    for table in TABLES:
        if desk.file.record_changes(table.name, words):
            return table.name, words
    raise Refused(_("There is no record {words} in this board.").format(words=words))


def end_of(day: date) -> datetime:
    """Return the last instant of a day in the United Kingdom."""
    midnight = datetime.combine(day + timedelta(days=1), time(), tzinfo=UTC)
    return midnight - (local(midnight).utcoffset() or timedelta()) - timedelta(milliseconds=1)


def moment_on(day: date, clock: str = "") -> datetime:
    """Return the last instant of a minute by the clocks of the United Kingdom, or of the day.

    Raises:
        ValueError: It is no time of day.
    """
    if not clock:
        return end_of(day)
    minutes = minutes_of_day(clock.replace(".", ":"))
    start = datetime.combine(day, time(), tzinfo=UTC) + timedelta(minutes=minutes)
    start -= local(start).utcoffset() or timedelta()
    return start + timedelta(minutes=1) - timedelta(milliseconds=1)


def rows_on(desk: Desk, record_class: type[R], day: date) -> list[R]:
    """Return all records of a class as they stood at the end of a day."""
    return [row for part in parts_on(desk, record_class, day) for row in part]


def parts_on(desk: Desk, record_class: type[R], day: date) -> Iterator[list[R]]:
    """Yield the same, some at a time, for a window that shows them."""
    yield from desk.file.rows_at(record_class, end_of(day))


def compare_days(desk: Desk, first: date, last: date) -> list[Compared]:
    """Return the records that differ between the ends of two days."""
    return desk.file.compare(end_of(first), end_of(last))


def compare(desk: Desk, first: datetime, last: datetime) -> list[Compared]:
    """Return the records that differ between two instants."""
    return desk.file.compare(first, last)


def bring_back(desk: Desk, device: str, sequence: int) -> Changes:
    """Turn one change round, as a new change; what was changed since stays and is reported.

    Raises:
        Refused: It confirmed minutes, or others have come to depend on it.
    """
    label = desk.file.label_of(device, sequence)
    if label is None:
        raise Refused(_("There is no such change in the history."))
    words = _("Took back: {change}").format(change=label)
    return desk.file.bring_back(words, device, sequence)


def devices(desk: Desk) -> Mapping[str, str]:
    """Return who last wrote on each device, by its name in the history."""
    found: dict[str, str] = {}
    for device, sequence in desk.file.versions().items():
        found[device] = desk.file.written_by(device, sequence)[0]
    return found
