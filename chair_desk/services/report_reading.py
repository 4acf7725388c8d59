"""A report as it is read: each sentence as it stands now, what is behind it, and what changed."""

from __future__ import annotations

import enum
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set

from chair_desk.catalogue.outlines import Outline, OutlineHead
from chair_desk.records.audience import Audience
from chair_desk.records.frozen import frozen
from chair_desk.records.report_fields import Shown, shown
from chair_desk.records.tables import BY_NAME
from chair_desk.records.yearly_reports import (
    ReportSentence,
    ReportState,
    SentenceEvidence,
    Standing,
    YearlyReport,
)
from chair_desk.services.checks import existing
from chair_desk.services.desk import Desk
from chair_desk.services.report_drafting import drafted_by_head
from chair_desk.services.report_saying import Cited, Drafted, Figure, Rows, narrowest, opening
from chair_desk.services.yearly_reports import outline_of, year_of
from chair_desk.words import N_, _


class Behind(enum.StrEnum):
    """What stands behind a sentence, as its tag says."""

    EVIDENCE = "evidence"
    OPINION = "opinion"
    NONE = "none"


BEHIND_WORDS: Mapping[Behind, str] = {
    Behind.EVIDENCE: N_("Evidence"),
    Behind.OPINION: N_("Opinion"),
    Behind.NONE: N_("None"),
}


@frozen(kw_only=True)
class EvidenceLine:
    """One thing behind a sentence: a figure or a record.

    `id` is that of the kept row, empty while it only follows from the record. `rows` are what a
    figure counted, or the record itself. `was` is an earlier value where it changed, `base_was`
    what it was counted from before; `is_gone` says that the record no longer holds it. `audience`
    is for whom the record is.
    """

    id: str
    label: str
    words: str
    value: str = ""
    base: str = ""
    number: int = 0
    rows: Rows = ()
    was: str = ""
    base_was: str = ""
    is_gone: bool = False
    is_figure: bool = False
    audience: Audience = Audience.PUBLIC


@frozen(kw_only=True)
class SentenceLine:
    """A sentence as it reads now. `was` is how a person last saw it, where that differs.

    `audience` is for whom it is: in a person's own words, for whom they say; while it follows a
    record, for nobody whom that record is not for. One that the record no longer gives may have
    been closed to readers there, so it is for none but the confidential edition.
    """

    sentence: ReportSentence
    shown: Shown
    evidence: tuple[EvidenceLine, ...]
    audience: Audience
    was: str = ""
    is_gone: bool = False

    @property
    def text(self) -> str:
        """The words with their figures in place."""
        return self.shown.text

    @property
    def behind(self) -> Behind:
        """Say what stands behind it; what the record lost counts as nothing."""
        if self.sentence.standing is Standing.OPINION:
            return Behind.OPINION
        return Behind.EVIDENCE if any(not one.is_gone for one in self.evidence) else Behind.NONE


@frozen(kw_only=True)
class HeadLine:
    """A head with its sentences. An opinion asks for no evidence and is left out of the base."""

    head: OutlineHead
    number: int
    sentences: tuple[SentenceLine, ...]
    waiting: tuple[Drafted, ...] = ()

    @property
    def of(self) -> int:
        """Count the sentences that want evidence."""
        return sum(line.behind is not Behind.OPINION for line in self.sentences)

    @property
    def evidenced(self) -> int:
        """Count the sentences that have evidence."""
        return sum(line.behind is Behind.EVIDENCE for line in self.sentences)

    @property
    def percent(self) -> int | None:
        """Return the share with evidence in whole per cent, halves up; None with no sentence."""
        return (self.evidenced * 200 + self.of) // (2 * self.of) if self.of else None


@frozen(kw_only=True)
class ReportView:
    """A whole report as it stands, and the figures that any sentence may be linked to.

    `drafted` is what the record says now, by name and subject; empty once it is published.
    `required` are keys of the heads that the regime asks for, whatever the board calls them.
    """

    report: YearlyReport
    outline: Outline
    heads: tuple[HeadLine, ...]
    figures: Mapping[tuple[str, str], Figure]
    drafted: Mapping[tuple[str, str], Drafted]
    required: frozenset[str] = frozenset()

    @property
    def of(self) -> int:
        """Count the sentences that want evidence."""
        return sum(head.of for head in self.heads)

    @property
    def evidenced(self) -> int:
        """Count the sentences that have evidence."""
        return sum(head.evidenced for head in self.heads)

    @property
    def lines(self) -> tuple[SentenceLine, ...]:
        """Return all sentences, in printing order."""
        return tuple(line for head in self.heads for line in head.sentences)

    def line(self, sentence_id: str) -> SentenceLine | None:
        """Return one sentence, or nothing."""
        every = (one for head in self.heads for one in head.sentences)
        return next((one for one in every if one.sentence.id == sentence_id), None)


