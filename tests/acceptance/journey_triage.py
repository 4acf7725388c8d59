"""Ten late actions worked through by the keyboard alone, and what stands in the file after."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from desk_driver import Desk

folder = Path(sys.argv[1])
board = folder / "Westmarch.chairdesk"
today = date.today()


def cli(*words: str) -> str:
    """Run the command line, and return what it said."""
    return subprocess.run(
        [os.environ["CHAIR_DESK_PYTHON"], "-m", "chair_desk", *words],
        check=True, capture_output=True, text=True,
    ).stdout  # fmt: skip


def actions(*more: str) -> dict[str, dict[str, Any]]:
    """Return actions of the board by reference."""
    found = json.loads(cli("list", str(board), "actions", *more, "--json"))
    return {row["reference"]: row for row in found}


def in_days(count: int) -> str:
    """Return a day ahead as it is said."""
    day = today + timedelta(days=count)
    return f"{day.day} {day:%B} {day.year}".lower()


cli("sample", str(board))
for number in range(1, 11 - len(actions("--late"))):
    cli("action", "add", str(board), f"Send figure {number}", "--owner", "Constabulary",
        "--due", f"{today - timedelta(days=40)}")  # fmt: skip
before = actions("--late")
count = len(before)
assert count >= 10, before

desk = Desk(str(board), log=folder / "window.log")
desk.wait(lambda: desk.names("push button"))
desk.key("ctrl+5")
desk.find("text", "Find an action, owner or partner")
# From here on there are only keys: the filter is found by name, and the list is gone back to.
desk.key("ctrl+k")
desk.find("text", "Find or do")
desk.type("filters, saved ones")
desk.key("Return")
desk.wait(lambda: desk.has("popup menu", "") and not desk.has("text", "Find or do"))
desk.key("Escape")
desk.focus("check box", "Show: Late")
desk.key("space")
desk.key("ctrl+5")


def left(many: int) -> None:
    """Wait until so many rows are left."""
    desk.wait(
        lambda: any(
            name.startswith("Row ") and name.endswith(f" of {many}") for name in desk.names("label")
        )
    )


LINES = {
    "n": ("Your update",),
    "c": ("What was done", "What shows it"),
    "e": ("New date", "Asked by", "Agreed by"),
}


def answer(key: str, *lines: str) -> None:
    """Press a key, type the lines of the answer that opens below the row, and keep them."""
    desk.key(key)
    first = LINES[key][0]
    for at, (name, line) in enumerate(zip(LINES[key], lines, strict=False)):
        desk.find("text", name)
        if at:
            desk.key("Tab")
        desk.type(line)
        desk.wait(lambda name=name, line=line: desk.text(desk.find("text", name)) == line)
    desk.key("Return")
    desk.wait(lambda: not desk.has("text", first))


def mark_three() -> None:
    """Mark the first three rows below the first heading."""
    desk.key("Home", "Down", "space", "Down", "space", "Down", "space")
    desk.wait(lambda: any(name.startswith("3 marked.") for name in desk.names("label")))


left(count)
desk.key("Home", "Down")
answer("n", "The figures are with the analyst")
answer("c", "Sent to the board", "Paper 4")
left(count - 1)
answer("c", "Done in passing")
left(count - 2)
print("closed one with evidence and one without")
answer("e", in_days(54), "Gwen Tallowfield", "Rosalind Larkspur")
left(count - 3)
answer("e", "in two weeks")
left(count - 4)
print("moved two dates")
desk.key("r")
desk.wait(lambda: any(name.endswith("at risk") for name in desk.names("push button")))
mark_three()
answer("c", "All sent together", "Letter of the chief officer")
left(count - 7)
desk.key("ctrl+z")
left(count - 4)
print("closed three together and took it back at once")
mark_three()
answer("e", in_days(26))
left(count - 7)
for done in (8, 9, 10):
    desk.key("Home", "Down")
    answer("c", "Sent", "Minute 7")
    if done < count:
        left(count - done)
print("worked through ten")
desk.key("ctrl+w")
desk.find("push button", "Set up a new board")
desk.close()

still, rows = actions("--late"), actions()
assert len(still) == count - 10, still
worked = [rows[reference] for reference in before if reference not in still]
closed = [row for row in worked if row["state"] == "done"]
assert len(closed) == 5, worked
ahead = [row["due_on"] for row in worked if row["due_on"] > f"{today}"]
assert len(ahead) == 5, worked
assert ahead.count(f"{today + timedelta(days=26)}") == 3, worked
print("ten late actions stand triaged in the file")
