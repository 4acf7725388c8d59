from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from chair_desk.records.attendance import Attendance
from chair_desk.records.audience import Audience
from chair_desk.records.boards import Body
from chair_desk.records.changes import Refused
from chair_desk.records.meetings import AgendaItem, Meeting, MeetingState
from chair_desk.records.minutes import Correction, Decision, Minute, MinutesVersion
from chair_desk.services.agenda import add_item, add_paper, agenda, change_item, move_item
from chair_desk.services.canonical import faults_of_confirmed, is_as_confirmed
from chair_desk.services.checks import existing
from chair_desk.services.desk import Desk
from chair_desk.services.history import undo
from chair_desk.services.meetings import (
    add_meeting,
    change_meeting,
    confirm_minutes,
    correct_minutes,
    corrections,
    mark_checked,
    new_version,
    start_session,
)

Hold = Callable[[Meeting], None]


@pytest.fixture
def checked(desk: Desk, meeting: Meeting, later: Meeting, hold: Hold) -> Meeting:
    """The September meeting, held, minuted and checked; the November one is in session."""
    item = agenda(desk, meeting.id).lines[0].item
    with desk.change("Minutes") as step:
        step.insert(
            Minute(id="p1", meeting_id=meeting.id, item_id=item.id, place="A", text="Café Zoë."),
            Minute(
                id="p2",
                meeting_id=meeting.id,
                item_id=item.id,
                place="B",
                text="About Child F.",
                audience=Audience.CONFIDENTIAL,
            ),
            Decision(id="d1", reference="D-001", meeting_id=meeting.id, text="Agreed."),
        )
    hold(meeting)
    mark_checked(desk, meeting.id)
    start_session(desk, later.id)
    return existing(desk, Meeting, meeting.id)


def test_minutes_are_confirmed_at_the_next_meeting_and_freeze(
    desk: Desk, checked: Meeting, later: Meeting
) -> None:
    confirm_minutes(desk, checked.id, at_meeting_id=later.id, subject_to="  “Zoë”, not “Zoe” ")

    found = existing(desk, Meeting, checked.id)
    assert found.state is MeetingState.CONFIRMED
    assert (found.confirmed_on, found.confirmed_at_id) == (later.held_on, later.id)
    assert found.confirmed_subject_to == "“Zoë”, not “Zoe”"
    assert found.minutes_version == 2
    assert [
        (row.number, row.state, row.sha256 == found.confirmed_hash)
        for row in desk.rows(MinutesVersion, meeting_id=checked.id, order=("number",))
    ] == [(1, MeetingState.CHECKED, True), (2, MeetingState.CONFIRMED, True)]


def test_confirmed_minutes_refuse_every_change(
    desk: Desk, checked: Meeting, later: Meeting
) -> None:
    item = agenda(desk, checked.id).lines[0].item
    line = desk.rows(Attendance, meeting_id=checked.id)[0]
    confirm_minutes(desk, checked.id, at_meeting_id=later.id)

    for change in (
        lambda: change_item(desk, item.id, title="Other"),
        lambda: add_item(desk, checked.id, "Other"),
        lambda: move_item(desk, item.id, after_id=None),
        lambda: change_meeting(desk, checked.id, place="Elsewhere"),
    ):
        with pytest.raises(Refused, match="confirmed"):
            change()
    for record_class, row_id in ((Minute, "p1"), (Attendance, line.id), (AgendaItem, item.id)):
        with pytest.raises(Refused), desk.change("Against the rule") as step:
            step.delete(record_class, row_id)


def test_undo_stops_at_a_confirmation(desk: Desk, checked: Meeting, later: Meeting) -> None:
    confirm_minutes(desk, checked.id, at_meeting_id=later.id)

    with pytest.raises(Refused, match="confirmed"):
        undo(desk)


def test_a_paper_may_still_be_added_for_it_is_no_part_of_the_minutes(
    desk: Desk, checked: Meeting, later: Meeting
) -> None:
    item = agenda(desk, checked.id).lines[0].item
    confirm_minutes(desk, checked.id, at_meeting_id=later.id)

    add_paper(desk, item.id, "Came late")

    assert is_as_confirmed(desk, checked.id)


