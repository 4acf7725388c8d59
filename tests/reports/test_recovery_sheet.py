"""The recovery sheet as a document."""

from __future__ import annotations

from pathlib import Path

from chair_desk.reports.recovery_sheet import SheetFacts, write_sheet


def test_it_is_written_whole_over_an_older_one(tmp_path: Path) -> None:
    path = tmp_path / "sheet.pdf"
    path.write_bytes(b"older")
    facts = SheetFacts(
        board="A board with a long name that needs more than one line of the page " * 3,
        file_name="board.chairdesk",
        printed_on="3 September 2026",
        lines=("0123 4567 89ab cdef 00",) * 4,
        mark="01234567",
    )
    write_sheet(facts, path)
    assert path.read_bytes().startswith(b"%PDF")
    assert [one.name for one in tmp_path.iterdir()] == ["sheet.pdf"]
