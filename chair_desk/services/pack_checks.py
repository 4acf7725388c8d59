"""The check of a pack before it is built: each paper, what was found, what comes of it."""

from __future__ import annotations

import enum
from collections.abc import Callable, Mapping, Sequence

from chair_desk.records.frozen import frozen
from chair_desk.records.meetings import Paper, PaperState
from chair_desk.reports.pack_check import BLOCKING, MENDED, Fault, PaperCheck
from chair_desk.services.office_files import waiting_words
from chair_desk.services.pack_layout import paper_labels
from chair_desk.services.pack_reading import PackReading
from chair_desk.services.pack_work import CHECKED, CheckedPapers, PackChild
from chair_desk.words import N_, _

_WHOLE: Mapping[Fault, str] = {
    Fault.NOT_PDF: N_("The file is no PDF."),
    Fault.ENCRYPTED: N_("It is locked with a password. Ask its author for a file without one."),
    Fault.DAMAGED: N_("The file is damaged. Ask its author for it again."),
    Fault.NO_PAGES: N_("The file has no pages."),
    Fault.TOO_MANY_PAGES: N_("It has too many pages for one paper. Ask for it in parts."),
    Fault.TOO_HEAVY: N_("Opening it takes more memory or time than any paper should."),
    Fault.PROTECTED: N_("It was protected against changes; its pages go in."),
    Fault.REPAIRED: N_("The file was damaged and could be repaired. Look through its pages."),
    Fault.BROKEN_PAGES: N_("Pages that are damaged are replaced by a notice"),
    Fault.HUGE_IMAGES: N_("Pages with a picture too large to show are replaced by a notice"),
    Fault.SHRUNK: N_("Pages with a picture of far too many dots show it with fewer"),
    Fault.NO_TEXT: N_("Pages are pictures: no words can be searched or read aloud"),
    Fault.FORM: N_("It is a form: what was filled in stays, and can no longer be changed."),
    Fault.LIVE_FORM: N_("It is a form that only its own program shows whole. Look at its pages."),
    Fault.ATTACHMENTS: N_("Files hang on it. They are left out."),
    Fault.SCRIPTS: N_("It holds scripts or commands. They are left out."),
    Fault.FONTS: N_("A typeface is missing from the file, so pages may look different"),
    Fault.LANDSCAPE: N_("Pages lie across"),
    Fault.A3: N_("Pages are A3"),
    Fault.ODD_SIZE: N_("Pages of an odd size are set on A4 or A3"),
}
_NAMED = 6


class Outcome(enum.StrEnum):
    """What comes of a paper: it goes in, it is mended, a page holds its place, or it blocks."""

    FINE = "fine"
    MENDED = "mended"
    TO_FOLLOW = "to_follow"
    VERBAL = "verbal"
    WAITING = "waiting"
    BLOCKS = "blocks"


_COMES_OF_IT: Mapping[Outcome, str] = {
    Outcome.FINE: N_("Goes in"),
    Outcome.MENDED: N_("Goes in, mended"),
    Outcome.TO_FOLLOW: N_("To follow"),
    Outcome.VERBAL: N_("Verbal"),
    Outcome.WAITING: N_("Waits"),
    Outcome.BLOCKS: N_("Blocks the pack"),
}


def outcome_words(outcome: Outcome) -> str:
    """Say what comes of a paper."""
    return _(_COMES_OF_IT[outcome])


@frozen(kw_only=True)
class PaperFinding:
    """What the check says of one paper, in sentences."""

    paper: Paper
    label: str
    outcome: Outcome
    pages: int = 0
    sentences: tuple[str, ...] = ()


@frozen(kw_only=True)
class PackChecks:
    """The whole check: a line for each paper, and what was found by the hash of its bytes."""

    findings: tuple[PaperFinding, ...]
    checks: Mapping[str, PaperCheck]

    def with_outcome(self, *outcomes: Outcome) -> tuple[PaperFinding, ...]:
        """Return the papers of which this comes."""
        return tuple(one for one in self.findings if one.outcome in outcomes)

    @property
    def is_ready(self) -> bool:
        """Say whether nothing blocks, waits or is missing."""
        bad = (Outcome.BLOCKS, Outcome.WAITING, Outcome.TO_FOLLOW)
        return not self.with_outcome(*bad)


def readiness_words(checks: PackChecks) -> str:
    """Say how ready a pack is, in a few words."""
    total = len(checks.findings)
    ready = len(checks.with_outcome(Outcome.FINE, Outcome.MENDED, Outcome.VERBAL))
    if total == 0:
        return _("No papers")
    return _("{ready} of {total} ready").format(ready=ready, total=total)


def fault_words(fault: Fault, pages: Sequence[int]) -> str:
    """Say a fault in one sentence, with the pages it is on."""
    said = _(_WHOLE[fault])
    if said.endswith("."):
        return said
    if not pages:
        return f"{said}."
    named = ", ".join(str(page + 1) for page in pages[:_NAMED])
    if len(pages) > _NAMED:
        named = _("{pages} and {count} more").format(pages=named, count=len(pages) - _NAMED)
    return _("{sentence} (its pages {pages}).").format(sentence=said, pages=named)


def check_papers(
    reading: PackReading,
    child: PackChild,
    progress: Callable[[int, int], None] | None = None,
    checked: CheckedPapers = CHECKED,
) -> PackChecks:
    """Check every paper that has pages, in the child process; the same bytes only once.

    Raises:
        Cancelled: Somebody cancelled it.
    """
    labels = paper_labels(reading)
    found: dict[str, PaperCheck] = {}
    findings = []
    total = len(reading.papers)
    for number, one in enumerate(reading.papers):
        if progress is not None:
            progress(number, total)
        if one.has_pdf:
            found[one.sha256] = checked.check(child, one.content)
        findings.append(
            _finding(one.paper, labels.get(one.paper.id, ""), found.get(one.sha256),
                     is_waiting=one.is_waiting, name=one.name)
        )  # fmt: skip
    if progress is not None:
        progress(total, total)
    return PackChecks(findings=tuple(findings), checks=found)


def _finding(
    paper: Paper, label: str, check: PaperCheck | None, *, is_waiting: bool, name: str
) -> PaperFinding:
    if check is not None:
        return PaperFinding(
            paper=paper,
            label=label,
            outcome=_outcome(check),
            pages=check.pages,
            sentences=tuple(fault_words(fault, pages) for fault, pages in check.faults),
        )
    if is_waiting:
        return PaperFinding(
            paper=paper, label=label, outcome=Outcome.WAITING, sentences=(waiting_words(name),)
        )
    if paper.state is PaperState.VERBAL:
        return PaperFinding(paper=paper, label=label, outcome=Outcome.VERBAL)
    return PaperFinding(
        paper=paper,
        label=label,
        outcome=Outcome.TO_FOLLOW,
        sentences=(_("It is not in. A numbered page holds its place."),),
    )


def _outcome(check: PaperCheck) -> Outcome:
    faults = {fault for fault, _pages in check.faults}
    if faults & BLOCKING:
        return Outcome.BLOCKS
    return Outcome.MENDED if faults & MENDED else Outcome.FINE
