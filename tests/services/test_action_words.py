from __future__ import annotations

import pytest

from chair_desk.records.actions import Action
from chair_desk.records.changes import Refused
from chair_desk.services import history
from chair_desk.services.action_lines import ActionMark, action_line
from chair_desk.services.action_words import action_words, change_action_words
from chair_desk.services.desk import Desk


@pytest.fixture
def desk(sample_desk: Desk) -> Desk:
    return sample_desk


def id_of(desk: Desk, reference: str) -> str:
    return desk.rows(Action, reference=reference)[0].id


def test_a_board_says_red_and_amber_and_the_mark_stays_what_it_was(desk: Desk) -> None:
    change_action_words(desk, late="Red", at_risk="Amber", on_track="Green")
    line = action_line(desk, id_of(desk, "A-104"))
    assert (line.mark, line.mark_words) == (ActionMark.LATE, "Red")
    assert action_words(desk)[ActionMark.DONE] == "Done"
    history.undo(desk)
    assert action_line(desk, id_of(desk, "A-104")).mark_words == "Late"


def test_nothing_goes_back_to_the_usual_word(desk: Desk) -> None:
    change_action_words(desk, late="Red", at_risk="Amber")
    change_action_words(desk, late="")
    assert action_words(desk)[ActionMark.LATE] == "Late"
    assert action_words(desk)[ActionMark.AT_RISK] == "Amber"


@pytest.mark.parametrize(
    "words", [{"late": "At risk"}, {"late": "A word that is too long"}, {"soon": "Soon"}]
)
def test_two_marks_never_have_one_word(desk: Desk, words: dict[str, str]) -> None:
    with pytest.raises(Refused):
        change_action_words(desk, **words)
