"""Two people at two desks: a home for each, and what both do by real keys."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

from desk_driver import Desk

MANAGER, CHAIR = "Gwen Tallowfield", "Rosalind Larkspur"


def home_of(home: Path, who: str) -> dict[str, str]:
    """Make a home for one person, who has said who they are, and return how to live there."""
    around = {"HOME": str(home)} | {
        f"XDG_{kind}_HOME": str(home / kind.lower())
        for kind in ("CONFIG", "DATA", "STATE", "CACHE")
    }
    settings = home / "config" / "Chair Desk" / "settings.toml"
    settings.parent.mkdir(parents=True)
    settings.write_text(f'who = "{who}"\n', encoding="utf-8")
    return around


def python(code: str, *words: object) -> str:
    """Run a few lines with the program's own Python, and return what they printed."""
    return subprocess.run(
        [os.environ["CHAIR_DESK_PYTHON"], "-c", code, *map(str, words)],
        check=True, capture_output=True, text=True,
    ).stdout  # fmt: skip


def command(desk: Desk, words: str) -> None:
    """Do something by its name, as anybody finds it: Ctrl K, words, Enter."""
    desk.front()
    desk.key("ctrl+k")
    desk.find("text", "Find or do")
    desk.type(words)
    desk.wait(lambda: any(name.startswith(words) for name in desk.names("list item")))
    desk.key("Return")
    desk.wait(lambda: not desk.has("text", "Find or do"))


def say_where(desk: Desk, path: Path) -> None:
    """Type a whole path into the dialog that asks for a file."""
    desk.find("push button", "Cancel")
    desk.find("text", "File name:")
    desk.key("ctrl+a")
    desk.type(str(path))
    desk.key("Return")
