"""A Word draft of the yearly report that comes back: what others changed, offered one by one.

Nothing is taken silently. Evidence stays behind a sentence whose words are taken, and a figure
that still stands as it was shown stays live.
"""

from __future__ import annotations

import enum
import json
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import replace
from pathlib import Path

from chair_desk.records.changes import CannotDo, Changes, Refused
from chair_desk.records.frozen import frozen
from chair_desk.records.yearly_reports import ReportCopy
from chair_desk.reports.yearly_report import words_under_none
from chair_desk.services.desk import Desk
from chair_desk.services.loose_words import NamedWords, with_loose_words
from chair_desk.services.report_reading import HeadLine, ReportView, SentenceLine, read_report
from chair_desk.services.report_writing import (
    add_sentence,
    move_sentence,
    take_out,
    write_sentence,
)
from chair_desk.services.word_changes import Stretch, WordComment, read_stretches
from chair_desk.services.yearly_reports import open_report
from chair_desk.words import N_, _, ngettext

__all__ = [
    "OFFER_WORDS",
    "Offer",
    "OfferKind",
    "Stretch",
    "WordComment",
    "compare_returned",
    "look_at_returned",
    "read_returned",
    "take_offers",
]

PREFIX, COPY, HEAD = "s_", "copy_", "head_"
_EVIDENCE_NEEDED = "[evidence needed]"
_FIRST_WORDS = 8


class OfferKind(enum.StrEnum):
    """What somebody did to a sentence."""

    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"
    MOVED = "moved"
    COMMENT = "comment"


OFFER_WORDS: Mapping[OfferKind, str] = {
    OfferKind.CHANGED: N_("Changed"),
    OfferKind.ADDED: N_("Added"),
    OfferKind.REMOVED: N_("Taken out"),
    OfferKind.MOVED: N_("Moved"),
    OfferKind.COMMENT: N_("Comment"),
}


@frozen(kw_only=True)
class Offer:
    """One change that came back. `ours` is what stands here now, `theirs` what they wrote.

    `sentence_id` is the sentence that was changed or moved, or behind which theirs was added;
    empty for the start of the head. One that was moved says in `theirs` where to: behind
    `after_id`, or to the start of the head. `key` names the offer when it is taken.
    """

    key: str
    kind: OfferKind
    sentence_id: str
    head: str
    number: int
    ours: str = ""
    theirs: str = ""
    after_id: str | None = None
    comments: tuple[WordComment, ...] = ()


def look_at_returned(desk: Desk, report_id: str, path: Path) -> list[Offer]:
    """Return what a draft that came back says otherwise, in printing order.

    What they left as it was given out is not offered, though it may have changed here since.

    Raises:
        Refused: The report is published.
        CannotDo: It is no Word file that can be read, or no draft of this report.
    """
    return compare_returned(desk, report_id, read_returned(path), path.name)


def read_returned(path: Path) -> Sequence[Stretch]:
    """Read a Word draft; it reads no board, so another thread may do it.

    Raises:
        CannotDo: It is no Word file that can be read.
    """
    return read_stretches(path, (PREFIX, COPY, HEAD))


def compare_returned(desk: Desk, report_id: str, came: Sequence[Stretch], name: str) -> list[Offer]:
    """Lay a draft that was read beside the report, as `look_at_returned` does.

    Raises:
        Refused: The report is published.
        CannotDo: It is no draft of this report.
    """
    open_report(desk, report_id)
    view = read_report(desk, report_id)
    ours = {_name(line.sentence.id) for line in view.lines}
    names = {one.name for one in came}
    if not ours & names:
        raise CannotDo(
            _("“{name}” is no draft of this report.").format(name=name),
            _("None of its sentences carries the mark of one of ours. Nothing was changed."),
            _("Choose the Word file that was exported from this report and sent out."),
        )
    sent = _sent(desk, report_id, names)
    written = [_(_EVIDENCE_NEEDED)]
    for head in view.heads:
        covers = head.head.covers
        written += [words_under_none(covers), words_under_none(covers, is_withheld=True)]
    found = with_loose_words(came, sent, written)
    return list(_Comparing(view, found, sent).offers())


def _name(id: str) -> str:  # noqa: A002
    return f"{PREFIX}{id.replace('-', '')}"


def _sent(desk: Desk, report_id: str, names: Set[str]) -> dict[str, str]:
    """Return what the draft said when it was given out, by name; nothing if not known here.

    Then what stands here now is all there is to compare with, and nothing counts as removed.
    """
    for row in desk.rows(ReportCopy, report_id=report_id):
        if f"{COPY}{row.id.replace('-', '')}" in names:
            return {_name(key): str(text) for key, text in json.loads(row.texts_json).items()}
    return {}


