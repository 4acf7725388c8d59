from __future__ import annotations

from chair_desk.reports.document import Run, plain, row, runs


def test_runs_are_made_of_words_and_runs_and_leave_out_the_empty() -> None:
    assert runs("a", "", Run("b", bold=True)) == (Run("a"), Run("b", bold=True))


def test_the_words_of_runs_can_be_had_plain() -> None:
    assert plain(runs("a ", Run("b", italic=True))) == "a b"


def test_a_row_has_a_cell_for_each_text() -> None:
    assert row("a", "") == ((Run("a"),), ())
