from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Run


def first_partner(run: Run, board: Path) -> str:
    return str(json.loads(run("list", board, "members", "--json").output)[0]["organisation"])


def test_a_challenge_goes_its_way_from_the_command_line(
    run: Run, board: Path, tmp_path: Path
) -> None:
    partner = first_partner(run, board)
    added = run("challenge", board, "add", "--to", partner, "Say who leads", "--why", "Babies wait")
    assert added.exit_code == 0, added.output
    assert added.output.startswith("C-001, Awaiting an answer, due ")

    letter = tmp_path / "letter.docx"
    risen = run("challenge", board, "escalate", "C-001", "--why", "No answer", "--letter", letter)
    assert "Escalated" in risen.output
    assert letter.stat().st_size > 1000
    assert run("challenge", board, "pause", "C-001", "--why", "An inspection").exit_code == 0
    assert "due" in run("challenge", board, "resume", "C-001").output
    assert run("challenge", board, "answer", "c-001", "The chief nurse does").exit_code == 0
    judged = run(
        "challenge", board, "judge", "C-001", "--good", "--why", "It names a post",
        "--outcome", "A lead is named",
    )  # fmt: skip
    assert "looking for the difference" in judged.output

    refused = run("challenge", board, "close", "C-001")
    assert refused.exit_code == 1
    assert "is needed first" in refused.output + refused.stderr
    closed = run(
        "challenge", board, "close", "C-001", "--impact", "All wards know", "--evidence", "Audit"
    )
    assert closed.output.strip() == "C-001, Closed with evidence of impact"
    listed = json.loads(run("list", board, "challenges", "--json").output)
    assert listed[0]["state"] == "closed_with_impact"


def test_honest_ends_and_what_is_not_known(run: Run, board: Path) -> None:
    partner = first_partner(run, board)
    for _number in range(2):
        run("challenge", board, "add", "--to", partner, "Say who leads")

    gone = run("challenge", board, "close", "C-001", "--as", "withdrawn", "--reason", "Asked twice")
    left = run("challenge", board, "close", "C-002", "--as", "unresolved", "--reason", "No remit")
    assert (gone.exit_code, left.exit_code) == (0, 0)
    assert run("challenge", board, "answer", "C-099", "Yes").exit_code == 1
    assert run("challenge", board, "add", "--to", "Nobody", "Say").exit_code == 1
