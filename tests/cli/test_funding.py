from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Run


def a_table(folder: Path) -> Path:
    path = folder / "funding.csv"
    path.write_text(
        "Year,Partner,Agreed share,Cash,Set by\n"
        "2026/27,Police force,25%,£61 500,Set alone\n2026/27,Nobody,1%,£5,\n",
        encoding="utf-8",
    )
    return path


def test_a_table_is_tried_brought_in_listed_and_given_out(
    run: Run, board: Path, tmp_path: Path
) -> None:
    table = a_table(tmp_path)

    tried = run("import", "funding", board, table, "--dry-run")
    assert tried.exit_code == 0, tried.output
    assert "1 contribution to bring in; 1 row is left out." in tried.output
    assert json.loads(run("list", board, "funding", "--json").output) == []

    assert run("import", "funding", board, table).exit_code == 0
    (row,) = json.loads(run("list", board, "funding", "--json").output)
    assert (row["year"], row["paying"], row["set_by"]) == ("2026–27", 6_150_000, "alone")

    to = tmp_path / "out.pdf"
    done = run("export", "funding", board, "--to", to, "--year", "2026")
    assert done.exit_code == 0, done.output
    assert to.read_bytes().startswith(b"%PDF")


def test_a_year_that_is_not_there_is_named(run: Run, board: Path, tmp_path: Path) -> None:
    none = run("export", "funding", board, "--to", tmp_path / "out.pdf")
    assert none.exit_code != 0
    assert "no funding yet" in none.output
    run("import", "funding", board, a_table(tmp_path))
    wrong = run("export", "funding", board, "--to", tmp_path / "out.pdf", "--year", "1999")
    assert "begins in 1999" in wrong.output
    assert "--format" in run("export", "funding", board, "--to", tmp_path / "out.odd").output
