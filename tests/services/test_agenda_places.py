from __future__ import annotations

import pytest

from chair_desk.records.changes import Refused
from chair_desk.records.meetings import AgendaItem, Meeting
from chair_desk.services.agenda import add_break, add_item, agenda, defer_item
from chair_desk.services.agenda_places import item_name, open_meeting, siblings_of
from chair_desk.services.checks import existing
from chair_desk.services.desk import Desk
from chair_desk.services.meetings import issue_agenda


def test_an_item_is_called_by_its_number_a_break_by_what_it_is(
    desk: Desk, meeting: Meeting
) -> None:
    pause = add_break(desk, meeting.id).made
    made = add_item(desk, meeting.id, "Neglect").made

    assert item_name(desk, existing(desk, AgendaItem, pause)) == "the break"
    assert item_name(desk, existing(desk, AgendaItem, made)) == "item 3"


def test_an_item_that_left_the_agenda_is_called_by_its_title(desk: Desk, meeting: Meeting) -> None:
    made = add_item(desk, meeting.id, "Neglect").made
    defer_item(desk, made)

    assert item_name(desk, existing(desk, AgendaItem, made)) == "“Neglect”"


def test_siblings_are_of_one_level_and_those_deferred_are_among_them(
    desk: Desk, meeting: Meeting
) -> None:
    top = add_item(desk, meeting.id, "Performance").made
    sub = add_item(desk, meeting.id, "Front door", under_id=top).made
    defer_item(desk, top)

    assert top in [row.id for row in siblings_of(desk, meeting.id, None)]
    assert [row.id for row in siblings_of(desk, meeting.id, top)] == [sub]


def test_a_late_first_item_comes_before_number_one(desk: Desk, meeting: Meeting) -> None:
    from chair_desk.services.agenda_places import insert_item

    issue_agenda(desk, meeting.id)
    with desk.change("At the top") as step:
        item = AgendaItem(id="late", meeting_id=meeting.id, place="", title="Silence")
        insert_item(desk, step, item, first=True)

    assert [line.number for line in agenda(desk, meeting.id).lines][:2] == ["A1", "1"]


def test_late_sub_items_count_on_under_their_item(desk: Desk, meeting: Meeting) -> None:
    top = add_item(desk, meeting.id, "Performance").made
    first = add_item(desk, meeting.id, "Front door", under_id=top).made
    add_item(desk, meeting.id, "Plans", under_id=top)
    issue_agenda(desk, meeting.id)

    add_item(desk, meeting.id, "Late and last", under_id=top)
    add_item(desk, meeting.id, "Late between", after_id=first)

    numbers = {line.item.title: line.number for line in agenda(desk, meeting.id).lines}
    assert numbers["Late and last"] == "3c"
    assert numbers["Late between"] == "3aA"
    assert numbers["Plans"] == "3b"


def test_a_late_break_still_has_no_number(desk: Desk, meeting: Meeting) -> None:
    issue_agenda(desk, meeting.id)

    made = add_break(desk, meeting.id).made

    assert existing(desk, AgendaItem, made).number == ""


def test_a_meeting_that_is_gone_is_refused(desk: Desk) -> None:
    with pytest.raises(Refused, match="no longer"):
        open_meeting(desk, "nowhere")
