"""A pack in the real window, by accessible name and real keys."""

from __future__ import annotations

from collections.abc import Callable

import pytest

pytestmark = pytest.mark.acceptance


def test_a_pack_is_issued_twice_read_and_cited(journey: Callable[..., str]) -> None:
    assert "cited a page that opens beside the minutes" in journey("journey_pack")


def test_a_pack_is_read_by_keys_alone_and_no_note_is_lost(journey: Callable[..., str]) -> None:
    assert "opened beside the minutes at the page last read" in journey("journey_reading")
