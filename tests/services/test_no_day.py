"""Where no day was typed: what is said instead."""

from __future__ import annotations

from datetime import date

import pytest

from chair_desk.records.changes import Refused
from chair_desk.services.desk import Desk
from chair_desk.services.new_actions import Asking, new_action
from chair_desk.services.no_day import no_day_words

TODAY = date(2026, 11, 22)


@pytest.mark.parametrize("typed", ["ongoing", "Ongoing.", " on-going "])
def test_for_ongoing_a_next_date_is_offered(typed: str) -> None:
    said = no_day_words(typed, TODAY)
    assert said.startswith("“Ongoing” is no date. Say when it is looked at next, as 22 February")


def test_for_anything_else_it_says_how_a_day_is_typed() -> None:
    assert no_day_words("soonish", TODAY) == "Type a date, as 4 December or in two weeks."
    assert no_day_words("soonish", TODAY, or_board=True).endswith("or next board.")


def test_a_new_action_is_not_ongoing(desk: Desk) -> None:
    with pytest.raises(Refused, match="“Ongoing” is no date"):
        new_action(desk, "Watch the numbers", Asking(due="ongoing"))
