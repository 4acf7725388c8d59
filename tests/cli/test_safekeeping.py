"""Backups on the command line."""

from __future__ import annotations

from pathlib import Path

from chair_desk.services.boards import change_board
from chair_desk.services.desk import open_desk

from .conftest import Run


def test_a_backup_is_made_listed_and_gone_back_to(
    run: Run, board: Path, desk_home: Path, tmp_path: Path
) -> None:
    made = run("backup", board, "--to", tmp_path / "stick")
    assert made.exit_code == 0, made.output
    listed = run("backup", board, "--list")
    assert ".chairdesk" in listed.output
    assert list((tmp_path / "stick").rglob("*.chairdesk"))
    desk = open_desk(board, who="Chair", home=desk_home)
    before = desk.board.meeting_place
    change_board(desk, meeting_place="Quillfeather Hall")
    desk.close()
    said = run("restore", board)
    assert "Would be undone: Changed the board" in said.output
    assert "Nothing was changed" in said.output
    done = run("restore", board, "--yes")
    assert done.exit_code == 0, done.output
    desk = open_desk(board, who="Chair", home=desk_home)
    assert desk.board.meeting_place == before
    desk.close()
    assert "set aside" in done.output


def test_a_board_that_is_gone_comes_back_from_a_named_backup(
    run: Run, board: Path, desk_home: Path
) -> None:
    run("backup", board)
    (copy,) = desk_home.rglob("*Z.chairdesk")
    board.unlink()
    assert run("restore", board).exit_code == 1
    assert run("restore", board, "--from", copy, "--yes").exit_code == 0
    assert run("check", board).exit_code == 0


def test_a_board_without_backups_says_so(run: Run, board: Path) -> None:
    assert "There is no backup" in run("backup", board, "--list").output
    assert "There is no backup" in run("restore", board).output
