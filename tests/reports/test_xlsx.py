from __future__ import annotations

import io
from datetime import UTC, datetime

from openpyxl import load_workbook

from chair_desk.reports.xlsx import xlsx_bytes


def test_words_that_look_like_a_formula_stay_words() -> None:
    content = xlsx_bytes(
        "T", [["Name", "Of"], ["=1+1", 3]], made_at=datetime(2026, 1, 1, tzinfo=UTC)
    )
    sheet = load_workbook(io.BytesIO(content)).active
    assert sheet is not None
    assert (sheet["A2"].value, sheet["A2"].data_type) == ("=1+1", "s")
    assert sheet["B2"].value == 3
    assert sheet["A1"].font.bold
