"""The generated pages of the manual are those of today's code.

Run as a program (`python3 make.py manual`) it writes them again.
"""

from __future__ import annotations

from pathlib import Path

from chair_desk.records.tables import TABLES
from chair_desk.reports.board_file_page import board_file_page

PAGE = Path(__file__).parents[2] / "docs" / "board-file.md"


def test_the_page_on_the_board_file_is_that_of_todays_records() -> None:
    assert PAGE.read_text(encoding="utf-8") == board_file_page(), "run: python3 make.py manual"


def test_every_column_says_what_it_means() -> None:
    bare = [
        f"{table.name}.{column.name}" for table in TABLES for column in table if not column.label
    ]

    assert bare == []


if __name__ == "__main__":
    PAGE.write_text(board_file_page(), encoding="utf-8")
