"""The clocks of a log: by when an entry is due, and every date in law that one runs against."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING

from chair_desk.catalogue.board_profiles import ChallengeStep
from chair_desk.records.clocks import CLOCK_RULES
from chair_desk.records.frozen import frozen
from chair_desk.records.logs import LogEntry
from chair_desk.services.desk import Desk
from chair_desk.services.log_values import values_of
from chair_desk.words import _

if TYPE_CHECKING:  # a window opens without them
    from chair_desk.catalogue.log_types import LogClock, LogType


@frozen(kw_only=True)
class Deadline:
    """One date that an entry runs against: from when it counts, and when it was met, if it was.

    `working_days` are left until the day, below nothing how many late; None once it is met.
    """

    entry_id: str
    reference: str
    title: str
    log_type: str
    name: str
    label: str
    counted_from: date
    due_on: date
    met_on: date | None = None
    working_days: int | None = None
    source: str = ""

    @property
    def was_late(self) -> bool:
        """Say whether it was met after its day, or is late now."""
        if self.met_on is not None:
            return self.met_on > self.due_on
        return self.working_days is not None and self.working_days < 0

    @property
    def words(self) -> str:
        """Say what is due of which entry: "Rapid review to the national Panel, WM-07"."""
        return f"{_(self.label)}, {self.reference}"


def ladder_of(desk: Desk, kind: LogType, on: date | None = None) -> tuple[ChallengeStep, ...]:
    """Return the steps of a log's ladder on a day, lowest first: its own or the profile's."""
    return desk.profile(on).challenge_steps if kind.has_profile_ladder else kind.steps


def days_at(step: ChallengeStep, values: Mapping[str, str]) -> int | None:
    """Return the working days of a step: of this entry alone where it says, else the ladder's."""
    return own_days(values.get("clock_days", "")).get(step.key, step.working_days)


def own_days(text: str) -> dict[str, int]:
    """Read "at_the_table 10, chief_officer 5"; what cannot be read is left out."""
    found = {}
    for part in text.replace(";", ",").split(","):
        key, _space, days = part.strip().rpartition(" ")
        if key.strip() and days.isdecimal() and int(days) > 0:
            found[key.strip()] = int(days)
    return found


def written_days(days: Mapping[str, int]) -> str:
    """Write the days of steps as an entry keeps them."""
    return ", ".join(f"{key} {count}" for key, count in days.items())


def first_due(desk: Desk, kind: LogType, opened_on: date, values: Mapping[str, str]) -> date | None:
    """Return by when a new entry is due: by its ladder's first step, or by its first clock."""
    if kind.has_ladder:
        steps = ladder_of(desk, kind, opened_on)
        days = days_at(steps[0], values) if steps else None
        if days:
            return desk.working_days().after(opened_on, days)
    for clock in kind.clocks:
        if not clock.is_dated:
            return CLOCK_RULES[clock.rule](opened_on, clock.days, desk.working_days())
    return None


def awaited_states(kind: LogType) -> frozenset[str]:
    """Return the states in which something is awaited by a day: open, and not settled so far."""
    return frozenset(
        state.name for state in kind.states if state.is_awaited and not state.is_closed
    )


def is_owed(desk: Desk, row: LogEntry) -> bool:
    """Say whether the day of an entry still counts: open, awaited, and not answered."""
    kind = desk.shelf.log_type(row.log_type)
    return row.state in awaited_states(kind) and not values_of(row).get("answered_on")


def deadlines(desk: Desk, on: date | None = None, log_type: str = "review") -> list[Deadline]:
    """Return every date in law of the open entries of a log, the next due first."""
    kind = desk.shelf.log_type(log_type)
    rows = desk.rows(LogEntry, log_type=log_type, state=kind.open_states)
    found = [one for row in rows for one in entry_deadlines(desk, row, on)]
    return sorted(found, key=lambda one: (one.due_on, one.reference))


def entry_deadlines(desk: Desk, row: LogEntry, on: date | None = None) -> list[Deadline]:
    """Return the dates that one entry runs against, met and unmet, in the order of days."""
    kind = desk.shelf.log_type(row.log_type)
    values = values_of(row)
    day = on or desk.today()
    regime = desk.profile(row.opened_on or day).name
    found = []
    for clock in kind.clocks:
        start = _counted_from(clock, row, values)
        if clock.is_dated and start and _runs(clock, values, regime):
            found.append(_deadline(desk, row, clock, start, day))
    return sorted(found, key=lambda one: one.due_on)


def _deadline(desk: Desk, row: LogEntry, clock: LogClock, start: date, day: date) -> Deadline:
    due_on = CLOCK_RULES[clock.rule](start, clock.days, desk.working_days())
    met_on = read_day(values_of(row).get(clock.stops_with, ""))
    return Deadline(
        entry_id=row.id,
        reference=row.reference,
        title=row.title,
        log_type=row.log_type,
        name=clock.name,
        label=clock.label,
        counted_from=start,
        due_on=due_on,
        met_on=met_on,
        working_days=None if met_on else desk.working_days().left_until(due_on, day),
        source=clock.source,
    )


def _counted_from(clock: LogClock, row: LogEntry, values: Mapping[str, str]) -> date | None:
    if clock.counts_from in ("", "opened_on"):
        return row.opened_on
    return read_day(values.get(clock.counts_from, ""))


def _runs(clock: LogClock, values: Mapping[str, str], regime: str) -> bool:
    if clock.regimes and regime not in clock.regimes:
        return False
    return not clock.when or values.get(clock.when_column, "") in clock.when


def read_day(text: str) -> date | None:
    """Return the day that a column of an entry holds, None for none."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None
