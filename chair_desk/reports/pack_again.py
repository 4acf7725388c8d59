"""A later issue made of the one before: the pages that stay are left as they lie in it.

Only new pages, the front, the live sections, bookmarks and labels are made anew. A page stays
where the page map says that its paper is the same and its stamp is the one it would get now.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from chair_desk.reports import pack_stamps
from chair_desk.reports.pack_merge import Merge, Progress, stamp_of
from chair_desk.reports.pack_objects import (
    contents_of,
    is_array,
    is_dictionary,
    turned,
    visible_box,
)
from chair_desk.reports.pack_order import PackOrder, SheetOrder
from chair_desk.reports.pack_outline import OwnLinks, read_labels

if TYPE_CHECKING:
    import pikepdf

_MOST_LINES, _DEEPEST = 200_000, 9
_OWN = 2
"""The level at which a paper's own outline begins: below its item and itself."""


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
        self.stays: dict[int, int] = {}
        self.lines = list(OwnLinks(out).lines(_MOST_LINES, _DEEPEST))

    def _take_all(self, progress: Progress) -> None:
        """Take the new pages behind the old ones, then lay all in their order."""
        pages = [list(source.pages) for source in self.sources]
        back = self.before[0].obj.objgen
        whole = []
        for number, sheet in enumerate(self.order.sheets):
            if sheet.is_kept:
                whole.append(self._kept(number, sheet))
            else:
                self._take(number, sheet, pages[sheet.source][sheet.page])
                whole.append(self.out.pages[-1])
        del self.out.pages[:]
        self.out.pages.extend(whole)
        to = self.out.pages[self.order.back_to].obj
        for number in self.stays.values():
            if self.order.sheets[number].leads_back:
                _lead(self.out.pages[number], back, to)
        progress(len(whole), len(whole))

    def _kept(self, number: int, sheet: SheetOrder) -> pikepdf.Page:
        at = self.at.get(sheet.label)
        if at is None:
            raise NotTheSame(sheet.label)
        page = self.before[at]
        view = pack_stamps.View(box=visible_box(page) or pack_stamps.A4, turned=turned(page))
        drawn = contents_of(page)
        stamp = pack_stamps.drawn(stamp_of(self.order, sheet), view)
        if not drawn or drawn[-1].read_bytes() != stamp:
            raise NotTheSame(sheet.label)
        self.stays[at] = number
        return page

    def lines_of(self, source: int) -> Iterator[tuple[int, str, int]]:
        """Yield the outline of a paper that stays as the earlier issue has it."""
        mine = {
            at for at, number in self.stays.items() if self.order.sheets[number].source == source
        }
        if not mine:
            yield from super().lines_of(source)
            return
        for level, title, page in self._own_lines():
            if page in mine:
                yield level - _OWN, title, self.stays[page]

    def _own_lines(self) -> Iterable[tuple[int, str, int]]:
        return (line for line in self.lines if line[0] >= _OWN)


def _lead(page: pikepdf.Page, old: Any, to: Any) -> None:
    """Lead the way back of a page that stays to the new agenda."""
    notes = page.obj.get("/Annots")
    for note in notes if is_array(notes) else ():
        where = note.get("/Dest") if is_dictionary(note) else None
        if is_array(where) and len(where) and where[0].objgen == old:
            where[0] = to
