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


def test_nothing_is_said_of_an_empty_register(desk: Desk) -> None:
    assert reading(desk.shelf.log_type("risk"), []) == ""
    assert scores_of(desk, "nobody") == []
