"""Registers by the keyboard: a visit, a review, a contribution, a table brought in."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from form_driver import FormDesk, cli, listed

folder = Path(sys.argv[1])
board = folder / "Westmarch.chairdesk"
table = folder / "courses.csv"
table.write_text(
    "Courses of the spring,,,\n,,,\nCourse,Held on,Booked,Attended\n"
    "Croeso i’r bwrdd,3 March 2026,12,9\nNo numbers,4 March 2026,many,9\n",
    encoding="utf-8",
)


def has_come() -> bool:
    """Say whether the course of the table stands in the list."""
    return any("Croeso i’r bwrdd" in row for row in desk.rows("Training"))


cli("sample", str(board))
desk = FormDesk(str(board), log=folder / "window.log")
desk.wait(lambda: desk.names("push button"))

desk.enter("Evidence and impact", "Evidence", "Night staff of the duty desk")
desk.choose_after("Opened", "front")
desk.put("Who was met", "Four social workers")
desk.put("What was taken back to the board", "Who to ring at night")
desk.kept()
desk.find("label", "Four social workers")
print("a visit says who was met")

desk.enter("Reviews", "Review", "Kayleigh was not seen")
desk.put("Code", "Kayleigh")
desk.keep()
desk.find("label", "This register names nobody: “Kayleigh” looks like a person’s name.")
desk.put("Review", "Not seen for eight weeks")
desk.put("Code", "WM-21")
desk.choose_after("Code", "rapid")
desk.put("Authority became aware on", "14 december 2026")
desk.kept()
desk.find("label", "7 January 2027")
print("a review is due after fifteen working days, and names nobody")

desk.go("Funding")
desk.find("table", "Contributions")
desk.key("ctrl+e")
desk.put("In cash", "£223,040.50")
desk.kept()
desk.key("ctrl+e")
desk.wait(lambda: desk.text(desk.find("text", "In cash")) == "£223,040.50")
desk.key("Escape")
print("a contribution keeps its pence")

desk.go("Training")
desk.find("table", "Training")
desk.find("list item", "Training")
desk.go("Bring in a table")
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

assert any(row["title"] == "Croeso i’r bwrdd" for row in listed(board, "training"))
assert not any(row["title"] == "No numbers" for row in listed(board, "training"))
(visit,) = (
    row for row in listed(board, "evidence") if row["title"] == "Night staff of the duty desk"
)
(review,) = (row for row in listed(board, "reviews") if row["reference"] == "WM-21")
assert review["due_on"] == "2026-12-21", "the Panel is told within five working days"
assert 22304050 in {row["cash"] for row in listed(board, "funding")}
print("the registers stand in the file")
