"""The first page a chair sees: what is next, who is waited for, what is late, what falls due."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

from chair_desk.records.actions import Action
from chair_desk.records.between import Between
from chair_desk.records.days_in_words import day_beside, weekday_month
from chair_desk.records.frozen import frozen
from chair_desk.records.levels import count_words
from chair_desk.records.logs import LogEntry
from chair_desk.records.meetings import Meeting, MeetingState
from chair_desk.services.action_follow_up import impacts_due
from chair_desk.services.action_lines import OPEN_STATES, ActionLine, action_lines
from chair_desk.services.action_tracker import with_partners
from chair_desk.services.boards import bodies
from chair_desk.services.challenge_cards import challenge_card
from chair_desk.services.challenges import AWAITING, ESCALATED, LOG, step_at
from chair_desk.services.desk import Desk
from chair_desk.services.diary import left_open
from chair_desk.services.logs import LogLine
from chair_desk.services.readiness import Readiness
from chair_desk.services.today_counts import late_actions
from chair_desk.words import _, ngettext

WAITING_SHOWN, PARTNERS_SHOWN = 4, 6
_MOST_LATE = 400
_SOON = 5
_WEEK = 7


@frozen(kw_only=True)
class WaitingLine:
    """A challenge whose answer is awaited: at which step, and how its clock stands.

    `shape` is late, at_risk, on_track or not_started; `used` of `whole` working days, 0 of 0
    where no clock runs. `owing` names who has not answered, where others asked have.
    """

    line: LogLine
    step: str
    shape: str
    words: str
    used: int = 0
    whole: int = 0
    owing: str = ""

    @property
    def to(self) -> str:
        """Say who owes the answer: the person and the partner, and others asked too."""
        if self.owing:
            return self.owing
        agency = self.line.organisation
        name = (agency.short_name or agency.name) if agency else ""
        person = self.line.person.name if self.line.person else ""
        return ", ".join(part for part in (person, name, self.line.also_words) if part)


@frozen(kw_only=True)
class Waiting:
    """The challenges that wait the longest, and how many there are in all."""

    lines: tuple[WaitingLine, ...]
    count: int


@frozen(kw_only=True)
class LatePartner:
    """A partner with late actions: how many, and by how many working days the oldest is late.

    `first_id` is the oldest one. No partner has an empty `key`.
    """

    key: str
    label: str
    count: int
    oldest_days: int
    first_id: str


@frozen(kw_only=True)
class LateActions:
    """The partners with most late actions, and how many actions are late in all.

    `impacts` are the closed actions of which it is to be asked now what difference they made.
    """

    partners: tuple[LatePartner, ...]
    count: int
    impacts: tuple[Action, ...] = ()


def awaited(desk: Desk, most: int = WAITING_SHOWN) -> Waiting:
    """Return the challenges that wait for an answer, what is due first; undated ones last."""
    states = (AWAITING, ESCALATED)
    dated = Between(first=date.min)
    rows = desk.rows(
        LogEntry, order=("due_on", "reference"), most=most, log_type=LOG, state=states, due_on=dated
    )
    if len(rows) < most:
        rows += desk.rows(
            LogEntry, order=("reference",), most=most - len(rows), log_type=LOG, state=states,
            due_on=None,
        )  # fmt: skip
    lines = tuple(_waiting(desk, row.id) for row in rows)
    return Waiting(lines=lines, count=desk.count(LogEntry, log_type=LOG, state=states))


def _waiting(desk: Desk, challenge_id: str) -> WaitingLine:
    card = challenge_card(desk, challenge_id)
    clock = card.clock
    return WaitingLine(
        line=card.line,
        step=_(step_at(desk, card.line).title),
        shape=clock.mark.shape,
        words=_short(card.line) or clock.mark.words,
        used=clock.used,
        whole=clock.whole,
        owing=card.owing,
    )


def _short(line: LogLine) -> str:
    if line.values.get("answered_on"):
        return _("answer to judge")
    if line.values.get("paused_on"):
        return _("paused")
    return line.days_words or _("no date")


def late_by_partner(desk: Desk, most: int = PARTNERS_SHOWN) -> LateActions:
    """Return the partners with late actions, most first, then whose oldest is latest."""
    yesterday = desk.today() - timedelta(days=1)
    days = Between(first=date.min, last=yesterday)
    rows = desk.rows(Action, order=("due_on",), most=_MOST_LATE, state=OPEN_STATES, due_on=days)
    lines = with_partners(desk, action_lines(desk, rows, None)) if rows else []
    oldest: dict[str, ActionLine] = {}
    counts: Counter[str] = Counter()
    for line in lines:
        key = line.organisation.id if line.organisation else ""
        oldest.setdefault(key, line)
        counts[key] += 1
    found = [_late(key, counts[key], line) for key, line in oldest.items()]
    found.sort(key=lambda one: (-one.count, -one.oldest_days, one.label))
    return LateActions(
        partners=tuple(found[:most]), count=late_actions(desk), impacts=tuple(impacts_due(desk))
    )


def _late(key: str, count: int, line: ActionLine) -> LatePartner:
    partner = line.organisation
    return LatePartner(
        key=key,
        label=(partner.short_name or partner.name) if partner else _("No partner"),
        count=count,
        oldest_days=max(1, -(line.working_days or 0)),
        first_id=line.action.id,
    )


# ------------------------------------------------------------------ the sentence of the day


def heading(desk: Desk) -> str:
    """Return the day as the page is headed: "Tuesday 17 November"."""
    return weekday_month(desk.today())


def sentence(desk: Desk, ready: Readiness | None, waiting: Waiting, late: int) -> str:
    """Say in plain words how the day stands: when the board meets, and what cannot wait."""
    said = [*_never_closed(desk), _meets(desk, ready.meeting if ready else None)]
    clauses = [
        *_missing(ready),
        *_answers(desk, waiting),
        *_late_clause(late),
    ][:2]
    if clauses:
        joined = _(", and ").join(clauses)
        said.append(f"{joined[:1].upper()}{joined[1:]}.")
    elif ready is not None:
        said.append(_("Nothing is late, and no answer is due this week."))
    return " ".join(said)


def _never_closed(desk: Desk) -> list[str]:
    found = left_open(desk)
    if not found:
        return []
    words = ngettext("The meeting of {day} was never closed.",
                     "{count} meetings were never closed, the last of them on {day}.",
                     len(found))  # fmt: skip
    day = day_beside(found[0].held_on, desk.today())
    return [words.format(count=count_words(len(found)).capitalize(), day=day)]


def _meets(desk: Desk, meeting: Meeting | None) -> str:
    if meeting is None:
        return _("No meeting is planned yet.")
    name = next((body.name for body in bodies(desk) if body.id == meeting.body_id), "")
    body = _("The {body}").format(body=name) if name else _("The Board")
    if meeting.state is MeetingState.IN_SESSION:
        return _("{body} is meeting now.").format(body=body)
    left = (meeting.held_on - desk.today()).days
    if left == 0:
        return _("{body} meets today at {time}.").format(body=body, time=meeting.starts)
    if left == 1:
        return _("{body} meets tomorrow.").format(body=body)
    if left < _WEEK:
        day = weekday_month(meeting.held_on).split()[0]
        return _("{body} meets on {day}.").format(body=body, day=day)
    day = day_beside(meeting.held_on, desk.today())
    return _("{body} meets on {day}.").format(body=body, day=day)


def _missing(ready: Readiness | None) -> list[str]:
    if ready is None or not ready.missing:
        return []
    words = ngettext("one paper is still missing", "{count} papers are still missing",
                     ready.missing)  # fmt: skip
    return [words.format(count=count_words(ready.missing))]


def _answers(desk: Desk, waiting: Waiting) -> list[str]:
    """Say the answer that is due within the week, else the one that is latest."""
    dated = [one for one in waiting.lines if one.whole and one.line.working_days is not None]
    near = [one for one in dated if 0 <= (one.line.working_days or 0) <= _SOON]
    for one in near[:1]:
        due = one.line.entry.due_on or desk.today()
        left = (due - desk.today()).days
        day = weekday_month(due) if left >= _WEEK else weekday_month(due).split()[0]
        when = _("today") if left == 0 else _("on {day}").format(day=day)
        return [
            _("the answer of {who} to {reference} is due {when}").format(
                who=_who(one), reference=one.line.entry.reference, when=when
            )
        ]
    late = [one for one in dated if (one.line.working_days or 0) < 0]
    for one in late[:1]:
        return [
            _("the answer of {who} to {reference} is {days}").format(
                who=_who(one), reference=one.line.entry.reference, days=one.line.working_days_words
            )
        ]
    return []


def _who(one: WaitingLine) -> str:
    """Name who owes the answer: the person it went to, else the partner."""
    if one.line.person is not None:
        return one.line.person.name
    agency = one.line.organisation
    return (agency.short_name or agency.name) if agency else _("the partner")


def _late_clause(late: int) -> list[str]:
    if not late:
        return []
    words = ngettext("one action is late", "{count} actions are late", late)
    return [words.format(count=count_words(late))]


def until_words(desk: Desk, meeting: Meeting) -> str:
    """Say how far off a meeting is: "now", "today", "in 2 days", "in 13 weeks"."""
    if meeting.state is MeetingState.IN_SESSION:
        return _("now")
    left = (meeting.held_on - desk.today()).days
    if left <= 0:
        return _("today")
    if left < 4 * _WEEK:
        return ngettext("in {count} day", "in {count} days", left).format(count=left)
    return _("in {count} weeks").format(count=left // _WEEK)
