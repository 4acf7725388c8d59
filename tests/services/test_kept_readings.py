"""Readings that are kept until something they rest on is written."""

from __future__ import annotations

from datetime import date

from chair_desk.records.actions import Action
from chair_desk.records.boards import Body
from chair_desk.services.actions import add_action
from chair_desk.services.desk import Desk
from chair_desk.services.kept_readings import KeptReadings


class Counts:
    """Counts the actions of a board, and how often it was asked."""

    def __init__(self, desk: Desk) -> None:
        self.desk, self.asked = desk, 0

    def __call__(self) -> int:
        self.asked += 1
        return self.desk.count(Action)


def test_a_reading_is_made_again_only_when_what_it_rests_on_was_written(desk: Desk) -> None:
    kept, counts = KeptReadings(desk.file), Counts(desk)
    assert kept.read("actions", counts) == 0
    with desk.change("Renamed") as step:
        step.update(Body, desk.rows(Body)[0].id, name="Another")
    assert "actions" in kept
    assert (kept.read("actions", counts), counts.asked) == (0, 1)
    add_action(desk, "Write to the force", due_on=date(2026, 10, 1))
    assert "actions" not in kept
    assert (kept.read("actions", counts), counts.asked) == (1, 2)


def test_a_reading_made_of_another_goes_with_it_even_where_that_one_was_kept(desk: Desk) -> None:
    kept, counts = KeptReadings(desk.file), Counts(desk)
    kept.read("actions", counts)

    def twice() -> int:
        return 2 * kept.read("actions", counts)

    assert kept.read("twice", twice) == 0
    add_action(desk, "Write to the force", due_on=date(2026, 10, 1))
    assert kept.read("twice", twice) == 2
    assert counts.asked == 2
