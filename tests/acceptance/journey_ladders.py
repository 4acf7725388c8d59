"""Registers with a ladder by the keyboard: a dispute, a complaint, one that the board makes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from desk_driver import Desk

folder = Path(sys.argv[1])
board = folder / "Westmarch.chairdesk"


def cli(*words: str) -> str:
    """Run the command line, and return what it said."""
    return subprocess.run(
        [os.environ["CHAIR_DESK_PYTHON"], "-m", "chair_desk", *words],
        check=True, capture_output=True, text=True,
    ).stdout  # fmt: skip


def listed(what: str) -> list[dict[str, object]]:
    """Return what the board file holds of a register."""
    found = json.loads(cli("list", str(board), what, "--json"))
    return found["rows"] if isinstance(found, dict) else found


def go(words: str) -> None:
    """Go to a page, or do a command, by its name."""
    desk.key("ctrl+k")
    desk.find("text", "Find or do")
    desk.type(words)
    desk.key("Return")
    desk.wait(lambda: not desk.has("text", "Find or do"))


def fill(name: str, words: str) -> None:
    """Type into one field of the form."""
    desk.focus("text", name)
    desk.key("ctrl+a")
    desk.type(words)


def choose_after(name: str, words: str) -> None:
    """Go on from a field to the choice after it, and choose by its first letters."""
    desk.focus("text", name)
    desk.key("Tab")
    desk.type(words)


def kept() -> None:
    """Keep the form, and wait until it is away."""
    desk.click("push button", "Keep")
    desk.wait(lambda: not desk.has("push button", "Keep"))


def taken_further(why: str) -> None:
    """Take what is chosen one step further, by its keys, and read the letter that was kept."""
    desk.key("ctrl+shift+e")
    desk.find("text", "Why it goes further")
    fill("Why it goes further", why)
    kept()
    desk.wait(lambda: [name for name in desk.names("push button") if name.endswith(", 1 page")])
    (link,) = (name for name in desk.names("push button") if name.endswith(", 1 page"))
    desk.focus("push button", link)
    desk.key("Return")
    desk.find("push button", "Write as Word, PDF or mail")


cli("sample", str(board))
desk = Desk(str(board), log=folder / "window.log")
desk.wait(lambda: desk.names("push button"))

go("Disputes between partners")
desk.find("table", "Disputes between partners")
desk.key("ctrl+n")
fill("Dispute", "Who pays for the out-of-hours desk")
choose_after("Dispute", "probation")
kept()
taken_further("No agreement at the table")
assert any(one.startswith("I write about dispute S-") for one in desk.names("label"))
desk.key("Escape")
print("a dispute went to the delegated partner, with its letter")

go("Complaints about the board")
desk.find("table", "Complaints about the board")
desk.key("ctrl+n")
fill("Complaint", "The zqxmarker conference began late")
kept()
taken_further("It was not answered")
assert any(one.startswith("I write about complaint K-") for one in desk.names("label"))
assert "Rosalind Larkspur\nChair" in desk.names("label")
desk.key("Escape")
print("a complaint went to the chair")

go("Professional disagreements")
desk.find("table", "Professional disagreements")
desk.key("ctrl+n")
fill("Disagreement", "Olivia Harper was not seen")
desk.click("push button", "Keep")
desk.find("label", "This register names nobody: “Olivia Harper” looks like a person’s name.")
fill("Disagreement", "Threshold not met at the first contact")
kept()
print("a disagreement names no child")

go("What the board was asked to take on")
desk.find("table", "What the board was asked to take on")
desk.key("ctrl+n")
fill("Request to the board", "Run the audit of all schools")
fill("Asked by", "The county")
kept()
print("a request to the board is entered")

go("Risks")
desk.find("table", "Risks")
desk.key("ctrl+n")
fill("Risk", "Nobody answers at night")
fill("Likelihood", "9")
desk.click("push button", "Keep")
desk.find("label", "Give a number from 1 to 5.")
fill("Likelihood", "4")
fill("Weight of what would follow", "5")
fill("What is done about it", "A second desk")
kept()
desk.wait(lambda: "4 × 5" in desk.inventory() or "4 by 5" in desk.inventory())
print("a risk has likelihood by weight, and what is done")

go("New register")
desk.find("text", "What the register is called")
fill("What the register is called", "Calls to the help line")
fill("What one entry is called", "Call")
fill("Column 1: name", "Who called")
for number, (title, to, days) in enumerate(
    (("Duty desk", "The duty manager", "2"), ("Head of service", "The head of service", "5")), 1
):
    desk.click("push button", "Add a step of a ladder")
    fill(f"Step {number}: name", title)
    fill(f"Step {number}: to whom", to)
    fill(f"Step {number}: working days", days)
desk.click("push button", "Make it")
desk.find("push button", "Enter the first one")
desk.key("ctrl+n")
fill("Call", "Nobody called back")
kept()
taken_further("No answer")
assert "The head of service" in desk.names("label")
desk.key("Escape")
print("a register of its own has a ladder of its own")
desk.close()

for page in ("agenda", "minutes"):
    for audience in ("public", "members"):
        cli("export", page, str(board), "--meeting", "2026-11-19", "--audience", audience,
            "--to", str(folder / f"{page}-{audience}.html"))  # fmt: skip
        assert "zqxmarker" not in (folder / f"{page}-{audience}.html").read_text("utf-8")
(dispute,) = (row for row in listed("disputes") if "out-of-hours" in str(row["title"]))
assert dispute["step"] == "delegated_partner", dispute
(call,) = listed("Calls to the help line")
assert (call["step"], call["state"]) == ("step_2", "escalated"), call
print("the ladders stand in the file")
