"""The documents of a hand-over pack."""

from __future__ import annotations

from datetime import date

from chair_desk.reports.document import Grid, Paragraph, Signature
from chair_desk.reports.leaving import (
    LeavingFacts,
    emptying_document,
    index_document,
    open_matters_document,
)
from chair_desk.reports.pdf import pdf_bytes

FACTS = LeavingFacts(board="Westmarch", by="Rosalind", to="Ada", made_on=date(2026, 11, 19))


def test_the_list_for_the_laptop_has_a_line_to_tick_for_each_place_and_is_signed() -> None:
    made = emptying_document(FACTS, [("The board", "/home/x.chairdesk")], "ab" * 32)
    (grid,) = [one for one in made.blocks if isinstance(one, Grid)]
    assert len(grid.rows) == 4
    (signature,) = [one for one in made.blocks if isinstance(one, Signature)]
    assert signature.labels == ("Rosalind", "Ada", "Date")
    assert pdf_bytes(made).startswith(b"%PDF")


def test_an_empty_board_says_so() -> None:
    matters = open_matters_document(FACTS, [])
    index = index_document(FACTS, [], [])
    said = [
        "".join(run.text for run in one.runs)
        for document in (matters, index)
        for one in document.blocks
        if isinstance(one, Paragraph)
    ]
    assert "Nothing is open." in said
    assert "There is no meeting." in said
    assert "No minutes are sealed yet." in said
    assert "Handed over by Rosalind on 19 November 2026, to Ada" in said
