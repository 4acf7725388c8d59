from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from chair_desk.records.changes import CannotDo, Refused
from chair_desk.records.meetings import AgendaItem, Meeting
from chair_desk.records.minutes import Decision, Minute
from chair_desk.store.desk_file import DeskFile
from chair_desk.store.drafts import read_draft

Open = Callable[..., DeskFile]


def words(file: DeskFile) -> str:
    minute = file.get(Minute, "minute")
    assert minute is not None
    return minute.text


def test_what_is_typed_is_there_at_once_and_one_change_in_the_end(desk_file: DeskFile) -> None:
    for text in ("T", "Tw", "Two"):
        changes = desk_file.type_into(Minute, "minute", "text", text)

    assert changes.touched == {"minute": frozenset({"minute"})}
    assert words(desk_file) == "Two"
    assert len(desk_file.history()) == 1
    assert desk_file.check() == []
    sealed = desk_file.seal()
    assert sealed is not None
    assert sealed.label == "Typed in the minutes"
    assert len(desk_file.history()) == 2
    assert desk_file.undo() is not None
    assert words(desk_file) == "One"


def test_undo_takes_back_what_is_being_typed(desk_file: DeskFile) -> None:
    desk_file.type_into(Minute, "minute", "text", "Two")

    last = desk_file.last_change()
    assert last is not None
    assert (last.label, last.can_undo) == ("Typed in the minutes", True)
    assert (desk_file.undo_label, desk_file.redo_label) == ("Typed in the minutes", None)
    desk_file.undo()
    assert words(desk_file) == "One"
    desk_file.redo()
    assert words(desk_file) == "Two"


def test_typing_in_another_place_finishes_the_first(desk_file: DeskFile) -> None:
    desk_file.type_into(Minute, "minute", "text", "Two")
    desk_file.type_into(AgendaItem, "item", "title", "Opening")

    assert [change.label for change in desk_file.history()] == [
        "Typed in the minutes",
        "Set up the board",
    ]
    assert desk_file.undo_label == "Typed in the agenda items"


def test_typing_in_a_record_is_called_by_its_reference(desk_file: DeskFile) -> None:
    with desk_file.change("Record a decision") as step:
        step.insert(Decision(id="decision", meeting_id="meeting", reference="D-001", text="Yes"))

    desk_file.type_into(Decision, "decision", "text", "Agreed")

    assert desk_file.undo_label == "Typed in D-001"


def test_a_change_finishes_the_typing_first(desk_file: DeskFile) -> None:
    desk_file.type_into(Minute, "minute", "text", "Two")
    with desk_file.change("Name the place") as step:
        step.update(Meeting, "meeting", place="Town hall")

    assert [change.label for change in desk_file.history()][:2] == [
        "Name the place",
        "Typed in the minutes",
    ]


def test_typing_what_stood_there_leaves_no_change(desk_file: DeskFile) -> None:
    desk_file.type_into(Minute, "minute", "text", "On")
    desk_file.type_into(Minute, "minute", "text", "One")

    assert desk_file.seal() is None
    assert read_draft(desk_file._connection) is None
    assert len(desk_file.history()) == 1


def test_closing_finishes_the_typing(
    desk_file: DeskFile, board_path: Path, open_file: Open
) -> None:
    desk_file.type_into(Minute, "minute", "text", "Two")
    desk_file.close()

    file = open_file(board_path)

    assert file.undo_label == "Typed in the minutes"
    assert read_draft(file._connection) is None


def test_a_copy_taken_while_typing_seals_its_own_words(
    desk_file: DeskFile, tmp_path: Path, open_file: Open
) -> None:
    """What rewriting the newest change in place would have lost."""
    desk_file.type_into(Minute, "minute", "text", "hel")
    desk_file.settle()
    copy = tmp_path / "copy.chairdesk"
    shutil.copy(desk_file.path, copy)
    desk_file.type_into(Minute, "minute", "text", "hello")

    other = open_file(copy)

    assert (words(other), words(desk_file)) == ("hel", "hello")
    desk_file.seal()
    mine, theirs = desk_file.history(1)[0], other.history(1)[0]
    assert mine.device != theirs.device
    assert other.check() == desk_file.check() == []


def test_typing_into_what_is_gone_is_refused(desk_file: DeskFile) -> None:
    with pytest.raises(Refused, match="no longer there"):
        desk_file.type_into(Minute, "gone", "text", "Two")

    assert read_draft(desk_file._connection) is None


def test_typing_inside_a_change_is_a_mistake_of_ours(desk_file: DeskFile) -> None:
    with pytest.raises(RuntimeError), desk_file.change("Mistake"):
        desk_file.type_into(Minute, "minute", "text", "Two")


def test_closing_closes_even_where_the_typing_cannot_be_finished(
    desk_file: DeskFile, board_path: Path, open_file: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk_file.type_into(Minute, "minute", "text", "Two")

    def no_room(*_anything: object) -> None:
        raise CannotDo("The disk is full.")

    with monkeypatch.context() as patch:
        patch.setattr("chair_desk.store.drafts.bring_in", no_room)
        desk_file.close()

    file = open_file(board_path)
    assert words(file) == "Two"
    assert file.undo_label == "Typed in the minutes"
