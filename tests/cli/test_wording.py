from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Run

NOTES = "The Chair asks why it is late.\n/decision New rota from January\n"


def _noted(run: Run, board: Path, notes: str) -> None:
    run("minute", board, "-", "--meeting", "19 nov 2026", "--item", "3", typed=notes)


def test_each_remark_says_where_what_and_why(run: Run, board: Path) -> None:
    _noted(run, board, NOTES)

    told = run("check-wording", board, "--meeting", "2026-11-19")

    assert told.exit_code == 0
    assert "3.1  “The Chair asks”" in told.output
    assert "Instead: “asked”" in told.output
    assert "“New rota from January”" in told.output
    assert told.output.endswith("2 remarks.\n")


def test_good_minutes_are_left_in_peace(run: Run, board: Path) -> None:
    _noted(run, board, "The Chair asked why it was late.\n")

    told = run("check-wording", board, "--meeting", "2026-11-19")

    assert told.output == "There is nothing to remark on.\n"


def test_another_program_gets_them_as_json_and_nothing_is_changed(run: Run, board: Path) -> None:
    _noted(run, board, NOTES)
    before = board.read_bytes()

    told = run("check-wording", board, "--meeting", "2026-11-19", "--json")

    assert [row["rule"] for row in json.loads(told.output)] == ["present", "no_verb"]
    assert board.read_bytes() == before


def test_a_day_without_a_meeting_is_said(run: Run, board: Path) -> None:
    told = run("check-wording", board, "--meeting", "2020-01-01")

    assert told.exit_code == 1
    assert "There is no meeting on 2020-01-01." in told.stderr
