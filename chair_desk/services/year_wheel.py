"""The year of a board: what falls when, and what it has not considered for twelve months."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from chair_desk.catalogue.duties import StandingDuty
from chair_desk.records.between import Between
from chair_desk.records.days_in_words import day_month, month_year
from chair_desk.records.folding import folded
from chair_desk.records.frozen import frozen
from chair_desk.records.meetings import AgendaItem, ItemKind, ItemState, Meeting, MeetingState
from chair_desk.services.boards import bodies, main_body
from chair_desk.services.desk import Desk
from chair_desk.services.diary import SOONEST
from chair_desk.services.statutory_dates import statutory_dates, year_words
from chair_desk.words import _

MEETING, DUTY, DUE = "meeting", "duty", "due"
_AHEAD = (MeetingState.DRAFT, MeetingState.AGENDA_ISSUED)
_HELD = tuple(state for state in MeetingState if state not in _AHEAD)
_MONTHS = 12
_LOOK_BACK = 36


@frozen(kw_only=True)
class WheelEntry:
    """Something in a month: a meeting, what is due, or a duty that usually comes then.

    `on` is None for a duty, which has a month and no day. `page` and `record` are what it opens.
    """

    kind: str
    words: str
    on: date | None = None
    page: str = ""
    record: tuple[str, str] | None = None


@frozen(kw_only=True)
class WheelMonth:
    """One month of the year, from its first day."""

    first: date
    entries: tuple[WheelEntry, ...]

    @property
    def label(self) -> str:
        """Name the month: "November 2026"."""
        return month_year(self.first)


@frozen(kw_only=True)
class DutyLine:
    """A standing duty: when the board last considered it, and whether that is too long ago.

    `next_on` is the day of the meeting whose agenda already holds it. `words` say all of it.
    """

    duty: StandingDuty
    words: str
    is_neglected: bool
    last_on: date | None = None
    last_item_id: str = ""
    last_meeting_id: str = ""
    next_on: date | None = None
    next_meeting_id: str = ""


@frozen(kw_only=True)
class YearWheel:
    """A reporting year month by month, and the standing duties of the board."""

    label: str
    months: tuple[WheelMonth, ...]
    duties: tuple[DutyLine, ...]

    @property
    def neglected(self) -> tuple[DutyLine, ...]:
        """The duties that nobody considered for as long as they may wait."""
        return tuple(line for line in self.duties if line.is_neglected)


def year_wheel(desk: Desk, on: date | None = None) -> YearWheel:
    """Return the reporting year that a day falls in, from its first month to its last."""
    ends_on = desk.profile(on).year_ends_on(on or desk.today())
    first = _months_before(ends_on, _MONTHS - 1)
    firsts = [_months_before(ends_on, back) for back in reversed(range(_MONTHS))]
    entries = [*_meetings(desk, first, ends_on), *_due(desk, first, ends_on)]
    usual = desk.profile(on).duties
    months = []
    for begins in firsts:
        here = [one for one in entries if one.on and _same_month(one.on, begins)]
        here += [_usual(duty) for duty in usual if duty.month == begins.month]
        here.sort(key=lambda one: (one.on is None, one.on or date.max, one.words))
        months.append(WheelMonth(first=begins, entries=tuple(here)))
    return YearWheel(
        label=year_words(ends_on), months=tuple(months), duties=tuple(duty_lines(desk))
    )


def _months_before(day: date, months: int) -> date:
    total = day.year * _MONTHS + day.month - 1 - months
    return date(total // _MONTHS, total % _MONTHS + 1, 1)


def _same_month(day: date, first: date) -> bool:
    return (day.year, day.month) == (first.year, first.month)


def _meetings(desk: Desk, first: date, last: date) -> Iterator[WheelEntry]:
    names = {body.id: body.name for body in bodies(desk)}
    for meeting in desk.rows(Meeting, order=SOONEST, held_on=Between(first=first, last=last)):
        name = names.get(meeting.body_id, _("Meeting"))
        yield WheelEntry(
            kind=MEETING,
            on=meeting.held_on,
            words=_("{body} meets").format(body=name),
            page="agenda" if meeting.state in _AHEAD else "minutes",
            record=("meeting", meeting.id),
        )


def _due(desk: Desk, first: date, last: date) -> Iterator[WheelEntry]:
    for line in statutory_dates(desk):
        if first <= line.on <= last:
            yield WheelEntry(
                kind=DUE, on=line.on, words=line.words, page=line.page, record=line.record
            )


def _usual(duty: StandingDuty) -> WheelEntry:
    return WheelEntry(kind=DUTY, words=_(duty.title))


# ------------------------------------------------------------------ what was considered


def duty_lines(desk: Desk) -> list[DutyLine]:
    """Return the standing duties of the board, neglected ones first, else as in its profile.

    A duty counts as considered where the title of an item that was taken holds one of its
    words. A board that has met for less time than a duty may wait has neglected nothing.
    """
    duties = desk.profile().duties
    if not duties:
        return []
    body, today = main_body(desk), desk.today()
    since = _months_before(today, _LOOK_BACK)
    held = desk.rows(
        Meeting, order=("-held_on",), body_id=body.id, state=_HELD,
        held_on=Between(first=since, last=today),
    )  # fmt: skip
    coming = desk.rows(
        Meeting, order=SOONEST, most=4, body_id=body.id, state=_AHEAD,
        held_on=Between(first=today),
    )  # fmt: skip
    begun = desk.rows(Meeting, order=SOONEST, most=1, body_id=body.id, state=_HELD)
    seen = _Seen(
        held, coming, _titles(desk, [*held, *coming]), begun[0].held_on if begun else today
    )
    lines = [_duty_line(duty, seen, today) for duty in duties]
    return sorted(lines, key=lambda line: not line.is_neglected)


_Titles = dict[str, list[tuple[str, str]]]


def _titles(desk: Desk, meetings: list[Meeting]) -> _Titles:
    """Return the folded titles of the items of business by meeting, each with its id."""
    found: _Titles = {}
    rows = desk.rows(AgendaItem, meeting_id=[row.id for row in meetings], kind=ItemKind.ITEM)
    for row in rows:
        if row.state is not ItemState.DEFERRED:
            said = folded(f"{row.title} {row.closed_title}")
            found.setdefault(row.meeting_id, []).append((said, row.id))
    return found


@frozen
class _Seen:
    """What was read once for all duties: meetings held and to come, and their titles."""

    held: list[Meeting]
    coming: list[Meeting]
    titles: _Titles
    first_on: date


def _duty_line(duty: StandingDuty, seen: _Seen, today: date) -> DutyLine:
    last, item_id = _first_with(duty, seen.held, seen.titles)
    following, _item = _first_with(duty, seen.coming, seen.titles)
    long_ago = today - timedelta(days=duty.every_months * 365 // _MONTHS)
    is_old = last is None or last.held_on < long_ago
    is_neglected = is_old and seen.first_on < long_ago
    said = _said(last, following, seen.first_on if is_neglected else None)
    return DutyLine(
        duty=duty,
        words=said,
        is_neglected=is_neglected,
        last_on=last.held_on if last else None,
        last_item_id=item_id,
        last_meeting_id=last.id if last else "",
        next_on=following.held_on if following else None,
        next_meeting_id=following.id if following else "",
    )


def _first_with(
    duty: StandingDuty, meetings: list[Meeting], titles: _Titles
) -> tuple[Meeting | None, str]:
    wanted = [folded(title) for title in duty.titles]
    for meeting in meetings:
        for title, item_id in titles.get(meeting.id, ()):
            if any(words in title for words in wanted):
                return meeting, item_id
    return None, ""


def _said(last: Meeting | None, following: Meeting | None, since: date | None) -> str:
    """Say when it was considered; `since` is the first meeting of a record that never shows it."""
    if last is not None:
        said = _("last considered in {month}").format(month=month_year(last.held_on))
    elif since is not None:
        said = _("not considered since {month}").format(month=month_year(since))
    else:
        said = _("not considered yet")
    if following is None:
        return said
    return _("{said}; on the agenda of {day}").format(said=said, day=day_month(following.held_on))
