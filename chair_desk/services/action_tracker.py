"""The tracker: the actions of all bodies by partner, by date or by meeting, and how they stand."""

from __future__ import annotations

import enum
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import groupby
from statistics import median

from chair_desk.records.actions import Action, ActionState, ActionUpdate
from chair_desk.records.between import Between
from chair_desk.records.days_in_words import full_day, month_year
from chair_desk.records.frozen import frozen
from chair_desk.records.meetings import Meeting
from chair_desk.records.people import Appointment, Organisation, Seat
from chair_desk.services.action_follow_up import impacts_due
from chair_desk.services.action_lines import (
    OPEN_STATES,
    ActionLine,
    ActionMark,
    action_lines,
    in_order_of_date,
)
from chair_desk.services.desk import Desk
from chair_desk.services.members import only_in_force
from chair_desk.words import _, ngettext

_NEXT_BOARD = "next board"  # as the lines of the minutes understand it
MOST_CLOSED = 200
_CLOSED = (ActionState.DONE, ActionState.WITHDRAWN)


class GroupedBy(enum.StrEnum):
    """What the actions of the tracker are put together by."""

    PARTNER = "partner"
    DATE = "date"
    MEETING = "meeting"


class Showing(enum.StrEnum):
    """Which actions the tracker shows."""

    OPEN = "open"
    LATE = "late"
    AT_RISK = "at_risk"
    UNDATED = "undated"
    CLOSED = "closed"
    IMPACT = "impact"
    ALL = "all"


@frozen(kw_only=True)
class Slippage:
    """How far dates moved. `median_days` is of the actions whose date moved, None for none."""

    moves: int = 0
    median_days: int | None = None

    @property
    def words(self) -> str:
        """Say it without blame: "dates moved 4 times, 28 days at the median"; or nothing."""
        if not self.moves:
            return ""
        said = ngettext("date moved once", "dates moved {count} times", self.moves)
        if not self.median_days:
            return said.format(count=self.moves)
        days = ngettext("{days} day", "{days} days", self.median_days)
        return _("{moved}, {days} at the median").format(
            moved=said.format(count=self.moves), days=days.format(days=self.median_days)
        )


@frozen(kw_only=True)
class ActionGroup:
    """Some actions under one heading, the longest due first."""

    key: str
    label: str
    lines: tuple[ActionLine, ...]
    slippage: Slippage = Slippage()

    @property
    def open(self) -> int:
        """Count those that are open."""
        return sum(line.action.state in OPEN_STATES for line in self.lines)

    @property
    def late(self) -> int:
        """Count those that are late."""
        return sum(line.mark is ActionMark.LATE for line in self.lines)


@frozen(kw_only=True)
class Standings:
    """How the actions of a board stand: counts for the sentence at the head.

    `closed` and `with_evidence` count what was closed as done in the reporting year; one with
    no word of what shows it is closed without evidence.
    """

    open: int
    late: int
    undated: int
    next_board: int
    impacts: int
    most_late: tuple[str, int]
    closed: int
    with_evidence: int

    @property
    def words(self) -> str:
        """Say it in a line, neutral and in full."""
        said = [_("{count} open.").format(count=self.open)]
        if self.late:
            said.append(self._late_words())
        if self.undated:
            words = ngettext("{count} has no date.", "{count} have no date.", self.undated)
            said.append(words.format(count=self.undated))
        if self.next_board:
            words = ngettext("{count} waits", "{count} wait", self.next_board)
            waits = words.format(count=self.next_board)
            said.append(_("{count} for the next board.").format(count=waits))
        if self.closed:
            words = _("{count} closed this year, {evidence} with evidence.")
            said.append(words.format(count=self.closed, evidence=self.with_evidence))
        if self.impacts:
            words = ngettext(
                "Ask what difference {count} made.",
                "Ask what difference {count} of them made.", self.impacts,
            )  # fmt: skip
            said.append(words.format(count=self.impacts))
        return " ".join(said)

    def _late_words(self) -> str:
        partner, count = self.most_late
        late = ngettext("{count} is late", "{count} are late", self.late).format(count=self.late)
        if not partner:
            return f"{late}."
        return _("{late}, {count} of them with {partner}.").format(
            late=late, count=count, partner=partner
        )


@frozen(kw_only=True)
class Tracker:
    """What is shown, in groups, how all actions stand, and all that are open."""

    groups: tuple[ActionGroup, ...]
    standings: Standings
    opened: tuple[ActionLine, ...] = ()


