"""Putting a pack together: pages of many PDFs with stamps, links, outline and page labels.

Only what draws a page is taken from a paper; its scripts, forms, files and actions stay behind.
It works in the child process of `pack_child`.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from chair_desk.reports import pack_stamps
from chair_desk.reports.pack_layers import carry_layers
from chair_desk.reports.pack_objects import (
    box_of,
    contents_of,
    faults_of_pikepdf,
    inherited,
    is_array,
    is_dictionary,
    turned,
    visible_box,
)
from chair_desk.reports.pack_order import PackOrder, SheetOrder
from chair_desk.reports.pack_outline import OwnLinks, write_labels, write_outline
from chair_desk.reports.pack_shrink import shrink
from chair_desk.reports.pack_stamps import A4, Stamp, View

if TYPE_CHECKING:
    import pikepdf

A3_LONG, A3_SHORT = 1190.55, 841.89
_MARGIN = 36.0
_KEPT = frozenset(
    {"/Type", "/Parent", "/Resources", "/MediaBox", "/CropBox", "/Rotate", "/Contents", "/Annots",
     "/Group", "/UserUnit"}
)  # fmt: skip
_NOTES = frozenset(
    {"/Link", "/Text", "/FreeText", "/Line", "/Square", "/Circle", "/Polygon", "/PolyLine",
     "/Highlight", "/Underline", "/Squiggly", "/StrikeOut", "/Stamp", "/Caret", "/Ink"}
)  # fmt: skip
_NOTE_KEYS = (
    "/A", "/AA", "/PA", "/Parent", "/Popup", "/IRT", "/P", "/Dest", "/AF", "/StructParent",
)  # fmt: skip
_SAFE = ("http://", "https://", "mailto:")
_EVERY = 25

Progress = Callable[[int, int], None]


def merged(order: PackOrder, sources: Sequence[bytes], progress: Progress | None = None) -> bytes:
    """Return a pack as the bytes of a PDF. The same order gives the same bytes.

    Raises:
        what pikepdf raises: A source cannot be read; the child says which.
    """
    import pikepdf

    opened = [pikepdf.open(io.BytesIO(content), suppress_warnings=True) for content in sources]
    try:
        with pikepdf.new() as out:
            Merge(order, opened, out).make(progress)
            made = io.BytesIO()
            out.save(
                made,
                deterministic_id=True,
                compress_streams=True,
                object_stream_mode=pikepdf.ObjectStreamMode.disable,  # a larger file, sooner
            )
            return made.getvalue()
    finally:
        for pdf in opened:
            pdf.close()


def _quiet(_done: int, _total: int) -> None:
    return


class Merge:
    """One pack being put together."""

    def __init__(self, order: PackOrder, sources: Sequence[pikepdf.Pdf], out: pikepdf.Pdf) -> None:
        self.order, self.sources, self.out = order, sources, out
        self.own = [OwnLinks(source) for source in sources]
        self.font = self._font()
        self.opening = out.make_stream(b"q")
        self.inner: list[tuple[int, int, int, tuple[int, list[Any]]]] = []
        self.placed: dict[tuple[int, int], int] = {}
        self.dressed: set[Any] = set()

    def _font(self) -> Any:
        return pack_stamps.stamp_font(self.out)

    def make(self, progress: Progress | None = None) -> None:
        """Take every page, then link them, then write outline, labels and properties."""
        for source, how in zip(self.sources, self.order.sources, strict=True):
            if how.has_form:
                flatten(source)
            if how.shrunk and len(source.pages):  # a source whose pages stay has none here
                shrink(source, how.shrunk, how.most_dots)
        self._take_all(progress or _quiet)
        carry_layers(self.out, self.sources)
        self._link()
        write_outline(self.out, self.order, self.lines_of, self.hang_own)
        write_labels(self.out, [sheet.label for sheet in self.order.sheets])
        self._describe()

    def _take_all(self, progress: Progress) -> None:
        pages = [list(source.pages) for source in self.sources]
        total = len(self.order.sheets)
        for number, sheet in enumerate(self.order.sheets):
            self._take(number, sheet, pages[sheet.source][sheet.page])
            if number % _EVERY == 0:
                progress(number, total)
        progress(total, total)

    def lines_of(self, source: int) -> Iterator[tuple[int, str, int]]:
        """Yield the lines of a paper's own outline: level, title, page of the pack."""
        try:
            lines = list(self.own[source].lines())
        except faults_of_pikepdf():
            return
        for level, title, page in lines:
            sheet = self.placed.get((source, page))
            if sheet is not None:
                yield level, title, sheet

    def hang_own(self, _line: Any, _source: int, _sheet: int) -> bool:
        """Say that no outline of a paper is here yet: a later issue has those of the earlier."""
        return False

    def _take(self, number: int, sheet: SheetOrder, page: pikepdf.Page) -> None:
        how = self.order.sources[sheet.source]
        found = [] if how.is_ours else self._clean(sheet, page)
        if sheet.page in how.odd:
            self._set_on_sheet(page)
        else:
            _settle(page)
            self.out.pages.append(page)
        taken = self.out.pages[-1]
        if sheet.page in how.loose and sheet.page not in how.odd:
            _wrap(self.out, taken)
        for index, target in found:
            self.inner.append((number, index, sheet.source, target))
        self.placed.setdefault((sheet.source, sheet.page), number)
        self._stamp(sheet, taken)

    def _clean(self, sheet: SheetOrder, page: pikepdf.Page) -> list[tuple[int, Any]]:
        """Take everything off a page of a paper that does not draw it; note its inner links."""
        found = self.own[sheet.source].targets(page) if "/Annots" in page.obj else {}
        notes = page.obj.get("/Annots")
        kept: list[Any] = []
        targets: list[tuple[int, Any]] = []
        for index, note in enumerate(notes if is_array(notes) else ()):
            if not _is_kept(note):
                continue
            uri = _safe_uri(note)
            target = found.get(index)
            if str(note.get("/Subtype")) == "/Link" and not uri and target is None:
                continue
            for key in _NOTE_KEYS:
                if key in note:
                    del note[key]
            if uri:
                note["/A"] = _uri_action(uri)
            elif target is not None:
                targets.append((len(kept), target))
            kept.append(note)
        if notes is not None:
            del page.obj["/Annots"]
        if kept:
            import pikepdf

            page.obj["/Annots"] = pikepdf.Array(kept)
        return targets

    def _set_on_sheet(self, page: pikepdf.Page) -> None:
        """Set a page of no usual size on a sheet that printers know, smaller if it must be."""
        import pikepdf

        box = visible_box(page)
        if box is None:
            page.obj["/MediaBox"] = pikepdf.Array(list(A4))
            page.obj["/CropBox"] = pikepdf.Array(list(A4))
            box = A4
        view = View(box=box, turned=turned(page))
        wide, high = view.wide, view.high
        sheet = _sheet_for(wide, high)
        room = sheet[2] - 2 * _MARGIN, sheet[3] - 2 * _MARGIN
        scale = min(1.0, room[0] / wide, room[1] / high)
        self.out.add_blank_page(page_size=(sheet[2], sheet[3]))
        target = self.out.pages[-1]
        form = self.out.copy_foreign(page.as_form_xobject())
        form["/BBox"] = pikepdf.Array(list(box))
        form["/Matrix"] = pikepdf.Array([1, 0, 0, 1, 0, 0])
        a, b, c, d, e, f = _inverse(view.matrix)
        left, bottom = (sheet[2] - wide * scale) / 2, (sheet[3] - high * scale) / 2
        name = target.add_resource(form, pikepdf.Name.XObject, pikepdf.Name("/CdPage"))
        draws = (
            f"q {scale:.5f} 0 0 {scale:.5f} {left:.2f} {bottom:.2f} cm"
            f" {a} {b} {c} {d} {e:.2f} {f:.2f} cm {name} Do Q"
        )
        target.obj["/Contents"] = self.out.make_stream(draws.encode())

    def _stamp(self, sheet: SheetOrder, page: pikepdf.Page) -> None:
        import pikepdf

        view = View(box=visible_box(page) or A4, turned=turned(page))
        stamp = stamp_of(self.order, sheet)
        self._dress(page)
        own = contents_of(page)
        after = self.out.make_stream(pack_stamps.drawn(stamp, view))
        page.obj["/Contents"] = pikepdf.Array([self.opening, *own, after])
        if sheet.leads_back:
            box = view.on_page(pack_stamps.back_box(self.order.back_words))
            self._add_link(page, box, self.order.back_to, self.order.back_words)

    def _dress(self, page: pikepdf.Page) -> None:
        """Give a page the font of the stamps, once for each set of resources."""
        import pikepdf

        resources = page.obj.get("/Resources")
        if not is_dictionary(resources):
            resources = page.obj["/Resources"] = pikepdf.Dictionary()
        key = resources.objgen if resources.is_indirect else None
        if key is not None and key in self.dressed:
            return
        _below(resources, "/Font")[pack_stamps.FONT] = self.font
        if self.order.watermark:
            pale = pikepdf.Dictionary(Type=pikepdf.Name.ExtGState, ca=0.16, CA=0.16)
            _below(resources, "/ExtGState")[pack_stamps.MARK_STATE] = pale
        if key is not None:
            self.dressed.add(key)

    def _add_link(self, page: pikepdf.Page, box: pack_stamps.Box, to: int, words: str) -> None:
        import pikepdf

        link = pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.Link,
            Rect=pikepdf.Array([round(one, 2) for one in box]),
            Border=pikepdf.Array([0, 0, 0]),
            F=4,
            CdTo=to,
        )
        if words:
            link["/Contents"] = pikepdf.String(words)
        notes = page.obj.get("/Annots")
        if not is_array(notes):
            page.obj["/Annots"] = notes = pikepdf.Array()
        notes.append(self.out.make_indirect(link))

    def _link(self) -> None:
        """Lead every link to its page, now that all pages are there."""
        import pikepdf

        pages = [page.obj for page in self.out.pages]
        for link in self.order.links:
            self._add_link(self.out.pages[link.sheet], link.box, link.to, link.words)
        for number, index, source, (page_index, where) in self.inner:
            to = self.placed.get((source, page_index))
            note = pages[number].Annots[index]
            if to is not None:
                note["/Dest"] = pikepdf.Array([pages[to], *where])
        for page in pages:
            for note in page.get("/Annots", ()):
                if "/CdTo" in note:
                    to_page = pages[int(note["/CdTo"])]
                    note["/Dest"] = pikepdf.Array([to_page, pikepdf.Name.Fit])
                    del note["/CdTo"]

    def _describe(self) -> None:
        import pikepdf

        root, order = self.out.Root, self.order
        root["/Lang"] = pikepdf.String(order.language)
        root["/PageMode"] = pikepdf.Name.UseOutlines
        root["/ViewerPreferences"] = pikepdf.Dictionary(DisplayDocTitle=True)
        told = {"/Title": order.title, "/Author": order.author, "/Subject": order.subject}
        for key, value in told.items():
            if value:
                self.out.docinfo[key] = value


