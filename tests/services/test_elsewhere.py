"""A board written to another place is whole, is opened like any other, and replaces nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from chair_desk.records.changes import CannotDo, Refused
from chair_desk.records.meetings import AgendaItem
from chair_desk.records.minutes import Minute
from chair_desk.services import minutes, private_notes
from chair_desk.services.boards import main_body
from chair_desk.services.desk import Desk, open_desk
from chair_desk.services.elsewhere import write_elsewhere
from chair_desk.services.meetings import add_meeting, start_session


def an_item(desk: Desk) -> str:
    meeting_id = add_meeting(desk, main_body(desk).id, date(2026, 9, 1)).made
    start_session(desk, meeting_id)
    return desk.rows(AgendaItem, meeting_id=meeting_id)[0].id


def test_the_copy_holds_what_is_being_typed_and_the_own_notes(desk: Desk, tmp_path: Path) -> None:
    item_id = an_item(desk)
    row = minutes.add_paragraph(desk, item_id, "Said").made
    minutes.type_text(desk, row, "Said and typed")
    private_notes.add_note(desk, item_id, "Ask her afterwards")

    whole = write_elsewhere(desk, tmp_path / "elsewhere")

    assert whole == tmp_path / "elsewhere.chairdesk"
    assert whole.stat().st_mode & 0o077 == 0
    copy = open_desk(whole, who=desk.who, home=tmp_path / "home", now=desk.now)
    try:
        assert [one.text for one in copy.rows(Minute, item_id=item_id)] == ["Said and typed"]
        assert [one.text for one in private_notes.notes_for(copy, item_id)] == [
            "Ask her afterwards"
        ]
        assert copy.file.check() == []
    finally:
        copy.close()


def test_no_file_is_ever_replaced(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "other.chairdesk").write_text("somebody's")

    with pytest.raises(Refused, match="already"):
        write_elsewhere(desk, tmp_path / "other.chairdesk")

    assert (tmp_path / "other.chairdesk").read_text() == "somebody's"


def test_a_place_that_cannot_be_written_is_said_and_nothing_is_left(
    desk: Desk, tmp_path: Path
) -> None:
    with pytest.raises(CannotDo):
        write_elsewhere(desk, tmp_path / "not there" / "board.chairdesk")

    assert not (tmp_path / "not there").exists()
