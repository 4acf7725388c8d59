"""Actions as a list shows them: whose, how late, and which mark they bear."""

from __future__ import annotations

import dataclasses
import enum
from collections import defaultdict
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache
from typing import Any

from chair_desk.records.actions import Action, ActionOwner, ActionState, ActionUpdate
from chair_desk.records.between import Between
from chair_desk.records.days_in_words import working_days_words
from chair_desk.records.frozen import filler, frozen
from chair_desk.records.meetings import Meeting, MeetingState
from chair_desk.records.people import Organisation, Person
from chair_desk.services.action_owners import OwnerNames, owner_names
from chair_desk.services.checks import existing
from chair_desk.services.desk import Desk
from chair_desk.services.diary import meetings
from chair_desk.words import N_, _, ngettext

OPEN_STATES = (ActionState.OPEN, ActionState.AT_RISK)
_AHEAD = (MeetingState.DRAFT, MeetingState.AGENDA_ISSUED)
_SOON = 5  # working days; due within them and nothing said of it is at risk


class ActionMark(enum.StrEnum):
    """The mark an action bears in a list. Late follows from the date and is kept nowhere."""

    LATE = "late"
    AT_RISK = "at_risk"
    ON_TRACK = "on_track"
    NOT_STARTED = "not_started"
    DONE = "done"
    WITHDRAWN = "withdrawn"


MARK_WORDS = {
    ActionMark.LATE: N_("Late"),
    ActionMark.AT_RISK: N_("At risk"),
    ActionMark.ON_TRACK: N_("On track"),
    ActionMark.NOT_STARTED: N_("Not started"),
    ActionMark.DONE: N_("Done"),
    ActionMark.WITHDRAWN: N_("Withdrawn"),
}


@frozen(kw_only=True)
class ActionLine:
    """An action as a list shows it. `owners` have the lead first.

    `working_days` is how many are left, below nothing how many late; None without a date and
    once it is closed.
    `last` is the last thing said of it. `owners` are people; `names` say posts and agencies too.
    """

    action: Action
    mark: ActionMark
    owners: tuple[Person, ...] = ()
    organisation: Organisation | None = None
    working_days: int | None = None
    last: ActionUpdate | None = None
    names: tuple[str, ...] = ()
    short_names: tuple[str, ...] = ()
    own_words: str = ""

    @property
    def mark_words(self) -> str:
        """Say the mark, in the words of the board where it has its own."""
        return self.own_words or _(MARK_WORDS[self.mark])

    @property
    def owner_words(self) -> str:
        """Say who owes it, the lead first: people, posts, agencies, else the words used."""
        return ", ".join(self.names) or self._otherwise

    @property
    def short_owner_words(self) -> str:
        """Say who owes it in a narrow column: "ACC Thornbury"."""
        return ", ".join(self.short_names) or self._otherwise

    @property
    def _otherwise(self) -> str:
        return self.action.owner_words or (self.organisation.name if self.organisation else "")

    @property
    def days_words(self) -> str:
        """Say how long: "34 late", "13 left", in working days."""
        if self.working_days is None:
            return ""
        if self.mark is ActionMark.LATE:
            return _("{count} late").format(count=max(1, -self.working_days))
        return _("{count} left").format(count=max(0, self.working_days))

    @property
    def late_words(self) -> str:
        """Say in a sentence how late it is: "5 days late"; nothing where it is not."""
        if self.mark is not ActionMark.LATE or self.working_days is None:
            return ""
        count = max(1, -self.working_days)
        return ngettext("{count} day late", "{count} days late", count).format(count=count)

    @property
    def working_days_late_words(self) -> str:
        """Say the same to a partner, who cannot see what is counted: "5 working days late"."""
        if not self.late_words or self.working_days is None:
            return ""
        return working_days_words(min(-1, self.working_days))


def open_actions(
    desk: Desk, body_id: str | None = None, on: date | None = None
) -> list[ActionLine]:
    """Return the open actions, of one body or of all, the longest due first, undated last.

    An action made at no meeting belongs to every body.
    """
    rows = desk.rows(Action, state=OPEN_STATES)
    if body_id:
        ids = {meeting.id for meeting in meetings(desk, body_id)}
        rows = [row for row in rows if row.meeting_id is None or row.meeting_id in ids]
    return in_order_of_date(action_lines(desk, rows, on))


def actions(desk: Desk, on: date | None = None, **equal: Any) -> list[ActionLine]:
    """Return actions whose columns equal what is given, all of them for nothing."""
    return in_order_of_date(action_lines(desk, desk.rows(Action, **equal), on))


def action_line(desk: Desk, action_id: str, on: date | None = None) -> ActionLine:
    """Return one action as a list shows it.

    Raises:
        Refused: It is no longer there.
    """
    return action_lines(desk, [existing(desk, Action, action_id)], on)[0]


def in_order_of_date(lines: list[ActionLine]) -> list[ActionLine]:
    """Put actions in the order of their dates, undated last."""
    return sorted(
        lines,
        key=lambda line: (
            line.action.due_on is None,
            line.action.due_on or date.max,
            line.action.reference,
        ),
    )


