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


def test_notes_below_a_table_make_none_of_its_columns_wide() -> None:
    long = "Meetings the member or a deputy came to, of those held while somebody was in post."
    rows = [["Partner", "Agreed"], ["Police", "4"], [], ["How it is counted", ""], ["Came", long]]
    sheet = load_workbook(
        io.BytesIO(xlsx_bytes("T", rows, made_at=datetime(2026, 1, 1, tzinfo=UTC)))
    ).active
    assert sheet is not None
    assert sheet.column_dimensions["B"].width == 8
    assert sheet["B2"].alignment.wrap_text
    assert not sheet["B5"].alignment.wrap_text, "it runs on to the right"


def test_signs_that_no_workbook_can_hold_do_not_stop_it() -> None:
    content = xlsx_bytes(
        "T", [["Name"], ["red\x1b[31m\x07"]], made_at=datetime(2026, 1, 1, tzinfo=UTC)
    )
    sheet = load_workbook(io.BytesIO(content)).active
    assert sheet is not None
    assert sheet["A2"].value == "red\ufffd[31m\ufffd"
