from __future__ import annotations

import pytest

from chair_desk.reports import pdf_style
from chair_desk.reports.document import Run
from chair_desk.reports.pdf_flowables import Row, Stack, split_texts, text, words
from chair_desk.reports.pdf_tags import Node

LONG = "Partners spoke of the form and the hours that it waits. " * 40


def _stack(count: int) -> Stack:
    return Stack(
        [words(f"Line {n}", pdf_style.RECORD) for n in range(count)],
        width=pdf_style.MARGIN_WIDTH,
        rule=2,
        indent=7,
    )


def _row(content: str, *records: Stack) -> Row:
    row = Row(
        words(content, pdf_style.BODY), width=300, left=40, label=words("1", pdf_style.NUMBER)
    )
    row.records = list(records)
    return row


def test_parts_of_a_text_belong_to_the_same_element() -> None:
    node = Node("P")
    parts = text((Run(LONG),), pdf_style.BODY, node).split(300, 100)

    assert len(parts) == 2
    assert all(part.node is node for part in parts)


def test_a_text_that_will_not_part_keeps_its_lines() -> None:
    short = words("a " * 60, pdf_style.BODY)
    height = short.height_at(300)

    assert short.split(300, 5) == []
    assert short.height_at(300) == height
    assert short.line_count() == 2


def test_texts_are_parted_where_the_height_ends() -> None:
    texts = [words(f"Line {n}", pdf_style.RECORD) for n in range(5)]

    kept, rest = split_texts(texts, 100, 3 * 12.4 + 1)

    assert (len(kept), len(rest)) == (3, 2)
    assert split_texts(texts, 100, 500) == (texts, [])


def test_a_row_parts_its_text_and_keeps_its_records_with_the_beginning() -> None:
    row = _row(LONG, _stack(3))
    first, rest = row.split(500, 120)

    assert len(first.records) == 1
    assert rest.records == []
    assert first.label is not None
    assert rest.label is None


def test_a_row_whose_records_do_not_fit_goes_to_the_next_page() -> None:
    assert _row(LONG, _stack(20)).split(500, 120) == []


def test_a_record_taller_than_a_page_is_parted() -> None:
    first, rest = _row("Short.", _stack(80)).split(500, pdf_style.FULL_HEIGHT)

    assert len(first.records[0].texts) + len(rest.records[0].texts) == 80


def test_records_that_overfill_a_page_go_on_over_the_next() -> None:
    first, rest = _row("Short.", _stack(30), _stack(30)).split(500, pdf_style.FULL_HEIGHT)

    assert (len(first.records), len(rest.records)) == (1, 1)


def test_a_row_asks_for_room_for_two_lines_or_its_records() -> None:
    assert _row(LONG).least_height() == pytest.approx(2 * 15.8)
    assert _row("Short.", _stack(10)).least_height() > 120
    assert _row("Short.", _stack(90)).least_height() == pdf_style.FULL_HEIGHT
