"""What the page of challenges shows: the list by state, and a card with ladder and clock."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date

from chair_desk.catalogue.board_profiles import ChallengeStep
from chair_desk.records.challenges import Where, days_reached, place_of, where_each
from chair_desk.records.days_in_words import full_weekday, short_day, working_days_words
from chair_desk.records.frozen import frozen
from chair_desk.records.logs import LogEntry, LogStep
from chair_desk.records.people import Person
from chair_desk.services.challenge_answers import PartnerAnswer, answers_of, owing_words
from chair_desk.services.challenge_evidence import EvidenceLine, evidence_lines
from chair_desk.services.challenge_places import comes_up_at
from chair_desk.services.challenge_posts import post_at
from chair_desk.services.challenges import ESCALATED, LOG, ladder
from chair_desk.services.desk import Desk
from chair_desk.services.links import Linked, links_of
from chair_desk.services.logs import LogLine, entries, entry, steps
from chair_desk.services.record_places import PlaceInRecord, made_at
from chair_desk.services.step_letters import places_of_letters
from chair_desk.words import _

SOON = 3


@frozen(kw_only=True)
class ChallengeMark:
    """How a challenge stands: a shape (`glyphs.STATUS_WORDS`, or none) and its words."""

    shape: str
    words: str


@frozen(kw_only=True)
class ChallengeGroup:
    """A heading of the list with its lines."""

    label: str
    lines: tuple[LogLine, ...]


@frozen(kw_only=True)
class Rung:
    """A step of the ladder as drawn: its number from one, to whom, and when it was reached."""

    number: int
    title: str
    to: str
    where: Where
    said: str = ""

    @property
    def words(self) -> str:
        """Say all of it, and where it stands, for a screen reader."""
        where = {
            Where.BEHIND: _("gone by"),
            Where.HERE: _("it stands here"),
            Where.AHEAD: _("not reached"),
        }[self.where]
        return ", ".join(
            part for part in (f"{self.number}. {self.title}", where, self.to, self.said) if part
        )


@frozen(kw_only=True)
class ClockFace:
    """The clock of the answer: `used` of `whole` working days; no boxes where nothing runs."""

    mark: ChallengeMark
    due: str = ""
    used: int = 0
    whole: int = 0


@frozen(kw_only=True)
class ChallengeCard:
    """All that is shown of one challenge. `history` is earliest first.

    `answers` are those of all that are asked, the partner asked first before the others.
    `raised_at` is the minute it was raised in, `comes_up_at` the item of the next meeting.
    `letters` are those kept with a step, by its id. `links` leaves out what is `evidence`.
    """

    line: LogLine
    rungs: tuple[Rung, ...]
    clock: ClockFace
    history: tuple[LogStep, ...]
    raised_by: str = ""
    links: tuple[Linked, ...] = ()
    evidence: tuple[EvidenceLine, ...] = ()
    answers: tuple[PartnerAnswer, ...] = ()
    raised_at: PlaceInRecord | None = None
    comes_up_at: PlaceInRecord | None = None
    letters: Mapping[str, PlaceInRecord] = field(default_factory=dict)

    @property
    def owing(self) -> str:
        """Say who has not answered, where others have."""
        return owing_words(self.answers)


def mark_of(line: LogLine) -> ChallengeMark:
    """Return the shape and words of a challenge: "5 days late", "check 11 Dec"."""
    values = line.values
    if not line.is_open:
        is_good = line.entry.state == "closed_with_impact"
        return ChallengeMark(shape="done" if is_good else "", words=_ended(line))
    if line.entry.state == "answered":
        return ChallengeMark(shape="not_started", words=_check_words(values.get("check_on", "")))
    if values.get("paused_on"):
        return ChallengeMark(shape="not_started", words=_("paused"))
    if values.get("answered_on"):
        return ChallengeMark(shape="at_risk", words=_("answer to judge"))
    if line.working_days is None:
        return ChallengeMark(shape="not_started", words=_("no date"))
    shape = "late" if line.is_late else "at_risk" if line.working_days <= SOON else "on_track"
    return ChallengeMark(shape=shape, words=line.days_words)


def _ended(line: LogLine) -> str:
    if line.values.get("before") and line.values.get("since"):
        return _("{before} to {since}").format(
            before=line.values["before"], since=line.values["since"]
        )
    return short_day(line.entry.closed_on) if line.entry.closed_on else ""


def _check_words(day: str) -> str:
    try:
        return _("check {date}").format(date=short_day(date.fromisoformat(day)))
    except ValueError:
        return _("no day to check")


def challenge_groups(desk: Desk, on: date | None = None) -> list[ChallengeGroup]:
    """Return all challenges by state, as the log orders states.

    Open ones stand by the day their answer is due, closed ones newest first.
    """
    found = entries(desk, LOG, on)
    kind = desk.shelf.log_type(LOG)
    groups = []
    for state in kind.states:
        lines = [line for line in found if line.entry.state == state.name]
        if not state.is_closed:
            lines.sort(key=lambda line: (line.entry.due_on or date.max, line.entry.reference))
        if lines:
            groups.append(ChallengeGroup(label=_(state.label), lines=tuple(lines)))
    return groups


def challenge_card(desk: Desk, challenge_id: str, on: date | None = None) -> ChallengeCard:
    """Return the card of a challenge on a day.

    Raises:
        Refused: It is no longer there.
    """
    day = on or desk.today()
    line = entry(desk, challenge_id, day)
    history = tuple(steps(desk, challenge_id))
    raised = desk.get(Person, line.entry.raised_by_id) if line.entry.raised_by_id else None
    links = links_of(desk, LogEntry.TABLE, challenge_id)
    return ChallengeCard(
        line=line,
        rungs=_rungs(desk, line, history, day),
        clock=_clock(desk, line, history, day),
        history=history,
        raised_by=raised.name if raised else "",
        links=tuple(one for one in links if not one.is_evidence),
        evidence=evidence_lines(desk, line, links, day),
        answers=answers_of(desk, line),
        raised_at=made_at(desk, line.entry),
        comes_up_at=comes_up_at(desk, line, links),
        letters=places_of_letters(desk, history),
    )


def _escalations(history: tuple[LogStep, ...]) -> list[date | None]:
    return [made.made_on for made in history if made.kind == ESCALATED]


def _rungs(desk: Desk, line: LogLine, history: tuple[LogStep, ...], on: date) -> tuple[Rung, ...]:
    known = ladder(desk, on)
    keys = [step.key for step in known]
    at = line.values.get("step", "")
    here = place_of(keys, at)
    days = days_reached(len(keys), here, line.entry.opened_on, _escalations(history))
    return tuple(
        Rung(
            number=number,
            title=_(step.title),
            to=_holder(desk, line, step, where, day),
            where=where,
            said=_said(line.entry, where, day, is_open=line.is_open),
        )
        for number, (step, where, day) in enumerate(
            zip(known, where_each(keys, at), days, strict=True), start=1
        )
    )


def _holder(desk: Desk, line: LogLine, step: ChallengeStep, where: Where, day: date | None) -> str:
    """Say to whom a step was put: who held the post on that day, where the record knows."""
    if where is Where.HERE and line.person:
        return line.person.name
    if where is Where.BEHIND and day is not None:
        return post_at(desk, line, step, day).name or _(step.to)
    return _(step.to)


def _said(row: LogEntry, where: Where, day: date | None, *, is_open: bool) -> str:
    if where is Where.AHEAD:
        return ""
    reached = short_day(day) if day else ""
    if where is Where.HERE and is_open and row.due_on:
        due = _("due {date}").format(date=short_day(row.due_on))
        return ", ".join(part for part in (reached, due) if part)
    return reached


def _clock(desk: Desk, line: LogLine, history: tuple[LogStep, ...], on: date) -> ClockFace:
    left, due = line.working_days, line.entry.due_on
    mark = mark_of(line)
    if left is None or due is None or mark.shape not in ("late", "at_risk", "on_track"):
        return ClockFace(mark=_long(line, mark))
    if line.values.get("answered_on"):
        return ClockFace(mark=_long(line, mark))
    begun = max([*(day for day in _escalations(history) if day), line.entry.opened_on or on])
    whole = max(desk.working_days().between(begun, due), 1)
    used = min(max(whole - left, 0), whole)
    return ClockFace(
        mark=ChallengeMark(shape=mark.shape, words=line.working_days_words),
        due=_("due {date}").format(date=full_weekday(due)),
        used=used,
        whole=whole,
    )


def _long(line: LogLine, mark: ChallengeMark) -> ChallengeMark:
    """Say in full what the list says in a word."""
    words = mark.words
    if line.values.get("paused_on") and line.is_open:
        left = int(line.values.get("days_left") or 0)
        words = _("The clock is paused, with {left}").format(left=working_days_words(left))
    elif not line.is_open:
        words = line.state_words
    elif line.values.get("answered_on") and line.entry.state != "answered":
        words = _("Answered; the Chair has not judged the answer")
    elif line.entry.state == "answered":
        words = _("Answered; {check}").format(check=mark.words)
    return ChallengeMark(shape=mark.shape, words=words)
