from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from chair_desk.records.audience import Audience
from chair_desk.records.changes import Refused
from chair_desk.reports.document_text import as_text
from chair_desk.reports.docx import docx_bytes
from chair_desk.services.challenges import raise_challenge
from chair_desk.services.desk import Desk
from chair_desk.services.organisations import organisations
from chair_desk.services.report_publishing import (
    bundle_of,
    coverage_words,
    export_report,
    prepare_report,
    report_name,
)
from chair_desk.services.report_reading import read_report
from chair_desk.services.report_writing import add_sentence, mark_opinion, publish, show_to
from chair_desk.services.yearly_reports import begin_report

ENDS = date(2027, 3, 31)


@pytest.fixture
def report(desk: Desk) -> str:
    raise_challenge(desk, "Police seniority", to_organisation_id=organisations(desk)[1].id)
    return begin_report(desk, ENDS).made


def text(desk: Desk, report: str, audience: Audience = Audience.PUBLIC) -> str:
    return as_text(prepare_report(desk, report, audience=audience))


def test_every_sentence_leads_to_its_note(desk: Desk, report: str) -> None:
    said = text(desk, report)
    assert "The Chair raised one challenge in the year." in said
    assert "one: Challenges raised in the year; none: Of those, taken to a higher step" in said
    assert "#note-1" in said


def test_what_has_no_evidence_says_so_and_an_opinion_does_not(desk: Desk, report: str) -> None:
    bare = add_sentence(desk, report, "scrutiny", "Partners act more openly.").made
    assert "Partners act more openly._ [evidence needed]_" in text(desk, report)
    mark_opinion(desk, bare)
    assert "[evidence needed]" not in text(desk, report)


def test_a_head_with_nothing_under_it_is_named(desk: Desk, report: str) -> None:
    assert "nothing is recorded under this head: What the arrangements cost" in text(desk, report)


def test_what_readers_may_not_see_is_not_in_their_edition(desk: Desk, report: str) -> None:
    made = add_sentence(desk, report, "scrutiny", "For members alone.").made
    show_to(desk, made, Audience.MEMBERS)
    assert "For members alone." not in text(desk, report)
    assert "For members alone." in text(desk, report, Audience.MEMBERS)


def test_sentences_are_named_in_word_so_that_a_copy_can_come_back(
    desk: Desk, report: str, tmp_path: Path
) -> None:
    from docx import Document
    from docx.oxml.ns import qn

    place = tmp_path / "report.docx"
    place.write_bytes(docx_bytes(prepare_report(desk, report)))
    named = {
        one.get(qn("w:name")) for one in Document(str(place)).element.iter(qn("w:bookmarkStart"))
    }
    ids = [line.sentence.id.replace("-", "") for line in read_report(desk, report).lines]
    assert {f"s_{one}" for one in ids} <= named


@pytest.mark.parametrize(("format_", "begins"), [("docx", b"PK"), ("pdf", b"%PDF"), ("html", b"<")])
def test_a_report_is_written_in_each_format(
    desk: Desk, report: str, tmp_path: Path, format_: str, begins: bytes
) -> None:
    place = export_report(desk, report, tmp_path / f"report.{format_}", format=format_)
    assert place.read_bytes().startswith(begins)


def test_it_is_not_written_over_a_board(desk: Desk, report: str) -> None:
    with pytest.raises(Refused):
        export_report(desk, report, desk.file.path)


def test_coverage_and_the_name_of_the_file(desk: Desk, report: str) -> None:
    view = read_report(desk, report)
    assert coverage_words(view) == "2 of 2 sentences have evidence behind them."
    assert report_name(desk, view) == "Westmarch SCP yearly report 2026-27, draft.docx"
    publish(desk, report)
    published = read_report(desk, report)
    assert report_name(desk, published) == "Westmarch SCP yearly report 2026-27.docx"
    assert not bundle_of(desk, published).is_draft
