"""Challenges, late actions and Today in the real window, by accessible name and real keys."""

from __future__ import annotations

from collections.abc import Callable

import pytest

pytestmark = pytest.mark.acceptance


def test_a_challenge_is_walked_to_the_inspectorate_and_back_to_impact(
    journey: Callable[..., str],
) -> None:
    assert "proven impact stands in the file" in journey("journey_challenge")


def test_ten_late_actions_are_worked_through_by_the_keyboard(journey: Callable[..., str]) -> None:
    assert "ten late actions stand triaged in the file" in journey("journey_triage")


def test_filters_answers_and_impact_are_followed_up(journey: Callable[..., str]) -> None:
    assert "what was followed up stands in the file" in journey("journey_follow_up")


def test_each_line_of_today_opens_its_thing_and_each_verb_does_it(
    journey: Callable[..., str],
) -> None:
    assert "each verb did it" in journey("journey_today")
