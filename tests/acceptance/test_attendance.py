"""Past attendance from untidy files to a published table, in the real window by real keys."""

from __future__ import annotations

from collections.abc import Callable

import pytest

pytestmark = pytest.mark.acceptance


def test_untidy_registers_are_looked_over_brought_in_and_published(
    journey: Callable[..., str],
) -> None:
    assert "the published table says what the registers said" in journey("journey_attendance")
