from __future__ import annotations

from collections.abc import Callable

import pytest

from chair_desk.records.audience import Audience
from chair_desk.records.changes import Refused
from chair_desk.records.meetings import ItemKind, Meeting, PaperState, Purpose
from chair_desk.records.outline import OutlineItem
from chair_desk.services.agenda import agenda
from chair_desk.services.desk import Desk
from chair_desk.services.history import undo
from chair_desk.services.outlines import paste_items, paste_outline, preview_outline
from chair_desk.services.people import add_person


def line(title: str, **values: object) -> OutlineItem:
    return OutlineItem(title=title, line_number=1, **values)  # type: ignore[arg-type]


def lines(desk: Desk, meeting: Meeting) -> list[tuple[str, str, int]]:
    return [
        (row.number, row.item.title, row.item.planned_minutes)
        for row in agenda(desk, meeting.id).lines
    ]


def test_items_come_in_their_order_and_depth_before_the_closing_ones(
    desk: Desk, meeting: Meeting
) -> None:
    changes = paste_items(
        desk,
        meeting.id,
        [
            line("Performance", minutes=20, purpose=Purpose.ASSURANCE),
            line("Front door", depth=1),
            line("Plans", depth=1),
            line("Coffee", is_break=True, minutes=15),
            line("Neglect", is_confidential=True),
        ],
    )

    assert changes.label == "Added 5 items"
    assert lines(desk, meeting)[2:7] == [
        ("3", "Performance", 20),
        ("3a", "Front door", 0),
        ("3b", "Plans", 0),
        ("", "Coffee", 15),
        ("4", "Confidential item", 10),
    ]
    found = {row.item.title: row.item for row in agenda(desk, meeting.id).lines}
    assert found["Performance"].purpose is Purpose.ASSURANCE
    assert found["Coffee"].kind is ItemKind.BREAK
    closed = found["Confidential item"]
    assert (closed.closed_title, closed.audience) == ("Neglect", Audience.CONFIDENTIAL)


def test_pasting_is_one_change(
    desk: Desk, meeting: Meeting, snapshot: Callable[[], dict[str, list[object]]]
) -> None:
    before = snapshot()

    paste_items(desk, meeting.id, [line(f"Item {number}") for number in range(12)])
    undo(desk)

    assert snapshot() == before


def test_a_standing_item_is_not_put_on_twice_and_takes_what_lies_under_it(
    desk: Desk, meeting: Meeting
) -> None:
    paste_items(
        desk,
        meeting.id,
        [
            line("Welcome, apologies and INTERESTS"),
            line("Fire exits", depth=1),
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
            line("Performance"),
            line("Front door", depth=1, minutes=15),
            line("Neglect"),
        ],
    )

    assert [minutes for _number, _title, minutes in lines(desk, meeting)[2:5]] == [0, 15, 10]


def test_what_lies_deeper_than_the_third_level_is_of_the_third(
    desk: Desk, meeting: Meeting
) -> None:
    paste_items(
        desk,
        meeting.id,
        [line(f"Level {depth}", depth=depth) for depth in (0, 1, 2, 3, 4)],
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
        [line("First", depth=2), line("Second", depth=5)],
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
            line("One", lead_words="rosalind larkspur"),
            line("Two", lead_words="GT"),
            line("Three", lead_words="LB"),
            line("Four", lead_words="The heads’ forum"),
        ],
    )

    found = {row.item.title: row for row in agenda(desk, meeting.id).lines}
    assert found["One"].lead == "Rosalind Larkspur"
    assert found["Two"].lead == "Gwen Tallowfield"
    assert (found["Three"].item.lead_id, found["Three"].lead) == (None, "LB")
    assert found["Four"].lead == "The heads’ forum"


def test_a_text_without_items_is_refused(desk: Desk, meeting: Meeting) -> None:
    with pytest.raises(Refused, match="no item"):
        paste_items(desk, meeting.id, [])


PASTED = """Agenda
1\tWelcome, apologies and interests\t5 mins
2. Minutes of the last meeting (10 mins) – Rosalind Larkspur
3. Performance (for assurance) (20 mins)
   a) Front door (GT)
   b) Plans (to follow)
10.45 Coffee break
4. Rapid review of Child F (confidential)
5. AOB (15 mins)
"""


def test_an_agenda_pasted_from_word_is_put_on_whole(
    desk: Desk, meeting: Meeting, later: Meeting
) -> None:
    changes = paste_outline(desk, later.id, PASTED)

    assert changes.label == "Added 5 items"
    rows = agenda(desk, later.id).lines
    assert [(row.number, row.item.title, row.item.planned_minutes) for row in rows] == [
        ("1", "Welcome, apologies and interests", 5),
        ("2", "Minutes of 17 September", 10),
        ("3", "Overdue actions, by partner", 10),
        ("4", "Performance", 20),
        ("4a", "Front door", 0),
        ("4b", "Plans", 0),
        ("", "Coffee break", 10),
        ("5", "Confidential item", 10),
        ("6", "Risks and forward plan", 10),
        ("7", "Any other business", 15),
    ]
    assert rows[3].item.purpose is Purpose.ASSURANCE
    assert rows[4].lead == "Gwen Tallowfield"
    assert [paper.state for paper in rows[5].papers] == [PaperState.TO_FOLLOW]
    assert rows[7].item.closed_title == "Rapid review of Child F"


def test_a_preview_says_what_is_new_what_is_there_and_what_is_left_out(
    desk: Desk,
    meeting: Meeting,
    later: Meeting,
    snapshot: Callable[[], dict[str, list[object]]],
) -> None:
    before = snapshot()

    preview = preview_outline(desk, later.id, PASTED)

    assert len(preview.new) == 5
    assert [one.title for one in preview.already_there] == [
        "Welcome, apologies and interests",
        "Minutes of the last meeting",
        "AOB",
    ]
    assert [one.words for one in preview.left_out] == ["Agenda"]
    assert snapshot() == before


def test_the_paper_of_a_confidential_item_is_confidential(desk: Desk, meeting: Meeting) -> None:
    paste_items(
        desk,
        meeting.id,
        [line("Rapid review", is_confidential=True, paper=PaperState.EXPECTED), line("Open")],
    )

    rows = {row.item.closed_title: row for row in agenda(desk, meeting.id).lines}
    assert rows["Rapid review"].papers[0].audience is Audience.CONFIDENTIAL


def test_what_the_text_says_of_a_standing_item_counts(desk: Desk, meeting: Meeting) -> None:
    paste_items(
        desk,
        meeting.id,
        [
            line(
                "Any other business",
                lead_words="All members",
                purpose=Purpose.INFORMATION,
                paper=PaperState.VERBAL,
            )
        ],
    )

    last = agenda(desk, meeting.id).lines[-1]
    assert (last.lead, last.item.purpose, last.item.planned_minutes) == (
        "All members",
        Purpose.INFORMATION,
        5,
    )
    assert [paper.state for paper in last.papers] == [PaperState.VERBAL]
