"""Files brought to an agenda: where each may go, made into PDF, kept in one change."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from chair_desk.records.attachments import Attachment
from chair_desk.records.changes import CannotDo, Changes, Refused
from chair_desk.records.frozen import frozen
from chair_desk.records.meetings import ItemKind, Paper
from chair_desk.services.agenda_places import placed_items
from chair_desk.services.desk import Desk
from chair_desk.services.office_files import Conversion, waiting_words
from chair_desk.services.pack_papers import (
    PaperOffer,
    bring,
    keep_pdf,
    made_into_pdf,
    needs_pdf,
    offers,
)
from chair_desk.services.pack_work import PackChild
from chair_desk.services.paper_files import PDF, PaperFile, as_paper_file, read_file
from chair_desk.words import _


@frozen(kw_only=True)
class PaperPlace:
    """Where a file can be brought: a new paper of an item, or a paper that is there.

    `has_file` says that the paper has one: what is brought is its next version.
    """

    item_id: str
    number: str
    title: str
    paper_id: str = ""
    has_file: bool = False

    @property
    def words(self) -> str:
        """Say it: "5 Return home interviews", "5 Timeline, which is awaited"."""
        if not self.paper_id:
            return _("{number} {title}: a new paper").format(number=self.number, title=self.title)
        said = (
            _("{number} {title}: its next version")
            if self.has_file
            else _("{number} {title}: the paper that is awaited")
        )
        return said.format(number=self.number, title=self.title)


@frozen(kw_only=True)
class Prepared:
    """A file that was read, with the PDF made of it, or the sentence why there is none."""

    file: PaperFile
    pdf: PaperFile | None = None
    waits: str = ""


def paper_places(desk: Desk, meeting_id: str) -> list[PaperPlace]:
    """Return every place for a file, in the order of the agenda; an item before its papers."""
    lines = [line for line in placed_items(desk, meeting_id) if line.item.kind != ItemKind.BREAK]
    ids = [line.item.id for line in lines]
    papers = desk.rows(Paper, item_id=ids, order=("place", "id")) if ids else []
    found = []
    for line in lines:
        found.append(PaperPlace(item_id=line.item.id, number=line.number, title=line.item.title))
        found += [
            PaperPlace(
                item_id=line.item.id,
                number=line.number,
                title=row.title,
                paper_id=row.id,
                has_file=row.attachment_id is not None,
            )
            for row in papers
            if row.item_id == line.item.id
        ]
    return found


def offers_of_files(desk: Desk, meeting_id: str, names: Sequence[str]) -> list[PaperOffer]:
    """Offer a place for each file; one that a paper has by the same name is its next version.

    No two files are offered to the same paper: the second is a paper of its own.
    """
    known = _papers_by_file(desk, meeting_id)
    taken: set[str] = set()
    found = []
    for offer in offers(desk, meeting_id, names):
        paper = known.get(offer.name.casefold())
        made = offer
        if paper is not None:
            made = replace(
                offer, item_id=paper.item_id, paper_id=paper.id, title=paper.title, score=1.0
            )
        if made.paper_id in taken:
            made = replace(made, paper_id="")
        taken.update({made.paper_id} - {""})
        found.append(made)
    return found


def offers_to_item(
    desk: Desk, meeting_id: str, number: str, names: Sequence[str]
) -> list[PaperOffer]:
    """Offer every file to the item of this number: to a paper of it that fits, else as a new one.

    Raises:
        Refused: The agenda has no item of that number.
    """
    lines = [line for line in placed_items(desk, meeting_id) if line.item.kind != ItemKind.BREAK]
    wanted = number.strip().casefold()
    line = next((one for one in lines if one.number.casefold() == wanted), None)
    if line is None:
        raise Refused(_("There is no item {number} on this agenda.").format(number=number))
    numbered = [f"{line.number} {name}" for name in names]
    both = zip(
        offers_of_files(desk, meeting_id, names),
        offers_of_files(desk, meeting_id, numbered),
        strict=True,
    )
    taken: set[str] = set()
    found = []
    for by_file, by_number in both:
        fits = [
            one.paper_id
            for one in (by_file, by_number)
            if one.item_id == line.item.id and one.paper_id not in taken
        ]
        paper_id = next(filter(None, fits), "")
        taken.update({paper_id} - {""})
        found.append(
            replace(by_file, item_id=line.item.id, number=line.number, title=line.item.title,
                    paper_id=paper_id)
        )  # fmt: skip
    return found


def _papers_by_file(desk: Desk, meeting_id: str) -> dict[str, Paper]:
    ids = [line.item.id for line in placed_items(desk, meeting_id)]
    papers = {
        row.attachment_id: row
        for row in (desk.rows(Paper, item_id=ids) if ids else [])
        if row.attachment_id
    }
    files = desk.rows(Attachment, id=list(papers)) if papers else []
    return {row.name.casefold(): papers[row.id] for row in files}


def prepared(path: Path, child: PackChild, conversion: Conversion) -> Prepared:
    """Read a file and make a PDF of it where it is none; it touches no board.

    `conversion` may be cancelled from another thread. Where nothing makes a PDF of it, the file
    is brought as it is, and waits.

    Raises:
        Refused: It is no file, it is empty, or it is larger than a board takes.
        CannotDo: The file cannot be read.
        Cancelled: Somebody cancelled it.
    """
    file = read_file(path)
    if file.media_type == PDF:
        return Prepared(file=file)
    if not needs_pdf(file.name, file.content):
        return Prepared(file=file, waits=waiting_words(file.name))
    conversion.take(file.name, file.content)
    try:
        made = made_into_pdf(file.name, file.content, child, conversion)
        return Prepared(file=file, pdf=as_paper_file(file.name, made))
    except CannotDo as problem:
        return Prepared(file=file, waits=f"{problem.what} {problem.why} {problem.remedy}".strip())


def bring_prepared(desk: Desk, offer: PaperOffer, brought: Prepared, *, note: str = "") -> Changes:
    """Bring a prepared file to its place with the PDF made of it, in one change.

    Raises:
        Refused: The item or the paper is no longer there.
    """
    label = _("Brought {name}").format(name=brought.file.name)
    with desk.change(label) as step:
        made = bring(desk, offer, brought.file, note=note).made
        paper = desk.get(Paper, offer.paper_id or made)
        if brought.pdf and paper is not None and paper.attachment_id:
            keep_pdf(desk, paper.attachment_id, brought.pdf)
    return step.done(made=paper.id if paper else "")
