from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Run

NOTES = """#2
Agreed as a true record.
/action @Marcus to dip-sample 20 late interviews by 18 dec 2026
in Marcus 10:21
/action @Somebody to ring by 18 dec 2026
"""


def test_notes_are_recorded_and_each_line_is_answered(
    run: Run, board: Path, tmp_path: Path
) -> None:
    (tmp_path / "notes.txt").write_text(NOTES, encoding="utf-8")

    told = run("minute", board, tmp_path / "notes.txt", "--meeting", "19 nov 2026")

    assert told.exit_code == 0
    assert "A-001 Action for Marcus Wrenfield" in told.output
    assert "Marcus Wrenfield is here, 10:21" in told.output
    assert "? “@Somebody” is nobody on the list." in told.output
    assert "5 lines were read." in told.output


def test_an_item_may_be_named(run: Run, board: Path) -> None:
    told = run("minute", board, "-", "--meeting", "2026-11-19", "--item", "3", typed="Words.")

    assert told.exit_code == 0
    rows = json.loads(run("list", board, "minutes", "--json").output)
    assert [(row["item"], row["text"]) for row in rows] == [("3", "Words.")]


def test_an_item_that_is_not_there_is_an_error(run: Run, board: Path) -> None:
    told = run("minute", board, "-", "--meeting", "2026-11-19", "--item", "99", typed="Words.")

    assert told.exit_code == 1
    assert "There is no item 99." in told.stderr


def test_notes_from_an_old_windows_program_are_read(run: Run, board: Path, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_bytes("Zoë’s “plan”".encode("cp1252"))
    (tmp_path / "wide.txt").write_text("Zoë again", encoding="utf-16")

    for name in ("notes.txt", "wide.txt"):
        run("minute", board, tmp_path / name, "--meeting", "2026-11-19", "--item", "1")

    rows = json.loads(run("list", board, "minutes", "--json").output)
    assert [row["text"] for row in rows] == ["Zoë’s “plan”", "Zoë again"]


def test_a_file_that_is_no_text_is_said(run: Run, board: Path, tmp_path: Path) -> None:
    (tmp_path / "notes.docx").write_bytes(b"PK\x03\x04" + bytes(range(256)))

    told = run("minute", board, tmp_path / "notes.docx", "--meeting", "2026-11-19")

    assert told.exit_code == 1
    assert "no plain text" in told.stderr


def test_notes_that_are_not_there_are_said(run: Run, board: Path, tmp_path: Path) -> None:
    told = run("minute", board, tmp_path / "nothing.txt", "--meeting", "2026-11-19")

    assert told.exit_code == 1
    assert "could not be read" in told.stderr


def test_a_meeting_that_nobody_started_is_marked_as_held(run: Run, board: Path) -> None:
    told = run("minute", board, "-", "--meeting", "2026-11-19", "--item", "1", typed="Words.")

    assert "The meeting is marked as held." in told.output
    again = run("minute", board, "-", "--meeting", "2026-11-19", "--item", "1", typed="More.")
    assert "held" not in again.output
