"""Pictures packed without loss are thinned out, whatever they are packed by."""

from __future__ import annotations

import io
import zlib
from typing import Any

import pikepdf
import pytest
from PIL import Image

from chair_desk.reports import pack_check, pack_shrink
from chair_desk.reports.pack_check import Fault, check_paper
from chair_desk.reports.pack_merge import merged
from chair_desk.reports.pack_order import PackOrder, SheetOrder, SourceOrder
from chair_desk.reports.pack_shrink import pictures_of
from tests.reports import hostile_papers as papers

WIDE, HIGH, SIDE, MOST = 1_601, 1_200, 400, 1_000_000
MODES = {"L": "/DeviceGray", "RGB": "/DeviceRGB", "CMYK": "/DeviceCMYK"}


def slope(mode: str) -> Image.Image:
    """A picture that grows brighter from left to right."""
    return Image.linear_gradient("L").rotate(90).resize((WIDE, HIGH)).convert(mode)


def scan(mode: str, *, is_predicted: bool = False, **told: Any) -> bytes:
    """A paper whose first page has a picture packed without loss."""
    image = slope(mode)
    stride = WIDE * len(mode)
    content = image.tobytes()
    if is_predicted:  # each row is told by how it differs from the one above
        rows = [content[at : at + stride] for at in range(0, len(content), stride)]
        above = [bytes(stride), *rows]
        content = b"".join(
            b"\x02" + bytes((one - other) % 256 for one, other in zip(row, before, strict=True))
            for row, before in zip(rows, above, strict=False)
        )

    def plant(pdf: pikepdf.Pdf) -> None:
        picture = pdf.make_stream(b"")
        kept = {
            "/Subtype": pikepdf.Name.Image, "/Width": WIDE, "/Height": HIGH,
            "/BitsPerComponent": 8, "/ColorSpace": pikepdf.Name(MODES[mode]),
        }  # fmt: skip
        for key, value in (kept | {f"/{name}": value for name, value in told.items()}).items():
            picture[key] = value
        parms = pikepdf.Dictionary(Predictor=15, Columns=WIDE, Colors=len(mode), BitsPerComponent=8)
        picture.write(zlib.compress(content), filter=pikepdf.Name.FlateDecode,
                      decode_parms=parms if is_predicted else None)  # fmt: skip
        pdf.pages[0].obj["/Resources"]["/XObject"] = pikepdf.Dictionary(P=picture)

    return papers.changed(papers.paper("Scan", 2), plant, compress_streams=False,
                          stream_decode_level=pikepdf.StreamDecodeLevel.none)  # fmt: skip


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pack_check, "MOST_PIXELS", MOST)
    monkeypatch.setattr(pack_shrink, "MOST_SIDE", SIDE)


@pytest.mark.parametrize(
    ("mode", "is_predicted"),
    [("L", False), ("RGB", False), ("CMYK", False), ("L", True), ("RGB", True), ("CMYK", True)],
)
def test_a_large_scan_is_thinned_out_and_looks_the_same(mode: str, is_predicted: bool) -> None:
    content = scan(mode, is_predicted=is_predicted)
    check = check_paper(content)
    assert check.pages_of(Fault.SHRUNK) == (0,)
    assert not check.broken
    how = SourceOrder(shrunk=(0,), most_dots=MOST)
    sheet = SheetOrder(source=0, page=0, label="1", stamp="Page 1")
    made = merged(PackOrder(title="Pack", sources=(how,), sheets=(sheet,)), [content])
    with pikepdf.open(io.BytesIO(made)) as pdf:
        (picture,) = pictures_of(pdf.pages[0])
        size = int(picture.Width), int(picture.Height)
        assert size == (321, 240)
        shown = Image.frombytes(mode, size, picture.read_bytes())
    wanted = slope(mode)
    for across in (0, 100, 320):
        assert shown.getpixel((across, 120)) == wanted.getpixel((across * 5, 600))


@pytest.mark.parametrize(
    "told",
    [
        {"Width": WIDE * 2},
        {"BitsPerComponent": 16},
        {"ColorSpace": pikepdf.Name.Pattern},
        {"Mask": pikepdf.Array([0, 1])},
        {"Width": 60_000, "Height": 60_000},
    ],
)
def test_what_is_of_another_kind_or_cut_off_is_replaced_by_the_notice(told: dict[str, Any]) -> None:
    check = check_paper(scan("L", **told))
    assert check.has(Fault.HUGE_IMAGES)
    assert check.broken == (0,)
