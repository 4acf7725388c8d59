from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Run


def first_partner(run: Run, board: Path) -> str:
    return partners(run, board)[0]


def partners(run: Run, board: Path) -> list[str]:
    rows = json.loads(run("list", board, "seats", "--json").output)
    return list(dict.fromkeys(row["organisation"] for row in rows if row["organisation"]))


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
    paused = run("challenge", board, "pause", "C-001", "--why", "An inspection")
    assert paused.output.strip() == "C-001, paused"
    assert "due" in run("challenge", board, "resume", "C-001").output
    answered = run("challenge", board, "answer", "c-001", "The chief nurse does")
    assert answered.output.strip() == "C-001, answer to judge"
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
    assert run("challenge", board, "add", "--to", "", "Say").exit_code == 1


def test_each_of_several_asked_has_an_answer_of_its_own(run: Run, board: Path) -> None:
    first = first_partner(run, board)
    other = partners(run, board)[1]
    added = run("challenge", board, "add", "--to", first, "--also-to", other, "Say who leads")
    assert added.exit_code == 0, added.output

    told = run("challenge", board, "answer", "C-001", "We do", "--by", other)
    assert told.output.startswith("C-001, Awaiting an answer, awaiting "), told.output
    judged = run("challenge", board, "judge", "C-001", "--good", "--why", "A name", "--by", other)
    assert judged.exit_code == 0, judged.output
    row = json.loads(run("list", board, "challenges", "--json").output)[0]
    assert row["also_asked"] == other
    assert [(one["by"], one["answer"], one["judgement"]) for one in row["answers"]] == [
        (first, "", ""), (other, "We do", "good enough"),
    ]  # fmt: skip
    assert run("challenge", board, "answer", "C-001", "Yes", "--by", "The Zoo").exit_code == 1


def test_where_the_letter_cannot_be_written_no_step_is_taken(
    run: Run, board: Path, tmp_path: Path
) -> None:
    run("challenge", board, "add", "--to", first_partner(run, board), "Say who leads")
    for letter in (tmp_path / "letter.xyz", tmp_path / "nowhere" / "letter.docx"):
        refused = run("challenge", board, "escalate", "C-001", "--why", "No answer",
                      "--letter", letter)  # fmt: skip
        assert refused.exit_code == 1
    assert (
        "docx, pdf or eml"
        in run(
            "challenge", board, "escalate", "C-001", "--why", "No answer", "--letter", "l.xyz"
        ).stderr
    )
    listed = json.loads(run("list", board, "challenges", "--json").output)
    assert listed[0]["state"] == "awaiting_answer"


def test_a_challenge_that_was_withdrawn_is_opened_again(run: Run, board: Path) -> None:
    run("challenge", board, "add", "--to", first_partner(run, board), "Say who leads")
    refused = run("challenge", board, "close", "C-001", "--as", "withdrawn")
    assert "Say why it is withdrawn" in refused.stderr
    run("challenge", board, "close", "C-001", "--as", "withdrawn", "--reason", "Asked twice")
    again = run("challenge", board, "reopen", "C-001", "--why", "It was not")
    assert again.output.startswith("C-001, Awaiting an answer, due ")
    assert run("challenge", board, "add", "--to", "Nobody", "--on", "2099-01-01", "x").exit_code
