"""What will come back after a meeting, and why: looked over before it is closed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from chair_desk.records.audience import Audience
from chair_desk.records.carried import Carried, Reason
from chair_desk.records.days_in_words import day_beside
from chair_desk.records.frozen import frozen
from chair_desk.records.meetings import (
    AgendaItem,
    ItemKind,
    ItemState,
    Meeting,
    MeetingKind,
    MeetingState,
)
from chair_desk.services.agenda_places import placed_items, siblings_of
from chair_desk.services.carried import carried_by
from chair_desk.services.carry_forward import minutes_to_confirm, not_reached, waiting_from
from chair_desk.services.checks import existing
from chair_desk.services.desk import Desk
from chair_desk.services.diary import earlier_meetings, later_meetings
from chair_desk.services.next_date import suggested_next
from chair_desk.services.ratifying import ratified_on
from chair_desk.words import N_, _

if TYPE_CHECKING:
    from chair_desk.records.actions import Action
    from chair_desk.records.minutes import Decision
    from chair_desk.services.action_lines import ActionLine
    from chair_desk.services.logs import LogLine

AHEAD = (MeetingState.DRAFT, MeetingState.AGENDA_ISSUED)
REASON_WORDS: Mapping[Reason, str] = {
    Reason.MINUTES: N_("Minutes to confirm"),
    Reason.DEFERRED: N_("Deferred"),
    Reason.NOT_REACHED: N_("Not reached"),
    Reason.RATIFY: N_("To ratify"),
    Reason.CHALLENGE: N_("Challenges without an answer"),
    Reason.ACTION: N_("Open actions"),
    Reason.STANDING: N_("On every agenda"),
}


@frozen(kw_only=True)
class ComesBack:
    """One thing that a meeting leaves open. `why` is a sentence; `name` is "7" or "A-124".

    `to_meeting_id` is where it comes back, nothing where no meeting is planned. `usual` is what
    holds unless somebody chooses otherwise. `audience` says who may see the words on a screen.
    """

    reason: Reason
    record_id: str
    name: str
    title: str
    why: str
    comes_back: bool = True
    usual: bool = True
    to_meeting_id: str | None = None
    audience: Audience = Audience.PUBLIC

    @property
    def key(self) -> tuple[Reason, str]:
        """What a choice about it is kept under."""
        return self.reason, self.record_id


@frozen(kw_only=True)
class Ending:
    """What a meeting leaves open, in order, the meetings that are planned, and a day to meet.

    `suggested_on` is the day on which the calendar would have the next meeting, where none is
    planned.
    """

    meeting: Meeting
    lines: tuple[ComesBack, ...]
    planned: tuple[Meeting, ...]
    suggested_on: date | None = None


def ending(desk: Desk, meeting_id: str) -> Ending:
    """Say what comes back after a meeting, with what was chosen when it was closed before.

    Raises:
        Refused: There is no such meeting any more.
    """
    meeting = existing(desk, Meeting, meeting_id)
    planned = planned_after(desk, meeting)
    target = usual_target(planned)
    chosen = carried_by(desk, meeting_id)
    lines = [
        _as_chosen(replace(line, to_meeting_id=target.id if target else None), chosen, planned)
        for line in _lines(desk, meeting, target)
    ]
    return Ending(
        meeting=meeting,
        lines=tuple(lines),
        planned=planned,
        suggested_on=None if planned else suggested_next(desk, meeting),
    )


def planned_after(desk: Desk, meeting: Meeting) -> tuple[Meeting, ...]:
    """Return the meetings of the body after this one that have not begun, soonest first."""
    return tuple(row for row in later_meetings(desk, meeting) if row.state in AHEAD)


def usual_target(planned: Iterable[Meeting]) -> Meeting | None:
    """Return where things come back: the next ordinary meeting, else the next of any kind."""
    rows = list(planned)
    ordinary = [row for row in rows if row.kind is MeetingKind.ORDINARY]
    return next(iter(ordinary or rows), None)


def _as_chosen(
    line: ComesBack, chosen: Mapping[tuple[Reason, str], Carried], planned: Iterable[Meeting]
) -> ComesBack:
    row = chosen.get(line.key)
    if row is None or not row.is_chosen:
        return line
    ids = {meeting.id for meeting in planned}
    to_id = row.to_meeting_id if row.to_meeting_id in ids else line.to_meeting_id
    return replace(line, comes_back=row.comes_back, to_meeting_id=to_id)


def _lines(desk: Desk, meeting: Meeting, target: Meeting | None) -> Iterator[ComesBack]:
    yield from _minutes(desk, meeting)
    yield from _items(desk, meeting)
    yield from _to_ratify(desk, meeting)
    yield from _challenges(desk, meeting)
    yield from _actions(desk, meeting)
    yield from _standing(desk, meeting, target)


def _minutes(desk: Desk, meeting: Meeting) -> Iterator[ComesBack]:
    """Yield the minutes that the next meeting confirms: those before, then those of this one."""
    waits = [row for row in minutes_to_confirm(desk, meeting) if row.state not in AHEAD]
    for row in [*waits, meeting]:
        is_this = row.id == meeting.id
        yield ComesBack(
            reason=Reason.MINUTES,
            record_id=row.id,
            name="",
            title=_("Minutes of {date}").format(date=day_beside(row.held_on, meeting.held_on)),
            why=_("The next meeting confirms them.") if is_this else _("Not confirmed yet."),
        )


def _items(desk: Desk, meeting: Meeting) -> Iterator[ComesBack]:
    numbers = {line.item.id: line.number for line in placed_items(desk, meeting.id)}
    earlier = [row.id for row in reversed(earlier_meetings(desk, meeting))]
    dates = {row.id: row.held_on for row in earlier_meetings(desk, meeting)}
    here = desk.rows(AgendaItem, id=_dropped_here(desk, meeting), state=ItemState.DEFERRED)
    found = [*waiting_from(desk, [*earlier, meeting.id]), *here]
    for row in {row.id: row for row in found}.values():
        words = _deferred_words(meeting, dates.get(row.meeting_id))
        yield _item(row, Reason.DEFERRED, numbers, words)
    for row in not_reached(desk, meeting.id):
        if not row.is_standing:
            words = _("Begun and left.") if row.used_seconds else _("The meeting did not reach it.")
            yield _item(row, Reason.NOT_REACHED, numbers, words)


def _dropped_here(desk: Desk, meeting: Meeting) -> list[str]:
    """Return what this very closing dropped before: it is offered again, as it was chosen."""
    reasons = (Reason.DEFERRED, Reason.NOT_REACHED)
    rows = desk.rows(Carried, meeting_id=meeting.id, comes_back=False, reason=reasons)
    return [row.record_id for row in rows]


def _deferred_words(meeting: Meeting, since: date | None) -> str:
    if since is None:
        return _("Deferred today.")
    return _("Deferred on {date}, and on no agenda since.").format(
        date=day_beside(since, meeting.held_on)
    )


def _item(
    row: AgendaItem, reason: Reason, numbers: Mapping[str, str], why: str, *, usual: bool = True
) -> ComesBack:
    return ComesBack(
        reason=reason,
        record_id=row.id,
        name=numbers.get(row.id, ""),
        title=row.title,
        why=why,
        comes_back=usual,
        usual=usual,
        audience=row.audience,
    )


def _to_ratify(desk: Desk, meeting: Meeting) -> Iterator[ComesBack]:
    for row in inquorate_decisions(desk, meeting):
        yield ComesBack(
            reason=Reason.RATIFY,
            record_id=row.id,
            name=row.reference,
            title=row.text,
            why=_("Taken without a quorum: a recommendation until ratified."),
            audience=row.audience,
        )


def inquorate_decisions(desk: Desk, meeting: Meeting) -> list[Decision]:
    """Return the decisions up to a meeting that wait to be ratified, and were not dropped."""
    from chair_desk.records.minutes import Decision

    earlier = [row.id for row in earlier_meetings(desk, meeting)]
    dropped = {
        row.record_id
        for row in desk.rows(Carried, reason=Reason.RATIFY, comes_back=False, meeting_id=earlier)
    }
    rows = desk.rows(Decision, meeting_id=[*earlier, meeting.id], is_inquorate=True)
    settled = dropped | set(ratified_on(desk, [row.id for row in rows]))
    return sorted((row for row in rows if row.id not in settled), key=lambda row: row.reference)


def _challenges(desk: Desk, meeting: Meeting) -> Iterator[ComesBack]:
    for line in unanswered(desk, meeting):
        who = _("No answer yet")
        if line.organisation is not None:
            partner = line.organisation.short_name or line.organisation.name
            who = _("{partner} has not answered").format(partner=partner)
        yield ComesBack(
            reason=Reason.CHALLENGE,
            record_id=line.entry.id,
            name=line.entry.reference,
            title=line.entry.title,
            why=f"{who}, {line.days_words}." if line.days_words else f"{who}.",
            audience=line.entry.audience,
        )


def unanswered(desk: Desk, meeting: Meeting) -> list[LogLine]:
    """Return the open challenges of the body to which no answer was given, soonest due first."""
    from chair_desk.records.logs import LogEntry
    from chair_desk.services.logs import open_lines

    ids = {meeting.id, *(row.id for row in earlier_meetings(desk, meeting))}
    rows = [
        row
        for row in desk.rows(LogEntry, log_type="challenge", closed_on=None)
        if row.meeting_id is None or row.meeting_id in ids
    ]
    lines = open_lines(desk, rows)
    return [line for line in lines if line.entry.state != "answered" and not _answer(line)]


def _answer(line: LogLine) -> str:
    return line.values.get("answered_on", "")


def _actions(desk: Desk, meeting: Meeting) -> Iterator[ComesBack]:
    from chair_desk.records.actions import Action
    from chair_desk.services.action_lines import OPEN_STATES, action_lines, in_order_of_date

    ids = {meeting.id, *(row.id for row in earlier_meetings(desk, meeting))}
    rows = [
        row
        for row in desk.rows(Action, state=OPEN_STATES)
        if row.meeting_id in ids or (row.meeting_id is None and _was_open(row, meeting))
    ]
    for line in in_order_of_date(action_lines(desk, rows, None)):
        yield ComesBack(
            reason=Reason.ACTION,
            record_id=line.action.id,
            name=line.action.reference,
            title=line.action.title,
            why=_action_words(line, meeting),
            audience=line.action.audience,
        )


def _was_open(row: Action, meeting: Meeting) -> bool:
    return row.opened_on is None or row.opened_on <= meeting.held_on


def _action_words(line: ActionLine, meeting: Meeting) -> str:
    """Say whose it is and how long it has: "Priya Sandalwood, 5 days late"."""
    action = line.action
    due = action.due_words or _("no date")
    if action.due_on is not None:
        due = _("due {date}").format(date=day_beside(action.due_on, meeting.held_on))
    if action.meeting_id == meeting.id:
        due = _("agreed today, {due}").format(due=due)
    return ", ".join((line.owner_words or _("no owner"), line.late_words or due))


def _standing(desk: Desk, meeting: Meeting, target: Meeting | None) -> Iterator[ComesBack]:
    """Yield what stands on every agenda: by the profile, then what a person marked so."""
    on = target.held_on if target else meeting.held_on
    present = {
        row.standing_key: row
        for row in (siblings_of(desk, target.id, None) if target else [])
        if row.standing_key and row.state is not ItemState.DEFERRED
    }
    is_ordinary = target is None or target.kind is MeetingKind.ORDINARY
    for one in desk.profile(on).standing_items:
        if one.key != "minutes":
            usual = is_ordinary if target is None else one.key in present
            yield ComesBack(
                reason=Reason.STANDING,
                record_id=one.key,
                name="",
                title=one.title,
                why=_standing_words(usual=usual),
                comes_back=usual,
                usual=usual,
            )
    numbers = {line.item.id: line.number for line in placed_items(desk, meeting.id)}
    for row in siblings_of(desk, meeting.id, None):
        is_own = row.is_standing and not row.standing_key and row.kind is ItemKind.ITEM
        if is_own and row.state is not ItemState.DEFERRED:
            yield _item(row, Reason.STANDING, numbers, _standing_words(usual=True))


def _standing_words(*, usual: bool) -> str:
    return _("It stands on every agenda.") if usual else _("It was taken off that agenda.")
