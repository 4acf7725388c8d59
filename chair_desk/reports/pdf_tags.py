"""The structure tree of a tagged PDF: recorded while the pages are drawn, written afterwards.

The open edition of reportlab writes no structure. So each thing drawn is wrapped in marked
content with a number, and one pass with pikepdf adds the tree that gives the numbers sense.
Source: ISO 32000-1, 14.7 and 14.8; ISO 14289-1 (PDF/UA-1).
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from chair_desk.records.frozen import frozen


@dataclass(slots=True, eq=False)
class Node:
    """An element of the structure: its tag, what is in it in reading order, its attributes.

    A kid is another node, a mark (page, number on the page), or a link on a page (page, and
    the number of the annotation there, as `LinkOnPage`).
    """

    tag: str
    kids: list[Node | Mark | LinkOnPage] = field(default_factory=list)
    alt: str = ""
    scope: str = ""
    summary: str = ""
    box: tuple[float, float, float, float] | None = None

    def add(self, tag: str, **values: Any) -> Node:
        """Add an element under this one, after what is there."""
        node = Node(tag, **values)
        self.kids.append(node)
        return node

    def is_empty(self) -> bool:
        """Say whether nothing was drawn for this element or any under it."""
        return all(isinstance(kid, Node) and kid.is_empty() for kid in self.kids)


@frozen
class Mark:
    """Marked content: the page (from 1) and its number on that page."""

    page: int
    number: int


@frozen
class LinkOnPage:
    """A link annotation: the page (from 1) and which annotation of the page it is."""

    page: int
    index: int


class Structure:
    """The tree of one document while it is being drawn."""

    def __init__(self) -> None:
        self.root = Node("Document")
        self._counts: dict[int, int] = {}

    def mark(self, page: int, node: Node) -> int:
        """Note that what is drawn next on a page belongs to an element; return its number."""
        number = self._counts.get(page, 0)
        self._counts[page] = number + 1
        node.kids.append(Mark(page, number))
        return number

    def count_on(self, page: int) -> int:
        """Return how many marks a page has."""
        return self._counts.get(page, 0)


@contextmanager
def marked(canvas: Any, node: Node | None) -> Iterator[None]:
    """Wrap what is drawn in a mark for an element; without one it is decoration."""
    if node is None:
        canvas.addLiteral("/Artifact BMC")
    else:
        number = canvas.structure.mark(canvas.getPageNumber(), node)
        tag = "Span" if node.tag == "Document" else node.tag
        canvas.addLiteral(f"/{tag} <</MCID {number}>> BDC")
    yield
    canvas.addLiteral("EMC")


@contextmanager
def page_furniture(canvas: Any) -> Iterator[None]:
    """Wrap headers, footers and page numbers, which a reading voice should pass over."""
    canvas.addLiteral("/Artifact <</Type /Pagination>> BDC")
    yield
    canvas.addLiteral("EMC")
