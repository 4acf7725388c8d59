"""What changed since the last draft: which sentences, and which words or figures in them."""

from __future__ import annotations

import json
from difflib import SequenceMatcher

from chair_desk.records.yearly_reports import ReportCopy, ReportSentence
from chair_desk.services.desk import Desk
from chair_desk.services.report_gaps import Gap, GapKind
from chair_desk.services.report_reading import HeadLine, ReportView, SentenceLine
from chair_desk.words import _

_SHORT = 5  # words that are named as having changed into others; more is said by the sentence


def last_copy(desk: Desk, report_id: str) -> ReportCopy | None:
    """Return the draft that was given out last, if any was."""
    given = desk.rows(ReportCopy, report_id=report_id, order=("-made_on", "id"))
    return given[0] if given else None


def changed_since(desk: Desk, view: ReportView) -> list[Gap]:
    """Return what differs from the draft given out last; with none, from what was last seen.

    Sentences that changed come first, then new ones, then those that are gone.
    """
    copy = last_copy(desk, view.report.id)
    found = _since_copy(desk, view, copy) if copy else _since_seen(view)
    order = list(GapKind)
    return sorted(found, key=lambda gap: (order.index(gap.kind), gap.number))


def _since_seen(view: ReportView) -> list[Gap]:
    found = []
    for head in view.heads:
        found += [_changed(head, line, line.was) for line in head.sentences if line.was]
        found += [_gap(GapKind.SINCE_OUT, head, line) for line in head.sentences if line.is_gone]
    return found


def _since_copy(desk: Desk, view: ReportView, copy: ReportCopy) -> list[Gap]:
    texts: dict[str, str] = json.loads(copy.texts_json or "{}")
    found = []
    for head in view.heads:
        for line in head.sentences:
            if not copy.audience.may_read(line.audience):
                continue
            was = texts.pop(line.sentence.id, None)
            if was is None:
                found.append(_gap(GapKind.SINCE_NEW, head, line))
            elif was != line.text:
                found.append(_changed(head, line, was))
    return [*found, *(_out(desk, view, row_id, text) for row_id, text in texts.items())]


def _out(desk: Desk, view: ReportView, row_id: str, text: str) -> Gap:
    row = desk.get(ReportSentence, row_id)
    keys = {head.head.key: head.number for head in view.heads}
    key = row.head if row and row.head in keys else view.heads[0].head.key
    return Gap(kind=GapKind.SINCE_OUT, head=key, number=keys[key], words=text)


def _changed(head: HeadLine, line: SentenceLine, was: str) -> Gap:
    return Gap(
        kind=GapKind.SINCE_CHANGED,
        head=head.head.key,
        number=head.number,
        words=" ".join(filter(None, (line.text, changed_words(was, line.text)))),
        sentence_id=line.sentence.id,
        was=was,
    )


def _gap(kind: GapKind, head: HeadLine, line: SentenceLine) -> Gap:
    return Gap(
        kind=kind,
        head=head.head.key,
        number=head.number,
        words=line.text,
        sentence_id=line.sentence.id,
    )


def changed_words(was: str, now: str) -> str:
    """Name the few words that changed into others: "(two → three)"; nothing for longer ones."""
    before, after = was.split(), now.split()
    pairs = []
    for kind, a, b, c, d in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "replace" and b - a < _SHORT and d - c < _SHORT:
            left, right = (" ".join(words).strip(".,;:") for words in (before[a:b], after[c:d]))
            pairs.append(_("{was} → {now}").format(was=left, now=right))
    return f"({'; '.join(pairs)})" if pairs else ""
