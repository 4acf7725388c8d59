"""A PDF that stays open: pages, words with their places, outline."""

from __future__ import annotations

import io

import pikepdf
import pytest

from chair_desk.records.changes import CannotDo
from chair_desk.services.open_document import OpenDocument
from tests.reports import hostile_papers as papers
from tests.reports.hostile_kinds import tiles_in_tiles


def test_pages_words_and_outline() -> None:
    document = OpenDocument(papers.paper("Performance", 3))
    assert document.count == 3
    assert document.draw(2, 300).width == 300
    assert "sheet 2" in document.text(2)
    words = document.words(2)
    assert words.number == 2
    ((start, end),) = words.find("performance")
    ((left, bottom, right, top),) = words.quads(start, end)
    assert 55 < left < 65
    assert right - left > 40
    assert 755 < bottom < top < 775
    first = document.outline()[0]
    assert (first.title, first.page, first.level) == ("Part 1", 1, 0)
    document.close()
    document.close()
    with pytest.raises(CannotDo):
        document.draw(1, 100)
    assert document.outline() == ()


@pytest.mark.parametrize("angle", [0, 90, 180, 270])
def test_letters_stand_where_they_are_seen_on_turned_pages(angle: int) -> None:
    """The box of the words, drawn, holds ink; the rest of the page holds little."""
    document = OpenDocument(papers.turned(angle))
    words = document.words(1)
    picture = document.draw(1, round(words.width))
    box = words.quads(0, len(words.text))[0]
    dark = _ink(picture, box, words.height)
    assert dark > 0
    assert all(0 <= edge <= max(words.width, words.height) for edge in box)
    document.close()


def _ink(picture: object, box: tuple[float, ...], height: float) -> int:
    left, bottom, right, top = (round(edge) for edge in box)
    rows = range(max(round(height) - top, 0), round(height) - bottom)
    pixels, stride = picture.pixels, picture.stride  # type: ignore[attr-defined]
    return sum(
        pixels[row * stride + at * 4] < 128
        for row in rows
        for at in range(left, right)
        if row * stride + at * 4 < len(pixels)
    )


def endless() -> bytes:
    with pikepdf.open(io.BytesIO(papers.paper("Performance", 2))) as pdf:
        tiles_in_tiles(pdf)
        made = io.BytesIO()
        pdf.save(made)
    return made.getvalue()


def test_a_page_that_would_be_drawn_for_hours_is_named_and_the_next_is_drawn() -> None:
    document = OpenDocument(endless())
    with pytest.raises(CannotDo) as said:
        document.draw(1, 300)
    assert said.value.what == "Page 1 of this paper cannot be shown."
    assert "millions of parts" in said.value.why
    assert document.draw(2, 300).width == 300
    document.close()


def test_what_is_no_pdf_is_told() -> None:
    with pytest.raises(CannotDo):
        OpenDocument(b"%PDF-1.7 rubbish")
