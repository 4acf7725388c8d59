from __future__ import annotations

import pytest

from chair_desk.records.attendance_cells import Came, Cell
from chair_desk.services.attendance_sheet import cell_text, plain


def test_a_cell_is_said_in_a_word_or_two() -> None:
    assert cell_text(Cell("m", Came.MEMBER, 4, rank="ACC")) == "ACC (4)"
    assert cell_text(Cell("m", Came.DEPUTY, None, rank="DCI")) == "deputy: DCI"
    assert cell_text(Cell("m", Came.MEMBER)) == "came"
    assert cell_text(Cell("m", Came.NOBODY)) == "nobody, no apology"


@pytest.mark.parametrize("text", ["=1+1", "+44", "-", "@home", "\tx"])
def test_words_are_never_read_as_a_formula(text: str) -> None:
    assert plain(text) == f"'{text}"
    assert plain("ACC (4)") == "ACC (4)"
