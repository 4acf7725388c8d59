"""One measured figure and what was asked of it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """What was measured, against the most it may be; `unit` is "times" for a ratio."""

    what: str
    measured: float
    most: float
    detail: str
    unit: str = "times"

    def line(self) -> str:
        """Say it in one line."""
        word = "reached" if self.measured <= self.most else "NOT REACHED"
        return (
            f"{word:12} {self.measured:7.2f} {self.unit} (at most {self.most:g})  "
            f"{self.what}: {self.detail}"
        )
