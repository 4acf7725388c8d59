"""In the meeting with the keyboard alone: a paragraph, an action, who is here, an undo, a kill."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from desk_driver import Desk

folder = Path(sys.argv[1])
board = folder / "Westmarch.chairdesk"
subprocess.run(
    [os.environ["CHAIR_DESK_PYTHON"], "-m", "chair_desk", "sample", str(board)], check=True
)


def minutes(desk: Desk) -> str:
    """Return the words of the item that is shown."""
    return desk.text(desk.find("text", "Minutes of item 5"))


desk = Desk(str(board), log=folder / "window.log")
desk.find("label", "Board, Thursday 19 November", patience=30)
desk.key("ctrl+3")
desk.find("label", "Return home interviews within 72 hours")
desk.focus("text", "Minutes of item 5")
desk.key("ctrl+End")
desk.type("The Chair thanked the team.")
desk.key("Return")
desk.wait(lambda: "The Chair thanked the team." in minutes(desk))
print("wrote a paragraph")

desk.type("/action @Nell Applegarth to dip-sample 20 late interviews by 18 dec")
desk.find("label", "Friday 18 December 2026")  # the parsed panel says what was understood
desk.key("Return")
desk.wait(lambda: any("A-124" in name for name in desk.names("push button")))
print("recorded an action")

desk.type("/decision something that is only words")
desk.key("Escape")
desk.wait(lambda: "/decision something that is only words" in minutes(desk))
print("left a line as words")

desk.key("F6")
desk.wait(
    lambda: (
        ((at := desk.focused()) is not None and "In the room" in at.get_name())
        or any("Rosalind Larkspur" in name for name in desk.names("list item"))
    )
)
desk.key("Home")
desk.key("Down")
desk.key("a")
desk.wait(lambda: any("Marcus Wrenfield, apology" in name for name in desk.names("list item")))
desk.key("p")
desk.wait(
    lambda: any(
        "Marcus Wrenfield, here" in name or "Marcus Wrenfield, late" in name
        for name in desk.names("list item")
    )
)
print("marked the room by key")

desk.key("F6")
desk.key("F6")
desk.focus("text", "Minutes of item 5")
desk.key("ctrl+End")
desk.type(" and typed until the power went")
desk.wait(lambda: "until the power went" in minutes(desk))
time.sleep(1.5)  # a word is kept within a second of its last key
desk.kill()

again = Desk(str(board), log=folder / "again.log")
again.find("label", "Return home interviews within 72 hours", patience=30)  # where they were
again.wait(lambda: "and typed until the power went" in minutes(again), 30)
print("nothing typed was lost")
again.close()
