"""The search index: made, filled, asked, made anew."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from chair_desk.records.search import SearchAsked, SearchText
from chair_desk.store.key import Key
from chair_desk.store.search_file import SearchFile, Standing, match_words, search_path

KEY = Key(b"k" * 32, b"s" * 16)


def text(name: str, words: str, **more: object) -> SearchText:
    values = {"source": "minute", "source_id": name, "kind": "minutes", "text": words, **more}
    return SearchText(**values)  # type: ignore[arg-type]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return search_path(tmp_path, "board")


def found(index: SearchFile, words: str, **more: object) -> list[str]:
    return [one.source_id for one in index.find(SearchAsked(words=words, **more))]  # type: ignore[arg-type]


def filled(place: Path, key: Key | None = None) -> SearchFile:
    index = SearchFile.open(place, key)
    index.put(
        [
            text("old", "Return home interviews are late", held_on=date(2024, 5, 2)),
            text("new", "The interview was held", held_on=date(2026, 5, 2)),
            text("closed", "Injuries to a child interviewed", held_on=date(2025, 5, 2),
                 is_closed=True, kind="paper"),
        ]
    )  # fmt: skip
    return index


def test_the_newest_come_first(place: Path) -> None:
    index = filled(place)
    assert found(index, "interv") == ["new", "closed", "old"]
    assert found(index, "home INTER") == ["old"]
    assert found(index, "interv", most=1) == ["new"]
    index.close()


def test_kind_year_and_what_is_confidential_cut_it_down(place: Path) -> None:
    index = filled(place)
    assert found(index, "interv", kind="paper") == ["closed"]
    assert found(index, "interv", year=2024) == ["old"]
    assert found(index, "interv", with_confidential=False) == ["new", "old"]
    index.close()


def test_the_name_of_a_kind_is_no_word_of_a_text(place: Path) -> None:
    index = filled(place)
    assert found(index, "paper") == []
    assert found(index, "m") == []
    assert found(index, "", kind="paper") == []
    index.put([text("closed", "Now of another kind, interviewed", kind="action")])
    assert found(index, "interv", kind="paper") == []
    assert found(index, "interv", kind="action") == ["closed"]
    index.close()


def test_an_index_of_an_earlier_shape_is_made_anew(place: Path) -> None:
    index = filled(place)
    index.set_standing(Standing(3, "abc"))
    index._connection.execute("PRAGMA user_version=1")
    index.close()
    again = SearchFile.open(place, None)
    assert (again.count(), again.standing()) == (0, None)
    again.close()


def test_a_text_put_in_again_takes_the_place_of_the_old(place: Path) -> None:
    index = filled(place)
    index.put([text("new", "Something else", held_on=date(2026, 5, 2))], [("minute", "old")])
    assert found(index, "interv") == ["closed"]
    assert found(index, "else") == ["new"]
    assert index.count() == 2
    index.close()


def test_what_is_typed_is_never_a_command(place: Path) -> None:
    index = filled(place)
    for words in ('"', "AND", "title:", "inter*", "-", "NEAR(", "' OR 1"):
        found(index, words)
    assert found(index, '"interv"') == ["new", "closed", "old"]
    assert match_words(("a", "child")) == '"a" AND "child" *'
    index.close()


def test_how_far_it_came_is_kept(place: Path) -> None:
    index = filled(place)
    assert index.standing() is None
    index.set_standing(Standing(7, "hash"))
    index.close()
    index = SearchFile.open(place, None)
    assert index.standing() == Standing(7, "hash")
    index.clear()
    assert index.standing() is None
    assert index.count() == 0
    index.close()


def test_the_index_of_a_locked_board_holds_no_word_in_plain(place: Path) -> None:
    filled(place, KEY).close()
    for file in place.parent.iterdir():
        assert b"interview" not in file.read_bytes()
    index = SearchFile.open(place, KEY)
    assert found(index, "interv") == ["new", "closed", "old"]
    index.close()


def test_a_plain_index_goes_when_the_board_is_locked(place: Path) -> None:
    filled(place).close()
    index = SearchFile.open(place, KEY)
    assert index.count() == 0
    index.close()
    for file in place.parent.iterdir():
        assert b"interview" not in file.read_bytes()


def test_a_damaged_index_is_made_anew(place: Path) -> None:
    filled(place).close()
    place.write_bytes(b"SQLite format 3\0" + b"rubbish" * 4000)
    index = SearchFile.open(place, None)
    assert index.count() == 0
    index.close()


def test_an_index_locked_with_another_key_is_made_anew(place: Path) -> None:
    filled(place, KEY).close()
    index = SearchFile.open(place, Key(b"o" * 32, b"t" * 16))
    assert index.count() == 0
    index.close()
