"""A business manager on a fresh machine: the six questions, an agenda, an undo, a power cut."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from desk_driver import Desk

folder = Path(sys.argv[1])
board = folder / "Aldermoor.chairdesk"

desk = Desk(log=folder / "window.log")
desk.find("push button", "Set up a new board")
desk.key("ctrl+n")
desk.find("label", "What kind of board is it?")
desk.click("push button", "Next")

desk.fill("Name", "Aldermoor Safeguarding Partnership – Łódź Road")
desk.click("push button", "Next")

desk.find("label", "Who sits at the table?")
desk.click("push button", "Next")

desk.fill("Chair", "Rosalind Larkspur")
desk.fill("Next meeting", "18 feb 2027")
desk.click("push button", "Next")
desk.find("label", "Are these the rules you work by?")
desk.click("push button", "Next")

desk.fill("Your name", "Gwen Tallowfield")
desk.fill("The board's file", str(board))
desk.click("check box", "Go without: anybody who has the file can read it")
desk.click("push button", "Set up the board")

desk.find("label", "Next meeting", patience=20)  # the page of today
assert board.exists()
desk.key("ctrl+2")
desk.find("label", "Board, Thursday 18 February 2027")
print("set up")

desk.key("ctrl+n")
desk.find("label", "Item 3")  # the new item is chosen, and its title is being edited in the row
desk.wait(lambda: any("New item" in name for name in desk.names("push button")))
desk.type("Return home interviews")
desk.key("Return")
desk.wait(lambda: any("Return home interviews" in name for name in desk.names("push button")))
print("added an item")

desk.click("push button", next(name for name in desk.names("push button") if "Undo" in name))
desk.wait(lambda: not any("Return home interviews" in name for name in desk.names("push button")))
desk.key("ctrl+y")
desk.wait(lambda: any("Return home interviews" in name for name in desk.names("push button")))
print("undid it and did it again")

desk.kill()
again = Desk(str(board), log=folder / "again.log")
again.find("label", "Next meeting", patience=20)
again.key("ctrl+2")
again.find("label", "Board, Thursday 18 February 2027")
again.wait(lambda: any("Return home interviews" in name for name in again.names("push button")))
print("all there after a power cut")
again.close()
