"""Words that a delegate paints, broken into lines, with stretches of them marked."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QFont, QPainter, QTextCharFormat, QTextLayout, QTextOption

from chair_desk.gui.theme.look import look
from chair_desk.records.word_marks import marked

Mark = tuple[int, int, QTextCharFormat]
"""From which sign to which, and how they look."""


class MarkedLines:
    """Words in one face within a width, ready to be measured and painted."""

    def __init__(self, text: str, font: QFont, width: int, marks: Iterable[Mark] = ()) -> None:
        self._layout = QTextLayout(text, font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WordWrap)
        self._layout.setTextOption(option)
        self._layout.setFormats([_range(one) for one in marks])
        self.height = self._break(width)

    def _break(self, width: int) -> int:
        top = 0.0
        self._layout.beginLayout()
        while (line := self._layout.createLine()).isValid():
            line.setLineWidth(max(width, 1))
            line.setPosition(QPointF(0, top))
            top += line.height()
        self._layout.endLayout()
        return round(top + 0.49)

    def paint(self, painter: QPainter, inside: QRect) -> None:
        """Paint them from the top left of a place, in the pen of the painter."""
        self._layout.draw(painter, QPointF(inside.topLeft()))


def _range(one: Mark) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length, made.format = one[0], one[1] - one[0], one[2]
    return made


def differing(text: str, other: str, *, is_new: bool) -> list[Mark]:
    """Mark what one version says and the other does not, by a shape and a colour.

    What is new stands on a line, what is gone is struck through.
    """
    look_of = QTextCharFormat()
    look_of.setForeground(look().colour("teal" if is_new else "amb"))
    look_of.setFontUnderline(is_new)
    look_of.setFontStrikeOut(not is_new)
    at, found = 0, []
    for stretch in marked(text, other):
        end = at + len(stretch.text)
        if stretch.is_changed:
            found.append((at, end, look_of))
        at = end
    return found
