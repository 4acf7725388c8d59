from __future__ import annotations

import contextlib
import os
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from chair_desk.records.boards import Board, Body, BodyKind
from chair_desk.records.changes import CannotDo, Refused
from chair_desk.records.meetings import AgendaItem, Meeting, MeetingState
from chair_desk.records.minutes import Minute
from chair_desk.store.circumstances import Circumstances
from chair_desk.store.desk_file import DeskFile

Open = Callable[..., DeskFile]


def test_what_was_written_is_read_back(desk_file: DeskFile) -> None:
    assert desk_file.get(Meeting, "meeting") == Meeting(
        id="meeting", body_id="body", held_on=date(2026, 3, 12)
    )
    assert desk_file.get(Meeting, "nobody") is None


def test_rows_are_found_by_value_and_put_in_order(desk_file: DeskFile) -> None:
    with desk_file.change("Add bodies") as step:
        step.insert(
            Body(id="b", board_id="board", name="B", kind=BodyKind.EXECUTIVE),
            Body(id="a", board_id="board", name="A", kind=BodyKind.SUB_GROUP),
        )

    assert [body.id for body in desk_file.rows(Body)] == ["body", "b", "a"]
    assert [body.id for body in desk_file.rows(Body, order=("-name",))] == ["body", "b", "a"]
    assert [body.id for body in desk_file.rows(Body, order=("name",))] == ["a", "b", "body"]
    kinds = {BodyKind.EXECUTIVE, BodyKind.SUB_GROUP}
    assert [body.id for body in desk_file.rows(Body, kind=kinds, order=("name",))] == ["a", "b"]
    assert desk_file.count(Body, kind=BodyKind.BOARD) == 1
    assert desk_file.count(Body) == 3


def test_a_change_says_what_it_touched_and_what_it_made(desk_file: DeskFile) -> None:
    with desk_file.change("Add an item") as step:
        step.insert(AgendaItem(id="new", meeting_id="meeting", place="b", title="Report"))
        step.update(Meeting, "meeting", place="Town hall")

    changes = step.done(made="new")

    assert changes.label == "Add an item"
    assert changes.touched == {
        "agenda_item": frozenset({"new"}),
        "meeting": frozenset({"meeting"}),
    }
    assert changes.made == "new"


def test_a_change_that_changes_nothing_leaves_no_trace(desk_file: DeskFile) -> None:
    before = desk_file.history()

    with desk_file.change("Say the same again") as step:
        step.update(Meeting, "meeting", place="")

    assert not step.changes
    assert desk_file.history() == before


def test_the_label_may_be_chosen_at_the_end_of_a_change(desk_file: DeskFile) -> None:
    with desk_file.change("") as step:
        step.update(Meeting, "meeting", place="Town hall")
        step.label = "Moved to the town hall"

    assert desk_file.undo_label == "Moved to the town hall"


def test_an_exception_takes_all_of_a_change_back(desk_file: DeskFile) -> None:
    def half_of_it() -> None:
        with desk_file.change("Half") as step:
            step.update(Meeting, "meeting", place="Nowhere")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        half_of_it()

    assert desk_file.rows(Meeting, place="Nowhere") == []
    assert desk_file.undo_label == "Set up the board"
    assert desk_file.check() == []


def test_a_change_inside_a_change_is_one_change(desk_file: DeskFile) -> None:
    with desk_file.change("Outer") as outer:
        outer.update(Meeting, "meeting", place="Town hall")
        with desk_file.change("Inner") as inner:
            inner.update(AgendaItem, "item", title="Opening")

    assert [change.label for change in desk_file.history()] == ["Outer", "Set up the board"]
    assert outer.changes.touches("agenda_item")


def test_a_change_inside_that_failed_spoils_the_outer_one(desk_file: DeskFile) -> None:
    def pass_over_a_failure() -> None:
        with desk_file.change("Outer") as outer:
            outer.update(Meeting, "meeting", place="Town hall")
            with contextlib.suppress(Refused), desk_file.change("Inner") as inner:
                inner.delete(Minute, "no such minute")

    with pytest.raises(RuntimeError, match="passed over"):
        pass_over_a_failure()

    assert desk_file.count(Meeting, place="Town hall") == 0


def test_undo_and_redo_go_to_the_beginning_and_back_over_restarts(
    open_file: Open, board_path: Path, desk_file: DeskFile
) -> None:
    with desk_file.change("Name the place") as step:
        step.update(Meeting, "meeting", place="Town hall")
    desk_file.close()
    file = open_file(board_path)

    undone = file.undo()
    assert undone is not None
    assert undone.label == "Undid: Name the place"
    assert undone.touched == {"meeting": frozenset({"meeting"})}
    file.close()
    file = open_file(board_path)
    assert (file.undo_label, file.redo_label) == ("Set up the board", "Name the place")
    file.undo()
    assert file.undo() is None
    assert file.rows(Board) == []
    file.close()
    file = open_file(board_path)
    file.redo()
    redone = file.redo()
    assert redone is not None
    assert redone.label == "Did again: Name the place"
    assert file.redo() is None
    assert file.get(Meeting, "meeting").place == "Town hall"  # type: ignore[union-attr]
    assert (file.undo_label, file.redo_label) == ("Name the place", None)
    assert file.check() == []


def test_a_new_change_leaves_nothing_to_redo(desk_file: DeskFile) -> None:
    desk_file.undo()
    with desk_file.change("Begin again") as step:
        step.insert(Board(id="other", name="Other"))

    assert desk_file.redo_label is None
    assert desk_file.redo() is None
    assert desk_file.undo_label == "Begin again"


