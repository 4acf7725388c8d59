from __future__ import annotations

import docx
from docx.oxml.ns import qn

from chair_desk.reports import docx_styles as styles


def test_each_style_names_its_face_for_every_script() -> None:
    word = docx.Document()
    styles.set_styles(word, "cy")

    for name, face in (
        (styles.BODY, "Charis SIL"),
        (styles.TITLE_2, "Inter Display"),
        (styles.RECORD, "Inter"),
    ):
        faces = word.styles[name].element.rPr.rFonts
        assert faces.get(qn("w:ascii")) == faces.get(qn("w:cs")) == face
        assert faces.get(qn("w:asciiTheme")) is None
    assert word.styles.element.find(".//" + qn("w:lang")).get(qn("w:val")) == "cy"


def test_headings_stay_with_what_follows() -> None:
    word = docx.Document()
    styles.set_styles(word, "en-GB")

    assert word.styles[styles.TITLE_2].paragraph_format.keep_with_next
    assert not word.styles[styles.MINUTE].paragraph_format.keep_with_next


def test_a_record_has_a_rule_at_its_left() -> None:
    word = docx.Document()
    styles.set_styles(word, "en-GB")

    assert word.styles[styles.RECORD].element.pPr.find(qn("w:pBdr")) is not None
