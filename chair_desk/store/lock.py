"""Who has a board open: a small note beside the file, for people.

Whoever opens a board to write keeps the note locked until it is closed; a lock goes with its
program, so the note of one that ended is taken over. Locks do not always reach other computers:
a note from elsewhere counts for half a day. SQLite's own lock guards the data besides.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
from dataclasses import asdict
from datetime import UTC, datetime, timedelta
from pathlib import Path

from chair_desk.records.changes import CannotDo
from chair_desk.records.frozen import frozen
from chair_desk.records.local_time import local
from chair_desk.store.circumstances import Circumstances
from chair_desk.words import _

_STALE_AFTER = timedelta(hours=12)


def this_computer() -> str:
    """Return the name of this computer on its network."""
    if sys.platform == "win32":  # pragma: no cover  needed only there, and dear at the start
        import socket

        return socket.gethostname()
    return os.uname().nodename


@frozen
class Holder:
    """Who has a board open, on which computer, since when (UTC), as which process."""

    who: str
    host: str
    since: datetime
    process: int

    @property
    def is_this_program(self) -> bool:
        """Say whether it is this very process."""
        return (self.host, self.process) == (this_computer(), os.getpid())

    @property
    def is_elsewhere(self) -> bool:
        """Say whether it is on another computer, where SQLite's lock may not reach."""
        return self.host != this_computer()

    def is_recent(self, now: datetime) -> bool:
        """Say whether a note from elsewhere still counts."""
        return now - self.since < _STALE_AFTER


class StoreBusy(CannotDo):
    """The board is open elsewhere; `holder` says who has it, where that is known."""

    def __init__(self, path: Path, holder: Holder | None) -> None:
        """Say who has it and what can be done meanwhile."""
        self.holder = holder
        super().__init__(
            self._who_has_it(path, holder),
            _("Nothing was changed. Two people writing in one file would lose each other's work."),
            _("Ask them to close it, or open it to read."),
        )

    @staticmethod
    def _who_has_it(path: Path, holder: Holder | None) -> str:
        if holder is None:
            return _("{name} is open in another program.").format(name=path.name)
        if holder.is_this_program:
            return _("{name} is open in this window already.").format(name=path.name)
        since = local(holder.since)
        return _("{name} is open: {who} on {computer}, since {when}.").format(
            name=path.name,
            who=holder.who,
            computer=holder.host,
            when=f"{since.day} {since:%B %Y, %H:%M}",
        )


class LockNote:
    """The note beside one board file. It is locked as long as this object has taken it."""

    def __init__(self, path: Path) -> None:
        """Say which board it is about."""
        self.path = path.with_name(f".{path.name}.lock")
        self._board = path
        self._file: int | None = None

    def read(self) -> Holder | None:
        """Return who has the board open, as the note says; nothing where there is none."""
        try:
            entry = json.loads(self.path.read_text(encoding="utf-8"))
            since = datetime.fromisoformat(entry["since"])
            return Holder(str(entry["who"]), str(entry["host"]), since, int(entry["process"]))
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def is_taken(self) -> bool:
        """Say whether a program, this one included, keeps the note locked."""
        try:
            file = os.open(self.path, os.O_RDWR)
        except OSError:
            return False
        try:
            return not _try_to_lock(file)
        finally:
            os.close(file)

    def take(self, circumstances: Circumstances) -> None:
        """Lock the note and write our own name into it.

        Raises:
            StoreBusy: Another program has it, or a note from elsewhere still counts.
        """
        holder = self.read()
        file = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600)
        try:
            if not _try_to_lock(file) or self._is_held_elsewhere(holder):
                raise StoreBusy(self._board, holder)
            own = Holder(circumstances.who, this_computer(), circumstances.now(), os.getpid())
            text = json.dumps({**asdict(own), "since": own.since.isoformat()}, indent=1)
            os.ftruncate(file, 0)
            os.write(file, text.encode())
        except BaseException:
            os.close(file)
            raise
        self._file = file

    def release(self) -> None:
        """Take the note away, if we have it."""
        if self._file is None:
            return
        with contextlib.suppress(OSError):
            self.path.unlink()
        os.close(self._file)
        self._file = None
        with contextlib.suppress(OSError):  # where an open file cannot be removed
            self.path.unlink()

    def _is_held_elsewhere(self, holder: Holder | None) -> bool:
        return holder is not None and holder.is_elsewhere and holder.is_recent(datetime.now(UTC))


def _try_to_lock(file: int) -> bool:
    """Lock an open file for this opening of it, or say that another opening has it locked."""
    try:
        if sys.platform == "win32":  # pragma: no cover  a byte far behind the text
            import msvcrt

            os.lseek(file, 1 << 30, os.SEEK_SET)
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
            os.lseek(file, 0, os.SEEK_SET)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
