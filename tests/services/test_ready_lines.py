from __future__ import annotations

from datetime import UTC, date, datetime

from chair_desk.records.meetings import Meeting, PaperState
from chair_desk.records.packs import PackIssue
from chair_desk.services.agenda import add_item, add_paper
from chair_desk.services.desk import Desk
from chair_desk.services.meeting_states import issue_agenda, recall_agenda
from chair_desk.services.readiness import ReadyLine, Stand, readiness, tick_ready
from chair_desk.services.ready_lines import issued_on
from tests.services.conftest import Clock


def line(desk: Desk, meeting: Meeting, key: str) -> ReadyLine:
    return next(one for one in readiness(desk, meeting.id).lines if one.key == key)


def issue_pack_of(desk: Desk, meeting: Meeting) -> None:
    row = PackIssue(
        id=desk.new_id(), meeting_id=meeting.id, number=1, page_count=58,
        issued_at=datetime(2026, 9, 9, 23, 30, tzinfo=UTC),
    )  # fmt: skip
    with desk.change("Issued the pack") as step:
        step.insert(row)


def test_the_agenda_says_the_day_on_which_it_was_issued_last(
    desk: Desk, meeting: Meeting, clock: Clock
) -> None:
    assert issued_on(desk, meeting.id) is None
    clock.set(date(2026, 9, 7))
    issue_agenda(desk, meeting.id)
    assert line(desk, meeting, "agenda").note == "7 Sep"
    recall_agenda(desk, meeting.id)
    clock.set(date(2026, 9, 9))
    issue_agenda(desk, meeting.id)
    assert line(desk, meeting, "agenda").note == "9 Sep"


def test_a_pack_that_was_issued_says_its_version_and_day_in_the_uk(
    desk: Desk, meeting: Meeting
) -> None:
    assert line(desk, meeting, "pack").does == "tick"
    issue_pack_of(desk, meeting)
    found = line(desk, meeting, "pack")
    assert (found.stand, found.label, found.note) == (
        Stand.READY, "Pack issued", "version 1, 10 Sep",
    )  # fmt: skip


def test_papers_that_came_after_the_pack_want_a_look(desk: Desk, meeting: Meeting) -> None:
    issue_pack_of(desk, meeting)
    item = add_item(desk, meeting.id, "Neglect").made
    add_paper(desk, item, "Figures", state=PaperState.RECEIVED)
    found = line(desk, meeting, "pack")
    assert (found.stand, found.note) == (Stand.YOU, "1 paper came after it")
    tick_ready(desk, meeting.id, "pack")
    assert line(desk, meeting, "pack").label == "Pack sent to members"


def test_papers_past_their_day_are_said_to_be_late(
    desk: Desk, meeting: Meeting, clock: Clock
) -> None:
    item = add_item(desk, meeting.id, "Neglect").made
    add_paper(desk, item, "Figures", state=PaperState.EXPECTED, due_on=date(2026, 9, 4))
    assert line(desk, meeting, "papers").note == ""
    clock.set(date(2026, 9, 8))
    assert line(desk, meeting, "papers").note == "1 late"
