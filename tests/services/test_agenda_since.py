from __future__ import annotations

import pytest

from chair_desk.records.agenda_changes import changed_words
from chair_desk.records.audience import Audience
from chair_desk.records.cut import for_audience
from chair_desk.records.meetings import AgendaItem, Meeting
from chair_desk.records.minutes import Minute, MinuteKind
from chair_desk.services.agenda import (
    add_break,
    add_item,
    agenda,
    change_item,
    move_item,
    move_under,
    remove_item,
)
from chair_desk.services.agenda_since import came_after_now, has_minutes
from chair_desk.services.checks import existing
from chair_desk.services.desk import Desk, Refused
from chair_desk.services.gathering import gather
from chair_desk.services.history import undo
from chair_desk.services.minutes import add_paragraph
from chair_desk.services.session_clock import begin


@pytest.fixture
def session(desk: Desk, meeting: Meeting) -> Meeting:
    """A meeting in session with two items of business between those of every meeting."""
    add_item(desk, meeting.id, "Return home interviews", planned_minutes=20)
    add_item(desk, meeting.id, "Contributions", planned_minutes=15)
    begin(desk, meeting.id)
    return meeting


def named(desk: Desk, meeting: Meeting, title: str) -> AgendaItem:
    return next(one.item for one in agenda(desk, meeting.id).lines if one.item.title == title)


def minuted(desk: Desk, meeting: Meeting, title: str, text: str = "The Board heard.") -> AgendaItem:
    item = named(desk, meeting, title)
    add_paragraph(desk, item.id, text)
    return item


def words(desk: Desk, item: AgendaItem) -> str:
    return changed_words(existing(desk, AgendaItem, item.id))


def test_an_item_not_yet_minuted_simply_changes(desk: Desk, session: Meeting) -> None:
    item = named(desk, session, "Contributions")
    change_item(desk, item.id, title="Agency contributions", planned_minutes=30)

    changed = existing(desk, AgendaItem, item.id)
    assert (changed.title, changed.planned_minutes) == ("Agency contributions", 30)
    assert changed_words(changed) == ""


def test_an_item_with_minutes_keeps_its_words_and_says_what_the_agenda_was(
    desk: Desk, session: Meeting
) -> None:
    item = minuted(desk, session, "Return home interviews")
    change_item(desk, item.id, title="Interviews", planned_minutes=10)

    assert [row.text for row in desk.rows(Minute, item_id=item.id)] == ["The Board heard."]
    assert words(desk, item) == "The agenda changed: was “Return home interviews”, 20 minutes."


def test_what_it_first_was_is_kept_through_later_changes(desk: Desk, session: Meeting) -> None:
    item = minuted(desk, session, "Return home interviews")
    change_item(desk, item.id, title="Interviews")
    change_item(desk, item.id, title="Home interviews")
    assert words(desk, item) == "The agenda changed: was “Return home interviews”."

    change_item(desk, item.id, title="Return home interviews")
    assert words(desk, item) == ""


def test_minutes_put_back_as_they_were_are_no_change(desk: Desk, session: Meeting) -> None:
    item = minuted(desk, session, "Return home interviews")
    change_item(desk, item.id, planned_minutes=0)
    assert words(desk, item) == "The agenda changed: was 20 minutes."

    change_item(desk, item.id, planned_minutes=20)
    assert words(desk, item) == ""


def test_an_item_with_minutes_that_is_moved_says_where_it_was(desk: Desk, session: Meeting) -> None:
    item = minuted(desk, session, "Return home interviews")
    other = named(desk, session, "Contributions")
    before = came_after_now(desk, item)

    move_item(desk, item.id, after_id=other.id)
    assert words(desk, item) == f"The agenda changed: was after item {before}."
    assert words(desk, other) == ""

    move_item(desk, other.id, after_id=item.id)
    move_item(desk, item.id, after_id=None)
    assert words(desk, item) == f"The agenda changed: was after item {before}."


def test_an_item_moved_back_to_where_it_was_says_nothing(desk: Desk, session: Meeting) -> None:
    item = minuted(desk, session, "Return home interviews")
    lines = [one.item for one in agenda(desk, session.id).lines]
    above = lines[[one.id for one in lines].index(item.id) - 1]
    move_item(desk, item.id, after_id=None)
    assert words(desk, item)

    move_item(desk, item.id, after_id=above.id)
    assert words(desk, item) == ""


