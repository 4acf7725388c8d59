from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from chair_desk.cli.main import chair_desk
from chair_desk.records.actions import Action
from chair_desk.records.audience import Audience
from chair_desk.records.logs import LogEntry
from chair_desk.services.desk import open_desk

CLOSED = {"audience": Audience.CONFIDENTIAL}


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


def test_an_action_is_added_moved_answered_and_closed(board: str, tmp_path: Path) -> None:
    added = run("action", "add", board, "Send the note", "--due", "2027-01-15")
    reference = added.split()[1].rstrip(".")
    assert "Extended" in run("action", "move", board, reference, "2027-02-01", "--agreed-by", "G")
    assert reference in run("action", "answer", board, reference, "It is on its way.")
    sheet = tmp_path / "reply.txt"
    sheet.write_text(f"{reference}: It went out on Monday.\nA-999 Who?", encoding="utf-8")
    tried = run("import", "answers", board, str(sheet), "--dry-run")
    assert "1 answer is clear" in tried
    assert "was kept" not in tried
    kept = run("import", "answers", board, str(sheet))
    assert "refused" in kept
    assert kept.endswith("1 answer was kept.\n")
    assert "without evidence" in run("action", "close", board, reference, "--done", "Sent.")
    told = run("export", "reminders", board, "--to", str(tmp_path / "out"), "--format", "eml")
    assert ".eml" in told
    missing = CliRunner().invoke(chair_desk, ["action", "close", board, "A-999"])
    assert missing.exit_code == 1
    assert "F-003" in run("list", board, "recommendations")
    owned = run("action", "add", board, "Bring it back", "--owner", "Yasmin Thornbury",
                "--also", "Westmarch County Council", "--due", "next board")  # fmt: skip
    assert owned.rstrip().endswith("for Yasmin Thornbury, County Council.")
    out = tmp_path / "actions.csv"
    assert "Wrote actions.csv" in run(
        "export", "actions", board, "--to", str(out), "--show", "late", "--partner", "constab"
    )
    assert "A-098" in out.read_text("utf-8-sig")
    late = run("list", board, "actions", "--late", "--partner", "constab", "--json")
    assert "A-098" in late
    assert CliRunner().invoke(chair_desk, ["list", board, "meetings", "--late"]).exit_code == 2


def test_a_table_holds_what_is_confidential_only_where_that_is_asked(
    board: str, tmp_path: Path
) -> None:
    desk = open_desk(Path(board), who="Gwen", home=tmp_path / "home")
    with desk.change("Make two records confidential") as step:
        step.update(Action, desk.rows(Action, reference="A-098")[0].id, **CLOSED)
        step.update(LogEntry, desk.rows(LogEntry, reference="C-014")[0].id, **CLOSED)
    desk.close()

    for what, reference in (("actions", "A-098"), ("challenges", "C-014")):
        out = str(tmp_path / f"{what}.csv")
        run("export", what, board, "--to", out)
        assert reference not in Path(out).read_text("utf-8-sig")
        run("export", what, board, "--to", out, "--audience", "full")
        assert reference in Path(out).read_text("utf-8-sig")
