from __future__ import annotations

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chair_desk.cli.printing import cell, print_json, print_table, safe, width_of


@given(st.text())
def test_no_text_can_move_the_cursor_or_turn_the_writing(text: str) -> None:
    made = safe(text)

    assert "\n" not in made
    assert all(unicodedata.category(sign) != "Cc" for sign in made)
    assert not set(made) & set("\x1b\x9b\u202e\u2066\u200e")


def test_ordinary_words_stay_as_they_are() -> None:
    assert safe("Zoë Ó Briain, “Named” Nurse – 3½") == "Zoë Ó Briain, “Named” Nurse – 3½"


@given(st.lists(st.dictionaries(st.sampled_from("ab"), st.text()), max_size=4))
def test_json_is_json_again_whatever_it_holds(rows: list[dict[str, str]]) -> None:
    import io
    from contextlib import redirect_stdout

    out = io.StringIO()
    with redirect_stdout(out):
        print_json(rows)

    assert json.loads(out.getvalue()) == rows
    assert not {sign for sign in out.getvalue() if unicodedata.category(sign) == "Cc"} - {"\n"}


def test_wide_letters_and_accents_keep_the_columns(capsys: pytest.CaptureFixture[str]) -> None:
    rows = [{"a": "会", "b": "x"}, {"a": "é", "b": "y"}, {"a": None, "b": ["p", "q"]}]

    print_table({"a": "A", "b": "B"}, rows, nothing="None.")

    lines = capsys.readouterr().out.splitlines()
    assert lines == ["A   B", "会  x", "é   y", "–   p, q"]
    assert len({width_of(line[: line.rindex(line.split()[-1][0])]) for line in lines[:3]}) == 1


def test_no_rows_are_said(capsys: pytest.CaptureFixture[str]) -> None:
    print_table({"a": "A"}, [], nothing="There is nothing to list.")

    assert capsys.readouterr().out == "There is nothing to list.\n"


def test_yes_no_and_nothing_are_words() -> None:
    assert [cell(True), cell(False), cell(None), cell(""), cell(0)] == ["yes", "no", "–", "–", "0"]
