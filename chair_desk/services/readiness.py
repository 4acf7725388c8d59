"""What is ready before a meeting: computed where it can be known, ticked by hand where not."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chair_desk.records.attendance import Presence
from chair_desk.records.audience import Audience
from chair_desk.records.between import Between
from chair_desk.records.changes import Changes
from chair_desk.records.days_in_words import day_month, short_day
from chair_desk.records.frozen import frozen
from chair_desk.records.meetings import Meeting, MeetingState
from chair_desk.records.ready_ticks import ReadyKey, ReadyTick
from chair_desk.services.agenda import Agenda, agenda
from chair_desk.services.attendance_matrix import Matrix, Row
from chair_desk.services.boards import main_body
from chair_desk.services.checks import existing
from chair_desk.services.declarations import items_of_chairs_own_agency, known_interests
from chair_desk.services.desk import Desk
from chair_desk.services.diary import NEWEST, SOONEST
from chair_desk.services.pack_readiness import pack_readiness
from chair_desk.services.promises import is_ticked
from chair_desk.services.quorum import quorum_rules
from chair_desk.services.ranks import ladder_of
from chair_desk.services.ready_lines import (
    HAND_WORDS,
    ReadyLine,
    Stand,
    agenda_line,
    hand_line,
    pack_line,
    papers_line,
)
from chair_desk.services.register import register
from chair_desk.words import _, ngettext

__all__ = [
    "HAND_WORDS",
    "Readiness",
    "ReadyLine",
    "Stand",
    "briefing_key",
    "missing_papers",
    "next_meeting",
    "readiness",
    "tick_ready",
]

_AHEAD = (MeetingState.DRAFT, MeetingState.AGENDA_ISSUED)
_CLEARED = (MeetingState.CHECKED, MeetingState.CONFIRMED)
_MOST_NUMBERS = 3


@frozen(kw_only=True)
class Readiness:
    """How far a meeting is prepared, what needs chasing first. `missing` counts papers."""

    meeting: Meeting
    lines: tuple[ReadyLine, ...]
    missing: int = 0

    def count(self, stand: Stand) -> int:
        """Count the lines that stand so."""
        return sum(line.stand is stand for line in self.lines)

    @property
    def ready_words(self) -> str:
        """Say "7 of 10 ready"."""
        return _("{count} of {of} ready").format(count=self.count(Stand.READY), of=len(self.lines))

    @property
    def open_words(self) -> str:
        """Say what is left: "2 need chasing, 1 for you"; nothing where all is ready."""
        said = []
        if chase := self.count(Stand.CHASE):
            words = ngettext("{count} needs chasing", "{count} need chasing", chase)
            said.append(words.format(count=chase))
        if you := self.count(Stand.YOU):
            said.append(_("{count} for you").format(count=you))
        return ", ".join(said)


def readiness(desk: Desk, meeting_id: str, found: Matrix | None = None) -> Readiness:
    """Return how far a meeting is prepared; `found` is the matrix of the last meetings.

    Raises:
        Refused: There is no such meeting any more.
    """
    meeting = existing(desk, Meeting, meeting_id)
    whole = agenda(desk, meeting_id)
    ticked = {row.key: row.done_on for row in desk.rows(ReadyTick, meeting_id=meeting_id)}
    pack = pack_readiness(desk, meeting_id)
    missing = missing_papers(whole)
    lines = [
        papers_line(whole, len(missing), pack),
        *_levels(desk, meeting, found),
        _briefing(desk, meeting),
        agenda_line(desk, meeting),
        *_last_minutes(desk, meeting),
        pack_line(meeting, ticked, pack),
        _quorum(desk, meeting),
        _interests(desk, meeting, whole),
        _confidential(whole),
        hand_line(meeting, ReadyKey.ROOM, ticked),
    ]
    order = list(Stand)
    lines.sort(key=lambda line: order.index(line.stand))
    return Readiness(meeting=meeting, lines=tuple(lines), missing=len(missing))


def missing_papers(whole: Agenda) -> list[str]:
    """Return the ids of the papers that were promised and are not in."""
    return [paper.id for line in whole.lines for paper in line.missing_papers]


# ------------------------------------------------------------------ who comes, and as what


def _levels(desk: Desk, meeting: Meeting, found: Matrix | None) -> Iterator[ReadyLine]:
    """Yield a line for each statutory partner below its level, or one where all stand at it."""
    if found is None or found.coming is None or found.coming.id != meeting.id:
        return
    rows = [row for row in found.rows if row.is_statutory and row.expected is not None]
    short = [row for row in rows if _is_short(row)]
    for row in short:
        rank = _rank_asked(desk, row)
        yield ReadyLine(
            key=f"level:{row.key}",
            stand=Stand.CHASE,
            label=_("{partner} at the agreed level").format(partner=row.short_name),
            verb=_("Ask for the {rank}").format(rank=rank) if rank else _("Ask for it"),
            does="ask",
            about=row.key,
            page="partners",
            record=("organisation", row.organisation.id) if row.organisation else None,
        )
    if rows and not short:
        yield ReadyLine(
            key="levels", stand=Stand.READY, label=_("Partners at the agreed level"),
            note=_("{count} of {of} expected").format(count=len(rows), of=len(rows)),
            page="attendance",
        )  # fmt: skip


def _is_short(row: Row) -> bool:
    cell = row.expected
    if cell is None or cell.agreed is None:
        return False
    return cell.level is None or cell.level < cell.agreed


def _rank_asked(desk: Desk, row: Row) -> str:
    """Return the rank to ask for: that of a holder who stands high enough, else the lowest."""
    ladder = ladder_of(desk, row.organisation)
    agreed = row.expected.agreed if row.expected else None
    held = [
        cell.rank for cell in reversed(row.cells)
        if cell.is_here and cell.own_level is not None and agreed and cell.own_level >= agreed
    ]  # fmt: skip
    if held and held[0]:
        return held[0]
    rungs = ladder.at_level(agreed) if ladder and agreed else ()
    return rungs[-1].short if rungs else ""


def _quorum(desk: Desk, meeting: Meeting) -> ReadyLine:
    rules = quorum_rules(desk, meeting)
    lines = register(desk, meeting.id)
    coming: set[str | None] = {
        line.attendance.seat_id for line in lines
        if line.attendance.seat_id
        and line.attendance.presence in (Presence.EXPECTED, Presence.PRESENT, Presence.DEPUTY)
    }  # fmt: skip
    read = rules.read(coming)
    note = _("{here} of {of} coming").format(here=read.seats_here, of=read.seats_of)
    return ReadyLine(
        key="quorum",
        stand=Stand.READY if read.is_met else Stand.CHASE,
        label=_("Quorum expected") if read.is_met else _("No quorum expected"),
        note=note,
        verb="" if read.is_met else _("See who comes"),
        page="meeting",
        record=("meeting", meeting.id),
    )


# ------------------------------------------------------------------ the chair, the papers, the day


def briefing_key(meeting_id: str) -> str:
    """Return what a tick for having read the briefing is kept under."""
    return f"briefing:{meeting_id}"


def _briefing(desk: Desk, meeting: Meeting) -> ReadyLine:
    read_on = is_ticked(desk, briefing_key(meeting.id))
    return ReadyLine(
        key="briefing",
        stand=Stand.READY if read_on else Stand.YOU,
        label=_("Briefing read") if read_on else _("Read your briefing"),
        note=short_day(read_on) if read_on else "",
        verb="" if read_on else _("Open it"),
        does="briefing",
        record=("meeting", meeting.id),
    )


def _last_minutes(desk: Desk, meeting: Meeting) -> Iterator[ReadyLine]:
    held = tuple(state for state in MeetingState if state not in _AHEAD)
    rows = desk.rows(
        Meeting, order=NEWEST, most=2, body_id=meeting.body_id, state=held,
        held_on=Between(last=meeting.held_on),
    )  # fmt: skip
    last = next((row for row in rows if row.id != meeting.id), None)
    if last is None:
        return
    is_cleared = last.state in _CLEARED
    label = _("Minutes of {date} cleared") if is_cleared else _("Minutes of {date} to be checked")
    note = short_day(last.confirmed_on) if last.confirmed_on else ""
    yield ReadyLine(
        key="minutes",
        stand=Stand.READY if is_cleared else Stand.YOU,
        label=label.format(date=day_month(last.held_on)),
        note=note,
        verb="" if is_cleared else _("Open them"),
        page="minutes",
        record=("meeting", last.id),
    )


def _interests(desk: Desk, meeting: Meeting, whole: Agenda) -> ReadyLine:
    known = [one for one in known_interests(desk, meeting.id) if not one.is_declared]
    own = {item.id for item in items_of_chairs_own_agency(desk, meeting.id)}
    numbers = [line.number for line in whole.lines if line.item.id in own]
    if numbers:
        said = _("your own agency: item {numbers}").format(numbers=_numbers(numbers))
        return ReadyLine(key="interests", stand=Stand.YOU, label=_("Interests"), note=said)
    note = _("None new")
    if known:
        words = ngettext("{count} to ask about", "{count} to ask about", len(known))
        note = words.format(count=len(known))
    return ReadyLine(key="interests", stand=Stand.READY, label=_("Interests in the register"),
                     note=note, page="meeting", record=("meeting", meeting.id))  # fmt: skip


def _numbers(numbers: Sequence[str]) -> str:
    shown = ", ".join(numbers[:_MOST_NUMBERS])
    return f"{shown}…" if len(numbers) > _MOST_NUMBERS else shown


def _confidential(whole: Agenda) -> ReadyLine:
    """Say which items are closed. A closed paper on an open item wants a look."""
    closed = [line for line in whole.lines if line.item.audience is Audience.CONFIDENTIAL]
    odd = [
        line for line in whole.lines
        if line.item.audience is not Audience.CONFIDENTIAL
        and any(paper.audience is Audience.CONFIDENTIAL for paper in line.papers)
    ]  # fmt: skip
    if odd:
        said = _("item {numbers} is open").format(numbers=_numbers([line.number for line in odd]))
        return ReadyLine(key="confidential", stand=Stand.YOU, label=_("A closed paper"), note=said,
                         verb=_("Open it"), record=("agenda_item", odd[0].item.id))  # fmt: skip
    numbers = [line.number for line in closed]
    note = _("Item {numbers}").format(numbers=_numbers(numbers)) if numbers else _("None")
    record = ("agenda_item", closed[0].item.id) if closed else None
    return ReadyLine(key="confidential", stand=Stand.READY, label=_("Confidential items marked"),
                     note=note, record=record)  # fmt: skip


# ------------------------------------------------------------------ ticked by hand


def tick_ready(desk: Desk, meeting_id: str, key: str, *, is_done: bool = True) -> Changes:
    """Tick what only a person can know before a meeting, or take the tick away.

    Raises:
        Refused: There is no such meeting any more.
    """
    meeting = existing(desk, Meeting, meeting_id)
    kept = ReadyKey(key)
    rows = desk.rows(ReadyTick, meeting_id=meeting_id, key=kept)
    words = _("Ticked “{what}”") if is_done else _("Took the tick from “{what}”")
    with desk.change(words.format(what=_(HAND_WORDS[kept]))) as step:
        for row in rows:
            step.delete(ReadyTick, row.id)
        if is_done:
            made = ReadyTick(
                id=desk.new_id(), meeting_id=meeting.id, key=kept, done_on=desk.today()
            )
            step.insert(made)
    return step.done()


def next_meeting(desk: Desk) -> Meeting | None:
    """Return the meeting to prepare: in session, else the next of the board, else of any body.

    One that nobody closed on its day is not it.
    """
    days = Between(first=desk.today())
    session = desk.rows(Meeting, order=NEWEST, most=1, state=MeetingState.IN_SESSION, held_on=days)
    if session:
        return session[0]
    for wanted in ({"body_id": main_body(desk).id}, {}):
        found = desk.rows(Meeting, order=SOONEST, most=1, state=_AHEAD, held_on=days, **wanted)
        if found:
            return found[0]
    return None
