from __future__ import annotations

import json
from pathlib import Path

import pytest

from chair_desk.cli.listing import WHAT
from chair_desk.cli.opening import opened
from chair_desk.records.minutes import Decision
from chair_desk.services.decisions import follow_up
from chair_desk.services.diary import meetings
from chair_desk.services.meeting_states import start_session
from tests.cli.conftest import Run


@pytest.mark.parametrize("what", WHAT)
def test_each_list_can_be_printed_and_read_as_json(run: Run, board: Path, what: str) -> None:
    table, other = run("list", board, what), run("list", board, what, "--json")

    assert table.exit_code == other.exit_code == 0
    assert isinstance(json.loads(other.output), list)


def test_columns_stand_under_each_other(run: Run, board: Path) -> None:
    lines = run("list", board, "members").output.splitlines()
    at = lines[0].index("NAME")

    assert all(line[at - 2 : at] == "  " for line in lines)
    assert any("Marcus Wrenfield" in line[at:] for line in lines)


def test_json_keeps_numbers_and_nothing_apart(run: Run, board: Path) -> None:
    rows = json.loads(run("list", board, "members", "--json").output)
    marcus = next(row for row in rows if row["name"] == "Marcus Wrenfield")

    assert (marcus["level"], marcus["agreed_level"], marcus["deputies"]) == (4, 4, [])


def test_the_minutes_and_records_of_a_meeting_are_listed(run: Run, board: Path) -> None:
    notes = "Words.\n/action @Marcus to ring by 18 dec 2026\n/decision agreed\n/challenge @MW why\n"
    run("minute", board, "-", "--meeting", "2026-11-19", "--item", "2", typed=notes)

    minutes = json.loads(run("list", board, "minutes", "--json").output)
    actions = json.loads(run("list", board, "actions", "--json").output)

    assert [(row["item"], row["kind"]) for row in minutes] == [
        ("2", "paragraph"), ("2", "action"), ("2", "decision"), ("2", "challenge"),
    ]  # fmt: skip
    assert (actions[0]["owners"], actions[0]["due_on"]) == (["Marcus Wrenfield"], "2026-12-18")
    (decision,) = json.loads(run("list", board, "decisions", "--json").output)
    assert (decision["happened"], decision["what_happened"]) == (None, "")
    assert len(json.loads(run("list", board, "challenges", "--json").output)) == 1


def test_decisions_say_whether_they_happened(run: Run, board: Path) -> None:
    run("minute", board, "-", "--meeting", "2026-11-19", "--item", "2", typed="/decision agreed\n")
    with opened(board) as desk:
        follow_up(desk, desk.rows(Decision)[0].id, "in_part", "Two of three wards do it.")

    (row,) = json.loads(run("list", board, "decisions", "--json").output)
    told = run("list", board, "decisions").output

    assert (row["happened"], row["what_happened"]) == ("in_part", "Two of three wards do it.")
    assert "DID IT HAPPEN?" in told
    assert "In part" in told


def test_one_meeting_alone_may_be_listed(run: Run, board: Path) -> None:
    told = run("list", board, "items", "--meeting", "19/11/2026", "--json")

    assert {row["held_on"] for row in json.loads(told.output)} == {"2026-11-19"}


def test_a_day_without_a_meeting_is_said_with_the_days_there_are(run: Run, board: Path) -> None:
    told = run("list", board, "items", "--meeting", "2026-11-20")

    assert told.exit_code == 1
    assert "2026-11-19" in told.stderr


def test_words_that_are_no_date_are_wrong_usage(run: Run, board: Path) -> None:
    assert run("list", board, "items", "--meeting", "soon").exit_code == 2
    assert run("list", board, "items", "--meeting", "2026-02-30").exit_code == 2


def test_listing_writes_nothing(run: Run, board: Path) -> None:
    before = board.read_bytes()

    run("list", board, "seats")

    assert board.read_bytes() == before


def test_paragraphs_are_listed_in_plain_words(run: Run, board: Path) -> None:
    with opened(board) as desk:
        start_session(desk, meetings(desk)[0].id)
    typed = "The **Board** heard a _short_ report on snake\\_case."
    run("minute", board, "-", "--meeting", "2026-11-19", "--item", "2", typed=typed)

    told = run("list", board, "minutes")

    assert "The Board heard a short report on snake_case." in told.output
