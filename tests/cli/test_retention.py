"""Retention on the command line."""

from __future__ import annotations

import json
from pathlib import Path

from chair_desk.records.people import Person
from chair_desk.services.desk import open_desk

from .conftest import Run


def name_of_somebody(board: Path, home: Path) -> str:
    desk = open_desk(board, who="Chair", home=home)
    try:
        return desk.rows(Person)[0].name
    finally:
        desk.close()


def test_nothing_is_due_on_a_young_board(run: Run, board: Path) -> None:
    said = run("retention", board, "--due")
    assert said.exit_code == 0, said.output
    assert "Nothing is due" in said.output


def test_a_hold_is_made_listed_and_ended(run: Run, board: Path) -> None:
    assert run("retention", board, "--hold", "An inquiry.").exit_code == 0
    said = run("retention", board).output
    assert "on everything: An inquiry." in said
    mark = said.split("Hold ")[1][:8]
    assert "ended" in run("retention", board, "--end-hold", mark).output
    assert "An inquiry" not in run("retention", board).output
    assert run("retention", board, "--end-hold", "zzz").exit_code == 1
    assert run("retention", board, "--hold", "x", "--class", "letters").exit_code == 1


def test_a_person_is_shown_copied_and_erased(
    run: Run, board: Path, desk_home: Path, tmp_path: Path
) -> None:
    name = name_of_somebody(board, desk_home)
    shown = run("retention", board, "--person", name, "--copy", tmp_path / "copy.json")
    assert shown.exit_code == 0, shown.output
    assert json.loads((tmp_path / "copy.json").read_text("utf-8"))["person"] == name
    kept = run("retention", board, "--person", name, "--erase")
    assert "Nothing was changed" in kept.output
    run("backup", board)
    done = run(
        "retention", board, "--person", name, "--erase", "--yes",
        "--decided-by", "Data protection officer", "--basis", "Article 17(1)",
    )  # fmt: skip
    assert done.exit_code == 0, done.output
    assert "decided by Data protection officer" in done.output
    assert "1 backups still hold" in done.output or "backups still hold" in done.output
    assert run("check", board).exit_code == 0
    assert run("retention", board, "--person", "Nobody At All").exit_code == 1


def test_a_disposal_needs_something_due(run: Run, board: Path) -> None:
    assert "Nothing was changed" in run("retention", board, "--dispose").output
    refused = run("retention", board, "--dispose", "--yes", "--decided-by", "Chair")
    assert refused.exit_code == 1
    assert "Nothing is chosen" in refused.output
