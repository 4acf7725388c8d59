"""Papers on their way in: offered to items, kept with their versions, made into PDF."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from chair_desk.records.attachments import Attachment
from chair_desk.records.changes import CannotDo, Changes
from chair_desk.records.frozen import frozen
from chair_desk.records.meetings import AgendaItem, ItemKind, Paper
from chair_desk.records.packs import PaperVersion
from chair_desk.records.paper_matching import best_item, words_of
from chair_desk.services.agenda_places import placed_items
from chair_desk.services.checks import existing
from chair_desk.services.desk import Desk
from chair_desk.services.office_files import MAIL, OFFICE, PICTURES, Conversion, waiting_words
from chair_desk.services.pack_work import PackChild
from chair_desk.services.paper_files import PDF, PaperFile, add_file, attach, is_pdf
from chair_desk.words import _


@frozen(kw_only=True)
class PaperOffer:
    """Where a file may go: the item, and the paper promised to it that it seems to be."""

    name: str
    item_id: str = ""
    number: str = ""
    title: str = ""
    paper_id: str = ""
    score: float = 0.0


def offers(desk: Desk, meeting_id: str, names: Sequence[str]) -> list[PaperOffer]:
    """Offer an item for each file, by its name; no item where none fits. Nothing is changed."""
    items = [
        line for line in placed_items(desk, meeting_id) if line.item.kind is not ItemKind.BREAK
    ]
    ids = [line.item.id for line in items]
    papers = desk.rows(Paper, item_id=ids, order=("place", "id")) if ids else []
    titles = {
        line.item.id: [line.item.title, line.item.closed_title,
                       *(row.title for row in papers if row.item_id == line.item.id)]
        for line in items
    }  # fmt: skip
    numbers = {line.item.id: line.number for line in items}
    by_id = {line.item.id: line for line in items}
    found = []
    for name in names:
        offer = best_item(name, titles, numbers)
        line = by_id.get(offer.item_id)
        if line is None:
            found.append(PaperOffer(name=name))
            continue
        promised = [row for row in papers if row.item_id == line.item.id and not row.attachment_id]
        found.append(
            PaperOffer(
                name=name,
                item_id=line.item.id,
                number=line.number,
                title=line.item.title,
                paper_id=_promised(name, promised, line.item),
                score=offer.score,
            )
        )
    return found


def _promised(name: str, papers: Sequence[Paper], item: AgendaItem) -> str:
    """Return the paper without a file that a name fits.

    The only one there is fits any name, but for one that is the item's own: a paper that is owed
    must never be taken for one that is in.
    """
    mine = words_of(Path(name).stem)
    ranked = sorted(papers, key=lambda row: len(words_of(row.title) & mine), reverse=True)
    if not ranked:
        return ""
    is_items_own = bool(words_of(f"{item.title} {item.closed_title}") & mine)
    fits = words_of(ranked[0].title) & mine or (len(ranked) == 1 and not is_items_own)
    return ranked[0].id if fits else ""


def bring(desk: Desk, offer: PaperOffer, file: PaperFile, *, note: str = "") -> Changes:
    """Bring a file to where it was confirmed to go: a paper promised, or a new one of the item.

    Raises:
        Refused: The item or the paper is no longer there.
    """
    if offer.paper_id:
        return attach(desk, offer.paper_id, file, note=note)
    existing(desk, AgendaItem, offer.item_id)
    return add_file(desk, offer.item_id, file)


def versions_of(desk: Desk, paper_id: str) -> list[PaperVersion]:
    """Return the versions of a paper, the newest first."""
    return desk.rows(PaperVersion, paper_id=paper_id, order=("-number",))


# ------------------------------------------------------------------ made into PDF


def needs_pdf(name: str, content: bytes) -> bool:
    """Say whether a file can be made into a PDF: an office file, a picture or a mail."""
    return not is_pdf(content) and Path(name).suffix.lower() in OFFICE | PICTURES | MAIL


def made_into_pdf(
    name: str, content: bytes, child: PackChild, conversion: Conversion | None = None
) -> bytes:
    """Return a PDF of an office file, a picture or a mail. It touches no board.

    Raises:
        CannotDo: It is none of them, there is no program for it here, or nothing came of it.
        Cancelled: Somebody cancelled it.
    """
    if Path(name).suffix.lower() in PICTURES:
        return child.picture(content)
    if Path(name).suffix.lower() in MAIL:
        return child.letter(content)
    if Path(name).suffix.lower() in OFFICE:
        return (conversion or Conversion(name, content)).run()
    raise CannotDo(waiting_words(name))


def waiting_files(desk: Desk, meeting_id: str) -> list[Attachment]:
    """Return the files of a meeting's papers that are no PDF and have none made of them yet."""
    ids = [line.item.id for line in placed_items(desk, meeting_id)]
    papers = desk.rows(Paper, item_id=ids) if ids else []
    held = [row.attachment_id for row in papers if row.attachment_id]
    rows = desk.rows(Attachment, id=held) if held else []
    return [row for row in rows if row.media_type != PDF and not row.pdf_sha256]


def keep_pdf(desk: Desk, attachment_id: str, pdf: PaperFile) -> Changes:
    """Keep the PDF that was made of a file beside it; the original stays as it came.

    Raises:
        Refused: The file is no longer there.
    """
    row = existing(desk, Attachment, attachment_id)
    label = _("Made a PDF of {name}").format(name=row.name)
    with desk.change(label) as step:
        step.update(Attachment, row.id, pdf_sha256=desk.file.put_blob(pdf.content, pdf.sha256))
        for paper in desk.rows(Paper, attachment_id=attachment_id):
            step.update(Paper, paper.id, page_count=pdf.page_count)
    return step.done()
