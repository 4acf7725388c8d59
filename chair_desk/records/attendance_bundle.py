"""Attendance as it goes out: every word ready, cut to its readers before a writer sees it."""

from __future__ import annotations

import enum
from datetime import date

from chair_desk.records.frozen import frozen


class AttendanceEdition(enum.StrEnum):
    """Who reads it: the chair alone, or anybody. The published one has agencies and counts only."""

    CHAIR = "chair"
    PUBLISHED = "published"


@frozen(kw_only=True)
class AttendanceLine:
    """One row: words for each meeting, then counts with their base.

    `cells` are empty in the published edition: ranks could point to persons.
    """

    name: str
    agreed: str = ""
    cells: tuple[str, ...] = ()
    member: str = ""
    represented: str = ""
    able: str = ""
    gap: str = ""
    sentence: str = ""
    bars: tuple[int, int, int] = (0, 0, 0)


@frozen(kw_only=True)
class AttendanceBundle:
    """The whole of it. `bars` of a line are: able to commit, represented, meetings in post.

    `conventions` are each ladder's label and from where its steps are counted; `steps` say it of
    each rank that came, `totals` what all lines come to and `by_meeting` how many were represented
    each time. `letters` are the letters of delegation to renew: for the chair only.
    """

    edition: AttendanceEdition
    board: str
    body: str
    period: str
    days: tuple[str, ...]
    lines: tuple[AttendanceLine, ...]
    others: tuple[AttendanceLine, ...] = ()
    totals: tuple[tuple[str, str], ...] = ()
    by_meeting: tuple[tuple[str, str], ...] = ()
    coverage: str = ""
    left_out: str = ""
    definitions: tuple[tuple[str, str], ...] = ()
    decisions: tuple[str, ...] = ()
    conventions: tuple[tuple[str, str], ...] = ()
    steps: tuple[str, ...] = ()
    letters: tuple[str, ...] = ()
    marking: str = ""
    made_on: date | None = None
