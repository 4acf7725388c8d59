"""A pack read by keys alone: turned, searched, marked, cut off by a power cut, replaced, opened."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from desk_driver import Desk

folder = Path(sys.argv[1])
board = folder / "Westmarch.chairdesk"
python = os.environ["CHAIR_DESK_PYTHON"]
root = Path(__file__).parents[2]
MAKE = """
import sys
from datetime import date
from pathlib import Path
from benchmarks.replay_board import ITEMS, make_board
from tests.reports.hostile_papers import A4, paper
from chair_desk.records.meetings import AgendaItem
from chair_desk.services.desk import open_desk
from chair_desk.services.paper_files import add_file, as_paper_file
board, home, papers = map(Path, sys.argv[1:])
make_board(board, home, date.today())
papers.mkdir()
desk = open_desk(board, who="Kit Denholm", home=home)
(item,) = desk.rows(AgendaItem, title=ITEMS[2])
for title, pages, size in (("Performance", 6, A4), ("Timeline", 3, (1190.55, 841.89))):
    add_file(desk, item.id, as_paper_file(f"{title}.pdf", paper(title, pages, size)), title)
desk.close()
(papers / "Performance.pdf").write_bytes(paper("Performance", 3))
"""
subprocess.run([python, "-c", MAKE, board, folder / "makers home", folder / "papers"],
               cwd=root, check=True)  # fmt: skip


def cli(*words: object) -> str:
    """Run the command line on the board, and return what it said."""
    return subprocess.run(
        [python, "-m", "chair_desk", *map(str, words)], check=True, capture_output=True, text=True
    ).stdout


def page_said(desk: Desk, words: str) -> bool:
    """Say whether the page that shows tells these words to a screen reader."""
    return any(words in node.get_description() for node in desk.walk())


def until(desk: Desk, part: str, *keys: str) -> None:
    """Press keys until the screen says it: a window that is busy may not take the first."""
    for _turn in range(12):
        desk.key(*keys)
        try:
            desk.wait(lambda: part in desk.inventory(), 10)
        except AssertionError:
            continue
        return
    raise AssertionError(f"{part}\n{desk.inventory()}")


def marks(desk: Desk) -> list[str]:
    """Return the own highlights and notes that are listed."""
    return [
        name for name in desk.names("list item") if "Performance, sheet" in name or "Why" in name
    ]


desk = Desk(str(board), log=folder / "window.log")
desk.wait(lambda: desk.names("push button"))
until(desk, "Page 1, 1 of 9", "ctrl+shift+r")
desk.wait(lambda: page_said(desk, "Performance, sheet 1"))
desk.key("4", "Return")
desk.wait(lambda: page_said(desk, "Performance, sheet 4"))
desk.key("Right")
desk.wait(lambda: page_said(desk, "Performance, sheet 5"))
desk.key("t", "p", "plus", "w", "Left")
desk.wait(lambda: page_said(desk, "Performance, sheet 4"))
desk.key("ctrl+f")
desk.type("sheet 2")
desk.wait(lambda: "2 on 2 pp." in desk.inventory())
desk.key("Return", "F3")
desk.wait(lambda: "Page 2, 2 of 9" in desk.inventory() or "Page 8, 8 of 9" in desk.inventory())
desk.key("Escape")
desk.key("End")
desk.wait(lambda: page_said(desk, "Timeline, sheet 3"))
print("turned and searched by keys")

desk.key("Home")
desk.wait(lambda: page_said(desk, "Performance, sheet 1"))
desk.key("2", "Return")
desk.wait(lambda: page_said(desk, "Performance, sheet 2"))
desk.key("shift+Down", "h")
desk.wait(lambda: len(marks(desk)) == 1)
desk.key("ctrl+z")
desk.wait(lambda: not marks(desk))
desk.key("ctrl+shift+z")
desk.wait(lambda: len(marks(desk)) == 1)
desk.key("3", "Return")
desk.wait(lambda: page_said(desk, "Performance, sheet 3"))
desk.key("n")
desk.find("text", "Note")
desk.type("Why so late")
desk.wait(lambda: any("Why so late" in name for name in marks(desk)))
desk.kill()
print("marked, undone, and cut off while a note was typed")

cli("pack", board, "add", "--meeting", "next", "--yes", folder / "papers" / "Performance.pdf")
assert b"Why so late" not in board.read_bytes()
found = cli("search", board, "performance sheet 3")
assert "Performance, page 3" in found, found
desk = Desk(str(board), log=folder / "again.log")
desk.wait(lambda: desk.names("push button"))
until(desk, "was replaced", "ctrl+shift+r")
desk.wait(lambda: "All were found" in desk.inventory())
desk.wait(lambda: len(marks(desk)) == 2)
print("the note is there, and the marks followed the replaced paper")

desk.key("3", "Return")
desk.wait(lambda: page_said(desk, "Timeline, sheet 1") or page_said(desk, "Performance, sheet 3"))
desk.key("2", "Return")
desk.wait(lambda: page_said(desk, "Performance, sheet 2"))
desk.key("ctrl+shift+f")
line = desk.find("text", "Search all papers and minutes")
desk.type("timeline sheet 2")
desk.wait(lambda: any("Timeline, page 2" in name for name in desk.names("list item")))
desk.key("Return")
desk.wait(lambda: page_said(desk, "Timeline, sheet 2"))
desk.key("2", "Return")
desk.wait(lambda: page_said(desk, "Performance, sheet 2"))
print("searched and opened what was found")

desk.key("ctrl+3")
desk.wait(lambda: desk.names("push button"))
desk.key("ctrl+k")
desk.find("text", "Find or do")
desk.type("start the meeting")
desk.key("Return")
desk.find("text", "Minutes of item 1")
desk.key("ctrl+Down", "ctrl+Down")
desk.find("text", "Minutes of item 3")
until(desk, "Page 2 of 3", "F4")
print("opened beside the minutes at the page last read")
desk.close()
