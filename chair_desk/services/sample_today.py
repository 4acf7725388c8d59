"""The meeting of the sample board that is going on: Thursday 19 November 2026, at item 5."""

from __future__ import annotations

from datetime import date

from chair_desk.records.attendance import Attendance
from chair_desk.records.audience import Audience
from chair_desk.records.frozen import frozen
from chair_desk.records.grammar import parse_line
from chair_desk.records.meetings import AgendaItem, Meeting, PaperState, Purpose
from chair_desk.records.people import Seat
from chair_desk.services.agenda import add_break, add_item, add_paper
from chair_desk.services.agenda_places import placed_items
from chair_desk.services.attendance import mark_apology, mark_here
from chair_desk.services.checks import existing
from chair_desk.services.confirming import confirm_minutes
from chair_desk.services.meetings import add_meeting
from chair_desk.services.minutes import record_line
from chair_desk.services.paper_files import as_paper_file, attach
from chair_desk.services.private_notes import add_note, notes_for
from chair_desk.services.sample_papers import performance, timeline
from chair_desk.services.sample_people import (
    NEXT_BOARD,
    OTHER_SEATS,
    PARTNER_BY_SHORT,
    PARTNERS,
    TODAY,
)
from chair_desk.services.sample_stage import Stage
from chair_desk.services.sample_story import (
    ItemStory,
    mark_partner,
    minute_item,
    read_story,
    stories_by_item,
)
from chair_desk.services.sample_words_2026 import NOVEMBER_2026
from chair_desk.services.session_clock import begin, finish_item
from chair_desk.services.surroundings import surroundings_of
from chair_desk.words import _

_NOT_HERE_YET, _NOT_COMING, _ARRIVES = "Ridgeway Trust", "Ambulance", "10:21"
NOW = "10:47"
_NOTE = "Say nothing more on rank here. Item 7 is the place for it."


@frozen(kw_only=True)
class Business:
    """An item of today: `papers` as (title, pages), without pages where it is not in."""

    title: str
    lead: str
    purpose: Purpose
    minutes: int
    asked: str
    papers: tuple[tuple[str, int], ...] = ()
    closed_title: str = ""


BUSINESS: tuple[Business, ...] = (
    Business(
        title="Young people on going missing", lead="Shazia Pemberly",
        purpose=Purpose.DISCUSSION, minutes=15,
        asked="Hear what twelve young people said, and say what each agency takes from it.",
        papers=(("What twelve young people said", 4),),
    ),
    Business(
        title="Return home interviews within 72 hours", lead="Nell Applegarth",
        purpose=Purpose.CHALLENGE, minutes=20,
        asked="Decide whether the answers to C-016 are good enough.",
        papers=(("Performance", 6), ("Police timeline", 3)),
    ),
    Business(
        title="Rapid review WM-07: what next?", lead="Marcus Wrenfield",
        closed_title="Rapid review WM-07: injuries to a baby, and whether to review further",
        purpose=Purpose.DECISION, minutes=20,
        asked="Decide whether the case is reviewed further, and what to tell the national Panel.",
        papers=(("Rapid review WM-07", 12),),
    ),
    Business(
        title="Police seniority at this Board", lead="Priya Sandalwood",
        purpose=Purpose.CHALLENGE, minutes=15,
        asked="Hear the force’s answer to C-014, and decide whether to take it to all three lead "
        "safeguarding partners.",
        papers=(("The force’s answer to C-014", 0),),
    ),
    Business(
        title="Section 11: emerging findings", lead="Tobias Fernley",
        purpose=Purpose.ASSURANCE, minutes=15,
        asked="Say which findings to test before the yearly report.",
        papers=(("Section 11, returns until now", 7),),
    ),
    Business(
        title="Contributions for 2027–28", lead="Sunita Brookvale",
        purpose=Purpose.DECISION, minutes=15,
        asked="Agree the shares for 2027–28.",
        papers=(("Shares for 2027–28", 0),),
    ),
)  # fmt: skip

STANDING_PAPERS = (
    ("minutes", "Minutes of 17 September, checked", 9),
    ("actions", "Overdue actions, by partner", 3),
    ("risks", "Risks", 3),
    ("risks", "Forward plan", 2),
)
FILES = {"Performance": performance, "Police timeline": timeline}
_BREAK_AFTER = BUSINESS[2].title


