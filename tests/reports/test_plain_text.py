from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from chair_desk.reports.plain_text import clean, one_line


def test_what_no_file_can_hold_is_shown_as_replaced() -> None:
    assert clean("a\x00b\ud800c\ufffe") == "a\ufffdb\ufffdc\ufffd"


def test_breaks_are_all_of_one_kind_and_tabs_are_spaces() -> None:
    assert clean("a\r\nb\rc\u2028d\te") == "a\nb\nc\nd e"


def test_letters_and_their_accents_are_put_together() -> None:
    assert clean("w\u0302") == "ŵ"


def test_a_line_has_no_breaks() -> None:
    assert one_line(" a\n\n b\t c ") == "a b c"


@given(st.text() | st.text(alphabet=st.characters()))
def test_any_text_comes_out_fit_for_xml_and_stays_so(text: str) -> None:
    cleaned = clean(text)

    element = etree.Element("p")
    element.text = cleaned
    assert clean(cleaned) == cleaned
