"""A part of the record as it stood at the end of a day, read piece by piece."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, Final, NamedTuple

from chair_desk.records.tables import BY_NAME
from chair_desk.services.desk import Desk
from chair_desk.services.looking_back import Told, lines_of
from chair_desk.services.record_history import parts_on
from chair_desk.services.record_words import TOPICS, RecordWords, topic_of

NAMING: Final = ("person", "organisation", "body", "meeting", "seat", "agenda_item")
"""What other records are called by: read as they were then, whatever is asked for."""
_HEADS, _SOUGHT = 100, 2_000
_NUMBER = re.compile(r"\d+")


class Stood(NamedTuple):
    """One record as it stood: its title, and what it is found by, in small letters."""

    order: str
    title: str
    key: tuple[str, str]
    sought: str


def topics() -> list[str]:
    """Return the parts of the record that can be read as of a day."""
    return list(TOPICS)


class DayThen:
    """What stood on a day. `found` is in order, kind by kind, once all is read."""

    def __init__(self, desk: Desk, topic: str, day: date) -> None:
        """Take the part, one of `topics`; nothing is read yet."""
        self._desk, self._topic, self.day = desk, topic, day
        self._values: dict[tuple[str, str], Mapping[str, Any]] = {}
        self._keys: dict[str, list[tuple[str, str]]] = {}
        self._words = RecordWords(desk, self._values)
        self.found: list[Stood] = []

    def read(self) -> Iterator[tuple[int, int]]:
        """Read on, a few milliseconds at a time; yield how much is done, of about how much."""
        asked = TOPICS[self._topic]
        tables = [*NAMING, *(table for table in asked if table not in NAMING)]
        counts = [self._desk.count(BY_NAME[table].record_class) for table in tables]
        of, done = sum(counts) + sum(counts[len(NAMING) :]), 0
        for table in tables:
            for count in self._read_rows(table):
                done += count
                yield min(done, of), of
        for table in asked:
            some: list[list[Stood]] = []
            for count in self._name_rows(table, some):
                done += count
                yield min(done, of), of
            while len(some) > 1:  # two and two: to sort all at once would hold up a key
                some = [*some[2:], sorted(some[0] + some[1])]
                yield min(done, of), of
            self.found += some[0] if some else []

    def search(self, words: str) -> Iterator[list[Stood]]:
        """Yield the records in which all of these words stand, some thousands looked at a time."""
        wanted = words.lower().split()
        for start in range(0, len(self.found), _SOUGHT):
            yield [
                one
                for one in self.found[start : start + _SOUGHT]
                if all(word in one.sought for word in wanted)
            ]

    def told(self, stood: Stood) -> Told:
        """Say a record as it stood, thing by thing."""
        table = stood.key[0]
        values = self._values[stood.key]
        return Told(
            topic=topic_of(table),
            title=stood.title,
            what="stood",
            lines=lines_of(self._words, table, ({}, values), values),
            key=stood.key,
        )

    def _read_rows(self, table: str) -> Iterator[int]:
        record_class: type[Any] = BY_NAME[table].record_class
        names = [column.name for column in BY_NAME[table]]
        keys = self._keys.setdefault(table, [])
        for part in parts_on(self._desk, record_class, self.day):
            for row in part:
                key = (table, str(row.id))
                keys.append(key)
                self._values[key] = {name: getattr(row, name) for name in names}
            yield len(part)

    def _name_rows(self, table: str, some: list[list[Stood]]) -> Iterator[int]:
        keys = self._keys[table]
        for start in range(0, len(keys), _HEADS):
            some.append(sorted(self._stood(key) for key in keys[start : start + _HEADS]))
            yield min(_HEADS, len(keys) - start)

    def _stood(self, key: tuple[str, str]) -> Stood:
        values = self._values[key]
        head = self._words.head(*key, values)
        title = f"{head.reference} {head.title}".strip()
        order = _NUMBER.sub(_in_line, title, count=1)
        words = " ".join(value for value in values.values() if type(value) is str)
        return Stood(order, title, key, f"{title} {head.context} {words}".lower())


def _in_line(number: re.Match[str]) -> str:
    """Put A-9 before A-10."""
    return number[0].zfill(6)
