"""Prose of the minutes with bold and italic words and lists, in each kind of document."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest

from chair_desk.records.audience import Audience
from chair_desk.records.bundles import MeetingBundle
from chair_desk.records.cut import for_audience
from chair_desk.records.minutes import MinuteKind
from chair_desk.reports.document import Document, NumberedParagraph, Point, Run
from chair_desk.reports.docx import docx_bytes
from chair_desk.reports.html import as_html
from chair_desk.reports.marked_words import marked_runs, point_of
from chair_desk.reports.minutes import minutes_document
from chair_desk.reports.pdf import pdf_bytes

TEXTS = (
    "The board was **clear**, as in _Working Together_:",
    "1. first, [[**the name** is closed]] and open",
    "2. second",
    "\u2022 a bullet",
    "After the list.",
)


def test_marks_become_runs_and_confidential_words_are_named() -> None:
    assert marked_runs("a **b** [[_c_ d]]") == (
        Run("a "),
        Run("b", bold=True),
        Run(" "),
        Run("[confidential: "),
        Run("c", italic=True),
        Run(" d"),
        Run("]"),
    )


def test_an_item_of_a_list_has_its_number_and_no_mark() -> None:
    assert point_of("3. **c**") == Point(number=3, runs=(Run("c", bold=True),))
    assert point_of("- c") == Point(runs=(Run("c"),))
    assert point_of("c") is None
    assert point_of("- ") is None


@pytest.fixture
def listed(westmarch: MeetingBundle) -> MeetingBundle:
    """The minutes with a list in the item that has the first row."""
    first = next(row for row in westmarch.minutes if row.audience is Audience.PUBLIC)
    rows = tuple(
        replace(first, id=f"listed-{n}", kind=MinuteKind.PARAGRAPH, text=text, place=f"zz{n}")
        for n, text in enumerate(TEXTS)
    )
    others = tuple(row for row in westmarch.minutes if row.item_id != first.item_id)
    return replace(westmarch, minutes=(*rows, *others), minute_numbers={}, numbers={})


def numbered(document: Document) -> list[NumberedParagraph]:
    found = [one for one in document.blocks if isinstance(one, NumberedParagraph)]
    at = next(at for at, one in enumerate(found) if one.points)
    return found[at : at + 2]


def test_a_list_stands_below_its_paragraph_and_takes_no_number(listed: MeetingBundle) -> None:
    with_list, after = numbered(minutes_document(for_audience(listed, Audience.CONFIDENTIAL)))

    assert [point.number for point in with_list.points] == [1, 2, 0]
    assert after.runs == (Run("After the list."),)
    assert after.number.endswith(".2")


def test_the_public_edition_has_no_mark_and_no_confidential_word_left(
    listed: MeetingBundle,
) -> None:
    with_list, _after = numbered(minutes_document(for_audience(listed, Audience.PUBLIC)))

    assert with_list.points[0].runs == (Run("first, (words in the confidential part) and open"),)
    html = as_html(minutes_document(for_audience(listed, Audience.PUBLIC)))
    assert "the name" not in html
    assert "**" not in html


def test_an_item_whose_paragraph_was_cut_out_still_stands(listed: MeetingBundle) -> None:
    closed = tuple(
        replace(row, audience=Audience.CONFIDENTIAL) if row.id == "listed-0" else row
        for row in listed.minutes
    )
    cut = for_audience(replace(listed, minutes=closed), Audience.PUBLIC)

    assert any("second" in text for text in _said(minutes_document(cut)))


def _said(document: Document) -> list[str]:
    found = [one for one in document.blocks if isinstance(one, NumberedParagraph)]
    lists = [point.runs for one in found for point in one.points]
    return ["".join(run.text for run in runs) for runs in (*(one.runs for one in found), *lists)]


def test_html_has_true_lists_and_true_emphasis(listed: MeetingBundle) -> None:
    html = as_html(minutes_document(for_audience(listed, Audience.MEMBERS)))

    assert "<strong>clear</strong>" in html
    assert "<em>Working Together</em>" in html
    assert '<ol class="points">' in html
    assert '<li value="2">second</li>' in html
    assert '<ul class="points">\n<li>a bullet</li>' in html


def test_word_has_true_lists_and_true_emphasis(listed: MeetingBundle) -> None:
    import docx

    made = docx_bytes(minutes_document(for_audience(listed, Audience.MEMBERS)))
    paragraphs = docx.Document(io.BytesIO(made)).paragraphs
    second = next(one for one in paragraphs if one.text == "second")
    bullet = next(one for one in paragraphs if one.text == "a bullet")
    lead = next(one for one in paragraphs if "The board was clear" in one.text)

    assert second.style is not None
    assert second.style.name == "List Number"
    assert bullet.style is not None
    assert bullet.style.name == "List Bullet"
    assert [run.text for run in lead.runs if run.bold] == ["clear"]
    assert [run.text for run in lead.runs if run.italic] == ["Working Together"]


def test_a_pdf_prints_the_list_with_its_marks_and_says_it_is_one(listed: MeetingBundle) -> None:
    import pikepdf

    made = pdf_bytes(minutes_document(for_audience(listed, Audience.MEMBERS)))
    with pikepdf.open(io.BytesIO(made)) as pdf:
        kinds = _kinds(pdf.Root.StructTreeRoot)

    assert {"L", "LI", "Lbl", "LBody"} <= kinds


def _kinds(node: object) -> set[str]:
    import pikepdf

    found: set[str] = set()
    waiting = [node]
    while waiting:
        one = waiting.pop()
        if isinstance(one, pikepdf.Array):
            waiting.extend(one)
        elif isinstance(one, pikepdf.Dictionary):
            if "/S" in one:
                found.add(str(one.S).lstrip("/"))
            if "/K" in one:
                waiting.append(one.K)
    return found
