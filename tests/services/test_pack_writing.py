"""The files of a pack go into their folder together, or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from chair_desk.records.changes import CannotDo
from chair_desk.services.pack_work import Cancelled
from chair_desk.services.pack_writing import OutFile, write_folder

FILES = [OutFile(name=name, content=name.encode()) for name in ("a.pdf", "mail drafts/Ada.eml")]


def test_files_and_the_folders_inside_are_written_and_nothing_is_left_beside(
    tmp_path: Path,
) -> None:
    written = write_folder(tmp_path / "pack", FILES)
    assert [path.read_bytes() for path in written] == [one.content for one in FILES]
    assert [path.name for path in tmp_path.iterdir()] == ["pack"]


@pytest.mark.parametrize("last", [0, 1, 2])
def test_writing_that_is_stopped_leaves_the_folder_as_it_was(tmp_path: Path, last: int) -> None:
    write_folder(tmp_path / "pack", [OutFile(name="a.pdf", content=b"old")])

    def stop(done: int, _total: int) -> None:
        if done == last:
            raise Cancelled

    with pytest.raises(Cancelled):
        write_folder(tmp_path / "pack", FILES, stop)
    assert [path.name for path in tmp_path.iterdir()] == ["pack"]
    assert [path.read_bytes() for path in (tmp_path / "pack").iterdir()] == [b"old"]


def test_a_place_that_takes_no_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "stick").write_text("no folder", encoding="utf-8")
    with pytest.raises(CannotDo, match="pack could not be made"):
        write_folder(tmp_path / "stick" / "pack", FILES)
