"""Registers by the keyboard: a visit, a review, a contribution, a table brought in."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from desk_driver import Desk

folder = Path(sys.argv[1])
board = folder / "Westmarch.chairdesk"
table = folder / "courses.csv"
table.write_text(
    "Courses of the spring,,,\n,,,\nCourse,Held on,Booked,Attended\n"
    "Croeso i’r bwrdd,3 March 2026,12,9\nNo numbers,4 March 2026,many,9\n",
    encoding="utf-8",
)


def cli(*words: str) -> str:
    """Run the command line, and return what it said."""
    return subprocess.run(
        [os.environ["CHAIR_DESK_PYTHON"], "-m", "chair_desk", *words],
        check=True, capture_output=True, text=True,
    ).stdout  # fmt: skip


def listed(what: str) -> list[dict[str, object]]:
    """Return what the board file holds of a register."""
    found = json.loads(cli("list", str(board), what, "--json"))
    return found["rows"] if isinstance(found, dict) else found


def go(words: str) -> None:
    """Go to a page, or do a command, by its name."""
    desk.key("ctrl+k")
    desk.find("text", "Find or do")
    desk.type(words)
    desk.key("Return")
    desk.wait(lambda: not desk.has("text", "Find or do"))


def fill(name: str, words: str) -> None:
    """Type into one field of the form."""
    desk.focus("text", name)
    desk.key("ctrl+a")
    desk.type(words)


def choose_after(name: str, words: str) -> None:
    """Go on from a field to the choice after it, and choose by its first letters."""
    desk.focus("text", name)
    desk.key("Tab")
    desk.type(words)


def keep() -> None:
    """Keep the form that is open."""
    desk.click("push button", "Keep")


def kept() -> None:
    """Keep it, and wait until it is away."""
    keep()
    desk.wait(lambda: not desk.has("push button", "Keep"))


def has_come() -> bool:
    """Say whether the course of the table stands in the list."""
    return any("Croeso i’r bwrdd" in row for row in desk.rows("Training"))


cli("sample", str(board))
desk = Desk(str(board), log=folder / "window.log")
desk.wait(lambda: desk.names("push button"))

go("Evidence and impact")
desk.find("table", "Evidence and impact")
desk.key("ctrl+n")
fill("Evidence", "Night staff of the duty desk")
choose_after("Opened", "front")
fill("Who was met", "Four social workers")
fill("What was taken back to the board", "Who to ring at night")
kept()
desk.find("label", "Four social workers")
print("a visit says who was met")

go("Reviews")
desk.find("table", "Reviews")
desk.key("ctrl+n")
fill("Review", "Kayleigh was not seen")
fill("Code", "Kayleigh")
keep()
desk.find("label", "This register names nobody: “Kayleigh” looks like a person’s name.")
fill("Review", "Not seen for eight weeks")
fill("Code", "WM-21")
choose_after("Code", "rapid")
fill("Authority became aware on", "14 december 2026")
kept()
desk.find("label", "7 January 2027")
print("a review is due after fifteen working days, and names nobody")

go("Funding")
desk.find("table", "Contributions")
desk.key("ctrl+e")
fill("In cash", "£223,040.50")
kept()
desk.key("ctrl+e")
desk.wait(lambda: desk.text(desk.find("text", "In cash")) == "£223,040.50")
desk.key("Escape")
print("a contribution keeps its pence")

go("Training")
desk.find("table", "Training")
desk.find("list item", "Training")
go("Bring in a table")
desk.find("text", "File name:")
desk.key("ctrl+a")
desk.type(str(table))
desk.key("Return")
desk.find("push button", "Bring in 1 row")
assert any(one.startswith("Row 5, in doubt: No numbers") for one in desk.names("list item"))
desk.key("Return")
desk.wait(has_come)
desk.key("ctrl+z")
desk.wait(lambda: not has_come())
desk.key("ctrl+y")
desk.wait(has_come)
desk.close()
print("a table came in, was undone and came again")

assert any(row["title"] == "Croeso i’r bwrdd" for row in listed("training"))
assert not any(row["title"] == "No numbers" for row in listed("training"))
(visit,) = (row for row in listed("evidence") if row["title"] == "Night staff of the duty desk")
(review,) = (row for row in listed("reviews") if row["reference"] == "WM-21")
assert review["due_on"] == "2026-12-21", "the Panel is told within five working days"
assert 22304050 in {row["cash"] for row in listed("funding")}
print("the registers stand in the file")
