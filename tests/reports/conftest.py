"""What the tests of documents share: a meeting with something of everything."""

from __future__ import annotations

import pytest

from chair_desk.records.bundles import MeetingBundle
from reports.westmarch import westmarch_bundle


@pytest.fixture
def westmarch() -> MeetingBundle:
    """The Westmarch meeting of 19 November 2026, whole."""
    return westmarch_bundle()
