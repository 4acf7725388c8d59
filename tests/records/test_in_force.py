from __future__ import annotations

from datetime import date

from chair_desk.records.in_force import is_in_force

DAY = date(2026, 3, 3)


def test_both_days_of_a_stretch_are_counted_in() -> None:
    assert is_in_force(DAY, DAY, DAY)
    assert is_in_force(None, None, DAY)
    assert not is_in_force(date(2026, 3, 4), None, DAY)
    assert not is_in_force(None, date(2026, 3, 2), DAY)
