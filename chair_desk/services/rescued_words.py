"""Words that no board file would take, as a text in the person's own folder.

It is the last resort, used only where the board can be written nowhere. The text is read by its
owner alone and stays until the person deletes it. That of a locked board is sealed.
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
from chair_desk.services.sealed_words import ENDING, WaitingWords, seal, waiting_for
from chair_desk.words import _

FOLDER = "words not in a board"


@frozen
class ItemWords:
    """The heading of an item, and its paragraphs as they stood in the window."""

    heading: str
    paragraphs: Sequence[str]


def write_words(
    home: Path,
    board: str,
    items: Sequence[ItemWords],
    now: datetime,
    *,
    secret: bytes | None = None,
) -> Path:
    """Write words to a text in the person's own folder, else in the temporary one.

    Those of a locked board are sealed with its `secret`: nothing of them may lie about in plain.

    `board` is what to call the board; it is read from no file, for the file may be gone.

    Raises:
        CannotDo: Neither folder can be written.
    """
    text = _text(board, items, now)
    content, ending = text.encode("utf-8", "replace"), ".txt"
    if secret is not None:
        content, ending = seal(text, secret), ENDING
    for folder in (home / FOLDER, Path.home(), Path(tempfile.gettempdir())):
        with contextlib.suppress(OSError):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            return _write(folder / f"{local(now):%Y-%m-%d %H.%M.%S} {board}{ending}", content)
    raise CannotDo(
        _("The words could be written nowhere on this laptop."),
        _("They are only in this window while it is open."),
        _("Copy them into another program, or write them down, before you close it."),
    )


def words_left(home: Path) -> list[Path]:
    """Return the texts that wait in the person's own folder, newest first."""
    found = (home / FOLDER).glob("*.txt") if (home / FOLDER).is_dir() else ()
    return sorted(found, reverse=True)


def words_waiting(home: Path, secret: bytes) -> list[WaitingWords]:
    """Return the sealed words that wait for the locked board of a secret, newest first."""
    folder = home / FOLDER
    places = [folder, Path.home(), Path(tempfile.gettempdir())]
    return [one for place in places if place.is_dir() for one in waiting_for(place, secret)]


def forget_words(waiting: WaitingWords) -> None:
    """Delete words that were taken back into their board."""
    with contextlib.suppress(OSError):
        waiting.path.unlink()


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


def _write(wanted: Path, content: bytes) -> Path:
    number = 1
    path = wanted
    while True:
        try:
            file = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        except FileExistsError:
            number += 1
            path = wanted.with_name(f"{wanted.stem} ({number}){wanted.suffix}")
            continue
        break
    try:
        with os.fdopen(file, "wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
    except OSError:
        path.unlink(missing_ok=True)
        raise
    return path
