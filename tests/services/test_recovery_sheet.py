"""The recovery sheet on paper."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pypdfium2
import pytest

from chair_desk.records.changes import CannotDo
from chair_desk.services.boards import NewBoard, new_board
from chair_desk.services.desk import Circumstances, Desk, create_with, new_uuid
from chair_desk.services.recovery import key_typed, lines_of
from chair_desk.services.recovery_sheet import said_of_sheet, write_recovery_sheet
from chair_desk.store.key import KEY_BYTES, Key, new_salt


def a_desk(folder: Path, key: Key | None) -> Desk:
    own = Circumstances(
        now=lambda: datetime(2026, 9, 3, 12, 0, tzinfo=UTC),
        new_id=new_uuid,
        who="Chair",
        home=folder / "home",
        key=key,
    )
    desk = create_with(folder / "board.chairdesk", own)
    new_board(desk, NewBoard(profile="lscp_2023", name="Westmarch"))
    return desk


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = a_desk(tmp_path, Key(bytes(range(32)), new_salt()))
    yield desk
    desk.close()


def words_of(path: Path) -> list[str]:
    document = pypdfium2.PdfDocument(str(path))
    found = [page.get_textpage().get_text_bounded() for page in document]
    document.close()
    return found


def test_the_key_can_be_typed_off_each_copy(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "sheet.pdf"
    write_recovery_sheet(desk, path, "Gwen Tallowfield")
    pages = words_of(path)
    assert len(pages) == 2
    for page in pages:
        assert "Gwen Tallowfield" in page
        for line in lines_of(bytes(range(32))):
            assert line in page
    assert path.stat().st_mode & 0o077 == 0
    assert key_typed(" ".join(lines_of(bytes(range(32))))) == bytes(range(32))


def test_the_lock_screen_says_when_and_who(desk: Desk, tmp_path: Path) -> None:
    assert said_of_sheet(desk) == ""
    write_recovery_sheet(desk, tmp_path / "sheet.pdf", "Gwen Tallowfield")
    assert said_of_sheet(desk) == (
        "you printed and sealed on 3 September. Gwen Tallowfield has the other copy."
    )


def test_the_key_is_not_in_the_board(desk: Desk, tmp_path: Path) -> None:
    write_recovery_sheet(desk, tmp_path / "sheet.pdf")
    for change in desk.file.history():
        assert bytes(range(32)).hex()[:16] not in repr(change)


def test_a_plain_board_has_no_sheet(tmp_path: Path) -> None:
    desk = a_desk(tmp_path, None)
    with pytest.raises(CannotDo):
        write_recovery_sheet(desk, tmp_path / "sheet.pdf")
    assert said_of_sheet(desk) == ""
    desk.close()
    assert KEY_BYTES == 32
