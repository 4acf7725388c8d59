from __future__ import annotations

from datetime import date
from pathlib import Path

from chair_desk.records.people import Person
from chair_desk.services.desk import Desk
from chair_desk.services.exchange import bring_in, hand_over
from chair_desk.services.history import count_open
from chair_desk.services.mixing import choices_of
from chair_desk.services.people import add_person
from chair_desk.services.settling import settle_all
from chair_desk.services.still_open import leave_apart, to_settle, twins
from tests.services.apart import chair, change, the_action

__all__ = ["chair"]


def test_what_is_left_open_is_shown_the_same_way_afterwards(
    desk: Desk, chair: Desk, tmp_path: Path
) -> None:
    change(desk, due_on=date(2026, 11, 27))
    change(chair, due_on=date(2026, 11, 20))
    hand_over(desk, tmp_path / "news.chairdesk")
    bring_in(chair, tmp_path / "news.chairdesk")
    (matter,) = to_settle(chair)
    line = next(line for line in matter.lines if line.is_disputed)

    assert count_open(chair) == 1
    assert (line.base, line.yours, line.theirs) == (
        "Friday 6 November", "Friday 20 November", "Friday 27 November",
    )  # fmt: skip
    assert (matter.you, matter.who) == (chair.who, desk.who)
    settle_all(chair, choices_of(matter, {0: "yours"}, {}))
    assert the_action(chair).due_on == date(2026, 11, 20)
    assert to_settle(chair) == ()


def test_twins_are_offered_and_can_be_left_apart(desk: Desk, chair: Desk, tmp_path: Path) -> None:
    add_person(desk, name="Orla Fenwick")
    add_person(chair, name="Orla Fenwick")
    hand_over(desk, tmp_path / "news.chairdesk")
    bring_in(chair, tmp_path / "news.chairdesk")
    (pair,) = twins(chair)

    assert (pair.first.title, pair.second.title) == ("Orla Fenwick", "Orla Fenwick")
    leave_apart(chair, pair.pair)
    assert twins(chair) == ()
    assert chair.count(Person, name="Orla Fenwick") == 2
