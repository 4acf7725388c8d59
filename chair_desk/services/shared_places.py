"""Which folder a board is shared through on this laptop. It is no part of the board file."""

from __future__ import annotations

import json
from pathlib import Path

from chair_desk.services.desk import Desk
from chair_desk.services.whole_files import write_whole


def shared_through(desk: Desk) -> Path | None:
    """Return the folder this board is shared through, or nothing."""
    try:
        found = json.loads(_note(desk).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    folder = found.get("folder") if isinstance(found, dict) else None
    return Path(str(folder)) if folder else None


def share_through(desk: Desk, folder: Path | None) -> None:
    """Share the board through a folder from now on, or through none.

    Raises:
        CannotDo: The note cannot be written.
    """
    note = _note(desk)
    note.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    write_whole(note, json.dumps({"folder": str(folder) if folder else ""}))


def _note(desk: Desk) -> Path:
    return desk.circumstances.home / "folders" / f"{desk.file.board_id}.place.json"
