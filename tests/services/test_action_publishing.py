from __future__ import annotations

import csv
from pathlib import Path

import pytest

from chair_desk.records.audience import Audience
from chair_desk.records.changes import Refused
from chair_desk.services.action_publishing import export_actions, prepare_actions
from chair_desk.services.action_tracker import Showing
from chair_desk.services.actions import complete_action
from chair_desk.services.desk import Desk
from chair_desk.services.new_actions import Asking, new_action
from chair_desk.services.organisations import organisations


@pytest.fixture
def board(desk: Desk) -> Desk:
    one, two = organisations(desk)[:2]
    new_action(desk, "Send the figures", Asking(owner=one.name, due="4 December"))
    done = new_action(desk, "=2+2", Asking(owner=two.name)).made
    complete_action(desk, done, "Sent", evidence="Paper 4")
    return desk


def test_a_sheet_says_all_of_an_action_and_no_formula(board: Desk, tmp_path: Path) -> None:
    path = export_actions(board, tmp_path / "a.csv", showing=Showing.ALL)
    rows = list(csv.DictReader(path.read_text("utf-8-sig").splitlines()))
    by_title = {row["Action"]: row for row in rows}
    assert by_title["Send the figures"]["Due"] == "2026-12-04"
    assert by_title["'=2+2"]["What shows it"] == "Paper 4"


def test_open_ones_of_one_partner_are_written_alone(board: Desk, tmp_path: Path) -> None:
    name = organisations(board)[0].name
    path = export_actions(board, tmp_path / "a.html", partner=name)
    said = path.read_text()
    assert "Send the figures" in said
    assert "2+2" not in said
    with pytest.raises(Refused):
        export_actions(board, tmp_path / "b.html", partner="Nobody")


@pytest.mark.parametrize("kind", ["xlsx", "docx", "pdf"])
def test_each_kind_of_file_is_written(board: Desk, tmp_path: Path, kind: str) -> None:
    path = export_actions(board, tmp_path / f"a.{kind}", audience=Audience.PUBLIC)
    assert path.stat().st_size > 1000


def test_a_board_without_actions_says_so_and_another_kind_is_refused(
    desk: Desk, tmp_path: Path
) -> None:
    assert "No action is to be shown here." in export_actions(desk, tmp_path / "a.html").read_text()
    with pytest.raises(Refused):
        prepare_actions(desk, kind="odt")