def stamp_of(order: PackOrder, sheet: SheetOrder) -> Stamp:
    """Return what is stamped on a page of a pack."""
    return Stamp(
        words=sheet.stamp,
        back=order.back_words if sheet.leads_back else "",
        item=sheet.item,
        edge=order.edge_words if sheet.is_edged else "",
        watermark=order.watermark,
    )


def flatten(source: pikepdf.Pdf) -> None:
    """Make what was filled into a form part of its pages; a form that cannot be is left out."""
    try:
        form = source.Root.AcroForm
        if "/XFA" in form:
            del form["/XFA"]
        source.generate_appearance_streams()
        source.flatten_annotations("all")
    except faults_of_pikepdf():
        pass
    if "/AcroForm" in source.Root:
        del source.Root["/AcroForm"]


def _below(resources: Any, name: str) -> Any:
    import pikepdf

    found = resources.get(name)
    if not is_dictionary(found):
        resources[name] = pikepdf.Dictionary()
        found = resources[name]
    return found


def _settle(page: pikepdf.Page) -> None:
    """Leave on a page only what draws it, with what it inherits."""
    for name in ("/Resources", "/MediaBox", "/CropBox", "/Rotate"):
        if name not in page.obj and (found := inherited(page, name)) is not None:
            page.obj[name] = found
    for key in [key for key in page.obj.keys() if key not in _KEPT]:  # noqa: SIM118  a pikepdf one
        del page.obj[key]
    if "/Rotate" in page.obj:
        page.obj["/Rotate"] = turned(page)
    _set_boxes(page)
    if not is_array(page.obj.get("/Annots")) and "/Annots" in page.obj:
        del page.obj["/Annots"]


