from __future__ import annotations

from collections.abc import Callable

import pytest

from chair_desk.records.audience import Audience
from chair_desk.records.changes import Refused
from chair_desk.records.meetings import AgendaItem, ItemKind, Meeting, PaperState, Purpose
from chair_desk.records.minutes import Minute
from chair_desk.records.people import Person
from chair_desk.services.agenda import (
    add_break,
    add_item,
    add_paper,
    agenda,
    change_item,
    defer_item,
    move_item,
    move_under,
    remove_item,
)
from chair_desk.services.desk import Desk
from chair_desk.services.history import undo
from chair_desk.services.meetings import change_meeting, issue_agenda

Snapshot = Callable[[], dict[str, list[object]]]


def titles(desk: Desk, meeting: Meeting) -> list[tuple[str, str]]:
    return [(line.number, line.item.title) for line in agenda(desk, meeting.id).lines]


def item_called(desk: Desk, meeting: Meeting, title: str) -> AgendaItem:
    return next(line.item for line in agenda(desk, meeting.id).lines if line.item.title == title)


def test_a_new_item_goes_before_the_items_that_close_every_meeting(
    desk: Desk, meeting: Meeting
) -> None:
    add_item(desk, meeting.id, "Neglect strategy")

    assert titles(desk, meeting) == [
        ("1", "Welcome, apologies and interests"),
        ("2", "Overdue actions, by partner"),
        ("3", "Neglect strategy"),
        ("4", "Risks and forward plan"),
        ("5", "Any other business"),
    ]


def test_start_times_and_leads_stand_on_each_line(desk: Desk, meeting: Meeting) -> None:
    shazia = Person(id="shazia", name="Shazia Pemberly")
    with desk.change("A person") as step:
        step.insert(shazia)
    add_item(desk, meeting.id, "Going missing", lead_id="shazia", planned_minutes=15)
    add_item(desk, meeting.id, "Schools", lead_words="The heads' forum")

    lines = agenda(desk, meeting.id).lines

    assert [(line.starts, line.lead) for line in lines[2:4]] == [
        ("10:15", "Shazia Pemberly"),
        ("10:30", "The heads' forum"),
    ]


def test_the_agenda_says_when_it_ends_and_whether_that_is_in_time(
    desk: Desk, meeting: Meeting
) -> None:
    made = add_item(desk, meeting.id, "Long", planned_minutes=120, purpose=Purpose.CHALLENGE).made

    on_time = agenda(desk, meeting.id)
    change_item(desk, made, planned_minutes=127)
    over = agenda(desk, meeting.id)
    change_item(desk, made, planned_minutes=119)
    spare = agenda(desk, meeting.id)

    assert on_time.ends_words == "Ends 12:30, on time"
    assert over.ends_words == "Ends 12:37, 7 minutes over"
    assert over.minutes_over == 7
    assert spare.ends_words == "Ends 12:29, 1 minute to spare"


def test_the_agenda_says_how_much_is_for_challenge_and_decisions(
    desk: Desk, meeting: Meeting
) -> None:
    add_break(desk, meeting.id)
    add_item(desk, meeting.id, "Decide", planned_minutes=20, purpose=Purpose.DECISION)

    assert (
        agenda(desk, meeting.id).shape_words
        == "30 of 50 working minutes are for challenge and decisions."
    )


def test_a_break_has_no_number_and_ten_minutes(desk: Desk, meeting: Meeting) -> None:
    first = agenda(desk, meeting.id).lines[0].item

    made = add_break(desk, meeting.id, after_id=first.id).made

    line = agenda(desk, meeting.id).lines[1]
    assert (line.item.id, line.number, line.item.planned_minutes) == (made, "", 10)
    assert line.item.kind is ItemKind.BREAK


def test_sub_items_are_lettered_and_share_the_time_of_the_item_above(
    desk: Desk, meeting: Meeting
) -> None:
    top = add_item(desk, meeting.id, "Performance", planned_minutes=20).made
    add_item(desk, meeting.id, "Front door", under_id=top)
    add_item(desk, meeting.id, "Plans", under_id=top)

    lines = agenda(desk, meeting.id).lines

    assert [(line.number, line.depth, line.item.planned_minutes) for line in lines[2:5]] == [
        ("3", 0, 20),
        ("3a", 1, 0),
        ("3b", 1, 0),
    ]


def test_a_late_item_takes_a_number_of_its_own_and_no_other_moves(
    desk: Desk, meeting: Meeting
) -> None:
    before = dict(titles(desk, meeting))
    issue_agenda(desk, meeting.id)
    second = agenda(desk, meeting.id).lines[1].item

    add_item(desk, meeting.id, "Urgent", after_id=second.id)
    add_item(desk, meeting.id, "More urgent", after_id=second.id)

    now = dict(titles(desk, meeting))
    assert now["2A"] == "Urgent"
    assert now["2B"] == "More urgent"
    assert {number: now[number] for number in before} == before


def test_a_late_item_at_the_end_counts_on(desk: Desk, meeting: Meeting) -> None:
    issue_agenda(desk, meeting.id)
    last = agenda(desk, meeting.id).lines[-1].item

    add_item(desk, meeting.id, "Last thing", after_id=last.id)
    add_item(desk, meeting.id, "First sub-item", under_id=last.id)

    assert titles(desk, meeting)[-2:] == [("4a", "First sub-item"), ("5", "Last thing")]


