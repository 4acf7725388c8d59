"""Words that no board file would take, as a plain text in the person's own folder.

It is the last resort, used only where the board can be written nowhere. The text is read by its
owner alone and stays until the person deletes it.
"""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from chair_desk.records.changes import CannotDo
from chair_desk.records.frozen import frozen
from chair_desk.records.local_time import local
from chair_desk.services.desk import Desk
from chair_desk.words import _

FOLDER = "words not in a board"


@frozen
class ItemWords:
    """The heading of an item, and its paragraphs as they stood in the window."""

    heading: str
    paragraphs: Sequence[str]


def write_words(home: Path, board: str, items: Sequence[ItemWords], now: datetime) -> Path:
    """Write words to a text in the person's own folder, else in the temporary one.

    `board` is what to call the board; it is read from no file, for the file may be gone.

    Raises:
        CannotDo: Neither folder can be written.
    """
    text = _text(board, items, now)
    for folder in (home / FOLDER, Path.home(), Path(tempfile.gettempdir())):
        with contextlib.suppress(OSError):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            return _write(folder, board, text, now)
    raise CannotDo(
        _("The words could be written nowhere on this laptop."),
        _("They are only in this window while it is open."),
        _("Copy them into another program, or write them down, before you close it."),
    )


def words_left(home: Path) -> list[Path]:
    """Return the texts that wait in the person's own folder, newest first."""
    found = (home / FOLDER).glob("*.txt") if (home / FOLDER).is_dir() else ()
    return sorted(found, reverse=True)


def name_of(desk: Desk) -> str:
    """Return what to call the board in the name of a text: its file's own name."""
    return desk.file.path.stem


def _text(board: str, items: Sequence[ItemWords], now: datetime) -> str:
    lines = [
        _("Words that could not be written to {board}, {when}").format(
            board=board, when=f"{local(now):%d %B %Y %H:%M}"
        ),
        "",
    ]
    for item in items:
        lines += [item.heading, "", *(f"{words}\n" for words in item.paragraphs), ""]
    return "\n".join(lines).replace("\u2028", "\n").rstrip() + "\n"


def _write(folder: Path, board: str, text: str, now: datetime) -> Path:
    stamp = f"{local(now):%Y-%m-%d %H.%M.%S}"
    number = 1
    while True:
        ending = "" if number == 1 else f" ({number})"
        path = folder / f"{stamp} {board}{ending}.txt"
        try:
            file = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        except FileExistsError:
            number += 1
            continue
        break
    try:
        with os.fdopen(file, "wb") as out:
            out.write(text.encode("utf-8", "replace"))
            out.flush()
            os.fsync(out.fileno())
    except OSError:
        path.unlink(missing_ok=True)
        raise
    return path