def read_report(desk: Desk, report_id: str) -> ReportView:
    """Return a report as it stands: a draft follows the record, what is published does not.

    Raises:
        Refused: It is no longer there.
    """
    report = existing(desk, YearlyReport, report_id)
    outline = outline_of(desk, report)
    is_draft = report.state is ReportState.DRAFT
    found = drafted_by_head(desk, outline, year_of(desk, report.ends_on)) if is_draft else {}
    reading = _Reading(desk, found)
    rows: dict[str, list[ReportSentence]] = defaultdict(list)
    every = desk.rows(ReportSentence, report_id=report_id, order=("place", "id"))
    held = {(row.drafted_as, row.subject) for row in every}
    for row in every:
        if row.standing is not Standing.LEFT_OUT:
            rows[row.head].append(row)
    kept = _kept(desk, [row.id for some in rows.values() for row in some])

    def line(row: ReportSentence) -> SentenceLine:
        return reading.line(row, kept.get(row.id, ()), is_draft=is_draft)

    heads = tuple(
        HeadLine(
            head=head,
            number=at,
            sentences=tuple(map(line, rows.get(head.key, ()))),
            waiting=_waiting(found.get(head.key, ()), held),
        )
        for at, head in enumerate(outline.printed, start=1)
    )
    return ReportView(
        report=report,
        outline=outline,
        heads=heads,
        figures=reading.figures,
        drafted=reading.drafted,
        required=frozenset(one.key for one in desk.shelf.outline(report.outline).heads),
    )


def _waiting(found: Sequence[Drafted], held: Set[tuple[str, str]]) -> tuple[Drafted, ...]:
    """Return what the record gives and no sentence of the report stands for."""
    return tuple(one for one in found if one.is_offered and (one.name, one.subject) not in held)


class _Reading:
    """What the record says now, by name, for the sentences to be read against."""

    def __init__(self, desk: Desk, found: Mapping[str, Sequence[Drafted]]) -> None:
        every = [one for some in found.values() for one in some]
        self._desk = desk
        self.drafted = {(one.name, one.subject): one for one in every}
        self.figures = {(one.name, one.subject): one for said in every for one in said.figures}

    def line(
        self, row: ReportSentence, kept: Sequence[SentenceEvidence], *, is_draft: bool
    ) -> SentenceLine:
        """Read one sentence with what is behind it."""
        drafted = self.drafted.get((row.drafted_as, row.subject))
        follows = is_draft and bool(row.drafted_as) and not row.is_own
        own = tuple(self._evidence(one, is_draft=is_draft) for one in kept)
        if follows and drafted is not None:
            said = shown(drafted.text, drafted.values)
            evidence = (*_live(drafted), *own)
        else:
            said = shown(row.text, {one.number: one.value for one in own if one.number})
            evidence = own
        return SentenceLine(
            sentence=row,
            shown=said,
            evidence=evidence,
            audience=_audience(row, drafted) if follows else row.audience,
            was=row.seen if is_draft and row.seen and row.seen != said.text else "",
            is_gone=follows and drafted is None,
        )

    def _evidence(self, row: SentenceEvidence, *, is_draft: bool) -> EvidenceLine:
        if not row.figure:
            return self._record(row, is_draft=is_draft)
        now = self.figures.get((row.figure, row.subject)) if is_draft else None
        value = _in_place(now.value, row.value) if now else row.value
        return EvidenceLine(
            id=row.id,
            label=_("Figure"),
            words=now.base if now else row.base,
            value=value,
            base=now.base if now else row.base,
            number=row.number,
            rows=now.rows if now else (),
            was=row.value if value != row.value else "",
            base_was=row.base if now is not None and row.base not in {"", now.base} else "",
            is_gone=is_draft and now is None,
            is_figure=True,
        )

    def _record(self, row: SentenceEvidence, *, is_draft: bool) -> EvidenceLine:
        table = BY_NAME.get(row.table_name)
        record = self._desk.get(table.record_class, row.record_id) if table is not None else None
        return EvidenceLine(
            id=row.id,
            label=row.label,
            words=row.value,
            rows=((row.table_name, row.record_id),),
            is_gone=is_draft and record is None,
            audience=getattr(record, "audience", Audience.PUBLIC),
        )


def _audience(row: ReportSentence, drafted: Drafted | None) -> Audience:
    return narrowest((row.audience, drafted.audience)) if drafted else Audience.CONFIDENTIAL


def _in_place(now: str, kept: str) -> str:
    """Give a new value the form that the kept one had at the head of its sentence."""
    return opening(now) if kept[:1].isupper() else now


def _live(found: Drafted) -> Iterable[EvidenceLine]:
    for at, one in enumerate(found.figures, start=1):
        yield EvidenceLine(
            id="",
            label=_("Figure"),
            words=one.base,
            value=one.value,
            base=one.base,
            number=at if at in found.values else 0,
            rows=one.rows,
            is_figure=True,
        )
    for cited in found.cites:
        yield cited_line(cited)


def cited_line(cited: Cited) -> EvidenceLine:
    """Return a record as it stands behind a sentence that follows it."""
    return EvidenceLine(
        id="",
        label=cited.label,
        words=cited.words,
        rows=((cited.table, cited.id),),
        audience=cited.audience,
    )


def _kept(desk: Desk, ids: Sequence[str]) -> dict[str, list[SentenceEvidence]]:
    rows: dict[str, list[SentenceEvidence]] = defaultdict(list)
    for row in desk.rows(SentenceEvidence, sentence_id=ids, order=("number", "label", "id")):
        rows[row.sentence_id].append(row)
    return rows
