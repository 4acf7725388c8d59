from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from chair_desk.records.changes import Refused
from chair_desk.records.people import Person
from chair_desk.services.desk import Desk
from chair_desk.services.history import history, last_change, redo, status_words, undo
from chair_desk.services.people import add_person


def test_undo_and_redo_take_back_and_do_again(desk: Desk) -> None:
    made = add_person(desk, "Nell Applegarth").made

    assert undo(desk).touches("person")
    assert desk.get(Person, made) is None

    redo(desk)
    assert desk.get(Person, made) is not None


def test_with_nothing_to_take_back_that_is_said(empty_desk: Desk) -> None:
    with pytest.raises(Refused, match="nothing to undo"):
        undo(empty_desk)
    with pytest.raises(Refused, match="nothing to redo"):
        redo(empty_desk)


def test_the_status_bar_says_the_last_change_and_when_it_was_saved(
    desk: Desk, clock: Callable[..., object]
) -> None:
    clock.set(date(2026, 11, 17), "16:20")  # type: ignore[attr-defined]
    add_person(desk, "Nell Applegarth")

    words = status_words(desk)
    assert (words.label, words.saved, words.can_undo) == (
        "Added Nell Applegarth",
        "Saved 16:20",
        True,
    )

    clock.set(date(2026, 11, 18))  # type: ignore[attr-defined]
    assert status_words(desk).saved == "Saved 17 November"
    clock.set(date(2027, 1, 4))  # type: ignore[attr-defined]
    assert status_words(desk).saved == "Saved 17 November 2026"


def test_a_file_in_which_nothing_was_done_says_nothing(empty_desk: Desk) -> None:
    assert last_change(empty_desk) is None
    assert status_words(empty_desk).label == ""


def test_the_history_is_newest_first_and_names_who(desk: Desk) -> None:
    add_person(desk, "Nell Applegarth")

    newest, oldest = history(desk)

    assert (newest.label, newest.who) == ("Added Nell Applegarth", "Gwen Tallowfield")
    assert oldest.label == "Set up the board"
    assert len(history(desk, limit=1)) == 1
