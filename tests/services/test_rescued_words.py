"""Words that no board file takes are kept as a text that its owner alone can read."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from chair_desk.records.changes import CannotDo
from chair_desk.services.rescued_words import ItemWords, words_left, write_words

NOON = datetime(2026, 11, 19, 12, 0, tzinfo=UTC)
WORDS = [ItemWords("Welcome", ["The Chair welcomed everybody.", "Łódź Road\u2028was named."])]


def test_the_words_are_in_the_persons_own_folder(tmp_path: Path) -> None:
    path = write_words(tmp_path, "Westmarch", WORDS, NOON)

    text = path.read_text(encoding="utf-8")
    assert "The Chair welcomed everybody." in text
    assert "Łódź Road\nwas named." in text
    assert text.startswith("Words that could not be written to Westmarch, 19 November 2026 12:00")
    assert path.stat().st_mode & 0o077 == 0
    assert words_left(tmp_path) == [path]


def test_a_second_text_does_not_replace_the_first(tmp_path: Path) -> None:
    first = write_words(tmp_path, "Westmarch", WORDS, NOON)
    second = write_words(tmp_path, "Westmarch", WORDS, NOON)

    assert first != second
    assert len(words_left(tmp_path)) == 2


def test_another_folder_is_taken_where_the_own_cannot_be_written(
    tmp_path: Path, own_home: Path
) -> None:
    (tmp_path / "own").write_text("no folder")

    path = write_words(tmp_path / "own", "Westmarch", WORDS, NOON)

    assert path.parent == own_home


def test_where_no_folder_takes_them_that_is_said(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_anything: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.open", full)

    with pytest.raises(CannotDo, match="nowhere"):
        write_words(tmp_path, "Westmarch", WORDS, NOON)
