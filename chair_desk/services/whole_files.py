"""Small files of the person's own, written whole or not at all."""

from __future__ import annotations

import os
from pathlib import Path

from chair_desk.records.changes import CannotDo
from chair_desk.words import _


def write_whole(path: Path, text: str) -> None:
    """Replace a file by this text; a crash leaves the old one or the new one.

    Raises:
        CannotDo: The folder cannot be written, or the disk is full.
    """
    beside = path.with_name(path.name + ".new")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with beside.open("w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(path)
    except OSError as error:
        raise CannotDo(
            _("{name} could not be written.").format(name=path.name),
            _("The system says: {reason}. What was there before is safe.").format(
                reason=error.strerror or error
            ),
            _("Make room on the disk, or see that the folder may be written to."),
        ) from error


def set_aside(path: Path) -> Path | None:
    """Rename a damaged file so that nobody loses what can still be read in it.

    Returns its new place, or nothing where it could not be renamed.
    """
    for number in range(1, 100):
        aside = path.with_name(f"{path.stem}.damaged-{number}{path.suffix}")
        if aside.exists():
            continue
        try:
            return path.rename(aside)
        except OSError:
            return None
    return None
