"""A challenge from the table to the inspectorate and back to impact, over a bank holiday."""

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
    """Run the command line on the board, and return what it said."""
    return subprocess.run(
        [os.environ["CHAIR_DESK_PYTHON"], "-m", "chair_desk", *words],
        check=True, capture_output=True, text=True,
    ).stdout  # fmt: skip


cli("sample", str(board))
# 31 August 2026 is a bank holiday: twenty working days after Monday 3 August end after it.
said = cli("challenge", str(board), "add", "--to", "Constabulary", "--on", "2026-08-03",
           "--also-to", "NHS ICB", "Say who leads on returns")  # fmt: skip
reference = said.split(",")[0]
assert "due 2026-09-01" in said, said
print("twenty working days over the bank holiday")


def form(keys: str, fields: dict[str, tuple[str, str]]) -> None:
    """Open a form by its keys, fill fields by their names, keep it with its button."""
    desk.key(keys)
    for name, (role, words) in fields.items():
        desk.focus(role, name)
        desk.key("ctrl+a")
        desk.type(words)
    desk.click("push button", "Keep")
    desk.wait(lambda: not desk.has("push button", "Keep"))


desk = Desk(str(board), log=folder / "window.log")
desk.wait(lambda: desk.names("push button"))
desk.key("ctrl+6")
desk.find("text", "Find a challenge")
desk.key("ctrl+f")
desk.type(reference)
desk.find("label", "due Tuesday 1 September 2026", patience=20)
print("found by its number")

for day, due in (
    ("2 september 2026", "due Wednesday 16 September 2026"),
    ("17 september 2026", "due Thursday 1 October 2026"),
    ("2 october 2026", "due Friday 23 October 2026"),
    ("26 october 2026", ""),
):
    form("ctrl+shift+e", {"Why it goes further": ("text", "No answer"), "On": ("text", day)})
    if due:
        desk.find("label", due)
desk.wait(lambda: "5. Outside, it stands here" in desk.inventory())
print("taken up five steps")

form("ctrl+shift+a", {"Answer": ("text", "The superintendent leads from today")})
form("ctrl+j", {
    "The Chair’s judgement": ("combo box", "good"),
    "Why the Chair thinks so": ("text", "A name and a day"),
    "Outcome": ("text", "A lead was named"),
    "Before": ("text", "61%"),
})  # fmt: skip
desk.find("push button", "Close with impact")
print("answered and judged")

desk.click("push button", "Close with impact")
desk.find("push button", "Keep")
desk.focus("text", "What difference did it make?")
desk.type("Every return was notified")
desk.focus("text", "Evidence")
desk.type("Weekly list")
desk.click("push button", "Keep")
desk.wait(lambda: not desk.has("push button", "Keep"))
desk.key("ctrl+w")
desk.find("push button", "Set up a new board")
desk.close()

rows = json.loads(cli("list", str(board), "challenges", "--json"))
rows = rows["rows"] if isinstance(rows, dict) else rows
made = next(row for row in rows if row["reference"] == reference)
assert made["state"] == "closed_with_impact", made
assert made["closed_on"], made
print("proven impact stands in the file")
