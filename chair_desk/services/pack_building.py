"""Making one edition of a pack: every page in order, with its stamp, its links, its bookmarks."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace

from chair_desk.records.audience import Audience
from chair_desk.records.frozen import frozen
from chair_desk.records.pack_pages import PackPart, PartKind, page_labels, parted, suffix
from chair_desk.records.packs import PackEdition
from chair_desk.reports.pack_check import MOST_PIXELS, Fault, PaperCheck
from chair_desk.reports.pack_order import (
    BookmarkOrder,
    LinkOrder,
    PackOrder,
    SheetOrder,
    SourceOrder,
)
from chair_desk.reports.wording import spoken
from chair_desk.services.pack_layout import CHANGES, CONTENTS, COVER, Layout, PackChoices, laid_out
from chair_desk.services.pack_pages import OwnPages, Reader, blank_notice
from chair_desk.services.pack_reading import PackReading, PaperIn
from chair_desk.words import _

_FRONT = (COVER, CONTENTS, CHANGES)
_LIVE = frozenset({PartKind.MINUTES, PartKind.ACTIONS, PartKind.INTERESTS, PartKind.ATTENDANCE})


@frozen(kw_only=True)
class ReadyPack:
    """An edition ready for the child that puts it together.

    `labels` are those of its pages in order; `withheld` says the pages and the reason of each
    part that is not in it.
    """

    order: PackOrder
    sources: tuple[bytes, ...]
    labels: tuple[str, ...]
    withheld: tuple[tuple[PackPart, str], ...] = ()


Sections = Mapping[tuple[str, Audience], bytes]


def section_files(
    reading: PackReading, audiences: Sequence[Audience]
) -> dict[tuple[str, Audience], bytes]:
    """Set the live sections as PDFs, by the key of their part and their readers."""
    from chair_desk.reports.pdf import pdf_bytes

    made: dict[tuple[str, Audience], bytes] = {}
    known: dict[int, bytes] = {}
    for section in reading.sections:
        for audience in audiences:
            document = section.documents[audience]
            if id(document) not in known:
                known[id(document)] = pdf_bytes(replace(document, is_part=True))
            made[f"{section.kind.value}:{section.item_id}", audience] = known[id(document)]
    return made


def page_count(content: bytes) -> int:
    """Count the pages of a PDF of our own."""
    import io

    import pikepdf

    with pikepdf.open(io.BytesIO(content)) as pdf:
        return len(pdf.pages)


def layout_of(
    reading: PackReading,
    checks: Mapping[str, PaperCheck],
    choices: PackChoices,
    sections: Sections,
) -> Layout:
    """Lay out the full pack: draw the front once to learn how many pages it takes."""
    counts = {
        key: page_count(content)
        for (key, audience), content in sections.items()
        if audience is Audience.CONFIDENTIAL
    }
    counts |= dict.fromkeys(_FRONT, 1)
    first = laid_out(reading, checks, choices, counts)
    own = OwnPages(reading, first, Reader(), 1)
    own.draw()
    counts |= {key: len(pages) for key, pages in own.pages.items()}
    return laid_out(reading, checks, choices, counts)


def ready(
    reading: PackReading,
    layout: Layout,
    sections: Sections,
    reader: Reader,
    choices: PackChoices,
) -> ReadyPack:
    """Make an edition ready for these readers; what they may not have is nowhere in it."""
    return _Edition(reading, layout, sections, reader, choices).ready()


class _Edition:
    """One edition being made ready."""

    def __init__(
        self,
        reading: PackReading,
        layout: Layout,
        sections: Sections,
        reader: Reader,
        choices: PackChoices,
    ) -> None:
        self.reading, self.layout, self.reader, self.choices = reading, layout, reader, choices
        self.sections = sections
        self.own = OwnPages(reading, layout, reader, len(reading.issues) + 1)
        self.papers: dict[str, PaperIn] = {one.paper.id: one for one in reading.papers}
        self.sources: list[bytes] = [b""]
        self.how: list[SourceOrder] = [SourceOrder(is_ours=True)]
        self.sheets: list[SheetOrder] = []
        self.first: dict[str, int] = {}
        self.source_of: dict[str, int] = {}
        self.withheld: list[tuple[PackPart, str]] = []
        self.cut_items = {item.id: item for item in self.own.cut.items}
        self.named = ""
        self.before = _reusable(reading, reader, choices)

    def ready(self) -> ReadyPack:
        """Go through the parts in order."""
        self.own.draw()
        for part in self.layout.parts:
            self._start(part)
            self._part(part)
        own = self.own.sheets.bytes()
        self.sources[0] = own
        order = PackOrder(
            title=self.own.title(),
            author=self.own.cut.board.name,
            subject=_("Version {number}").format(number=self.own.number),
            sources=tuple(self.how),
            sheets=tuple(self.sheets),
            links=tuple(self._links()),
            bookmarks=tuple(self._bookmarks()),
            watermark=self.choices.watermark,
            edge_words=_("Confidential part"),
            back_words=_("Back to agenda"),
        )
        labels = tuple(sheet.label for sheet in self.sheets)
        return ReadyPack(
            order=order, sources=tuple(self.sources), labels=labels, withheld=tuple(self.withheld)
        )

    # -------------------------------------------------------------- pages

    def _start(self, part: PackPart) -> None:
        """Begin a paper on an odd page also where notices have taken the place of others."""
        from chair_desk.services.pack_layout import ON_ODD

        if self.choices.on_odd and part.kind in ON_ODD and len(self.sheets) % 2 == 1:
            self._add(0, self.own.notice(blank_notice()), part, "")
        self.first[part.key] = len(self.sheets)

    def _part(self, part: PackPart) -> None:
        if part.key in self.own.pages:
            self._lay(part, [(0, page) for page in self.own.pages[part.key]])
        elif part.kind is PartKind.CHANGES:
            self._lay(part, [])
        elif part.kind is PartKind.BLANK:
            self._lay(part, [(0, self.own.notice(blank_notice()))])
        elif not self.reader.may_read(part) and part.kind is not PartKind.DIVIDER:
            self.withheld.append((part, self.reader.reason(part)))
            notice = self.own.notice(self.own.withheld(part))
            self._add(0, notice, part, page_labels(0, part.labels)[0], leads_back=True)
        elif part.kind in _LIVE and part.count:
            self._live(part)
        elif part.kind is PartKind.PAPER and part.count:
            self._paper(part)
        elif part.count:
            self._lay(part, [(0, self.own.notice(self.own.stand_in(part)))])
        else:
            self._lay(part, [])

    def _live(self, part: PackPart) -> None:
        content = self.sections[part.key, self.reader.audience]
        source = self._source(content, SourceOrder(is_ours=True))
        self._lay(part, [(source, page) for page in range(page_count(content))])

    def _paper(self, part: PackPart) -> None:
        one = self.papers[part.paper_id]
        check = self.layout.checks[one.sha256]
        how = SourceOrder(
            has_form=check.has(Fault.FORM),
            odd=check.odd,
            loose=check.loose,
            shrunk=check.pages_of(Fault.SHRUNK),
            most_dots=MOST_PIXELS,
        )
        source = self._source(one.content, how)
        self.source_of[part.key] = source
        pages = []
        if one.paper.has_cover_sheet:
            pages.append((0, self.own.notice(self.own.cover_sheet(part, one.paper))))
        broken = set(check.broken)
        for at in range(check.pages):
            if at in broken:
                pages.append((0, self.own.notice(self.own.broken(part, at))))
            else:
                pages.append((source, at))
        self._lay(part, pages)

    def _source(self, content: bytes, how: SourceOrder) -> int:
        self.sources.append(content)
        self.how.append(how)
        return len(self.sources) - 1

    def _lay(self, part: PackPart, pages: Sequence[tuple[int, int]]) -> None:
        """Put the pages of a part in, each with its label; a notice takes what is left over."""
        for number, (source, page) in enumerate(pages):
            label = _label(part.labels, number)
            self._add(source, page, part, label, leads_back=number == 0)
        rest = part.labels[len(pages) :]
        if rest:
            notice = self.own.notice(self.own.missing(part, len(rest)))
            self._add(0, notice, part, page_labels(0, rest)[0], leads_back=not pages)

    def _is_kept(self, part: PackPart, source: int) -> bool:
        """Say whether the last issue has these very pages: the same paper, the same labels."""
        old = self.before.get(part.key)
        return source > 0 and old is not None and _as_stamped(old) == _as_stamped(part)

    def _add(
        self, source: int, page: int, part: PackPart, label: str, *, leads_back: bool = False
    ) -> None:
        is_closed = part.audience is Audience.CONFIDENTIAL and self.reader.may_read(part)
        self.sheets.append(
            SheetOrder(
                source=source,
                page=page,
                label=label,
                stamp=stamp_words(part, label),
                item=self._item_begins(part) if label else "",
                is_edged=is_closed,
                leads_back=leads_back and bool(part.item_id),
                is_kept=self._is_kept(part, source),
            )
        )

    def _item_begins(self, part: PackPart) -> str:
        """Name the item on its first page, where its title stands nowhere else for sure."""
        if part.item_id == self.named:
            return ""
        self.named = part.item_id
        is_alone = part.kind is PartKind.DIVIDER and not part.paper_id
        return "" if is_alone or not part.item_id else self._item_words(part)

    def _item_words(self, part: PackPart) -> str:
        item = self.cut_items.get(part.item_id)
        title = spoken(item.closed_title or item.title) if item else ""
        return " ".join(f"{part.number} {title}".split())

    # -------------------------------------------------------------- links and bookmarks

    def _links(self) -> list[LinkOrder]:
        found = []
        sheet_of = {
            sheet.page: number for number, sheet in enumerate(self.sheets) if sheet.source == 0
        }
        for link in self.own.sheets.links:
            to = self.first.get(link.to)
            if to is not None and link.page in sheet_of:
                found.append(
                    LinkOrder(sheet=sheet_of[link.page], box=link.box, to=to, words=link.words)
                )
        return found

    def _bookmarks(self) -> list[BookmarkOrder]:
        found: list[BookmarkOrder] = []
        last = ""
        for part in self.layout.parts:
            if part.kind is PartKind.BLANK:
                continue
            sheet = self.first[part.key]
            if not part.item_id:
                found.append(BookmarkOrder(title=_paged(part.title, part), sheet=sheet))
                continue
            if part.item_id != last:
                title = _paged(self._item_words(part), part)
                found.append(BookmarkOrder(title=title, sheet=sheet))
                last = part.item_id
            if part.kind is not PartKind.DIVIDER or part.paper_id:
                found.append(self._bookmark(part, sheet))
        return found

    def _bookmark(self, part: PackPart, sheet: int) -> BookmarkOrder:
        may = self.reader.may_read(part)
        title = spoken(part.title) if may else _("Withheld")
        title = f"{part.label} {title}".strip()
        source = self.source_of.get(part.key, -1)
        return BookmarkOrder(title=_paged(title, part), sheet=sheet, level=1, outline_of=source)


def _reusable(reading: PackReading, reader: Reader, choices: PackChoices) -> Mapping[str, PackPart]:
    """Return the papers of the last issue whose pages may stay: of the full edition alone."""
    if reader.edition is not PackEdition.FULL or not reading.base:
        return {}
    if json.loads(reading.issues[-1].choices_json).get("watermark", "") != choices.watermark:
        return {}
    return {part.key: part for part in reading.before if part.kind is PartKind.PAPER}


def _as_stamped(part: PackPart) -> tuple[object, ...]:
    """Return all of a paper that is seen on its pages."""
    return (
        part.kind, part.sha256, part.count, part.labels[: part.count], part.label, part.number,
        part.audience, bool(part.item_id),
    )  # fmt: skip


def _label(labels: Sequence[str], number: int) -> str:
    """Return the label of a page; pages beyond the labels of the full edition take letters."""
    if number < len(labels):
        return labels[number]
    base, _letters = parted(labels[-1])
    return f"{base}{suffix(number - len(labels) + 1)}"


def _paged(title: str, part: PackPart) -> str:
    return _("{title} (page {page})").format(title=title, page=part.labels[0])


def stamp_words(part: PackPart, label: str) -> str:
    """Return what is stamped on a page: "Item 5, paper 5a, page 21"."""
    if not label:
        return ""
    page = _("pages {label}") if "-" in label else _("page {label}")
    said = page.format(label=label)
    if part.label and part.label != part.number:
        return _("Item {number}, paper {label}, {page}").format(
            number=part.number, label=part.label, page=said
        )
    if part.number:
        return _("Item {number}, {page}").format(number=part.number, page=said)
    return said[:1].upper() + said[1:]