class _Comparing:
    """A report, what came back of it, and what was sent: laid side by side."""

    def __init__(
        self, view: ReportView, came: Mapping[str, NamedWords], sent: Mapping[str, str]
    ) -> None:
        self._came, self._sent = came, sent
        self._heads = {f"{HEAD}{head.head.key}": head for head in view.heads}
        self._lines = {_name(line.sentence.id): line for line in view.lines}
        there = [name for name, one in came.items() if one.text and name in self._lines]
        self._moved = out_of_order([name for name in sent if name in there], there)

    def offers(self) -> Iterator[Offer]:
        """Yield what came back, head by head."""
        for name, head in self._heads.items():
            if (found := self._came.get(name)) is not None:
                yield from _of_head(head, found)
            for line in head.sentences:
                own = _name(line.sentence.id)
                if own in self._came or own in self._sent:
                    yield from self._of_sentence(own, line, head.number)

    def _of_sentence(self, name: str, line: SentenceLine, number: int) -> Iterator[Offer]:
        found = self._came.get(name, NamedWords(text=""))
        comments = found.comments
        if not found.text:
            yield _offer(line, number, OfferKind.REMOVED, comments=comments)
        elif found.text not in {line.text, self._sent.get(name) or line.sentence.seen}:
            yield _offer(line, number, OfferKind.CHANGED, theirs=found.text, comments=comments)
        elif comments:
            yield _offer(line, number, OfferKind.COMMENT, comments=comments)
        if found.text and (name in self._moved or self._is_under_another(found, line)):
            yield self._moving(name, line, number)
        for at, words in enumerate(_said(found.added)):
            yield replace(
                _offer(line, number, OfferKind.ADDED, theirs=words),
                key=f"{line.sentence.id}:{OfferKind.ADDED}:{at}",
                ours="",
            )

    def _is_under_another(self, found: NamedWords, line: SentenceLine) -> bool:
        head = self._heads.get(found.under)
        return head is not None and head.head.key != line.sentence.head

    def _moving(self, name: str, line: SentenceLine, number: int) -> Offer:
        names = list(self._came)
        under = self._came[name].under
        before = [
            self._lines[one]
            for one in names[: names.index(name)]
            if one in self._lines and self._came[one].under == under and self._came[one].text
        ]
        head = self._heads.get(under)
        said = _("to the start") if not before else _("behind “{words}”").format(
            words=_opening(before[-1].text)
        )  # fmt: skip
        if head is not None and head.head.key != line.sentence.head:
            said = f"{head.number}. {head.head.title}: {said}"
        return replace(
            _offer(line, number, OfferKind.MOVED, theirs=said[:1].upper() + said[1:]),
            head=head.head.key if head else line.sentence.head,
            after_id=before[-1].sentence.id if before else None,
        )


def out_of_order(before: Sequence[str], now: Sequence[str]) -> set[str]:
    """Return the fewest names that were moved for one order to become another."""
    place = {name: at for at, name in enumerate(now)}
    ends: list[int] = []
    chains: list[list[str]] = []
    for name in before:
        at = bisect_left(ends, place[name])
        chain = [*(chains[at - 1] if at else ()), name]
        ends[at : at + 1], chains[at : at + 1] = [place[name]], [chain]
    return set(before) - set(chains[-1] if chains else ())


def _of_head(head: HeadLine, found: NamedWords) -> Iterator[Offer]:
    blank = Offer(
        key="", kind=OfferKind.COMMENT, sentence_id="", head=head.head.key, number=head.number,
        ours=head.head.title, comments=found.comments,
    )  # fmt: skip
    if found.comments:
        yield replace(blank, key=f"{head.head.key}:{OfferKind.COMMENT}")
    for at, words in enumerate(_said(found.added)):
        yield replace(
            blank, key=f"{head.head.key}:{OfferKind.ADDED}:{at}", kind=OfferKind.ADDED,
            ours="", theirs=words, comments=(),
        )  # fmt: skip


def _said(added: Sequence[str]) -> list[str]:
    return [words for words in added if any(letter.isalnum() for letter in words)]


def _opening(text: str) -> str:
    words = text.split()
    return " ".join(words[:_FIRST_WORDS]) + ("…" if len(words) > _FIRST_WORDS else "")


def _offer(
    line: SentenceLine,
    number: int,
    kind: OfferKind,
    *,
    theirs: str = "",
    comments: tuple[WordComment, ...] = (),
) -> Offer:
    return Offer(
        key=f"{line.sentence.id}:{kind}",
        kind=kind,
        sentence_id=line.sentence.id,
        head=line.sentence.head,
        number=number,
        ours=line.text,
        theirs=theirs,
        comments=comments,
    )


def take_offers(
    desk: Desk, report_id: str, offers: list[Offer], taken: Mapping[str, str]
) -> Changes:
    """Take offers, as one change: `taken` gives the words for each by its key.

    The words may be theirs or a mix; for a sentence that was removed they are empty. What is not
    named stays as it is.

    Raises:
        Refused: Nothing is taken, or the report is published.
    """
    open_report(desk, report_id)
    wanted = [one for one in offers if one.key in taken and one.kind is not OfferKind.COMMENT]
    if not wanted:
        raise Refused(_("Nothing is taken yet. Choose what to take."))
    label = ngettext(
        "Took {count} change from a draft", "Took {count} changes from a draft", len(wanted)
    )
    wanted.sort(key=lambda one: one.kind is not OfferKind.MOVED)  # while what they follow is there
    last: dict[tuple[str, str], str] = {}
    with desk.change(label.format(count=len(wanted))) as step:
        for one in wanted:
            words = taken[one.key].strip()
            if one.kind is OfferKind.MOVED:
                move_sentence(desk, one.sentence_id, after_id=one.after_id, head=one.head)
            elif one.kind is OfferKind.REMOVED or not words:
                take_out(desk, one.sentence_id)
            elif one.kind is OfferKind.ADDED:
                place = one.head, one.sentence_id
                last[place] = _add(desk, report_id, one, words, last.get(place, one.sentence_id))
            else:
                write_sentence(desk, one.sentence_id, words)
    return step.done(made=report_id)


def _add(desk: Desk, report_id: str, one: Offer, words: str, after_id: str) -> str:
    """Add a sentence behind another, or at the start of its head; return its id."""
    made = add_sentence(desk, report_id, one.head, words, after_id=after_id or None).made
    if not after_id:
        move_sentence(desk, made, after_id=None)
    return made
