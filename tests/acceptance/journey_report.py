"""The yearly report: a sentence written with a figure and its evidence, gaps, and the way out."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from desk_driver import Desk

folder = Path(sys.argv[1])
board = folder / "Westmarch.chairdesk"
subprocess.run(
    [os.environ["CHAIR_DESK_PYTHON"], "-m", "chair_desk", "sample", str(board)], check=True
)

desk = Desk(str(board), log=folder / "window.log")
desk.wait(lambda: desk.names("push button"))
desk.key("ctrl+k")
desk.wait(lambda: desk.has("text", "Find or do"))
desk.type("Annual report")
desk.key("Return")
desk.wait(lambda: desk.has("list", "Sentences"))
print("the report is open")

desk.key("ctrl+n")
desk.type("In all there were")
desk.key("ctrl+i")
desk.wait(lambda: desk.has("text", "Put in a figure"))
desk.type("challenges raised")
desk.key("Return")
desk.wait(lambda: not desk.has("text", "Put in a figure"))
desk.type(" of them.")
desk.key("ctrl+e")
desk.wait(lambda: desk.has("text", "Link evidence"))
desk.type("C-009")
desk.key("Return")
desk.wait(lambda: not desk.has("text", "Link evidence"))
desk.key("Return")
desk.wait(lambda: any(
    "In all there were" in one and "C-009" in one and "Live: " in one
    for one in desk.names("list item")
))  # fmt: skip
print("a sentence stands with its figure and its evidence")

desk.key("ctrl+g")
desk.wait(lambda: any("Sentences with no evidence" in one for one in desk.names("list item")))
desk.key("ctrl+g")
print("gaps are named")

out = folder / "report.docx"
desk.key("ctrl+p")
desk.wait(lambda: desk.has("push button", "Look through it and export"))
desk.click("push button", "Look through it and export")
desk.wait(lambda: desk.has("text", "File name:"))
desk.key("ctrl+a")
desk.type(str(out))
desk.key("Return")
desk.wait(lambda: out.exists() and out.stat().st_size > 4000)
desk.close()
print("a report went out with its evidence")
