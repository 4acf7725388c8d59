from __future__ import annotations

import io
import os
import zipfile
from pathlib import Path

import pytest

from chair_desk.records.changes import CannotDo
from chair_desk.services import office_files
from chair_desk.services.office_files import (
    Conversion,
    find_office,
    in_memory,
    sweep_left_behind,
    waiting_words,
)

RTF = rb"{\rtf1\ansi A paper in words.\par}"


@pytest.mark.skipif(not find_office(), reason="no LibreOffice here")
def test_an_office_file_becomes_a_pdf() -> None:
    assert Conversion("paper.rtf", RTF).run().startswith(b"%PDF")


@pytest.mark.skipif(not find_office(), reason="no LibreOffice here")
def test_what_is_no_document_is_told_by_name() -> None:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("nothing", "x")
    with pytest.raises(CannotDo, match=r"deck\.pptx could not be made"):
        Conversion("deck.pptx", made.getvalue()).run()


@pytest.mark.skipif(not find_office(), reason="no LibreOffice here")
def test_a_conversion_that_was_cancelled_makes_nothing() -> None:
    one = Conversion("paper.rtf", RTF)
    one.cancel()
    with pytest.raises(CannotDo, match="could not be made"):
        one.run()


def test_without_a_program_the_file_waits_with_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office_files, "find_office", lambda: "")
    with pytest.raises(CannotDo, match="has no LibreOffice"):
        Conversion("paper.docx", b"x").run()
    assert "has no LibreOffice" in waiting_words("paper.docx")


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("a.eml", "waits to be made"),
        ("a.msg", "is a mail"),
        ("a.png", "waits to be made"),
        ("a.exe", "cannot be made"),
    ],
)
def test_every_kind_of_file_has_its_sentence(name: str, said: str) -> None:
    assert said in waiting_words(name)


def test_a_paper_is_converted_in_memory_where_there_is_room(tmp_path: Path) -> None:
    assert in_memory(1, [tmp_path / "none", tmp_path]) == tmp_path
    assert in_memory(2**60, [tmp_path]) is None
    assert in_memory(1, [tmp_path / "none"]) is None


def test_what_a_killed_conversion_left_behind_is_swept_and_one_that_runs_is_not(
    tmp_path: Path,
) -> None:
    names = ("chair-desk-paper-old", "chair-desk-paper-new", "somebody-elses")
    old, new, other = (tmp_path / name for name in names)
    for folder in (old, new, other):
        folder.mkdir()
        (folder / "paper.docx").write_text("about a child")
    for folder in (old, other):
        os.utime(folder, (1, 1))

    sweep_left_behind([tmp_path])

    assert sorted(one.name for one in tmp_path.iterdir()) == [new.name, other.name]
