"""Registers with a ladder by the keyboard: a dispute, a complaint, one that the board makes."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from form_driver import FormDesk, cli, listed

folder = Path(sys.argv[1])
board = folder / "Westmarch.chairdesk"


def taken_further(why: str) -> None:
    """Take what is chosen one step further, by its keys, and read the letter that was kept."""
    desk.key("ctrl+shift+e")
    desk.find("text", "Why it goes further")
    desk.put("Why it goes further", why)
    desk.kept()
    desk.wait(lambda: [name for name in desk.names("push button") if name.endswith(", 1 page")])
    (link,) = (name for name in desk.names("push button") if name.endswith(", 1 page"))
    desk.focus("push button", link)
    desk.key("Return")
    desk.find("push button", "Write as Word, PDF or mail")


cli("sample", str(board))
desk = FormDesk(str(board), log=folder / "window.log")
desk.wait(lambda: desk.names("push button"))

desk.enter("Disputes between partners", "Dispute", "Who pays for the out-of-hours desk")
desk.choose_after("Dispute", "probation")
desk.kept()
taken_further("No agreement at the table")
assert any(one.startswith("I write about dispute S-") for one in desk.names("label"))
desk.key("Escape")
print("a dispute went to the delegated partner, with its letter")

desk.enter("Complaints about the board", "Complaint", "The zqxmarker conference began late")
desk.kept()
taken_further("It was not answered")
assert any(one.startswith("I write about complaint K-") for one in desk.names("label"))
assert "Rosalind Larkspur\nChair" in desk.names("label")
desk.key("Escape")
print("a complaint went to the chair")

desk.enter("Professional disagreements", "Disagreement", "Olivia Harper was not seen")
desk.click("push button", "Keep")
desk.find("label", "This register names nobody: “Olivia Harper” looks like a person’s name.")
desk.put("Disagreement", "Threshold not met at the first contact")
desk.kept()
print("a disagreement names no child")

desk.enter(
    "What the board was asked to take on", "Request to the board", "Run the audit of all schools"
)
desk.put("Asked by", "The county")
desk.kept()
print("a request to the board is entered")

desk.enter("Risks", "Risk", "Nobody answers at night")
desk.put("Likelihood", "9")
desk.click("push button", "Keep")
desk.find("label", "Give a number from 1 to 5.")
desk.put("Likelihood", "4")
desk.put("Weight of what would follow", "5")
desk.put("What is done about it", "A second desk")
desk.kept()
desk.wait(lambda: "4 × 5" in desk.inventory() or "4 by 5" in desk.inventory())
print("a risk has likelihood by weight, and what is done")

desk.go("New register")
desk.find("text", "What the register is called")
desk.put("What the register is called", "Calls to the help line")
desk.put("What one entry is called", "Call")
desk.put("Column 1: name", "Who called")
for number, (title, to, days) in enumerate(
    (("Duty desk", "The duty manager", "2"), ("Head of service", "The head of service", "5")), 1
):
    desk.click("push button", "Add a step of a ladder")
    desk.put(f"Step {number}: name", title)
    desk.put(f"Step {number}: to whom", to)
    desk.put(f"Step {number}: working days", days)
desk.click("push button", "Make it")
desk.find("push button", "Enter the first one")
desk.key("ctrl+n")
desk.put("Call", "Nobody called back")
desk.kept()
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
(dispute,) = (row for row in listed(board, "disputes") if "out-of-hours" in str(row["title"]))
assert dispute["step"] == "delegated_partner", dispute
(call,) = listed(board, "Calls to the help line")
assert (call["step"], call["state"]) == ("step_2", "escalated"), call
print("the ladders stand in the file")