def test_the_last_change_is_named_with_its_time_and_person(
    desk_file: DeskFile, circumstances: Circumstances
) -> None:
    circumstances.now.now += timedelta(minutes=5)  # type: ignore[attr-defined]
    with desk_file.change("Name the place") as step:
        step.update(Meeting, "meeting", place="Town hall")

    last = desk_file.last_change()

    assert last is not None
    assert (last.label, last.who, last.can_undo) == ("Name the place", "Business manager", True)
    assert last.at == circumstances.now()


def test_an_untouched_board_has_no_last_change(empty: DeskFile) -> None:
    assert empty.last_change() is None
    assert empty.undo() is None
    assert empty.redo() is None
    assert empty.seal() is None


def test_undo_does_not_take_confirmed_minutes_back(desk_file: DeskFile) -> None:
    with desk_file.change("Confirm the minutes") as step:
        step.update(Meeting, "meeting", state=MeetingState.CONFIRMED)

    assert desk_file.undo_label is None
    with pytest.raises(Refused, match="confirmed"):
        desk_file.undo()
    last = desk_file.last_change()
    assert last is not None
    assert not last.can_undo


def test_what_is_deleted_must_have_nothing_left_that_belongs_to_it(desk_file: DeskFile) -> None:
    with (
        pytest.raises(Refused, match="under “Minutes” still belong to this, under “Agenda items”"),
        desk_file.change("Remove the item") as step,
    ):
        step.delete(AgendaItem, "item")

    assert desk_file.get(AgendaItem, "item") is not None
    with desk_file.change("Remove the item with its minutes") as step:
        step.delete(AgendaItem, "item")
        step.delete(Minute, "minute")
    assert desk_file.get(AgendaItem, "item") is None


def test_a_file_kept_in_the_board_is_found_by_its_hash(desk_file: DeskFile) -> None:
    first = desk_file.put_blob(b"paper")
    with desk_file.change("Keep another") as step:
        second = desk_file.put_blob(b"another")
        step.update(Meeting, "meeting", place="Town hall")

    assert desk_file.get_blob(first) == b"paper"
    assert desk_file.get_blob(second) == b"another"
    assert desk_file.get_blob("none") is None
    assert desk_file.put_blob(b"paper") == first


def test_a_closed_board_is_one_plain_file(
    desk_file: DeskFile, board_path: Path, tmp_path: Path
) -> None:
    desk_file.settle()
    assert board_path.with_name("board.chairdesk-wal").exists()

    desk_file.close()
    desk_file.close()

    assert sorted(path.name for path in tmp_path.iterdir()) == ["board.chairdesk", "home"]


def test_opening_and_closing_changes_nothing_in_a_file(open_file: Open, small_board: Path) -> None:
    before = small_board.read_bytes(), small_board.stat().st_mtime_ns

    file = open_file(small_board)
    assert file.count(Meeting) == 1
    file.settle()
    file.close()

    assert (small_board.read_bytes(), small_board.stat().st_mtime_ns) == before


def test_a_board_opened_to_read_refuses_every_change(open_file: Open, small_board: Path) -> None:
    file = open_file(small_board, read_only=True)

    assert file.read_only
    assert file.get(Meeting, "meeting") is not None
    assert (file.undo_label, file.redo_label) == (None, None)
    last = file.last_change()
    assert last is not None
    assert not last.can_undo
    with pytest.raises(CannotDo, match="open to read"), file.change("Try"):
        pass
    for attempt in (
        file.undo,
        file.redo,
        file.seal,
        lambda: file.put_blob(b""),
        lambda: file.type_into(Minute, "minute", "text", "Two"),
    ):
        with pytest.raises(CannotDo, match="open to read"):
            attempt()
    file.settle()
    assert file.check() == []
    assert file.back_up().exists()


def test_there_is_never_a_second_file_of_the_same_name(
    small_board: Path, circumstances: Circumstances, tmp_path: Path
) -> None:
    before = small_board.read_bytes()

    with pytest.raises(CannotDo, match="already"):
        DeskFile.create(small_board, circumstances)
    with pytest.raises(CannotDo, match="could not be made"):
        DeskFile.create(tmp_path / "missing" / "board.chairdesk", circumstances)

    assert small_board.read_bytes() == before


def test_a_new_file_is_for_its_owner_alone(tmp_path: Path, circumstances: Circumstances) -> None:
    path = tmp_path / "new.chairdesk"

    file = DeskFile.create(path, circumstances)
    file.close()

    assert os.name == "nt" or path.stat().st_mode & 0o077 == 0


def test_a_change_to_what_is_gone_is_refused(desk_file: DeskFile) -> None:
    with pytest.raises(Refused, match="no longer there"), desk_file.change("Late") as step:
        step.update(Minute, "gone", text="x")
    with pytest.raises(Refused, match="no longer there"), desk_file.change("Late") as step:
        step.delete(Minute, "gone")


def test_history_tells_what_each_change_touched(desk_file: DeskFile) -> None:
    desk_file.undo()

    undone, made = desk_file.history()

    assert made.label == "Set up the board"
    assert made.touched["meeting"] == frozenset({"meeting"})
    assert undone.reverses == f"u:{made.sequence}"
    assert undone.device == made.device
    assert len(desk_file.history(limit=1)) == 1
