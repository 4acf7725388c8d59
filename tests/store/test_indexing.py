"""What an index reads of a board."""

from __future__ import annotations

from pathlib import Path

from chair_desk.records.boards import Body
from chair_desk.store.desk_file import DeskFile
from chair_desk.store.search_file import Standing
from tests.store.conftest import circumstances_in, put_small_board


def test_rows_come_in_slices_and_changes_since(tmp_path: Path) -> None:
    file = DeskFile.create(tmp_path / "b.chairdesk", circumstances_in(tmp_path))
    assert file.standing() == Standing(0, "")
    put_small_board(file)
    seen, after = [], 0
    while True:
        rows, after = file.read_slice(Body, after, 1)
        if not rows:
            break
        seen += rows
    assert sorted(row.id for row in seen) == sorted(row.id for row in file.rows(Body))
    before = file.standing()
    assert file.touched_since(before) == {}
    with file.change("Renamed") as step:
        step.update(Body, seen[0].id, name="Other")
    assert file.touched_since(before) == {"body": {seen[0].id}}
    assert file.touched_since(Standing(before.number, "another")) is None
    assert file.touched_since(Standing(99, "x")) is None
    file.close()
