from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from chair_desk.records.boards import Board
from chair_desk.records.changes import CannotDo
from chair_desk.records.meetings import Meeting
from chair_desk.records.minutes import Minute
from chair_desk.store import journal as journal_file
from chair_desk.store.circumstances import Circumstances
from chair_desk.store.desk_file import DeskFile


def rename(file: DeskFile, name: str) -> None:
    with file.change(f"Name it {name}") as step:
        step.update(Meeting, "meeting", place=name)


def test_each_change_has_the_next_number_and_a_hash_over_the_one_before(
    desk_file: DeskFile,
) -> None:
    rename(desk_file, "Town hall")
    rows = desk_file._connection.execute(
        "SELECT device, sequence, hash FROM journal_transaction ORDER BY number"
    ).fetchall()

    assert [row[1] for row in rows] == [1, 2]
    assert rows[0][0] == rows[1][0]
    assert len({row[2] for row in rows}) == 2
    assert desk_file.check() == []


def test_the_clock_of_the_journal_never_runs_backwards(
    desk_file: DeskFile, circumstances: Circumstances
) -> None:
    circumstances.now.now -= timedelta(days=1)  # type: ignore[attr-defined]
    rename(desk_file, "A")
    circumstances.now.now += timedelta(days=2)  # type: ignore[attr-defined]
    rename(desk_file, "B")
    clocks = desk_file._connection.execute(
        "SELECT clock FROM journal_transaction ORDER BY number"
    ).fetchall()

    assert clocks == sorted(clocks)
    assert len(set(clocks)) == 3
    assert [change.label for change in desk_file.history(2)] == ["Name it B", "Name it A"]


def test_any_text_survives_the_journal(desk_file: DeskFile) -> None:
    text = "nul \0, quotes \" ' \\, line \u2028, emoji 🧭, half \ud800"

    with desk_file.change("Odd text") as step:
        step.update(Minute, "minute", text=text)
    desk_file.undo()
    desk_file.redo()

    minute = desk_file.get(Minute, "minute")
    assert minute is not None
    assert minute.text == text.replace("\ud800", "\ufffd")
    assert desk_file.check() == []


def test_a_row_that_is_not_what_its_journal_says_stops_the_change(desk_file: DeskFile) -> None:
    connection = desk_file._connection
    connection.execute("UPDATE writing SET mode = 3")
    connection.execute("UPDATE meeting SET place = 'behind our back'")
    connection.execute("UPDATE writing SET mode = 0")

    with pytest.raises(RuntimeError, match="not what its journal says"):
        with_kind(desk_file)

    assert desk_file.undo_label == "Set up the board"


def with_kind(file: DeskFile) -> None:
    with file.change("Another column") as step:
        step.update(Meeting, "meeting", marking="OFFICIAL")


def test_a_journal_that_does_not_hold_what_was_captured_stops_the_change(
    desk_file: DeskFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    connection = desk_file._connection
    connection.execute(
        "CREATE TEMP TRIGGER thief AFTER INSERT ON main.journal_operation BEGIN"
        " UPDATE journal_operation SET columns = '{}' WHERE number = new.number; END"
    )
    monkeypatch.setattr("chair_desk.store.triggers.are_installed", lambda _connection: True)

    with pytest.raises(RuntimeError, match="does not hold"):
        rename(desk_file, "x")


def test_devices_are_all_counted(desk_file: DeskFile) -> None:
    connection = desk_file._connection
    for device, sequence in (("aa", 1), ("aa", 2), ("zz", 1)):
        connection.execute(
            "INSERT INTO journal_transaction (device, sequence, clock, made_at, who, label,"
            " versions, hash) VALUES (?, ?, 1, '', '', '', '{}', '')",
            (device, sequence),
        )
    own = desk_file._to_write().journal.device

    assert journal_file.seen_versions(connection) == {"aa": 2, "zz": 1, own: 1}
    assert journal_file.hash_at(connection, "aa", 9) is None


def test_a_thousand_records_go_in_at_once(empty: DeskFile) -> None:
    with empty.change("Import") as step:
        step.insert(*[Board(id=f"b{number}", name="x") for number in range(1000)])

    assert len(step.changes.touched["board"]) == 1000
    assert empty.check() == []


def test_a_small_change_goes_through_no_table_whatever_its_size(desk_file: DeskFile) -> None:
    connection = desk_file._connection
    asked: list[str] = []
    connection.set_trace_callback(asked.append)
    rename(desk_file, "Town hall")
    connection.set_trace_callback(None)

    plans = [
        f"{step[3]} in {sql}"
        for sql in asked
        if sql.startswith(("SELECT", "UPDATE", "DELETE"))
        for step in connection.execute(f"EXPLAIN QUERY PLAN {sql}")
    ]
    assert plans
    small = ("captured", "writing", "touched", "sqlite_temp_schema", "typing_draft", "(subquery")
    small = (*small, "difference")
    for plan in plans:
        assert not plan.startswith("SCAN") or plan.split()[1].startswith(small), plan
        assert "(table_name=?)" not in plan


def statements_of(file: DeskFile, place: str) -> list[str]:
    asked: list[str] = []
    file._connection.set_trace_callback(asked.append)
    rename(file, place)
    file._connection.set_trace_callback(None)
    return asked


def asks_for_history(statements: list[str]) -> bool:
    return any("CROSS JOIN journal_transaction" in one for one in statements)


def test_the_history_of_a_row_is_folded_once_and_then_goes_on(
    board_path: Path, desk_file: DeskFile, open_file: Callable[..., DeskFile]
) -> None:
    assert not asks_for_history(statements_of(desk_file, "Town hall"))
    desk_file.close()
    again = open_file(board_path)

    assert asks_for_history(statements_of(again, "County Hall"))
    assert not asks_for_history(statements_of(again, "Guildhall"))
    assert again.check() == []


def test_a_record_that_went_and_came_back_is_what_its_whole_history_says(
    desk_file: DeskFile,
) -> None:
    with desk_file.change("Remove") as step:
        step.delete(Minute, "minute")
    desk_file.undo()
    with desk_file.change("Write") as step:
        step.update(Minute, "minute", text="Two")
    with desk_file.change("Remove and add") as step:
        step.delete(Minute, "minute")
        step.insert(Minute(id="minute", meeting_id="meeting", item_id="item", place="b"))
    desk_file.undo()

    assert desk_file.rows(Minute)[0].text == "Two"
    assert desk_file.check() == []


def test_what_was_folded_for_a_change_that_was_not_kept_is_forgotten(
    desk_file: DeskFile, monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_room() -> None:
        raise CannotDo("The disk is full.")

    with monkeypatch.context() as patch:
        patch.setattr(desk_file._to_write(), "_commit", no_room)
        with pytest.raises(CannotDo):
            rename(desk_file, "Town hall")
    assert desk_file._to_write().journal._folded == {}
    with_kind(desk_file)

    assert desk_file.rows(Meeting)[0].place == ""
    assert desk_file.check() == []
