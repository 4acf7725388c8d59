"""Two charts of funding: who left a shortfall and who carried it, and one share over the years.

Bars from nought on one scale, values beside them; each says itself in words to a screen reader.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from chair_desk.gui.guard import guarded
from chair_desk.gui.parts.agenda_delegate import LEFT, draw_words
from chair_desk.gui.theme.look import look
from chair_desk.records.funding_shares import whole_share_words
from chair_desk.records.money import pounds
from chair_desk.services.funding import Funding
from chair_desk.services.funding_words import ShareBar
from chair_desk.words import _

BLOCK, GAP, LABEL = 38, 5, 96
CENTRE = int(Qt.AlignmentFlag.AlignCenter)
Block = tuple[str, int, str]
"""A name, a sum in pence, and its tone: "amb", "accent" or ""."""


class CarriedBars(QWidget):
    """Two bars of one length: left by, and carried by."""

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[tuple[str, list[Block]], ...] = ()
        self._hidden: list[Block] = []
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_funding(self, found: Funding) -> None:
        """Show a year; nothing is shown where nothing is short."""
        names = {line.organisation.id: line.short for line in found.lines}
        left: list[Block] = [(names[key], sum_, "amb") for key, sum_ in found.carried.left]
        over: list[Block] = [(names[key], sum_, "accent") for key, sum_ in found.carried.carried]
        if found.carried.reserves > 0:
            over.append((_("Reserves"), found.carried.reserves, ""))
        self._lines = ((_("Left by"), left), (_("Carried by"), over)) if left else ()
        spoken = [
            f"{label}: " + ", ".join(f"{name} {pounds(sum_)}" for name, sum_, _tone in blocks)
            for label, blocks in self._lines
        ]
        self.setAccessibleName(". ".join(spoken) or _("Nothing is short"))
        self.setVisible(bool(self._lines))
        self.updateGeometry()
        self.update()

    def unnamed(self) -> list[tuple[str, int]]:
        """Return the blocks too thin for their words, which the sentence below must say."""
        found = []
        for at, (_label, blocks) in enumerate(self._lines):
            for rect, block in zip(self._places(at), blocks, strict=True):
                if self._shown_words(rect, block) == "":
                    found.append((block[0], block[1]))
        return found

    def _places(self, at: int) -> list[QRect]:
        blocks = self._lines[at][1]
        scale = max(sum(one[1] for one in line) for _label, line in self._lines)
        left = look().wide(LABEL)
        room = max(self.width() - left - 1, 1)
        top = at * (look().px(BLOCK) + look().px(GAP))
        found, begun = [], 0
        for _name, sum_, _tone in blocks:
            start = left + room * begun // scale
            begun += sum_
            end = left + room * begun // scale
            wide = max(end - start - 3, 2)
            found.append(QRect(start, top, wide, look().px(BLOCK) - 1))
        return found

    def _shown_words(self, rect: QRect, block: Block) -> str:
        """Return as many words as the block has room for: name and sum, the name, or nothing."""
        name, sum_, tone = block
        room = rect.width() - look().px(14)
        metrics = self.fontMetrics()
        for said in (f"{name} {pounds(sum_)}" if tone else name, name):
            if metrics.horizontalAdvance(said) * 11 // 10 <= room:
                return said
        return ""

    @guarded(QSize)
    def sizeHint(self) -> QSize:
        """Two bars high."""
        high = 2 * look().px(BLOCK) + look().px(GAP) if self._lines else 0
        return QSize(look().px(300), high)

    @guarded()
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the two bars."""
        with QPainter(self) as painter:
            for at, (label, blocks) in enumerate(self._lines):
                high = look().px(BLOCK)
                top = at * (high + look().px(GAP))
                beside = QRect(0, top, look().wide(LABEL), high)
                draw_words(painter, beside, label, font="interface", colour="ink2")
                for rect, block in zip(self._places(at), blocks, strict=True):
                    self._paint_block(painter, rect, block)

    def _paint_block(self, painter: QPainter, rect: QRect, block: Block) -> None:
        fill, edge, ink = {
            "amb": ("ambS", "ambF", "amb"),
            "accent": ("met2", "accent", "metink"),
        }.get(block[2], ("sheet", "edge", "ink2"))
        painter.fillRect(rect, look().colour(fill))
        painter.setPen(QPen(look().colour(edge), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(rect)
        said = self._shown_words(rect, block)
        inside = rect.adjusted(look().px(10), 0, 0, 0)
        draw_words(painter, inside, said, font="strong", colour=ink, align=LEFT)


class ShareChart(QWidget):
    """A partner's share over the years: solid to what was agreed, pale above it, a dashed line."""

    def __init__(self) -> None:
        super().__init__()
        self._bars: Sequence[ShareBar] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_bars(self, bars: Sequence[ShareBar]) -> None:
        """Show these years, earliest first."""
        self._bars = bars
        said = [
            _("{year} {share}, agreed {agreed}").format(
                year=bar.label, share=bar.words, agreed=whole_share_words(bar.agreed, bar.cost)
            )
            for bar in bars
        ]
        self.setAccessibleName("; ".join(said))
        self.update()

    @guarded(QSize)
    def sizeHint(self) -> QSize:
        """Be as high as the words beside it at the least."""
        return QSize(look().px(300), look().px(190))

    @guarded(QSize)
    def minimumSizeHint(self) -> QSize:
        """Stay readable."""
        return QSize(look().px(200), look().px(130))

    @guarded()
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the bars from nought, the agreed share dashed across the last."""
        if not self._bars:
            return
        with QPainter(self) as painter:
            top, foot, side = look().px(26), look().px(28), look().wide(64)
            ground = self.height() - foot
            tall = max(ground - top, 1)
            # In thousandths of the cost, so that years of different cost stand on one scale.
            shares = [(bar.paying * 1000 // bar.cost, bar.agreed * 1000 // bar.cost)
                      for bar in self._bars]  # fmt: skip
            most = max(max(pair) for pair in shares) or 1
            step = (self.width() - side) // len(self._bars)
            for number, (bar, pair) in enumerate(zip(self._bars, shares, strict=True)):
                place = QRect(number * step, ground - tall, step, tall)
                self._paint_year(painter, place, bar, pair, most)
            painter.fillRect(QRect(0, ground, self.width() - side, 1), look().colour("ink3"))
            self._paint_agreed(painter, ground - tall * shares[-1][1] // most, side)

    def _paint_year(
        self, painter: QPainter, place: QRect, bar: ShareBar, pair: tuple[int, int], most: int
    ) -> None:
        wide = min(place.width() * 6 // 10, look().px(58))
        left = place.left() + (place.width() - wide) // 2
        paying = place.height() * pair[0] // most
        agreed = min(place.height() * pair[1] // most, paying)
        bottom = place.bottom() + 1
        painter.fillRect(QRect(left, bottom - agreed, wide, agreed), look().colour("accent"))
        above = QRect(left, bottom - paying, wide, paying - agreed)
        painter.fillRect(above, look().colour("met2"))
        label = QRect(place.left(), bottom - paying - look().px(24), place.width(), look().px(22))
        draw_words(painter, label, bar.words, font="strong", colour="ink", align=CENTRE)
        under = QRect(place.left(), bottom + 4, place.width(), look().px(22))
        draw_words(painter, under, bar.label, font="interface", colour="ink2", align=CENTRE)

    def _paint_agreed(self, painter: QPainter, y: int, side: int) -> None:
        painter.setPen(QPen(look().colour("ink"), 1, Qt.PenStyle.DashLine))
        painter.drawLine(0, y, self.width() - side, y)
        bar = self._bars[-1]
        half = look().px(18)
        beside = QRect(self.width() - side + look().px(6), y - half, side, half)
        draw_words(painter, beside, _("agreed"), font="small", colour="ink2")
        draw_words(
            painter, beside.translated(0, half), whole_share_words(bar.agreed, bar.cost),
            font="strong", colour="ink",
        )  # fmt: skip
