"""Boards that take minutes to make, kept in a folder under the code that makes them."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

import chair_desk
from chair_desk.resources import resources_folder

MAKERS = ("records", "catalogue", "store", "services")
ENDINGS = (".py", ".toml", ".sql")
SUFFIX = ".chairdesk"


def kept_board(board: Path, make: Callable[[Path], object], *, of: Path | None = None) -> Path:
    """Copy a board to this place, making it only where the code that makes it has changed.

    `of` is the module that says what `make` does, where that is beside the package.
    """
    folder = _folder()
    key = _key_of(of)
    kept = folder / f"{board.stem}-{key}{SUFFIX}"
    if not kept.exists():
        for older in folder.glob(f"{board.stem}-*{SUFFIX}"):
            older.unlink()
        with tempfile.TemporaryDirectory(dir=folder) as aside:  # with all that lies beside it
            fresh = Path(aside) / board.name
            make(fresh)
            fresh.replace(kept)
    else:
        print(f"{board.stem}: kept from an earlier run of the same code", flush=True)
    shutil.copyfile(kept, board)
    return board


def _folder() -> Path:
    usual = Path(tempfile.gettempdir()) / f"chair-desk-boards-{os.getuid()}"
    folder = Path(os.environ.get("CHAIR_DESK_BOARDS", usual))
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return folder


def _key_of(module: Path | None) -> str:
    """Return a digest of all code and text that a board is made by."""
    digest = hashlib.sha256()
    package = Path(chair_desk.__file__).parent
    folders = [*(package / part for part in MAKERS), resources_folder()]
    files = [path for folder in folders for path in folder.rglob("*")]
    files += [module] if module else []
    for path in sorted(path for path in files if path.suffix in ENDINGS):
        digest.update(path.name.encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]
