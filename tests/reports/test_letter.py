from __future__ import annotations

from datetime import date

from chair_desk.records.letters import Letter
from chair_desk.reports.document import BulletList, Heading, Paragraph, plain
from chair_desk.reports.letter import letter_document


def test_a_letter_has_its_parts_in_order() -> None:
    letter = Letter(
        subject="Attendance", to_post="Chief Constable", to_agency="Westmarch Constabulary",
        opening=("I write.",), facts=("One.", "Two."), request=("The Board requests it.",),
        from_name="Rosalind Larkspur", from_post="Chair", board="Westmarch",
        written_on=date(2026, 11, 22),
    )  # fmt: skip
    blocks = letter_document(letter).blocks
    said = [
        plain(one.runs) if isinstance(one, Paragraph) else getattr(one, "text", "list")
        for one in blocks
    ]
    assert said == [
        "Attendance", "Chief Constable", "Westmarch Constabulary", "22 November 2026",
        "Dear Chief Constable", "I write.", "list", "The Board requests it.", "Yours sincerely",
        "Rosalind Larkspur", "Chair, Westmarch",
    ]  # fmt: skip
    assert isinstance(blocks[0], Heading)
    assert any(isinstance(one, BulletList) for one in blocks)
