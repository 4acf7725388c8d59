"""What a row of the attendance matrix comes to. Pure: cells in, counts with their base out.

Every measure is a count of a base, so that "three of eight" can be said before any percentage.
A cell that is not live (nobody was in post, or the meeting is still to come) counts nowhere.

Source of the definitions: domain.md 3.4; boards publish the first two, the rest is our addition.
"""

from __future__ import annotations

import enum
from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from statistics import median
from typing import NamedTuple

from chair_desk.records.attendance_cells import Came, Cell
from chair_desk.records.frozen import frozen
from chair_desk.words import N_, _

FEW = 20  # below this many, counts are said before percentages (DESIGN.md section 11)
_LAST = 3
_LEAST_FOR_TREND = 6
_MOVED = Fraction(1, 3)


class Rate(NamedTuple):
    """A count of a base. `of` 0 means that there was nothing to count."""

    number: int
    of: int

    @property
    def share(self) -> Fraction | None:
        """Return the share, 0 to 1, or None where the base is empty."""
        return Fraction(self.number, self.of) if self.of else None

    @property
    def words(self) -> str:
        """Say it: "7 of 8", and from a base of twenty on with its percentage."""
        if not self.of:
            return _("nothing to count")
        said = _("{count} of {of}").format(count=self.number, of=self.of)
        return said if self.of < FEW else f"{said} ({self.percent})"

    @property
    def percent(self) -> str:
        """Say the share to a tenth of one per cent, halves up: "58.3%"."""
        if not self.of:
            return ""
        tenths = (self.number * 2000 + self.of) // (2 * self.of)
        return f"{tenths // 10}.{tenths % 10}%"


class Trend(enum.StrEnum):
    """Whether the later half of a period was at level more often than the earlier."""

    UP = "up"
    DOWN = "down"
    LEVEL = "level"


def live(cells: Sequence[Cell]) -> list[Cell]:
    """Return the cells that count."""
    return [cell for cell in cells if cell.is_live]


def member_rate(cells: Sequence[Cell]) -> Rate:
    """Count the meetings at which the member came in person, of those while in post."""
    base = live(cells)
    return Rate(sum(cell.came is Came.MEMBER for cell in base), len(base))


def represented_rate(cells: Sequence[Cell]) -> Rate:
    """Count the meetings at which the member or a deputy came, of those while in post."""
    base = live(cells)
    return Rate(sum(cell.is_here for cell in base), len(base))


def decision_capable_rate(cells: Sequence[Cell]) -> Rate:
    """Count the meetings with somebody there at the agreed level, of those while in post.

    Meetings for which no level was agreed are left out: there is nothing to compare with. A
    level that is not known counts as not shown; `levels_not_known` says how many those are.
    """
    base = [cell for cell in live(cells) if cell.agreed is not None]
    return Rate(sum(cell.can_commit for cell in base), len(base))


def levels_not_known(cells: Sequence[Cell]) -> Rate:
    """Count the meetings at which somebody sat whose level is not known, of those attended."""
    base = [cell for cell in live(cells) if cell.is_here and cell.agreed is not None]
    return Rate(sum(cell.level is None for cell in base), len(base))


def deputy_reliance(cells: Sequence[Cell]) -> Rate:
    """Count the meetings a deputy came to, of those at which anybody did."""
    base = [cell for cell in live(cells) if cell.is_here]
    return Rate(sum(cell.came is Came.DEPUTY for cell in base), len(base))


def silent_absences(cells: Sequence[Cell]) -> Rate:
    """Count the meetings at which nobody came and no apology was given, of those in post."""
    base = live(cells)
    return Rate(sum(cell.came is Came.NOBODY for cell in base), len(base))


def part_attendance(cells: Sequence[Cell]) -> Rate:
    """Count the meetings attended in part only, of those attended."""
    base = [cell for cell in live(cells) if cell.is_here]
    return Rate(sum(cell.is_part for cell in base), len(base))


def remote_attendance(cells: Sequence[Cell]) -> Rate:
    """Count the meetings attended by video or telephone, of those attended."""
    base = [cell for cell in live(cells) if cell.is_here]
    return Rate(sum(cell.is_remote for cell in base), len(base))


def mean_gap(cells: Sequence[Cell]) -> Fraction | None:
    """Return the mean of the levels by which those who came stood below the agreed one.

    None where nobody came whose level is known. Above the agreed level counts as no gap.
    """
    gaps = [cell.gap for cell in live(cells) if cell.is_here and cell.gap is not None]
    return Fraction(sum(gaps), len(gaps)) if gaps else None


