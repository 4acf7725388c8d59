"""A whole meeting by keyboard alone: 25 people, eleven items, records, a guest, and the end."""

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
MAKE = (
    "import sys; from datetime import date; from pathlib import Path;"
    "from benchmarks.replay_board import make_board;"
    "make_board(Path(sys.argv[1]), Path(sys.argv[2]), date.today())"
)
COUNT = (
    "import sys; from pathlib import Path; from chair_desk.services.desk import open_desk;"
    "from chair_desk.records.minutes import Minute;"
    "from chair_desk.records.meetings import Meeting;"
    "d = open_desk(Path(sys.argv[1]), who='Somebody', home=Path(sys.argv[2]), read_only=True);"
    "print(d.rows(Meeting)[0].state, *sorted(str(m.kind) for m in d.rows(Minute)));"
    "print(*d.file.check()); d.close()"
)
subprocess.run([python, "-c", MAKE, board, folder / "makers home"], cwd=root, check=True)

SAID = (
    ("The Chair welcomed everybody.",),
    ("/d the minutes of September are agreed",),
    (
        "@na said 58 of every hundred were in time.",
        "/a @na to sample the late ones by 18 dec",
    ),
    ("@gh spoke to the strategy.", "/d the strategy is adopted for two years"),
    ("/a @lc to go through the children one by one by 11 dec",),
    ("/c @Westmarch Council say why no bed was found",),
    ("/i five schools of six acted within the hour",),
    ("@cb presented the review.",),
    ("@ag spoke for the voluntary groups.",),
    ("/d the plan for the half year stands",),
    ("The Chair closed the meeting.",),
)


def command(words: str) -> None:
    """Find a command by its letters and do it."""
    desk.key("ctrl+k")
    desk.find("text", "Find or do")
    desk.type(words)
    desk.key("Return")
    desk.wait(lambda: not desk.has("text", "Find or do"))


def editor(number: int) -> object:
    return desk.find("text", f"Minutes of item {number}")


desk = Desk(str(board), log=folder / "window.log")
desk.wait(lambda: desk.names("push button"))
desk.key("ctrl+3")
desk.find("label", "Before the meeting")
command("start the meeting")
desk.find("text", "Minutes of item 1")
command("everyone is here")
desk.find("label", "24 people in the room")
print("everybody is here")

desk.key("F6")
desk.key("Home")
desk.key("Down", "a")
desk.find("label", "23 people in the room")
desk.key("p")
desk.find("label", "24 people in the room")
desk.key("F6", "F6")
print("marked one by key")

for number, lines in enumerate(SAID, start=1):
    node = editor(number)
    if not number - 1:
        desk.focus("text", f"Minutes of item {number}")
        for line in ("apols ab", "dep yt for ab", "left kw"):
            desk.type(line)
            desk.key("Return")
        desk.find("label", "23 people in the room")
        print("apology, deputy and a leaver by typed lines")
    for line in lines:
        desk.type(line)
        desk.key("Return")
    desk.wait(lambda node=node: len(desk.text(node).strip()) > 0)
    if number < len(SAID):
        desk.key("ctrl+Down")
print("minuted eleven items")

desk.key("ctrl+k")
desk.find("text", "Find or do")
desk.type("close the meeting")
desk.key("Return")
desk.wait(lambda: not desk.has("text", "Find or do"))
desk.find("push button", "Action sheets")  # what comes back next time is looked over first
desk.key("Return")
desk.wait(lambda: not desk.has("push button", "Action sheets"))
print("closed the meeting")
desk.key("ctrl+w")
desk.find("push button", "Set up a new board")
desk.close()

told = subprocess.run(
    [python, "-c", COUNT, board, folder / "other home"],
    cwd=root, check=True, capture_output=True, text=True,
).stdout.splitlines()  # fmt: skip
kinds = told[0].split()
assert kinds[0] == "minutes_draft", told
assert (kinds.count("action"), kinds.count("decision")) == (2, 3), told
assert (kinds.count("challenge"), kinds.count("impact")) == (1, 1), told
assert told[1:] in ([], [""]), told
print("the whole meeting stands in the file")
