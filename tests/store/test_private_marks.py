"""Highlights in the person's own file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from chair_desk.records.reading import OwnMark
from chair_desk.store.private_file import PrivateFile
from tests.store.conftest import NOON, circumstances_in

MARK = OwnMark(
    id="1", meeting_id="m", item_id="i", part_key="paper:p", sha256="s", page=3,
    quads=((1.0, 2.0, 3.5, 4.0),), words="waits for a supervisor", note="Ask why.",
    made_at=NOON, changed_at=NOON,
)  # fmt: skip


def test_a_mark_comes_back_as_it_was_put(tmp_path: Path) -> None:
    board = tmp_path / "b.chairdesk"
    file = PrivateFile.open(board, circumstances_in(tmp_path))
    assert file.marks() == []
    assert file.remove_marks(mark_id="1") == 0
    file.put_mark(MARK)
    file.put_mark(replace(MARK, note="Ask twice."))
    file.put_mark(replace(MARK, id="2", meeting_id="n", is_lost=True))
    file.close()
    file = PrivateFile.open(board, circumstances_in(tmp_path))
    assert file.marks("m") == [replace(MARK, note="Ask twice.")]
    assert len(file.marks()) == 2
    assert file.remove_marks(mark_id="1") == 1
    assert file.remove_marks(meeting_id="n") == 1
    assert file.marks() == []
    file.close()
