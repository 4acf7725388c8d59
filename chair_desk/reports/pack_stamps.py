"""What is stamped on a page of a pack: its number and item, the way back, the marks.

Drawn as the reader sees the page: turned, cropped or of another size, the number is at the
lower right and upright. White plates keep it legible on any ground.
"""

from __future__ import annotations

import io
import re
from functools import cache
from typing import TYPE_CHECKING, Any

from chair_desk.records.frozen import frozen
from chair_desk.reports.fonts import Face, shown_by

if TYPE_CHECKING:
    import pikepdf

FONT = "/CdPlate"
_MORE = "".join(map(chr, (*range(0xA1, 0xAD), *range(0xAE, 0x100)))) + "–—‘’“”„…•€ŴŵŶŷŠšŽžŒœ"
"""The letters that the font has besides those of ASCII."""

SIZE = 8.6
EDGE, INSET, PAD = 14.0, 16.0, 4.0
_HEIGHT = 14.0
_INK, _LINK, _CLOSED = "0.086 0.125 0.173", "0.11 0.29 0.6", "0.55 0.09 0.30"
_PALE = "0.45 0.48 0.53"
MARK_STATE = "/CdPale"
_SHOWN = re.compile(rb" Td \((.*?)(?<!\\)\) Tj ET")

Box = tuple[float, float, float, float]
A4: Box = (0, 0, 595.28, 841.89)


@frozen(kw_only=True)
class View:
    """A page as it is seen: its visible box in its own points, and how far it is turned."""

    box: Box
    turned: int = 0

    @property
    def wide(self) -> float:
        """How wide the page is on the screen, in points."""
        return self._side(0 if self.turned in (0, 180) else 1)

    @property
    def high(self) -> float:
        """How high the page is on the screen, in points."""
        return self._side(1 if self.turned in (0, 180) else 0)

    def _side(self, at: int) -> float:
        return self.box[at + 2] - self.box[at]

    @property
    def matrix(self) -> tuple[int, int, int, int, float, float]:
        """The matrix from what is seen, counted from its lower left, to the page's own points."""
        left, bottom, right, top = self.box
        return {
            0: (1, 0, 0, 1, left, bottom),
            90: (0, 1, -1, 0, right, bottom),
            180: (-1, 0, 0, -1, right, top),
            270: (0, -1, 1, 0, left, top),
        }[self.turned]

    def on_page(self, box: Box) -> Box:
        """Return a box that is seen there in the page's own points."""
        a, b, c, d, e, f = self.matrix
        xs = [a * x + c * y + e for x in (box[0], box[2]) for y in (box[1], box[3])]
        ys = [b * x + d * y + f for x in (box[0], box[2]) for y in (box[1], box[3])]
        return min(xs), min(ys), max(xs), max(ys)


@frozen(kw_only=True)
class Stamp:
    """What one page gets: `words` at its lower right, `back` at its lower left, its marks.

    `item` stands between them, or above them where it is too long for that.
    """

    words: str
    back: str = ""
    item: str = ""
    edge: str = ""
    watermark: str = ""


def drawn(stamp: Stamp, view: View) -> bytes:
    """Return the content that draws a stamp after a page's own."""
    a, b, c, d, e, f = view.matrix
    parts = [f"Q /Artifact BMC q {a} {b} {c} {d} {e:.2f} {f:.2f} cm"]
    if stamp.watermark:
        parts.append(_watermark(stamp.watermark, view))
    if stamp.edge:
        parts.append(_edge(stamp.edge, view))
    if stamp.words:
        wide = width(stamp.words)
        left = view.wide - INSET - wide
        if stamp.edge:
            left -= EDGE / 2
        parts.append(_plate(left, INSET, wide, stamp.words, _INK))
    if stamp.back:
        parts.append(_plate(INSET, INSET, width(stamp.back), stamp.back, _LINK))
    parts += _item_plates(stamp, view)
    parts.append("Q EMC")
    return " ".join(parts).encode("latin-1", "replace")


def said_by(stamp: Stamp) -> list[bytes]:
    """Return the words that `drawn` writes for a stamp, in its order, as they stand in it.

    What is too long for one line is drawn as several, parted where a space was.
    """
    words = (stamp.watermark, stamp.edge, stamp.words, stamp.back, stamp.item)
    return [_escaped(one).encode("latin-1", "replace") for one in words if one]


def read_back(content: bytes) -> list[bytes]:
    """Return the words of a stamp from the content that `drawn` returned."""
    return [found[1] for found in _SHOWN.finditer(content)]


def back_box(words: str) -> Box:
    """Return where the way back lies, as it is seen."""
    return INSET - PAD, INSET - PAD, INSET + width(words) + PAD, INSET + _HEIGHT - PAD


