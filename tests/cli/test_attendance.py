from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from tests.cli.conftest import Run

DAYS = ("--from", "2024-11-01", "--to", "2026-09-30")


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory, sample_bytes: bytes) -> Path:
    path = tmp_path_factory.mktemp("sample") / "Westmarch.chairdesk"
    path.write_bytes(sample_bytes)
    return path


def test_counts_stand_with_their_base(run: Run, sample: Path) -> None:
    said = run("attendance", sample, *DAYS).output
    line = next(line for line in said.splitlines() if "Constabulary" in line)
    assert "8 of 8" in line
    assert "3 of 8" in line
    assert "down" in line


def test_json_gives_numbers_to_another_program(run: Run, sample: Path) -> None:
    rows = json.loads(run("attendance", sample, *DAYS, "--json").output)
    police = next(row for row in rows if row["name"] == "Westmarch Constabulary")
    assert police["able"] == {"count": 3, "of": 8}
    assert (police["agreed"], police["gap"], police["trend"]) == (4, 2, "down")


def test_json_has_all_rows_together_as_the_table_has(run: Run, sample: Path) -> None:
    rows = json.loads(run("attendance", sample, *DAYS, "--json").output)
    *lines, total = rows
    assert (total["name"], total["is_total"]) == ("All together", True)
    for name in ("member", "represented"):
        assert total[name]["of"] == sum(row[name]["of"] for row in lines)
        assert total[name]["count"] == sum(row[name]["count"] for row in lines)
    table = run("attendance", sample, *DAYS).output.splitlines()[-1]
    assert f"{total['represented']['count']} of {total['represented']['of']}" in table
    assert not any("is_total" in row for row in lines)


def test_csv_has_a_column_for_each_meeting(run: Run, sample: Path) -> None:
    rows = list(csv.reader(io.StringIO(run("attendance", sample, *DAYS, "--csv").output)))
    assert rows[0][2:10] == [
        "2024-11-14", "2025-02-20", "2025-05-15", "2025-09-18", "2025-11-20", "2026-02-19",
        "2026-05-21", "2026-09-17",
    ]  # fmt: skip
    police = next(row for row in rows if row[0] == "Westmarch Constabulary")
    assert police[2] == "ACC (4)"
    assert police[9] == "deputy: DCI (1)"
    assert police[-4:] == ["5", "8", "3", "8"]


def test_an_unknown_body_is_refused_with_those_there_are(run: Run, sample: Path) -> None:
    result = run("attendance", sample, "--body", "Committee")
    assert result.exit_code == 1
    assert "There is no body “Committee”" in result.output


def test_rows_may_be_seats(run: Run, sample: Path) -> None:
    assert "Constabulary, " in run("attendance", sample, *DAYS, "--by", "seat").output


@pytest.mark.parametrize("ending", ["pdf", "docx", "html", "xlsx", "csv"])
@pytest.mark.parametrize("edition", ["chair", "published"])
def test_attendance_is_written_in_each_format(
    run: Run, sample: Path, tmp_path: Path, ending: str, edition: str
) -> None:
    to = tmp_path / f"attendance.{ending}"
    result = run("export", "attendance", sample, "--to", to, "--edition", edition)
    assert result.exit_code == 0
    assert to.stat().st_size > 300


def test_an_ending_that_is_none_is_refused(run: Run, sample: Path, tmp_path: Path) -> None:
    result = run("export", "attendance", sample, "--to", tmp_path / "attendance.odt")
    assert result.exit_code == 2
    assert ".xlsx" in result.output


def test_past_attendance_is_tried_first_and_then_brought_in(
    run: Run, board: Path, tmp_path: Path
) -> None:
    table = tmp_path / "register.csv"
    table.write_text("Name;2.4.2015;4.6.2015\nMarcus Wrenfield;Y;-\n", encoding="utf-8")

    tried = run("import", "attendance", board, table, "--dry-run")
    assert tried.exit_code == 0
    assert "1 to bring in" in tried.output
    assert "not in the key" in tried.output
    assert "2015" not in run("list", board, "meetings").output

    done = run("import", "attendance", board, table)
    assert done.exit_code == 0
    assert "2015-04-02" in run("list", board, "meetings").output

    again = run("import", "attendance", board, table)
    assert again.exit_code == 1
    assert "nothing to bring in" in again.output
