from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from chair_desk.services.desk import Desk
from chair_desk.services.logs import add_entry, entries
from chair_desk.services.register_readings import (
    cost_words,
    reading,
    scores_of,
    share,
    theme_words,
    training_words,
)


@given(st.integers(0, 10_000), st.integers(1, 10_000))
def test_a_share_says_its_base_and_rounds_to_the_nearest(count: int, base: int) -> None:
    said = share(count, base)

    assert said.startswith(f"{count} of {base} (")
    per_cent = int(said.split("(")[1].removesuffix("%)"))
    assert abs(per_cent - 100 * count / base) <= 0.5


def test_themes_and_costs_are_summed(desk: Desk) -> None:
    for theme in ("threshold", "threshold", "other"):
        add_entry(desk, "case_disagreement", "Of a plan", theme=theme)
    add_entry(desk, "review", "Neglect", cost=1200, days_spent=1)

    assert theme_words(entries(desk, "case_disagreement")) == "Themes: threshold 2, other 1."
    assert cost_words(entries(desk, "review")) == "Cost so far £1,200. 1 day of staff."
    assert training_words([]) == ""


def test_a_course_to_which_nobody_came_counts(desk: Desk) -> None:
    add_entry(desk, "training", "Neglect", places=20, booked=12, attended=8)
    add_entry(desk, "training", "Snow", places=20, booked=8, attended=0)
    add_entry(desk, "training", "To come", places=20, booked=8)

    assert training_words(entries(desk, "training")) == (
        "Came of registrations: 8 of 20 (40%). Came of places: 8 of 40 (20%)."
    )


def test_who_booked_and_did_not_come_is_said_by_agency_the_most_first(desk: Desk) -> None:
    by_agency = "Council 14, 12, 1\nPolice 6, 4, 2\nCafcass 2, 2, 0"
    add_entry(desk, "training", "Neglect", booked=22, attended=18, by_agency=by_agency)
    more = "Police 5, 3, 2\nA 3, 1, 1\nB 3, 1, 1\nC 3, 1, 1"
    add_entry(desk, "training", "Curiosity", booked=14, attended=6, by_agency=more)

    assert training_words(entries(desk, "training")).endswith(
        "Booked and did not come: Police 4 of 11, A 1 of 3, B 1 of 3, C 1 of 3, 1 other."
    )


def test_nothing_is_said_of_an_empty_register(desk: Desk) -> None:
    assert reading(desk.shelf.log_type("risk"), []) == ""
    assert scores_of(desk, "nobody") == []
