from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from chair_desk.records.changes import Refused
from chair_desk.services.action_sheets import write_sheets
from chair_desk.services.action_tracker import tracker
from chair_desk.services.action_triage import (
    NewDate,
    complete_actions,
    extend_actions,
)
from chair_desk.services.desk import Desk
from chair_desk.services.reminder_sheets import prepare_reminders, reminded, sheets_reminded


@pytest.fixture
def desk(sample_desk: Desk) -> Desk:
    return sample_desk


def test_partners_with_something_late_get_a_sheet(desk: Desk, tmp_path: Path) -> None:
    assert next(group.label for group in reminded(desk)) == "Westmarch Constabulary"
    made = prepare_reminders(desk)
    assert len(made) == 4
    paths = write_sheets(made, tmp_path)
    assert all(path.read_bytes().startswith(b"%PDF") for path in paths)
    assert "Westmarch Constabulary" in paths[0].name


def test_where_nothing_is_late_all_with_something_open_get_one(desk: Desk) -> None:
    late = [line.action.id for group in tracker(desk).groups for line in group.lines]
    extend_actions(desk, late, NewDate(due_on=date(2027, 3, 1)))
    assert len(prepare_reminders(desk)) > 4
    complete_actions(desk, late, "Done.")
    with pytest.raises(Refused):
        prepare_reminders(desk)


def test_a_sheet_says_that_it_counts_working_days(desk: Desk) -> None:
    found, _holders = sheets_reminded(desk)
    late = [row.late for sheet in found.sheets for row in sheet.before if row.late]
    assert "34 working days late" in late
    assert all("working day" in said for said in late)
