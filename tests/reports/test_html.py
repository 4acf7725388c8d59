from __future__ import annotations

from datetime import date
from html.parser import HTMLParser

import pytest
from hypothesis import given
from lxml import html

from chair_desk.records.action_layouts import ActionLayout
from chair_desk.records.audience import Audience
from chair_desk.records.bundles import MeetingBundle
from chair_desk.records.cut import for_audience
from chair_desk.reports.document import Document, Figure, Grid, Heading, Paragraph, plain, runs
from chair_desk.reports.html import as_html, html_bytes
from chair_desk.reports.minutes import minutes_document
from reports.documents import DOCUMENTS, picture

VOID = {"meta", "br", "img"}


class Balance(HTMLParser):
    """Checks that every element is closed where it should be, and keeps what it finds."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.ids: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.ids.extend(value or "" for name, value in attrs if name == "id")
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.fixture
def minutes(westmarch: MeetingBundle) -> Document:
    bundle = for_audience(westmarch, Audience.MEMBERS)
    return minutes_document(bundle, layout=ActionLayout.FRONT, made_on=date(2026, 11, 20))


def test_headings_are_real_headings_in_order(minutes: Document) -> None:
    page = html.fromstring(as_html(minutes))

    found = [(one.tag, one.text_content()) for one in page.xpath("//h1 | //h2 | //h3")]

    assert found == [
        (f"h{one.level}", f"{one.number} {one.text}".strip())
        for one in minutes.blocks
        if isinstance(one, Heading)
    ]


def test_tables_have_captions_and_header_cells_with_scope(minutes: Document) -> None:
    page = html.fromstring(as_html(minutes))
    grids = [block for block in minutes.blocks if isinstance(block, Grid)]

    for table, grid in zip(page.xpath("//table"), grids, strict=True):
        assert table.xpath("caption/text()") == [grid.caption]
        assert table.xpath("thead/tr/th[@scope='col']/text()") == list(grid.header)
        names = [one.text_content() for one in table.xpath("tbody/tr/th[@scope='row']")]
        assert names == [plain(row[0]) for row in grid.rows]
        assert not table.xpath(".//*[@colspan or @rowspan]")


def test_the_page_needs_no_other_file_and_says_its_language(minutes: Document) -> None:
    page = html.fromstring(as_html(minutes))

    assert page.get("lang") == "en-GB"
    assert page.xpath("//title/text()") == [minutes.title]
    assert not page.xpath("//script | //link | //*[@src]")
    assert page.xpath("//meta[@name='date']/@content") == ["2026-11-20"]


def test_links_lead_to_places_on_the_page(minutes: Document) -> None:
    page = html.fromstring(as_html(minutes))
    links = page.xpath("//a/@href")

    assert len(links) >= 4
    assert {link[1:] for link in links} <= set(page.xpath("//@id"))


def test_records_stand_with_their_paragraph(westmarch: MeetingBundle) -> None:
    page = html.fromstring(as_html(minutes_document(westmarch)))
    [records] = page.xpath("//div[@id='minute-4.5']/ul")

    assert records.get("aria-label") == "Decisions and actions"
    assert records.xpath("li/strong/text()") == ["Decision D-041", "Action A-124"]


def test_markup_in_a_note_shows_as_typed() -> None:
    typed = "<script>alert(1)</script> & \"quoted\" 'x'"
    document = Document(title=typed, header_left=typed, blocks=(Paragraph(runs=runs(typed)),))
    page = html.fromstring(as_html(document))

    assert page.xpath("//script") == []
    assert page.xpath("//main/p")[0].text_content() == typed
    assert page.xpath("//title")[0].text_content() == typed


def test_pictures_are_in_the_page_with_their_words() -> None:
    figure = Figure(image=picture(), alt='a "bar"', width_mm=10, height_mm=5)
    page = html.fromstring(as_html(Document(title="x", blocks=(figure,))))

    [shown] = page.xpath("//img")
    assert shown.get("src").startswith("data:image/png;base64,")
    assert shown.get("alt") == 'a "bar"'


@given(DOCUMENTS)
def test_any_document_makes_a_whole_page(document: Document) -> None:
    balance = Balance()
    balance.feed(html_bytes(document).decode("utf-8"))

    assert balance.open == []
    assert len(balance.ids) == len(set(balance.ids))
    assert "script" not in balance.tags
    assert balance.tags.count("img") == sum(isinstance(one, Figure) for one in document.blocks)
