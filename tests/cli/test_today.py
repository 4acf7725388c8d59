from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Run


def test_it_says_how_a_board_stands(run: Run, board: Path) -> None:
    told = run("today", board)
    assert told.exit_code == 0
    assert "No challenge" not in told.output
    assert "Westmarch" in told.output


def test_several_boards_stand_one_below_the_other(run: Run, board: Path, tmp_path: Path) -> None:
    other = tmp_path / "Tarnside.chairdesk"
    other.write_bytes(board.read_bytes())
    told = run("today", board, other)
    assert told.output.count("Westmarch") == 2


def test_a_board_that_cannot_be_read_says_so_and_stops_no_other(
    run: Run, board: Path, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.chairdesk"
    bad.write_bytes(b"no board")
    told = run("today", bad, board)
    assert told.exit_code == 1
    assert "bad.chairdesk: " in told.output
    assert "Westmarch" in told.output


def test_another_program_gets_json(run: Run, board: Path) -> None:
    told = run("today", board, "--json")
    (facts,) = json.loads(told.output)
    assert {"sentence", "ready", "challenges", "late_actions", "dates", "not_considered"} <= set(
        facts
    )


def test_every_challenge_that_waits_is_listed(run: Run, board: Path) -> None:
    (partner, *_more) = {
        row["organisation"] for row in json.loads(run("list", board, "seats", "--json").output)
    } - {"", None}
    for number in range(6):
        run("challenge", board, "add", "--to", partner, f"Say who leads on {number}")
    (facts,) = json.loads(run("today", board, "--json").output)
    waiting = json.loads(run("list", board, "challenges", "--json").output)
    states = ("awaiting_answer", "escalated")
    owed = [one["reference"] for one in waiting if one["state"] in states]
    assert len(owed) > 5
    assert sorted(one["reference"] for one in facts["challenges"]) == sorted(owed)


def test_the_briefing_is_written(run: Run, board: Path, tmp_path: Path) -> None:
    path = tmp_path / "briefing.docx"
    told = run("export", "briefing", board, "--meeting", "2026-11-19", "--to", path)
    assert told.exit_code == 0, told.output
    assert told.output.endswith("Wrote briefing.docx.\n")
    following = run("export", "briefing", board, "--to", tmp_path / "next.docx")
    assert "Wrote next.docx." in following.output or "No meeting is planned" in following.output
    assert path.exists()


def test_a_name_without_an_ending_wants_a_format(run: Run, board: Path, tmp_path: Path) -> None:
    path = tmp_path / "briefing"
    told = run("export", "briefing", board, "--meeting", "2026-11-19", "--to", path)
    assert told.exit_code == 2
    told = run(
        "export", "briefing", board, "--meeting", "2026-11-19", "--to", path, "--format", "html",
        "--confidential",
    )  # fmt: skip
    assert told.exit_code == 0
    assert path.exists()