def draft_today(stage: Stage) -> str:
    """Draft the agenda of today's meeting, and the next one in February; return today's id."""
    desk = stage.desk
    meeting_id = add_meeting(desk, stage.body_id, TODAY, access_notes="Hearing loop booked.").made
    for one in BUSINESS:
        made = _add(stage, meeting_id, one)
        if one.title == _BREAK_AFTER:
            add_break(desk, meeting_id, after_id=made)
    rows = {row.standing_key: row.id for row in desk.rows(AgendaItem, meeting_id=meeting_id)}
    for key, title, pages in STANDING_PAPERS:
        add_paper(
            desk, rows[key], title, state=PaperState.RECEIVED, author="Gwen Tallowfield",
            page_count=pages,
        )  # fmt: skip
    add_meeting(desk, stage.body_id, NEXT_BOARD)
    return meeting_id


def _add(stage: Stage, meeting_id: str, one: Business) -> str:
    desk = stage.desk
    audience = Audience.CONFIDENTIAL if one.closed_title else Audience.PUBLIC
    made = add_item(
        desk, meeting_id, one.title, lead_id=stage.people[one.lead], purpose=one.purpose,
        planned_minutes=one.minutes, asked=one.asked, closed_title=one.closed_title,
        audience=audience,
    ).made  # fmt: skip
    for title, pages in one.papers:
        paper = add_paper(
            desk, made, title, author=one.lead, page_count=pages or None,
            state=PaperState.RECEIVED if pages else PaperState.EXPECTED,
            due_on=None if pages else date(2026, 11, 18),
            audience=audience if one.closed_title else Audience.MEMBERS,
        )  # fmt: skip
        if title in FILES:
            attach(desk, paper.made, as_paper_file(f"{title}.pdf", FILES[title]()))
    return made


def hold_until_item_five(stage: Stage, meeting_id: str) -> None:
    """Play the meeting from ten o'clock to 10:47, when the sample is opened."""
    desk, clock = stage.desk, stage.clock
    meeting = existing(desk, Meeting, meeting_id)
    clock.set(TODAY, meeting.starts)
    begin(desk, meeting_id)
    _mark_room(stage, meeting_id)
    around = surroundings_of(desk, meeting_id)
    by_item = stories_by_item(stage, meeting_id, read_story(NOVEMBER_2026))
    items = [line.item for line in placed_items(desk, meeting_id)]
    for item, ends in zip(items, ("10:06", "10:15", "10:29", "10:43"), strict=False):
        minute_item(stage, item, by_item[item.id], around)
        if item.confirms_id:
            confirm_minutes(desk, item.confirms_id, at_meeting_id=meeting_id)
        elif item.standing_key == "actions":
            clock.set(TODAY, _ARRIVES)
            mark_here(desk, _line_of(stage, meeting_id, _NOT_HERE_YET))
        clock.set(TODAY, ends)
        finish_item(desk, item.id)
    _take_item_five(stage, items[4], by_item[items[4].id])


def _take_item_five(stage: Stage, item: AgendaItem, told: ItemStory) -> None:
    """Take the minutes line by line, each a change of its own, as somebody types them."""
    around = surroundings_of(stage.desk, item.meeting_id)
    for at, line in enumerate(told.lines, start=1):
        stage.clock.set(TODAY, f"10:{43 + at}")
        record_line(stage.desk, item.id, parse_line(line, around))
    stage.clock.set(TODAY, NOW)
    if not notes_for(stage.desk, item.id):
        add_note(stage.desk, item.id, _NOTE)


def _mark_room(stage: Stage, meeting_id: str) -> None:
    """Mark who is in the room at ten: 20 of 25 seats, and one more comes late."""
    desk = stage.desk
    away = {one.person for one in OTHER_SEATS if one.today == "apology"}
    with desk.change(_("Filled in the register")):
        for partner in PARTNERS:
            if partner.short not in {_NOT_HERE_YET, _NOT_COMING}:
                mark_partner(stage, meeting_id, partner, partner.today)
        delegated = set(stage.seats.values())
        names = {person_id: name for name, person_id in stage.people.items()}
        rows = desk.rows(Attendance, meeting_id=meeting_id)
        for line in [row for row in rows if row.seat_id not in delegated]:
            if names[line.person_id] in away:
                mark_apology(desk, line.id)
            else:
                mark_here(desk, line.id)


def _line_of(stage: Stage, meeting_id: str, short: str) -> str:
    seat = existing(stage.desk, Seat, stage.seats[PARTNER_BY_SHORT[short].short])
    return stage.desk.rows(Attendance, meeting_id=meeting_id, seat_id=seat.id)[0].id
