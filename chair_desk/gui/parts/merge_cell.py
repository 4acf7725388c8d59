"""One version of one thing, with the words that differ marked by a line below them."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QPainter,
    QPaintEvent,
    QPen,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
)
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from chair_desk.gui.guard import guarded
from chair_desk.gui.parts.page_lines import paint_focus
from chair_desk.gui.theme.look import look
from chair_desk.records.frozen import frozen
from chair_desk.records.word_marks import Stretch

SIDE, ABOVE = 14, 9
LEAST = 42


@frozen
class Said:
    """A run of words: its colour, and whether it is bold or marked by a line below."""

    text: str
    tone: str = "ink"
    is_bold: bool = False
    is_marked: bool = False


def document_of(parts: Iterable[Said], font: QFont) -> QTextDocument:
    """Return words laid out by Qt, in the colours of the moment."""
    document = QTextDocument()
    document.setDocumentMargin(0)
    document.setDefaultFont(font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    document.setDefaultTextOption(option)
    cursor = QTextCursor(document)
    for part in parts:
        shape = QTextCharFormat()
        shape.setForeground(look().colour(part.tone))
        if part.is_bold:
            shape.setFontWeight(QFont.Weight.DemiBold)
        if part.is_marked:
            shape.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
            shape.setUnderlineColor(look().colour(part.tone))
        cursor.insertText(part.text, shape)
    return document


class Words(QWidget):
    """Words in several colours on one sheet, as high as they need."""

    def __init__(self, role: str = "interface") -> None:
        super().__init__()
        self._role = role
        self._parts: tuple[Said, ...] = ()
        self._document = QTextDocument()
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def say(self, *parts: Said) -> None:
        """Show other words; a screen reader gets them in one."""
        self._parts = parts
        self._document = document_of(parts, look().font(self._role))
        self.setAccessibleName("".join(part.text for part in parts))
        self.updateGeometry()
        self.update()

    @guarded(True)
    def hasHeightForWidth(self) -> bool:
        """Grow downwards."""
        return True

    @guarded(LEAST)
    def heightForWidth(self, width: int) -> int:
        """Return the height of the words at a width."""
        self._document.setTextWidth(max(width, 40))
        return int(self._document.size().height()) + 2

    @guarded(QSize)
    def sizeHint(self) -> QSize:
        """Ask for room for one line."""
        return QSize(look().px(200), self.heightForWidth(max(self.width(), 200)))

    @guarded()
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the words."""
        self._document.setTextWidth(self.width())
        with QPainter(self) as painter:
            self._document.drawContents(painter)


class VersionCell(QAbstractButton):
    """A version of one thing. Where it can be chosen it takes the focus, and Space picks it.

    `tone` is "yours", "theirs" or nothing; the tint and the mark say which words differ.
    """

    def __init__(
        self, name: str, stretches: Iterable[Stretch], *, tone: str = "", is_prose: bool = False
    ) -> None:
        super().__init__()
        self._stretches = tuple(stretches)
        self._tone = tone
        self._is_prose = is_prose
        self._document = QTextDocument()
        self.is_picked = False
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setEnabled(False)
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._lay_out()

    def _lay_out(self) -> None:
        muted = "ink2" if not self._tone else "ink"
        parts = [
            Said(one.text, muted, one.is_changed and not self._is_prose, one.is_changed)
            for one in self._stretches
        ]
        font = look().font("record" if self._is_prose else "interface")
        self._document = document_of(parts, font)

    def let_pick(self, *, can_pick: bool) -> None:
        """Let it be picked, or only be read."""
        self.setEnabled(can_pick)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if can_pick else Qt.FocusPolicy.NoFocus)

    def pick(self, *, is_picked: bool) -> None:
        """Show that this version is the one picked, or not."""
        self.is_picked = is_picked
        self.setAccessibleDescription(_picked_words(is_picked=is_picked))
        self.update()

    @guarded(True)
    def hasHeightForWidth(self) -> bool:
        """Grow downwards."""
        return True

    @guarded(LEAST)
    def heightForWidth(self, width: int) -> int:
        """Return the height of the words with the air round them."""
        self._document.setTextWidth(max(width - 2 * look().wide(SIDE), 40))
        height = int(self._document.size().height()) + 2 * look().px(ABOVE) + 2
        return max(height, look().px(LEAST))

    @guarded(QSize)
    def sizeHint(self) -> QSize:
        """Ask for a third of a sheet."""
        return QSize(look().px(200), self.heightForWidth(max(self.width(), look().px(200))))

    @guarded()
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint tint, words, the hairlines of the table, and the ring of what is picked."""
        side, above = look().wide(SIDE), look().px(ABOVE)
        self._document.setTextWidth(self.width() - 2 * side)
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), self._ground())
            painter.setPen(QPen(look().colour("line"), 1))
            painter.drawLine(self.rect().topRight(), self.rect().bottomRight())
            painter.drawLine(self.rect().bottomLeft(), self.rect().bottomRight())
            painter.save()
            painter.translate(side, above)
            self._document.drawContents(painter)
            painter.restore()
            if self.is_picked:
                bar = QRectF(0, 0, 4, self.height() - 1)
                painter.fillRect(bar, look().colour("teal" if self._tone == "theirs" else "accent"))
            if self.hasFocus():
                paint_focus(painter, self.rect())

    def _ground(self) -> QColor:
        if not any(one.is_changed for one in self._stretches):
            return look().colour("sheet")
        return look().colour({"yours": "soft", "theirs": "tealS"}.get(self._tone, "sheet"))


def _picked_words(*, is_picked: bool) -> str:
    from chair_desk.words import _

    return _("Picked") if is_picked else ""
