"""A pack in the real window, by accessible name and real keys."""

from __future__ import annotations

from collections.abc import Callable

import pytest

pytestmark = pytest.mark.acceptance


def test_a_pack_is_issued_twice_read_and_cited(journey: Callable[..., str]) -> None:
    assert "cited a page that opens beside the minutes" in journey("journey_pack")
