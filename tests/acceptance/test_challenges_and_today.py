"""Challenges in the real window, by accessible name and real keys."""

from __future__ import annotations

from collections.abc import Callable

import pytest

pytestmark = pytest.mark.acceptance


def test_a_challenge_is_walked_to_the_inspectorate_and_back_to_impact(
    journey: Callable[..., str],
) -> None:
    assert "proven impact stands in the file" in journey("journey_challenge")
