from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

from chair_desk.catalogue.shelf import Shelf
from chair_desk.cli.listed_logs import list_names
from chair_desk.cli.opening import opened
from chair_desk.records.columns import Kind
from chair_desk.records.logs import LogTypeText
from chair_desk.records.people import Person
from chair_desk.services.attendance import everyone_is_here
from chair_desk.services.desk import Desk
from chair_desk.services.diary import meetings
from chair_desk.services.interests import add_interest
from chair_desk.services.log_types import NewColumn, NewLogType, NewState, add_log_type
from chair_desk.services.logs import add_entry
from chair_desk.services.meeting_states import start_session
from tests.cli.conftest import Run


def listed(run: Run, board: Path, *words: str) -> list[dict[str, Any]]:
    return list(json.loads(run("list", board, *words, "--json").output))


def test_every_log_of_the_board_can_be_listed(run: Run, board: Path) -> None:
    names, logs = list_names(Shelf()), Shelf().log_type_names()

    assert all(run("list", board, name).exit_code == 0 for name in (*names, *logs))
    assert {"challenges", "evidence", "interests", "risks", "quorum"} <= set(names)
    for said in ("sub-groups", "related boards", "Information-Requests"):
        assert run("list", board, said).exit_code == 0


def test_a_register_that_the_board_made_itself_is_listed_as_it_is_called(
    run: Run, board: Path
) -> None:
    with opened(board) as desk:
        states = (NewState(label="Open"), NewState(label="Closed", is_closed=True))
        column = NewColumn(label="School", kind=Kind.LINE)
        asked = NewLogType(
            label="Visits to schools", entry_label="Visit", columns=(column,), states=states
        )
        add_log_type(desk, asked)
        name = desk.rows(LogTypeText, is_own=True)[0].name
        add_entry(desk, name, "Llanfair, autumn", school="Llanfair")

    found = listed(run, board, "Visits to schools")

    assert [(row["title"], row["school"]) for row in found] == [("Llanfair, autumn", "Llanfair")]
    assert found == listed(run, board, name)
    assert "visits to schools" in run("list", board, "apples").output


def test_interests_are_listed_with_the_columns_of_their_log(run: Run, board: Path) -> None:
    with opened(board) as desk:
        marcus = desk.rows(Person, name="Marcus Wrenfield")[0]
        add_interest(desk, marcus.id, "Trustee", date(2026, 3, 3), body="Oakfield Trust")

    found = listed(run, board, "interests")

    assert found[0]["raised_by"] == "Marcus Wrenfield"
    assert (found[0]["opened_on"], found[0]["body"]) == ("2026-03-03", "Oakfield Trust")
    assert found == listed(run, board, "interest")


def test_quorum_is_listed_as_it_went(run: Run, board: Path) -> None:
    assert listed(run, board, "quorum") == []
    with opened(board) as desk:
        held = _begin(desk)

    found = listed(run, board, "quorum", "--meeting", held)

    assert [row["what"] for row in found] == ["At the start"]
    assert found[0]["why"].startswith(("Quorate", "Not quorate"))
    assert "At the start" in run("list", board, "quorum").output


def _begin(desk: Desk) -> str:
    meeting = meetings(desk)[0]
    everyone_is_here(desk, meeting.id)
    start_session(desk, meeting.id)
    return meeting.held_on.isoformat()


def test_a_list_that_is_not_there_is_said_with_those_that_are(run: Run, board: Path) -> None:
    told = run("list", board, "apples")

    assert told.exit_code == 2
    assert "There is no list called “apples”." in told.output
    assert "interests" in told.output
