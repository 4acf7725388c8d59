from pathlib import Path

import docx
import pytest

from chair_desk.records.changes import CannotDo
from chair_desk.reports.document import Document, Paragraph, Run
from chair_desk.reports.docx import docx_bytes
from chair_desk.services.word_changes import read_named_words


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    runs = (Run("First.", anchor="s_1"), Run("¹"), Run(" "), Run("Second.", anchor="s_2"))
    place = tmp_path / "draft.docx"
    place.write_bytes(docx_bytes(Document(title="A draft", blocks=(Paragraph(runs=runs),))))
    return place


def test_words_are_read_under_their_names_in_order(draft: Path) -> None:
    found = read_named_words(draft, ("s_",))
    assert [(name, one.text, one.added) for name, one in found.items()] == [
        ("s_1", "First.", ""),
        ("s_2", "Second.", ""),
    ]
    assert read_named_words(draft, ("x_",)) == {}


def test_words_put_behind_a_name_are_told_apart_from_its_own(draft: Path) -> None:
    word = docx.Document(str(draft))
    word.paragraphs[-1].add_run(" And a third.")
    word.add_paragraph("A paragraph of its own.")
    word.add_heading("Afterwards", 2)
    word.add_paragraph("No part of it.")
    word.save(str(draft))
    found = read_named_words(draft, ("s_",))
    assert found["s_2"].text == "Second."
    assert found["s_2"].added == "And a third. A paragraph of its own."


def test_another_file_is_refused(tmp_path: Path) -> None:
    place = tmp_path / "draft.docx"
    place.write_bytes(b"PK\x03\x04 nothing")
    with pytest.raises(CannotDo):
        read_named_words(place, ("s_",))