def tracker(
    desk: Desk,
    *,
    by: GroupedBy = GroupedBy.PARTNER,
    showing: Showing = Showing.OPEN,
    organisation_id: str | None = None,
    most_closed: int = MOST_CLOSED,
    also_id: str = "",
) -> Tracker:
    """Return the actions of all bodies; closed ones are read only where they are shown.

    With `organisation_id` only those of one partner are shown; the standings are of all. Of
    closed ones the latest `most_closed` are read, and the one of `also_id` however old.

    An action of a person belongs to the partner whose seat they hold today. Partners with
    most late come first, then in their own order; what belongs to nobody comes last.
    """
    rows = desk.rows(Action, state=OPEN_STATES)
    closed = _closed_ones(desk, showing, most_closed, also_id)
    lines = with_partners(desk, action_lines(desk, [*rows, *closed], desk.today()))
    return put_together(
        desk, lines[: len(rows)], lines[len(rows) :],
        by=by, showing=showing, organisation_id=organisation_id,
    )  # fmt: skip


def put_together(
    desk: Desk,
    opened: Sequence[ActionLine],
    closed: Sequence[ActionLine],
    *,
    by: GroupedBy,
    showing: Showing,
    organisation_id: str | None,
) -> Tracker:
    """Return the tracker of lines that were read: all that are open, and the closed ones shown."""
    shown = [*(line for line in opened if _is_shown(line, showing)), *closed]
    if organisation_id:
        shown = [
            line for line in shown if line.organisation and line.organisation.id == organisation_id
        ]
    groups = _GROUPS[by](desk, in_order_of_date(shown))
    standings = _standings(desk, opened)
    return Tracker(groups=tuple(groups), standings=standings, opened=tuple(opened))


def open_by_partner(desk: Desk, found: Tracker) -> list[ActionGroup]:
    """Return all open actions by partner, of those that a tracker read."""
    return _by_partner(desk, in_order_of_date(list(found.opened)))


def _closed_ones(desk: Desk, showing: Showing, most: int, also_id: str) -> list[Action]:
    """Return the closed actions that are shown beside the open ones, or alone."""
    if showing is Showing.IMPACT:
        return impacts_due(desk)
    if showing not in {Showing.CLOSED, Showing.ALL}:
        return []
    by = Between(last=desk.today(), leads=True)
    rows = desk.rows(Action, order=("-closed_on",), most=most, state=_CLOSED, closed_on=by)
    if also_id and all(row.id != also_id for row in rows):
        rows += desk.rows(Action, id=also_id, state=_CLOSED)
    return rows


def _is_shown(line: ActionLine, showing: Showing) -> bool:
    if showing is Showing.LATE:
        return line.mark is ActionMark.LATE
    if showing is Showing.AT_RISK:
        return line.mark is ActionMark.AT_RISK
    if showing is Showing.UNDATED:
        return line.action.due_on is None
    return showing not in (Showing.CLOSED, Showing.IMPACT)


def with_partners(desk: Desk, lines: Sequence[ActionLine]) -> list[ActionLine]:
    """Return the lines with the partner of the lead owner where the action names none."""
    without = [line.action for line in lines if line.organisation is None]
    wanted = {row.owner_id for row in without} - {None}
    posts = {row.seat_id for row in without} - {None}
    if not wanted and not posts:
        return list(lines)
    held = only_in_force(desk.rows(Appointment, person_id=wanted), desk.today())
    seat_ids = {row.seat_id for row in held} | posts
    seats = {row.id: row for row in desk.rows(Seat, id=seat_ids)}
    partners = {row.id: row for row in desk.rows(Organisation)}
    found: dict[str | None, Organisation] = {}
    for owner_id, seat_id in [*((row.person_id, row.seat_id) for row in held),
                              *((one, one) for one in posts)]:  # fmt: skip
        seat = seats.get(seat_id or "")
        partner = partners.get(seat.organisation_id or "") if seat else None
        if partner is not None:
            found.setdefault(owner_id, partner)
    return [_with_partner(line, found) for line in lines]


def _with_partner(line: ActionLine, found: Mapping[str | None, Organisation]) -> ActionLine:
    if line.organisation is not None:
        return line
    partner = found.get(line.action.owner_id or line.action.seat_id)
    return replace(line, organisation=partner) if partner else line


