from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path

import pytest

from chair_desk.records.audience import Audience
from chair_desk.records.changes import Refused
from chair_desk.records.report_bundle import ReportKind
from chair_desk.reports.document_text import as_text
from chair_desk.reports.docx import docx_bytes
from chair_desk.services.challenges import raise_challenge
from chair_desk.services.desk import Desk
from chair_desk.services.logs import add_entry, change_entry
from chair_desk.services.open_document import OpenDocument
from chair_desk.services.organisations import organisations
from chair_desk.services.report_gaps import GapKind, gaps
from chair_desk.services.report_publishing import (
    bundle_of,
    coverage_words,
    export_report,
    prepare_report,
    report_name,
)
from chair_desk.services.report_reading import read_report
from chair_desk.services.report_writing import (
    add_sentence,
    link_record,
    mark_opinion,
    publish,
    show_to,
    write_sentence,
)
from chair_desk.services.yearly_reports import begin_report, draft_again

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


def test_what_is_said_of_each_challenge_stands_in_a_paragraph_of_its_own(desk: Desk) -> None:
    for title in ("Police seniority", "Housing at the table"):
        raise_challenge(desk, title, to_organisation_id=organisations(desk)[1].id)
    report = begin_report(desk, ENDS).made
    add_sentence(desk, report, "scrutiny", "Both are watched.")
    said = bundle_of(desk, read_report(desk, report)).heads[7].paragraphs
    assert [[one.text.split(",")[0] for one in paragraph] for paragraph in said] == [
        ["The Chair raised two challenges in the year and took none of them further."],
        ["Challenge C-001 to Police force"],
        ["Challenge C-002 to Police force", "Both are watched."],
    ]


def test_a_head_with_nothing_under_it_is_named(desk: Desk, report: str) -> None:
    assert "nothing is recorded under this head: What the arrangements cost" in text(desk, report)


def test_what_readers_may_not_see_is_not_in_their_edition(desk: Desk, report: str) -> None:
    made = add_sentence(desk, report, "scrutiny", "For members alone.").made
    show_to(desk, made, Audience.MEMBERS)
    assert "For members alone." not in text(desk, report)
    assert "For members alone." in text(desk, report, Audience.MEMBERS)


MARKER = "Quillfeather"


def marked_entry(desk: Desk, audience: Audience) -> str:
    """Add a piece of evidence with the marker in each of its words."""
    words = f"{MARKER} told us"
    return add_entry(
        desk, "evidence", words, audience=audience, kind="voice", heard=words, followed=words,
        done_on="2026-08-20",
    ).made  # fmt: skip


@pytest.mark.parametrize("kind", ReportKind)
@pytest.mark.parametrize("format", ["docx", "pdf", "html"])
def test_no_word_of_what_readers_may_not_see_is_in_any_document(
    desk: Desk,
    report: str,
    tmp_path: Path,
    format: str,  # noqa: A002
    kind: ReportKind,
) -> None:
    closed = marked_entry(desk, Audience.CONFIDENTIAL)
    inner = marked_entry(desk, Audience.MEMBERS)
    opened = marked_entry(desk, Audience.PUBLIC)
    draft_again(desk, report)  # the open one and the members' one are drafted
    own = add_sentence(desk, report, "families", "We listened.").made
    for one in (closed, inner):
        link_record(desk, own, "log_entry", one)
    change_entry(desk, opened, audience=Audience.MEMBERS)  # after it was drafted
    path = tmp_path / f"report.{format}"
    export_report(desk, report, path, format=format, kind=kind)
    said = words_within(path)
    assert "We listened" in said
    assert MARKER not in said
    whole = text(desk, report, Audience.MEMBERS)
    assert MARKER in whole
    change_entry(desk, opened, audience=Audience.CONFIDENTIAL)
    change_entry(desk, inner, audience=Audience.CONFIDENTIAL)
    assert MARKER not in text(desk, report, Audience.MEMBERS)
    publish(desk, report)
    assert MARKER not in text(desk, report)


def words_within(path: Path) -> str:
    """Return all the words of a file: of each part of Word, of each page of a PDF."""
    if path.suffix == ".docx":
        with zipfile.ZipFile(path) as packed:
            parts = [packed.read(name) for name in packed.namelist()]
        return b" ".join(parts).decode("utf-8", errors="replace")
    if path.suffix == ".pdf":
        document = OpenDocument(path.read_bytes())
        pages = [document.text(number + 1) for number in range(document.count)]
        document.close()
        return " ".join(pages)
    return path.read_text(encoding="utf-8")


def test_a_note_names_only_what_its_readers_may_see(desk: Desk, report: str) -> None:
    own = add_sentence(desk, report, "families", "We listened.").made
    link_record(desk, own, "log_entry", marked_entry(desk, Audience.MEMBERS))
    assert "The board holds the evidence. It is not for these readers." in text(desk, report)
    assert "We listened._" not in text(desk, report)  # it is not marked as bare


def test_a_head_that_readers_may_not_have_says_so_and_is_a_gap(desk: Desk, report: str) -> None:
    own = add_sentence(desk, report, "families", "We listened.").made
    assert GapKind.NOT_PUBLIC not in {gap.kind for gap in gaps(read_report(desk, report))}
    show_to(desk, own, Audience.MEMBERS)
    assert "nothing under this head is for these readers yet: What children" in text(desk, report)
    found = [gap for gap in gaps(read_report(desk, report)) if gap.kind is GapKind.NOT_PUBLIC]
    assert [gap.head for gap in found] == ["families"]


def test_words_of_ones_own_go_to_whom_one_says_and_begin_where_the_record_was(
    desk: Desk, report: str
) -> None:
    marked_entry(desk, Audience.MEMBERS)
    draft_again(desk, report)
    line = next(one for one in read_report(desk, report).lines if MARKER in one.text)
    show_to(desk, line.sentence.id, Audience.PUBLIC)
    assert MARKER not in text(desk, report)
    write_sentence(desk, line.sentence.id, "Families were heard.")
    assert "Families were heard." not in text(desk, report)
    show_to(desk, line.sentence.id, Audience.PUBLIC)
    assert "Families were heard." in text(desk, report)


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
