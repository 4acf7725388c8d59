from __future__ import annotations

import pytest

from chair_desk.reports import pdf_style
from chair_desk.reports.pdf_style import MM


def test_the_columns_fill_the_page_between_its_margins() -> None:
    assert pytest.approx(172 * MM) == pdf_style.WIDTH
    together = pdf_style.TEXT_LEFT + pdf_style.NARROW_TEXT + pdf_style.GAP + pdf_style.MARGIN_WIDTH
    assert together == pytest.approx(pdf_style.WIDTH)
    assert pytest.approx(44 * MM) == pdf_style.MARGIN_WIDTH


def test_the_body_is_no_smaller_than_eleven_points() -> None:
    assert pdf_style.BODY.size >= 11


def test_a_style_is_given_to_reportlab_whole() -> None:
    style = pdf_style.reportlab_style(pdf_style.BODY)

    assert (style.fontName, style.fontSize, style.leading) == ("CharisSIL-Regular", 11, 15.8)
    assert (style.allowWidows, style.allowOrphans) == (0, 0)


def test_large_print_sets_text_at_sixteen_and_nothing_under_fourteen() -> None:
    with pdf_style.print_size(is_large=True):
        assert pdf_style.in_size(pdf_style.BODY).size == 16
        assert pdf_style.in_size(pdf_style.FURNITURE).size == 14
        assert pdf_style.in_size(pdf_style.HEADINGS[1]).size == 26
    assert pdf_style.in_size(pdf_style.BODY) == pdf_style.BODY
