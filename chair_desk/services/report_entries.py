"""Reading the registers for a yearly report: which entries a year is about, and their answers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any

from chair_desk.records.audience import Audience
from chair_desk.services.desk import Desk
from chair_desk.services.logs import LogLine, entries
from chair_desk.services.report_challenges import cited_entry
from chair_desk.services.report_drafting import once
from chair_desk.services.report_saying import Drafted, Figure, ReportYear, drafted


def of_year(
    desk: Desk, log_type: str, year: ReportYear, *, days: Sequence[str] = ()
) -> list[LogLine]:
    """Return the entries that a year is about, in the order of their numbers.

    One is, if it was opened or closed in the year, or if a day among its own columns `days`
    lies in it; an older one that is still open is too. Confidential ones never are.
    """
    found = [
        line
        for line in once(desk, f"entries of {log_type}", year, partial(_entries, log_type))
        if line.entry.audience is not Audience.CONFIDENTIAL and _is_of(line, year, days)
    ]
    return sorted(found, key=lambda line: line.entry.reference)


def _entries(log_type: str, desk: Desk, _year: ReportYear) -> list[LogLine]:
    return entries(desk, log_type)


def _is_of(line: LogLine, year: ReportYear, names: Sequence[str]) -> bool:
    own = [day for name in names if (day := day_of(line, name))]
    if own:
        return any(day in year.days for day in own)
    opened, closed = line.entry.opened_on, line.entry.closed_on
    if opened is not None and opened > year.until:
        return False
    return closed is None or closed >= year.begins_on


def day_of(line: LogLine, name: str) -> date | None:
    """Return an answer of the kind "date"; None where there is none that can be read."""
    try:
        return date.fromisoformat(line.values.get(name, ""))
    except ValueError:
        return None


def number_of(line: LogLine, name: str) -> int | None:
    """Return an answer of the kind "number"; None where there is none that can be read."""
    text = line.values.get(name, "").replace(",", "").strip()
    return int(text) if text.isdecimal() else None


def said_of(name: str, text: str, line: LogLine, *figures: Figure, **more: Any) -> Drafted:
    """Make a sentence about one entry, which stands behind it."""
    return drafted(
        name,
        text,
        subject=line.entry.id,
        figures=figures,
        cites=[cited_entry(line.entry)],
        audience=line.entry.audience,
        **more,
    )


def said_of_all(name: str, text: str, lines: Sequence[LogLine], *figures: Figure) -> Drafted:
    """Make a sentence that counts entries, all of which stand behind it."""
    return drafted(name, text, figures=figures, cites=[cited_entry(line.entry) for line in lines])


def rows(lines: Sequence[LogLine]) -> list[Any]:
    """Return the entries of lines, as a figure counts them."""
    return [line.entry for line in lines]
