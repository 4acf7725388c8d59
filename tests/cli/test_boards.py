from __future__ import annotations

from pathlib import Path

from chair_desk.cli.opening import opened
from tests.cli.conftest import Run
from tests.cli.test_main import started


def test_a_new_board_is_made_and_said(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "east.chairdesk"

    made = run(
        "new", path, "--profile", "sab_england", "--name", "Eastmarch SAB", "--chair", "Odile"
    )
    told = run("info", path)

    assert made.exit_code == 0
    assert made.output.startswith("Made east.chairdesk.\n")
    assert "no passphrase" in made.output
    assert "Eastmarch SAB" in told.output
    assert "sab_england" in told.output


def test_the_ending_may_be_left_out(run: Run, tmp_path: Path) -> None:
    run("new", tmp_path / "east", "--profile", "plain_board", "--name", "East")

    assert (tmp_path / "east.chairdesk").exists()


def test_an_unknown_profile_leaves_no_file_and_names_those_there_are(
    run: Run, tmp_path: Path
) -> None:
    told = run("new", tmp_path / "east", "--profile", "moon", "--name", "East")

    assert told.exit_code == 1
    assert "lscp_2023" in told.stderr
    assert not list(tmp_path.glob("east*"))


def test_a_board_is_never_written_over(run: Run, board: Path) -> None:
    before = board.read_bytes()

    told = run("new", board, "--profile", "plain_board", "--name", "Other")

    assert told.exit_code == 1
    assert board.read_bytes() == before


def test_profiles_are_listed_with_what_is_to_be_checked(run: Run) -> None:
    told = run("profiles")
    checks = run("profiles", "--checks")

    assert told.output.splitlines()[0].split() == ["NAME", "NATION", "TO", "CHECK", "FOR"]
    assert "sbni" in told.output
    assert len(checks.output.splitlines()) > len(told.output.splitlines())


def test_info_says_what_the_file_holds_and_writes_nothing(run: Run, board: Path) -> None:
    before = board.read_bytes()

    told = run("info", board)

    assert told.exit_code == 0
    for words in ("Westmarch Safeguarding", "1, on 19 November 2026", "Last change:"):
        assert words in told.output
    assert board.read_bytes() == before


def test_a_sound_board_is_said_to_be_sound(run: Run, board: Path) -> None:
    told = run("check", board)

    assert told.exit_code == 0
    assert told.output.startswith("Sound")


def test_a_damaged_board_is_exit_code_1(run: Run, board: Path) -> None:
    content = bytearray(board.read_bytes())
    for at in range(len(content) // 3, len(content) // 3 + 20_000):
        content[at] = 0x5A
    board.write_bytes(content)

    told = run("check", board)

    assert told.exit_code == 1
    assert told.stderr.startswith("Error: ")
    assert "Traceback" not in told.output


def test_a_file_that_is_no_board_is_said_calmly(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "letter.chairdesk"
    path.write_text("Dear chair", encoding="utf-8")

    told = run("info", path)

    assert told.exit_code == 1
    assert path.read_text(encoding="utf-8") == "Dear chair"


def test_the_same_numbers_make_the_same_sample_board(run: Run, tmp_path: Path) -> None:
    told = [run("sample", tmp_path / name, "--seed", "7") for name in ("one", "two")]

    assert [one.exit_code for one in told] == [0, 0]
    for what in ("members", "minutes", "actions", "attendance"):
        first, second = (
            run("list", tmp_path / f"{name}.chairdesk", what, "--json").output
            for name in ("one", "two")
        )
        assert first == second
        assert len(first) > 1_000


def test_a_board_that_is_open_elsewhere_can_be_read_and_not_written(
    board: Path, tmp_path: Path
) -> None:
    (tmp_path / "notes.txt").write_text("Words.", encoding="utf-8")

    with opened(board):
        told = started("info", str(board))
        refused = started(
            *("minute", str(board), str(tmp_path / "notes.txt"), "--meeting", "2026-11-19")
        )

    assert told.returncode == 0
    assert refused.returncode == 1
    assert "open it to read" in refused.stderr
