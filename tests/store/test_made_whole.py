"""Twenty-eight ways in which two copies of one record go apart, and what comes of each."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from chair_desk.records.actions import Action, ActionOwner
from chair_desk.records.attachments import Attachment
from chair_desk.records.logs import LogEntry
from chair_desk.records.meetings import AgendaItem, Meeting, MeetingState, Paper
from chair_desk.records.minutes import Minute
from chair_desk.records.people import Organisation, Person
from chair_desk.store.desk_file import DeskFile
from tests.store.copies import both_ways, desk_of, incoming_from, left_open, state_of


class Two:
    """The chair's copy and the manager's."""

    def __init__(self, chair: DeskFile, manager: DeskFile) -> None:
        self.chair, self.manager = chair, manager

    def agree(self) -> list[str]:
        """Exchange all; both are then alike. Return the kinds of what is open."""
        for _again in range(2):
            both_ways(self.chair, self.manager)
        assert state_of(self.chair) == state_of(self.manager)
        assert left_open(self.chair) == left_open(self.manager)
        return sorted(one.kind for one in self.chair.differences())


@pytest.fixture
def two(small_board: Path, tmp_path: Path) -> Iterator[Two]:
    desks = []
    for name in ("Chair", "Manager"):
        path = tmp_path / f"{name}.chairdesk"
        shutil.copy(small_board, path)
        desks.append(desk_of(name, path, tmp_path))
    with desks[0].change("More") as step:
        step.insert(
            Person(id="ann", name="A. Other"),
            Person(id="bea", name="B. More"),
            Organisation(id="council", name="Council", kind="council"),  # type: ignore[arg-type]
            Action(id="act", reference="A-001", title="Ring", owner_id="ann"),
            LogEntry(id="log", log_type="challenge", reference="C-001", title="Why"),
            AgendaItem(id="second", meeting_id="meeting", place="c", title="Second"),
        )
    both = Two(*desks)
    both.agree()
    yield both
    for desk in desks:
        assert desk.check() == []
        desk.close()


def update(desk: DeskFile, record_class: type, row_id: str, **values: object) -> None:
    with desk.change("Changed") as step:
        step.update(record_class, row_id, **values)


def delete(desk: DeskFile, record_class: type, *ids: str) -> None:
    with desk.change("Removed") as step:
        for row_id in ids:
            step.delete(record_class, row_id)


def insert(desk: DeskFile, *records: object) -> None:
    with desk.change("Added") as step:
        step.insert(*records)  # type: ignore[arg-type]


def title(desk: DeskFile, row_id: str = "act") -> str | None:
    action = desk.get(Action, row_id)
    return action.title if action else None


def test_01_nothing_changed_anywhere(two: Two) -> None:
    assert two.agree() == []


def test_02_newer_there(two: Two) -> None:
    update(two.manager, Action, "act", title="Ring again")
    assert two.agree() == []
    assert title(two.chair) == "Ring again"


def test_03_newer_here_stays(two: Two) -> None:
    update(two.chair, Action, "act", title="Ring again")
    assert two.agree() == []
    assert title(two.chair) == "Ring again"


def test_04_edited_on_both_keeps_both_versions(two: Two) -> None:
    update(two.chair, Action, "act", title="Ring the chair")
    update(two.manager, Action, "act", title="Ring the manager")
    assert two.agree() == ["edit"]
    ends = {end[2] for end in two.manager.differences()[0].ends}
    assert ends == {"Ring the chair", "Ring the manager"}


def test_05_the_same_edit_on_both_is_no_difference(two: Two) -> None:
    for desk in (two.chair, two.manager):
        update(desk, Action, "act", title="Ring twice")
    assert two.agree() == []


def test_06_a_wrong_clock_decides_nothing_that_was_seen(two: Two) -> None:
    two.chair._opened.circumstances.now.wrong = timedelta(days=-400)  # type: ignore[attr-defined]
    update(two.manager, Action, "act", title="First")
    two.agree()
    update(two.chair, Action, "act", title="Second")
    assert two.agree() == []
    assert title(two.manager) == "Second"


def test_07_added_on_one(two: Two) -> None:
    insert(two.manager, Person(id="new", name="New"))
    assert two.agree() == []
    assert two.chair.get(Person, "new") is not None


def test_08_added_on_both_stay_two(two: Two) -> None:
    insert(two.chair, Person(id="p1", name="Same Name"))
    insert(two.manager, Person(id="p2", name="Same Name"))
    assert two.agree() == []
    assert two.chair.count(Person, name="Same Name") == 2


def test_09_deleted_there_unchanged_here(two: Two) -> None:
    delete(two.manager, Action, "act")
    assert two.agree() == []
    assert title(two.chair) is None


def test_10_deleted_on_both(two: Two) -> None:
    for desk in (two.chair, two.manager):
        delete(desk, Action, "act")
    assert two.agree() == []
    assert title(two.chair) is None


def test_11_deleted_there_edited_here_later(two: Two) -> None:
    delete(two.manager, Action, "act")
    update(two.chair, Action, "act", title="Still needed")
    assert two.agree() == ["delete"]
    assert title(two.manager) == "Still needed"


def test_12_deleted_there_edited_here_earlier_keeps_the_words_too(two: Two) -> None:
    update(two.chair, Action, "act", title="Still needed")
    delete(two.manager, Action, "act")
    assert two.agree() == ["delete"]
    assert title(two.manager) == "Still needed"


def test_13_deleted_after_the_edit_was_seen_stays_deleted(two: Two) -> None:
    update(two.chair, Action, "act", title="Edited")
    two.agree()
    delete(two.manager, Action, "act")
    assert two.agree() == []
    assert title(two.chair) is None


def test_14_deleted_and_undone_there_edited_here(two: Two) -> None:
    delete(two.manager, Action, "act")
    two.manager.undo()
    update(two.chair, Action, "act", owner_id="bea")
    assert "delete" not in two.agree()
    assert title(two.chair) is not None


def test_15_a_group_deleted_there_with_something_added_to_it_here(two: Two) -> None:
    delete(two.manager, AgendaItem, "second")
    insert(two.chair, Minute(id="m2", meeting_id="meeting", item_id="second", place="a", text="x"))
    assert two.agree() == ["needed"]
    assert two.manager.get(AgendaItem, "second") is not None


def test_16_a_group_deleted_with_all_in_it(two: Two) -> None:
    insert(two.chair, Minute(id="m2", meeting_id="meeting", item_id="second", place="a", text="x"))
    two.agree()
    with two.manager.change("Removed all") as step:
        step.delete(Minute, "m2")
        step.delete(AgendaItem, "second")
    assert two.agree() == []
    assert two.chair.get(AgendaItem, "second") is None


def test_17_moved_there(two: Two) -> None:
    update(two.manager, AgendaItem, "second", place="Z")
    assert two.agree() == []
    item = two.chair.get(AgendaItem, "second")
    assert item is not None
    assert item.place == "Z"


def test_18_moved_there_and_edited_here(two: Two) -> None:
    update(two.manager, AgendaItem, "second", place="Z")
    update(two.chair, AgendaItem, "second", title="Second, longer")
    assert two.agree() == []
    item = two.manager.get(AgendaItem, "second")
    assert item is not None
    assert (item.place, item.title) == ("Z", "Second, longer")


def test_19_moved_on_both_to_different_places(two: Two) -> None:
    update(two.manager, AgendaItem, "second", place="Z")
    update(two.chair, AgendaItem, "second", place="B")
    assert two.agree() == ["edit"]


def test_20_moved_under_what_was_deleted(two: Two) -> None:
    insert(two.chair, AgendaItem(id="third", meeting_id="meeting", place="d", title="Third"))
    two.agree()
    update(two.chair, AgendaItem, "second", parent_id="third")
    delete(two.manager, AgendaItem, "third")
    assert two.agree() == ["needed"]
    assert two.manager.get(AgendaItem, "third") is not None


def test_21_two_items_moved_under_each_other(two: Two) -> None:
    update(two.chair, AgendaItem, "second", parent_id="item")
    update(two.manager, AgendaItem, "item", parent_id="second")
    assert two.agree() == []


def test_22_a_link_to_somebody_deleted_there(two: Two) -> None:
    delete(two.manager, Person, "bea")
    update(two.chair, Action, "act", owner_id="bea")
    assert two.agree() == ["needed"]
    delete(two.chair, Action, "act")
    assert two.agree() == []
    assert two.manager.get(Person, "bea") is None


def test_23_owners_added_on_both(two: Two) -> None:
    insert(two.chair, ActionOwner(id="o1", action_id="act", person_id="ann", place="a"))
    insert(two.manager, ActionOwner(id="o2", action_id="act", person_id="bea", place="b"))
    assert two.agree() == []
    assert two.chair.count(ActionOwner, action_id="act") == 2


def test_24_a_file_attached_on_both(two: Two) -> None:
    for desk, name in ((two.chair, "c"), (two.manager, "m")):
        sha256 = desk.put_blob(name.encode())
        insert(
            desk,
            Attachment(id=f"file-{name}", name=f"{name}.pdf", size=1, sha256=sha256),
            Paper(id=f"paper-{name}", item_id="item", title=name, attachment_id=f"file-{name}"),
        )
    assert two.agree() == []
    assert two.chair.count(Paper, item_id="item") == 2


def test_25_different_answers_of_one_entry(two: Two) -> None:
    update(two.chair, LogEntry, "log", values_json='{"ask": "Why?"}')
    update(two.manager, LogEntry, "log", values_json='{"sought": "Proof"}')
    assert two.agree() == []
    entry = two.chair.get(LogEntry, "log")
    assert entry is not None
    assert json.loads(entry.values_json) == {"ask": "Why?", "sought": "Proof"}


def test_26_the_same_answer_given_twice(two: Two) -> None:
    update(two.chair, LogEntry, "log", values_json='{"ask": "Why?", "by": "Chair"}')
    update(two.manager, LogEntry, "log", values_json='{"ask": "When?"}')
    assert two.agree() == ["edit"]
    (found,) = two.chair.differences()
    entry = two.chair.get(LogEntry, "log")
    assert found.column == "values_json.ask"
    assert entry is not None
    assert json.loads(entry.values_json)["by"] == "Chair"


def test_27_minutes_confirmed_here_and_changed_there(two: Two) -> None:
    update(two.chair, Meeting, "meeting", state=MeetingState.CONFIRMED)
    update(two.manager, Minute, "minute", text="Otherwise")
    assert two.agree() == ["late"]
    minute = two.manager.get(Minute, "minute")
    assert minute is not None
    assert minute.text == "One"


def test_28_the_history_of_both_is_in_both_to_the_last_word(two: Two) -> None:
    for number in range(5):
        update(two.chair, Action, "act", title=f"Chair {number}")
        update(two.manager, Action, "act", title=f"Manager {number}")
    two.agree()
    for desk in (two.chair, two.manager):
        words = {
            pair[1]
            for one in desk.record_changes("action", "act")
            for name, pair in one.columns.items()
            if name == "title"
        }
        assert {f"{who} {n}" for who in ("Chair", "Manager") for n in range(5)} <= words
    assert incoming_from(two.chair).versions == incoming_from(two.manager).versions
