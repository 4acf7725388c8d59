"""What was worked out from the record, kept until a table that it was read from is written."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from chair_desk.store.desk_file import DeskFile

T = TypeVar("T")


class KeptReadings:
    """Readings of one board by name; a reading may be made of others that are kept here too."""

    def __init__(self, file: DeskFile) -> None:
        """Keep nothing yet."""
        self._file = file
        self._written = file.written()
        self._kept: dict[Hashable, tuple[Any, set[str]]] = {}

    def __contains__(self, name: Hashable) -> bool:
        """Say whether a reading still holds."""
        self._forget_what_changed()
        return name in self._kept

    def read(self, name: Hashable, make: Callable[[], T]) -> T:
        """Return a reading, made again only where something that it rests on was written."""
        self._forget_what_changed()
        if name not in self._kept:
            with self._file.tables_read.noting() as tables:
                self._kept[name] = (make(), tables)
        found, tables = self._kept[name]
        self._file.tables_read.add(tables)
        return found  # type: ignore[no-any-return]

    def _forget_what_changed(self) -> None:
        changed = self._file.tables_since(self._written)
        if changed is None:
            self._kept.clear()
        elif changed:
            self._kept = {
                name: (found, tables)
                for name, (found, tables) in self._kept.items()
                if changed.isdisjoint(tables)
            }
        if changed is None or changed:
            self._written = self._file.written()
