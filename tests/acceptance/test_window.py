"""The real window, worked by accessible name and real keys, as `journey_*.py` write it down."""

from __future__ import annotations

from collections.abc import Callable

import pytest

pytestmark = pytest.mark.acceptance


def test_a_business_manager_sets_up_a_board_and_an_agenda(journey: Callable[..., str]) -> None:
    assert "all there after a power cut" in journey("journey_new_board")


def test_minutes_are_taken_by_keyboard_and_survive_a_power_cut(
    journey: Callable[..., str],
) -> None:
    assert "nothing typed was lost" in journey("journey_meeting")


def test_a_whole_meeting_is_taken_by_keyboard_alone(journey: Callable[..., str]) -> None:
    assert "the whole meeting stands in the file" in journey("journey_whole_meeting")
