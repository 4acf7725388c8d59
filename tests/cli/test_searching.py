"""The search on the command line."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from chair_desk.cli.opening import opened
from chair_desk.records.meetings import AgendaItem
from chair_desk.services.minutes import add_paragraph
from tests.cli.conftest import Run


@pytest.fixture
def told(board: Path) -> Path:
    """The board after two paragraphs were minuted, one of them confidential."""
    with opened(board) as desk:
        item = desk.rows(AgendaItem)[0]
        add_paragraph(desk, item.id, "Return home interviews are late.")
        add_paragraph(desk, item.id, "The interview of [[one family]] is told.")
    return board


def test_places_are_found_with_their_words(run: Run, told: Path) -> None:
    found = run("search", told, "return", "home")
    assert found.exit_code == 0, found.output
    assert "2026-11-19, Minutes\n    Return home interviews are late." in found.output


def test_another_program_gets_json(run: Run, told: Path) -> None:
    found = json.loads(run("search", told, "interview", "--kind", "minutes", "--json").output)
    assert [one["confidential"] for one in found] == [True, False]
    assert run("search", told, "interview", "--year", "1999").exit_code == 1


def test_confidential_places_can_be_left_out(run: Run, told: Path) -> None:
    words = ("search", told, "interview", "--json", "--without-confidential")
    assert [one["confidential"] for one in json.loads(run(*words).output)] == [False]


def test_it_says_so_where_nothing_is_found(run: Run, told: Path) -> None:
    found = run("search", told, "zzzq")
    assert (found.exit_code, "Nothing was found." in found.output) == (1, True)
