"""The copy of what is held about one person."""

from __future__ import annotations

from datetime import date

from chair_desk.reports.document import Grid, Heading
from chair_desk.reports.pdf import pdf_bytes
from chair_desk.reports.person_copy import PersonRecord, person_document


def test_each_sort_of_record_has_its_heading_and_each_record_its_table() -> None:
    records = [
        PersonRecord(sort="Actions", by=("Owner",), values=(("Action", "Write"),), kept="Kept."),
        PersonRecord(sort="Actions", by=("Owner",), values=(("Action", "<b>Call"),), kept="Kept."),
        PersonRecord(sort="People", by=("Name",), values=(), kept=""),
    ]
    made = person_document(
        board="Westmarch", person="Ada Quill", made_on=date(2026, 3, 5), records=records
    )
    headings = [one.text for one in made.blocks if isinstance(one, Heading)]
    assert headings == ["What is held about Ada Quill", "Actions", "People"]
    assert sum(isinstance(one, Grid) for one in made.blocks) == 2
    assert pdf_bytes(made).startswith(b"%PDF")
