"""Drafts of letters: each format opens, a mail is a draft, no name can add a header."""

from __future__ import annotations

from datetime import date
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from chair_desk.records.changes import Refused
from chair_desk.records.letters import Letter
from chair_desk.services.desk import Desk
from chair_desk.services.letters import FORMATS, chair_of, export_letter, letter_bytes, mail_bytes

LETTER = Letter(
    subject="Attendance", to_post="Chief Constable", to_agency="Westmarch Constabulary",
    opening=("I write.",), facts=("17 September 2026: a deputy came.",),
    request=("The Board requests it.",), from_name="Rosalind Larkspur", from_post="Chair",
    board="Westmarch", written_on=date(2026, 11, 22), to_email="head@example.org",
)  # fmt: skip


@pytest.mark.parametrize("kind", FORMATS)
def test_each_format_is_written(desk: Desk, kind: str, tmp_path: Path) -> None:
    path = export_letter(desk, LETTER, tmp_path / f"letter.{kind}", kind=kind)
    start = {"pdf": b"%PDF", "docx": b"PK", "eml": b"Subject: Attendance"}[kind]
    assert path.read_bytes().startswith(start)
    assert letter_bytes(LETTER, kind).startswith(start)


def test_a_board_file_is_never_written_over(desk: Desk) -> None:
    with pytest.raises(Refused):
        export_letter(desk, LETTER, desk.file.path, kind="docx")


def test_a_mail_is_a_draft_and_no_name_can_add_a_header() -> None:
    from dataclasses import replace

    letter = replace(LETTER, subject="Attendance\nBcc: someone@example.org")
    mail = message_from_bytes(mail_bytes(letter), policy=policy.default)
    assert mail["X-Unsent"] == "1"
    assert mail["To"] == "head@example.org"
    assert mail["Bcc"] is None
    assert "17 September 2026" in mail.get_content()


def test_the_chair_signs(desk: Desk) -> None:
    assert chair_of(desk) == ("Rosalind Larkspur", "Chair")
