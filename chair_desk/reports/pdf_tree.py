"""The pass over a finished PDF that makes it a tagged one with clean properties."""

from __future__ import annotations

import io
from datetime import date
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from chair_desk.reports.document import Document, Figure, Heading
from chair_desk.reports.pdf_tags import LinkOnPage, Mark, Node, Structure
from chair_desk.reports.plain_text import one_line

if TYPE_CHECKING:
    import pikepdf

PRODUCER = "Chair Desk"


def with_structure(drawn: bytes, structure: Structure, document: Document) -> bytes:
    """Return the drawn PDF with its structure tree, title, language and properties."""
    import pikepdf

    with pikepdf.open(io.BytesIO(drawn)) as pdf:
        _Tree(pdf, structure).write()
        _write_root(pdf, document)
        _write_properties(pdf, document)
        finished = io.BytesIO()
        pdf.save(
            finished,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            deterministic_id=True,
        )
    return finished.getvalue()


class _Tree:
    """The elements as they are made: who owns each mark and each annotation."""

    def __init__(self, pdf: pikepdf.Pdf, structure: Structure) -> None:
        self.pdf = pdf
        self.structure = structure
        self.pages = [page.obj for page in pdf.pages]
        self.owners: dict[Mark, Any] = {}
        self.links: list[tuple[Any, Any]] = []

    def write(self) -> None:
        """Write the tree, and the table that leads from each mark to its element."""
        from pikepdf import Array, Dictionary, Name

        top = self.pdf.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        top.K = self._element(self.structure.root, top)
        numbers = Array()
        for index, page in enumerate(self.pages):
            count = self.structure.count_on(index + 1)
            page.Tabs = Name.S
            page.StructParents = index
            owners = Array([self.owners[Mark(index + 1, number)] for number in range(count)])
            numbers.append(index)
            numbers.append(self.pdf.make_indirect(owners))
        for key, (annotation, element) in enumerate(self.links, start=len(self.pages)):
            annotation.StructParent = key
            numbers.append(key)
            numbers.append(element)
        top.ParentTree = self.pdf.make_indirect(Dictionary(Nums=numbers))
        top.ParentTreeNextKey = len(self.pages) + len(self.links)
        self.pdf.Root.StructTreeRoot = top

    def _element(self, node: Node, parent: Any) -> Any:
        from pikepdf import Array, Dictionary, Name

        element = self.pdf.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name(f"/{node.tag}"), P=parent)
        )
        self._describe(node, element)
        first = next((kid.page for kid in node.kids if isinstance(kid, Mark)), 0)
        if first:
            element.Pg = self.pages[first - 1]
        kids = [self._kid(kid, element, first) for kid in node.kids if not _is_blank(kid)]
        element.K = kids[0] if len(kids) == 1 else Array(kids)
        return element

    def _kid(self, kid: Node | Mark | LinkOnPage, element: Any, first: int) -> Any:
        from pikepdf import Dictionary, Name

        if isinstance(kid, Node):
            return self._element(kid, element)
        page = self.pages[kid.page - 1]
        if isinstance(kid, LinkOnPage):
            annotation = page.Annots[kid.index]
            self.links.append((annotation, element))
            return Dictionary(Type=Name.OBJR, Obj=annotation, Pg=page)
        self.owners[kid] = element
        if kid.page == first:
            return kid.number
        return Dictionary(Type=Name.MCR, Pg=page, MCID=kid.number)

    def _describe(self, node: Node, element: Any) -> None:
        from pikepdf import Array, Dictionary, Name, String

        if node.alt:
            element.Alt = String(one_line(node.alt))
        if node.scope:
            element.A = Dictionary(O=Name.Table, Scope=Name(f"/{node.scope}"))
        if node.summary:
            element.A = Dictionary(O=Name.Table, Summary=String(one_line(node.summary)))
        if node.box:
            element.A = Dictionary(O=Name.Layout, BBox=Array(list(node.box)))
        if node.tag == "L":
            element.A = Dictionary(O=Name.List, ListNumbering=Name.Disc)


def _is_blank(kid: Node | Mark | LinkOnPage) -> bool:
    """Say whether a kid would be an empty element; a cell stays, to keep its row in step."""
    return isinstance(kid, Node) and kid.tag not in {"TD", "TH"} and kid.is_empty()


def _write_root(pdf: pikepdf.Pdf, document: Document) -> None:
    from pikepdf import Dictionary, String

    pdf.Root.Lang = String(document.language)
    pdf.Root.MarkInfo = Dictionary(Marked=True)
    pdf.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)


def _write_properties(pdf: pikepdf.Pdf, document: Document) -> None:
    """Write the properties in both places that hold them, and nothing of this machine."""
    from pikepdf import Dictionary, String

    title, author = one_line(document.title), one_line(document.author)
    subject = one_line(document.subject)
    found = {"/Title": title, "/Author": author, "/Subject": subject, "/Producer": PRODUCER}
    if document.made_on:
        found["/CreationDate"] = found["/ModDate"] = _pdf_date(document.made_on)
    pdf.trailer.Info = pdf.make_indirect(
        Dictionary({key: String(value) for key, value in found.items() if value})
    )
    with pdf.open_metadata(set_pikepdf_as_editor=False) as properties:
        properties["dc:title"] = title
        properties["dc:language"] = {document.language}
        if author:
            properties["dc:creator"] = [author]
        if subject:
            properties["dc:description"] = subject
        properties["pdf:Producer"] = PRODUCER
        if document.made_on:
            stamp = f"{document.made_on.isoformat()}T00:00:00Z"
            properties["xmp:CreateDate"] = properties["xmp:ModifyDate"] = stamp
        if is_universally_accessible(document):
            properties["pdfuaid:part"] = "1"


def is_universally_accessible(document: Document) -> bool:
    """Say whether a document may claim PDF/UA: what the writer cannot see to must hold in it.

    It needs a title and a language, headings that skip no level, and words for each picture.
    """
    levels = [block.level for block in document.blocks if isinstance(block, Heading)]
    skips = any(level > above + 1 for above, level in pairwise([0, *levels]))
    pictures = [block.alt for block in document.blocks if isinstance(block, Figure)]
    named = bool(one_line(document.title) and document.language)
    return named and not skips and all(one_line(alt) for alt in pictures)


def _pdf_date(day: date) -> str:
    return f"D:{day:%Y%m%d}000000+00'00"
