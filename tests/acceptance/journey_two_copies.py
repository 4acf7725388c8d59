"""Two people work apart in two windows, hand over, settle, hand back, and are one board again."""

from __future__ import annotations

import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from desk_driver import Desk
from two_desks import CHAIR, MANAGER, command, home_of, python, say_where

folder = Path(sys.argv[1])
stick = folder / "stick"
SET_UP = """
import sys
from datetime import date
from pathlib import Path
from chair_desk.services.actions import add_action
from chair_desk.services.agenda import add_item
from chair_desk.services.boards import NewBoard, main_body, new_board
from chair_desk.services.desk import create_desk
from chair_desk.services.meetings import add_meeting
from chair_desk.services.minutes import add_paragraph
from chair_desk.services.people import add_person

desk = create_desk(Path(sys.argv[1]), who=sys.argv[3], home=Path(sys.argv[2]))
asked = NewBoard(profile="lscp_2023", name="Westmarch", short_name="WSCP", chair=sys.argv[4])
new_board(desk, asked)
meeting = add_meeting(desk, main_body(desk).id, date(2030, 9, 24)).made
item = add_item(desk, meeting, title="Police seniority at this Board").made
add_paragraph(desk, item, "The Board heard the report.")
add_action(desk, title="Sign the joint protocol", due_on=date(2030, 11, 6))
for name in ("Colm Hathersage", "Orla Fenwick"):
    add_person(desk, name=name)
desk.close()
"""
READ = """
import json, sys
from pathlib import Path
from chair_desk.records.tables import TABLES
from chair_desk.services.desk import open_desk

desk = open_desk(Path(sys.argv[1]), who="Reader", home=Path(sys.argv[2]), read_only=True)
rows = {one.name: sorted(map(str, desk.rows(one.record_class))) for one in TABLES}
print(json.dumps([rows, desk.file.check(), len(desk.file.differences())]))
desk.close()
"""


def hand_over(desk: Desk, path: Path, who: str) -> None:
    """Hand a copy over through the File menu's panel, into a file on the stick."""
    command(desk, "Hand over a copy")
    desk.find("push button", "Choose where to write it")
    desk.key("ctrl+a")
    desk.type(who)
    desk.click("push button", "Choose where to write it")
    say_where(desk, path)
    desk.wait(lambda: any(name.startswith("Wrote") for name in desk.names("label")))
    desk.click("push button", "Close")
    desk.wait(lambda: not desk.has("push button", "Choose where to write it"))


stick.mkdir()
office, laptop = home_of(folder / "office", MANAGER), home_of(folder / "laptop", CHAIR)
board = folder / "office" / "Westmarch.chairdesk"
python(SET_UP, board, folder / "set up", MANAGER, CHAIR)
manager = Desk(str(board), log=folder / "office.log", around=office)
manager.wait(lambda: manager.names("push button"))
whole = folder / "laptop" / "Westmarch.chairdesk"
hand_over(manager, whole, CHAIR)
print("handed the whole board over")

chair = Desk(str(whole), log=folder / "laptop.log", around=laptop)
chair.wait(lambda: chair.names("push button"))


def choose(desk: Desk, words: str) -> None:
    """Click the line of a list that has these words."""
    name = desk.wait(lambda: next((one for one in desk.names("list item") if words in one), None))
    desk.click("list item", name)


def extend(desk: Desk, day: str, said: str) -> None:
    """Move the action to another day, from the list of actions."""
    command(desk, "Actions")
    choose(desk, "Sign the joint protocol")
    desk.key("e")  # the lines open in the list and take the keys that follow
    desk.type(day)
    desk.key("Return")
    desk.wait(lambda: any(said in one for one in desk.names("list item")))


def give(desk: Desk, name: str) -> None:
    """Give the action to somebody else, from the list of actions."""
    choose(desk, "Sign the joint protocol")
    desk.key("o")
    desk.type(name)
    desk.wait(lambda: any(name in one for one in desk.names("list item")))
    desk.key("Return")
    desk.wait(lambda: any(name in one and "joint" in one for one in desk.names("list item")))


extend(manager, "20 november 2030", "20 Nov")
give(manager, "Colm Hathersage")
print("the manager worked alone")
extend(chair, "27 november 2030", "27 Nov")
give(chair, "Orla Fenwick")
print("the chair worked alone")


def look_at(desk: Desk, path: Path, whose: str) -> None:
    """Open a copy from the File menu, as far as the merge screen."""
    command(desk, "Bring in a copy")
    say_where(desk, path)
    desk.find("label", f"Bring in {whose}\N{RIGHT SINGLE QUOTATION MARK}s copy")
    desk.wait(lambda: any(one.startswith("Bring in ") for one in desk.names("push button")))


def take_in(desk: Desk) -> None:
    """Bring in what is shown, by its key."""
    desk.key("ctrl+Return")
    desk.wait(lambda: not desk.has("push button", "Cancel, change nothing"))


news, answer = stick / "news.chairdesk-changes", stick / "answer.chairdesk-changes"
hand_over(manager, news, CHAIR)
look_at(chair, news, "Gwen")
chair.find("label", "1 of 2 settled.")
chair.key("3")
chair.click("check box", "Owner: Gwen\N{RIGHT SINGLE QUOTATION MARK}s")
chair.click("push button", "Settle and next")
chair.wait(lambda: chair.has("label", "2 of 2 settled."))
print("settled line by line")
take_in(chair)
print("one record at the laptop")

hand_over(chair, answer, MANAGER)
look_at(manager, answer, "Rosalind")
take_in(manager)
print("one record in the office")
for desk in (manager, chair):
    desk.front()
    desk.key("ctrl+w")
    desk.find("push button", "Set up a new board")
    desk.close()

boards = [json.loads(python(READ, path, folder / "reader")) for path in (board, whole)]
assert boards[0] == boards[1], boards
rows, faults, unsettled = boards[0]
assert faults == [], faults
assert unsettled == 0, unsettled
(action,) = rows["action"]
assert "2030, 11, 27" in action, action
assert rows["person"], rows
print("two boards are one")
