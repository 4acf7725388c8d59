"""What is in force from a day to a day."""

from __future__ import annotations

from datetime import date


def is_in_force(starts_on: date | None, ends_on: date | None, day: date) -> bool:
    """Say whether a day lies between two dates, both counted in; None is an open end."""
    return (starts_on is None or starts_on <= day) and (ends_on is None or day <= ends_on)
