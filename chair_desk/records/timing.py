"""The time of a meeting in session: used and left, early or late, and what could give up minutes.

Everything follows from the agenda, the seconds kept with each item, and the clock. Lengths are
taken between instants, so that midnight and summer time change none of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from chair_desk.records.agenda_times import Placed, clock_of, is_taken, minutes_of_day
from chair_desk.records.frozen import frozen
from chair_desk.records.local_time import local, local_date
from chair_desk.records.meetings import AgendaItem, ItemKind, ItemState, Meeting, Purpose
from chair_desk.words import _, ngettext

_MINUTE = 60
_DAY = 24 * 60
_LEAST = 5  # minutes that an item keeps, whatever it gives up
_LIGHT = (Purpose.INFORMATION, Purpose.ASSURANCE, Purpose.DISCUSSION)


@frozen(kw_only=True)
class ItemTime:
    """The time of one item, in minutes. `left` below nothing is time run over.

    `is_left` says that it was begun and left for later.
    """

    item_id: str
    number: str
    planned: int
    used: int
    left: int
    is_current: bool = False
    is_done: bool = False
    is_left: bool = False

    @property
    def over(self) -> int:
        """By how many minutes it ran over, or nothing."""
        return max(0, -self.left)


@frozen(kw_only=True)
class GiveUp:
    """An item that could give up minutes, and how many."""

    item_id: str
    number: str
    minutes: int


@frozen(kw_only=True)
class Timing:
    """How a meeting stands for time at an instant, in minutes; times are "HH:MM", local.

    `planned`, `used` and `left` are of the item being taken, and 0 where there is none.
    `late_by` compares with the agenda, below nothing is early; `over` with the end that was
    announced. `could_give_up` names the likeliest first.
    """

    items: tuple[ItemTime, ...]
    number: str
    planned: int
    used: int
    left: int
    item_ends: str
    late_by: int
    projected_finish: str
    over: int
    could_give_up: tuple[GiveUp, ...]

    def of(self, item_id: str) -> ItemTime | None:
        """Return the time of one item."""
        return next((one for one in self.items if one.item_id == item_id), None)

    @property
    def item_words(self) -> str:
        """Say what is left: "16 minutes left on item 5"."""
        if not self.number:
            return ""
        if self.left < 0:
            words = ngettext(
                "{count} minute over on item {number}",
                "{count} minutes over on item {number}",
                -self.left,
            )
            return words.format(count=-self.left, number=self.number)
        words = ngettext(
            "{count} minute left on item {number}",
            "{count} minutes left on item {number}",
            self.left,
        )
        return words.format(count=self.left, number=self.number)

    @property
    def pace_words(self) -> str:
        """Say how the meeting runs: "Running 3 minutes late, finishing 12:33"."""
        if self.late_by == 0:
            return _("On time, finishing {time}").format(time=self.projected_finish)
        count = abs(self.late_by)
        words = (
            ngettext(
                "Running {count} minute late, finishing {time}",
                "Running {count} minutes late, finishing {time}",
                count,
            )
            if self.late_by > 0
            else ngettext(
                "Running {count} minute early, finishing {time}",
                "Running {count} minutes early, finishing {time}",
                count,
            )
        )
        return words.format(count=count, time=self.projected_finish)

    @property
    def short_pace_words(self) -> str:
        """Say it where there is little room: "3 minutes late, ends 12:33"."""
        if self.late_by == 0:
            return _("On time, ends {time}").format(time=self.projected_finish)
        count = abs(self.late_by)
        words = (
            ngettext("{count} minute late, ends {time}", "{count} minutes late, ends {time}", count)
            if self.late_by > 0
            else ngettext(
                "{count} minute early, ends {time}", "{count} minutes early, ends {time}", count
            )
        )
        return words.format(count=count, time=self.projected_finish)

    @property
    def give_up_words(self) -> str:
        """Say what could give up minutes: "Item 10 could give up 5 minutes."."""
        if not self.could_give_up:
            return ""
        first = self.could_give_up[0]
        words = ngettext(
            "Item {number} could give up {count} minute.",
            "Item {number} could give up {count} minutes.",
            first.minutes,
        )
        return words.format(number=first.number, count=first.minutes)


def seconds_used(item: AgendaItem, now: datetime, *, is_current: bool) -> int:
    """Return the seconds an item has used: what was kept, and what runs now if it is taken.

    An item that was finished and is come back to runs too.
    """
    is_running = is_current and item.state in {ItemState.OPEN, ItemState.DONE}
    if not is_running or item.started_at is None:
        return item.used_seconds
    return item.used_seconds + max(0, (now - item.started_at) // timedelta(seconds=1))


def is_going_on(meeting: Meeting, now: datetime) -> bool:
    """Say whether a meeting began and its planned length has not passed since."""
    if meeting.started_at is None or now < meeting.started_at:
        return False
    minutes = (minutes_of_day(meeting.ends) - minutes_of_day(meeting.starts)) % _DAY
    return now - meeting.started_at < timedelta(minutes=minutes)


def read_timing(meeting: Meeting, placed: Sequence[Placed], now: datetime) -> Timing:
    """Read the time of a meeting. `placed` is its agenda in printing order."""
    taken = [line for line in placed if is_taken(line.item)]
    times = tuple(_item_time(line, meeting.current_item_id, now) for line in taken)
    current = next((one for one in times if one.is_current), None)
    to_come = sum(max(0, one.left) for one in times if not one.is_done and not one.is_current)
    minute = _minute_of(meeting, now)
    finish = minute + to_come + (max(0, current.left) if current and not current.is_done else 0)
    if not meeting.started_at:
        finish = minutes_of_day(meeting.starts) + sum(one.planned for one in times)
    agenda_ends = minutes_of_day(meeting.starts) + sum(
        line.item.planned_minutes for line in taken if not _is_unplanned(line.item)
    )
    over = finish - minutes_of_day(meeting.ends)
    return Timing(
        items=times,
        number=current.number if current else "",
        planned=current.planned if current else 0,
        used=current.used if current else 0,
        left=current.left if current else 0,
        item_ends=clock_of(minute + max(0, current.left)) if current else "",
        late_by=finish - agenda_ends,
        projected_finish=clock_of(finish),
        over=over,
        could_give_up=_could_give_up(taken, times),
    )


def _minute_of(meeting: Meeting, now: datetime) -> int:
    """Return the minutes since midnight of the day a meeting began, on the clock on the wall.

    A meeting that runs past midnight goes on counting; a clock put back to another day does not
    make it early.
    """
    clock = local(now)
    began_on = local_date(meeting.started_at) if meeting.started_at else clock.date()
    days = min(max(0, (clock.date() - began_on).days), 1)
    return days * _DAY + clock.hour * _MINUTE + clock.minute


def _is_unplanned(item: AgendaItem) -> bool:
    """Say whether a break was put in at the meeting: the agenda knew no such time."""
    return item.is_added and item.kind is ItemKind.BREAK


def _item_time(line: Placed, current_item_id: str | None, now: datetime) -> ItemTime:
    item = line.item
    is_current = item.id == current_item_id
    used = seconds_used(item, now, is_current=is_current) // _MINUTE
    return ItemTime(
        item_id=item.id,
        number=line.number,
        planned=item.planned_minutes,
        used=used,
        left=item.planned_minutes - used,
        is_current=is_current,
        is_done=item.state is ItemState.DONE,
        is_left=not is_current and item.state is ItemState.PLANNED and item.started_at is not None,
    )


def _could_give_up(taken: Sequence[Placed], times: Iterable[ItemTime]) -> tuple[GiveUp, ...]:
    """Name the items to come that could be shortened: half of each, never below five minutes.

    Standing items first, because they come back at every meeting; then the lighter purposes;
    of two alike the later. Challenge and decision keep their time.
    """
    found = []
    for at, (line, time) in enumerate(zip(taken, times, strict=True)):
        item = line.item
        spare = min(time.planned // 2, time.planned - _LEAST)
        is_free = item.kind is ItemKind.ITEM and item.purpose in _LIGHT and not time.used
        if time.is_current or time.is_done or not is_free or spare <= 0:
            continue
        rank = (not item.is_standing, _LIGHT.index(item.purpose), -at)
        found.append((rank, GiveUp(item_id=item.id, number=line.number, minutes=spare)))
    return tuple(give_up for _rank, give_up in sorted(found, key=lambda pair: pair[0]))
