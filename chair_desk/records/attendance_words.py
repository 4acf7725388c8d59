"""The matrix in words: neutral, countable, and no cause that the record does not hold.

Counts stand before percentages under twenty, posts are described and never persons.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from chair_desk.records.attendance_cells import CAME_WORDS, Came, Cell
from chair_desk.records.attendance_measures import (
    Rate,
    Trend,
    decision_capable_rate,
    live,
    represented_rate,
)
from chair_desk.records.days_in_words import month_year
from chair_desk.records.levels import count_words, gap_words, level_words
from chair_desk.words import _, ngettext

_SPELT = 12


def reading(name: str, cells: Sequence[Cell], days: Mapping[str, date]) -> str:
    """Say in one or two sentences how a partner came, and how often able to commit.

    Cells stand oldest first; `days` gives the day of each meeting by its id.
    """
    base = live(cells)
    if not base:
        return _("{name} has nothing to count at these meetings.").format(name=name)
    came = represented_rate(cells)
    able = decision_capable_rate(cells)
    if not able.of:
        return f"{_came_words(name, came)}."
    if not came.number:
        return f"{_came_words(name, came)}."
    if able.number == able.of or able == came:
        return _("{came}, each time with somebody able to commit it.").format(
            came=_came_words(name, came)
        )
    if able.number == 0:
        return _("{came}, but never sent somebody able to commit it.").format(
            came=_came_words(name, came)
        )
    joined = _("but") if came.number == came.of else _("and")
    since = _since(base, days)
    return _("{came}, {joined} sent somebody able to commit it to {count}{since}.").format(
        came=_came_words(name, came),
        joined=joined,
        count=_only(able),
        since=since,
    )


def _came_words(name: str, came: Rate) -> str:
    if came.number == came.of:
        return ngettext(
            "{name} came to the one meeting", "{name} came to every meeting", came.of
        ).format(name=name)
    if came.number == 0:
        return ngettext(
            "{name} did not come to the one meeting", "{name} came to none of the {of} meetings",
            came.of,
        ).format(name=name, of=count_words(came.of))  # fmt: skip
    return _("{name} came to {count} meetings").format(name=name, count=count_of(came))


def _only(able: Rate) -> str:
    said = count_of(able)
    return _("only {count}").format(count=said) if able.number * 2 < able.of else said


def count_of(rate: Rate) -> str:
    """Say a count of its base, in words while both are small: "three of eight"."""
    if rate.of > _SPELT:
        return rate.words
    return _("{count} of {of}").format(count=count_words(rate.number), of=count_words(rate.of))


def _since(base: Sequence[Cell], days: Mapping[str, date]) -> str:
    """Say since when nobody could commit, where the last three meetings or more had nobody."""
    ranked = [cell for cell in base if cell.agreed is not None]
    last = next((n for n, cell in enumerate(reversed(ranked)) if cell.can_commit), 0)
    if last < 3:  # noqa: PLR2004 - two in a row may be chance
        return ""
    day = days[ranked[-last - 1].meeting_id]
    return _(", and to none since {month}").format(month=month_year(day))


def cell_words(cell: Cell, who: str, day: str) -> str:
    """Say one cell for a screen reader: meeting, how somebody came, rank, level, who."""
    said = [day, _(CAME_WORDS[cell.came])]
    if cell.came in (Came.MEMBER, Came.DEPUTY, Came.EXPECTED):
        said += [who, cell.rank]
        if cell.agreed is not None:
            said.append(level_words(cell.level))
            if cell.level is not None:
                said.append(gap_words(cell.agreed - cell.level))
        if cell.has_letter:
            said.append(_("by letter of delegation; own rank: {level}").format(
                level=level_words(cell.own_level)))  # fmt: skip
        said += [_("by video or telephone")] if cell.is_remote else []
        said += [_("for a part of it")] if cell.is_part else []
    return ", ".join(part for part in said if part)


def gap_now_words(gap: int | None, moved: Trend) -> str:
    """Say the gap as the matrix shows it: "2 below", "None", with its trend in words."""
    if gap is None:
        return _("Not known")
    said = _("{count} below").format(count=gap) if gap else _("None")
    if moved is Trend.LEVEL:
        return said
    return f"{said}, {_('rising') if moved is Trend.UP else _('falling')}"
