from __future__ import annotations

from collections.abc import Callable

from chair_desk.records.boards import ProfileInForce
from chair_desk.records.meetings import AgendaItem, Meeting
from chair_desk.records.minutes import Minute
from chair_desk.records.people import SeatKind
from chair_desk.services.agenda import add_paper, agenda, move_item
from chair_desk.services.checks import existing
from chair_desk.services.desk import Desk
from chair_desk.services.meetings import issue_agenda
from chair_desk.services.members import members_on
from chair_desk.services.minutes_items import bring_minutes

Hold = Callable[[Meeting], None]


def minutes_items(desk: Desk, meeting: Meeting) -> list[AgendaItem]:
    return [line.item for line in agenda(desk, meeting.id).lines if line.item.confirms_id]


def test_bringing_the_minutes_twice_changes_nothing(
    desk: Desk, meeting: Meeting, later: Meeting
) -> None:
    before = minutes_items(desk, later)

    with desk.change("Again") as step:
        bring_minutes(desk, step, later.id)

    assert minutes_items(desk, later) == before
    assert not step.changes


def test_the_chair_leads_the_item(desk: Desk, meeting: Meeting, later: Meeting) -> None:
    chair = next(
        member.person
        for member in members_on(desk, later.body_id, later.held_on)
        if member.seat.kind is SeatKind.CHAIR
    )

    assert chair is not None
    assert minutes_items(desk, later)[0].lead_id == chair.id


def test_an_item_that_was_moved_stays_where_it_was_put(
    desk: Desk, meeting: Meeting, later: Meeting, hold: Hold
) -> None:
    item = minutes_items(desk, later)[0]
    last = agenda(desk, later.id).lines[-1].item
    move_item(desk, item.id, after_id=last.id)

    hold(meeting)

    assert agenda(desk, later.id).lines[-1].item.id == item.id


def test_an_agenda_that_was_issued_is_left_alone(
    desk: Desk, meeting: Meeting, later: Meeting, hold: Hold
) -> None:
    issue_agenda(desk, later.id)
    before = agenda(desk, later.id)

    hold(meeting)

    assert agenda(desk, later.id).lines == before.lines


def test_an_item_no_longer_wanted_goes_with_its_papers_unless_it_has_minutes(
    desk: Desk, meeting: Meeting, later: Meeting
) -> None:
    item = minutes_items(desk, later)[0]
    add_paper(desk, item.id, "Draft minutes")
    with desk.change("Minuted") as step:
        step.insert(Minute(id="p", meeting_id=later.id, item_id=item.id, place="A", text="Said."))
        step.update(Meeting, meeting.id, state="confirmed")
        bring_minutes(desk, step, later.id)
    assert existing(desk, AgendaItem, item.id)

    with desk.change("Not minuted") as step:
        step.delete(Minute, "p")
        bring_minutes(desk, step, later.id)
    assert desk.get(AgendaItem, item.id) is None


def test_a_profile_without_such_an_item_brings_none(
    desk: Desk, meeting: Meeting, later: Meeting
) -> None:
    row = desk.profile_rows()[0]
    text = row.profile_text.replace('key = "minutes"', 'key = "last_time"')
    with desk.change("Another text") as step:
        step.update(ProfileInForce, row.id, profile_text=text)
    before = minutes_items(desk, later)

    with desk.change("Again") as step:
        bring_minutes(desk, step, later.id)

    assert minutes_items(desk, later) == before
    assert desk.profile().minutes_item is None
