from __future__ import annotations

import io
from concurrent.futures import ThreadPoolExecutor

import pikepdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from chair_desk.records.changes import CannotDo
from chair_desk.services.paper_pages import (
    MOST_PIXELS,
    MOST_SIDE,
    PagePicture,
    count_pages,
    draw_page,
)
from tests.reports.hostile_kinds import tiles_in_tiles

A4 = (595.0, 842.0)
WHITE = b"\xff\xff\xff\xff"


def paper(pages: int = 3, size: tuple[float, float] = A4) -> bytes:
    """A paper whose pages have a black square in the middle."""
    made = io.BytesIO()
    canvas = Canvas(made, pagesize=size, invariant=1)
    for _page in range(pages):
        canvas.rect(size[0] / 4, size[1] / 4, size[0] / 2, size[1] / 2, fill=1)
        canvas.showPage()
    canvas.save()
    return made.getvalue()


def saved(pdf: pikepdf.Pdf, **how: object) -> bytes:
    made = io.BytesIO()
    pdf.save(made, **how)
    return made.getvalue()


def pixel(picture: PagePicture, x: int, y: int) -> bytes:
    at = y * picture.stride + x * 4
    return picture.pixels[at : at + 4]


def test_a_page_is_drawn_as_wide_as_it_is_asked_for() -> None:
    made = draw_page(paper(), 2, 400)

    assert (made.number, made.count) == (2, 3)
    assert made.width == 400
    assert made.height == pytest.approx(400 * 842 / 595, abs=1)
    assert pixel(made, 5, 5)[:3] == WHITE[:3]
    assert pixel(made, 200, made.height // 2)[:3] == b"\0\0\0"


@pytest.mark.parametrize(("asked", "shown"), [(-4, 1), (0, 1), (9, 3)])
def test_a_number_beyond_the_ends_is_the_end(asked: int, shown: int) -> None:
    assert draw_page(paper(), asked, 100).number == shown


def test_pages_are_counted() -> None:
    assert count_pages(paper(5)) == 5
    assert count_pages(b"no paper at all") is None


@pytest.mark.parametrize("kept", [0, 8, 40, 400])
def test_a_damaged_file_is_said_calmly(kept: int) -> None:
    with pytest.raises(CannotDo) as said:
        draw_page(paper()[:kept], 1, 100)

    assert said.value.what == "This paper cannot be shown: its file is damaged, or has no pages."


def test_a_file_with_a_password_is_said_calmly() -> None:
    with pikepdf.open(io.BytesIO(paper())) as pdf:
        locked = saved(pdf, encryption=pikepdf.Encryption(owner="a", user="b"))

    with pytest.raises(CannotDo) as said:
        draw_page(locked, 1, 100)

    assert said.value.what == "This paper is locked with a password."


def test_a_page_that_would_be_drawn_for_hours_is_named() -> None:
    with pikepdf.open(io.BytesIO(paper())) as pdf:
        tiles_in_tiles(pdf)
        endless = saved(pdf)

    with pytest.raises(CannotDo) as said:
        draw_page(endless, 1, 100)

    assert said.value.remedy == "Turn to another page, or ask its author for a plainer copy."
    assert draw_page(endless, 2, 100).width == 100


def test_a_file_without_pages_is_said_calmly_even_after_a_locked_one() -> None:
    with pikepdf.open(io.BytesIO(paper())) as pdf:
        locked = saved(pdf, encryption=pikepdf.Encryption(owner="a", user="b"))
    assert count_pages(locked) is None

    with pytest.raises(CannotDo) as said:
        draw_page(saved(pikepdf.new()), 1, 100)

    assert "no pages" in said.value.what


@pytest.mark.parametrize("size", [(14_400, 14_400), (10, 14_400), (14_400, 10), (0.5, 0.5)])
def test_a_page_of_any_size_is_a_picture_of_bounded_size(size: tuple[float, float]) -> None:
    made = draw_page(paper(1, size), 1, 6_000)

    assert 1 <= made.width <= MOST_SIDE
    assert 1 <= made.height <= MOST_SIDE
    assert made.width * made.height <= MOST_PIXELS
    assert len(made.pixels) == made.stride * made.height


def test_what_is_filled_into_a_form_is_seen() -> None:
    made = io.BytesIO()
    canvas = Canvas(made, pagesize=A4, invariant=1)
    canvas.acroForm.textfield(
        value="MMMMMMMM", x=100, y=400, width=400, height=60, fontSize=40, name="said"
    )
    canvas.drawString(100, 700, "Filled in:")
    canvas.showPage()
    canvas.save()

    shown = draw_page(made.getvalue(), 1, 595)

    dark = sum(
        max(pixel(shown, x, y)[:3]) < 60 for y in range(390, 440, 2) for x in range(110, 480, 2)
    )
    assert dark > 50


def test_two_threads_may_ask_at_once() -> None:
    content = paper()
    with ThreadPoolExecutor(4) as pool:
        made = list(pool.map(lambda number: draw_page(content, number % 3 + 1, 200), range(24)))

    assert {one.width for one in made} == {200}  # PDFium alone would crash
