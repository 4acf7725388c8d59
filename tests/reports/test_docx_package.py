from __future__ import annotations

import io
import zipfile

import docx

from chair_desk.reports.docx_package import clean_package


def _package() -> bytes:
    made = io.BytesIO()
    docx.Document().save(made)
    return made.getvalue()


def test_nothing_of_the_template_or_the_hour_is_left() -> None:
    with zipfile.ZipFile(io.BytesIO(clean_package(_package()))) as cleaned:
        assert {entry.date_time for entry in cleaned.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert "docProps/thumbnail.jpeg" not in cleaned.namelist()
        assert b"thumbnail" not in cleaned.read("_rels/.rels")
        assert b"Macintosh" not in cleaned.read("docProps/app.xml")
        assert b"rsid" not in cleaned.read("word/settings.xml")


def test_faces_name_what_to_set_where_a_reader_lacks_them() -> None:
    with zipfile.ZipFile(io.BytesIO(clean_package(_package()))) as cleaned:
        fonts = cleaned.read("word/fontTable.xml").decode()

    assert '<w:font w:name="Charis SIL"><w:altName w:val="Georgia"/>' in fonts


def test_the_document_still_opens() -> None:
    assert docx.Document(io.BytesIO(clean_package(_package()))).paragraphs == []
