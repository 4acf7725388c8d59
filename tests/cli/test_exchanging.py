from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run


def test_a_copy_is_handed_over_and_brought_in(run: Run, board: Path, tmp_path: Path) -> None:
    told = run("handover", board, "--to", tmp_path / "stick.chairdesk")
    assert told.exit_code == 0, told.output
    assert "exchange 1" in told.output
    run("minute", tmp_path / "stick.chairdesk", "-", "--meeting", "2026-11-19", typed="#2\nWords.")
    preview = run("merge", board, tmp_path / "stick.chairdesk", "--preview")
    done = run("merge", board, tmp_path / "stick.chairdesk")
    again = run("merge", board, tmp_path / "stick.chairdesk")
    nothing = run("merge", board, tmp_path / "stick.chairdesk", "--preview")

    assert "There is nothing new in it." in nothing.output
    assert "only theirs" in preview.output
    assert "Brought in" in done.output
    assert done.exit_code == 0, done.output
    assert "There is nothing new in it." in again.output


def test_changes_alone_are_handed_over(run: Run, board: Path, tmp_path: Path) -> None:
    run("handover", board, "--to", tmp_path / "stick.chairdesk")
    run("minute", board, "-", "--meeting", "2026-11-19", typed="#2\nWords.")
    told = run("handover", board, "--to", tmp_path / "c.chairdesk-changes", "--since", "last")
    done = run("merge", tmp_path / "stick.chairdesk", tmp_path / "c.chairdesk-changes")

    assert told.exit_code == 0, told.output
    assert done.exit_code == 0, done.output
    assert "Brought in" in done.output


def test_what_is_no_exchange_is_said(run: Run, board: Path, tmp_path: Path) -> None:
    told = run("handover", board, "--to", tmp_path / "x", "--since", "Monday")
    assert told.exit_code == 2
    (tmp_path / "letter.txt").write_text("Dear all")
    told = run("merge", board, tmp_path / "letter.txt")
    assert told.exit_code == 1
    assert "no copy of a board" in told.output


def test_two_copies_meet_in_a_folder(run: Run, board: Path, tmp_path: Path) -> None:
    run("handover", board, "--to", tmp_path / "stick.chairdesk")
    (tmp_path / "shared").mkdir()
    run("minute", board, "-", "--meeting", "2026-11-19", typed="#2\nWords.")
    first = run("sync", board, "--folder", tmp_path / "shared")
    second = run("sync", tmp_path / "stick.chairdesk", "--folder", tmp_path / "shared")

    assert first.exit_code == 0, first.output
    assert "Took in 0" not in second.output
    run("action", "add", board, "Write to the council")
    run("action", "add", tmp_path / "stick.chairdesk", "Ring the trust")
    run("sync", board, "--folder", tmp_path / "shared")
    told = run("sync", tmp_path / "stick.chairdesk", "--folder", tmp_path / "shared")
    assert "A-002" in told.output  # a number given twice is said


def test_the_history_is_printed(run: Run, board: Path) -> None:
    told = run("history", board)
    assert told.exit_code == 0, told.output
    assert "Device" in told.output
    run(
        "minute",
        board,
        "-",
        "--meeting",
        "2026-11-19",
        typed="/action @Marcus to ring by 18 dec 2026",
    )
    of_one = run("history", board, "a-001")
    assert of_one.exit_code == 0, of_one.output
    assert "A-001" in of_one.output
    assert "Due: Friday 18 December" in of_one.output
    assert "Owner: Marcus" in of_one.output  # a name, and not the id it is kept by
    assert run("history", board, "A-999").exit_code == 1


def test_a_chair_who_leaves_hands_all_over(run: Run, board: Path, tmp_path: Path) -> None:
    pack = tmp_path / "pack.zip"
    told = run("handover", board, "--chair-leaves", "--to", pack, "--who", "Ada Quill")
    assert told.exit_code == 0, told.output
    assert "SHA-256" in told.output
    assert (tmp_path / "pack - emptying the laptop.pdf").exists()
    assert "is whole" in run("handover", board, "--to", pack, "--look").output
    pack.write_bytes(pack.read_bytes()[:-200])
    assert run("handover", board, "--to", pack, "--look").exit_code == 1


def test_a_copy_with_a_passphrase_of_its_own_is_asked_for_it(
    run: Run, board: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "stick.chairdesk"
    run("handover", board, "--to", copy)
    monkeypatch.setenv("CHAIR_DESK_NEW_PASSPHRASE", "four words of hers alone")
    told = run("passphrase", copy, "set")
    assert told.exit_code == 0, told.output
    monkeypatch.setenv("CHAIR_DESK_COPY_PASSPHRASE", "four words that are wrong")
    wrong = run("merge", board, copy)
    monkeypatch.setenv("CHAIR_DESK_COPY_PASSPHRASE", "four words of hers alone")
    right = run("merge", board, copy)

    assert wrong.exit_code == 1
    assert right.exit_code == 0, right.output
    assert "There is nothing new in it." in right.output


def test_changes_that_come_before_those_they_build_on_wait(
    run: Run, board: Path, tmp_path: Path
) -> None:
    run("handover", board, "--to", tmp_path / "stick.chairdesk")
    for name in ("first", "second"):
        run("action", "add", board, name)
        run("handover", board, "--to", tmp_path / f"{name}.chairdesk-changes", "--since", "last")
    told = [
        run("merge", tmp_path / "stick.chairdesk", tmp_path / f"{name}.chairdesk-changes", *more)
        for name, more in (("second", ("--preview",)), ("second", ()), ("first", ()))
    ]

    assert all("not here yet" in one.output for one in told[:2])
    assert not any("nothing new" in one.output for one in told)
    assert "Brought in 2 changes." in told[2].output
