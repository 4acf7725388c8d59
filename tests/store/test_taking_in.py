from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from chair_desk.records.actions import Action
from chair_desk.records.meetings import AgendaItem, Meeting, MeetingState
from chair_desk.records.minutes import Minute
from chair_desk.records.people import Person
from chair_desk.store.desk_file import DeskFile
from chair_desk.store.foreign import Forked, Unreadable
from tests.store.copies import both_ways, desk_of, give, incoming_from, left_open, state_of

Pair = tuple[DeskFile, DeskFile]


@pytest.fixture
def pair(small_board: Path, tmp_path: Path) -> Iterator[Pair]:
    """The chair's copy and the manager's, each at its own desk."""
    desks = []
    for name in ("Chair", "Manager"):
        path = tmp_path / f"{name}.chairdesk"
        shutil.copy(small_board, path)
        desks.append(desk_of(name, path, tmp_path))
    yield desks[0], desks[1]
    for desk in desks:
        assert desk.check() == []
        desk.close()


def agree(pair: Pair) -> None:
    both_ways(*pair)
    both_ways(*pair)
    assert state_of(pair[0]) == state_of(pair[1])
    assert left_open(pair[0]) == left_open(pair[1])


def write(desk: DeskFile, text: str, row_id: str = "minute") -> None:
    with desk.change("Wrote") as step:
        step.update(Minute, row_id, text=text)


def words(desk: DeskFile, row_id: str = "minute") -> str | None:
    minute = desk.get(Minute, row_id)
    return minute.text if minute else None


def test_what_one_changed_the_other_gets(pair: Pair) -> None:
    write(pair[0], "Two")
    agree(pair)

    assert words(pair[1]) == "Two"
    assert not left_open(pair[1])


def test_different_columns_of_one_record_both_count(pair: Pair) -> None:
    with pair[0].change("a") as step:
        step.update(Meeting, "meeting", place="Town hall")
    with pair[1].change("b") as step:
        step.update(Meeting, "meeting", starts="10:00")
    agree(pair)

    meeting = pair[0].get(Meeting, "meeting")
    assert meeting is not None
    assert (meeting.place, meeting.starts) == ("Town hall", "10:00")
    assert not left_open(pair[0])


def test_the_same_words_changed_twice_wait_to_be_settled_with_both_kept(pair: Pair) -> None:
    write(pair[0], "The chair's")
    write(pair[1], "The manager's")
    agree(pair)

    (found,) = pair[0].differences()
    assert (found.column, found.kind) == ("text", "edit")
    assert {end[2] for end in found.ends} == {"The chair's", "The manager's"}
    assert words(pair[0]) == found.ends[-1][2]


def test_an_edit_afterwards_settles_it_everywhere(pair: Pair) -> None:
    write(pair[0], "The chair's")
    write(pair[1], "The manager's")
    agree(pair)
    write(pair[0], "Agreed")
    agree(pair)

    assert words(pair[1]) == "Agreed"
    assert not left_open(pair[1])


def test_leaving_it_as_it_is_settles_it_everywhere(pair: Pair) -> None:
    write(pair[0], "The chair's")
    write(pair[1], "The manager's")
    agree(pair)
    before = words(pair[0])
    with pair[0].change("Settled") as step:
        step.leave_as_is("minute", "minute", "text")
    agree(pair)

    assert not left_open(pair[1])
    assert words(pair[1]) == before


def test_paragraphs_of_one_text_are_joined(pair: Pair) -> None:
    write(pair[0], "First.\nSecond.\nThird.")
    agree(pair)
    write(pair[0], "First, by the chair.\nSecond.\nThird.")
    write(pair[1], "First.\nSecond.\nThird, by the manager.\nFourth.")
    agree(pair)

    assert words(pair[1]) == "First, by the chair.\nSecond.\nThird, by the manager.\nFourth."
    assert not left_open(pair[0])


def test_deleted_there_and_edited_here_comes_back_and_is_shown(pair: Pair) -> None:
    write(pair[0], "Still wanted")
    with pair[1].change("Removed") as step:
        step.delete(Minute, "minute")
    agree(pair)

    assert words(pair[1]) == "Still wanted"
    (found,) = pair[1].differences()
    assert (found.column, found.kind) == ("*", "delete")
    with pair[1].change("Kept") as step:
        step.leave_as_is("minute", "minute")
    agree(pair)
    assert not left_open(pair[0])
    assert words(pair[0]) == "Still wanted"


def test_what_belongs_to_a_deleted_record_brings_it_back_until_it_goes_too(pair: Pair) -> None:
    with pair[0].change("Added") as step:
        step.insert(Person(id="ann", name="A. Other"))
    agree(pair)
    with pair[0].change("Removed") as step:
        step.delete(Person, "ann")
    with pair[1].change("Gave an action") as step:
        step.insert(Action(id="action", reference="A-001", title="Write", owner_id="ann"))
    agree(pair)

    assert pair[0].get(Person, "ann") is not None
    assert [one.kind for one in pair[0].differences()] == ["needed"]
    with pair[1].change("Removed the action") as step:
        step.delete(Action, "action")
    assert pair[1].get(Person, "ann") is None
    agree(pair)
    assert pair[0].get(Person, "ann") is None
    assert not left_open(pair[0])