def current_gap(cells: Sequence[Cell]) -> int | None:
    """Return the gap as it stands: the middle one of the last three known, oldest first.

    A meeting to come counts where it is known who is expected. With two, the lower counts.
    """
    gaps = [
        cell.gap for cell in cells
        if cell.gap is not None and (cell.is_here or cell.came is Came.EXPECTED)
    ]  # fmt: skip
    return int(median(gaps[-_LAST:])) if gaps else None


def trend(cells: Sequence[Cell]) -> Trend:
    """Compare the later half of a row with its earlier one by the share at the agreed level.

    It is said only from six meetings on, and where the share moves by a third or more. The
    middle one of an odd number is left out. Cells stand oldest first.
    """
    base = [cell for cell in live(cells) if cell.agreed is not None]
    half = len(base) // 2
    if len(base) < _LEAST_FOR_TREND:
        return Trend.LEVEL
    before, since = base[:half], base[-half:]
    moved = Fraction(sum(c.can_commit for c in since) - sum(c.can_commit for c in before), half)
    if abs(moved) < _MOVED:
        return Trend.LEVEL
    return Trend.UP if moved > 0 else Trend.DOWN


def absences_in_a_row(cells: Sequence[Cell]) -> int:
    """Count the meetings in a row, up to the last one, at which nobody sat for the seat."""
    count = 0
    for cell in reversed(live(cells)):
        if cell.is_here:
            break
        count += 1
    return count


def longest_absence(cells: Sequence[Cell]) -> int:
    """Return the most meetings in a row at which nobody sat for the seat."""
    longest = count = 0
    for cell in live(cells):
        count = 0 if cell.is_here else count + 1
        longest = max(longest, count)
    return longest


def different_people(cells: Sequence[Cell]) -> int:
    """Count the people who sat for the seat: one is the most continuous there can be."""
    return len({one for cell in live(cells) if cell.is_here for one in cell.person_ids})


def coverage(rows: Sequence[Sequence[Cell]]) -> Rate:
    """Count the meetings at which every one of these partners had somebody able to commit it.

    Source: the three statutory partners share one duty, so one missing is all missing. The
    base is the meetings at which any of the partners was in post with a level agreed.
    """
    by_meeting: dict[str, list[Cell]] = {}
    for row in rows:
        for cell in live(row):
            if cell.agreed is not None:
                by_meeting.setdefault(cell.meeting_id, []).append(cell)
    met = sum(
        len(cells) == len(rows) and all(cell.can_commit for cell in cells)
        for cells in by_meeting.values()
    )
    return Rate(met, len(by_meeting))


def by_meeting(rows: Sequence[Sequence[Cell]]) -> Mapping[str, Rate]:
    """Return how many seats were represented of those live, by meeting id."""
    found: dict[str, Rate] = {}
    for row in rows:
        for cell in live(row):
            had = found.get(cell.meeting_id, Rate(0, 0))
            found[cell.meeting_id] = Rate(had.number + cell.is_here, had.of + 1)
    return found


def added(rates: Sequence[Rate]) -> Rate:
    """Add counts and bases: the rate of a whole board, seat by seat."""
    return Rate(sum(rate.number for rate in rates), sum(rate.of for rate in rates))


def mean_of(rates: Sequence[Rate]) -> Fraction | None:
    """Return the mean of the shares of several seats, each counting once; None: no base."""
    shares = [rate.share for rate in rates if rate.share is not None]
    return sum(shares, Fraction(0)) / len(shares) if shares else None


@frozen
class Measure:
    """A rate with its name and its definition, as a person reads it one click away."""

    name: str
    label: str
    definition: str
    of: Callable[[Sequence[Cell]], Rate]


MEASURES: tuple[Measure, ...] = (
    Measure("member", N_("Member came"),
            N_("Meetings the member came to in person, of those held while somebody was in post."),
            member_rate),
    Measure("represented", N_("Represented"),
            N_("Meetings the member or a deputy came to, of those held while somebody was in "
               "post."), represented_rate),
    Measure("decision_capable", N_("Able to commit"),
            N_("Meetings with somebody there at the agreed level or above, of those held while "
               "somebody was in post and a level was agreed. A letter of delegation counts."),
            decision_capable_rate),
    Measure("deputy", N_("By deputy"),
            N_("Meetings a deputy came to, of those at which anybody came."), deputy_reliance),
    Measure("silent", N_("Nobody, no apology"),
            N_("Meetings at which nobody came and no apology was given, of those held while "
               "somebody was in post."), silent_absences),
    Measure("part", N_("In part only"),
            N_("Meetings attended in part only, of those attended."), part_attendance),
    Measure("remote", N_("By video or telephone"),
            N_("Meetings attended by video or telephone, of those attended."), remote_attendance),
    Measure("unknown", N_("Level not known"),
            N_("Meetings at which somebody came whose level is not known, of those attended."),
            levels_not_known),
)  # fmt: skip
