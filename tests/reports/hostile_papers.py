"""Papers as strangers send them: honest, broken and hostile, made anew with the same bytes.

`python -m tests.reports.hostile_papers FOLDER` writes them all for the eye.
"""

from __future__ import annotations

import io
import random
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path

import pikepdf
from reportlab.pdfgen.canvas import Canvas

A4 = (595.28, 841.89)
SIZES = {
    "a4": A4, "landscape": (841.89, 595.28), "a3": (841.89, 1190.55),
    "a3_landscape": (1190.55, 841.89), "letter": (612, 792), "a5": (419.5, 595.3),
}  # fmt: skip


def paper(title: str = "A paper", pages: int = 2, size: tuple[float, float] = A4) -> bytes:
    """Return an honest paper with a line of words on each page."""
    made = io.BytesIO()
    canvas = Canvas(made, pagesize=size, invariant=1)
    canvas.setTitle(title)
    for number in range(1, pages + 1):
        canvas.setFont("Helvetica", 12)
        canvas.drawString(60, size[1] - 80, f"{title}, sheet {number} of its own")
        canvas.bookmarkPage(f"s{number}")
        canvas.addOutlineEntry(f"Part {number}", f"s{number}", 0)
        canvas.showPage()
    canvas.save()
    return made.getvalue()


def changed(content: bytes, change: object, **how: object) -> bytes:
    """Return a paper after something was done to it with pikepdf."""
    with pikepdf.open(io.BytesIO(content)) as pdf:
        change(pdf)  # type: ignore[operator]
        made = io.BytesIO()
        pdf.save(made, deterministic_id="encryption" not in how, **how)  # type: ignore[arg-type]
        return made.getvalue()


def turned(angle: int, size: tuple[float, float] = A4) -> bytes:
    """Return a paper whose pages are turned."""

    def turn(pdf: pikepdf.Pdf) -> None:
        for page in pdf.pages:
            page.obj["/Rotate"] = angle

    return changed(paper(f"Turned {angle}", 2, size), turn)


def cropped(angle: int = 0) -> bytes:
    """Return a paper of which only the middle is to be seen."""

    def crop(pdf: pikepdf.Pdf) -> None:
        for page in pdf.pages:
            page.obj["/CropBox"] = pikepdf.Array([40, 60, 540, 800])
            page.obj["/Rotate"] = angle

    return changed(paper("Cropped", 2), crop)


def boxed(*box: float) -> bytes:
    """Return a paper whose pages say an odd size."""

    def resize(pdf: pikepdf.Pdf) -> None:
        for page in pdf.pages:
            page.obj["/MediaBox"] = pikepdf.Array(list(box))

    return changed(paper("Boxed", 1), resize)


def drawing(content: bytes) -> bytes:
    """Return a paper whose page is drawn by these operators."""

    def draw(pdf: pikepdf.Pdf) -> None:
        pdf.pages[0].obj["/Contents"] = pdf.make_stream(content)

    return changed(paper("Drawn", 1), draw)


def bomb(packed_twice: bool = False) -> bytes:
    """Return a paper whose page unpacks to hundreds of megabytes."""
    zeros = zlib.compress(b"0 " * 40_000_000, 9)

    def plant(pdf: pikepdf.Pdf) -> None:
        stream = pdf.make_stream(b"")
        if packed_twice:
            names = pikepdf.Array([pikepdf.Name.FlateDecode, pikepdf.Name.FlateDecode])
            stream.write(zlib.compress(zeros, 9), filter=names)
        else:
            stream.write(zeros, filter=pikepdf.Name.FlateDecode)
        pdf.pages[0].obj["/Contents"] = stream

    return changed(paper("Bomb", 1), plant, compress_streams=False,
                   stream_decode_level=pikepdf.StreamDecodeLevel.none)  # fmt: skip


def huge_picture() -> bytes:
    """Return a paper with a picture that says it has sixteen thousand million pixels."""

    def plant(pdf: pikepdf.Pdf) -> None:
        picture = pdf.make_stream(zlib.compress(bytes(1000)))
        for key, value in (("/Subtype", pikepdf.Name.Image), ("/Width", 130_000),
                           ("/Height", 130_000)):  # fmt: skip
            picture[key] = value
        page = pdf.pages[0]
        page.obj["/Resources"] = pikepdf.Dictionary(XObject=pikepdf.Dictionary(P=picture))

    return changed(paper("Picture", 2), plant)


