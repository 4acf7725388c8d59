"""Writing in a yearly report: words, order, opinion, and the evidence behind a sentence."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from chair_desk.records.audience import Audience
from chair_desk.records.changes import Changes, Refused
from chair_desk.records.places import place_between
from chair_desk.records.report_fields import Written, laid_back, marks_in, settled, shown
from chair_desk.records.yearly_reports import (
    ReportSentence,
    ReportState,
    SentenceEvidence,
    Standing,
    YearlyReport,
)
from chair_desk.services.checks import existing
from chair_desk.services.desk import Desk, Step
from chair_desk.services.report_exhibits import exhibits_of, kept_words
from chair_desk.services.report_linking import figure_behind, new_evidence, record_behind
from chair_desk.services.report_reading import ReportView, SentenceLine, read_report
from chair_desk.services.report_saying import Drafted
from chair_desk.services.yearly_reports import evidence_rows, open_report, year_of
from chair_desk.words import _


def add_sentence(
    desk: Desk, report_id: str, head: str, text: str | Written, *, after_id: str | None = None
) -> Changes:
    """Add a sentence of the person's own under a head: at its end, or after another.

    Figures that were put into it stay live; records that were linked stand behind it.

    Raises:
        Refused: It says nothing, the report is published, or a record or figure is not there.
    """
    open_report(desk, report_id)
    said = _said(text)
    place = _place_after(desk, report_id, head, after_id)
    row = ReportSentence(
        id=desk.new_id(),
        report_id=report_id,
        head=head,
        place=place,
        text=said.text,
        seen=said.text,
        is_own=True,
    )
    made = new_evidence(desk, row, said)
    laid = laid_back(shown(said.text, {}), said.text, made.spans)
    with desk.change(_("Added a sentence to the yearly report")) as step:
        step.insert(replace(row, text=laid), *made.rows)
    return step.done(made=row.id)


def write_sentence(desk: Desk, sentence_id: str, text: str | Written) -> Changes | None:
    """Write a sentence anew. Figures left as they were shown stay live; the rest is plain words.

    What stood behind it goes on standing behind it, and what was linked while writing too.
    Nothing written is nothing changed.

    Raises:
        Refused: It says nothing, the report is published, or a record or figure is not there.
    """
    view, line = _line(desk, sentence_id)
    said = _said(text)
    if said.text == line.text and said.is_plain:
        return None
    made = new_evidence(desk, line.sentence, said, view=view, line=line)
    laid = laid_back(line.shown, said.text, made.spans)
    with desk.change(_("Wrote a sentence of the yearly report")) as step:
        if said.text != line.text or made.spans:
            _make_own(desk, step, view, line)
            step.update(
                ReportSentence,
                sentence_id,
                text=laid,
                seen=said.text,
                is_own=True,
                audience=line.audience,
            )
        step.insert(*made.rows)
        _forget_marks(desk, step, sentence_id, marks_in(laid))
    return step.done(made=sentence_id)


def follow_the_record(desk: Desk, sentence_id: str) -> Changes:
    """Let a drafted sentence say again what the record says, in the record's words.

    Raises:
        Refused: The record never said it, or says it no longer.
    """
    row = _line(desk, sentence_id)[1].sentence
    if not row.drafted_as:
        raise Refused(_("This sentence is your own; the record has none for it."))
    with desk.change(_("Took the words of the record")) as step:
        for kept in desk.rows(SentenceEvidence, sentence_id=sentence_id):
            step.delete(SentenceEvidence, kept.id)
        step.update(ReportSentence, sentence_id, is_own=False)
    return step.done(made=sentence_id)


def take_out(desk: Desk, sentence_id: str) -> Changes:
    """Take a sentence out. One that was drafted is remembered and not offered again.

    Raises:
        Refused: The report is published, or it is no longer there.
    """
    row = existing(desk, ReportSentence, sentence_id)
    open_report(desk, row.report_id)
    with desk.change(_("Took a sentence out of the yearly report")) as step:
        if row.drafted_as:
            step.update(ReportSentence, sentence_id, standing=Standing.LEFT_OUT)
        else:
            for kept in desk.rows(SentenceEvidence, sentence_id=sentence_id):
                step.delete(SentenceEvidence, kept.id)
            step.delete(ReportSentence, sentence_id)
    return step.changes


def move_sentence(desk: Desk, sentence_id: str, *, after_id: str | None, head: str = "") -> Changes:
    """Move a sentence to after another, or to the start of its head; `head` moves it there.

    Raises:
        Refused: The report is published, or it is no longer there.
    """
    row = existing(desk, ReportSentence, sentence_id)
    open_report(desk, row.report_id)
    to = head or row.head
    place = _place_after(desk, row.report_id, to, after_id, at_start=after_id is None, but=row.id)
    with desk.change(_("Moved a sentence of the yearly report")) as step:
        step.update(ReportSentence, sentence_id, head=to, place=place)
    return step.done(made=sentence_id)


def mark_opinion(desk: Desk, sentence_id: str, *, is_opinion: bool = True) -> Changes:
    """Say that a sentence is an opinion, or that it is not. An opinion asks for no evidence.

    Raises:
        Refused: The report is published, or it is no longer there.
    """
    row = existing(desk, ReportSentence, sentence_id)
    open_report(desk, row.report_id)
    label = _("Marked a sentence as opinion") if is_opinion else _("Marked it as no opinion")
    with desk.change(label) as step:
        standing = Standing.OPINION if is_opinion else Standing.RECORD
        step.update(ReportSentence, sentence_id, standing=standing)
    return step.done(made=sentence_id)


def show_to(desk: Desk, sentence_id: str, audience: Audience) -> Changes:
    """Say for whom a sentence is. What the public may not see never reaches a writer.

    One that follows a record is for nobody whom the record is not for.

    Raises:
        Refused: The report is published, or it is no longer there.
    """
    row = existing(desk, ReportSentence, sentence_id)
    open_report(desk, row.report_id)
    with desk.change(_("Changed for whom a sentence is")) as step:
        step.update(ReportSentence, sentence_id, audience=audience)
    return step.done(made=sentence_id)


def accept_changes(desk: Desk, report_id: str, sentence_ids: Iterable[str] = ()) -> Changes:
    """Take what the record says now as seen: of these sentences, or of all. One change.

    Raises:
        Refused: Nothing has changed, or the report is published.
    """
    open_report(desk, report_id)
    wanted = set(sentence_ids)
    changed = [
        line
        for line in read_report(desk, report_id).lines
        if (line.was or any(one.base_was for one in line.evidence))
        and (not wanted or line.sentence.id in wanted)
    ]
    if not changed:
        raise Refused(_("No sentence has changed since you last saw it."))
    with desk.change(_("Accepted what changed in the yearly report")) as step:
        for line in changed:
            step.update(ReportSentence, line.sentence.id, seen=line.text)
            for one in line.evidence:
                if one.id and (one.was or one.base_was):
                    step.update(SentenceEvidence, one.id, value=one.value, base=one.base)
    return step.changes


def link_record(desk: Desk, sentence_id: str, table: str, record_id: str) -> Changes:
    """Put a record of the file behind a sentence.

    Raises:
        Refused: It is there already, there is no such record, or the report is published.
    """
    row = existing(desk, ReportSentence, sentence_id)
    open_report(desk, row.report_id)
    made = record_behind(desk, sentence_id, table, record_id)
    with desk.change(_("Linked {label} to a sentence").format(label=made.label)) as step:
        step.insert(made)
    return step.done(made=made.id)


def link_figure(desk: Desk, sentence_id: str, name: str, subject: str = "") -> Changes:
    """Put a figure that the program counts behind a sentence.

    Raises:
        Refused: There is no such figure, or it is there already.
    """
    view, line = _line(desk, sentence_id)
    figure = view.figures.get((name, subject))
    if figure is None:
        raise Refused(_("The record gives no such figure."))
    if any(one.is_figure and one.rows == figure.rows and one.base == figure.base
           for one in line.evidence):  # fmt: skip
        raise Refused(_("This stands behind the sentence already."))
    made = figure_behind(desk, sentence_id, figure)
    with desk.change(_("Linked a figure to a sentence")) as step:
        step.insert(made)
    return step.done(made=made.id)


def unlink(desk: Desk, evidence_id: str) -> Changes:
    """Take one thing from behind a sentence; a live figure becomes plain words.

    Raises:
        Refused: It is no longer there, or the report is published.
    """
    row = existing(desk, SentenceEvidence, evidence_id)
    _view, line = _line(desk, row.sentence_id)
    with desk.change(_("Took evidence from behind a sentence")) as step:
        if row.number:
            left = [span for span in line.shown.spans if span[0] != row.number]
            text = laid_back(type(line.shown)(line.text, tuple(left)), line.text)
            step.update(ReportSentence, row.sentence_id, text=text)
        step.delete(SentenceEvidence, evidence_id)
    return step.done(made=row.sentence_id)


def publish(desk: Desk, report_id: str) -> Changes:
    """Publish a report: every figure is frozen as it stands, and nothing moves any more.

    Raises:
        Refused: It is published already.
    """
    open_report(desk, report_id)
    view = read_report(desk, report_id)
    year = year_of(desk, view.report.ends_on)
    drawn = {head.head.key: exhibits_of(desk, head.head, year) for head in view.heads}
    with desk.change(_("Published the yearly report")) as step:
        for line in view.lines:
            _freeze(desk, step, view, line)
        step.update(
            YearlyReport,
            report_id,
            state=ReportState.PUBLISHED,
            published_on=desk.today(),
            exhibits_json=kept_words(drawn),
        )
    return step.done(made=report_id)


def reopen(desk: Desk, report_id: str) -> Changes:
    """Let a published report be written in again, its figures following the record once more.

    Raises:
        Refused: It is a draft already.
    """
    report = existing(desk, YearlyReport, report_id)
    if report.state is ReportState.DRAFT:
        raise Refused(_("This report is a draft already."))
    with desk.change(_("Reopened the yearly report")) as step:
        back = ReportState.DRAFT
        step.update(YearlyReport, report_id, state=back, published_on=None, exhibits_json="")
    return step.done(made=report_id)


def _line(desk: Desk, sentence_id: str) -> tuple[ReportView, SentenceLine]:
    row = existing(desk, ReportSentence, sentence_id)
    open_report(desk, row.report_id)
    view = read_report(desk, row.report_id)
    line = view.line(sentence_id)
    if line is None:
        raise Refused(_("This sentence was taken out of the report."))
    return view, line


def _said(text: str | Written) -> Written:
    said = settled(text if isinstance(text, Written) else Written(text=text))
    if not said.text:
        raise Refused({"text": _("Write a sentence.")})
    return said


def _drafted(view: ReportView, line: SentenceLine) -> Drafted | None:
    key = (line.sentence.drafted_as, line.sentence.subject)
    return view.drafted.get(key) if line.sentence.drafted_as and not line.sentence.is_own else None


def _make_own(desk: Desk, step: Step, view: ReportView, line: SentenceLine) -> None:
    """Keep what stands behind a sentence that followed the record, now that it no longer does."""
    if found := _drafted(view, line):
        step.insert(*evidence_rows(desk, line.sentence.id, found))


def _freeze(desk: Desk, step: Step, view: ReportView, line: SentenceLine) -> None:
    found = _drafted(view, line)
    text = found.text if found else line.sentence.text
    _make_own(desk, step, view, line)
    step.update(ReportSentence, line.sentence.id, text=text, seen=line.text, audience=line.audience)
    for one in line.evidence:
        if one.id and one.was:
            step.update(SentenceEvidence, one.id, value=one.value, base=one.base)


def _forget_marks(desk: Desk, step: Step, sentence_id: str, left: Iterable[int]) -> None:
    """Let a figure that no longer stands in the words stand behind them."""
    kept = set(left)
    for row in desk.rows(SentenceEvidence, sentence_id=sentence_id):
        if row.number and row.number not in kept:
            step.update(SentenceEvidence, row.id, number=0)


def _place_after(
    desk: Desk,
    report_id: str,
    head: str,
    after_id: str | None,
    *,
    at_start: bool = False,
    but: str = "",
) -> str:
    rows = [
        row
        for row in desk.rows(ReportSentence, report_id=report_id, head=head, order=("place", "id"))
        if row.id != but
    ]
    if at_start:
        return place_between("", rows[0].place if rows else "")
    ids = [row.id for row in rows]
    if after_id not in ids:
        return place_between(rows[-1].place if rows else "", "")
    at = ids.index(after_id)
    return place_between(rows[at].place, rows[at + 1].place if at + 1 < len(rows) else "")