def test_a_decision_taken_without_a_quorum_may_be_ratified_later(
    desk: Desk, checked: Meeting, later: Meeting
) -> None:
    confirm_minutes(desk, checked.id, at_meeting_id=later.id)

    with desk.change("Ratified") as step:
        step.update(Decision, "d1", is_inquorate=True)

    assert faults_of_confirmed(desk) == []


@pytest.mark.parametrize("state", [MeetingState.MINUTES_DRAFT, MeetingState.IN_SESSION])
def test_minutes_that_the_chair_has_not_checked_are_not_confirmed(
    desk: Desk, checked: Meeting, later: Meeting, state: MeetingState
) -> None:
    with desk.change("Back") as step:
        step.update(Meeting, checked.id, state=state)

    with pytest.raises(Refused, match="chair checks"):
        confirm_minutes(desk, checked.id, at_meeting_id=later.id)


def test_minutes_are_confirmed_once(desk: Desk, checked: Meeting, later: Meeting) -> None:
    confirm_minutes(desk, checked.id, at_meeting_id=later.id)

    with pytest.raises(Refused, match="already"):
        confirm_minutes(desk, checked.id, at_meeting_id=later.id)


def test_minutes_are_confirmed_at_a_later_meeting_that_has_begun(
    desk: Desk, body: Body, checked: Meeting
) -> None:
    earlier = add_meeting(desk, body.id, date(2026, 7, 1)).made
    ahead = add_meeting(desk, body.id, date(2027, 2, 18)).made

    for meeting_id in (earlier, checked.id, ahead):
        with pytest.raises(Refused) as refused:
            confirm_minutes(desk, checked.id, at_meeting_id=meeting_id)
        assert set(refused.value.problems) == {"at_meeting_id"}


def test_several_sets_are_confirmed_at_one_meeting(
    desk: Desk, body: Body, checked: Meeting, later: Meeting, hold: Hold
) -> None:
    extra = existing(desk, Meeting, add_meeting(desk, body.id, date(2026, 10, 8)).made)
    hold(extra)
    mark_checked(desk, extra.id)

    confirm_minutes(desk, checked.id, at_meeting_id=later.id)
    confirm_minutes(desk, extra.id, at_meeting_id=later.id)

    assert {row.confirmed_at_id for row in desk.rows(Meeting, state=MeetingState.CONFIRMED)} == {
        later.id
    }


def test_confirmed_minutes_change_by_a_dated_correction_only(
    desk: Desk, checked: Meeting, later: Meeting
) -> None:
    confirm_minutes(desk, checked.id, at_meeting_id=later.id)

    made = correct_minutes(
        desk, checked.id, "For £1,500 read £15,000.", minute_id="p1", agreed_at_id=later.id
    ).made

    row = existing(desk, Correction, made)
    assert (row.made_on, row.text, row.agreed_at_id) == (
        desk.today(),
        "For £1,500 read £15,000.",
        later.id,
    )
    assert corrections(desk, checked.id) == [row]
    assert existing(desk, Minute, "p1").text == "Café Zoë."
    assert is_as_confirmed(desk, checked.id)


def test_a_correction_of_a_confidential_paragraph_is_confidential(
    desk: Desk, checked: Meeting, later: Meeting
) -> None:
    confirm_minutes(desk, checked.id, at_meeting_id=later.id)

    made = correct_minutes(desk, checked.id, "Read Child G.", minute_id="p2").made

    assert existing(desk, Correction, made).audience is Audience.CONFIDENTIAL


def test_a_correction_that_says_nothing_is_refused(
    desk: Desk, checked: Meeting, later: Meeting
) -> None:
    confirm_minutes(desk, checked.id, at_meeting_id=later.id)

    with pytest.raises(Refused) as refused:
        correct_minutes(desk, checked.id, "  ")

    assert set(refused.value.problems) == {"text"}


def test_a_draft_is_changed_itself_and_not_corrected(desk: Desk, checked: Meeting) -> None:
    with pytest.raises(Refused, match="Change the text itself"):
        correct_minutes(desk, checked.id, "Something")


def test_confirmed_minutes_have_no_further_versions(
    desk: Desk, checked: Meeting, later: Meeting
) -> None:
    confirm_minutes(desk, checked.id, at_meeting_id=later.id)

    with pytest.raises(Refused, match="no further versions"):
        new_version(desk, checked.id)
