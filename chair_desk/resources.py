"""Find what ships with the program: from source, from a wheel, from a frozen build."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path


@cache
def resources_folder() -> Path:
    """Return the folder that holds `board_profiles`, `ladders`, `fonts`, `icons` and the rest.

    A frozen build keeps it beside its modules, a wheel inside the package (as
    `_resources`), a checkout beside the package.

    Raises:
        FileNotFoundError: The installation is incomplete.
    """
    package = Path(__file__).resolve().parent
    frozen = getattr(sys, "_MEIPASS", None)
    places = [package / "_resources", package.parent / "resources"]
    if frozen:
        places.insert(0, Path(frozen) / "resources")
    for place in places:
        if place.is_dir():
            return place
    raise FileNotFoundError("resources")


def read_resource(name: str) -> str:
    """Return the text of a shipped file, named with forward slashes from the folder.

    Raises:
        FileNotFoundError: No such file ships.
    """
    return (resources_folder() / name).read_text(encoding="utf-8")


def list_resources(folder: str, ending: str) -> tuple[Path, ...]:
    """Return the files of one folder with this ending (`.toml`), in order of name."""
    return tuple(sorted((resources_folder() / folder).glob(f"*{ending}")))
