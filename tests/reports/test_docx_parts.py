from __future__ import annotations

import docx
from docx.oxml.ns import qn

from chair_desk.reports import docx_parts as parts


def test_a_field_is_left_for_word_to_work_out() -> None:
    paragraph = docx.Document().add_paragraph("Page ")
    parts.add_field(paragraph, "PAGE")

    assert paragraph._p.find(qn("w:fldSimple")).get(qn("w:instr")) == "PAGE"


def test_a_bookmark_stands_around_its_paragraph() -> None:
    word = docx.Document()
    plain, styled = word.add_paragraph("a"), word.add_paragraph("b", style="List Bullet")
    parts.add_bookmark(plain, "one", 1)
    parts.add_bookmark(styled, "two", 2)

    assert plain._p[0].get(qn("w:name")) == "one"
    assert styled._p[1].get(qn("w:name")) == "two"
    assert styled._p[-1].tag == qn("w:bookmarkEnd")


def test_a_link_holds_its_run() -> None:
    paragraph = docx.Document().add_paragraph()
    parts.add_words(paragraph, "4.5", (("b", True), ("i", False)), place="one")

    assert paragraph._p.find(qn("w:hyperlink")).get(qn("w:anchor")) == "one"
    assert paragraph.text == "4.5"
    assert paragraph.hyperlinks[0].runs[0].bold


def test_words_are_set_as_word_would_read_them() -> None:
    word = docx.Document()
    word.add_paragraph("before")
    paragraph = parts.new_paragraph(word)
    parts.add_words(paragraph, " a\tb\nc ", (), name="s_1", number=7)
    assert paragraph.text == " a\tb\nc "
    assert paragraph.runs[0].text == " a\tb\nc "
    assert word.paragraphs[-1].text == paragraph.text
    names = [one.get(qn("w:name")) for one in paragraph._p.iter(qn("w:bookmarkStart"))]
    assert names == ["s_1"]


def test_a_table_that_is_kept_whole_holds_each_row_to_the_next() -> None:
    table = docx.Document().add_table(rows=3, cols=2)
    parts.keep_whole(table)
    kept = [[cell.paragraphs[0].paragraph_format.keep_with_next for cell in row.cells]
            for row in table.rows]  # fmt: skip
    assert kept == [[True, True], [True, True], [None, None]]


def test_a_table_says_what_it_is_and_which_row_heads_it() -> None:
    table = docx.Document().add_table(2, 2)
    parts.rule_table(table)
    parts.describe_table(table, "Who attended", names_rows=False)

    look = table._tbl.tblPr.find(qn("w:tblLook"))
    assert (look.get(qn("w:firstRow")), look.get(qn("w:firstColumn"))) == ("1", "0")
    heads = [row._tr.trPr.find(qn("w:tblHeader")) is not None for row in table.rows]
    assert heads == [True, False]