def confirm(desk: DeskFile) -> None:
    with desk.change("Confirmed the minutes") as step:
        step.update(Meeting, "meeting", state=MeetingState.CONFIRMED)


def test_an_edit_of_confirmed_minutes_that_comes_late_changes_nothing(pair: Pair) -> None:
    confirm(pair[0])
    write(pair[1], "Too late")
    agree(pair)

    assert words(pair[0]) == words(pair[1]) == "One"
    (found,) = pair[1].differences()
    assert found.kind == "late"
    assert "Too late" in str(found.ends[-1][2])
    with pair[1].change("Seen") as step:
        step.leave_as_is("minute", "minute")
    agree(pair)
    assert not pair[0].differences()
    assert words(pair[0]) == "One"


def test_a_paragraph_added_too_late_is_left_out_and_its_action_stays(pair: Pair) -> None:
    confirm(pair[0])
    with pair[1].change("Wrote more") as step:
        step.insert(
            Minute(id="late", meeting_id="meeting", item_id="item", place="b", text="More"),
            Action(id="action", reference="A-001", title="Do it", minute_id="late"),
        )
    agree(pair)

    assert pair[1].get(Minute, "late") is None
    action = pair[0].get(Action, "action")
    assert action is not None
    assert action.minute_id is None
    assert [one.kind for one in pair[0].differences()] == ["left out"]
    with pair[0].change("Renamed") as step:
        step.update(Action, "action", title="Do it soon")
    agree(pair)


def test_a_deletion_that_comes_after_the_confirming_deletes_nothing(pair: Pair) -> None:
    confirm(pair[0])
    with pair[1].change("Removed") as step:
        step.delete(Minute, "minute")
        step.delete(AgendaItem, "item")
    agree(pair)

    assert words(pair[1]) == "One"
    assert pair[1].get(AgendaItem, "item") is not None


def test_what_builds_on_something_missing_waits_for_it(pair: Pair) -> None:
    write(pair[0], "Two")
    write(pair[0], "Three")
    incoming = incoming_from(pair[0], pair[1].versions())
    import dataclasses

    last = dataclasses.replace(incoming, transactions=incoming.transactions[-1:])
    with pair[1].bring_in("x", last) as one:
        pass

    assert (one.taken.new, one.taken.waiting) == (0, 1)
    assert words(pair[1]) == "One"
    first = dataclasses.replace(incoming, transactions=incoming.transactions[:1])
    with pair[1].bring_in("x", first) as one:
        pass
    assert (one.taken.new, one.taken.waiting) == (2, 0)
    assert words(pair[1]) == "Three"
    agree(pair)


def test_the_same_again_changes_nothing(pair: Pair) -> None:
    write(pair[0], "Two")
    assert give(pair[0], pair[1], is_marked=True).new == 1
    before = state_of(pair[1]), pair[1].versions()
    incoming = incoming_from(pair[0])
    with pair[1].bring_in("again", incoming) as one:
        pass

    assert one.taken.new == 0
    assert (state_of(pair[1]), pair[1].versions()) == before
    agree(pair)


def test_an_altered_transaction_is_refused_and_nothing_kept(pair: Pair) -> None:
    write(pair[0], "Two")
    import dataclasses

    incoming = incoming_from(pair[0], pair[1].versions())
    (one,) = incoming.transactions
    for altered in (one._replace(label="Other"), one._replace(operations=())):
        with (
            pytest.raises(Unreadable),
            pair[1].bring_in("x", dataclasses.replace(incoming, transactions=[altered])),
        ):
            pass
    assert words(pair[1]) == "One"


def test_a_device_that_split_in_two_is_noticed(pair: Pair) -> None:
    write(pair[0], "Two")
    give(pair[0], pair[1])
    import dataclasses

    incoming = incoming_from(pair[0])
    last = incoming.transactions[-1]
    other = last._replace(hash="0" * 64)
    with (
        pytest.raises(Forked) as found,
        pair[1].bring_in("x", dataclasses.replace(incoming, transactions=[other])),
    ):
        pass
    assert found.value.device == last.device


def test_looking_keeps_nothing(pair: Pair) -> None:
    write(pair[0], "The chair's")
    write(pair[1], "The manager's")
    before = state_of(pair[1]), left_open(pair[1]), pair[1].versions()
    taken, rows = pair[1].look_at(incoming_from(pair[0]))

    assert taken.new == 1
    (row,) = rows
    assert (row.base or {})["text"] == "One"
    assert (row.yours or {})["text"] == "The manager's"
    assert (row.theirs or {})["text"] == "The chair's"
    assert row.side == "both, to be settled"
    assert (state_of(pair[1]), left_open(pair[1]), pair[1].versions()) == before
    write(pair[1], "Goes on")
