"""Where the person was in a meeting, so that a power cut costs no searching.

Kept in the person's own folder and never in the board: it is about them, not about the meeting.
It holds ids only; no words.
"""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path

from chair_desk.records.frozen import frozen
from chair_desk.records.meetings import Meeting, MeetingState
from chair_desk.services.desk import Desk
from chair_desk.services.whole_files import write_whole

FOLDER = "places"
AT_END = -1


@frozen(kw_only=True)
class LastPlace:
    """The meeting, its item, and where in its text the caret was.

    `minute_id` is the row with the caret, or the nearest above where `is_below` (a blank line
    has no row); `column` counts characters, `AT_END` at the end of the row; `person_id` is the
    line chosen in the room.
    """

    meeting_id: str
    item_id: str
    minute_id: str = ""
    column: int = 0
    is_below: bool = False
    person_id: str = ""


def place_file(desk: Desk) -> Path:
    """Return where the last place in this board is kept."""
    return desk.circumstances.home / FOLDER / f"{desk.board.id}.json"


def keep_place(path: Path, place: LastPlace) -> None:
    """Write a place down, whole or not at all.

    Raises:
        CannotDo: The person's own folder cannot be written.
    """
    write_whole(path, json.dumps(dataclasses.asdict(place)) + "\n")


def last_place(desk: Desk) -> LastPlace | None:
    """Return the last place, if its meeting is in session; what cannot be read is no place."""
    try:
        found = json.loads(place_file(desk).read_text(encoding="utf-8"))
        place = LastPlace(**found)
    except (OSError, ValueError, TypeError):
        return None
    if not _is_sound(place):
        return None
    meeting = desk.get(Meeting, place.meeting_id)
    is_on = meeting is not None and meeting.state is MeetingState.IN_SESSION
    return place if is_on else None


def _is_sound(place: LastPlace) -> bool:
    kinds = {field.name: field.type for field in dataclasses.fields(LastPlace)}
    return all(type(getattr(place, name)).__name__ == kind for name, kind in kinds.items())