def test_the_first_item_says_that_it_was_first(desk: Desk, session: Meeting) -> None:
    first = agenda(desk, session.id).lines[0].item
    add_paragraph(desk, first.id, "Apologies were noted.")
    move_item(desk, first.id, after_id=named(desk, session, "Contributions").id)
    assert words(desk, first) == "The agenda changed: was first on the agenda."


def test_an_item_put_under_another_says_where_it_was(desk: Desk, session: Meeting) -> None:
    item = minuted(desk, session, "Contributions")
    first = agenda(desk, session.id).lines[0].item
    before = came_after_now(desk, item)
    move_under(desk, item.id, first.id)
    assert words(desk, item) == f"The agenda changed: was after item {before}."


def test_undo_takes_change_and_note_back_together(desk: Desk, session: Meeting) -> None:
    item = minuted(desk, session, "Contributions")
    change_item(desk, item.id, title="Agency contributions")
    undo(desk)
    assert (words(desk, item), existing(desk, AgendaItem, item.id).title) == ("", "Contributions")


def test_what_is_put_in_at_the_meeting_is_marked_and_takes_a_number_of_its_own(
    desk: Desk, session: Meeting
) -> None:
    was = [one.number for one in agenda(desk, session.id).lines]
    add_item(desk, session.id, "Urgent business", planned_minutes=5)
    add_break(desk, session.id)

    assert named(desk, session, "Urgent business").is_added
    assert named(desk, session, "Break").is_added
    assert not named(desk, session, "Contributions").is_added
    now = [one.number for one in agenda(desk, session.id).lines if not one.item.is_added]
    assert now == was


def test_an_item_with_minutes_is_not_removed_and_the_reason_is_said(
    desk: Desk, session: Meeting
) -> None:
    item = minuted(desk, session, "Contributions")
    with pytest.raises(Refused, match="has minutes, so it stays on the agenda"):
        remove_item(desk, item.id)
    assert desk.count(Minute, item_id=item.id) == 1


def test_an_item_is_not_removed_for_the_minutes_of_one_under_it(
    desk: Desk, session: Meeting
) -> None:
    item = named(desk, session, "Contributions")
    under = add_item(desk, session.id, "The police", under_id=item.id).made
    add_paragraph(desk, under, "The police would pay.")
    with pytest.raises(Refused, match="has minutes"):
        remove_item(desk, item.id)
    assert desk.get(AgendaItem, item.id)
    assert desk.get(AgendaItem, under)


def test_the_item_being_taken_is_not_removed(desk: Desk, session: Meeting) -> None:
    with pytest.raises(Refused, match="is being taken"):
        remove_item(desk, agenda(desk, session.id).lines[0].item.id)


def test_an_empty_paragraph_keeps_no_item_on_the_agenda(desk: Desk, session: Meeting) -> None:
    item = minuted(desk, session, "Contributions", text="")
    remove_item(desk, item.id)
    assert desk.get(AgendaItem, item.id) is None
    undo(desk)
    assert desk.count(Minute, item_id=item.id) == 1


def test_a_record_without_words_of_its_own_counts_as_minutes(desk: Desk, session: Meeting) -> None:
    item = named(desk, session, "Contributions")
    with desk.change("A block") as step:
        step.insert(
            Minute(
                id="b", meeting_id=session.id, item_id=item.id, place="A", kind=MinuteKind.DECISION
            )
        )
    assert has_minutes(desk, item.id)


@pytest.mark.parametrize("audience", [Audience.PUBLIC, Audience.MEMBERS])
def test_a_title_from_before_an_item_became_confidential_reaches_no_other_reader(
    desk: Desk, session: Meeting, audience: Audience
) -> None:
    item = minuted(desk, session, "Contributions")
    change_item(desk, item.id, title="Confidential item", audience=Audience.CONFIDENTIAL)
    assert words(desk, item) == "The agenda changed: was “Contributions”."

    assert "Contributions" not in repr(for_audience(gather(desk, session.id), audience).items)
