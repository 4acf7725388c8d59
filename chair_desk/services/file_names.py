"""Names of files that every system takes: Windows refuses the most, so it is the measure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import PurePath

_UNSAFE = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]+')
_DEVICE = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)", re.IGNORECASE)
LONGEST = 120
"""Letters without the ending: with its folder a path stays below the 260 that Windows takes."""


def safe_name(words: str, longest: int = LONGEST) -> str:
    """Return words as the name of a file without its ending; "CON" becomes "_CON"."""
    safe = " ".join(_UNSAFE.sub(" ", words).split())[:longest].strip(" .")
    return f"_{safe}" if _DEVICE.match(safe) else safe or "_"


def safe_file(name: str) -> str:
    """Return the name of a file that came from another system, with its ending."""
    path = PurePath(name.replace("/", " "))
    ending = _UNSAFE.sub("", path.suffix).strip(" .")
    return safe_name(path.stem if path.suffix else name) + (f".{ending}" if ending else "")


def told_apart(names: Iterable[str]) -> list[str]:
    """Return file names of which no two are alike, as on Windows capitals count for nothing."""
    taken: set[str] = set()
    found = []
    for name in names:
        path, made, count = PurePath(name), name, 1
        while made.casefold() in taken:
            count += 1
            made = f"{path.stem} ({count}){path.suffix}"
        taken.add(made.casefold())
        found.append(made)
    return found
