from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from chair_desk.records.changes import Refused
from chair_desk.records.meetings import AgendaItem, Meeting
from chair_desk.records.minutes import MinuteKind
from chair_desk.records.people import Organisation
from chair_desk.records.style import Rule
from chair_desk.services import minutes, style_check
from chair_desk.services.agenda import add_item
from chair_desk.services.desk import Desk, open_desk
from chair_desk.services.history import undo
from chair_desk.services.minutes import NewRecord, add_paragraph, add_record
from chair_desk.services.people import add_person


@pytest.fixture
def item_id(desk: Desk, meeting: Meeting) -> str:
    return add_item(desk, meeting.id, "Return home interviews", planned_minutes=10).made


def _text(desk: Desk, minute_id: str) -> str:
    return minutes.paragraph(desk, minute_id).text


def test_remarks_come_in_the_order_of_the_text_with_their_place(
    desk: Desk, meeting: Meeting, item_id: str
) -> None:
    add_person(desk, "Priya Sandalwood")
    row = add_paragraph(desk, item_id, "Priya Sandalwood says it will change tomorrow.").made

    found = style_check.check(desk, meeting.id)

    assert [(one.rule, one.offered) for one in found[:2]] == [
        (Rule.PRESENT, "said"), (Rule.WILL, "would"),
    ]  # fmt: skip
    assert found[2].rule is Rule.DAY
    assert {one.minute_id for one in found} == {row}
    assert found[0].number == minutes.paragraph(desk, row).number


def test_offered_words_are_put_in_as_one_change(desk: Desk, meeting: Meeting, item_id: str) -> None:
    row = add_paragraph(desk, item_id, "The Chair asks why it is late.").made
    (remark,) = style_check.check(desk, meeting.id)

    style_check.take(desk, remark)

    assert _text(desk, row) == "The Chair asked why it is late."
    assert style_check.check(desk, meeting.id) == []
    undo(desk)
    assert _text(desk, row) == "The Chair asks why it is late."


def test_words_that_changed_since_are_refused(desk: Desk, meeting: Meeting, item_id: str) -> None:
    row = add_paragraph(desk, item_id, "The Chair asks why.").made
    (remark,) = style_check.check(desk, meeting.id)
    minutes.change_text(desk, row, "Then the Chair asks why.")

    with pytest.raises(Refused):
        style_check.take(desk, remark)
    assert _text(desk, row) == "Then the Chair asks why."


def test_an_action_without_owner_and_date_is_told(
    desk: Desk, meeting: Meeting, item_id: str
) -> None:
    add_record(desk, item_id, NewRecord(kind=MinuteKind.ACTION, words="Write to the schools"))

    found = style_check.check(desk, meeting.id)

    assert [(one.rule, one.why, one.offered) for one in found] == [
        (Rule.OWNER, "A-001 has no owner.", ""),
        (Rule.DATE, "A-001 has no date.", ""),
    ]
    with pytest.raises(Refused):
        style_check.take(desk, found[0])


def test_an_action_with_both_is_in_order(desk: Desk, meeting: Meeting, item_id: str) -> None:
    owner = add_person(desk, "Nell Applegarth").made
    asked = NewRecord(
        kind=MinuteKind.ACTION,
        words="Write to the schools",
        owner_ids=(owner,),
        due_on=date(2026, 12, 18),
    )
    add_record(desk, item_id, asked)

    assert style_check.check(desk, meeting.id) == []


def test_a_decision_without_a_verb_is_told(desk: Desk, meeting: Meeting, item_id: str) -> None:
    add_record(desk, item_id, NewRecord(kind=MinuteKind.DECISION, words="New rota from January"))
    add_record(desk, item_id, NewRecord(kind=MinuteKind.DECISION, words="The rota is agreed"))

    found = style_check.check(desk, meeting.id)

    assert [(one.rule, one.words) for one in found] == [(Rule.NO_VERB, "New rota from January")]


def test_a_partner_known_by_letters_is_offered_in_full(
    desk: Desk, meeting: Meeting, item_id: str
) -> None:
    partner = desk.rows(Organisation)[0]
    with desk.change("Renamed") as step:
        step.update(Organisation, partner.id, name="Westmarch Care Trust", short_name="WCT")
    row = add_paragraph(desk, item_id, "The WCT agreed. The WCT left.").made

    (remark,) = style_check.check(desk, meeting.id)
    style_check.take(desk, remark)

    assert _text(desk, row) == "The Westmarch Care Trust (WCT) agreed. The WCT left."
    assert style_check.check(desk, meeting.id) == []


def test_good_minutes_are_left_nearly_in_peace(tmp_path: Path, sample_bytes: bytes) -> None:
    """The sample board's minutes are written with care: few remarks, and each one is right."""
    path = tmp_path / "sample.chairdesk"
    path.write_bytes(sample_bytes)
    desk = open_desk(path, who="Gwen Tallowfield", home=tmp_path / "home", read_only=True)
    held = desk.rows(Meeting)
    found = {row.held_on: style_check.check(desk, row.id) for row in held}
    count = sum(len(desk.rows(AgendaItem, meeting_id=row.id)) for row in held)
    desk.close()

    assert max(len(each) for each in found.values()) <= 5
    assert sum(len(each) for each in found.values()) < count / 3
    rules = {one.rule for each in found.values() for one in each}
    assert rules <= {Rule.WILL, Rule.DAY, Rule.PRESENT}