def _set_boxes(page: pikepdf.Page) -> None:
    """Write the boxes of a page from lower left to upper right, what is seen within the whole."""
    import pikepdf

    seen = visible_box(page)
    whole = box_of(page, "/MediaBox")
    if seen is None or whole is None:
        return
    page.obj["/MediaBox"] = pikepdf.Array(list(whole))
    if "/CropBox" in page.obj:
        page.obj["/CropBox"] = pikepdf.Array(list(seen))


def _wrap(out: pikepdf.Pdf, page: pikepdf.Page) -> None:
    """Draw a page inside a form of its own: it cannot upset what is stamped after it."""
    import pikepdf

    form = page.as_form_xobject()
    box = visible_box(page) or A4
    form["/BBox"] = pikepdf.Array(list(box))
    form["/Matrix"] = pikepdf.Array([1, 0, 0, 1, 0, 0])
    resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary({"/CdPage": form}))
    page.obj["/Resources"] = resources
    page.obj["/Contents"] = out.make_stream(b"/CdPage Do")


def _sheet_for(wide: float, high: float) -> pack_stamps.Box:
    fits = max(wide, high) <= A4[3] and min(wide, high) <= A4[2]
    long, short = (A4[3], A4[2]) if fits else (A3_LONG, A3_SHORT)
    return (0, 0, long, short) if wide > high else (0, 0, short, long)


def _inverse(matrix: tuple[int, int, int, int, float, float]) -> tuple[float, ...]:
    a, b, c, d, e, f = matrix
    over = a * d - b * c
    return (
        d // over, -b // over, -c // over, a // over,
        (c * f - d * e) / over, (b * e - a * f) / over,
    )  # fmt: skip


def _is_kept(note: Any) -> bool:
    return is_dictionary(note) and str(note.get("/Subtype", "")) in _NOTES


def _safe_uri(note: Any) -> str:
    action = note.get("/A")
    if not is_dictionary(action) or str(action.get("/S", "")) != "/URI":
        return ""
    uri = str(action.get("/URI", ""))
    return uri if uri.lower().startswith(_SAFE) else ""


def _uri_action(uri: str) -> Any:
    import pikepdf

    return pikepdf.Dictionary(S=pikepdf.Name.URI, URI=pikepdf.String(uri))
