from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Run
from tests.end_to_end.untidy_members import ROWS, write_workbook

AGENDA = """Agenda
1.\tReturn home interviews (20 mins) – Marcus Wrenfield
a)\tPerformance
2.\tRapid review WM-07 (confidential)
"""


def test_members_of_a_workbook_are_brought_in_and_each_row_answered(
    run: Run, board: Path, tmp_path: Path
) -> None:
    write_workbook(tmp_path / "members.xlsx")

    told = run("import", "members", board, tmp_path / "members.xlsx")

    assert told.exit_code == 0
    assert len(told.output.splitlines()) >= len(ROWS) + 1
    names = {row["name"] for row in json.loads(run("list", board, "members", "--json").output)}
    assert {"Alun Brackenridge", "Sunita Brookvale"} <= names


def test_a_table_that_is_none_is_said_and_changes_nothing(
    run: Run, board: Path, tmp_path: Path
) -> None:
    (tmp_path / "photo.xlsx").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    before = run("list", board, "members", "--json").output

    told = run("import", "members", board, tmp_path / "photo.xlsx")

    assert told.exit_code == 1
    assert told.stderr.startswith("Error: ")
    assert run("list", board, "members", "--json").output == before


def test_an_agenda_from_word_is_put_on_and_each_line_answered(
    run: Run, board: Path, tmp_path: Path
) -> None:
    (tmp_path / "agenda.txt").write_text(AGENDA, encoding="utf-8")

    told = run("import", "agenda", board, tmp_path / "agenda.txt", "--meeting", "2026-11-19")

    assert told.exit_code == 0
    assert "left out" in told.output
    assert "Added 3 items." in told.output
    items = json.loads(run("list", board, "items", "--json").output)
    interviews = next(row for row in items if row["title"] == "Return home interviews")
    assert (interviews["minutes"], interviews["lead"]) == (20, "Marcus Wrenfield")


def test_a_text_may_come_in_from_another_program(run: Run, board: Path) -> None:
    told = run("import", "agenda", board, "-", "--meeting", "2026-11-19", typed="1. Audits\n")

    assert told.exit_code == 0
    assert "Added 1 item." in told.output


def test_a_text_without_items_is_refused(run: Run, board: Path) -> None:
    told = run("import", "agenda", board, "-", "--meeting", "2026-11-19", typed="\n\n")

    assert told.exit_code == 1
    assert "no item" in told.stderr


def test_an_agenda_for_a_day_without_a_meeting_adds_the_meeting(run: Run, board: Path) -> None:
    told = run("import", "agenda", board, "-", "--meeting", "2027-03-04", typed="1. Budget\n")

    assert told.exit_code == 0
    assert "2027-03-04" in run("list", board, "meetings").output


def test_a_text_without_an_item_adds_no_meeting(run: Run, board: Path) -> None:
    told = run("import", "agenda", board, "-", "--meeting", "2027-03-04", typed="\n")

    assert told.exit_code == 1
    assert "2027-03-04" not in run("list", board, "meetings").output
