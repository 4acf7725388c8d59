"""The page that each paper was last read at, in the person's own folder and never in the board.

It holds ids and page numbers only; no words.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from chair_desk.services.desk import Desk
from chair_desk.services.last_place import FOLDER
from chair_desk.services.whole_files import write_whole

MOST_PAPERS = 400


def pages_file(desk: Desk) -> Path:
    """Return where the last pages in this board are kept."""
    return desk.circumstances.home / FOLDER / f"{desk.board.id}-pages.json"


def last_page(path: Path, paper_id: str) -> int:
    """Return the page a paper was last read at, 1 where it is not known."""
    return _read(path).get(paper_id, 1)


def keep_page(path: Path, paper_id: str, number: int) -> None:
    """Write one page down, as `keep_pages` does."""
    keep_pages(path, {paper_id: number})


def keep_pages(path: Path, read: Mapping[str, int]) -> None:
    """Write pages down, whole or not at all; of papers not read for long, it forgets.

    Raises:
        CannotDo: The person's own folder cannot be written.
    """
    pages = _read(path)
    new = {key: number for key, number in read.items() if pages.pop(key, 1) != number}
    if new:
        newest = dict(list({**pages, **read}.items())[-MOST_PAPERS:])
        write_whole(path, json.dumps(newest) + "\n")


def _read(path: Path) -> dict[str, int]:
    """Return what was kept; what cannot be read is nothing."""
    try:
        found = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(found, dict):
        return {}
    return {
        key: value for key, value in found.items()
        if isinstance(value, int) and not isinstance(value, bool) and value > 0
    }  # fmt: skip
