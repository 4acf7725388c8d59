"""Copies of an open board that nobody has to wait for.

The bytes are read through a descriptor that stays open as long as the board: closing any
descriptor of the file would drop the lock that SQLite holds on it. What is in the log is brought
home first, so the copy is whole. It is looked through afterwards, on another thread if need be.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from chair_desk.records.frozen import frozen
from chair_desk.store import engine
from chair_desk.store.backup import free_place, keep
from chair_desk.store.circumstances import Circumstances
from chair_desk.store.engine import Connection
from chair_desk.store.faults import in_plain_words, unreachable

_PIECE_BYTES = 1 << 20


@frozen
class Taken:
    """A copy that nobody has looked through yet; `count` operations should be in it.

    It is still open: to close it may take as long as the disk needs for all of it.
    """

    part: Path
    copy: Path
    count: int
    circumstances: Circumstances
    target: BinaryIO


class Snapshots:
    """Takes copies of one open board; `before` is called first."""

    def __init__(
        self, connection: Connection, path: Path, circumstances: Circumstances, board: str
    ) -> None:
        """Take the open file; nothing is opened before the first copy."""
        self._connection, self._path = connection, path
        self._circumstances, self._board = circumstances, board
        self._file: int | None = None
        self._copy = path
        self._target: BinaryIO | None = None
        self.before: Callable[[], None] = lambda: None

    @property
    def is_copying(self) -> bool:
        """Say whether a copy was begun and is not all there yet."""
        return self._target is not None

    def take(self) -> Taken:
        """Copy the board as it is now, about a millisecond for each megabyte.

        Raises:
            CannotDo: There is no room, or the disk does not answer.
        """
        taken = self.begin()
        while self.go_on():
            pass
        with self._in_plain_words():
            taken.target.close()
        return taken

    def begin(self) -> Taken:
        """Begin a copy of the board as it is now; `go_on` copies it, piece by piece.

        What is written meanwhile stays in the log. Where that has to come home first, the copy
        is given up.

        Raises:
            CannotDo: There is no room, or the disk does not answer.
        """
        self.give_up()
        self.before()
        copy = free_place(self._circumstances, self._board)
        self._copy, part = copy, copy.with_suffix(".part")
        with self._in_plain_words():
            copy.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            engine.checkpoint(self._connection)
            count = engine.count_of(self._connection, "journal_operation")
            part.unlink(missing_ok=True)
            if self._file is None:
                self._file = os.open(self._path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
            os.lseek(self._file, 0, os.SEEK_SET)
            engine.make_empty(part)
            # Not "wb": a file that was cut to nothing is flushed by some systems when it is closed.
            target = self._target = part.open("r+b")
            engine.hold_log(self._connection)
        return Taken(part, copy, count, self._circumstances, target)

    def go_on(self) -> bool:
        """Copy the next megabyte; say whether there is more. `finish` closes the copy.

        Raises:
            CannotDo: There is no room, or the disk does not answer; the copy is given up.
        """
        if self._target is None or self._file is None:
            return False
        with self._in_plain_words():
            piece = os.read(self._file, _PIECE_BYTES)
            self._target.write(piece)
            if not piece:
                self._target = None
                engine.hold_log(self._connection, is_held=False)
        return bool(piece)

    def give_up(self) -> None:
        """Throw away a copy that is not all there; nothing where there is none."""
        target, self._target = self._target, None
        if target is not None:
            engine.hold_log(self._connection, is_held=False)
            with contextlib.suppress(OSError):
                target.close()
            with contextlib.suppress(OSError):
                Path(target.name).unlink(missing_ok=True)

    def close(self) -> None:
        """Let go of the file; only once the board is closed."""
        if self._file is not None:
            os.close(self._file)
            self._file = None

    @contextlib.contextmanager
    def _in_plain_words(self) -> Iterator[None]:
        """Say what the world forbids, and leave no part of a copy behind."""
        with in_plain_words(self._copy):
            try:
                yield
            except OSError as error:
                self.give_up()
                raise unreachable(self._copy) from error


def finish(taken: Taken) -> Path:
    """Look a copy through, give it its name and thin out the older ones; on any thread.

    Raises:
        CannotDo: It is not whole; it was thrown away.
    """
    part, key = taken.part, taken.circumstances.key
    with in_plain_words(taken.copy):
        try:
            taken.target.close()
            with contextlib.closing(engine.connect(part, key=key)) as connection:
                engine.one_plain_file(connection)
            keep(part, taken.copy, taken.count, taken.circumstances)
        except OSError as error:
            raise unreachable(taken.copy) from error
        finally:
            with contextlib.suppress(OSError):
                part.unlink(missing_ok=True)
    return taken.copy
