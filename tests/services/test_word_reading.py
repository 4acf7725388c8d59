from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from chair_desk.records.changes import CannotDo
from chair_desk.services.word_reading import read_word

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def packed(path: Path, body: str) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as file:
        file.writestr("word/document.xml", body)
    return path


def test_paragraphs_are_lines_and_what_was_struck_out_is_gone(tmp_path: Path) -> None:
    body = (
        f"<w:document {W}><w:body><w:p><w:r><w:t>A-098</w:t><w:tab/><w:t>Yes</w:t><w:br/>"
        "<w:t>No</w:t></w:r><w:del><w:r><w:delText>gone</w:delText></w:r></w:del></w:p>"
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>In a cell</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
        "</w:body></w:document>"
    )
    assert read_word(packed(tmp_path / "a.docx", body)) == ["A-098\tYes", "No", "In a cell"]


@pytest.mark.parametrize(
    "body",
    [
        "not xml",
        '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
        '<!DOCTYPE a [<!ENTITY x "xx"><!ENTITY y "&x;&x;">]><a>&y;</a>',
        "x" * 60_000_000,
    ],
)
def test_hostile_files_are_refused(tmp_path: Path, body: str) -> None:
    with pytest.raises(CannotDo):
        read_word(packed(tmp_path / "a.docx", body))


def test_what_is_no_word_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    for content in (b"", b"\xd0\xcf\x11\xe0old", b"PK\x03\x04broken"):
        path.write_bytes(content)
        with pytest.raises(CannotDo):
            read_word(path)
    with pytest.raises(CannotDo):
        read_word(tmp_path / "nowhere.docx")
