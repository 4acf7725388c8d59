from __future__ import annotations

import dataclasses
import json
import os
import socket
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from chair_desk.store.circumstances import Circumstances
from chair_desk.store.desk_file import DeskFile
from chair_desk.store.lock import Holder, LockNote, StoreBusy, process_runs

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


def test_somebody_elses_note_is_not_taken_away(board_path: Path) -> None:
    leave_note(board_path)

    LockNote(board_path).remove()

    assert LockNote(board_path).read() is not None


def test_who_holds_it_may_be_unknown(board_path: Path) -> None:
    assert "another program" in str(StoreBusy(board_path, None))


def test_processes_run_or_do_not() -> None:
    assert process_runs(os.getpid())
    assert process_runs(1)
    assert not process_runs(NEVER_A_PROCESS)
    assert process_runs(2**80)
    holder = Holder("Chair", socket.gethostname(), datetime.now(UTC), NEVER_A_PROCESS)
    assert not holder.is_alive(holder.since)
    assert dataclasses.replace(holder, host="other").is_alive(holder.since)
