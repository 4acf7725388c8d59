from __future__ import annotations

import pytest

from chair_desk.catalogue.action_words import MARKS, read_action_words
from chair_desk.catalogue.fault import CatalogueError
from chair_desk.catalogue.toml_reading import Part
from chair_desk.services.action_lines import ActionMark


def read(**words: object) -> dict[str, str]:
    with Part("board.toml", {"action_words": words} if words else {}) as part:
        return read_action_words(part)


def test_each_mark_may_have_a_word_and_needs_none() -> None:
    assert read() == {}
    assert read(late="Red", on_track="Green") == {"late": "Red", "on_track": "Green"}
    assert tuple(mark.value for mark in ActionMark) == MARKS


@pytest.mark.parametrize("words", [{"soon": "Red"}, {"late": 1}])
def test_what_is_no_mark_or_no_word_is_refused(words: dict[str, object]) -> None:
    with pytest.raises(CatalogueError):
        read(**words)
