from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from chair_desk.records.changes import CannotDo
from chair_desk.store.circumstances import Circumstances
from chair_desk.store.desk_file import DeskFile
from chair_desk.store.lock import Holder, LockNote, StoreBusy

Open = Callable[..., DeskFile]
NEVER_A_PROCESS = 2**22 + 1  # above the largest that Linux gives


def leave_note(path: Path, **changes: object) -> None:
    entry = {
        "who": "Chair",
        "host": socket.gethostname(),
        "since": datetime.now(UTC).isoformat(),
        "process": NEVER_A_PROCESS,
    }
    LockNote(path).path.write_text(json.dumps(entry | changes))


def test_while_a_board_is_open_a_note_says_who_has_it(
    desk_file: DeskFile, board_path: Path, circumstances: Circumstances
) -> None:
    holder = LockNote(board_path).read()

    assert holder == Holder(
        "Business manager", socket.gethostname(), circumstances.now(), os.getpid()
    )
    desk_file.close()
    assert LockNote(board_path).read() is None


def test_a_second_opening_in_this_program_is_refused(
    desk_file: DeskFile, board_path: Path, circumstances: Circumstances
) -> None:
    for read_only in (False, True):
        with pytest.raises(StoreBusy, match="in this window already") as caught:
            DeskFile.open(board_path, circumstances, read_only=read_only)
    assert caught.value.holder is not None

    assert desk_file.check() == []


def test_nothing_that_this_program_does_loosens_the_lock(
    desk_file: DeskFile, board_path: Path, circumstances: Circumstances
) -> None:
    """On POSIX, closing any opening of a file drops every lock that its process has on it."""
    desk_file.back_up()
    desk_file.check()
    desk_file.settle()
    for read_only in (False, True):
        with pytest.raises(StoreBusy):
            DeskFile.open(board_path, circumstances, read_only=read_only)
    with pytest.raises(CannotDo):
        DeskFile.create(board_path, circumstances)
    probe = "import sqlite3, sys; sqlite3.connect(sys.argv[1], 0).execute('SELECT * FROM board')"

    done = subprocess.run(
        [sys.executable, "-c", probe, board_path], capture_output=True, text=True, check=False
    )

    assert "database is locked" in done.stderr


def test_a_board_that_was_opened_and_not_yet_changed_is_held_too(
    empty: DeskFile, board_path: Path, circumstances: Circumstances
) -> None:
    with pytest.raises(StoreBusy):
        DeskFile.open(board_path, circumstances)

    assert not empty.read_only


def test_the_note_of_a_program_that_ended_is_taken_over(board_path: Path, open_file: Open) -> None:
    leave_note(board_path)

    open_file(board_path)

    holder = LockNote(board_path).read()
    assert holder is not None
    assert holder.process == os.getpid()


def test_a_note_from_another_computer_counts_for_half_a_day(
    board_path: Path, open_file: Open
) -> None:
    leave_note(board_path, host="chairs-laptop")
    with pytest.raises(StoreBusy, match="Chair on chairs-laptop, since") as caught:
        open_file(board_path)
    assert caught.value.holder is not None
    assert caught.value.holder.who == "Chair"

    yesterday = datetime.now(UTC) - timedelta(days=1)
    leave_note(board_path, host="chairs-laptop", since=yesterday.isoformat())
    assert not open_file(board_path).read_only


def test_a_board_on_another_computer_may_be_read(board_path: Path, open_file: Open) -> None:
    leave_note(board_path, host="chairs-laptop")

    assert open_file(board_path, read_only=True).read_only


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"since": 1}'])
def test_a_note_that_cannot_be_read_is_no_note(
    board_path: Path, text: str, open_file: Open
) -> None:
    LockNote(board_path).path.write_text(text)

    assert LockNote(board_path).read() is None
    assert not open_file(board_path).read_only


def test_a_note_that_nobody_locks_is_not_taken(board_path: Path) -> None:
    note = LockNote(board_path)
    assert not note.is_taken()
    leave_note(board_path)
    assert not note.is_taken()

    note.release()

    assert note.read() is not None


def test_a_lock_is_one_for_the_whole_computer(
    board_path: Path, circumstances: Circumstances
) -> None:
    first, second = LockNote(board_path), LockNote(board_path)
    first.take(circumstances)

    assert second.is_taken()
    with pytest.raises(StoreBusy):
        second.take(circumstances)

    first.release()
    second.take(circumstances)
    second.release()
    assert not second.path.exists()


def test_since_when_is_said_as_the_clock_on_the_wall_shows_it(board_path: Path) -> None:
    holder = Holder("Chair", "chairs-laptop", datetime(2026, 7, 5, 13, 20, tzinfo=UTC), 1)

    assert "Chair on chairs-laptop, since 5 July 2026, 14:20" in str(StoreBusy(board_path, holder))


def test_who_holds_it_may_be_unknown(board_path: Path) -> None:
    assert "another program" in str(StoreBusy(board_path, None))


def test_a_number_of_a_process_that_came_again_is_no_holder(
    board_path: Path, open_file: Open
) -> None:
    """In a sandbox every program has the same few numbers."""
    leave_note(board_path, process=os.getpid())

    assert open_file(board_path, read_only=True).read_only
    assert not open_file(board_path).read_only


def test_a_note_from_elsewhere_grows_old() -> None:
    holder = Holder("Chair", "other", datetime.now(UTC), 1)

    assert holder.is_elsewhere
    assert holder.is_recent(holder.since + timedelta(hours=11))
    assert not holder.is_recent(holder.since + timedelta(hours=13))
