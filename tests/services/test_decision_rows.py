from __future__ import annotations

import random
from datetime import date, timedelta

import pytest

from chair_desk.records.follow_ups import FollowUp, Happened
from chair_desk.records.minutes import Decision
from chair_desk.services.decision_rows import DecisionRows, decision_row
from chair_desk.services.decisions import decision_lines
from chair_desk.services.desk import Desk
from chair_desk.services.register_rows import OWN, RegisterRows

FIRST = date(2026, 1, 5)


def scatter(desk: Desk, seed: int) -> None:
    """Add decisions, some without a day or under one number, and what was found of some."""
    chance = random.Random(seed)
    words = ["Fund the post", "Écoute", "straße", "agree", "AGREE the plan", ""]
    with desk.change("Scattered") as step:
        for number in range(150):
            step.insert(
                Decision(
                    id=f"d{number}", reference=chance.choice([f"D-{number:03}", "D-001", ""]),
                    text=" ".join(chance.choices(words, k=3)),
                    decided_on=chance.choice([None, FIRST + timedelta(chance.randrange(90))]),
                ),
                *(
                    FollowUp(
                        id=f"f{number}-{one}", decision_id=f"d{number}",
                        made_on=FIRST + timedelta(chance.randrange(200)),
                        state=chance.choice(list(Happened)), text=chance.choice(words),
                        check_on=chance.choice([None, date(2027, 1, 5)]),
                    )
                    for one in range(chance.randrange(3))
                ),
            )  # fmt: skip


@pytest.mark.parametrize("seed", range(5))
def test_the_rows_are_those_of_all_decisions_read_at_once(desk: Desk, seed: int) -> None:
    scatter(desk, seed)
    plain = RegisterRows(map(decision_row, decision_lines(desk)))
    found = DecisionRows(desk)

    assert found.ids == plain.ids
    assert [found[place] for place in range(len(plain))] == list(plain) == list(found)
    assert found.open_places() == plain.open_places()
    assert found.states() == plain.states()
    assert [found.is_empty(column) for column in (0, 1)] == [
        plain.is_empty(column) for column in (0, 1)
    ]
    assert [found.keys(heading) for heading in range(OWN + 2)] == [
        plain.keys(heading) for heading in range(OWN + 2)
    ]
    wanted = found.ids[::3]
    assert found.searched(wanted) == plain.searched(wanted)
    asked, happened = found.asked_after()
    lines = decision_lines(desk)
    assert asked == sum(line.latest is not None for line in lines)
    assert happened == sum(line.shape == "done" for line in lines)


def test_no_decision_has_nothing_under_its_headings(desk: Desk) -> None:
    found = DecisionRows(desk)

    assert not found
    assert found.is_empty(0)
    assert found.is_empty(1)
    assert found.states() == frozenset()
    assert found[:3] == []
    with pytest.raises(IndexError):
        found[0]


def test_a_decision_that_is_gone_leaves_an_empty_row_until_it_is_read_again(desk: Desk) -> None:
    scatter(desk, 1)
    found = DecisionRows(desk)
    place = found.place_of("d7")
    with desk.change("Gone") as step:
        step.delete(Decision, "d7")

    assert (found[place].id, found[place].title) == ("d7", "")
    assert found.searched(["d7"]) == {}
    assert DecisionRows(desk).place_of("d7") == -1


def test_few_rows_are_read_to_show_one(desk: Desk) -> None:
    scatter(desk, 2)
    found = DecisionRows(desk)
    found[60]
    with desk.change("Another word") as step:
        step.update(Decision, found.ids[61], text="Changed beside")
        step.update(Decision, found.ids[140], text="Changed far off")

    assert found[61].title != "Changed beside"
    assert found[140].title == "Changed far off"
