from __future__ import annotations

from datetime import date

from chair_desk.records.actions import ActionUpdate
from chair_desk.records.date_moves import move_words

TODAY = date(2026, 11, 19)


def update(**values: object) -> ActionUpdate:
    return ActionUpdate(id="u", action_id="a", **values)  # type: ignore[arg-type]


def test_a_move_says_who_asked_and_who_agreed() -> None:
    moved = update(due_after=date(2027, 1, 15), asked_by="Nell Applegarth", agreed_by="The chair")
    assert move_words(moved, TODAY) == (
        "moved to 15 January 2027, asked by Nell Applegarth, agreed by The chair"
    )


def test_a_move_that_nobody_agreed_to_says_so() -> None:
    moved = update(due_after=date(2026, 12, 4))
    assert move_words(moved, TODAY) == ("moved to 4 December, nobody is named as agreeing")


def test_a_word_that_moved_no_date_is_no_move() -> None:
    assert move_words(update(text="It is on its way."), TODAY) == ""
