"""Where an open file is, and whether it is still the file at its place.

A database in write-ahead mode says "saved" into a file that was deleted or moved. So the place
is looked at around every commit.
"""

from __future__ import annotations

from pathlib import Path
from typing import Self

from chair_desk.records.frozen import frozen


@frozen
class Whereabouts:
    """A file at a place: its path with links followed, its volume and its number there."""

    path: Path
    volume: int
    number: int

    @classmethod
    def of(cls, path: Path) -> Self:
        """Look where a file is now."""
        real = path.resolve()
        status = real.stat()
        return cls(real, status.st_dev, status.st_ino)

    def is_there(self) -> bool:
        """Say whether the same file is still at its place."""
        try:
            status = self.path.stat()
        except OSError:
            return False
        return (status.st_dev, status.st_ino) == (self.volume, self.number)

    def stamp(self) -> tuple[int, int]:
        """Return the file's size in bytes and the time of its last change in nanoseconds."""
        status = self.path.stat()
        return status.st_size, status.st_mtime_ns
