from __future__ import annotations

from datetime import date

import pytest

from chair_desk.records.attendance import Attendance
from chair_desk.records.audience import Audience
from chair_desk.records.meetings import AgendaItem, Meeting, PaperState
from chair_desk.records.people import OrganisationKind
from chair_desk.records.ready_ticks import ReadyTick
from chair_desk.services.agenda import add_item, add_paper, change_paper
from chair_desk.services.attendance import mark_apology
from chair_desk.services.desk import Desk
from chair_desk.services.history import undo
from chair_desk.services.meeting_states import issue_agenda
from chair_desk.services.meetings import remove_meeting
from chair_desk.services.promises import tick_own
from chair_desk.services.readiness import (
    ReadyLine,
    Stand,
    briefing_key,
    next_meeting,
    readiness,
    tick_ready,
)


def line(desk: Desk, meeting: Meeting, key: str) -> ReadyLine:
    return next(one for one in readiness(desk, meeting.id).lines if one.key == key)


def test_papers_are_counted_and_chased_until_they_are_in(desk: Desk, meeting: Meeting) -> None:
    assert line(desk, meeting, "papers").note == "none asked for"
    item = add_item(desk, meeting.id, "Neglect").made
    made = add_paper(desk, item, "Figures", state=PaperState.EXPECTED).made
    add_paper(desk, item, "Told", state=PaperState.VERBAL)
    found = line(desk, meeting, "papers")
    assert (found.stand, found.label, found.verb) == (Stand.CHASE, "Papers in: 0 of 1", "Chase one")
    assert readiness(desk, meeting.id).missing == 1
    change_paper(desk, made, state=PaperState.RECEIVED)
    assert line(desk, meeting, "papers").label == "The paper is in"


def test_the_agenda_is_ready_once_it_is_issued(desk: Desk, meeting: Meeting) -> None:
    found = line(desk, meeting, "agenda")
    assert (found.stand, found.note) == (Stand.YOU, "by 10 Sep")
    issue_agenda(desk, meeting.id)
    assert line(desk, meeting, "agenda").label == "Agenda issued"


@pytest.mark.parametrize("key", ["pack", "room"])
def test_what_only_a_person_knows_is_ticked_and_undone(
    desk: Desk, meeting: Meeting, key: str
) -> None:
    assert line(desk, meeting, key).stand is Stand.YOU
    tick_ready(desk, meeting.id, key)
    tick_ready(desk, meeting.id, key)
    assert line(desk, meeting, key).stand is Stand.READY
    assert desk.count(ReadyTick) == 1
    tick_ready(desk, meeting.id, key, is_done=False)
    assert line(desk, meeting, key).stand is Stand.YOU
    undo(desk)
    assert line(desk, meeting, key).stand is Stand.READY


def test_a_meeting_with_a_tick_can_be_removed(desk: Desk, meeting: Meeting) -> None:
    tick_ready(desk, meeting.id, "pack")
    remove_meeting(desk, meeting.id)
    assert desk.count(ReadyTick) == 0


def test_the_briefing_is_ticked_in_the_own_file_only(desk: Desk, meeting: Meeting) -> None:
    before = desk.file.history()
    assert line(desk, meeting, "briefing").does == "briefing"
    tick_own(desk, briefing_key(meeting.id))
    assert line(desk, meeting, "briefing").label == "Briefing read"
    assert desk.file.history() == before


def test_quorum_counts_who_is_expected(desk: Desk, meeting: Meeting, seat_of: object) -> None:
    found = line(desk, meeting, "quorum")
    assert found.label == "No quorum expected"
    assert found.stand is Stand.CHASE
    assert found.note.endswith("coming")


def test_an_apology_is_no_longer_expected(desk: Desk, meeting: Meeting) -> None:
    before = line(desk, meeting, "quorum").note
    for row in desk.rows(Attendance, meeting_id=meeting.id):
        mark_apology(desk, row.id)
        break
    assert line(desk, meeting, "quorum").note != before or before.startswith("0")


def test_a_closed_paper_on_an_open_item_wants_a_look(desk: Desk, meeting: Meeting) -> None:
    item = add_item(desk, meeting.id, "Review").made
    assert line(desk, meeting, "confidential").note == "None"
    add_paper(desk, item, "Review", audience=Audience.CONFIDENTIAL)
    found = line(desk, meeting, "confidential")
    assert found.stand is Stand.YOU
    assert found.record == ("agenda_item", item)


def test_confidential_items_are_named_by_number(desk: Desk, meeting: Meeting) -> None:
    add_item(desk, meeting.id, "Review", audience=Audience.CONFIDENTIAL)
    numbers = [row.id for row in desk.rows(AgendaItem, meeting_id=meeting.id)]
    assert line(desk, meeting, "confidential").note.startswith("Item ")
    assert numbers


def test_the_minutes_of_the_last_meeting_are_cleared_once_checked(
    desk: Desk, meeting: Meeting, later: Meeting, hold: object
) -> None:
    from chair_desk.services.meeting_states import mark_checked

    hold(meeting)  # type: ignore[operator]
    found = line(desk, later, "minutes")
    assert (found.stand, found.page) == (Stand.YOU, "minutes")
    mark_checked(desk, meeting.id)
    assert line(desk, later, "minutes").label == "Minutes of 17 September cleared"


def test_lines_that_need_chasing_stand_first_and_are_counted(desk: Desk, meeting: Meeting) -> None:
    item = add_item(desk, meeting.id, "Neglect").made
    add_paper(desk, item, "Figures")
    found = readiness(desk, meeting.id)
    order = [list(Stand).index(one.stand) for one in found.lines]
    assert order == sorted(order)
    assert found.ready_words.endswith(f"of {len(found.lines)} ready")
    assert "chasing" in found.open_words


def test_the_next_meeting_is_the_one_in_session_else_the_next(
    desk: Desk, meeting: Meeting, later: Meeting, clock: object, seat_of: object
) -> None:
    assert next_meeting(desk) == desk.get(Meeting, meeting.id)
    clock.set(date(2026, 9, 18))  # type: ignore[attr-defined]
    assert next_meeting(desk) == desk.get(Meeting, later.id)
    assert OrganisationKind.POLICE
