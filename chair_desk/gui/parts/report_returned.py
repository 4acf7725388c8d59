"""What a Word draft brought back: ours and theirs, the words that differ marked, and a verdict."""

from __future__ import annotations

import enum
from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QPainter, QResizeEvent
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
from chair_desk.gui.parts.marked_lines import MarkedLines, differing
from chair_desk.gui.parts.report_sentences import SentenceEditor
from chair_desk.gui.theme.icons import paint_icon
from chair_desk.gui.theme.look import look
from chair_desk.services.report_returning import OFFER_WORDS, Offer, OfferKind
from chair_desk.words import N_, _

OFFER = Qt.ItemDataRole.UserRole
LEFT, RIGHT, EDGE, GAP = 62, 150, 9, 3
Index = QModelIndex | QPersistentModelIndex


class Verdict(enum.StrEnum):
    """What a person said to one offer."""

    OPEN = "open"
    THEIRS = "theirs"
    OURS = "ours"
    MIX = "mix"
    SEEN = "seen"


_SAID: Mapping[Verdict, tuple[str, str, str]] = {
    Verdict.OPEN: (N_("Not decided"), "", "ink3"),
    Verdict.THEIRS: (N_("Accept"), "check", "accent"),
    Verdict.OURS: (N_("Keep ours"), "corner-down-right", "ink2"),
    Verdict.MIX: (N_("Mixed"), "pencil", "accent"),
    Verdict.SEEN: (N_("Read"), "check", "ink2"),
}


def parts_of(offer: Offer, mix: str = "") -> list[tuple[str, str, str]]:
    """Return what an offer shows: a label, the words, and what they are compared with."""
    found = []
    if offer.ours:
        found.append((_("Ours"), offer.ours, offer.theirs or offer.ours))
    if offer.kind is OfferKind.REMOVED:
        found = [(_("Ours"), offer.ours, "")]
    if offer.kind is OfferKind.MOVED:
        return [(_("Ours"), offer.ours, offer.ours), (_("Theirs"), offer.theirs, offer.theirs)]
    if offer.theirs:
        found.append((_("Theirs"), offer.theirs, offer.ours))
    if mix:
        found.append((_("Mix"), mix, offer.ours))
    return found


def spoken(offer: Offer, verdict: Verdict, mix: str = "") -> str:
    """Say an offer to a screen reader."""
    said = [f"{_(OFFER_WORDS[offer.kind])}, {_(_SAID[verdict][0])}."]
    said += [f"{label}: {words}" for label, words, _other in parts_of(offer, mix)]
    said += [f"{one.author}: {one.text}" for one in offer.comments]
    return " ".join(said)


