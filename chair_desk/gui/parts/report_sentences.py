"""The sentences of one head: words in the record's face, what is behind them at the right."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QResizeEvent, QTextCharFormat
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from chair_desk.gui.guard import guarded
from chair_desk.gui.parts.marked_lines import Mark, MarkedLines
from chair_desk.gui.parts.report_tags import TAGS, paint_tags
from chair_desk.gui.parts.report_writing_line import WritingLine
from chair_desk.gui.theme.look import look
from chair_desk.records.audience import Audience
from chair_desk.records.report_fields import Written, settled
from chair_desk.services.report_finding import tags_of
from chair_desk.services.report_reading import BEHIND_WORDS, Behind, SentenceLine
from chair_desk.words import N_, _

LINE = Qt.ItemDataRole.UserRole
EDGE, LEFT = 9, 27
_NOT_FOR_ALL = {
    Audience.MEMBERS: N_("For members: not in the public edition"),
    Audience.CONFIDENTIAL: N_("Confidential: in neither the public nor the members’ edition"),
}
_FLAGS = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
Index = QModelIndex | QPersistentModelIndex


class SentenceModel(QAbstractListModel):
    """Sentences in printing order. `written` carries the id of one and what was `Written`."""

    written = Signal(str, object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._lines: Sequence[SentenceLine] = ()
        self.can_write = True

    def show(self, lines: Sequence[SentenceLine]) -> None:
        """Show other sentences."""
        self.beginResetModel()
        self._lines = lines
        self.endResetModel()

    def row_of(self, sentence_id: str) -> int:
        """Return the row of a sentence, -1 where it is not shown."""
        return next(
            (at for at, one in enumerate(self._lines) if one.sentence.id == sentence_id), -1
        )

    @guarded(0)
    def rowCount(self, parent: Index | None = None) -> int:
        """Count the sentences."""
        return 0 if parent is not None and parent.isValid() else len(self._lines)

    @guarded()
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the words, what a screen reader says, or the line itself."""
        line = self._lines[index.row()]
        if role == LINE:
            return line
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return line.text
        return spoken(line) if role == Qt.ItemDataRole.AccessibleTextRole else None

    @guarded(False)
    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Say that a sentence was written anew; it is kept by whoever listens."""
        line = self._lines[index.row()]
        if role != Qt.ItemDataRole.EditRole:
            return False
        said = value if isinstance(value, Written) else settled(Written(text=str(value)))
        if not said.text or (said.text == line.text and said.is_plain):
            return False
        self.written.emit(line.sentence.id, said)
        return True

    @guarded(Qt.ItemFlag.NoItemFlags)
    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let sentences be chosen, and written in a draft."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsEditable if self.can_write else flags


def spoken(line: SentenceLine) -> str:
    """Say a sentence to a screen reader: its words, what is behind it, and what changed."""
    behind = ", ".join(one.words for one in tags_of(line))
    if line.behind is Behind.NONE:
        behind = _("no evidence")
    elif line.behind is Behind.EVIDENCE:
        behind = f"{_(BEHIND_WORDS[Behind.EVIDENCE])}: {behind}"
    was = _("It said: {was}").format(was=line.was) if line.was else ""
    parts = (f"{line.text} {behind}.", live_words(line), note_of(line), was)
    return " ".join(part for part in parts if part)


def live_words(line: SentenceLine) -> str:
    """Say which figures of a sentence follow the record: "Live: nine, one."."""
    found = [line.text[start:end] for _number, start, end in line.shown.spans]
    return _("Live: {figures}.").format(figures=", ".join(found)) if found else ""


def live_marks(line: SentenceLine) -> list[Mark]:
    """Mark the figures that follow the record with a hairline under them."""
    hairline = QTextCharFormat()
    hairline.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
    hairline.setUnderlineColor(look().colour("accent"))
    return [(start, end, hairline) for _number, start, end in line.shown.spans]


def note_of(line: SentenceLine) -> str:
    """Say below a sentence what became of it since it was last seen, and who does not get it."""
    if line.is_gone:
        return _("The record no longer says this; it is in no edition but the confidential one")
    said = [_("Changed since you last saw it")] if line.was else []
    if line.audience is not Audience.PUBLIC:
        said.append(_(_NOT_FOR_ALL[line.audience]))
    return ". ".join(said)


class SentenceEditor(WritingLine):
    """One sentence being written: Enter keeps it, Esc leaves it as it was."""

    kept = Signal(QWidget)
    left = Signal(QWidget)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Sentence"))
        self.setFont(look().font("record"))
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep with Enter, leave with Esc; a sentence is one paragraph."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.kept.emit(self)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit(self)
        else:
            super().keyPressEvent(event)


class SentenceDelegate(QStyledItemDelegate):
    """Paints a sentence with its tags; bare ones stand on a dotted amber line."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def _text_rect(self, rect: QRect) -> QRect:
        px = look().px
        right = px(TAGS) + px(EDGE)
        return rect.adjusted(px(LEFT), px(EDGE), -right - px(12), -px(EDGE))

    def _high(self, text: str, role: str, width: int) -> int:
        metrics = QFontMetrics(look().font(role))
        return metrics.boundingRect(QRect(0, 0, width, 10_000), _FLAGS, text).height()

    @guarded(QSize)
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Be as high as the words at the width there is, and two tags at the least."""
        line: SentenceLine = index.data(LINE)
        wide = self._view.viewport().width()
        width = self._text_rect(QRect(0, 0, wide, 100)).width()
        high = MarkedLines(line.text, look().font("record"), width).height
        if note := note_of(line):
            high += self._high(note, "small", width) + look().px(4)
        tags = look().px(26) * len(tags_of(line))
        return QSize(wide, max(high, tags) + 2 * look().px(EDGE))

    @guarded()
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one sentence."""
        line: SentenceLine = index.data(LINE)
        rect: QRect = option.rect
        px, colour = look().px, look().colour
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect.adjusted(px(14), 0, 0, 0), colour("soft"))
            bar = QRect(rect.left() + px(14), rect.top(), px(3), rect.height())
            painter.fillRect(bar, colour("accent"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect.adjusted(px(14), 0, 0, 0), colour("sunk"))
        self._paint_words(painter, self._text_rect(rect), line)
        right = QRect(rect.right() - px(TAGS) - px(EDGE), rect.top() + px(EDGE), px(TAGS),
                      rect.height())  # fmt: skip
        paint_tags(painter, right, tags_of(line))
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(colour("accent"))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(rect.adjusted(px(14), 0, -1, -1))
        painter.restore()

    def _paint_words(self, painter: QPainter, inside: QRect, line: SentenceLine) -> None:
        font = look().font("record")
        painter.setFont(font)
        painter.setPen(look().colour("ink3" if line.is_gone else "ink"))
        if line.behind is Behind.NONE:
            _paint_dotted(painter, inside, line.text)
        painter.setFont(font)
        MarkedLines(line.text, font, inside.width(), live_marks(line)).paint(painter, inside)
        if note := note_of(line):
            high = MarkedLines(line.text, font, inside.width()).height
            painter.setFont(look().font("small"))
            painter.setPen(look().colour("amb"))
            painter.drawText(inside.adjusted(0, high + look().px(4), 0, 0), _FLAGS, note)

    @guarded()
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Open an editor in the place of the words."""
        editor = SentenceEditor(parent)
        editor.kept.connect(self._keep)
        editor.left.connect(self._leave)
        return editor

    @guarded()
    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Begin with the words as they stand."""
        if isinstance(editor, SentenceEditor):
            editor.setPlainText(index.data(Qt.ItemDataRole.EditRole))
            editor.selectAll()

    @guarded()
    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Give what was written to the model."""
        if isinstance(editor, SentenceEditor):
            model.setData(index, editor.written())

    @guarded(False)
    def eventFilter(self, editor: QObject, event: QEvent) -> bool:
        """Leave an editor open while a list of figures or evidence lies over it."""
        is_left = event.type() == QEvent.Type.FocusOut
        if is_left and isinstance(editor, SentenceEditor) and editor.is_held:
            return False
        return super().eventFilter(editor, event)

    @guarded()
    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Cover the words, with a line more to write in."""
        rect = self._text_rect(option.rect)
        px = look().px
        editor.setGeometry(rect.adjusted(-px(7), -px(7), px(7), px(30)))

    def _keep(self, editor: QWidget) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor)

    def _leave(self, editor: QWidget) -> None:
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.RevertModelCache)


