"""No word of a note to self is anywhere but in the person's own file."""

from __future__ import annotations

import inspect
import itertools
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from chair_desk.records.action_layouts import ActionLayout
from chair_desk.records.audience import Audience
from chair_desk.records.meetings import Meeting
from chair_desk.records.minutes import MinuteKind
from chair_desk.services import action_sheets, fallback_sheet, publishing
from chair_desk.services.agenda import agenda
from chair_desk.services.desk import Desk
from chair_desk.services.elsewhere import write_elsewhere
from chair_desk.services.meetings import start_session
from chair_desk.services.minutes import NewRecord, add_paragraph, add_record
from chair_desk.services.private_notes import add_note
from chair_desk.services.room_view import room_view
from chair_desk.store.private_file import private_path
from tests.services.test_publishing import pdf_text

NEEDLE = "Quibblewort"
FORMATS = ("pdf", "docx", "html")


@pytest.fixture
def noted(desk: Desk, meeting: Meeting) -> Meeting:
    """A meeting in session, with minutes, an action and a note to self at its first item."""
    item = agenda(desk, meeting.id).lines[0].item
    start_session(desk, meeting.id)
    add_paragraph(desk, item.id, "The Board heard it.")
    add_record(desk, item.id, NewRecord(kind=MinuteKind.ACTION, words="Bring the figures"))
    add_note(desk, item.id, f"{NEEDLE} has said this before.")
    return meeting


def holds(path: Path) -> bool:
    """Say whether a file has the words, packed as Word and PDF pack them or not."""
    whole = path.read_bytes()
    if path.suffix == ".pdf":
        return NEEDLE in pdf_text(whole)
    if path.suffix == ".docx":
        with zipfile.ZipFile(path) as packed:
            whole = b"".join(packed.read(name) for name in packed.namelist())
    return NEEDLE.encode() in whole


def test_the_board_file_and_what_lies_beside_it_have_no_word_of_it(
    desk: Desk, noted: Meeting
) -> None:
    board, own = desk.file.path, private_path(desk.file.path, desk.who)
    beside = [path for path in board.parent.glob(f"{board.name}*") if path.is_file()]
    assert len(beside) > 1  # the board, and the journal that SQLite keeps beside it

    assert holds(own)
    assert [path.name for path in beside if holds(path)] == []
    desk.file.settle()
    assert not holds(board)


def test_no_backup_and_no_copy_of_the_board_has_a_word_of_it(
    desk: Desk, noted: Meeting, tmp_path: Path
) -> None:
    copy = write_elsewhere(desk, tmp_path / "copy.chairdesk")
    desk.close()
    home = [path for path in (tmp_path / "home").rglob("*") if path.is_file()]

    assert any("backup" in str(path) for path in home)
    assert [path.name for path in (*home, copy) if holds(path)] == []


def written(export: Callable[..., object], *what: object, **how: object) -> None:
    """Export, and say who gets the confidential part where that is asked."""
    if "copy" in inspect.signature(export).parameters:
        how["copy"] = publishing.Copy(given_to="The chair")
    export(*what, **how)


@pytest.mark.parametrize("format_", FORMATS)
def test_no_export_of_any_edition_has_a_word_of_it(
    desk: Desk, noted: Meeting, tmp_path: Path, format_: str
) -> None:
    made: list[Path] = []
    exports = (
        publishing.export_agenda,
        publishing.export_action_sheet,
        fallback_sheet.export_sheet,
    )
    for audience, export in itertools.product(Audience, exports):
        path = tmp_path / f"{export.__name__}-{audience}.{format_}"
        written(export, desk, noted.id, path, format=format_, audience=audience)
        made.append(path)
    for audience in Audience:
        folder = tmp_path / f"sheets-{audience}"
        folder.mkdir()
        written(
            action_sheets.export_sheets, desk, noted.id, folder, format=format_, audience=audience
        )
        made += folder.iterdir()
    for audience, layout in itertools.product(Audience, ActionLayout):
        path = tmp_path / f"minutes-{audience}-{layout}.{format_}"
        of = {"format": format_, "audience": audience, "layout": layout}
        written(publishing.export_minutes, desk, noted.id, path, **of)
        made.append(path)

    assert len(made) > len(Audience) * len(ActionLayout)
    assert [path.name for path in made if holds(path)] == []


def test_what_is_shown_to_the_room_has_no_word_of_it(desk: Desk, noted: Meeting) -> None:
    assert NEEDLE not in repr(room_view(desk, noted.id))
