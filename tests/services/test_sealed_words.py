"""Words of a locked board are locked too."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from chair_desk.services.rescued_words import (
    ItemWords,
    forget_words,
    words_left,
    words_waiting,
    write_words,
)
from chair_desk.services.sealed_words import seal, unseal

NOON = datetime(2026, 11, 19, 12, 0, tzinfo=UTC)
SECRET, OTHER = b"s" * 32, b"o" * 32
WORDS = [ItemWords("Welcome", ["The Chair spoke of quincebanister."])]


def test_nothing_of_the_words_lies_in_plain(tmp_path: Path) -> None:
    path = write_words(tmp_path, "Westmarch", WORDS, NOON, secret=SECRET)
    assert b"quincebanister" not in path.read_bytes()
    assert b"Welcome" not in path.read_bytes()
    assert path.stat().st_mode & 0o077 == 0
    assert words_left(tmp_path) == []


def test_they_wait_for_their_own_board_alone_until_they_are_deleted(tmp_path: Path) -> None:
    write_words(tmp_path, "Westmarch", WORDS, NOON, secret=SECRET)
    write_words(tmp_path, "Westmarch", WORDS, NOON, secret=SECRET)
    assert words_waiting(tmp_path, OTHER) == []
    found = words_waiting(tmp_path, SECRET)
    assert len(found) == 2
    assert "quincebanister" in found[0].text
    forget_words(found[0])
    assert len(words_waiting(tmp_path, SECRET)) == 1


@pytest.mark.parametrize("place", [0, 23, 24, 40, -1])
def test_what_was_altered_is_not_opened(place: int) -> None:
    sealed = bytearray(seal("words", SECRET))
    sealed[place] ^= 1
    assert unseal(bytes(sealed), SECRET) is None
    assert unseal(b"short", SECRET) is None
    assert unseal(seal("words", SECRET), SECRET) == "words"
