from __future__ import annotations

import pytest

from chair_desk.records.agenda_times import in_order
from chair_desk.records.meetings import AgendaItem, Meeting
from chair_desk.records.minutes import Decision, MinuteKind
from chair_desk.services.agenda import agenda
from chair_desk.services.desk import Desk, Refused
from chair_desk.services.minutes import NewRecord, add_paragraph, add_record
from chair_desk.services.paragraphs import paragraph, paragraphs


@pytest.fixture
def item(desk: Desk, meeting: Meeting) -> AgendaItem:
    """The first item of the meeting."""
    return agenda(desk, meeting.id).lines[0].item


def test_a_block_stands_beside_the_paragraph_before_it(desk: Desk, item: AgendaItem) -> None:
    add_paragraph(desk, item.id, "One.")
    add_record(desk, item.id, NewRecord(kind=MinuteKind.DECISION, words="Agreed"))
    add_paragraph(desk, item.id, "")
    add_paragraph(desk, item.id, "Two.")

    assert [one.number for one in paragraphs(desk, item.id)] == ["1.1", "", "", "1.2"]
    assert [one.reference for one in paragraphs(desk, item.id)] == ["", "D-001", "", ""]


def test_a_decision_without_quorum_says_so(desk: Desk, item: AgendaItem) -> None:
    made = add_record(desk, item.id, NewRecord(kind=MinuteKind.DECISION, words="Agreed")).made
    with desk.change("No quorum") as step:
        step.update(Decision, desk.rows(Decision)[0].id, is_inquorate=True)

    block = paragraph(desk, made)
    assert block.heading == "D-001 Decision"
    assert block.footing == "Taken without a quorum: a recommendation until ratified."


def test_an_action_of_nobody_has_a_bare_heading(desk: Desk, item: AgendaItem) -> None:
    asked = NewRecord(kind=MinuteKind.ACTION, words="Look again", due_words="next board")
    block = paragraph(desk, add_record(desk, item.id, asked).made)

    assert (block.heading, block.footing) == ("A-001 Action", "Due: next board")
    assert (block.owners, block.organisation) == ((), None)


def test_a_note_of_impact_has_its_own_heading(desk: Desk, item: AgendaItem) -> None:
    asked = NewRecord(kind=MinuteKind.IMPACT, words="Nine of ten within a day")

    block = paragraph(desk, add_record(desk, item.id, asked).made)
    assert (block.heading, block.footing) == ("E-01 Evidence", "")


def test_numbers_follow_those_of_the_agenda(desk: Desk, meeting: Meeting) -> None:
    third = in_order([line.item for line in agenda(desk, meeting.id).lines])[2].item
    made = add_paragraph(desk, third.id, "One.").made

    assert paragraph(desk, made).number == "3.1"


def test_a_paragraph_that_is_gone_is_said_so(desk: Desk) -> None:
    with pytest.raises(Refused, match="no longer"):
        paragraph(desk, "00000000-0000-4000-8000-999999999999")
