"""More papers as strangers send them: trees without end, pictures that lie, filters in chains."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable, Iterator

import pikepdf

from tests.reports.hostile_papers import changed, drawing, paper

Plant = Callable[[pikepdf.Pdf], None]
NAME = pikepdf.Name


def planted(title: str, plant: Plant, pages: int = 2) -> bytes:
    """Return a paper after something was planted in it, saved as it stands."""
    return changed(paper(title, pages), plant, compress_streams=False,
                   stream_decode_level=pikepdf.StreamDecodeLevel.none)  # fmt: skip


def written(*objects: bytes, trailer: bytes = b"", prev: int | None = None) -> bytes:
    """Return a PDF written by hand, object by object, the first its catalogue."""
    made, places = bytearray(b"%PDF-1.7\n"), []
    for number, one in enumerate(objects, start=1):
        places.append(len(made))
        made += b"%d 0 obj\n%s\nendobj\n" % (number, one)
    start = len(made)
    made += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    made += b"".join(b"%010d 00000 n \n" % place for place in places)
    back = b"/Prev %d" % (start if prev is None else prev) if prev is None or prev >= 0 else b""
    made += b"trailer\n<</Size %d/Root 1 0 R%s%s>>\n" % (len(objects) + 1, back, trailer)
    made += b"startxref\n%d\n%%%%EOF\n" % start
    return bytes(made)


CATALOGUE = b"<</Type/Catalog/Pages 2 0 R>>"
LEAF = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>"


def tree_of(depth: int) -> bytes:
    """Return a paper whose one page lies so many folders deep."""
    nodes = [
        b"<</Type/Pages/Count 1/Kids[%d 0 R]%s>>"
        % (number + 1, b"/Parent %d 0 R" % (number - 1) if number > 2 else b"")
        for number in range(2, depth + 2)
    ]
    return written(CATALOGUE, *nodes, LEAF.replace(b"2 0 R", b"%d 0 R" % (depth + 1)), prev=-1)


def many_pages(count: int) -> bytes:
    """Return a paper of so many pages, all of them the same nothing."""
    kids = b" ".join(b"%d 0 R" % (number + 3) for number in range(count))
    pages = b"<</Type/Pages/Count %d/Kids[%s]>>" % (count, kids)
    return written(CATALOGUE, pages, *([LEAF] * count), prev=-1)


def streams_in_a_loop() -> bytes:
    """Return a paper whose streams of objects go on in each other, and hold each other."""
    inside = b"4 0 5 8 <</A 5 0 R>> <</B 4 0 R>>"
    stream = b"<</Type/ObjStm/N 2/First 8/Length %d/Extends %d 0 R>>stream\n%s\nendstream"
    return written(CATALOGUE, b"<</Type/Pages/Count 1/Kids[3 0 R]>>", LEAF,
                   stream % (len(inside), 5, inside), stream % (len(inside), 4, inside),
                   prev=-1)  # fmt: skip


def picture(filters: bytes, content: bytes, **more: object) -> Plant:
    """Return what plants a picture with such a filter and draws it on the first page."""

    def plant(pdf: pikepdf.Pdf) -> None:
        made = pdf.make_stream(b"")
        made.write(content, filter=NAME(f"/{filters.decode()}"))
        values = {"Subtype": NAME.Image, "Width": 800, "Height": 600, "BitsPerComponent": 8,
                  "ColorSpace": NAME.DeviceRGB, **more}  # fmt: skip
        for key, value in values.items():
            made[f"/{key}"] = value
        page = pdf.pages[0].obj
        page["/Resources"] = pikepdf.Dictionary(XObject=pikepdf.Dictionary(P=made))
        page["/Contents"] = pdf.make_stream(b"q 400 0 0 300 50 300 cm /P Do Q")

    return plant


def veil_of_itself(pdf: pikepdf.Pdf) -> None:
    """Plant a picture that is its own mask."""
    picture(b"FlateDecode", zlib.compress(bytes(800 * 600 * 3)))(pdf)
    made = pdf.pages[0].obj.Resources.XObject.P
    made["/SMask"] = made


def chain_of_filters(pdf: pikepdf.Pdf) -> None:
    """Plant a page that is packed a thousand times over."""
    stream = pdf.make_stream(b"")
    stream.write(zlib.compress(b"0 0 m"), filter=pikepdf.Array([NAME.FlateDecode] * 1_000))
    pdf.pages[0].obj["/Contents"] = stream


def wide_rows(pdf: pikepdf.Pdf) -> None:
    """Plant a page whose packing says that its rows have two thousand million columns."""
    stream = pdf.make_stream(b"")
    stream.write(zlib.compress(bytes(10_000)), filter=NAME.FlateDecode,
                 decode_parms=pikepdf.Dictionary(Predictor=15, Columns=2_000_000_000,
                                                 Colors=4, BitsPerComponent=16))  # fmt: skip
    pdf.pages[0].obj["/Contents"] = stream


def letters_in_letters(pdf: pikepdf.Pdf) -> None:
    """Plant a typeface whose letters are written in itself."""
    face = pdf.make_indirect(
        pikepdf.Dictionary(Type=NAME.Font, Subtype=NAME.Type3, FirstChar=97, LastChar=97,
                           FontBBox=pikepdf.Array([0, 0, 9, 9]), Widths=pikepdf.Array([9]),
                           FontMatrix=pikepdf.Array([1, 0, 0, 1, 0, 0]))
    )  # fmt: skip
    face["/Resources"] = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=face))
    letter = pdf.make_stream(b"9 0 d0 BT /F 9 Tf (aaaa) Tj ET")
    face["/CharProcs"] = pikepdf.Dictionary(a=letter)
    face["/Encoding"] = pikepdf.Dictionary(Differences=pikepdf.Array([97, NAME("/a")]))
    page = pdf.pages[0].obj
    page["/Resources"] = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=face))
    page["/Contents"] = pdf.make_stream(b"BT /F 9 Tf 60 700 Td (aaaa) Tj ET")


def tiles_in_tiles(pdf: pikepdf.Pdf) -> None:
    """Plant a pattern of a millionth of a point that is filled with itself."""
    tile = pdf.make_stream(b"/Pattern cs /T scn 0 0 1 1 re f")
    tile["/PatternType"], tile["/PaintType"], tile["/TilingType"] = 1, 1, 1
    tile["/BBox"] = pikepdf.Array([0, 0, 1, 1])
    tile["/XStep"] = tile["/YStep"] = 0.000001
    resources = pikepdf.Dictionary(Pattern=pikepdf.Dictionary(T=tile))
    tile["/Resources"] = resources
    page = pdf.pages[0].obj
    page["/Resources"] = resources
    page["/Contents"] = pdf.make_stream(b"/Pattern cs /T scn 0 0 595 842 re f")


def many_notes(pdf: pikepdf.Pdf) -> None:
    """Plant twenty thousand links on one page."""
    rect = pikepdf.Array([0, 0, 9, 9])
    launch = pikepdf.Dictionary(S=NAME.Launch, F=pikepdf.String("calc.exe"))
    note = pikepdf.Dictionary(Type=NAME.Annot, Subtype=NAME.Link, Rect=rect, A=launch)
    pdf.pages[0].obj["/Annots"] = pikepdf.Array([note] * 20_000)


def actions_in_a_ring(pdf: pikepdf.Pdf) -> None:
    """Plant actions that call each other and the outside, on everything that can have one."""
    first = pdf.make_indirect(pikepdf.Dictionary(S=NAME.JavaScript, JS=pikepdf.String("go()")))
    second = pdf.make_indirect(
        pikepdf.Dictionary(S=NAME.GoToR, F=pikepdf.String("//server.invalid/x.pdf"), Next=first)
    )
    first["/Next"] = pikepdf.Array([second, first])
    pdf.Root["/OpenAction"] = first
    pdf.Root["/AA"] = pikepdf.Dictionary(WC=first, DC=second)
    pdf.pages[0].obj["/AA"] = pikepdf.Dictionary(O=second, C=first)
    films = pikepdf.Dictionary(Type=NAME.Annot, Subtype=NAME("/RichMedia"), A=second,
                               Rect=pikepdf.Array([0, 0, 99, 99]))  # fmt: skip
    pdf.pages[0].obj["/Annots"] = pikepdf.Array([pdf.make_indirect(films)])


def spoken_form(pdf: pikepdf.Pdf) -> None:
    """Plant a form of the kind that is a program of its own (XFA)."""
    form = pdf.make_stream(b"<xdp:xdp><script>app.alert(1)</script></xdp:xdp>")
    pdf.Root["/AcroForm"] = pikepdf.Dictionary(XFA=form, Fields=pikepdf.Array([]))


def parent_of_itself(pdf: pikepdf.Pdf) -> None:
    """Bend a page so that what it inherits is asked of itself."""
    page = pdf.pages[0].obj
    del page["/MediaBox"]
    page["/Parent"] = page


def large_unit(pdf: pikepdf.Pdf) -> None:
    """Make a page whose unit is a mile."""
    pdf.pages[0].obj["/UserUnit"] = 75_000


def pieces_of_a_page(pdf: pikepdf.Pdf) -> None:
    """Draw a page by fifty thousand streams, all of them the same."""
    piece = pdf.make_stream(b"q 1 0 0 1 0 0 cm Q ")
    pdf.pages[0].obj["/Contents"] = pikepdf.Array([piece] * 50_000)


def odd_values(pdf: pikepdf.Pdf) -> None:
    """Give a page values of kinds that they cannot have."""
    page = pdf.pages[0].obj
    page["/Rotate"] = pikepdf.Array([1, 2])
    page["/CropBox"] = pikepdf.String("large")
    page["/Annots"] = pikepdf.Dictionary(A=1)
    page["/Resources"] = pikepdf.Array([])
    pdf.pages[1].obj["/MediaBox"] = pikepdf.Array([NAME.A, pikepdf.String("b"), 5])


PLANTED: dict[str, Plant] = {
    "jbig2": picture(b"JBIG2Decode", bytes(range(256)) * 8, BitsPerComponent=1),
    "jpx": picture(b"JPXDecode", b"\x00\x00\x00\x0cjP  \r\n\x87\n" + bytes(range(256)) * 8),
    "dct": picture(b"DCTDecode", b"\xff\xd8\xff\xe0" + bytes(range(256)) * 8),
    "ccitt": picture(b"CCITTFaxDecode", bytes(range(256)) * 80, BitsPerComponent=1),
    "lzw": picture(b"LZWDecode", bytes(range(256)) * 80),
    "unknown_filter": picture(b"NoSuchDecode", b"?" * 900),
    "own_mask": veil_of_itself, "filters": chain_of_filters, "wide_rows": wide_rows,
    "letters": letters_in_letters, "tiles": tiles_in_tiles, "notes": many_notes,
    "ring": actions_in_a_ring, "xfa": spoken_form, "own_parent": parent_of_itself,
    "unit": large_unit, "pieces": pieces_of_a_page, "odd_values": odd_values,
}  # fmt: skip


def kinds() -> Iterator[tuple[str, bytes]]:
    """Yield a paper of each kind."""
    for name, plant in PLANTED.items():
        yield f"planted_{name}", planted(name.title(), plant)
    pages = b"<</Type/Pages/Count 1/Kids[3 0 R]>>"
    deep = b"[" * 20_000 + b"]" * 20_000
    named = b"<<" + b"/A<<" * 20_000 + b">>" * 20_000 + b">>"
    yield from {
        "tables_in_a_ring": written(CATALOGUE, pages, LEAF),
        "tables_beyond_the_end": written(CATALOGUE, pages, LEAF, prev=99_999_999),
        "tables_in_front": written(CATALOGUE, pages, LEAF, prev=0),
        "deep_array": written(CATALOGUE, pages, LEAF, deep, prev=-1, trailer=b"/Deep 4 0 R"),
        "deep_names": written(CATALOGUE, pages, LEAF, named, prev=-1, trailer=b"/Deep 4 0 R"),
        "deep_page": written(CATALOGUE, pages, LEAF[:-2] + b"/Group " + deep + b">>", prev=-1),
        "streams_in_a_loop": streams_in_a_loop(),
        "count_of_millions": written(CATALOGUE, pages.replace(b"1", b"2000000000"), LEAF, prev=-1),
        "count_below_nothing": written(CATALOGUE, pages.replace(b"1", b"-7"), LEAF, prev=-1),
        "same_page_again": written(CATALOGUE, pages.replace(b"3 0 R", b"3 0 R " * 900), LEAF,
                                   prev=-1),
        "size_that_lies": written(CATALOGUE, pages, LEAF, prev=-1).replace(
            b"/Size 4", b"/Size 999999999"),
        "unknown_lock": written(CATALOGUE, pages, LEAF, prev=-1,
                                trailer=b"/Encrypt<</Filter/Other/V 99>>/ID[<00><00>]"),
        "tree_of_3000": tree_of(3_000), "ten_thousand_pages": many_pages(10_000),
        "four_thousand_pages": many_pages(4_000), "no_catalogue": written(b"<<>>", prev=-1),
        "rubbish_behind": paper("Honest", 1) + bytes(2_000_000),
        "rubbish_in_front": b"\n" * 1_000 + paper("Honest", 1),
        "inline_picture": drawing(b"BI /W 60000 /H 60000 /BPC 8 /CS /RGB ID \x00\x01\nEI"),
        "shading": drawing(b"/None sh " * 50_000),
        "matrix": drawing(b"1e30 0 0 1e30 0 0 cm " * 200 + b"0 0 1 1 re f"),
        "dashes": drawing(b"[0.0001 0.0001] 0 d 0 0 m 595 842 l S"),
        "curves": drawing(b"0 0 m " + b"1 2 300 400 5 600 c " * 60_000 + b"S"),
    }.items()  # fmt: skip
    yield "linearised", _linearised()


def _linearised() -> bytes:
    """Return a paper made to be read while it comes, cut in the middle."""
    made = io.BytesIO()
    with pikepdf.open(io.BytesIO(paper("Linear", 9))) as pdf:
        pdf.save(made, linearize=True)
    content = made.getvalue()
    return content[: len(content) // 2]