def encrypted(user: str = "secret", owner: str = "owner") -> bytes:
    """Return a paper behind a password; with no user password it opens, protected."""
    return changed(paper("Locked", 2), lambda _pdf: None,
                   encryption=pikepdf.Encryption(user=user, owner=owner, R=6))  # fmt: skip


def scripted() -> bytes:
    """Return a paper that would run, launch, send and attach things, if it were let."""

    def plant(pdf: pikepdf.Pdf) -> None:
        name = pikepdf.Name
        script = pikepdf.Dictionary(S=name.JavaScript, JS=pikepdf.String("app.alert('run')"))
        pdf.Root["/OpenAction"] = script
        pdf.Root["/Names"] = pikepdf.Dictionary(
            JavaScript=pikepdf.Dictionary(Names=pikepdf.Array([pikepdf.String("a"), script]))
        )
        pdf.attachments["evil.exe"] = b"MZ evil"
        page = pdf.pages[0].obj
        page["/AA"] = pikepdf.Dictionary(O=script)
        launch = pikepdf.Dictionary(S=name.Launch, F=pikepdf.String("calc.exe"))
        send = pikepdf.Dictionary(S=name.SubmitForm, F=pikepdf.String("http://example.invalid"))
        notes = [
            pikepdf.Dictionary(Type=name.Annot, Subtype=name.Link, A=action,
                               Rect=pikepdf.Array([0, 0, 100, 100]))
            for action in (launch, send, script)
        ]  # fmt: skip
        notes.append(
            pikepdf.Dictionary(Type=name.Annot, Subtype=name("/FileAttachment"),
                               Rect=pikepdf.Array([0, 0, 9, 9]))
        )  # fmt: skip
        notes.append(
            pikepdf.Dictionary(Type=name.Annot, Subtype=name.Link,
                               A=pikepdf.Dictionary(S=name.URI, URI=pikepdf.String("javascript:x")),
                               Rect=pikepdf.Array([0, 0, 9, 9]))
        )  # fmt: skip
        page["/Annots"] = pikepdf.Array([pdf.make_indirect(note) for note in notes])

    return changed(paper("Scripted", 2), plant)


def form() -> bytes:
    """Return a paper with a form that somebody filled in."""
    made = io.BytesIO()
    canvas = Canvas(made, invariant=1)
    canvas.drawString(60, 760, "A form of its own")
    canvas.acroForm.textfield(name="name", x=60, y=700, width=200, height=20, value="Filled in")
    canvas.showPage()
    canvas.save()
    return made.getvalue()


def linked() -> bytes:
    """Return a paper with links inside it: by page, by name and by number."""

    def plant(pdf: pikepdf.Pdf) -> None:
        name = pikepdf.Name
        pdf.Root["/Dests"] = pikepdf.Dictionary(third=pikepdf.Array([pdf.pages[2].obj, name.Fit]))
        aims = (pikepdf.Array([pdf.pages[1].obj, name.XYZ, 0, 700, 0]), name.third,
                pikepdf.Array([1, name.Fit]))  # fmt: skip
        notes = [
            pdf.make_indirect(
                pikepdf.Dictionary(Type=name.Annot, Subtype=name.Link, Dest=aim,
                                   Rect=pikepdf.Array([60, 700, 200, 720]))
            )
            for aim in aims
        ]  # fmt: skip
        pdf.pages[0].obj["/Annots"] = pikepdf.Array(notes)

    return changed(paper("Linked", 3), plant)


def circle_of_pages() -> bytes:
    """Return a paper whose tree of pages leads back into itself."""
    content = paper("Circle", 2)

    def bend(pdf: pikepdf.Pdf) -> None:
        pdf.Root.Pages.Kids.append(pdf.Root.Pages)

    return changed(content, bend)


def circle_of_outline() -> bytes:
    """Return a paper whose outline has no end."""

    def bend(pdf: pikepdf.Pdf) -> None:
        first = pdf.Root.Outlines.First
        first["/Next"] = first
        first["/First"] = first

    return changed(paper("Outline", 3), bend)


