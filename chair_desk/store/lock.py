"""Who has a board open: a small note beside the file, for people.

SQLite's own lock is the guard; the note says who to ask. A note that nobody stands behind any
more (its program has ended, or it lies there from another computer since yesterday) is taken
over.
"""

from __future__ import annotations

import contextlib
import json
import os
import socket
import sys
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Self

from chair_desk.records.changes import CannotDo
from chair_desk.records.local_time import local
from chair_desk.store.circumstances import Circumstances
from chair_desk.words import _

_STALE_AFTER = timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a board open, on which computer, since when (UTC), as which process."""

    who: str
    host: str
    since: datetime
    process: int

    @property
    def is_this_program(self) -> bool:
        """Say whether it is this very process."""
        return (self.host, self.process) == (socket.gethostname(), os.getpid())

    @property
    def is_elsewhere(self) -> bool:
        """Say whether it is on another computer, where SQLite's lock may not reach."""
        return self.host != socket.gethostname()

    def is_alive(self, now: datetime) -> bool:
        """Say whether it still runs; of another computer only the age of the note is known."""
        if self.is_elsewhere:
            return now - self.since < _STALE_AFTER
        return process_runs(self.process)


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
        return _("{name} is open: {who} on {computer}, since {when}.").format(
            name=path.name,
            who=holder.who,
            computer=holder.host,
            when=local(holder.since).strftime("%d.%m.%Y %H:%M"),
        )


class LockNote:
    """The note beside one board file."""

    def __init__(self, path: Path) -> None:
        """Say which board it is about."""
        self.path = path.with_name(f".{path.name}.lock")

    def read(self) -> Holder | None:
        """Return who has the board open, as the note says; nothing where there is none."""
        try:
            entry = json.loads(self.path.read_text(encoding="utf-8"))
            since = datetime.fromisoformat(entry["since"])
            return Holder(str(entry["who"]), str(entry["host"]), since, int(entry["process"]))
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def write(self, circumstances: Circumstances) -> Self:
        """Leave a note in our own name, over one that is stale."""
        own = Holder(circumstances.who, socket.gethostname(), circumstances.now(), os.getpid())
        text = json.dumps({**asdict(own), "since": own.since.isoformat()}, indent=1)
        beside = self.path.with_name(f"{self.path.name}.{own.process}")
        with contextlib.suppress(OSError):  # the note is a courtesy; the lock is SQLite's
            beside.write_text(text, encoding="utf-8")
            beside.replace(self.path)
        return self

    def remove(self) -> None:
        """Take the note away, if it is ours."""
        holder = self.read()
        if holder is not None and holder.is_this_program:
            with contextlib.suppress(OSError):
                self.path.unlink()


def process_runs(process: int) -> bool:
    """Say whether a process of this computer is running."""
    if sys.platform == "win32":  # pragma: no cover  os.kill would end it there
        import ctypes

        handle = ctypes.windll.kernel32.OpenProcess(0x1000, False, process)
        if handle:
            ctypes.windll.kernel32.CloseHandle(handle)
        return bool(handle)
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True