# ------------------------------------------------------------------ groups


def _by_partner(desk: Desk, lines: Sequence[ActionLine]) -> list[ActionGroup]:
    held: dict[str, list[ActionLine]] = defaultdict(list)
    names: dict[str, str] = {}
    places: dict[str, int] = {}
    for line in lines:
        partner = line.organisation
        key = partner.id if partner else ""
        names[key] = partner.name if partner else _("No partner")
        held[key].append(line)
    for place, row in enumerate(desk.rows(Organisation, order=("place", "name", "id"))):
        places[row.id] = place
    moved = _moves(desk, lines)
    groups = [
        ActionGroup(key=key, label=names[key], lines=tuple(found), slippage=_slipped(found, moved))
        for key, found in held.items()
    ]
    return sorted(
        groups, key=lambda one: (not one.key, -one.late, places.get(one.key, len(places)))
    )


def _moves(desk: Desk, lines: Sequence[ActionLine]) -> Counter[str]:
    ids = [line.action.id for line in lines]
    moved = desk.file.columns(ActionUpdate, ("action_id",), action_id=ids, due_after=Between())
    return Counter(action_id for (action_id,) in moved)


def _slipped(lines: Iterable[ActionLine], moved: Counter[str]) -> Slippage:
    rows = [line.action for line in lines if moved[line.action.id]]
    days = [(row.due_on - row.first_due_on).days for row in rows if row.due_on and row.first_due_on]
    return Slippage(
        moves=sum(moved[row.id] for row in rows),
        median_days=round(median(days)) if days else None,
    )


def _by_date(desk: Desk, lines: Sequence[ActionLine]) -> list[ActionGroup]:
    groups = []
    for label, found in groupby(lines, _month):
        groups.append(ActionGroup(key=label, label=label, lines=tuple(found)))
    return groups


def _month(line: ActionLine) -> str:
    return month_year(line.action.due_on) if line.action.due_on else _("No date")


def _by_meeting(desk: Desk, lines: Sequence[ActionLine]) -> list[ActionGroup]:
    ids = {line.action.meeting_id for line in lines} - {None}
    meetings = desk.rows(Meeting, id=ids, order=("-held_on", "id"))
    held: dict[str, list[ActionLine]] = defaultdict(list)
    for line in lines:
        held[line.action.meeting_id or ""].append(line)
    groups = [
        ActionGroup(key=row.id, label=full_day(row.held_on), lines=tuple(held.pop(row.id)))
        for row in meetings
    ]
    if rest := [line for found in held.values() for line in found]:
        groups.append(ActionGroup(key="", label=_("Made at no meeting"), lines=tuple(rest)))
    return groups


_GROUPS: dict[GroupedBy, Callable[[Desk, Sequence[ActionLine]], list[ActionGroup]]] = {
    GroupedBy.PARTNER: _by_partner,
    GroupedBy.DATE: _by_date,
    GroupedBy.MEETING: _by_meeting,
}


# ------------------------------------------------------------------ how all stand


def _standings(desk: Desk, opened: Sequence[ActionLine]) -> Standings:
    late = [line for line in opened if line.mark is ActionMark.LATE]
    whose = Counter(line.organisation.name for line in late if line.organisation)
    first = next(iter(whose.most_common(1)), ("", 0))
    closed = desk.file.columns(
        Action, ("evidence",), state=ActionState.DONE, closed_on=_year_so_far(desk)
    )
    waiting = sum(is_for_next_board(line.action) for line in opened)
    return Standings(
        open=len(opened),
        late=len(late),
        undated=sum(line.action.due_on is None for line in opened) - waiting,
        next_board=waiting,
        impacts=len(impacts_due(desk)),
        most_late=first if first[1] > 1 else ("", 0),
        closed=len(closed),
        with_evidence=sum(bool(evidence.strip()) for (evidence,) in closed),
    )


def is_for_next_board(action: Action) -> bool:
    """Say whether an action is due at the next board and the day of that is not known."""
    return action.due_on is None and _NEXT_BOARD in action.due_words.casefold()


def _year_so_far(desk: Desk) -> Between:
    """Return the days of the reporting year up to today."""
    today = desk.today()
    month, day = desk.profile().year_begins
    begins = date(today.year, month, day)
    first = begins if begins <= today else date(today.year - 1, month, day)
    return Between(first=first, last=today, leads=True)
