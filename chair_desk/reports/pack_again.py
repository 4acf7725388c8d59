"""A later issue made of the one before: the pages that stay are left as they lie in it.

Only new pages, the front, the live sections, bookmarks and labels are made anew. A page stays
where the page map says that its paper is the same and its stamp is the one it would get now.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from chair_desk.reports import pack_stamps
from chair_desk.reports.pack_merge import Merge, Progress, stamp_of
from chair_desk.reports.pack_objects import (
    contents_of,
    is_array,
    is_dictionary,
)
from chair_desk.reports.pack_order import PackOrder, SheetOrder
from chair_desk.reports.pack_outline import read_labels

if TYPE_CHECKING:
    import pikepdf


class NotTheSame(Exception):  # noqa: N818  no error: the pack is then put together whole
    """A page of the earlier issue is not what the page map says."""


def merged_again(
    order: PackOrder, sources: Sequence[bytes], base: bytes, progress: Progress | None = None
) -> bytes:
    """Return a pack made of an earlier issue. `sources` whose pages all stay may be empty.

    The same order on the same issue gives the same bytes.

    Raises:
        NotTheSame: A page that should stay is not there, or not as it would be now.
        what pikepdf raises: A source cannot be read; the child says which.
    """
    import pikepdf

    opened = [
        pikepdf.open(io.BytesIO(content), suppress_warnings=True) if content else pikepdf.new()
        for content in sources
    ]
    try:
        with pikepdf.open(io.BytesIO(base), suppress_warnings=True) as out:
            _Again(order, opened, out).make(progress)
            made = io.BytesIO()
            out.save(
                made,
                deterministic_id=True,
                compress_streams=False,  # what stays is small already; what is new stays as it came
                object_stream_mode=pikepdf.ObjectStreamMode.disable,
            )
            return made.getvalue()
    finally:
        for pdf in opened:
            pdf.close()


class _Again(Merge):
    """One later issue being made in the earlier one."""

    def __init__(self, order: PackOrder, sources: Sequence[pikepdf.Pdf], out: pikepdf.Pdf) -> None:
        super().__init__(order, sources, out)
        self.before = list(out.pages)
        self.at = {label: number for number, label in enumerate(read_labels(out)) if label}
        self.kept_sources = {sheet.source for sheet in order.sheets if sheet.is_kept}
        self.papers = _lines_of_papers(out)

    def _font(self) -> Any:
        """Take the font that the earlier issue has."""
        for page in self.out.pages:
            resources = page.obj.get("/Resources")
            fonts = resources.get("/Font") if is_dictionary(resources) else None
            if is_dictionary(fonts) and pack_stamps.FONT in fonts:
                return fonts[pack_stamps.FONT]
        return super()._font()

    def _take_all(self, progress: Progress) -> None:
        """Take away what does not stay, and put each new page in its place between what does."""
        pages = [list(source.pages) for source in self.sources]
        back = self.before[0].obj.objgen
        places = [self._place_of(sheet) for sheet in self.order.sheets if sheet.is_kept]
        if places != sorted(set(places)):
            raise NotTheSame
        kept = set(places)
        for at in reversed(range(len(self.before))):
            if at not in kept:
                del self.out.pages[at]
        leading = []
        for number, sheet in enumerate(self.order.sheets):
            if sheet.is_kept:
                page = self.before[self._place_of(sheet)]
                self._refuse_other(sheet, page)
                leading += [page] * sheet.leads_back
            else:
                self._take(number, sheet, pages[sheet.source][sheet.page])
                page = self.out.pages[-1]
                del self.out.pages[-1]
                self.out.pages.insert(number, page)
        to = self.out.pages[self.order.back_to].obj
        for page in leading:
            _lead(page, back, to)
        progress(len(self.order.sheets), len(self.order.sheets))

    def _place_of(self, sheet: SheetOrder) -> int:
        at = self.at.get(sheet.label)
        if at is None:
            raise NotTheSame(sheet.label)
        return at

    def _refuse_other(self, sheet: SheetOrder, page: pikepdf.Page) -> None:
        """Let a page stay only if it says what it should."""
        drawn = contents_of(page)
        wanted = pack_stamps.said_by(stamp_of(self.order, sheet))
        found = pack_stamps.read_back(drawn[-1].read_bytes()) if drawn else []
        if b" ".join(found) != b" ".join(wanted):
            raise NotTheSame(sheet.label)

    def hang_own(self, line: Any, source: int, sheet: int) -> bool:
        """Hang the outline of a paper that stays, as the earlier issue has it, below its line."""
        if source not in self.kept_sources:
            return False
        old = self.papers.get(self.out.pages[sheet].obj.objgen)
        if old is None or "/First" not in old:
            return True
        first = old["/First"]
        line["/First"], line["/Last"] = first, old["/Last"]
        below: Any = first
        while is_dictionary(below):
            below["/Parent"] = line
            below = below.get("/Next")
        return True


def _lines_of_papers(out: pikepdf.Pdf) -> dict[tuple[int, int], Any]:
    """Return the outline's lines of papers, by the page that each leads to."""
    found: dict[tuple[int, int], Any] = {}
    root = out.Root.get("/Outlines")
    item: Any = root.get("/First") if is_dictionary(root) else None
    while is_dictionary(item):
        line: Any = item.get("/First")
        while is_dictionary(line):
            found[line.Dest[0].objgen] = line
            line = line.get("/Next")
        item = item.get("/Next")
    return found


def _lead(page: pikepdf.Page, old: Any, to: Any) -> None:
    """Lead the way back of a page that stays to the new agenda."""
    notes = page.obj.get("/Annots")
    for note in notes if is_array(notes) else ():
        where = note.get("/Dest") if is_dictionary(note) else None
        if is_array(where) and len(where) and where[0].objgen == old:
            where[0] = to
