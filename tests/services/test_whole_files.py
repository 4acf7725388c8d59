from __future__ import annotations

from pathlib import Path

import pytest

from chair_desk.records.changes import CannotDo
from chair_desk.services.whole_files import set_aside, write_whole


def test_a_file_is_written_whole_with_line_feeds(tmp_path: Path) -> None:
    path = tmp_path / "new" / "list.json"

    write_whole(path, "one\ntwo\n")
    write_whole(path, "three\n")

    assert path.read_bytes() == b"three\n"
    assert [entry.name for entry in path.parent.iterdir()] == ["list.json"]


def test_a_file_that_cannot_be_replaced_is_said_and_stays(tmp_path: Path) -> None:
    path = tmp_path / "list.json"
    path.mkdir()
    (path / "full").write_text("", encoding="utf-8")

    with pytest.raises(CannotDo):
        write_whole(path, "text")

    assert (path / "full").exists()


def test_a_damaged_file_keeps_its_content_under_another_name(tmp_path: Path) -> None:
    path = tmp_path / "list.json"
    path.write_text("damaged", encoding="utf-8")

    aside = set_aside(path)

    assert aside == tmp_path / "list.damaged-1.json"
    assert aside.read_text(encoding="utf-8") == "damaged"


def test_a_file_that_cannot_be_renamed_is_left(tmp_path: Path) -> None:
    assert set_aside(tmp_path / "not there.json") is None


def test_after_a_hundred_damaged_files_no_more_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "list.json"
    path.write_text("damaged", encoding="utf-8")
    for number in range(1, 100):
        (tmp_path / f"list.damaged-{number}.json").write_text("", encoding="utf-8")

    assert set_aside(path) is None
