"""Untidy registers looked over at the keyboard, brought in, read, taken back, and published."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from desk_driver import Desk

folder = Path(sys.argv[1])
board = folder / "Aldermoor.chairdesk"

MEMBERS = """Member,Title & Organisation,Representing
Marcus Wrenfield,Director of Children's Services,Aldermoor County Council
Yasmin Thornbury,ACC,Aldermoor Constabulary
Sunita Brookvale,Chief Nurse,NHS Aldermoor ICB
Lorna Tarn,Head of PDU,Probation Service
"""
MATRIX = """Key: Y attend; N did not attend; A apology; D deputy attended
Name,Agency,2.4.15,4.6.15,6.8.15
Marcus Wrenfield,Aldermoor County Council,Y,Y,D
Yasmin Thornbury,Aldermoor Constabulary,A,Y,-
Sunita Brookvale,NHS Aldermoor ICB,?,D,Y
"""
NAMES = """Board meeting 1 October 2015
Present: Marcus Wrenfield – DCS (Chair); Owen Pikestaff – DCI (rep Yasmin Thornbury)
Apologies: Lorna Tarn (Probation Service)
"""


def cli(*words: str) -> str:
    """Run the command line on the board, and return what it said."""
    return subprocess.run(
        [os.environ["CHAIR_DESK_PYTHON"], "-m", "chair_desk", *words],
        check=True, capture_output=True, text=True,
    ).stdout  # fmt: skip


for name, text in (("members", MEMBERS), ("matrix", MATRIX), ("names", NAMES)):
    (folder / f"{name}.csv").write_text(text, encoding="utf-8")
cli("new", str(board), "--profile", "lscp_2023", "--no-passphrase", "--name", "Aldermoor Board")
cli("import", "members", str(board), str(folder / "members.csv"))


def command(words: str) -> None:
    """Ask for a command by its words in the palette, with the keyboard alone."""
    desk.front()
    desk.key("ctrl+k")
    desk.find("text", "Find or do")
    desk.type(words)
    desk.wait(lambda: any(words in one for one in desk.names("list item")))
    desk.key("Return")
    desk.wait(lambda: not desk.has("text", "Find or do"))


def bring_in(path: Path) -> None:
    """Choose a sheet in the dialog for files; its name has the keyboard there."""
    command("Bring in past attendance")
    desk.find("text", "File name:")
    desk.type(str(path))
    desk.key("Return")
    desk.find("list", "Cells of the sheet")


def said(words: str) -> None:
    """Wait until a label says these words."""
    desk.wait(lambda: any(words in one for one in desk.names("label")))


desk = Desk(str(board), log=folder / "window.log")
desk.wait(lambda: desk.names("push button"))
command("Attendance")
said("No meeting yet")
bring_in(folder / "matrix.csv")
said("7 to bring in, 0 there already, 0 differ, 2 in doubt.")
said("“-” is not in the key")
desk.key("Return")
said("Brought in 7 cells of attendance. Undo takes all of it back.")
print("the matrix is in and its doubts are not")

bring_in(folder / "names.csv")
said("1 meeting is new.")
desk.find("push button", "Bring in 3 cells")
desk.key("Return")
said("Brought in 3 cells of attendance. Undo takes all of it back.")
desk.key("ctrl+z")
desk.wait(lambda: "2015-10-01" not in cli("list", str(board), "meetings", "--json"))
desk.key("ctrl+y")
desk.wait(lambda: "2015-10-01" in cli("list", str(board), "meetings", "--json"))
print("a list of names is in, out and in again")

desk.key("ctrl+m")
desk.focus(
    "check box" if desk.has("check box", "All rows together") else "push button",
    "All rows together",
)
desk.key("space")
desk.find("push button", "Represented on 1 October 2015: 2 of 3")
print("the measures are open")
desk.close()

for ending in ("pdf", "docx", "xlsx", "csv", "html"):
    cli("export", "attendance", str(board), "--to", str(folder / f"published.{ending}"),
        "--edition", "published")  # fmt: skip
table = (folder / "published.csv").read_text(encoding="utf-8-sig")
assert "Aldermoor Constabulary,2 of 3,1 of 3," in table, table
assert "Pikestaff" not in table, table
print("the published table says what the registers said")
