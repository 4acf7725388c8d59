"""A yearly report as a file for others, cut to its readers before any writer sees it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from chair_desk.records.audience import Audience
from chair_desk.records.changes import Changes
from chair_desk.records.frozen import frozen
from chair_desk.records.report_bundle import (
    Exhibit,
    ReportBundle,
    ReportHead,
    ReportKind,
    ReportNote,
    ReportWords,
)
from chair_desk.records.spans import words_for
from chair_desk.records.yearly_reports import ReportCopy, ReportState, YearlyReport
from chair_desk.reports.document import Document
from chair_desk.reports.short_report import easy_read_document, summary_document
from chair_desk.reports.yearly_report import yearly_report_document
from chair_desk.services.checks import existing
from chair_desk.services.desk import Desk
from chair_desk.services.publishing import refuse_path, rendered, write_document
from chair_desk.services.report_exhibits import exhibits_of, from_kept
from chair_desk.services.report_reading import (
    Behind,
    EvidenceLine,
    HeadLine,
    ReportView,
    SentenceLine,
    read_report,
)
from chair_desk.services.yearly_reports import open_report, year_of, year_words
from chair_desk.words import N_, _, ngettext, said_in

FORMATS = ("docx", "pdf", "html")
KIND_WORDS: Mapping[ReportKind, str] = {
    ReportKind.WHOLE: N_("The whole report"),
    ReportKind.SUMMARY: N_("Plain-language summary"),
    ReportKind.EASY_READ: N_("Easy-read skeleton"),
}
_ALONE = ("challenge", "priority", "related_board", "review", "risk")
_FEW = 3  # more records than this behind one sentence share a note


@frozen(kw_only=True)
class ReportAsked:
    """Which edition of a report is to be written."""

    kind: ReportKind = ReportKind.WHOLE
    audience: Audience = Audience.PUBLIC
    format: str = "docx"
    is_large: bool = False


def prepare_report(
    desk: Desk,
    report_id: str,
    *,
    audience: Audience = Audience.PUBLIC,
    is_large: bool = False,
    copy: str = "",
    kind: ReportKind = ReportKind.WHOLE,
) -> Document:
    """Read a report for its readers, whole or in short; what they may not see is not in it.

    `copy` is the id of the draft that is given out, as `keep_copy` made it.

    Raises:
        Refused: It is no longer there.
    """
    view = read_report(desk, report_id)
    bundle = bundle_of(desk, view, audience=audience, is_large=is_large)
    if kind is ReportKind.SUMMARY:
        return summary_document(bundle)
    if kind is ReportKind.EASY_READ:
        return easy_read_document(bundle)
    return yearly_report_document(replace(bundle, copy=copy))


def keep_copy(desk: Desk, report_id: str, audience: Audience = Audience.PUBLIC) -> Changes:
    """Keep what a Word draft says as it is given out, so that it can be read when it comes back.

    Raises:
        Refused: It is published, or no longer there.
    """
    open_report(desk, report_id)
    view = read_report(desk, report_id)
    read = [line for line in view.lines if audience.may_read(line.audience)]
    texts = {line.sentence.id: words_for(line.text, audience) for line in read}
    row = ReportCopy(
        id=desk.new_id(),
        report_id=report_id,
        made_on=desk.today(),
        audience=audience,
        texts_json=json.dumps(texts, ensure_ascii=False),
    )
    with desk.change(_("Gave out a draft of the yearly report")) as step:
        step.insert(row)
    return step.done(made=row.id)


def export_report(  # noqa: PLR0913, RUF100  the answers of one form
    desk: Desk,
    report_id: str,
    path: Path,
    *,
    format: str = "docx",  # noqa: A002
    audience: Audience = Audience.PUBLIC,
    is_large: bool = False,
    over: bool = True,
    kind: ReportKind = ReportKind.WHOLE,
) -> Path:
    """Write a report as Word, PDF or a web page: whole, in plain language, or as easy read.

    Raises:
        Refused: It is no longer there, or the path may not be written over.
        CannotDo: The folder cannot be written.
    """
    refuse_path(desk, path, replace=over)
    copy = ""
    if format == "docx" and kind is ReportKind.WHOLE and not desk.read_only:
        report = existing(desk, YearlyReport, report_id)
        if report.state is ReportState.DRAFT:
            copy = keep_copy(desk, report_id, audience).made
    made = prepare_report(
        desk, report_id, audience=audience, is_large=is_large, copy=copy, kind=kind
    )
    return write_document(path, rendered(made, format))


def report_name(
    desk: Desk,
    view: ReportView,
    format: str = "docx",  # noqa: A002
    *,
    kind: ReportKind = ReportKind.WHOLE,
) -> str:
    """Offer a name for the file: "Westmarch SCP yearly report 2026-27, draft.docx"."""
    board = desk.board.short_name or desk.board.name
    state = _(", draft") if view.report.state is ReportState.DRAFT else ""
    year = year_words(view.report).replace("–", "-")
    short = "" if kind is ReportKind.WHOLE else f", {_(KIND_WORDS[kind]).lower()}"
    return f"{board} {_('yearly report')} {year}{short}{state}.{format}".replace("/", "-")


def bundle_of(
    desk: Desk,
    view: ReportView,
    *,
    audience: Audience = Audience.PUBLIC,
    is_large: bool = False,
) -> ReportBundle:
    """Make what one edition of a report says."""
    notes = _Notes()
    is_draft = view.report.state is ReportState.DRAFT
    shown = exhibits_by_head(desk, view)
    heads = tuple(
        replace(
            _head(head, notes, audience),
            title_cy=head.head.title_cy or said_in(view.outline.language, head.head.title),
            exhibits=shown.get(head.head.key, ()),
        )
        for head in view.heads
    )
    made = ReportBundle(
        board=desk.board.name,
        year=year_words(view.report),
        title=_("Yearly report"),
        outline=view.outline.label,
        words=view.outline.words,
        coverage=coverage_words(view),
        state=_("Draft") if is_draft else _("Published"),
        is_draft=is_draft,
        heads=heads,
        notes=notes.made(),
        made_on=desk.today(),
        is_large=is_large,
        language=view.outline.language or ("cy" if any(one.title_cy for one in heads) else ""),
    )
    return words_for(made, audience)


def exhibits_by_head(desk: Desk, view: ReportView) -> Mapping[str, tuple[Exhibit, ...]]:
    """Return charts and tables by head: as they stand, or as they stood when published."""
    if view.report.state is ReportState.PUBLISHED:
        return from_kept(view.report.exhibits_json)
    year = year_of(desk, view.report.ends_on)
    return {head.head.key: exhibits_of(desk, head.head, year) for head in view.heads}


def coverage_words(view: ReportView) -> str:
    """Say how much rests on evidence: "112 of 171 sentences have evidence behind them."."""
    if not view.of:
        return _("No sentence stands in it yet.")
    return ngettext(
        "{evidenced} of {of} sentence has evidence behind it.",
        "{evidenced} of {of} sentences have evidence behind them.",
        view.of,
    ).format(evidenced=view.evidenced, of=view.of)


def _head(head: HeadLine, notes: _Notes, audience: Audience) -> ReportHead:
    shown = [line for line in head.sentences if audience.may_read(line.audience)]
    return ReportHead(
        number=head.number,
        title=head.head.title,
        covers=head.head.covers,
        is_withheld=bool(head.sentences) and not shown,
        key=head.head.key,
        paragraphs=tuple(
            tuple(_words(line, notes, audience) for line in group) for group in in_paragraphs(shown)
        ),
    )


def in_paragraphs(lines: Sequence[SentenceLine]) -> list[list[SentenceLine]]:
    """Group sentences as they run on: what one register says, with what a person put after it.

    What is said of one challenge, priority, board, review or risk stands by itself: nobody reads
    a row of them in one block.
    """
    groups: list[list[SentenceLine]] = []
    last = ""
    for line in lines:
        about = line.sentence.drafted_as.partition(".")[0]
        is_other = bool(about) and about.rstrip("s") != last.rstrip("s")
        if not groups or is_other or about in _ALONE:
            groups.append([])
        groups[-1].append(line)
        last = about or last
    return groups


def _words(line: SentenceLine, notes: _Notes, audience: Audience) -> ReportWords:
    said = note_words(line.evidence, audience)
    return ReportWords(
        id=line.sentence.id,
        text=line.text,
        notes=(notes.number(said),) if said else (),
        needs_evidence=line.behind is Behind.NONE,
        is_main=not line.sentence.subject,
    )


def note_words(evidence: Sequence[EvidenceLine], audience: Audience) -> str:
    """Say in one note what stands behind a sentence: its figures, then its records.

    A record that is not for these readers is not named to them, and neither is its number.
    """
    there = [one for one in evidence if not one.is_gone]
    figures = [
        _("{value}: {base}").format(value=one.value, base=one.base.rstrip("."))
        for one in there
        if one.is_figure
    ]
    records = [one for one in there if not one.is_figure and audience.may_read(one.audience)]
    if there and not figures and not records:
        return _("The board holds the evidence. It is not for these readers.")
    if len(records) > _FEW:
        figures.append(", ".join(dict.fromkeys(_short(one) for one in records)))
    else:
        figures += [
            one.words if _short(one) == one.words else f"{one.label}: {one.words.rstrip('.')}"
            for one in records
        ]
    return f"{'; '.join(figures)}." if figures else ""


def _short(one: EvidenceLine) -> str:
    """Name a record in a list: its reference, or what it says where it has none."""
    return one.label if any(letter.isdigit() for letter in one.label) else one.words


class _Notes:
    """The notes of one report, each numbered when it is first named."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}

    def number(self, words: str) -> int:
        return self._numbers.setdefault(words, len(self._numbers) + 1)

    def made(self) -> tuple[ReportNote, ...]:
        return tuple(
            ReportNote(number=number, words=words) for words, number in self._numbers.items()
        )
