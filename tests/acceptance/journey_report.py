"""The yearly report: written with figures and evidence, given out, brought back, and published."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
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


def go(words: str) -> None:
    """Go to a page, or do a command, by its name."""
    desk.key("ctrl+k")
    desk.wait(lambda: desk.has("text", "Find or do"))
    desk.type(words)
    desk.key("Return")
    desk.wait(lambda: not desk.has("text", "Find or do"))


def choose(keys: str, name: str, words: str) -> None:
    """Open a list over the page, and take the first that the words find."""
    desk.key(keys)
    desk.wait(lambda: desk.has("text", name))
    desk.type(words)
    desk.key("Return")
    desk.wait(lambda: not desk.has("text", name))


def said(*parts: str) -> bool:
    """Say whether a line of a list says all of this."""
    return any(all(part in one for part in parts) for one in desk.names("list item"))


def write(words: str) -> None:
    """Write a sentence of one's own under the head that is chosen."""
    desk.key("ctrl+n")
    desk.type(words)
    desk.key("Return")
    desk.wait(lambda: said(words, "no evidence"))
    desk.key("Escape")


cli("sample", str(board))
desk = Desk(str(board), log=folder / "window.log")
desk.wait(lambda: desk.names("push button"))
go("Annual report")
desk.wait(lambda: desk.has("list", "Sentences"))
print("the report is open")

desk.key("ctrl+n")
desk.type("In all there were")
choose("ctrl+i", "Put in a figure", "challenges raised")
desk.type(" of them.")
choose("ctrl+e", "Link evidence", "C-009")
desk.key("Return")
desk.wait(lambda: said("In all there were", "C-009", "Live: "))
print("a sentence stands with its figure and its evidence")

desk.key("Escape")
opinion = "In my view it was a hard year."
write(opinion)
desk.key("ctrl+shift+o")
desk.wait(lambda: said(opinion, "Opinion"))
print("a view is marked as an opinion")

linked = "Partners wrote to one another."
write(linked)
choose("ctrl+e", "Link evidence", "C-010")
desk.wait(lambda: said(linked, "Evidence: C-010"))
choose("ctrl+e", "Link evidence", "challenges raised")
desk.wait(lambda: any("Challenges raised in the year" in one for one in desk.names("push button")))
print("a record and a figure stand behind a sentence")

bare = "Nothing is known of this yet."
write(bare)
desk.key("ctrl+g")
desk.wait(lambda: said("Sentences with no evidence", bare))
assert not said("Sentences with no evidence", opinion)
assert not said("Sentences with no evidence", linked)
desk.key("ctrl+g")
desk.wait(lambda: desk.has("list", "Sentences"))
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
print("a report went out with its evidence")

back = folder / "back.docx"
with zipfile.ZipFile(out) as old, zipfile.ZipFile(back, "w") as new:
    for name in old.namelist():
        content = old.read(name).decode("utf-8", "surrogateescape")
        if name == "word/document.xml":
            for words, others in (
                ("In all there were", "In all, we count"),
                (linked, "Partners wrote often."),
                (bare, "Little is known."),
            ):
                assert words in content, words
                content = content.replace(words, others)
        new.writestr(name, content.encode("utf-8", "surrogateescape"))
desk.key("ctrl+shift+w")
desk.wait(lambda: desk.has("text", "File name:"))
desk.key("ctrl+a")
desk.type(str(back))
desk.key("Return")
desk.wait(lambda: said("Changed, Not decided", "Little is known."))
desk.key("a")
desk.wait(lambda: said("Changed, Accept", "In all, we count"))
desk.key("k")
desk.wait(lambda: said("Changed, Keep ours", "Partners wrote often."))
desk.key("m")
desk.key("ctrl+a")
desk.type("Little is known of this yet.")
desk.key("Return")
desk.wait(lambda: said("Changed, Mixed", "Little is known of this yet."))
desk.key("ctrl+t")
desk.wait(lambda: said("In all, we count", "C-009", "Live: "))
assert said(linked, "Evidence: C-010")
assert said("Little is known of this yet.", "no evidence")
print("a draft came back: theirs, ours, and a mix")

go("Publish: freeze")
desk.wait(lambda: desk.has("label", "figures are frozen"))
(frozen,) = (one for one in desk.names("list item") if "In all, we count" in one)
desk.close()
cli("challenge", str(board), "add", "One more", "--to", "Westmarch Constabulary")
desk = Desk(str(board), log=folder / "again.log")
desk.wait(lambda: desk.names("push button"))
go("Annual report")
desk.wait(lambda: desk.has("list", "Sentences"))
desk.focus("list", "Sentences")
desk.key("End")
desk.wait(lambda: frozen in desk.names("list item"))
go("Check gaps")
desk.wait(lambda: said("Sentences with no evidence", "Little is known of this yet."))
assert not said("Changed since you last saw it")
desk.close()
print("what is published stays as it was")
