"""Two windows at once, two homes, one board: by accessible name and real keys."""

from __future__ import annotations

from collections.abc import Callable

import pytest

pytestmark = pytest.mark.acceptance


def test_two_people_work_apart_and_are_one_board_again(journey: Callable[..., str]) -> None:
    assert "two boards are one" in journey("journey_two_copies")


def test_a_pulled_stick_a_forged_file_edited_minutes_and_a_thief_end_well(
    journey: Callable[..., str],
) -> None:
    assert "each ended well" in journey("journey_ends_well")
