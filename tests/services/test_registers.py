from __future__ import annotations

from datetime import date

import pytest

from chair_desk.services.desk import Desk
from chair_desk.services.log_types import log_types
from chair_desk.services.logs import add_entry, change_entry, move_to
from chair_desk.services.register_readings import share, trend_words
from chair_desk.services.registers import read_register, register_card


def test_every_register_of_the_board_can_be_read_and_opened(desk: Desk) -> None:
    for kind in log_types(desk):
        made = add_entry(desk, kind.name, "Said in one sentence").made
        register = read_register(desk, kind.name)
        card = register_card(desk, "log_entry", made)

        assert register.open_count == 1
        assert len(register.headings) == len(register.rows[0].cells)
        assert card.row.title == "Said in one sentence"
        assert card.moves
    assert not read_register(desk, "decision").rows


def test_cells_say_days_sums_and_partners_in_words(desk: Desk) -> None:
    made = add_entry(
        desk, "review", "Neglect", code="WM-07", kind="rapid review", cost=12400,
        aware_on=date(2026, 11, 9),
    ).made  # fmt: skip
    facts = dict(register_card(desk, "log_entry", made).facts)

    assert facts["Cost"] == "£12,400"
    assert facts["Authority became aware on"] == "9 November 2026"
    assert facts["Kind"] == "rapid review"


def test_two_rates_of_training_have_two_bases(desk: Desk) -> None:
    add_entry(desk, "training", "Neglect", places=40, booked=31, attended=28)

    said = read_register(desk, "training").said
    assert "Came of registrations: 28 of 31 (90%)." in said
    assert "Came of places: 28 of 40 (70%)." in said
    assert share(0, 0) == "0 of 0"


def test_a_silent_sub_group_is_named(desk: Desk) -> None:
    made = add_entry(desk, "sub_group", "Performance", expected=4, received=1).made
    move_to(desk, made, "silent", why_silent="No chair since June")

    said = read_register(desk, "sub_group").said
    assert "1 of 4" in said
    assert "Silent: Performance." in said


@pytest.mark.parametrize(
    ("later", "words"),
    [
        ({}, "no earlier score"),
        ({"likelihood": 5}, "rising, from 12 to 15"),
        ({"weight": 1}, "falling, from 12 to 4"),
        ({"likelihood": 3, "weight": 4}, "steady, from 12 to 12"),
    ],
)
def test_the_trend_of_a_risk_follows_from_its_history(
    desk: Desk, later: dict[str, int], words: str
) -> None:
    made = add_entry(desk, "risk", "Posts change", likelihood=4, weight=3).made
    if later:
        change_entry(desk, made, **later)

    assert trend_words(desk, made) == words
    card = register_card(desk, "log_entry", made)
    assert card.scores == (later.get("likelihood", 4), later.get("weight", 3))


def test_a_day_of_review_is_when_a_risk_is_due(desk: Desk) -> None:
    made = add_entry(desk, "risk", "Posts change", review_on=date(2027, 1, 5)).made

    assert "5 January 2027" in dict(register_card(desk, "log_entry", made).facts)["Due"]


def test_a_day_in_the_list_is_short_enough_to_keep_its_year(desk: Desk) -> None:
    add_entry(desk, "training", "Neglect", course_on=date(2026, 10, 6))
    register = read_register(desk, "training")
    assert register.rows[0].cells[register.headings.index("Held on")] == "6 Oct 2026"
