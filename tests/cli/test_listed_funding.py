from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Run
from tests.cli.test_funding import a_table


def test_each_partner_in_a_year_is_a_row_with_its_money_in_pence(
    run: Run, board: Path, tmp_path: Path
) -> None:
    assert run("import", "funding", board, a_table(tmp_path)).exit_code == 0

    (row,) = json.loads(run("list", board, "funding", "--json").output)

    assert (row["year"], row["partner"], row["cash"]) == (
        "2026–27",
        "Police force",
        6_150_000,
    )
    table = run("list", board, "funding").output
    assert "YEAR" in table
    assert "£61,500" in table