class ReturnedModel(QAbstractListModel):
    """Offers in printing order, each with its verdict."""

    decided = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.offers: Sequence[Offer] = ()
        self._verdicts: dict[str, Verdict] = {}
        self._mixes: dict[str, str] = {}

    def show(self, offers: Sequence[Offer]) -> None:
        """Show other offers, none decided."""
        self.beginResetModel()
        self.offers, self._verdicts, self._mixes = offers, {}, {}
        self.endResetModel()

    @property
    def taken(self) -> dict[str, str]:
        """The words that are taken, by the key of the offer."""
        theirs = {
            one.key: one.theirs
            for one in self.offers
            if self._verdicts.get(one.key) is Verdict.THEIRS
        }
        return {**theirs, **self._mixes}

    @property
    def undecided(self) -> int:
        """How many offers nobody has looked at."""
        return sum(one.key not in self._verdicts for one in self.offers)

    def decide(self, row: int, verdict: Verdict, mix: str = "") -> None:
        """Keep what a person said to the offer in a row."""
        offer = self.offers[row]
        if offer.kind is OfferKind.COMMENT and verdict is Verdict.THEIRS:
            verdict = Verdict.SEEN
        self._mixes.pop(offer.key, None)
        if verdict is Verdict.MIX:
            self._mixes[offer.key] = mix
        self._verdicts[offer.key] = verdict
        self.dataChanged.emit(self.index(row, 0), self.index(row, 0))
        self.decided.emit()

    def verdict(self, offer: Offer) -> Verdict:
        """Return what was said to an offer."""
        return self._verdicts.get(offer.key, Verdict.OPEN)

    def mix(self, offer: Offer) -> str:
        """Return the mixed words of an offer, or nothing."""
        return self._mixes.get(offer.key, "")

    @guarded(0)
    def rowCount(self, parent: Index | None = None) -> int:
        """Count the offers."""
        return 0 if parent is not None and parent.isValid() else len(self.offers)

    @guarded()
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the words, what a screen reader says, or the offer itself."""
        offer = self.offers[index.row()]
        if role == OFFER:
            return offer
        if role == Qt.ItemDataRole.EditRole:
            return self.mix(offer) or offer.theirs or offer.ours
        if role == Qt.ItemDataRole.DisplayRole:
            return offer.theirs or offer.ours
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken(offer, self.verdict(offer), self.mix(offer))
        return None

    @guarded(False)
    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Keep words that a person mixed from ours and theirs."""
        if role != Qt.ItemDataRole.EditRole or not str(value).strip():
            return False
        self.decide(index.row(), Verdict.MIX, str(value).strip())
        return True

    @guarded(Qt.ItemFlag.NoItemFlags)
    def flags(self, index: Index) -> Qt.ItemFlag:
        """Let offers be chosen; words can be mixed, comments and places not."""
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        is_words = self.offers[index.row()].kind not in (OfferKind.COMMENT, OfferKind.MOVED)
        return flags | Qt.ItemFlag.ItemIsEditable if is_words else flags


