"""The yearly report in the real window, by accessible name and real keys."""

from __future__ import annotations

from collections.abc import Callable

import pytest

pytestmark = pytest.mark.acceptance


def test_a_sentence_is_written_with_its_evidence_and_the_report_goes_out(
    journey: Callable[..., str],
) -> None:
    assert "a report went out with its evidence" in journey("journey_report")
