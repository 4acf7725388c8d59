"""What the chair reads for a meeting: the pack that is out, or the papers as they came."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from chair_desk.records.audience import Audience
from chair_desk.records.changes import CannotDo
from chair_desk.records.meetings import Meeting, Paper
from chair_desk.records.pack_pages import PackPart, PartKind, page_labels, part_at
from chair_desk.records.packs import PackIssue
from chair_desk.records.reading import Readable, ReadPage, ReadPart
from chair_desk.services.agenda import AgendaLine, agenda
from chair_desk.services.checks import existing
from chair_desk.services.desk import Desk
from chair_desk.services.pack_reading import parts_of
from chair_desk.services.packs import issues
from chair_desk.services.paper_files import attachments_of, pdf_of, pieces_of
from chair_desk.words import _


def readable(desk: Desk, meeting_id: str) -> Readable:
    """Return what can be read for a meeting: the newest pack and what came after it, or the papers.

    Raises:
        Refused: There is no such meeting.
    """
    meeting = existing(desk, Meeting, meeting_id)
    lines = agenda(desk, meeting_id).lines
    found = issues(desk, meeting_id)
    if found and found[-1].page_count:
        return _with_late(desk, _issued(meeting, found[-1], lines), lines)
    return _papers_alone(desk, meeting, lines)


def _issued(meeting: Meeting, issue: PackIssue, lines: tuple[AgendaLine, ...]) -> Readable:
    titles = {line.item.id: line for line in lines}
    papers = {paper.id: paper for line in lines for paper in line.papers}
    parts: list[ReadPart] = []
    pages: list[ReadPage] = []
    for part in parts_of(issue):
        labels = page_labels(min(part.count, len(part.labels)), part.labels)
        if part.kind is PartKind.BLANK and not labels:
            continue
        parts.append(_part(part, len(pages), len(labels), titles, papers))
        pages += [
            ReadPage(source=issue.sha256, number=len(pages) + at + 1, label=label,
                     part=len(parts) - 1)
            for at, label in enumerate(labels)
        ]  # fmt: skip
    return Readable(
        meeting_id=meeting.id, held_on=meeting.held_on, issue=issue.number,
        parts=tuple(parts), pages=tuple(pages[: issue.page_count]),
    )  # fmt: skip


def _part(
    part: PackPart,
    first: int,
    count: int,
    lines: dict[str, AgendaLine],
    papers: dict[str, Paper],
) -> ReadPart:
    line = lines.get(part.item_id)
    paper = papers.get(part.paper_id)
    has_sheet = paper is not None and paper.has_cover_sheet and part.kind is PartKind.PAPER
    return ReadPart(
        key=part.key,
        title=part.title,
        first=first,
        count=count,
        item_id=part.item_id,
        number=part.number or (line.number if line else ""),
        item_title=(line.item.closed_title or line.item.title) if line else "",
        label=part.label,
        paper_id=part.paper_id,
        sha256=part.sha256,
        sheets=int(has_sheet),
        audience=part.audience,
    )


def _with_late(desk: Desk, pack: Readable, lines: tuple[AgendaLine, ...]) -> Readable:
    """Put behind a pack the papers that came after it went out, with labels of their own."""
    held = {part.paper_id for part in pack.parts if part.sha256}
    parts, pages = list(pack.parts), list(pack.pages)
    for line, paper, sha256 in _files(desk, lines):
        if paper.id not in held:
            part = _paper_alone(line, paper, sha256, len(pages))
            title = _("{title} (came after the pack, not in it yet)").format(title=paper.title)
            late = replace(part, title=title, is_late=True)
            labels = [
                _("late {number}").format(number=len(pages) - len(pack.pages) + at + 1)
                for at in range(part.count)
            ]
            pages += _pages_of(late, labels, len(parts))
            parts.append(late)
    return replace(pack, parts=tuple(parts), pages=tuple(pages))


def _papers_alone(desk: Desk, meeting: Meeting, lines: tuple[AgendaLine, ...]) -> Readable:
    parts: list[ReadPart] = []
    pages: list[ReadPage] = []
    for line, paper, sha256 in _files(desk, lines):
        part = _paper_alone(line, paper, sha256, len(pages))
        labels = [str(len(pages) + at + 1) for at in range(part.count)]
        pages += _pages_of(part, labels, len(parts))
        parts.append(part)
    return Readable(
        meeting_id=meeting.id, held_on=meeting.held_on, issue=0,
        parts=tuple(parts), pages=tuple(pages),
    )  # fmt: skip


def _paper_alone(line: AgendaLine, paper: Paper, sha256: str, first: int) -> ReadPart:
    return ReadPart(
        key=f"paper:{paper.id}",
        title=paper.title,
        first=first,
        count=paper.page_count or 0,
        item_id=line.item.id,
        number=line.number,
        item_title=line.item.closed_title or line.item.title,
        paper_id=paper.id,
        sha256=sha256,
        audience=_narrower(line, paper),
    )


def _pages_of(part: ReadPart, labels: Sequence[str], number: int) -> list[ReadPage]:
    return [
        ReadPage(source=part.sha256, number=at, label=label, part=number)
        for at, label in enumerate(labels, start=1)
    ]


def _files(desk: Desk, lines: tuple[AgendaLine, ...]) -> Iterator[tuple[AgendaLine, Paper, str]]:
    files = attachments_of(desk, tuple(paper for line in lines for paper in line.papers))
    for line in lines:
        for paper in line.papers:
            file = files.get(paper.attachment_id or "")
            sha256 = pdf_of(file) if file is not None else ""
            if sha256 and paper.page_count:
                yield line, paper, sha256


def _narrower(line: AgendaLine, paper: Paper) -> Audience:
    order = list(Audience)
    return max(line.item.audience, paper.audience, key=order.index)


def source_pieces(desk: Desk, sha256: str) -> Iterator[bytes]:
    """Return the bytes of a file that is read, a quarter of a megabyte at a time.

    Raises:
        CannotDo: The board does not hold them.
    """
    missing = CannotDo(
        _("This file is not in the board."),
        _("The board knows of it and does not hold it."),
        _("Attach the paper again, and issue the next version of the pack."),
    )
    return pieces_of(desk, sha256, missing)


def source_content(desk: Desk, sha256: str) -> bytes:
    """Return all the bytes of a file that is read.

    Raises:
        CannotDo: The board does not hold them.
    """
    return b"".join(source_pieces(desk, sha256))


def cited_page(desk: Desk, meeting_id: str, label: str) -> tuple[str, int] | None:
    """Return the key of the part and the page of it, from 1, that a page of a pack is.

    A page of an older issue is found by the page map of that issue, though it is no longer in
    the newest one.
    """
    for issue in reversed(issues(desk, meeting_id)):
        parts = parts_of(issue)
        part = part_at(parts, label)
        if part is None:
            continue
        wanted = label.strip().upper().removeprefix("PAGE").removeprefix("P").strip(" .")
        paper = desk.get(Paper, part.paper_id)
        has_sheet = paper is not None and paper.has_cover_sheet and part.kind is PartKind.PAPER
        return part.key, part.labels.index(wanted) + 1 - int(has_sheet)
    return None


def cited_labels(desk: Desk, meeting_id: str) -> frozenset[str]:
    """Return the labels of every page that was ever in the pack of a meeting."""
    return frozenset(
        label
        for issue in issues(desk, meeting_id)
        for part in parts_of(issue)
        for label in part.labels
    )
