"""How far the pack of a meeting is: which papers are in, who owes one, what came since it went out.

It reads rows alone and opens no paper, so that Today and the agenda may ask for it at any time.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from chair_desk.records.attachments import Attachment
from chair_desk.records.frozen import frozen
from chair_desk.records.meetings import Paper, PaperState
from chair_desk.records.pack_pages import PackPart, PartKind, in_words
from chair_desk.records.packs import PackIssue
from chair_desk.services.agenda_places import placed_items
from chair_desk.services.desk import Desk
from chair_desk.services.pack_map import parts_of
from chair_desk.services.paper_files import pdf_of
from chair_desk.services.papers_owed import Owed, OwedPaper, owed_papers
from chair_desk.words import _, ngettext


@frozen(kw_only=True)
class PackReadiness:
    """How a pack stands.

    `ready` counts the papers of `total` that are in as a PDF, in without a file (so handed round)
    or verbal; `waiting` those whose file is no PDF yet; `pages` the pages of papers that are known.
    `version` is that of the last issue, 0 where none went out; `changed` are the labels or titles
    of papers that came or changed since. `held` are the labels of pages that hold a place.
    """

    total: int = 0
    ready: int = 0
    waiting: int = 0
    pages: int = 0
    owed: tuple[OwedPaper, ...] = ()
    version: int = 0
    issued_at: datetime | None = None
    issued_pages: int = 0
    parts: tuple[PackPart, ...] = ()
    changed: tuple[str, ...] = ()
    held: tuple[str, ...] = ()

    @property
    def late(self) -> int:
        """Count the papers that are past their day."""
        return sum(one.state is Owed.LATE for one in self.owed)

    @property
    def soonest_due_on(self) -> date | None:
        """The first day on which a paper is due, or nothing."""
        days = [one.paper.due_on for one in self.owed if one.paper.due_on]
        return min(days, default=None)

    @property
    def is_ready(self) -> bool:
        """Say whether every paper is in, and the last version that went out holds them all."""
        return not (self.owed or self.waiting or self.changed)

    @property
    def ready_words(self) -> str:
        """Say "8 of 10 papers in"."""
        if not self.total:
            return _("No papers are asked for")
        words = ngettext("{ready} of {count} paper in", "{ready} of {count} papers in", self.total)
        return words.format(ready=self.ready, count=self.total)

    @property
    def open_words(self) -> str:
        """Say what is left: "1 late, 1 to follow, 1 no PDF yet"; nothing where all is in."""
        to_follow = sum(one.state is Owed.TO_FOLLOW for one in self.owed)
        awaited = len(self.owed) - self.late - to_follow
        said = (
            (self.late, _("{count} late")),
            (awaited, _("{count} awaited")),
            (to_follow, _("{count} to follow")),
            (self.waiting, _("{count} no PDF yet")),
            (len(self.changed), _("{count} changed since version {number}")),
        )
        return ", ".join(
            words.format(count=count, number=self.version) for count, words in said if count
        )

    @property
    def version_words(self) -> str:
        """Say "58 pages, version 2"; before the first version, how many pages the papers have."""
        count = self.issued_pages if self.version else self.pages
        pages = ngettext("{count} page", "{count} pages", count).format(count=count)
        if self.version:
            return _("{pages}, version {number}").format(pages=pages, number=self.version)
        return _("{pages} of papers").format(pages=pages) if count else _("no version yet")

    @property
    def held_words(self) -> str:
        """Say which pages hold the place of papers that are missing."""
        if not self.held:
            return ""
        words = ngettext(
            "Page {pages} holds the place of a missing paper, so page numbers will not change.",
            "Pages {pages} hold places for missing papers, so page numbers will not change.",
            len(self.held),
        )
        return words.format(pages=in_words(self.held))


def pack_readiness(desk: Desk, meeting_id: str) -> PackReadiness:
    """Return how the pack of a meeting stands; of a meeting that is gone, that it has no papers."""
    lines = placed_items(desk, meeting_id)
    ids = [line.item.id for line in lines]
    papers = desk.rows(Paper, item_id=ids) if ids else []
    held = [row.attachment_id for row in papers if row.attachment_id]
    files = {row.id: row for row in desk.rows(Attachment, id=held)} if held else {}
    last = desk.rows(PackIssue, meeting_id=meeting_id, order=("-number",))[:1]
    parts = parts_of(last[0]) if last else ()
    return PackReadiness(
        total=len(papers),
        ready=sum(_is_in(row, files) for row in papers),
        waiting=sum(_waits(row, files) for row in papers),
        pages=sum(row.page_count or 0 for row in papers),
        owed=tuple(owed_papers(desk, meeting_id)),
        version=last[0].number if last else 0,
        issued_at=last[0].issued_at if last else None,
        issued_pages=last[0].page_count if last else 0,
        parts=parts,
        changed=_changed(papers, files, parts) if last else (),
        held=tuple(
            label
            for part in parts
            if part.kind is PartKind.TO_FOLLOW and part.count
            for label in part.labels[:1]
        ),
    )


def _waits(paper: Paper, files: Mapping[str, Attachment]) -> bool:
    file = files.get(paper.attachment_id or "")
    return file is not None and not pdf_of(file)


def _is_in(paper: Paper, files: Mapping[str, Attachment]) -> bool:
    if paper.state in (PaperState.EXPECTED, PaperState.TO_FOLLOW):
        return False
    return not _waits(paper, files)


def _changed(
    papers: list[Paper], files: Mapping[str, Attachment], parts: tuple[PackPart, ...]
) -> tuple[str, ...]:
    """Return the papers whose pages are not those that went out, and those withdrawn since."""
    issued = {part.paper_id: part for part in parts if part.paper_id and part.count}
    found = []
    for row in papers:
        file = files.get(row.attachment_id or "")
        now, part = pdf_of(file) if file else "", issued.pop(row.id, None)
        if part is None or (now and now != part.sha256):
            found.append(part.label if part else row.title)
    return (*found, *(part.label for part in issued.values()))
