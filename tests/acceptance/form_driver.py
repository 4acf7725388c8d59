"""What journeys through forms and registers share: go by name, fill a field, keep, look it up."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

from desk_driver import Desk


def cli(*words: str) -> str:
    """Run the command line, and return what it said."""
    return subprocess.run(
        [os.environ["CHAIR_DESK_PYTHON"], "-m", "chair_desk", *words],
        check=True, capture_output=True, text=True,
    ).stdout  # fmt: skip


def listed(board: Path, what: str) -> list[dict[str, object]]:
    """Return what the board file holds of a register."""
    found = json.loads(cli("list", str(board), what, "--json"))
    return found["rows"] if isinstance(found, dict) else found


class FormDesk(Desk):
    """A running Chair Desk of which forms are filled, by the keyboard and the pointer."""

    def go(self, words: str) -> None:
        """Go to a page, or do a command, by its name."""
        self.key("ctrl+k")
        self.find("text", "Find or do")
        self.type(words)
        self.key("Return")
        self.wait(lambda: not self.has("text", "Find or do"))

    def put(self, name: str, words: str) -> None:
        """Type into one field of the form, in or out of sight."""
        self.focus("text", name)
        self.key("ctrl+a")
        self.type(words)

    def choose_after(self, name: str, words: str) -> None:
        """Go on from a field to the choice after it, and choose by its first letters."""
        self.focus("text", name)
        self.key("Tab")
        self.type(words)

    def keep(self) -> None:
        """Keep the form that is open."""
        self.click("push button", "Keep")

    def kept(self) -> None:
        """Keep it, and wait until it is away."""
        self.keep()
        self.wait(lambda: not self.has("push button", "Keep"))

    def enter(self, log: str, entry: str, words: str) -> None:
        """Go to a register and begin an entry; its first field gets the words."""
        self.go(log)
        self.find("table", log)
        self.key("ctrl+n")
        self.put(entry, words)
