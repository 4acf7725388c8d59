"""Playing a meeting of the sample board: agenda, register, minutes, and what becomes of them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from chair_desk.records.attendance import Attendance, Presence
from chair_desk.records.days_in_words import full_day
from chair_desk.records.frozen import frozen
from chair_desk.records.grammar import parse_line
from chair_desk.records.line import Surroundings
from chair_desk.records.meetings import AgendaItem, Meeting, PaperState, Purpose
from chair_desk.records.people import Seat, SeatKind
from chair_desk.services.agenda import add_item, add_paper, defer_item
from chair_desk.services.agenda_places import placed_items
from chair_desk.services.attendance import (
    add_guest,
    mark_apology,
    mark_deputy,
    mark_here,
    mark_no_show,
)
from chair_desk.services.checks import existing
from chair_desk.services.confirming import confirm_minutes
from chair_desk.services.meeting_states import (
    close_session,
)
from chair_desk.services.meetings import add_meeting
from chair_desk.services.minutes import record_line
from chair_desk.services.sample_people import PARTNERS, SamplePartner
from chair_desk.services.sample_stage import Stage
from chair_desk.services.session_clock import begin, finish_item
from chair_desk.services.surroundings import surroundings_of
from chair_desk.words import _

_JITTER = (-2, -1, 0, 0, 0, 1, 2)
_APOLOGY_OF_OTHERS = 0.12
_ALWAYS = frozenset({SeatKind.CHAIR, SeatKind.STAFF})


@frozen
class ItemStory:
    """An item as it was told: its heading in parts, and the lines of its minutes.

    `key` is a standing item's, and then there is no heading.
    """

    key: str = ""
    title: str = ""
    lead: str = ""
    purpose: str = ""
    minutes: int = 0
    papers: tuple[str, ...] = ()
    is_deferred: bool = False
    lines: tuple[str, ...] = ()


def read_story(text: str) -> list[ItemStory]:
    """Read the text of a meeting into its items."""
    blocks = [block for block in text.split("## ") if block.strip()]
    return [_read_item(block.strip().splitlines()) for block in blocks]


def _read_item(lines: Sequence[str]) -> ItemStory:
    head, *said = lines
    if head.startswith("="):
        return ItemStory(key=head[1:], lines=tuple(said))
    title, lead, purpose, minutes, *rest = (part.strip() for part in head.split("|"))
    return ItemStory(
        title=title,
        lead=lead,
        purpose=purpose,
        minutes=int(minutes),
        papers=tuple(one for one in rest[:1] if one),
        is_deferred="defer" in rest,
        lines=tuple(said),
    )


def draft_meeting(stage: Stage, day: date, story: Sequence[ItemStory]) -> str:
    """Add a meeting with the items of its story; return its id."""
    desk = stage.desk
    meeting_id = add_meeting(desk, stage.body_id, day, access_notes="Hearing loop booked.").made
    for one in story:
        if one.key:
            continue
        made = add_item(
            desk,
            meeting_id,
            one.title,
            lead_id=stage.people[one.lead],
            purpose=Purpose(one.purpose),
            planned_minutes=one.minutes,
        ).made
        for paper in one.papers:
            pages = stage.luck.randint(2, 9)
            add_paper(
                desk, made, paper, state=PaperState.RECEIVED, author=one.lead, page_count=pages
            )
    return meeting_id


def hold_meeting(stage: Stage, meeting_id: str, story: Sequence[ItemStory], at: int) -> None:
    """Hold the meeting at this place among the eight: register, items, minutes, and the end."""
    desk = stage.desk
    meeting = existing(desk, Meeting, meeting_id)
    stage.clock.set(meeting.held_on, meeting.starts)
    begin(desk, meeting_id)
    with desk.change(_("Filled in the register of {date}").format(date=full_day(meeting.held_on))):
        for partner in PARTNERS:
            mark_partner(stage, meeting_id, partner, partner.cells.split("|")[at])
        _mark_others(stage, meeting_id, story)
    by_item = stories_by_item(stage, meeting_id, story)
    _bring_guests(stage, meeting_id, by_item)
    around = surroundings_of(desk, meeting_id)
    for item_id, told in by_item.items():
        if told.is_deferred:
            defer_item(desk, item_id)
    for line in placed_items(desk, meeting_id):
        told = by_item[line.item.id]
        if told.is_deferred:
            continue
        minute_item(stage, line.item, told, around)
        if line.item.confirms_id:
            confirm_minutes(desk, line.item.confirms_id, at_meeting_id=meeting_id)
        stage.clock.pass_by(line.item.planned_minutes + stage.luck.choice(_JITTER))
        finish_item(desk, line.item.id)
    close_session(desk, meeting_id)


def stories_by_item(
    stage: Stage, meeting_id: str, story: Sequence[ItemStory]
) -> dict[str, ItemStory]:
    """Return what was told of each item, by its id."""
    titles = {one.title: one for one in story if one.title}
    keys = {one.key: one for one in story if one.key}
    found = {}
    for line in placed_items(stage.desk, meeting_id):
        item = line.item
        known = titles.get(item.title) or keys.get(item.standing_key) or keys.get(line.number)
        found[item.id] = known or ItemStory()
    return found


def minute_item(stage: Stage, item: AgendaItem, told: ItemStory, around: Surroundings) -> None:
    """Record what was said at an item, line by line, as one change."""
    if not told.lines:
        return
    with stage.desk.change(_("Minuted “{title}”").format(title=item.title)):
        for line in told.lines:
            record_line(stage.desk, item.id, parse_line(line, around))


def _bring_guests(stage: Stage, meeting_id: str, by_item: dict[str, ItemStory]) -> None:
    """Let whoever spoke at an item and holds no seat come for that item."""
    desk = stage.desk
    known = {row.person_id for row in desk.rows(Attendance, meeting_id=meeting_id)}
    for item_id, told in by_item.items():
        words = " ".join(line for line in told.lines if not line.startswith("/"))
        for name, person_id in stage.people.items():
            if name in words and person_id not in known:
                add_guest(desk, meeting_id, person_id, item_id=item_id)
                known.add(person_id)


def mark_partner(stage: Stage, meeting_id: str, partner: SamplePartner, cell: str) -> None:
    """Mark who came for a partner: "DCS", "AD*" for a deputy, "Ap", or nothing for nobody."""
    desk = stage.desk
    lines = desk.rows(Attendance, meeting_id=meeting_id, seat_id=stage.seats[partner.short])
    rank, is_deputy = cell.rstrip("*"), cell.endswith("*")
    if is_deputy:
        post = next(one for one in partner.deputies if one.rank == rank)
        mark_deputy(desk, newest(stage, partner, lines).id, stage.people[post.name], "")
    for line in lines:
        if line.rank == rank and not is_deputy:
            mark_here(desk, line.id, "")
        elif cell:
            mark_apology(desk, line.id)
        else:
            mark_no_show(desk, line.id)


def newest(stage: Stage, partner: SamplePartner, lines: Sequence[Attendance]) -> Attendance:
    """Return the line of whoever came to the seat last: the one who usually comes."""
    order = [stage.people[post.name] for post in partner.holders]
    return max(lines, key=lambda line: order.index(line.person_id))


def _mark_others(stage: Stage, meeting_id: str, story: Sequence[ItemStory]) -> None:
    """Mark those who speak for no partner; whoever is named in the minutes was there."""
    desk = stage.desk
    told = " ".join(line for one in story for line in one.lines)
    named = {person_id for name, person_id in stage.people.items() if name in told}
    rows = desk.rows(Attendance, meeting_id=meeting_id, presence=Presence.EXPECTED)
    for line in sorted(rows, key=lambda row: row.person_id):
        seat = existing(desk, Seat, line.seat_id or "")
        is_away = stage.luck.random() < _APOLOGY_OF_OTHERS and seat.kind not in _ALWAYS
        if is_away and seat.organisation_id is None and line.person_id not in named:
            mark_apology(desk, line.id)
        else:
            mark_here(desk, line.id, "")
