"""Photographs of far too many dots are made smaller; what cannot be, is left to the notice."""

from __future__ import annotations

import io

import pikepdf
import pytest
from PIL import Image

from chair_desk.reports import pack_check
from chair_desk.reports.pack_check import Fault, check_paper
from chair_desk.reports.pack_merge import merged
from chair_desk.reports.pack_order import PackOrder, SheetOrder, SourceOrder
from chair_desk.reports.pack_shrink import can_shrink, pictures_of
from tests.reports import hostile_papers as papers

MOST = 1_000_000


def photograph(mode: str = "RGB", wide: int = 1_600, *, is_whole: bool = True) -> bytes:
    """A paper whose first page has a photograph of 1,600 by 1,200 dots."""
    made = io.BytesIO()
    Image.new(mode, (1_600, 1_200), 90).save(made, "JPEG")

    def plant(pdf: pikepdf.Pdf) -> None:
        picture = pdf.make_stream(b"")
        content = made.getvalue() if is_whole else made.getvalue()[:2_000]
        picture.write(content, filter=pikepdf.Name.DCTDecode)
        told = {
            "/Subtype": pikepdf.Name.Image, "/Width": wide, "/Height": 1_200,
            "/BitsPerComponent": 8, "/ColorSpace": pikepdf.Name.DeviceRGB,
        }  # fmt: skip
        for key, value in told.items():
            picture[key] = value
        pdf.pages[0].obj["/Resources"]["/XObject"] = pikepdf.Dictionary(P=picture)

    return papers.changed(papers.paper("Photograph", 2), plant)


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pack_check, "MOST_PIXELS", MOST)


def test_a_large_photograph_is_made_smaller_and_its_page_stays() -> None:
    check = check_paper(photograph())
    assert check.pages_of(Fault.SHRUNK) == (0,)
    assert not check.broken
    how = SourceOrder(shrunk=(0,), most_dots=MOST)
    sheet = SheetOrder(source=0, page=0, label="1", stamp="Page 1")
    made = merged(PackOrder(title="Pack", sources=(how,), sheets=(sheet,)), [photograph()])
    with pikepdf.open(io.BytesIO(made)) as pdf:
        (picture,) = pictures_of(pdf.pages[0])
        assert (int(picture.Width), int(picture.Height)) == (200, 150)
        assert pikepdf.PdfImage(picture).as_pil_image().size == (200, 150)


@pytest.mark.parametrize(
    "content", [photograph("CMYK"), photograph(wide=9_000), photograph(is_whole=False)]
)
def test_what_cannot_be_made_smaller_is_replaced_by_the_notice(content: bytes) -> None:
    check = check_paper(content)
    assert check.has(Fault.HUGE_IMAGES)
    assert check.broken == (0,)


def test_nothing_that_is_no_photograph_is_touched() -> None:
    with pikepdf.open(io.BytesIO(papers.huge_picture())) as pdf:
        assert not any(can_shrink(one) for one in pictures_of(pdf.pages[0]))
