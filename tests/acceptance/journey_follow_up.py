"""Filters kept, sheets read back, a reply pasted, the difference asked later: by keys alone."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))

from desk_driver import Desk

folder = Path(sys.argv[1])
board = folder / "Westmarch.chairdesk"
python = os.environ["CHAIR_DESK_PYTHON"]

FILL = """
import sys, glob, docx, openpyxl
folder, sheet, letter = sys.argv[1:]
for name in glob.glob(folder + "/*.xlsx"):
    book = openpyxl.load_workbook(name)
    for row in book.active.iter_rows(min_row=2):
        if row[0].value == "A-104":
            row[4].value = sheet
            book.active.append(["A-98765", "Not one of ours", "", "", "Done"])
            book.save(folder + "/filled.xlsx")
for name in glob.glob(folder + "/*.docx"):
    book, is_here = docx.Document(name), False
    for paragraph in book.paragraphs:
        is_here = "A-109" in paragraph.text or (is_here and not paragraph.text.startswith("A-"))
        if is_here and paragraph.text.startswith("Answer"):
            paragraph.add_run(letter)
            book.save(folder + "/filled.docx")
            break
"""


def cli(*words: str) -> str:
    """Run the command line, and return what it said."""
    return subprocess.run(
        [python, "-m", "chair_desk", *words], check=True, capture_output=True, text=True
    ).stdout


def actions(*more: str) -> dict[str, dict[str, Any]]:
    """Return actions of the board by reference."""
    found = json.loads(cli("list", str(board), "actions", *more, "--json"))
    return {row["reference"]: row for row in found}


def in_file(query: str) -> list[Any]:
    """Ask the closed file by another program."""
    with closing(sqlite3.connect(f"file:{board}?mode=ro", uri=True)) as connection:
        return [row[0] for row in connection.execute(query)]


cli("sample", str(board))
sheets = folder / "sheets"
for kind in ("xlsx", "docx"):
    cli("export", "reminders", str(board), "--to", str(sheets), "--format", kind)
BY_SHEET, BY_WORD = "The rota is agreed.", "We signed on Monday."
BY_REPLY = "Monthly figures go out from May."
subprocess.run([python, "-c", FILL, str(sheets), BY_SHEET, BY_WORD], check=True)
before = actions()
desk = Desk(str(board), log=folder / "window.log")
desk.wait(lambda: desk.names("push button"))


def tracker() -> None:
    """Go to the tracker."""
    desk.key("ctrl+5")
    desk.find("text", "Find an action, owner or partner")


def keep(count: int) -> None:
    """Keep so many answers."""
    name = "Keep 1 answer" if count == 1 else f"Keep {count} answers"
    desk.click("push button", name)
    desk.wait(lambda: not desk.has("text", "Words of the reply"))


def sheet(name: str) -> None:
    """Choose a sheet that came back."""
    desk.key("ctrl+shift+v")
    desk.click("push button", "Choose a filled-in sheet")
    desk.find("text", "File name:")
    desk.key("ctrl+a")
    desk.type(str(sheets / name))
    desk.key("Return")


tracker()
sheet("filled.xlsx")
desk.find("push button", "Keep 1 answer")
desk.wait(lambda: any("A-98765, cannot be kept" in one for one in desk.names("list item")))
keep(1)
sheet("filled.docx")
keep(1)
desk.key("ctrl+z")
sheet("filled.docx")
keep(1)
desk.key("ctrl+shift+v")
desk.focus("text", "Words of the reply")
desk.type(f"A-098: {BY_REPLY}")
keep(1)
print("answers came back by sheet, by letter and by reply")

desk.key("ctrl+f")
desk.type("joint protocol")
desk.key("ctrl+shift+s")
desk.find("text", "Name of the filter")
desk.type("The protocol")
desk.key("Return")
desk.wait(lambda: not desk.has("text", "Name of the filter"))
desk.close()
print("a filter has a name")

asked = ("A-109", BY_WORD), ("A-104", BY_SHEET), ("A-098", BY_REPLY)
kept = in_file("SELECT text FROM action_update")
for _reference, words in asked:
    assert kept.count(words) == 1, words
assert {row["state"] for row in actions().values()} == {row["state"] for row in before.values()}

desk = Desk(str(board), log=folder / "again.log")
desk.wait(lambda: desk.names("push button"))
tracker()
desk.key("ctrl+k")
desk.find("text", "Find or do")
desk.type("filters, saved ones")
desk.key("Return")
desk.wait(lambda: desk.has("popup menu", "") and not desk.has("text", "Find or do"))
desk.key("Down", "Return")
desk.wait(lambda: desk.text(desk.find("text", "Find an action, owner or partner")) != "")
assert desk.text(desk.find("text", "Find an action, owner or partner")) == "joint protocol"
desk.find("label", "Row 1 of 1")
print("and is there after a start")

desk.key("Home", "Down", "c")
desk.find("text", "What was done")
desk.type("The protocol is signed")
desk.key("Tab")
desk.type("The signed protocol")
desk.key("Return")
desk.wait(lambda: not desk.has("text", "What was done"))
desk.focus("check box", "Show: Closed")
desk.key("space")
desk.find("label", "Row 1 of 1")
desk.key("ctrl+5", "Home", "Down", "l")
desk.find("text", "Ask on")
desk.type("in two weeks")
desk.key("Return")
desk.wait(lambda: not desk.has("text", "Ask on"))
desk.key("i")
desk.find("text", "What difference")
desk.type("Interviews are held within three days")
desk.key("Return")
desk.wait(lambda: not desk.has("text", "What difference"))
print("closed with its evidence, asked later, the difference is said")

desk.close()
(impact,) = in_file("SELECT impact FROM action WHERE reference = 'A-109'")
assert impact == "Interviews are held within three days"
(evidence,) = in_file("SELECT evidence FROM action WHERE reference = 'A-109'")
assert evidence == "The signed protocol"
print("what was followed up stands in the file")
