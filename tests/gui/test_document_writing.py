from __future__ import annotations

from pathlib import Path

import pytest

from chair_desk.gui.document_writing import WritingDocument
from chair_desk.records.changes import CannotDo
from chair_desk.reports.document import Document, Heading


def test_the_bytes_are_made_and_written_where_it_was_asked(tmp_path: Path) -> None:
    document = Document(title="Report", blocks=(Heading(level=1, text="Report"),))
    for kind, first in (("pdf", b"%PDF"), ("docx", b"PK"), ("html", b"<!DOCTYPE html>")):
        path = WritingDocument(document, tmp_path / f"report.{kind}", kind)()
        assert path.read_bytes().startswith(first)


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    document = Document(title="Report", blocks=(Heading(level=1, text="Report"),))
    with pytest.raises(CannotDo):
        WritingDocument(document, tmp_path / "gone" / "report.pdf", "pdf")()
