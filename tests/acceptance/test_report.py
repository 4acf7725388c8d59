"""The yearly report in the real window, by accessible name and real keys."""

from __future__ import annotations

from collections.abc import Callable

import pytest

pytestmark = pytest.mark.acceptance


def test_a_report_is_written_goes_out_comes_back_and_is_published(
    journey: Callable[..., str],
) -> None:
    said = journey("journey_report")
    assert "a report went out with its evidence" in said
    assert "what is published stays as it was" in said
