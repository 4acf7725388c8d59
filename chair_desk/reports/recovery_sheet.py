"""The recovery sheet on paper: the key in groups, what it is, and where it belongs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from chair_desk.records.frozen import frozen
from chair_desk.reports.fonts import Face, shown_by
from chair_desk.words import _

_COPIES = 2
_BODY, _BOLD = Face.SANS.value, Face.DISPLAY.value
_MONO = "Courier-Bold"  # one of the faces that every reader of PDF has


@frozen(kw_only=True)
class SheetFacts:
    """What stands on a sheet; `lines` are those of the key with their check digits."""

    board: str
    file_name: str
    printed_on: str
    lines: tuple[str, ...]
    mark: str
    kept_by: str = ""


def write_sheet(facts: SheetFacts, path: Path) -> None:
    """Write a PDF of two pages, a copy each, that its owner alone may read.

    Raises:
        OSError: The place cannot be written.
    """
    from io import BytesIO

    from reportlab.lib.pagesizes import A4
    from reportlab.pdfgen.canvas import Canvas

    for face in (Face.SANS, Face.DISPLAY):
        shown_by(face)  # makes it known to the writer
    made = BytesIO()
    canvas = Canvas(made, pagesize=A4, lang="en-GB", invariant=1)
    canvas.setTitle(_("Recovery sheet"))
    canvas.setAuthor("Chair Desk")
    for number in range(1, _COPIES + 1):
        _draw(canvas, A4[1], facts, number)
        canvas.showPage()
    canvas.save()
    part = path.with_name(f".{path.name}.new")
    part.unlink(missing_ok=True)
    part.touch(mode=0o600)
    part.write_bytes(made.getvalue())
    part.replace(path)


def _draw(canvas: Any, height: float, facts: SheetFacts, number: int) -> None:
    left, top = 64.0, height - 84
    canvas.setFont(_BOLD, 20)
    canvas.drawString(left, top, _("Recovery sheet"))
    canvas.setFont(_BODY, 11)
    canvas.drawRightString(531, top, _("Copy {number} of 2").format(number=number))
    top = _paragraphs(canvas, left, top - 34, _said(facts))
    canvas.setFont(_MONO, 19)
    for count, line in enumerate(facts.lines, start=1):
        top -= 34
        canvas.drawString(left + 34, top, line)
        canvas.setFont(_BODY, 11)
        canvas.drawString(left, top, f"{count}")
        canvas.setFont(_MONO, 19)
    _square(canvas, left, top - 150, facts)
    _paragraphs(canvas, left + 140, top - 40, _how(facts))


def _said(facts: SheetFacts) -> list[str]:
    found = [
        facts.board,
        _("File: {name}. Printed on {day}. Mark {mark}.").format(
            name=facts.file_name, day=facts.printed_on, mark=facts.mark
        ),
        _("Whoever has this sheet and the file can read all of it. Keep them apart."),
        _("Seal it in an envelope and put it into the organisation\u2019s safe."),
    ]
    if facts.kept_by:
        found.insert(2, _("The other copy is with {who}.").format(who=facts.kept_by))
    return found


def _how(facts: SheetFacts) -> list[str]:
    return [
        _("To open the board: choose \u201crecovery sheet\u201d on the lock screen."),
        _("Type the four lines. The last two signs of each line check it."),
        _("Only 0 to 9 and a to f are used. Blanks do not matter."),
        _("The first sixteen signs of the four lines are a raw SQLCipher 4 key."),
        _("A new passphrase makes this sheet worthless. Print another then."),
        _("The mark {mark} is how the file begins.").format(mark=facts.mark),
    ]


def _paragraphs(canvas: Any, left: float, top: float, lines: list[str]) -> float:
    from reportlab.lib.utils import simpleSplit

    canvas.setFont(_BODY, 11)
    for line in lines:
        for part in simpleSplit(line, _BODY, 11, 531 - left):
            canvas.drawString(left, top, part)
            top -= 16
        top -= 4
    return top


def _square(canvas: Any, left: float, bottom: float, facts: SheetFacts) -> None:
    """Draw the four lines as a square code, for a reader that types them in."""
    from reportlab.graphics import renderPDF
    from reportlab.graphics.barcode.qr import QrCodeWidget
    from reportlab.graphics.shapes import Drawing

    side = 120
    code = QrCodeWidget("\n".join(facts.lines))
    first_x, first_y, last_x, last_y = code.getBounds()
    drawing = Drawing(
        side, side, transform=[side / (last_x - first_x), 0, 0, side / (last_y - first_y), 0, 0]
    )
    drawing.add(code)
    renderPDF.draw(drawing, canvas, left, bottom)
