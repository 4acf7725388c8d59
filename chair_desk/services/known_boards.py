"""The boards opened on this machine, for the page that opens a board.

The list lies outside the board files, where no passphrase guards it. So it holds the name and
the next date of a board only where the person asked for that; else its file name has to do.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path
from typing import Any

from chair_desk.records.frozen import frozen
from chair_desk.services.desk import Desk
from chair_desk.services.diary import coming_on
from chair_desk.services.whole_files import set_aside, write_whole

FILE_NAME = "boards.json"
_MOST = 20


@frozen(kw_only=True)
class KnownBoard:
    """A board file opened before. `name` and `next_meeting_on` are empty unless they are kept."""

    path: Path
    name: str = ""
    next_meeting_on: date | None = None
    opened_at: datetime | None = None

    @property
    def title(self) -> str:
        """What to call it: its name, or its file name without the ending."""
        return self.name or self.path.stem

    @property
    def is_there(self) -> bool:
        """Say whether the file is still where it was: a memory stick may be out."""
        return self.path.is_file()


def known_boards(home: Path) -> list[KnownBoard]:
    """Return the boards opened on this machine, last opened first.

    A damaged list is set aside and begun again: no board is lost by it.
    """
    path = home / FILE_NAME
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
        boards = [_read(entry) for entry in found["boards"]]
    except OSError:
        return []
    except (ValueError, KeyError, TypeError, AttributeError):
        set_aside(path)
        return []
    return sorted(boards, key=lambda board: str(board.opened_at or ""), reverse=True)


def remember_board(desk: Desk, *, keep_names: bool) -> None:
    """Put the open board at the top of the list.

    Raises:
        CannotDo: The list cannot be written.
    """
    home = desk.circumstances.home
    coming = coming_on(desk, desk.today()) if keep_names else None
    board = KnownBoard(
        path=desk.file.path.resolve(),
        name=desk.board.name if keep_names else "",
        next_meeting_on=coming.held_on if coming else None,
        opened_at=desk.now(),
    )
    others = [known for known in known_boards(home) if known.path != board.path]
    _write(home, [board, *others])


def forget_board(home: Path, path: Path) -> None:
    """Take a board off the list; its file is not touched.

    Raises:
        CannotDo: The list cannot be written.
    """
    _write(home, [known for known in known_boards(home) if known.path != path])


def forget_names(home: Path) -> None:
    """Take every name and date off the list: the person no longer wants them kept there.

    Raises:
        CannotDo: The list cannot be written.
    """
    _write(
        home,
        [KnownBoard(path=known.path, opened_at=known.opened_at) for known in known_boards(home)],
    )


def _read(entry: Any) -> KnownBoard:
    opened = entry.get("opened_at")
    coming = entry.get("next_meeting_on")
    return KnownBoard(
        path=Path(entry["path"]),
        name=str(entry.get("name", "")),
        next_meeting_on=date.fromisoformat(coming) if coming else None,
        opened_at=datetime.fromisoformat(opened) if opened else None,
    )


def _write(home: Path, boards: Iterable[KnownBoard]) -> None:
    entries = [
        {
            "path": str(board.path),
            "name": board.name,
            "next_meeting_on": board.next_meeting_on.isoformat() if board.next_meeting_on else "",
            "opened_at": board.opened_at.isoformat() if board.opened_at else "",
        }
        for board in list(boards)[:_MOST]
    ]
    text = json.dumps({"boards": entries}, ensure_ascii=False, indent=1) + "\n"
    write_whole(home / FILE_NAME, text)
