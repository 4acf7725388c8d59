from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from chair_desk.records.attendance import Attendance
from chair_desk.records.audience import Audience
from chair_desk.records.bundles import MeetingBundle
from chair_desk.records.cut import for_audience
from chair_desk.records.meetings import ItemState
from chair_desk.records.people import Organisation, OrganisationKind, Person, Seat, Standing
from chair_desk.reports.document import Grid, Heading, WritingSpace
from chair_desk.reports.document_text import as_text
from chair_desk.reports.docx import docx_bytes
from chair_desk.reports.fallback_sheet import fallback_sheet_document
from chair_desk.reports.html import html_bytes
from chair_desk.reports.pdf import pdf_bytes
from reports.reading import structure_of, words_of

LONG = "Professor Dame Alexandrina Fotheringay-Winterbourne of Upper Tarnside"


def members(bundle: MeetingBundle) -> MeetingBundle:
    return for_audience(bundle, Audience.MEMBERS)


def full_board(bundle: MeetingBundle, count: int) -> MeetingBundle:
    """The same meeting with so many seats, each with a long name, post and agency."""
    people = {f"p{n}": Person(id=f"p{n}", name=f"{LONG} {n}") for n in range(count)}
    agency = Organisation(
        id="o", name="Westmarch and Tarnside Community Partnership Foundation Trust",
        kind=OrganisationKind.HEALTH_TRUST, standing=Standing.RELEVANT,
    )  # fmt: skip
    seats = {f"s{n}": Seat(id=f"s{n}", body_id="b", organisation_id="o") for n in range(count)}
    lines = tuple(
        Attendance(
            id=f"a{n}", meeting_id="meeting", person_id=f"p{n}", seat_id=f"s{n}",
            post="Deputy Director of Nursing, Quality and Safeguarding for Children and Adults",
        )
        for n in range(count)
    )  # fmt: skip
    return replace(
        bundle, people={**bundle.people, **people}, organisations={"o": agency}, seats=seats,
        attendance=lines, movements=(),
    )  # fmt: skip


def test_it_holds_agenda_register_and_room_to_write(westmarch: MeetingBundle) -> None:
    text = as_text(fallback_sheet_document(members(westmarch)))
    assert "table: Order of business" in text
    assert "Starts | No. | Item | Led by | For | Min | Began" in text
    assert "Member | Agency and post | P | D | A | Late | Signature" in text
    assert "Action ____ Owner ____ By ____" in text
    assert "Welcome, apologies and interests" in text


def test_each_item_has_a_heading_and_lines_of_its_own(westmarch: MeetingBundle) -> None:
    document = fallback_sheet_document(members(westmarch))
    items = [one for one in document.blocks if isinstance(one, Heading) and one.number]
    assert [one.number for one in items][:3] == ["1", "2", "3"]
    spaces = [one for one in document.blocks if isinstance(one, WritingSpace)]
    assert len(spaces) >= 3
    assert all(one.lines or one.fields for one in spaces)


def test_a_confidential_item_has_its_public_title_and_no_room_to_write(
    westmarch: MeetingBundle,
) -> None:
    document = fallback_sheet_document(members(westmarch))
    closed = [item for item in members(westmarch).items if item.audience is Audience.CONFIDENTIAL]
    assert closed
    blocks = list(document.blocks)
    for item in closed:
        at = next(
            n for n, one in enumerate(blocks)
            if isinstance(one, Heading) and one.number and one.text.startswith(item.title)
        )  # fmt: skip
        assert not isinstance(blocks[at + 2], WritingSpace)
    assert "write on a sheet of its own" in as_text(document)
    for secret in (item.closed_title for item in westmarch.items if item.closed_title):
        assert secret not in as_text(document)


def test_a_deferred_item_is_not_on_it(westmarch: MeetingBundle) -> None:
    items = tuple(
        replace(one, state=ItemState.DEFERRED) if one.id == "i2" else one for one in westmarch.items
    )
    text = as_text(fallback_sheet_document(replace(members(westmarch), items=items)))
    assert "Minutes of 17 September" not in text


def test_marks_that_were_made_already_are_on_it(westmarch: MeetingBundle) -> None:
    document = fallback_sheet_document(members(westmarch))
    grid = next(
        one for one in document.blocks if isinstance(one, Grid) and one.header[-1] == "Signature"
    )
    marks = ["".join(run.text for cell in line[2:5] for run in cell) for line in grid.rows]
    assert set(marks) <= {"X", ""}
    assert "X" in marks
    assert grid.is_ruled
    assert grid.row_mm >= 10


@pytest.mark.parametrize("count", [25, 60])
def test_a_board_of_any_size_with_long_names_stays_on_its_pages(
    westmarch: MeetingBundle, count: int, tmp_path: Path
) -> None:
    document = fallback_sheet_document(members(full_board(westmarch, count)))
    said = " ".join(words_of(pdf_bytes(document), tmp_path).split())
    assert said.count("Alexandrina") == count
    assert f"{count - 1}" in said
    assert "Guests, observers and deputies" in said


def test_the_pdf_is_tagged_and_its_lines_are_no_words(
    westmarch: MeetingBundle, tmp_path: Path
) -> None:
    document = fallback_sheet_document(members(westmarch), made_on=date(2026, 11, 12))
    pdf = pdf_bytes(document)
    assert pdf == pdf_bytes(document)
    tags = {tag for _depth, tag, _words in structure_of(pdf, tmp_path)}
    assert {"H1", "H2", "P", "Table", "TH", "TD"} <= tags
    assert "____" not in words_of(pdf, tmp_path)


def test_it_is_written_for_word_and_the_web_too(westmarch: MeetingBundle) -> None:
    document = fallback_sheet_document(members(westmarch))
    assert docx_bytes(document).startswith(b"PK")
    page = html_bytes(document).decode()
    assert page.count('class="write fields"') >= 3
    assert "<span>Owner</span>" in page