def circle_of_forms() -> bytes:
    """Return a paper that draws itself inside itself."""

    def bend(pdf: pikepdf.Pdf) -> None:
        drawn = pdf.make_stream(b"/F Do")
        drawn["/Type"], drawn["/Subtype"] = pikepdf.Name.XObject, pikepdf.Name.Form
        drawn["/BBox"] = pikepdf.Array([0, 0, 600, 800])
        resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(F=drawn))
        drawn["/Resources"] = resources
        pdf.pages[0].obj["/Resources"] = resources
        pdf.pages[0].obj["/Contents"] = pdf.make_stream(b"/F Do")

    return changed(paper("Forms", 1), bend)


def no_pages() -> bytes:
    """Return a PDF without a page."""
    made = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.save(made)
    return made.getvalue()


def named() -> Iterator[tuple[str, bytes]]:
    """Yield the papers that stand for one trouble each."""
    for name, size in SIZES.items():
        yield f"size_{name}", paper(f"Size {name}", 2, size)
    for angle in (0, 90, 180, 270, -90, 450, 45):
        yield f"turned_{angle}", turned(angle)
        yield f"turned_a3_{angle}", turned(angle, SIZES["a3"])
    for angle in (0, 90, 180, 270):
        yield f"cropped_{angle}", cropped(angle)
    boxes = (
        (0, 0, 0, 0), (0, 0, 5, 5), (0, 0, 14400, 14400), (595, 842, 0, 0), (-300, -400, 300, 400),
        (0, 0, 1e9, 1e9), (1000, 1000, 1595, 1842), (0, 0, 3000, 200),
    )  # fmt: skip
    for box in boxes:
        yield f"boxed_{'_'.join(f'{one:g}' for one in box)}", boxed(*box)
    drawings = {
        "open": b"q q q 2 0 0 2 100 100 cm BT /F1 12 Tf", "closed": b"Q Q Q Q 1 0 0 1 0 0 cm",
        "scaled": b"0.01 0 0 0.01 0 0 cm 0 0 1 1 re f", "clipped": b"0 0 1 1 re W n",
        "nonsense": bytes(range(256)) * 40, "empty": b"", "in_text": b"BT /F1 9 Tf 1 0 0 1 0 0 Tm",
        "deep": b"q " * 60_000, "numbers": b"9" * 500_000, "array": b"[" * 100_000,
    }  # fmt: skip
    for name, content in drawings.items():
        yield f"drawn_{name}", drawing(content)
    yield from {
        "bomb": bomb(), "bomb_twice": bomb(packed_twice=True), "huge_picture": huge_picture(),
        "locked": encrypted(), "protected": encrypted(user=""), "scripted": scripted(),
        "form": form(), "linked": linked(), "circle_pages": circle_of_pages(),
        "circle_outline": circle_of_outline(), "circle_forms": circle_of_forms(),
        "no_pages": no_pages(), "empty": b"", "words": b"These are only words.",
        "sign_alone": b"%PDF-1.7\n", "zip": b"PK\x03\x04" + bytes(500),
    }.items()  # fmt: skip


def damaged(count: int = 240, seed: int = 8) -> Iterator[tuple[str, bytes]]:
    """Yield papers cut short, with bytes turned, with pieces doubled, dropped or mixed up."""
    chance = random.Random(seed)
    kinds = [paper("Honest", 3), scripted(), form(), linked(), circle_of_outline()]
    for number in range(count):
        content = bytearray(kinds[number % len(kinds)])
        way = number % 6
        at = chance.randrange(len(content))
        if way == 0:
            del content[at:]
        elif way == 1:
            for _turn in range(40):
                content[chance.randrange(len(content))] = chance.randrange(256)
        elif way == 2:
            del content[at : at + chance.randrange(1, 200)]
        elif way == 3:
            content[at:at] = content[at // 2 : at]
        elif way == 4:
            for old, new in ((b"0 R", b"1 R"), (b"/Kids", b"/Kid5"), (b"/Parent", b"/Kids  ")):
                if chance.random() < 0.5:
                    content = bytearray(bytes(content).replace(old, new))
        else:
            content = content[at:] + content[:at]
        yield f"damaged_{number:03}", bytes(content)


def corpus() -> Iterator[tuple[str, bytes]]:
    """Yield all of them, several hundred."""
    from tests.reports.hostile_kinds import kinds

    yield from named()
    yield from kinds()
    yield from damaged()


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in corpus():
        (folder / f"{name}.pdf").write_bytes(content)