def _paint_dotted(painter: QPainter, inside: QRect, text: str) -> None:
    """Draw a dotted amber line under each line of words, a shape beside the colour."""
    metrics = QFontMetrics(look().font("record"))
    high = metrics.boundingRect(QRect(0, 0, inside.width(), 10_000), _FLAGS, text).height()
    step = metrics.lineSpacing()
    lines = max(1, round(high / step))
    pen = painter.pen()
    dotted = painter.pen()
    dotted.setColor(look().colour("ambF"))
    dotted.setStyle(Qt.PenStyle.DotLine)
    dotted.setWidth(max(1, look().px(2)))
    painter.setPen(dotted)
    wide = min(metrics.horizontalAdvance(text), inside.width())
    for at in range(lines):
        under = inside.top() + step * at + metrics.ascent() + look().px(4)
        is_last = at == lines - 1 and lines > 1
        right = inside.left() + (wide * 2 // 3 if is_last else wide)
        painter.drawLine(inside.left(), under, right, under)
    painter.setPen(pen)


class SentenceList(QListView):
    """The sentences; arrows move, Enter or F2 writes. `chosen` carries the id of one."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("Sentences"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed)
        self.setItemDelegate(SentenceDelegate(self))
        self.shown = SentenceModel(self)
        self.setModel(self.shown)
        self.selectionModel().currentChanged.connect(self._say)
        look().changed.connect(self.doItemsLayout)

    def show_lines(self, lines: Sequence[SentenceLine], sentence_id: str) -> None:
        """Show sentences and keep the choice and the place of the scroll bar."""
        scrolled = self.verticalScrollBar().value()
        row = self.currentIndex().row()
        self.shown.show(lines)
        at = self.shown.row_of(sentence_id)
        self.choose_row(at if at >= 0 else min(max(row, 0), len(lines) - 1))
        self.verticalScrollBar().setValue(scrolled)

    def choose(self, sentence_id: str) -> None:
        """Choose a sentence where it is shown."""
        self.choose_row(self.shown.row_of(sentence_id))

    def choose_row(self, row: int) -> None:
        """Choose the sentence in a row, nothing where there is none."""
        index = self.shown.index(row, 0) if row >= 0 else QModelIndex()
        if index.isValid():
            self.selectionModel().setCurrentIndex(
                index, QItemSelectionModel.SelectionFlag.ClearAndSelect
            )
            self.scrollTo(index)
        else:
            self.chosen.emit("")

    def write(self) -> None:
        """Open the chosen sentence to be written in."""
        if self.currentIndex().isValid() and self.shown.can_write:
            self.edit(self.currentIndex())

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Write with Enter."""
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if is_enter and self.state() is not QAbstractItemView.State.EditingState:
            self.write()
            return
        super().keyPressEvent(event)

    @guarded()
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the words anew at another width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def _say(self, index: QModelIndex) -> None:
        line = index.data(LINE) if index.isValid() else None
        self.chosen.emit(line.sentence.id if line is not None else "")