def test_moving_an_item_changes_one_row_and_undo_puts_it_back(
    desk: Desk, meeting: Meeting, snapshot: Snapshot
) -> None:
    made = add_item(desk, meeting.id, "Neglect strategy").made
    before = snapshot()

    changes = move_item(desk, made, after_id=None)

    assert titles(desk, meeting)[0] == ("1", "Neglect strategy")
    assert changes.label == "Moved item 3 to the top"
    assert changes.touched == {"agenda_item": frozenset({made})}

    undo(desk)

    assert snapshot() == before


def test_moving_after_the_break_is_said_so(desk: Desk, meeting: Meeting) -> None:
    made = add_item(desk, meeting.id, "Neglect strategy").made
    pause = add_break(desk, meeting.id).made

    assert move_item(desk, made, after_id=pause).label == "Moved item 3 after the break"


def test_an_item_moves_with_its_sub_items_and_out_again(desk: Desk, meeting: Meeting) -> None:
    top = add_item(desk, meeting.id, "Performance").made
    sub = add_item(desk, meeting.id, "Front door", under_id=top).made

    move_under(desk, sub, None)
    assert titles(desk, meeting)[2:4] == [("3", "Performance"), ("4", "Front door")]

    move_under(desk, sub, top)
    move_item(desk, top, after_id=None)
    assert titles(desk, meeting)[:2] == [("1", "Performance"), ("1a", "Front door")]


def test_an_item_cannot_lie_under_itself(desk: Desk, meeting: Meeting) -> None:
    top = add_item(desk, meeting.id, "Performance").made
    sub = add_item(desk, meeting.id, "Front door", under_id=top).made

    with pytest.raises(Refused, match="under itself"):
        move_under(desk, top, sub)
    with pytest.raises(Refused, match="under itself"):
        move_item(desk, top, after_id=sub)


def test_an_item_may_have_a_confidential_title_beside_its_public_one(
    desk: Desk, meeting: Meeting
) -> None:
    made = add_item(desk, meeting.id, "Rapid review", audience=Audience.CONFIDENTIAL).made
    change_item(desk, made, closed_title="Rapid review of Child F")

    item = desk.get(AgendaItem, made)

    assert item is not None
    assert (item.title, item.closed_title, item.audience) == (
        "Rapid review",
        "Rapid review of Child F",
        Audience.CONFIDENTIAL,
    )


def test_choosing_a_lead_from_the_list_clears_the_lead_in_words(
    desk: Desk, meeting: Meeting
) -> None:
    made = add_item(desk, meeting.id, "Schools", lead_words="Somebody").made
    person = desk.rows(Person)[0]

    change_item(desk, made, lead_id=person.id)

    item = desk.get(AgendaItem, made)
    assert item is not None
    assert item.lead_words == ""


@pytest.mark.parametrize("minutes", [-1, 601, "ten"])
def test_minutes_that_are_none_are_refused_beside_their_field(
    desk: Desk, meeting: Meeting, minutes: object
) -> None:
    with pytest.raises(Refused) as refused:
        add_item(desk, meeting.id, "Item", planned_minutes=minutes)  # type: ignore[arg-type]

    assert set(refused.value.problems) == {"planned_minutes"}


def test_an_item_without_a_title_is_refused(desk: Desk, meeting: Meeting) -> None:
    with pytest.raises(Refused) as refused:
        add_item(desk, meeting.id, "")

    assert set(refused.value.problems) == {"title"}


def test_removing_an_item_takes_its_sub_items_and_papers_and_undo_brings_them_back(
    desk: Desk, meeting: Meeting, snapshot: Snapshot
) -> None:
    top = add_item(desk, meeting.id, "Performance").made
    sub = add_item(desk, meeting.id, "Front door", under_id=top).made
    add_paper(desk, sub, "The figures")
    before = snapshot()

    remove_item(desk, top)

    assert "Performance" not in [title for _number, title in titles(desk, meeting)]
    assert snapshot() != before

    undo(desk)

    assert snapshot() == before


def test_an_item_with_minutes_cannot_be_removed(desk: Desk, meeting: Meeting) -> None:
    made = add_item(desk, meeting.id, "Performance").made
    with desk.change("A paragraph") as step:
        step.insert(Minute(id="p", meeting_id=meeting.id, item_id=made, place="A", text="Said."))

    with pytest.raises(Refused, match="has minutes"):
        remove_item(desk, made)


def test_a_promised_paper_that_is_not_in_is_missing(desk: Desk, meeting: Meeting) -> None:
    made = add_item(desk, meeting.id, "Performance").made
    add_paper(desk, made, "The figures")
    add_paper(desk, made, "The story", state=PaperState.RECEIVED)

    line = next(line for line in agenda(desk, meeting.id).lines if line.item.id == made)

    assert [paper.title for paper in line.papers] == ["The figures", "The story"]
    assert [paper.title for paper in line.missing_papers] == ["The figures"]


def test_a_later_start_moves_every_item(desk: Desk, meeting: Meeting) -> None:
    change_meeting(desk, meeting.id, starts="14:00", ends="16:30")

    assert agenda(desk, meeting.id).lines[1].starts == "14:05"


def test_a_column_that_is_not_for_people_to_change_is_a_mistake_of_ours(
    desk: Desk, meeting: Meeting
) -> None:
    item = agenda(desk, meeting.id).lines[0].item

    with pytest.raises(KeyError):
        change_item(desk, item.id, number="99")


def test_a_deferred_item_is_removed_with_what_lies_under_it(desk: Desk, meeting: Meeting) -> None:
    top = add_item(desk, meeting.id, "Performance").made
    sub = add_item(desk, meeting.id, "Front door", under_id=top).made
    defer_item(desk, top)

    remove_item(desk, top)

    assert desk.get(AgendaItem, top) is None
    assert desk.get(AgendaItem, sub) is None
