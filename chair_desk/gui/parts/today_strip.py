"""Who turns up with authority: a small history of bars for each of eight partners."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QWidget

from chair_desk.gui.guard import guarded
from chair_desk.gui.parts.glyphs import Bar, paint_cross, paint_history
from chair_desk.gui.parts.widgets import (
    ShortLabel,
    clear,
    column,
    line_across,
    row,
    words,
)
from chair_desk.gui.theme.look import look
from chair_desk.services.today_authority import PartnerBars
from chair_desk.words import N_, _

HIGH = 84
ACROSS, LARGE = 8, 115
LEGEND = (
    ("agreed", N_("agreed level")),
    ("met", N_("at or above")),
    ("below", N_("below it")),
    ("nobody", N_("nobody came")),
)


class PartnerButton(QAbstractButton):
    """The bars of one partner, with its name above and the count below; opens the partner."""

    def __init__(self, shown: PartnerBars, *, is_first: bool) -> None:
        super().__init__()
        self.shown = shown
        self._is_first = is_first
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(
            _("{partner}, meetings at the agreed level: {count}").format(
                partner=shown.name, count=shown.words
            )
        )
        self.setToolTip(self.accessibleName())

    @guarded(QSize)
    def sizeHint(self) -> QSize:
        """Be as high as drawn; the width is shared."""
        return QSize(look().px(90), look().px(HIGH))

    @guarded(QSize)
    def minimumSizeHint(self) -> QSize:
        """Do with little width."""
        return QSize(look().px(60), look().px(HIGH))

    @guarded()
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint name, bars and count."""
        px, colour = look().px, look().colour
        with QPainter(self) as painter:
            left = 0 if self._is_first else px(12)
            wide = self.width() - left - px(8)
            if not self._is_first:
                painter.fillRect(QRect(0, px(2), 1, self.height() - px(6)), colour("line2"))
            upper = QRect(left, 0, wide, px(20))
            painter.setFont(look().font("small_strong"))
            painter.setPen(colour("ink"))
            name = painter.fontMetrics().elidedText(
                self.shown.name, Qt.TextElideMode.ElideRight, wide
            )
            painter.drawText(upper, int(Qt.AlignmentFlag.AlignVCenter), name)
            bars = [Bar(bar.level, bar.is_met) for bar in self.shown.bars]
            box = QRectF(left, px(20), min(wide, px(112)), px(44))
            paint_history(painter, box, bars, self.shown.agreed)
            painter.setFont(look().font("small_strong" if self.shown.tone else "small"))
            painter.setPen(colour(self.shown.tone or "ink3"))
            lower = QRect(left, px(65), wide, px(19))
            said = painter.fontMetrics().elidedText(
                self.shown.words, Qt.TextElideMode.ElideRight, wide
            )
            painter.drawText(lower, int(Qt.AlignmentFlag.AlignVCenter), said)
            if self.hasFocus():
                painter.setPen(QPen(colour("accent"), 2))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRect(self.rect().adjusted(1, 1, -1, -1))


class Legend(QWidget):
    """What the marks of the bars mean."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(
            _("A dashed line is the agreed level. Solid: at or above. Hollow: below it. "
              "A cross: nobody came.")
        )  # fmt: skip

    @guarded(QSize)
    def sizeHint(self) -> QSize:
        """Ask for the room of all marks and words."""
        metrics = QFontMetrics(look().font("small"))
        wide = sum(metrics.horizontalAdvance(_(label)) + look().px(38) for _mark, label in LEGEND)
        return QSize(wide, look().px(20))

    @guarded()
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint each mark and its words."""
        px = look().px
        with QPainter(self) as painter:
            painter.setFont(look().font("small"))
            at = 0
            for mark, label in LEGEND:
                self._paint_mark(painter, QRectF(at, 0, px(20), self.height()), mark)
                at += px(26)
                painter.setPen(look().colour("ink3"))
                wide = painter.fontMetrics().horizontalAdvance(_(label))
                box = QRect(at, 0, wide + 2, self.height())
                painter.drawText(box, int(Qt.AlignmentFlag.AlignVCenter), _(label))
                at += wide + px(12)

    def _paint_mark(self, painter: QPainter, rect: QRectF, mark: str) -> None:
        colour, middle = look().colour, rect.center()
        box = QRectF(rect.right() - 11, middle.y() - 5, 10, 10)
        if mark == "agreed":
            pen = QPen(colour("ink"), 1)
            pen.setDashPattern([3, 2.4])
            painter.setPen(pen)
            painter.drawLine(
                round(rect.left()), round(middle.y()), round(rect.right()), round(middle.y())
            )
        elif mark == "met":
            painter.fillRect(box, colour("accent"))
        elif mark == "below":
            painter.setPen(QPen(colour("ambF"), 1))
            painter.setBrush(colour("ambS"))
            painter.drawRect(box.adjusted(0.5, 0.5, -0.5, -0.5))
        else:
            paint_cross(painter, box)


class AuthorityStrip(QWidget):
    """The heading, the legend and eight partners; `opened` says the partner that is asked for."""

    opened = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("sunk")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(_("Who turns up with authority"))
        self.buttons: list[PartnerButton] = []
        self._grid = QGridLayout()
        self._grid.setSpacing(0)
        self._grid.setVerticalSpacing(look().px(10))
        note = ShortLabel(
            _("last eight meetings, each bar is the seniority of the person who came"),
            "small", "ink3",
        )  # fmt: skip
        self.note, self.legend = note, Legend()
        head = row(
            words(_("Who turns up with authority"), "strong"), 8, note, 14, self.legend, spacing=0
        )
        head.setStretch(2, 1)
        inside = column(head, 6, self._grid)
        inside.setContentsMargins(28, look().px(10), 28, look().px(8))
        self.setLayout(column(line_across("strong"), inside))
        note.setVisible(look().percent <= LARGE)

    def show_partners(self, partners: Sequence[PartnerBars]) -> None:
        """Show other partners; nothing is built anew where they are the same."""
        if tuple(partners) == tuple(button.shown for button in self.buttons):
            return
        clear(self._grid)
        self.buttons = []
        across = ACROSS if look().percent <= LARGE else ACROSS // 2
        for number, one in enumerate(partners):
            button = PartnerButton(one, is_first=number % across == 0)
            button.clicked.connect(self._open)
            self.buttons.append(button)
            self._grid.addWidget(button, number // across, number % across)
            self._grid.setColumnStretch(number % across, 1)

    def _open(self) -> None:
        button = self.sender()
        if isinstance(button, PartnerButton):
            self.opened.emit(button.shown.organisation_id)
