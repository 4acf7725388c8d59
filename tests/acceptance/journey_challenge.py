"""A challenge from the table to the inspectorate and back to impact, over a bank holiday."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date, timedelta
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


def last_monday_of_august(year: int) -> date:
    """Return the bank holiday in whose time the challenge runs."""
    return max(date(year, 8, day) for day in range(25, 32) if date(year, 8, day).weekday() == 0)


def after(start: date, days: int) -> date:
    """Count working days one by one: no weekends, and not the bank holiday."""
    day = start
    while days:
        day += timedelta(days=1)
        days -= day.weekday() < 5 and day != last_monday_of_august(day.year)
    return day


def said_day(day: date) -> str:
    """Return a day as the page says it: Tuesday 1 September 2026."""
    return f"{day:%A} {day.day} {day:%B} {day.year}"


def typed_day(day: date) -> str:
    """Return a day as a person types it."""
    return f"{day.day} {day:%B} {day.year}".lower()


cli("sample", str(board))
# The last such summer of which all that follows is past, whatever day it is.
year = date.today().year - (date.today() < date(date.today().year, 11, 10))
raised = last_monday_of_august(year) - timedelta(days=28)
due = after(raised, 20)
assert due == raised + timedelta(days=29), "the bank holiday lies between"
said = cli("challenge", str(board), "add", "--to", "Constabulary", "--on", f"{raised}",
           "--also-to", "NHS ICB", "Say who leads on returns")  # fmt: skip
reference = said.split(",")[0]
assert f"due {due}" in said, said
print("twenty working days over the bank holiday")


def letter(name: str) -> str:
    """Return the words of a letter that was drafted."""
    said = "import docx, sys; print(*(p.text for p in docx.Document(sys.argv[1]).paragraphs))"
    return subprocess.run(
        [os.environ["CHAIR_DESK_PYTHON"], "-c", said, str(folder / name)],
        check=True, capture_output=True, text=True,
    ).stdout  # fmt: skip


def draft(name: str, *, last: str) -> None:
    """Draft the letters of the step where it stands; `last` is the file written last."""
    desk.click("push button", "Draft the letter")
    desk.find("text", "File name:")
    desk.key("ctrl+a")
    desk.type(str(folder / name))
    desk.key("Return")
    desk.wait((folder / last).exists)


def form(keys: str, fields: dict[str, tuple[str, str]]) -> None:
    """Open a form by its keys, fill fields by their names, keep it with its button."""
    desk.key(keys)
    desk.find("push button", "Keep")
    for name, (role, words) in fields.items():
        if role == "combo box":  # the second field: it is reached from the first, as by hand
            desk.key("Tab")
            desk.type(words)
            continue
        desk.focus(role, name)
        desk.key("ctrl+a")
        desk.type(words)
    desk.click("push button", "Keep")
    desk.wait(lambda: not desk.has("push button", "Keep"))


LAST = {2: "step2 2.docx", 3: "step3 2.docx", 4: "step4.docx", 5: "step5 5.docx"}
desk = Desk(str(board), log=folder / "window.log")
desk.wait(lambda: desk.names("push button"))
desk.key("ctrl+6")
desk.find("text", "Find a challenge")
desk.key("ctrl+f")
desk.type(reference)
desk.find("label", f"due {said_day(due)}")
print("found by its number")

for number, days in enumerate((10, 10, 15, 0), start=2):
    on = due + timedelta(days=1)
    while on.weekday() > 4:
        on += timedelta(days=1)
    form(
        "ctrl+shift+e",
        {"Why it goes further": ("text", "No answer"), "On": ("text", typed_day(on))},
    )
    if days:
        due = after(on, days)
        desk.find("label", f"due {said_day(due)}")
    # To each that is asked; to all lead partners together; outside to each body.
    draft(f"step{number}.docx", last=LAST[number])
    words = letter(f"step{number}.docx")
    assert f"requests an answer by {said_day(due)}" in words if days else "take this up" in words
    assert words.count("No answer.") == number - 1, words
    print(f"drafted the letters of step {number}")
desk.wait(lambda: "5. Outside, it stands here" in desk.inventory())
print("taken up to the outside")


def letters_of_steps() -> list[str]:
    """Return the links to the letters that were kept, each with its pages."""
    found = [name for name in desk.names("push button") if name.startswith("Open letter")]
    return [name for name in found if name.endswith((" page", " pages"))]


desk.wait(lambda: len(letters_of_steps()) == 4)
first = letters_of_steps()[0]
desk.focus("push button", first)
desk.key("Return")
desk.find("push button", "Write as Word, PDF or mail")
said = " ".join(desk.names("label"))
assert said.count("No answer.") == 2, said  # one in the letter to each of the two that are asked
desk.key("Escape")
print("read the letter of the first step as it was")

desk.key("ctrl+shift+v")
desk.find("push button", "Keep")
desk.focus("text", "Or another record")
desk.type("A-104")
desk.click("push button", "Keep")
desk.wait(lambda: any(one.startswith("Open A-104") for one in desk.names("push button")))
desk.key("ctrl+z")
desk.wait(lambda: not any(one.startswith("Open A-104") for one in desk.names("push button")))
desk.key("ctrl+y")
desk.wait(lambda: any(one.startswith("Open A-104") for one in desk.names("push button")))
print("added evidence, took it back and brought it again")

for words in ("The superintendent leads from today", "The chief nurse follows"):
    form("ctrl+shift+a", {"Answer": ("text", words)})
for more in ({}, {"Outcome": ("text", "A lead was named"), "Before": ("text", "61%")}):
    form("ctrl+j", {
        "The Chair’s judgement": ("combo box", "good"),
        "Why the Chair thinks so": ("text", "A name and a day"),
        **more,
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
assert [one["judgement"] for one in made["answers"]] == ["good enough"] * 2, made
print("proven impact stands in the file")
