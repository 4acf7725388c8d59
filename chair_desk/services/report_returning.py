"""A Word draft of the yearly report that comes back: what others changed, offered one by one.

Nothing is taken silently. Evidence stays behind a sentence whose words are taken, and a figure
that still stands as it was shown stays live.
"""

from __future__ import annotations

import enum
import json
from collections.abc import Iterator, Mapping
from pathlib import Path

from chair_desk.records.changes import CannotDo, Changes, Refused
from chair_desk.records.frozen import frozen
from chair_desk.records.yearly_reports import ReportCopy
from chair_desk.services.desk import Desk
from chair_desk.services.report_reading import ReportView, SentenceLine, read_report
from chair_desk.services.report_writing import add_sentence, take_out, write_sentence
from chair_desk.services.word_changes import NamedWords, WordComment, read_named_words
from chair_desk.services.yearly_reports import open_report
from chair_desk.words import N_, _, ngettext

__all__ = [
    "OFFER_WORDS",
    "NamedWords",
    "Offer",
    "OfferKind",
    "WordComment",
    "compare_returned",
    "look_at_returned",
    "read_returned",
    "take_offers",
]

PREFIX, COPY = "s_", "copy_"
_EVIDENCE_NEEDED = "[evidence needed]"


class OfferKind(enum.StrEnum):
    """What somebody did to a sentence."""

    CHANGED = "changed"
    ADDED = "added"
    REMOVED = "removed"
    COMMENT = "comment"


OFFER_WORDS: Mapping[OfferKind, str] = {
    OfferKind.CHANGED: N_("Changed"),
    OfferKind.ADDED: N_("Added"),
    OfferKind.REMOVED: N_("Taken out"),
    OfferKind.COMMENT: N_("Comment"),
}


@frozen(kw_only=True)
class Offer:
    """One change that came back. `ours` is what stands here now, `theirs` what they wrote.

    `sentence_id` is the sentence that was changed, or behind which theirs was added. `key` names
    the offer when it is taken.
    """

    key: str
    kind: OfferKind
    sentence_id: str
    head: str
    number: int
    ours: str = ""
    theirs: str = ""
    comments: tuple[WordComment, ...] = ()


def look_at_returned(desk: Desk, report_id: str, path: Path) -> list[Offer]:
    """Return what a draft that came back says otherwise, in printing order.

    What they left as it was given out is not offered, though it may have changed here since.

    Raises:
        Refused: The report is published.
        CannotDo: It is no Word file that can be read, or no draft of this report.
    """
    return compare_returned(desk, report_id, read_returned(path), path.name)


def read_returned(path: Path) -> Mapping[str, NamedWords]:
    """Read a Word draft; it reads no board, so another thread may do it.

    Raises:
        CannotDo: It is no Word file that can be read.
    """
    return read_named_words(path, (PREFIX, COPY))


def compare_returned(
    desk: Desk, report_id: str, came: Mapping[str, NamedWords], name: str
) -> list[Offer]:
    """Lay a draft that was read beside the report, as `look_at_returned` does.

    Raises:
        Refused: The report is published.
        CannotDo: It is no draft of this report.
    """
    open_report(desk, report_id)
    view = read_report(desk, report_id)
    ours = {f"{PREFIX}{_short(line.sentence.id)}" for line in view.lines}
    if not ours.intersection(came):
        raise CannotDo(
            _("“{name}” is no draft of this report.").format(name=name),
            _("None of its sentences carries the mark of one of ours. Nothing was changed."),
            _("Choose the Word file that was exported from this report and sent out."),
        )
    return list(_offers(view, came, _sent(desk, report_id, came)))


def _short(id: str) -> str:  # noqa: A002
    return id.replace("-", "")


def _sent(desk: Desk, report_id: str, came: Mapping[str, NamedWords]) -> dict[str, str]:
    """Return what the draft said when it was given out, by sentence; nothing if not known here.

    Then what stands here now is all there is to compare with, and nothing counts as removed.
    """
    for row in desk.rows(ReportCopy, report_id=report_id):
        if f"{COPY}{_short(row.id)}" in came:
            return {str(key): str(text) for key, text in json.loads(row.texts_json).items()}
    return {}


def _offers(
    view: ReportView, came: Mapping[str, NamedWords], sent: Mapping[str, str]
) -> Iterator[Offer]:
    for head in view.heads:
        for line in head.sentences:
            found = came.get(f"{PREFIX}{_short(line.sentence.id)}")
            if found is not None or line.sentence.id in sent:
                before = sent.get(line.sentence.id, "")
                yield from _of_sentence(line, found, before, head.number)


def _of_sentence(
    line: SentenceLine, found: NamedWords | None, before: str, number: int
) -> Iterator[Offer]:
    theirs = found.text if found is not None else ""
    comments = found.comments if found is not None else ()
    if not theirs:
        yield _offer(line, number, OfferKind.REMOVED, comments=comments)
    elif theirs not in {line.text, before or line.sentence.seen}:
        yield _offer(line, number, OfferKind.CHANGED, theirs=theirs, comments=comments)
    elif comments:
        yield _offer(line, number, OfferKind.COMMENT, comments=comments)
    added = (found.added if found is not None else "").replace(_(_EVIDENCE_NEEDED), "").strip()
    if any(letter.isalnum() for letter in added):
        yield _offer(line, number, OfferKind.ADDED, theirs=added)


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
        ours="" if kind is OfferKind.ADDED else line.text,
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
    with desk.change(label.format(count=len(wanted))) as step:
        for one in wanted:
            words = taken[one.key].strip()
            if one.kind is OfferKind.REMOVED or not words:
                take_out(desk, one.sentence_id)
            elif one.kind is OfferKind.ADDED:
                add_sentence(desk, report_id, one.head, words, after_id=one.sentence_id)
            else:
                write_sentence(desk, one.sentence_id, words)
    return step.done(made=report_id)
