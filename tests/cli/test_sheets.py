from __future__ import annotations

from pathlib import Path

from chair_desk.cli.opening import opened
from chair_desk.records.actions import Action
from chair_desk.services.diary import meetings
from chair_desk.services.meeting_states import start_session
from tests.cli.conftest import Run


def begun(board: Path) -> Path:
    with opened(board) as desk:
        meeting = meetings(desk)[0]
        start_session(desk, meeting.id)
        with desk.change("An action") as step:
            step.insert(
                Action(id="a", reference="A-001", title="Write", owner_words="All partners",
                       meeting_id=meeting.id)
            )  # fmt: skip
    return board


def test_a_sheet_for_each_partner_is_written(run: Run, board: Path, tmp_path: Path) -> None:
    folder = tmp_path / "sheets"

    told = run("export", "sheets", begun(board), "--meeting", "2026-11-19", "--to", folder)

    assert told.exit_code == 0
    assert told.output.endswith("Wrote 3 sheets.\n")
    assert len(list(folder.glob("*.pdf"))) == 3


def test_or_all_in_one_file(run: Run, board: Path, tmp_path: Path) -> None:
    told = run(
        "export", "sheets", begun(board), "--meeting", "2026-11-19", "--to", tmp_path,
        "--combined", "--format", "docx",
    )  # fmt: skip

    assert told.exit_code == 0
    assert len(list(tmp_path.glob("*.docx"))) == 1
