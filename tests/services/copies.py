"""A second copy of a board at another person's desk, for the tests of exchanging."""

from __future__ import annotations

import itertools
from datetime import datetime, timedelta
from pathlib import Path

from chair_desk.services.desk import Desk, open_desk


class Ticking:
    """A clock that goes on by itself, a second at each look."""

    def __init__(self, start: datetime) -> None:
        self._start = start
        self._ticks = itertools.count()

    def go_on(self, by: timedelta) -> None:
        """Let so much time go by."""
        self._start += by

    def __call__(self) -> datetime:
        return self._start + timedelta(seconds=next(self._ticks))


def second_desk(desk: Desk, folder: Path, who: str = "Rosalind Larkspur") -> Desk:
    """Copy a board to another desk and open it there."""
    path = folder / f"{who.split(maxsplit=1)[0].lower()}.chairdesk"
    desk.file.seal()
    desk.file.copy_to(path)
    return open_copy(path, folder, who, desk.now())


def open_copy(path: Path, folder: Path, who: str, now: datetime) -> Desk:
    numbers = itertools.count(1)
    return open_desk(
        path,
        who=who,
        home=folder / f"home of {who}",
        now=Ticking(now),
        new_id=lambda: f"10000000-{path.stem[:4]:0>4}-4000-8000-{next(numbers):012}",
    )
