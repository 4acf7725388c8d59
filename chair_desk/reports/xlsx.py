"""Rows of words as a workbook. A cell is a number or words, never a formula."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime

from chair_desk.reports.plain_text import clean

Cell = str | int | None
LONGEST_TITLE = 31  # what Excel takes


def xlsx_bytes(title: str, rows: Sequence[Sequence[Cell]], *, made_at: datetime) -> bytes:
    """Return a workbook of one sheet: bold headings that stay in sight, then the rows.

    What follows an empty row are notes: they run on to the right and make no column wide.
    """
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    book = Workbook()
    book.remove(book.worksheets[0])
    sheet = book.create_sheet(title[:LONGEST_TITLE])
    table = next((at for at, line in enumerate(rows) if not line), len(rows))
    for number, line in enumerate(rows, 1):
        for column, value in enumerate(line, 1):
            cell = sheet.cell(row=number, column=column)
            cell.value = clean(value) if isinstance(value, str) else value
            if isinstance(value, str):
                cell.data_type = "s"
                cell.alignment = Alignment(wrap_text=number <= table, vertical="top")
            if number == 1:
                cell.font = Font(bold=True)
    for column in range(1, len(rows[0]) + 1 if rows else 1):
        longest = max(
            len(str(line[column - 1] or "")) for line in rows[:table] if len(line) >= column
        )
        sheet.column_dimensions[get_column_letter(column)].width = min(max(longest + 2, 8), 44)
    sheet.freeze_panes = "B2"
    book.properties.created = book.properties.modified = made_at.replace(tzinfo=None)
    book.properties.creator = "Chair Desk"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
