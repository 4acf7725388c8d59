"""An action with lines to write its answer on, kept whole on its page."""

from __future__ import annotations

from reportlab.lib.colors import HexColor
from reportlab.platypus.flowables import Flowable

from chair_desk.reports import pdf_style
from chair_desk.reports.document import Reply
from chair_desk.reports.pdf_flowables import Text, text, words
from chair_desk.reports.pdf_style import MM
from chair_desk.reports.pdf_tags import Node, marked

_LEFT = 15 * MM
_DETAILS = 60 * MM
_GAP = 4 * MM
_TO_WRITE, _CLOSE = 18.0, 16.0
"""What a hand needs between two lines, in points; closer where a page is to hold twelve."""


class ReplyOnPage(Flowable):
    """Reference, words and details beside each other, and the lines below."""

    def __init__(self, block: Reply, root: Node) -> None:
        super().__init__()
        node = root.add("P")
        self.rows = block.rows
        self.reference = words(f"{block.reference} ", pdf_style.REPLY_STRONG, node)
        self.body = text(block.runs, pdf_style.REPLY, node)
        self.details = [words(f" {line}", pdf_style.DETAIL, node) for line in block.details]
        self.label = words(block.label, pdf_style.DETAIL, root.add("P"))
        self.gap = _TO_WRITE if block.rows > 1 else _CLOSE
        self.spaceBefore, self.spaceAfter = (3.0, 6.0) if block.rows > 1 else (1.0, 2.5)

    @property
    def _width(self) -> float:
        return float(pdf_style.WIDTH) - _LEFT - _DETAILS - _GAP

    def _words_height(self) -> float:
        beside = sum(one.height_at(_DETAILS) for one in self.details)
        return max(self.body.height_at(self._width), beside)

    def least_height(self) -> float:
        """Return the height that it needs to begin: all of it."""
        return self._words_height() + self.gap * self.rows

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Return the size."""
        self.height = self.least_height()
        return width, self.height

    def draw(self) -> None:
        """Set the words, then the lines under them."""
        top = self.height
        _set(self.reference, 0, top, _LEFT, self)
        _set(self.body, _LEFT, top, self._width, self)
        down = top
        for one in self.details:
            _set(one, _LEFT + self._width + _GAP, down, _DETAILS, self)
            down -= one.height_at(_DETAILS)
        tall = self.label.height_at(_LEFT)
        line = top - self._words_height() - self.gap
        _set(self.label, 0, line + tall - 1, _LEFT, self)
        with marked(self.canv, None):
            self.canv.setStrokeColor(HexColor(pdf_style.INK))
            self.canv.setLineWidth(0.5)
            for number in range(self.rows):
                height = line - number * self.gap
                self.canv.line(_LEFT, height, pdf_style.WIDTH, height)


def _set(one: Text, left: float, top: float, width: float, on: Flowable) -> None:
    tall = one.height_at(width)
    one.drawOn(on.canv, left, top - tall)