def action_lines(desk: Desk, rows: Sequence[Action], on: date | None) -> list[ActionLine]:
    """Return these actions as a list shows them on a day, today if none is given."""
    day = on or desk.today()
    ids = [row.id for row in rows]
    shared: dict[str, list[ActionOwner]] = defaultdict(list)
    for owner in desk.rows(ActionOwner, action_id=ids, order=("place", "id")):
        shared[owner.action_id].append(owner)
    said = _last_said(desk, ids)
    every = [one for some in shared.values() for one in some]
    named = {one.person_id for one in every} | {row.owner_id for row in rows}
    people = {row.id: row for row in desk.rows(Person, id={one for one in named if one})}
    partners = {row.id: row for row in desk.rows(Organisation)}
    known = owner_names(desk, rows, every, day)
    own_words = desk.profile(day).action_words
    since = _last_board(desk, day)
    calendar, names = desk.working_days(), _Names(known)
    days_left = cache(lambda due_on: calendar.left_until(due_on, day))  # many are due on one day
    lines = []
    for row in rows:
        owner_ids = dict.fromkeys(
            (row.owner_id, *(one.person_id for one in shared.get(row.id, ())))
        )
        last = said.get(row.id)
        is_open = row.state in OPEN_STATES
        left = days_left(row.due_on) if row.due_on and is_open else None
        in_full, in_short = names.of(row, shared.get(row.id, ()))
        lines.append(
            ActionLine(
                action=row,
                mark=(mark := _mark(row, last, left, (day, since))),
                owners=tuple(people[one] for one in owner_ids if one in people),
                names=in_full,
                short_names=in_short,
                own_words=own_words.get(mark.value, ""),
                organisation=partners.get(row.organisation_id or ""),
                working_days=left,
                last=last,
            )
        )
    return lines


_OF_UPDATE = tuple(each.name for each in dataclasses.fields(ActionUpdate))
_WHOSE = _OF_UPDATE.index("action_id")


def _last_said(desk: Desk, ids: Sequence[str]) -> dict[str, ActionUpdate]:
    """Return the last thing said of each of these actions; of those before no record is made."""
    rows = desk.file.columns(ActionUpdate, _OF_UPDATE, action_id=ids, order=("said_on",))
    last = {row[_WHOSE]: row for row in rows}
    return {key: _as_update(row) for key, row in last.items()}


_as_update = filler(ActionUpdate, _OF_UPDATE)


class _Names:
    """Who owns an action, in full and in short; worked out once for each owner alone."""

    def __init__(self, known: OwnerNames) -> None:
        self._known = known
        self._alone: dict[tuple[str | None, ...], tuple[tuple[str, ...], tuple[str, ...]]] = {}

    def of(
        self, row: Action, shared: Sequence[ActionOwner]
    ) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Return the names in full and those in short, the lead first."""
        if shared:
            return self._both(row, shared)
        key = (row.owner_id, row.seat_id, row.organisation_id, row.owner_words)
        if key not in self._alone:
            self._alone[key] = self._both(row, ())
        return self._alone[key]

    def _both(
        self, row: Action, shared: Sequence[ActionOwner]
    ) -> tuple[tuple[str, ...], tuple[str, ...]]:
        return (
            _names(row, shared, self._known, is_short=False),
            _names(row, shared, self._known, is_short=True),
        )


def _names(
    row: Action, shared: Sequence[ActionOwner], known: OwnerNames, *, is_short: bool
) -> tuple[str, ...]:
    """Return who owns an action, the lead first; an agency alone is said by its own name."""
    supporting = [known.of(one, is_short=is_short) for one in shared]
    is_agency_alone = not (row.owner_id or row.seat_id) and not supporting
    lead = "" if is_agency_alone else row.owner_words or known.of(row, is_short=is_short)
    if row.owner_id or row.seat_id:
        lead = known.of(row, is_short=is_short)
    return tuple(dict.fromkeys(one for one in (lead, *supporting) if one))


def _last_board(desk: Desk, day: date) -> date:
    """Return the day of the last meeting that was held before a day."""
    held = [one for one in MeetingState if one not in _AHEAD]
    before = Between(last=day - timedelta(days=1))
    rows = desk.rows(Meeting, order=("-held_on",), most=1, state=held, held_on=before)
    return rows[0].held_on if rows else date.min


def _mark(
    row: Action, last: ActionUpdate | None, left: int | None, when: tuple[date, date]
) -> ActionMark:
    day, since = when
    if row.state in {ActionState.DONE, ActionState.WITHDRAWN}:
        return ActionMark(row.state.value)
    if row.due_on is not None and row.due_on < day:
        return ActionMark.LATE
    is_fresh = last is not None and last.said_on is not None and last.said_on >= since
    if row.state is ActionState.AT_RISK or (left is not None and left <= _SOON and not is_fresh):
        return ActionMark.AT_RISK
    if is_fresh:
        return ActionMark.ON_TRACK
    return ActionMark.NOT_STARTED