class _Delegate(QStyledItemDelegate):
    """Paints an offer: its kind, ours and theirs one below the other, comments, the verdict."""

    def __init__(self, view: QListView, model: ReturnedModel) -> None:
        super().__init__(view)
        self._view, self._model = view, model

    def _inside(self, rect: QRect) -> QRect:
        px = look().px
        return rect.adjusted(px(LEFT), px(EDGE), -px(22), -px(EDGE))

    def _pieces(self, offer: Offer, width: int) -> list[tuple[str, MarkedLines, str]]:
        """Return labels, words broken into lines, and the colour of each."""
        found = []
        record, small = look().font("record"), look().font("small")
        inner = width - look().px(LEFT)
        for label, text, other in parts_of(offer, self._model.mix(offer)):
            marks = differing(text, other, is_new=label != _("Ours"))
            found.append((label, MarkedLines(text, record, inner, marks), "ink"))
        for one in offer.comments:
            who = one.author or _("Comment")
            found.append((_("Says"), MarkedLines(f"{who}: {one.text}", small, inner), "ink2"))
        return found

    @guarded(QSize)
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Be as high as its words at the width there is."""
        px, wide = look().px, self._view.viewport().width()
        pieces = self._pieces(index.data(OFFER), self._inside(QRect(0, 0, wide, 100)).width())
        high = sum(one.height + px(GAP) for _label, one, _tone in pieces)
        return QSize(wide, px(22) + high + 2 * px(EDGE))

    @guarded()
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one offer."""
        offer: Offer = index.data(OFFER)
        rect, px, colour = option.rect, look().px, look().colour
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, colour("soft"))
            painter.fillRect(QRect(rect.left(), rect.top(), px(3), rect.height()), colour("accent"))
        inside = self._inside(rect)
        number = QRect(rect.left() + px(28), inside.top(), px(30), px(20))
        painter.setFont(look().font("interface"))
        painter.setPen(colour("ink3"))
        painter.drawText(number, 0, str(offer.number))
        painter.setFont(look().font("small_strong"))
        painter.setPen(colour("ink2"))
        painter.drawText(inside, 0, _(OFFER_WORDS[offer.kind]))
        self._paint_verdict(painter, rect, self._model.verdict(offer))
        top = inside.top() + px(22)
        for label, lines, tone in self._pieces(offer, inside.width()):
            painter.setFont(look().font("small"))
            painter.setPen(colour("ink3"))
            painter.drawText(QRect(inside.left(), top + px(3), px(LEFT), px(20)), 0, label)
            painter.setPen(colour(tone))
            lines.paint(painter, QRect(inside.left() + px(LEFT), top, 1, 1))
            top += lines.height + px(GAP)
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), colour("line"))
        painter.restore()

    def _paint_verdict(self, painter: QPainter, rect: QRect, verdict: Verdict) -> None:
        label, icon, tone = _SAID[verdict]
        px, left = look().px, rect.right() - look().px(RIGHT - 14)
        top = rect.top() + px(EDGE)
        if icon:
            paint_icon(painter, QRect(left, top + px(2), px(15), px(15)), icon, tone)
            left += px(20)
        painter.setFont(look().font("interface" if verdict is Verdict.OPEN else "strong"))
        painter.setPen(look().colour(tone))
        painter.drawText(QRect(left, top, px(RIGHT - 14), px(22)), 0, _(label))

    @guarded()
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Open an editor over the words."""
        editor = SentenceEditor(parent)
        editor.setAccessibleName(_("Mixed words"))
        editor.kept.connect(self._keep)
        editor.left.connect(self._leave)
        return editor

    @guarded()
    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Begin with theirs, or with what was mixed before."""
        if isinstance(editor, SentenceEditor):
            editor.setPlainText(index.data(Qt.ItemDataRole.EditRole))

    @guarded()
    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        """Give the mixed words to the model."""
        if isinstance(editor, SentenceEditor):
            model.setData(index, " ".join(editor.toPlainText().split()))

    @guarded()
    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Cover theirs, so that ours can still be read above."""
        inside, px = self._inside(option.rect), look().px
        pieces = self._pieces(index.data(OFFER), inside.width())
        first = pieces[0][1].height if len(pieces) > 1 and pieces[0][0] == _("Ours") else 0
        top = px(22) + (first + px(GAP) if first else 0)
        rect = inside.adjusted(px(LEFT) - px(7), top - px(6), px(7), 0)
        rect.setHeight(max(rect.height() + px(10), px(84)))
        editor.setGeometry(rect)

    def _keep(self, editor: QWidget) -> None:
        self.commitData.emit(editor)
        self.closeEditor.emit(editor)

    def _leave(self, editor: QWidget) -> None:
        self.closeEditor.emit(editor, QStyledItemDelegate.EndEditHint.RevertModelCache)


class ReturnedList(QListView):
    """The offers; arrows move, and a verdict goes on to the next one."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("What came back"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.shown = ReturnedModel(self)
        self.setItemDelegate(_Delegate(self, self.shown))
        self.setModel(self.shown)
        self.shown.decided.connect(self.scheduleDelayedItemsLayout)
        look().changed.connect(self.doItemsLayout)

    @property
    def row(self) -> int:
        """The row of the chosen offer, -1 where none is."""
        return self.currentIndex().row() if self.currentIndex().isValid() else -1

    def show_offers(self, offers: Sequence[Offer]) -> None:
        """Show offers from the first."""
        self.shown.show(offers)
        if offers:
            self.setCurrentIndex(self.shown.index(0, 0))

    def decide(self, verdict: Verdict) -> None:
        """Keep a verdict on the chosen offer, and go to the next."""
        if self.row >= 0:
            at = self.row
            self.shown.decide(at, verdict)
            if at + 1 < len(self.shown.offers):
                self.setCurrentIndex(self.shown.index(at + 1, 0))

    def write_mix(self) -> None:
        """Open the words of the chosen offer to be mixed."""
        index = self.currentIndex()
        if index.isValid() and index.flags() & Qt.ItemFlag.ItemIsEditable:
            self.scrollTo(index)
            self.edit(index)

    @guarded()
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the words anew at another width."""
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
