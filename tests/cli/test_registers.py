from __future__ import annotations

import json
from pathlib import Path

import pytest

from chair_desk.cli.opening import opened
from chair_desk.services.logs import add_entry
from tests.cli.conftest import Run


@pytest.mark.parametrize("kind", ["xlsx", "csv", "docx", "pdf", "html"])
def test_registers_are_written_by_the_ending_of_the_name(
    run: Run, board: Path, tmp_path: Path, kind: str
) -> None:
    with opened(board) as desk:
        add_entry(desk, "challenge", "Say who leads")
        add_entry(desk, "related_board", "An adults board")

    for words in (("challenges", board), ("register", board, "related-boards"),
                  ("register", board, "decisions")):  # fmt: skip
        to = tmp_path / f"{words[-1] if len(words) > 2 else 'c'}.{kind}"
        result = run("export", *words, "--to", to)
        assert result.exit_code == 0, result.output
        assert to.exists()
    assert run("export", "register", board, "moons", "--to", tmp_path / "x.csv").exit_code == 1


def test_a_table_is_tried_first_and_then_brought_in(run: Run, board: Path, tmp_path: Path) -> None:
    table = tmp_path / "risks.csv"
    table.write_text("Risk,Likelihood\nPosts change,4\nOdd,many\n", encoding="utf-8")

    tried = run("import", "register", board, "risks", table, "--dry-run")
    assert "1 new, 0 would change, 0 there already, 1 in doubt" in tried.output
    assert json.loads(run("list", board, "risks", "--json").output) == []

    assert run("import", "register", board, "risk", table).exit_code == 0
    assert [row["title"] for row in json.loads(run("list", board, "risks", "--json").output)] == [
        "Posts change"
    ]
    assert run("import", "register", board, "risk", table, "--doubtful").exit_code == 0


def test_every_register_can_be_listed_by_its_plural(run: Run, board: Path) -> None:
    for name in ("evidence", "reviews", "priorities", "training", "related_boards", "complaints"):
        assert run("list", board, name).exit_code == 0