@cache
def width(words: str) -> float:
    """Return how wide words are in the stamp's size."""
    from reportlab.pdfbase.pdfmetrics import stringWidth

    shown_by(Face.SANS_MEDIUM)
    return float(stringWidth(words, Face.SANS_MEDIUM.value, SIZE))


def plain(words: str) -> str:
    """Return words in the letters that the stamp's font has: others become a question mark."""
    return "".join(sign if sign.isascii() or sign in _MORE else "?" for sign in words)


def _item_plates(stamp: Stamp, view: View) -> list[str]:
    """Set the item between the way back and the number, else over them, a line or more."""
    if not stamp.item:
        return []
    whole = view.wide - 2 * INSET - (EDGE / 2 if stamp.edge else 0)
    left = INSET + (width(stamp.back) + 3 * PAD if stamp.back else 0)
    room = INSET + whole - left - (width(stamp.words) + 3 * PAD if stamp.words else 0)
    if width(stamp.item) <= room:
        return [_plate(left, INSET, width(stamp.item), stamp.item, _INK)]
    lines = _broken(stamp.item, whole)
    return [
        _plate(INSET, INSET + _HEIGHT * above, width(line), line, _INK)
        for above, line in zip(range(len(lines), 0, -1), lines, strict=True)
    ]


def _broken(said: str, room: float) -> list[str]:
    lines: list[str] = []
    for word in said.split():
        if lines and width(f"{lines[-1]} {word}") <= room:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _plate(left: float, bottom: float, wide: float, words: str, ink: str) -> str:
    box = f"{left - PAD:.2f} {bottom - PAD:.2f} {wide + 2 * PAD:.2f} {_HEIGHT:.2f}"
    return f"1 g {box} re f {ink} rg {_set(left, bottom, words)}"


def _set(left: float, bottom: float, words: str, size: float = SIZE) -> str:
    said = _escaped(words)
    plain_state = f"{FONT} {size:g} Tf 0 Tr 0 Tc 0 Tw 100 Tz 0 Ts"
    return f"BT {plain_state} {left:.2f} {bottom:.2f} Td ({said}) Tj ET"


def _escaped(words: str) -> str:
    said = plain(words).replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
    codes = _font_page()[1]
    return "".join(sign if sign.isascii() else f"\\{codes[sign]:03o}" for sign in said)


def _edge(words: str, view: View) -> str:
    wide = width(words)
    left, bottom = view.wide - INSET - wide - EDGE / 2, view.high - INSET - _HEIGHT / 2
    bar = f"{_CLOSED} rg {view.wide - EDGE / 2:.2f} 0 {EDGE / 2:.2f} {view.high:.2f} re f"
    return f"{bar} {_plate(left, bottom, wide, words, _CLOSED)}"


def _watermark(words: str, view: View) -> str:
    """Set words slantwise across the page, pale and see-through, whatever ground it has."""
    size = min(min(view.wide, view.high) * 0.9 / max(width(words) / SIZE, 1), 96)
    across = width(words) / SIZE * size
    turn = 0.70711
    left = view.wide / 2 - across / 2 * turn
    bottom = view.high / 2 - across / 2 * turn
    said = _set(0, 0, words, size)
    return (
        f"q {MARK_STATE} gs {_PALE} rg {turn} {turn} -{turn} {turn} {left:.2f} {bottom:.2f} cm"
        f" {said} Q"
    )


def stamp_font(out: pikepdf.Pdf) -> Any:
    """Return the stamp's font for a document: our own, embedded, with ASCII and `_MORE`."""
    import pikepdf

    with pikepdf.open(io.BytesIO(_font_page()[0])) as pdf:
        fonts = pdf.pages[0].Resources.Font
        found = next(
            font for font in fonts.values() if Face.SANS_MEDIUM.value in str(font.BaseFont)
        )
        return out.copy_foreign(pdf.make_indirect(found))


@cache
def _font_page() -> tuple[bytes, dict[str, int]]:
    """Return a PDF with the stamp's font in it, and the codes that its letters have there."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfgen.canvas import Canvas

    shown_by(Face.SANS_MEDIUM)
    made = io.BytesIO()
    canvas = Canvas(made, invariant=1)
    canvas.setFont(Face.SANS_MEDIUM.value, SIZE)
    canvas.drawString(20, 20, "".join(map(chr, range(32, 127))) + _MORE)
    state = pdfmetrics.getFont(Face.SANS_MEDIUM.value).state
    given = state[canvas._doc].assignments  # noqa: SLF001  reportlab tells them nowhere else
    codes = {sign: given[ord(sign)] for sign in _MORE}
    canvas.showPage()
    canvas.save()
    return made.getvalue(), codes
