"""A pack of forty papers: asked for, checked, issued, issued again, read, marked and cited."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from desk_driver import STATE, Desk

folder = Path(sys.argv[1])
board, papers = folder / "Westmarch.chairdesk", folder / "papers"
out = Path(os.environ["HOME"])
python = os.environ["CHAIR_DESK_PYTHON"]
root = Path(__file__).parents[2]
MAKE = (
    "import sys; from datetime import date; from pathlib import Path;"
    "from benchmarks.replay_board import make_board, ITEMS;"
    "from tests.reports.hostile_papers import paper, turned, cropped;"
    "from chair_desk.services.agenda import add_paper; from chair_desk.services.desk import *;"
    "from chair_desk.records.meetings import AgendaItem;"
    "board, home, papers = map(Path, sys.argv[1:]); papers.mkdir();"
    "make_board(board, home, date.today()); kinds = (paper, lambda _t: turned(90),"
    " lambda _t: cropped(), lambda t: paper(t, 2, (1190.55, 841.89)));"
    "[(papers / f'{t} {n}.pdf').write_bytes(kinds[n % 4 if n < 4 else 0](f'{t} {n}'))"
    " for t in ITEMS[2:10] for n in range(5)];"
    "(papers / 'Late figures on neglect strategy.pdf').write_bytes(paper('Late figures', 2));"
    "d = open_desk(board, who='Kit Denholm', home=home);"
    "i = next(r for r in d.rows(AgendaItem) if r.title == ITEMS[2]);"
    "add_paper(d, i.id, 'Answer of the force', author='Priya Sandalwood',"
    " due_on=date.today()); d.close()"
)
LATE = (
    "import sys, pikepdf; from chair_desk.reports.pack_outline import read_labels;"
    "print(*[l for l in read_labels(pikepdf.open(sys.argv[1])) if l[-1:].isalpha()])"
)
subprocess.run([python, "-c", MAKE, board, folder / "makers home", papers], cwd=root, check=True)


def cli(*words: object) -> str:
    """Run the command line on the board, and return what it said."""
    return subprocess.run(
        [python, "-m", "chair_desk", *map(str, words)], check=True, capture_output=True, text=True
    ).stdout


def command(words: str) -> None:
    """Find a command by its letters and do it."""
    desk.key("ctrl+k")
    desk.find("text", "Find or do")
    desk.type(words)
    desk.key("Return")
    desk.wait(lambda: not desk.has("text", "Find or do"))


def said(part: str) -> bool:
    return part in desk.inventory()


def until(part: str, *keys: str, words: str = "") -> None:
    """Do it by keys until it is done: a window that is still busy may not take the first."""
    for _turn in range(12):
        desk.key(*keys)
        if words:
            desk.type(words)
            desk.key("Return")
        try:
            desk.wait(lambda: said(part), 10)
        except AssertionError:
            continue
        return
    raise AssertionError(f"{part}\n{desk.inventory()}")


def issue(number: int, *editions: str) -> Path:
    """Build and issue a version in the window, and return the folder that it was written to."""
    desk.key("ctrl+shift+k")
    button = desk.find("push button", "Build and issue")
    desk.wait(lambda: button.get_state_set().contains(STATE.ENABLED), 300)
    for name in editions:
        desk.click("check box", name)
    desk.click("push button", "Build and issue")
    desk.wait(lambda: said(f"Version {number} is issued"), 500)
    return next(path for path in out.rglob(f"*v{number}*") if path.is_dir())


ready = sorted(papers.glob("*[0-9].pdf"))
assert len(ready) == 40
cli("pack", board, "add", "--meeting", "next", "--yes", *ready)
checked = cli("pack", board, "check", "--meeting", "next")
assert checked.count("Goes in") == 40, checked
assert checked.count("To follow") == 1, checked
print("brought and checked forty papers")

desk = Desk(str(board), log=folder / "window.log")
desk.wait(lambda: desk.names("push button"))
desk.key("ctrl+2")
desk.find("tree", "Agenda")
desk.focus("tree", "Agenda")
desk.key("Home", "Down", "Down")
desk.key("ctrl+shift+d")
desk.click("push button", "Ask for it")
desk.wait(lambda: said("Asked for on"))
desk.key("Escape")
print("asked for a paper that is owed")

first = issue(1, "Public edition", "A numbered copy for each member")
assert len(list(first.glob("*.pdf"))) == 3 + 24, list(first.iterdir())
subprocess.run(["sha256sum", "--check", "--quiet", "SHA256SUMS.txt"], cwd=first, check=True)
print("issued it in four editions")

desk.key("Escape")
desk.key("ctrl+shift+b")
desk.find("dialog", "Bring papers")
desk.type(f"{papers}/Late figures on neglect strategy.pdf")
desk.key("Return")
desk.find("push button", "Bring them in")
desk.key("Return")
desk.wait(lambda: not desk.has("push button", "Bring them in"))
second = issue(2)
whole = next(path for path in second.glob("*full*"))
late = subprocess.run(
    [python, "-c", LATE, whole], cwd=root, check=True, capture_output=True, text=True
).stdout.split()  # fmt: skip
late = late[1:]  # the first is the sheet that says what changed
assert len(late) == 2, late
print("issued it again with a late paper on", *late)

desk.key("Escape")
desk.key("ctrl+shift+r")
desk.wait(lambda: said("Page 1, 1 of"))
until(f"Page {late[0]}, ", "ctrl+g", words=late[0])
desk.wait(lambda: any("Late figures, sheet 1" in node.get_description() for node in desk.walk()))
desk.key("shift+Down", "h")
desk.wait(lambda: any("Late figures, sheet 1" in name for name in desk.names("list item")))
print("read and highlighted the late paper")

desk.key("ctrl+3")
command("start the meeting")
desk.find("text", "Minutes of item 1")
desk.key("ctrl+Down", "ctrl+Down", "ctrl+Down")
editor = desk.focus("text", "Minutes of item 4")
desk.wait(lambda: editor.get_state_set().contains(STATE.FOCUSED))
desk.type(f"The figures came late (p{late[1]}).")
desk.wait(lambda: f"(p{late[1]})." in desk.text(editor))
desk.key("Left", "Left")
until("Page 2 of 2", "ctrl+shift+g")
print("cited a page that opens beside the minutes")
desk.key("ctrl+w")
desk.find("push button", "Set up a new board")
desk.close()
