"""A stick pulled too soon, a forged file, edited minutes and a stolen laptop: each ends well."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from desk_driver import Desk
from two_desks import CHAIR, MANAGER, command, home_of, python, say_where

folder = Path(sys.argv[1])
WORDS = "harbour lantern seven teapots"
SET_UP = """
import sys
from pathlib import Path
from chair_desk.records.meetings import Meeting, MeetingState
from chair_desk.services.actions import add_action
from chair_desk.services.desk import open_desk
from chair_desk.services.exchange import bundle_since, hand_over, packed
from chair_desk.services.meetings import close_session
from chair_desk.services.sample import write_sample

board, stick, who, other = Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], sys.argv[4]
home, theirs = stick / "set up", stick / "their home"
write_sample(board, home=home)
desk = open_desk(board, who=who, home=home)
for meeting in desk.rows(Meeting, state=MeetingState.IN_SESSION):
    close_session(desk, meeting.id)
hand_over(desk, stick / "theirs.chairdesk", who=other)
desk.close()
there = open_desk(stick / "theirs.chairdesk", who=other, home=theirs)
given = there.file.versions()
add_action(there, title="Sign the joint protocol")
hand_over(there, stick / "whole.chairdesk")
(stick / "news.chairdesk-changes").write_bytes(packed(there, bundle_since(there, given)))
there.close()
"""
EDIT = """
import sqlite3, sys
board = sqlite3.connect(sys.argv[1])
sealed = "SELECT meeting_id FROM seal ORDER BY number DESC LIMIT 1"
one = f"SELECT id FROM minute WHERE text <> '' AND meeting_id = ({sealed}) LIMIT 1"
changed = board.execute(f"UPDATE minute SET text = 'The Board was content.' WHERE id = ({one})")
assert changed.rowcount == 1
board.commit()
"""
LOCK = """
import sys
from pathlib import Path
from chair_desk.services.desk import Circumstances, create_with, new_uuid, now_utc
from chair_desk.services.boards import NewBoard, new_board
from chair_desk.services.passphrases import new_key

own = Circumstances(now=now_utc, new_id=new_uuid, who=sys.argv[3], home=Path(sys.argv[2]),
                    key=new_key(sys.argv[4]))
desk = create_with(Path(sys.argv[1]), own)
new_board(desk, NewBoard(profile="lscp_2023", name="Westmarch Partnership", chair=sys.argv[3]))
desk.close()
"""


def said(desk: Desk, words: str) -> str:
    """Wait until some words are on screen, and return the whole sentence."""
    return desk.wait(
        lambda: next((one for one in desk.names("label") if words in one), ""), patience=90
    )


def refused(desk: Desk, path: Path, words: str) -> None:
    """Bring a file in that will not do: it is said why, and the board is as it was."""
    command(desk, "Bring in a copy")
    say_where(desk, path)
    said(desk, f"{path.name} {words}")
    said(desk, "exactly as it is" if words == "is damaged" else "Nothing of it was taken in")


stick, board = folder / "stick", folder / "office" / "Westmarch.chairdesk"
stick.mkdir()
office = home_of(folder / "office", MANAGER)
python(SET_UP, board, stick, MANAGER, CHAIR)
news, whole = (stick / "news.chairdesk-changes").read_bytes(), stick / "whole.chairdesk"
cut, forged = stick / "cut.chairdesk-changes", stick / "forged.chairdesk-changes"
cut.write_bytes(news[: len(news) * 2 // 3])
middle = len(news) // 2
forged.write_bytes(news[:middle] + bytes([news[middle] ^ 1]) + news[middle + 1 :])
half = stick / "half.chairdesk"
half.write_bytes(whole.read_bytes()[:100_000])

manager = Desk(str(board), log=folder / "office.log", around=office)
manager.wait(lambda: manager.names("push button"))
refused(manager, cut, "was cut short")
refused(manager, half, "is damaged")
print("what a pulled stick left was refused")
refused(manager, forged, "was cut short or altered on the way")
print("a forged file was refused")
command(manager, "Bring in a copy")
say_where(manager, stick / "news.chairdesk-changes")
manager.find("push button", "Cancel, change nothing")
manager.find("label", "Bring in Rosalind\N{RIGHT SINGLE QUOTATION MARK}s copy")
manager.wait(lambda: any(one.startswith("Bring in ") for one in manager.names("push button")))
manager.front()
manager.key("ctrl+Return")
manager.wait(lambda: not manager.has("push button", "Cancel, change nothing"))
print("the sound one went in")
manager.front()
manager.key("ctrl+w")
manager.find("push button", "Set up a new board")
manager.close()

python(EDIT, board)
manager = Desk(str(board), log=folder / "office again.log", around=office)
manager.wait(lambda: manager.names("push button"))
command(manager, "Seals of the minutes")
said(manager, "1 set of minutes is not as it was sealed.")
altered = [one for one in manager.names("list item") if "altered" in one]
assert len(altered) == 1, altered
print("edited minutes were found:", altered[0])
manager.key("Escape")
manager.key("ctrl+w")
manager.find("push button", "Set up a new board")
manager.close()

locked = folder / "laptop" / "Westmarch.chairdesk"
laptop = home_of(folder / "laptop", CHAIR)
python(LOCK, locked, folder / "laptop" / "data", CHAIR, WORDS)
stolen = folder / "thief" / "Westmarch.chairdesk"
thief = home_of(folder / "thief", "Somebody else")
stolen.write_bytes(locked.read_bytes())
for hidden in (CHAIR.encode(), b"Westmarch Partnership", b"SQLite format 3"):
    assert hidden not in stolen.read_bytes()
desk = Desk(str(stolen), log=folder / "thief.log", around=thief)
for guess in ("safeguarding board", "westmarch 2026", "let me in please"):
    desk.find("push button", "Unlock")
    desk.front()
    desk.type(guess)
    desk.key("Return")
    desk.wait(lambda: any("ot the passphrase" in one for one in desk.names("label")))
    desk.wait(lambda: not any("takes about a second" in one for one in desk.names("label")))
said(desk, "The next try is possible in")
assert not any(CHAIR in one or "Partnership" in one for one in desk.names("label"))
desk.close()
print("a stolen file told nothing")

owner = Desk(str(locked), log=folder / "laptop.log", around=laptop)
owner.find("push button", "Unlock")
owner.front()
owner.type(WORDS)
owner.key("Return")
owner.wait(lambda: not owner.has("push button", "Unlock") and owner.names("list item"))
owner.close()
print("each ended well")
