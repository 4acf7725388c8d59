"""A whole meeting by keyboard alone, from the recorded script: 25 people, eleven items, 30 records.

Beside what the script says, people come and go, an item is taken out of its order, and a break.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))
sys.path.insert(0, str(Path(__file__).parent))

from desk_driver import Desk

from benchmarks.replaying import steps

ROOT = Path(__file__).parents[2]
folder = Path(sys.argv[1])
board = folder / "Westmarch.chairdesk"
MAKE = """
import sys
from datetime import date
from pathlib import Path
from benchmarks.replay_board import make_board
from chair_desk.records.people import Organisation
from chair_desk.services.boards import main_body
from chair_desk.services.desk import open_desk
from chair_desk.services.meetings import meetings
from chair_desk.services.register_seed import expect_members
from chair_desk.services.seats import add_seat
from chair_desk.services.taking_seats import bring_to_seat

board, home = Path(sys.argv[1]), Path(sys.argv[2])
make_board(board, home, date.today())
desk = open_desk(board, who="Kit Denholm", home=home)
(council,) = desk.rows(Organisation, name="Westmarch Council")
post = "Head of legal services"
seat = add_seat(desk, main_body(desk).id, organisation_id=council.id, role=post)
bring_to_seat(desk, seat.made, "Wilf Orchard", post=post, rank=post)
expect_members(desk, meetings(desk)[0].id)
desk.close()
"""
subprocess.run(
    [os.environ["CHAIR_DESK_PYTHON"], "-c", MAKE, board, folder / "makers home"],
    cwd=ROOT,
    check=True,
)


def command(words: str) -> None:
    """Find a command by its letters and do it."""
    desk.key("ctrl+k")
    desk.find("text", "Find or do")
    desk.type(words)
    desk.key("Return")
    desk.wait(lambda: not desk.has("text", "Find or do"))


def in_the_room(count: int) -> None:
    desk.find("label", f"{count} people in the room")


def minutes_have_the_keys(number: int) -> None:
    """Wait until what is typed goes into the minutes of an item."""
    name = f"Minutes of item {number}"
    desk.wait(lambda: desk.has_keys(desk.find("text", name)))


def person(letters: str, *keys: str) -> None:
    """Find somebody in the room by their name and press the key for what they did."""
    desk.key("ctrl+f")
    desk.type(letters)
    desk.key("Return", *keys)


def people_come_and_go() -> None:
    """One key each: one comes back, one is late, one is out until item 4; a guest comes for it."""
    person("karim", "b")
    in_the_room(24)
    person("rowan", "p")
    in_the_room(25)
    person("ivo", "o")
    desk.find("text", "Until which item is Ivo Quillan out?")
    desk.type("4")
    desk.key("Return")
    in_the_room(24)
    desk.key("ctrl+g")
    desk.find("text", "Who came as a guest?")
    desk.type("Mabel Thorne")
    desk.key("Return")
    desk.find("text", "For which item?")
    desk.type("4")
    desk.key("Return")
    desk.key("Escape")
    print("one back, one late, one out, a guest for an item")


def out_of_order() -> None:
    """Take item 8 before its turn, come back to 5, and have a break there."""
    desk.key("shift+F6", "Down", "Down", "Down", "Return")
    minutes_have_the_keys(8)
    take(8)
    desk.key("ctrl+shift+Up")
    minutes_have_the_keys(5)
    desk.key("ctrl+b")
    desk.find("push button", "End the break")
    desk.key("ctrl+b")
    minutes_have_the_keys(5)
    print("an item out of its order, and a break")


def play(step: str) -> None:
    """Do what a line of the script says."""
    if step.startswith(">"):
        command(step[1:])
    elif step == "=":
        desk.find("push button", "Action sheets")  # what comes back is looked over first
        desk.key("Return")
    else:
        desk.type(step)
        desk.key("Return")
    if step == ">everyone":
        in_the_room(25)
    elif step == "left kw":
        in_the_room(23)
        print("who came and who did not, in lines")


def take(number: int) -> None:
    """Minute an item; its number is what the script has it as."""
    for step in by_item[number - 1]:
        play(step)
    taken.append(number)


by_item: list[list[str]] = [[]]
for line in steps():
    if line == "+":
        by_item.append([])
    else:
        by_item[-1].append(line)
taken: list[int] = []
beside = {3: people_come_and_go, 5: out_of_order}

desk = Desk(str(board), log=folder / "window.log")
desk.wait(lambda: desk.names("push button"))
desk.key("ctrl+3")
desk.find("label", "Before the meeting")
for item in range(1, len(by_item) + 1):
    if item in taken:
        continue
    if item > 1:
        desk.key("ctrl+Down")
        minutes_have_the_keys(item)
    if item in beside:
        beside[item]()
        minutes_have_the_keys(item)
    take(item)
desk.wait(lambda: not desk.has("push button", "Action sheets"))
print("closed the meeting after items", *taken)
desk.key("ctrl+w")
desk.find("push button", "Set up a new board")
desk.close()
