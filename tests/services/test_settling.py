from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from chair_desk.records.actions import Action
from chair_desk.records.changes import Refused
from chair_desk.records.logs import LogEntry
from chair_desk.records.meetings import AgendaItem, Meeting, MeetingState
from chair_desk.records.minutes import Correction, Minute
from chair_desk.services.actions import add_action
from chair_desk.services.boards import main_body
from chair_desk.services.desk import Desk
from chair_desk.services.meetings import add_meeting
from chair_desk.services.settling import Choice, open_matters, settle, settle_all
from tests.services.copies import second_desk
from tests.store.copies import both_ways


@pytest.fixture
def action_id(desk: Desk) -> str:
    return add_action(desk, "Ring the council").made


@pytest.fixture
def meeting_id(desk: Desk) -> str:
    return add_meeting(desk, main_body(desk).id, date(2026, 9, 24)).made


@pytest.fixture
def chair(desk: Desk, action_id: str, meeting_id: str, tmp_path: Path) -> Iterator[Desk]:
    with desk.change("More") as step:
        step.insert(
            LogEntry(id="log", log_type="challenge", reference="C-001", title="Why"),
            Minute(id="m", meeting_id=meeting_id, item_id=first_item(desk), place="k", text="One"),
        )
    other = second_desk(desk, tmp_path)
    yield other
    other.close()


def first_item(desk: Desk) -> str:
    return min(row.id for row in desk.rows(AgendaItem))


def set_both(desk: Desk, chair: Desk, record_class: type, row_id: str, **values: str) -> None:
    for one in (desk, chair):
        with one.change("Changed") as step:
            changed = {name: value.format(who=one.who[0]) for name, value in values.items()}
            step.update(record_class, row_id, **changed)
    both_ways(desk.file, chair.file)


def test_one_is_kept_taken_or_mixed(desk: Desk, chair: Desk, action_id: str) -> None:
    for number, (choice, wanted) in enumerate(
        (
            (Choice(keep=True), "{kept}"),
            (Choice(take=True), "{other}"),
            (Choice(words="Mixed"), "Mixed"),
        )
    ):
        set_both(desk, chair, Action, action_id, title=f"Ring {{who}} {number}")
        (matter,) = open_matters(desk)
        other, kept = (end.value for end in matter.ends)
        settle(desk, matter.id, choice)
        action = desk.get(Action, action_id)
        assert action is not None
        assert action.title == wanted.format(kept=kept, other=other)
        assert open_matters(desk) == []
        both_ways(desk.file, chair.file)
        assert open_matters(chair) == []
    with pytest.raises(Refused, match="settled already"):
        settle(desk, matter.id, Choice(keep=True))


def test_a_choice_that_is_none_is_refused(desk: Desk, chair: Desk, action_id: str) -> None:
    set_both(desk, chair, Action, action_id, title="Ring {who}")
    (matter,) = open_matters(desk)
    for choice in (Choice(remove=True), Choice(words="  ")):
        with pytest.raises(Refused):
            settle(desk, matter.id, choice)


def test_answers_of_one_entry_are_settled_together(desk: Desk, chair: Desk) -> None:
    for one in (desk, chair):
        with one.change("Changed") as step:
            text = json.dumps({"ask": f"Why, {one.who}?", "sought": one.who, one.who: "own"})
            step.update(LogEntry, "log", values_json=text)
    both_ways(desk.file, chair.file)
    first, second = open_matters(desk)
    with pytest.raises(Refused, match="together"):
        settle(desk, first.id, Choice(keep=True))
    settle_all(desk, {first.id: Choice(take=True), second.id: Choice(words="Both")})
    entry = desk.get(LogEntry, "log")
    assert entry is not None
    answers = json.loads(entry.values_json)
    assert answers["sought"] == "Both"
    assert {desk.who, chair.who} <= set(answers)
    assert open_matters(desk) == []


def test_what_was_deleted_there_is_kept_or_removed(desk: Desk, chair: Desk) -> None:
    for choice, is_there in ((Choice(keep=True), True), (Choice(remove=True), False)):
        with desk.change("Removed") as step:
            step.delete(Minute, "m")
        with chair.change("Wrote") as step:
            step.update(Minute, "m", text=f"Two {is_there}")
        both_ways(desk.file, chair.file)
        (matter,) = open_matters(desk)
        assert matter.kind == "delete"
        settle(desk, matter.id, choice)
        both_ways(desk.file, chair.file)
        assert open_matters(chair) == []
        assert (chair.get(Minute, "m") is not None) is is_there


def test_words_too_late_become_a_dated_correction(desk: Desk, chair: Desk, meeting_id: str) -> None:
    with desk.change("Confirmed") as step:
        step.update(Meeting, meeting_id, state=MeetingState.CONFIRMED)
    with chair.change("Wrote") as step:
        step.update(Minute, "m", text="What was said, in truth")
    both_ways(desk.file, chair.file)
    (matter,) = open_matters(desk)
    settle(desk, matter.id, Choice(correct=True))
    (correction,) = desk.rows(Correction)

    assert correction.text == "What was said, in truth"
    assert correction.minute_id == "m"
    assert open_matters(desk) == []
    minute = desk.get(Minute, "m")
    assert minute is not None
    assert minute.text == "One"
