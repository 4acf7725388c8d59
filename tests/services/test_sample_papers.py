from __future__ import annotations

import pytest

from chair_desk.services.paper_pages import count_pages
from chair_desk.services.sample_papers import performance, timeline


@pytest.mark.parametrize(("make", "pages"), [(performance, 6), (timeline, 3)])
def test_a_paper_is_the_same_bytes_each_time(make: object, pages: int) -> None:
    made = make()  # type: ignore[operator]

    assert made == make()  # type: ignore[operator]
    assert count_pages(made) == pages
    assert len(made) < 20_000
