"""What a yearly report still lacks: said plainly, each with the place where it can be mended."""

from __future__ import annotations

import enum
from collections.abc import Iterator, Mapping
from dataclasses import replace

from chair_desk.records.audience import Audience
from chair_desk.records.frozen import frozen
from chair_desk.services.desk import Desk
from chair_desk.services.report_reading import Behind, HeadLine, ReportView, SentenceLine
from chair_desk.services.report_saying import Rows
from chair_desk.services.report_sweep import kind_words, sweep
from chair_desk.words import N_, _


class GapKind(enum.StrEnum):
    """What sort of thing is missing."""

    EMPTY_HEAD = "empty_head"
    LEFT_OUT = "left_out"
    NOT_PUBLIC = "not_public"
    NO_EVIDENCE = "no_evidence"
    GONE = "gone"
    CHANGED = "changed"
    NEW = "new"
    LITTLE_PROGRESS = "little_progress"
    UNANSWERED = "unanswered"
    BASE = "base"
    PERSONAL = "personal"
    SINCE_CHANGED = "since_changed"
    SINCE_NEW = "since_new"
    SINCE_OUT = "since_out"


GAP_WORDS: Mapping[GapKind, str] = {
    GapKind.EMPTY_HEAD: N_("Heads with nothing under them"),
    GapKind.LEFT_OUT: N_("Required heads left out"),
    GapKind.NOT_PUBLIC: N_("Heads with nothing for the public"),
    GapKind.NO_EVIDENCE: N_("Sentences with no evidence"),
    GapKind.GONE: N_("No longer in the record"),
    GapKind.CHANGED: N_("Changed since you last saw it"),
    GapKind.NEW: N_("In the record and not in the report"),
    GapKind.LITTLE_PROGRESS: N_("Priorities with little or no progress"),
    GapKind.UNANSWERED: N_("Recommendations unanswered"),
    GapKind.BASE: N_("Figures counted from something else than before"),
    GapKind.PERSONAL: N_("May point at one person"),
    GapKind.SINCE_CHANGED: N_("Changed since the last draft"),
    GapKind.SINCE_NEW: N_("New since the last draft"),
    GapKind.SINCE_OUT: N_("In the last draft and no longer here"),
}


@frozen(kw_only=True)
class Gap:
    """One thing that is missing, and where: a head, and a sentence of it where it is about one.

    `rows` are the records it is about; `was` is what a changed sentence said before.
    """

    kind: GapKind
    head: str
    number: int
    words: str
    sentence_id: str = ""
    was: str = ""
    rows: Rows = ()


def personal_gaps(desk: Desk, view: ReportView, audience: Audience) -> list[Gap]:
    """Return what the sweep sees in an edition for these readers, each leading to its sentence."""
    return [
        Gap(
            kind=GapKind.PERSONAL,
            head=one.head,
            number=one.number,
            words=f"{kind_words(one)}: {one.words}",
            sentence_id=one.sentence_id,
        )
        for one in sweep(desk, view, audience)
    ]


def gaps(view: ReportView) -> list[Gap]:
    """Return what a report lacks, by kind in the order of `GapKind`, then in printing order."""
    found = [gap for head in view.heads for gap in _of_head(head)]
    found += [
        Gap(kind=GapKind.LEFT_OUT, head=head.key, number=0,
            words=_("{title}: {covers}").format(title=head.title, covers=head.covers))
        for head in view.outline.heads
        if head.is_left_out and head.key in view.required
    ]  # fmt: skip
    order = list(GapKind)
    return sorted(found, key=lambda gap: (order.index(gap.kind), gap.number))


def _of_head(head: HeadLine) -> Iterator[Gap]:
    if not any(line.audience is Audience.PUBLIC for line in head.sentences):
        kind = GapKind.NOT_PUBLIC if head.sentences else GapKind.EMPTY_HEAD
        words = _("{title}: {covers}").format(title=head.head.title, covers=head.head.covers)
        yield _gap(kind, head, words)
    for line in head.sentences:
        yield from _of_sentence(head, line)
    for one in head.waiting:
        yield _gap(GapKind.NEW, head, one.shown, rows=tuple((c.table, c.id) for c in one.cites))


def _of_sentence(head: HeadLine, line: SentenceLine) -> Iterator[Gap]:
    if line.is_gone or any(one.is_gone for one in line.evidence):
        yield _about(GapKind.GONE, head, line)
    elif line.behind is Behind.NONE:
        yield _about(GapKind.NO_EVIDENCE, head, line)
    if line.was:
        yield _about(GapKind.CHANGED, head, line)
    for one in line.evidence:
        if one.base_was:
            was = _("{value}, counted from: {base}").format(value=one.value, base=one.base_was)
            yield replace(_about(GapKind.BASE, head, line), was=was)
    if line.sentence.drafted_as in {"priority.little_progress", "priority.not_achieved"}:
        yield _about(GapKind.LITTLE_PROGRESS, head, line)
    if line.sentence.drafted_as == "recommendation.unanswered":
        yield _about(GapKind.UNANSWERED, head, line)


def _about(kind: GapKind, head: HeadLine, line: SentenceLine) -> Gap:
    return Gap(
        kind=kind,
        head=head.head.key,
        number=head.number,
        words=line.text,
        sentence_id=line.sentence.id,
        was=line.was,
        rows=tuple(row for one in line.evidence if not one.is_figure for row in one.rows),
    )


def _gap(kind: GapKind, head: HeadLine, words: str, *, rows: Rows = ()) -> Gap:
    return Gap(kind=kind, head=head.head.key, number=head.number, words=words, rows=rows)
