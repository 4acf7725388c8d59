"""A later issue made in the one before is what it would be if it were made anew."""

from __future__ import annotations

import io
from dataclasses import replace

import pikepdf
import pypdfium2
import pytest

from chair_desk.reports.pack_again import NotTheSame, merged_again
from chair_desk.reports.pack_check import check_paper
from chair_desk.reports.pack_merge import merged
from chair_desk.reports.pack_order import BookmarkOrder, LinkOrder, PackOrder, SourceOrder
from chair_desk.reports.pack_outline import OwnLinks, read_labels
from tests.reports import hostile_papers as papers
from tests.reports.test_pack import WHOLE, order_of


def whole(*contents: bytes) -> PackOrder:
    order = order_of(*map(check_paper, contents))
    firsts = [number for number, sheet in enumerate(order.sheets) if sheet.leads_back]
    marks = []
    for number, first in enumerate(firsts):
        marks.append(BookmarkOrder(title=f"Item {number}", sheet=first))
        marks.append(
            BookmarkOrder(title=f"Paper {number}", sheet=first, level=1, outline_of=number)
        )
    return replace(
        order,
        bookmarks=tuple(marks),
        links=tuple(LinkOrder(sheet=0, box=(60, 60, 90, 90), to=to) for to in firsts[1:]),
    )


def later(order: PackOrder, count: int) -> PackOrder:
    """Put a late paper of `count` pages last, and make the first source (the front) anew."""
    late = len(order.sources)
    last = order.sheets[-1].label
    new = [
        replace(order.sheets[-1], source=late, page=page, label=f"{last}{chr(65 + page)}",
                stamp=f"Late, page {last}{chr(65 + page)}", leads_back=page == 0, is_kept=False)
        for page in range(count)
    ]  # fmt: skip
    return replace(
        order,
        sources=(*order.sources, SourceOrder()),
        sheets=(*(replace(one, is_kept=one.source > 0) for one in order.sheets), *new),
        bookmarks=(
            *order.bookmarks,
            BookmarkOrder(title="Late", sheet=len(order.sheets), level=1, outline_of=late),
        ),
    )


def words(content: bytes) -> list[str]:
    with pypdfium2.PdfDocument(content) as document:
        return [page.get_textpage().get_text_range() for page in document]


def test_it_is_the_same_as_made_anew_for_papers_of_every_kind() -> None:
    contents = [papers.paper("Front", 2), *(content for _name, content in WHOLE)]
    first = whole(*contents)
    base = merged(first, contents)
    front, late = papers.paper("New front", 2), papers.paper("The late one", 3)
    order = later(first, 3)
    sent = [front, *(b"" for _one in contents[1:]), late]
    made = merged_again(order, sent, base)
    anew = merged(order, [front, *contents[1:], late])

    assert made == merged_again(order, sent, base)
    assert words(made) == words(anew)
    with pikepdf.open(io.BytesIO(made)) as one, pikepdf.open(io.BytesIO(anew)) as other:
        assert read_labels(one) == read_labels(other)
        assert list(OwnLinks(one).lines(9_999, 9)) == list(OwnLinks(other).lines(9_999, 9))
        assert targets(one) == targets(other)
        assert len(one.check_pdf_syntax()) == len(other.check_pdf_syntax())


def targets(pdf: pikepdf.Pdf) -> list[list[int]]:
    pages = [page.obj.objgen for page in pdf.pages]
    return [
        [
            pages.index(note.Dest[0].objgen)
            for note in page.obj.get("/Annots", ())
            if "/Dest" in note
        ]
        for page in pdf.pages
    ]


def test_a_third_issue_is_made_in_the_second() -> None:
    contents = [papers.paper("Front", 1), papers.paper("One", 2)]
    first = whole(*contents)
    base = merged(first, contents)
    second = later(first, 1)
    again = merged_again(second, [contents[0], b"", papers.paper("Late", 1)], base)
    third = later(second, 1)
    made = merged_again(third, [contents[0], b"", b"", papers.paper("Later", 1)], again)
    assert "Later" in words(made)[-1]
    with pikepdf.open(io.BytesIO(made)) as pdf:
        assert read_labels(pdf) == ["1", "2", "3", "3A", "3AA"]
        assert not pdf.check_pdf_syntax()


@pytest.mark.parametrize("what", [{"stamp": "Item 6, page 2"}, {"label": "99"}])
def test_a_page_that_is_not_as_it_would_be_now_is_never_kept(what: dict[str, str]) -> None:
    contents = [papers.paper("Front", 1), papers.paper("One", 1)]
    first = whole(*contents)
    base = merged(first, contents)
    kept = replace(first.sheets[1], is_kept=True, **what)  # type: ignore[arg-type]
    with pytest.raises(NotTheSame):
        merged_again(replace(first, sheets=(first.sheets[0], kept)), [contents[0], b""], base)
