"""A document as a tagged PDF, in the print design of the minutes."""

from __future__ import annotations

from typing import Any, BinaryIO

from chair_desk.reports.document import Document


def write_pdf(document: Document, stream: BinaryIO) -> None:
    """Write a document as PDF to a binary stream.

    It is tagged (headings, paragraphs, lists, tables with header cells, figures with their
    words), has a title, a language, an outline and links, and holds no date but `made_on`.
    The same document gives the same bytes.
    """
    stream.write(pdf_bytes(document))


def pdf_bytes(document: Document) -> bytes:
    """Return a document as the bytes of a PDF."""
    # reportlab and pikepdf take up to 0.4 s to load, so they load when first needed.
    from chair_desk.reports.pdf_style import print_size
    from chair_desk.reports.pdf_tags import Structure
    from chair_desk.reports.pdf_tree import with_structure

    structure = Structure()
    with print_size(is_large=document.is_large):
        return with_structure(drawn_pages(document, structure), structure, document)


def drawn_pages(document: Document, structure: Any) -> bytes:
    """Return the pages of a document as drawn, before their structure is written."""
    from chair_desk.reports.pdf_layout import flowables_of, shows_margin
    from chair_desk.reports.pdf_pages import Pages

    flowables = flowables_of(document, structure)
    return Pages(document, shows_margin=shows_margin(document)).write(flowables, structure)
