"""Today: each line opens the thing it names, and each verb writes what it says."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from desk_driver import Desk

folder = Path(sys.argv[1])
board = folder / "Westmarch.chairdesk"
out = folder / "out"
out.mkdir()
subprocess.run(
    [os.environ["CHAIR_DESK_PYTHON"], "-m", "chair_desk", "sample", str(board)], check=True
)

# The window has today's date: the next meeting is some days from now, whenever that is.
MEETING_AHEAD = """
import sys
from datetime import date, timedelta
from pathlib import Path
from chair_desk.services.agenda import add_item
from chair_desk.services.boards import main_body
from chair_desk.services.desk import open_desk
from chair_desk.services.meetings import add_meeting
from chair_desk.services.papers import add_paper
from chair_desk.services.papers_owed import ask_for_paper

desk = open_desk(Path(sys.argv[1]), who="Gwen Tallowfield", home=Path(sys.argv[2]))
day = date.today() + timedelta(days=10)
meeting_id = add_meeting(desk, main_body(desk).id, day, starts="10:00", ends="12:00").made
item_id = add_item(desk, meeting_id, "Return home interviews").made
paper_id = add_paper(desk, item_id, "Timeline of a return").made
ask_for_paper(desk, paper_id, author="Nell Applegarth", due_on=date.today() - timedelta(days=1))
desk.close()
"""
subprocess.run(
    [os.environ["CHAIR_DESK_PYTHON"], "-c", MEETING_AHEAD, str(board), str(folder / "clerk")],
    check=True,
)

desk = Desk(str(board), log=folder / "window.log")
desk.wait(lambda: desk.names("push button"))


def today() -> None:
    """Go to Today, and wait until it is filled."""
    desk.key("ctrl+1")
    desk.find("push button", "Print my briefing")
    desk.find("list", "Statutory dates")


def line(words: str) -> str:
    """Return the whole name of the line of Today that has these words."""
    return str(
        desk.wait(lambda: next((one for one in desk.names("list item") if words in one), None))
    )


def opens(words: str, shown: Callable[[], bool]) -> None:
    """Click the line that has these words, and see that it leads where it says."""
    today()
    desk.click("list item", line(words))
    desk.wait(shown)
    print("opened", words)


def has_label(words: str) -> bool:
    """Say whether a label shows these words somewhere."""
    return any(words in name for name in desk.names("label"))


def written(keys: str, place: Path, ending: str) -> None:
    """Press the key of a verb, give the place its dialog asks for, and see what was written."""
    today()
    desk.key("F6", keys) if len(keys) == 1 else desk.key(keys)
    desk.wait(lambda: desk.has("text", "File name:") or desk.has("text", "Directory:"))
    desk.key("ctrl+a")
    desk.type(str(place))
    desk.key("Return")
    desk.wait(lambda: any(one.stat().st_size > 400 for one in out.rglob(f"*{ending}")))
    desk.wait(lambda: has_label("written."))
    print("wrote", ending)


opens("Papers in: ", lambda: desk.has("tree", "Agenda"))
opens("C-016, ", lambda: desk.has("label", "C-016"))
opens("late, the oldest by", lambda: desk.has("text", "Find an action, owner or partner"))
opens("Read your briefing", lambda: desk.has("push button", "Print or save"))
desk.key("Escape")
desk.wait(lambda: not desk.has("push button", "Print or save"))
opens("Minutes of ", lambda: not desk.has("push button", "Print my briefing"))
today()
desk.click("push button", "The year")
desk.find("push button", "Back to today")
desk.key("Escape")
print("each line opens its thing")

(out / "drafts").mkdir()
(out / "sheets").mkdir()
written("ctrl+p", out / "briefing.pdf", "briefing.pdf")
written("c", out / "drafts", ".eml")
written("r", out / "sheets", ".pdf")
today()
desk.key("ctrl+n")
desk.type("ring the director by friday")
desk.key("Return")
line("ring the director")
desk.key("ctrl+w")
desk.find("push button", "Set up a new board")
desk.close()
assert len(list((out / "sheets").glob("*.pdf"))) >= 4, list(out.rglob("*"))
assert b"X-Unsent" in next((out / "drafts").glob("*.eml")).read_bytes()
print("each verb did it")
