from __future__ import annotations

from collections.abc import Callable

import pytest

from chair_desk.records.audience import Audience
from chair_desk.records.changes import Refused
from chair_desk.records.meetings import ItemKind, Meeting, Purpose
from chair_desk.services.agenda import agenda
from chair_desk.services.desk import Desk
from chair_desk.services.history import undo
from chair_desk.services.outlines import PastedItem, paste_items
from chair_desk.services.people import add_person


def lines(desk: Desk, meeting: Meeting) -> list[tuple[str, str, int]]:
    return [
        (line.number, line.item.title, line.item.planned_minutes)
        for line in agenda(desk, meeting.id).lines
    ]


def test_items_come_in_their_order_and_depth_before_the_closing_ones(
    desk: Desk, meeting: Meeting
) -> None:
    changes = paste_items(
        desk,
        meeting.id,
        [
            PastedItem(title="Performance", minutes=20, purpose=Purpose.ASSURANCE),
            PastedItem(title="Front door", depth=1),
            PastedItem(title="Plans", depth=1),
            PastedItem(title="Coffee", is_break=True, minutes=15),
            PastedItem(title="Neglect", audience=Audience.MEMBERS),
        ],
    )

    assert changes.label == "Added 5 items"
    assert lines(desk, meeting)[2:7] == [
        ("3", "Performance", 20),
        ("3a", "Front door", 0),
        ("3b", "Plans", 0),
        ("", "Coffee", 15),
        ("4", "Neglect", 10),
    ]
    found = {line.item.title: line.item for line in agenda(desk, meeting.id).lines}
    assert found["Performance"].purpose is Purpose.ASSURANCE
    assert found["Coffee"].kind is ItemKind.BREAK
    assert found["Neglect"].audience is Audience.MEMBERS


def test_pasting_is_one_change(
    desk: Desk, meeting: Meeting, snapshot: Callable[[], dict[str, list[object]]]
) -> None:
    before = snapshot()

    paste_items(desk, meeting.id, [PastedItem(title=f"Item {number}") for number in range(12)])
    undo(desk)

    assert snapshot() == before


def test_a_standing_item_is_not_put_on_twice_and_takes_what_lies_under_it(
    desk: Desk, meeting: Meeting
) -> None:
    paste_items(
        desk,
        meeting.id,
        [
            PastedItem(title="Welcome, apologies and INTERESTS"),
            PastedItem(title="Fire exits", depth=1),
        ],
    )

    assert lines(desk, meeting)[:3] == [
        ("1", "Welcome, apologies and interests", 5),
        ("1a", "Fire exits", 0),
        ("2", "Overdue actions, by partner", 10),
    ]


def test_an_item_whose_sub_items_have_minutes_has_none_of_its_own(
    desk: Desk, meeting: Meeting
) -> None:
    paste_items(
        desk,
        meeting.id,
        [
            PastedItem(title="Performance"),
            PastedItem(title="Front door", depth=1, minutes=15),
            PastedItem(title="Neglect"),
        ],
    )

    assert [minutes for _number, _title, minutes in lines(desk, meeting)[2:5]] == [0, 15, 10]


def test_what_lies_deeper_than_the_third_level_is_of_the_third(
    desk: Desk, meeting: Meeting
) -> None:
    paste_items(
        desk,
        meeting.id,
        [PastedItem(title=f"Level {depth}", depth=depth) for depth in (0, 1, 2, 3, 4)],
    )

    assert [number for number, _title, _minutes in lines(desk, meeting)[2:7]] == [
        "3",
        "3a",
        "3a(i)",
        "3a(ii)",
        "3a(iii)",
    ]


def test_a_text_that_starts_deep_or_skips_a_level_is_straightened(
    desk: Desk, meeting: Meeting
) -> None:
    paste_items(
        desk,
        meeting.id,
        [PastedItem(title="First", depth=2), PastedItem(title="Second", depth=5)],
    )

    assert [number for number, _title, _minutes in lines(desk, meeting)[2:4]] == ["3", "3a"]


def test_a_lead_whom_the_board_knows_is_linked_and_nobody_is_guessed(
    desk: Desk, meeting: Meeting
) -> None:
    add_person(desk, "Laura Bright")
    add_person(desk, "Leo Barrow")

    paste_items(
        desk,
        meeting.id,
        [
            PastedItem(title="One", lead="rosalind larkspur"),
            PastedItem(title="Two", lead="GT"),
            PastedItem(title="Three", lead="LB"),
            PastedItem(title="Four", lead="The heads’ forum"),
        ],
    )

    found = {line.item.title: line for line in agenda(desk, meeting.id).lines}
    assert found["One"].lead == "Rosalind Larkspur"
    assert found["Two"].lead == "Gwen Tallowfield"
    assert (found["Three"].item.lead_id, found["Three"].lead) == (None, "LB")
    assert found["Four"].lead == "The heads’ forum"


def test_a_text_without_items_is_refused(desk: Desk, meeting: Meeting) -> None:
    with pytest.raises(Refused, match="no item"):
        paste_items(desk, meeting.id, [])
