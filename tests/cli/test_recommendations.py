from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from chair_desk.cli.main import chair_desk


@pytest.fixture
def board(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "home"))
    path = tmp_path / "s.chairdesk"
    assert CliRunner().invoke(chair_desk, ["sample", str(path)]).exit_code == 0
    return str(path)


def run(*asked: str) -> str:
    done = CliRunner().invoke(chair_desk, list(asked))
    assert done.exit_code == 0, done.output
    return done.output


def test_recommendations_are_written_and_read_back(board: str, tmp_path: Path) -> None:
    path = tmp_path / "r.csv"
    assert run("export", "recommendations", board, "--to", str(path)) == "Wrote r.csv.\n"
    said = run("import", "recommendations", board, str(path), "--dry-run")
    assert "0 new, 0 would change, 3 there already, 0 in doubt, 0 refused." in said
    words = path.read_text("utf-8-sig").replace("accepted", "rejected")
    path.write_text(words, encoding="utf-8")
    assert "2 in doubt" in run("import", "recommendations", board, str(path))
    assert "2 in doubt" in run("import", "recommendations", board, str(path), "--with-doubts")
    again = run("list", board, "recommendations", "--json")
    assert "accepted" not in again


def test_another_ending_is_refused(board: str, tmp_path: Path) -> None:
    path = tmp_path / "r.odt"
    done = CliRunner().invoke(chair_desk, ["export", "recommendations", board, "--to", str(path)])
    assert done.exit_code == 1
    assert not path.exists()
