"""Ruled lines for a hand, and lines parted into fields; kept whole on a page."""

from __future__ import annotations

from reportlab.lib.colors import HexColor
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus.flowables import Flowable

from chair_desk.reports import pdf_style
from chair_desk.reports.document import WritingSpace
from chair_desk.reports.pdf_flowables import Text, words
from chair_desk.reports.pdf_style import MM
from chair_desk.reports.pdf_tags import Node, marked

LINE = 7.5 * MM
"""What a hand needs between two lines."""
FIELD_LINE = 8.5 * MM
_BETWEEN = 3 * MM
_AFTER_LABEL = 1.5 * MM
_COLOUR = "#8A929C"


class WritingOnPage(Flowable):
    """The lines, then the fields. Only the first row of fields is told to a reading voice."""

    def __init__(self, block: WritingSpace, root: Node, left: float) -> None:
        super().__init__()
        self.lines, self.left = block.lines, left
        self.fields = [label for label, _share in block.fields]
        total = sum(share for _label, share in block.fields) or 1
        width = pdf_style.WIDTH - left
        self.widths = [width * share / total for _label, share in block.fields]
        self.rows: list[list[Text]] = []
        for number in range(block.rows if block.fields else 0):
            node = root.add("P") if number == 0 else None
            self.rows.append(
                [words(f"{label} ", pdf_style.FURNITURE, node) for label, _share in block.fields]
            )
        self.spaceBefore, self.spaceAfter = 0.0, 6.0

    def least_height(self) -> float:
        """Return the height that it needs to begin: all of it."""
        gap = _BETWEEN if self.lines and self.rows else 0.0
        return float(LINE * self.lines + gap + FIELD_LINE * len(self.rows))

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Return the size."""
        self.height = self.least_height()
        return width, self.height

    def draw(self) -> None:
        """Rule the lines, then set each field with its label at the foot of its line."""
        top = self.height
        for _number in range(self.lines):
            top -= LINE
            self._rule(self.left, pdf_style.WIDTH, top)
        if self.lines and self.rows:
            top -= _BETWEEN
        for row in self.rows:
            top -= FIELD_LINE
            self._draw_fields(row, top)

    def _draw_fields(self, row: list[Text], height: float) -> None:
        left = self.left
        face, size = pdf_style.FURNITURE.family.plain.value, pdf_style.FURNITURE.size
        for label, width, said in zip(row, self.widths, self.fields, strict=True):
            right = pdf_style.WIDTH if label is row[-1] else left + width - _BETWEEN
            tall = label.height_at(width)
            label.drawOn(self.canv, left, height - tall + label.first_baseline())
            begins = left + stringWidth(said, face, size) + _AFTER_LABEL
            self._rule(begins, right, height)
            left += width

    def _rule(self, left: float, right: float, height: float) -> None:
        with marked(self.canv, None):
            self.canv.setStrokeColor(HexColor(_COLOUR))
            self.canv.setLineWidth(0.4)
            self.canv.line(left, height, right, height)
