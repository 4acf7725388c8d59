from __future__ import annotations

from datetime import date
from pathlib import Path

from chair_desk.records.actions import Action
from chair_desk.services.desk import Desk
from chair_desk.services.exchange import bring_in, hand_over
from chair_desk.services.history import count_open
from chair_desk.services.mixing import both_of, choices_of, mixed
from tests.services.apart import chair, change, seen_by, the_action

__all__ = ["chair"]


def test_mixing_takes_each_line_from_whom_it_was_picked(
    desk: Desk, chair: Desk, tmp_path: Path
) -> None:
    change(desk, due_on=date(2026, 11, 27), outcome="Police ask for more weeks.")
    change(chair, due_on=date(2026, 11, 20), outcome="They will not sign.")
    (matter,) = seen_by(chair, desk, tmp_path).both
    picks = {0: "theirs", 1: "both"}
    hand_over(desk, tmp_path / "news.chairdesk")
    bring_in(chair, tmp_path / "news.chairdesk", choices_of(matter, picks, {}))

    assert the_action(chair).due_on == date(2026, 11, 27)
    assert the_action(chair).outcome == "They will not sign. Police ask for more weeks."
    assert count_open(chair) == 0


def test_words_of_ones_own_are_taken_as_they_are(desk: Desk, chair: Desk, tmp_path: Path) -> None:
    change(desk, outcome="Police ask for more weeks.")
    change(chair, outcome="They will not sign.")
    (matter,) = seen_by(chair, desk, tmp_path).both
    choices = choices_of(matter, {}, {matter.ids[0]: "Neither signs yet."})
    hand_over(desk, tmp_path / "news.chairdesk")
    bring_in(chair, tmp_path / "news.chairdesk", choices)

    assert the_action(chair).outcome == "Neither signs yet."


def test_paragraphs_lie_beside_each_other(desk: Desk, chair: Desk, tmp_path: Path) -> None:
    change(desk, outcome="One.\nTwo.\nThree.")
    hand_over(desk, tmp_path / "first.chairdesk")
    bring_in(chair, tmp_path / "first.chairdesk")
    change(desk, outcome="One.\nTwo, they say.\nThree.")
    change(chair, outcome="One.\nTwo, we say.\nThree.")
    (matter,) = seen_by(chair, desk, tmp_path).both
    parts = [line for line in matter.lines if line.is_prose]

    assert [line.is_disputed for line in parts] == [False, True, False]
    assert mixed(parts, {1: "theirs"}) == "One.\nTwo, they say.\nThree."
    assert mixed(parts, {1: "both"}) == "One.\nTwo, we say.\nTwo, they say.\nThree."


def test_deleted_by_one_and_changed_by_the_other_asks_for_the_whole(
    desk: Desk, chair: Desk, tmp_path: Path
) -> None:
    change(desk, title="Sign the protocol on interviews")
    with chair.change("Deleted it") as step:
        step.delete(Action, the_action(chair).id)
    (matter,) = seen_by(chair, desk, tmp_path).both

    assert matter.kind == "delete"
    assert not matter.can_mix
    hand_over(desk, tmp_path / "news.chairdesk")
    bring_in(chair, tmp_path / "news.chairdesk", choices_of(matter, {0: "yours"}, {}))
    assert chair.count(Action) == 0


def test_what_both_begin_and_end_with_alike_stands_once() -> None:
    assert both_of("They will not sign.", "Police ask.") == "They will not sign. Police ask."
    assert (
        both_of("The Chair met them.", "The Chair met us.")
        == "The Chair met them. The Chair met us."
    )
    assert both_of("One. Two.", "One. Two. Three.") == "One. Two. Three."
    assert both_of("", "Alone.") == "Alone."
