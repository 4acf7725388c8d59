"""What SQLite says, as three sentences for a person."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from chair_desk.records.changes import CannotDo, Refused
from chair_desk.store import engine
from chair_desk.store.frozen import FROZEN, ISSUED
from chair_desk.words import _


@contextmanager
def in_plain_words(path: Path) -> Iterator[None]:
    """Turn what the world does to a file into CannotDo; a bug stays what it is."""
    try:
        yield
    except engine.DatabaseError as error:
        plain = explain(error, path)
        if plain is None:
            raise
        raise plain from error
    except UnicodeDecodeError as error:  # what SQLite wanted to say quotes damaged bytes
        raise damaged(path) from error


def explain(error: Any, path: Path) -> Exception | None:
    """Return the plain form of an engine error, or nothing where it is a bug of ours."""
    if str(error) == FROZEN:
        return Refused(
            _("The minutes of this meeting are confirmed. They change only by a dated correction.")
        )
    if str(error) == ISSUED:
        return Refused(_("This pack is out. It stays as it went out; issue the next version."))
    if str(error).startswith(engine.UNREADABLE):
        return damaged(path)
    code = engine.error_name(error)
    for start, sentences in _SENTENCES.items():
        if code.startswith(start):
            return sentences(path)
    return None


def disk_full(path: Path) -> CannotDo:
    """Say that there is no room."""
    return CannotDo(
        _("The disk is full, so the last change was not saved."),
        _("Everything saved before is safe in {name}.").format(name=path.name),
        _("Make some room on the disk and try again, or save a copy on another disk."),
    )


def not_writable(path: Path) -> CannotDo:
    """Say that the file may not be written to."""
    return CannotDo(
        _("{name} cannot be written to.").format(name=path.name),
        _("It is open to read; nothing in it was changed."),
        _("Save a copy in a folder of your own and work on that."),
    )


def damaged(path: Path) -> CannotDo:
    """Say that the file is damaged."""
    return CannotDo(
        _("{name} is damaged.").format(name=path.name),
        _("It was left exactly as it is."),
        _("Open a backup of this board, or another copy of the file."),
    )


def unreachable(path: Path) -> CannotDo:
    """Say that the disk does not answer."""
    return CannotDo(
        _("{name} could not be read or written: the disk does not answer.").format(name=path.name),
        _("Everything saved before is safe if the disk is."),
        _("See that the disk or the network drive is connected, and open the board again."),
    )


def in_use(path: Path) -> CannotDo:
    """Say that another program holds the file."""
    return CannotDo(
        _("{name} is held by another program.").format(name=path.name),
        _("Nothing was changed."),
        _("Wait until it is finished, a backup for instance, and try again."),
    )


_SENTENCES = {
    "SQLITE_FULL": disk_full,
    "SQLITE_IOERR": unreachable,
    "SQLITE_READONLY": not_writable,
    "SQLITE_CANTOPEN": unreachable,
    "SQLITE_CORRUPT": damaged,
    "SQLITE_NOTADB": damaged,
    "SQLITE_BUSY": in_use,
    "SQLITE_INTERRUPT": damaged,  # only the gate gives up: its question has a short answer
}
