"""The pack as it stands, below the chosen item: its pages as small sheets, and what they hold."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from chair_desk.gui.guard import guarded
from chair_desk.gui.parts.widgets import Section, words
from chair_desk.gui.theme.look import look
from chair_desk.records.frozen import frozen
from chair_desk.records.meetings import PaperState
from chair_desk.records.pack_pages import PackPart, PartKind
from chair_desk.services.agenda import AgendaLine
from chair_desk.services.pack_readiness import PackReadiness
from chair_desk.words import _

MOST = 4
_PAPERS = (PartKind.PAPER, PartKind.TO_FOLLOW, PartKind.DIVIDER)
_LINES = 8


@frozen(kw_only=True)
class Leaf:
    """A small sheet: "cover", "text", "figures", or "missing" with `said` on it."""

    look: str
    caption: str
    said: str = ""


def leaves(found: PackReadiness, line: AgendaLine | None) -> list[Leaf]:
    """Return the sheets to show: the front, then the papers of the chosen item."""
    if found.version:
        return _as_issued(found, line)
    front = [Leaf(look="cover", caption=_("Cover")), Leaf(look="text", caption=_("Contents"))]
    papers = line.papers if line else ()
    mine = []
    for number, paper in enumerate(papers):
        label = line.number if line else ""
        label = f"{label}{chr(ord('a') + number)}" if len(papers) > 1 else label
        is_missing = paper.state in (PaperState.EXPECTED, PaperState.TO_FOLLOW)
        said = _("To follow") if is_missing else ""
        mine.append(Leaf(look="missing" if is_missing else "figures", caption=label, said=said))
    return [*front, *mine][:MOST]


def _as_issued(found: PackReadiness, line: AgendaLine | None) -> list[Leaf]:
    front = [
        Leaf(look=shown, caption=_captioned(part.title, part))
        for part, shown in zip(found.parts, ("cover", "text"), strict=False)
        if part.kind in (PartKind.COVER, PartKind.CONTENTS)
    ]
    mine = [
        part
        for part in found.parts
        if line is not None and part.item_id == line.item.id and part.count
    ]
    return [*front, *(_leaf(part) for part in mine)][:MOST]


def _leaf(part: PackPart) -> Leaf:
    name = part.label or part.number or part.title
    caption = _("{name}, page {page}").format(name=name, page=part.labels[0])
    if part.kind is PartKind.TO_FOLLOW:
        return Leaf(look="missing", caption=caption, said=_("To follow"))
    if part.kind is PartKind.DIVIDER:
        return Leaf(look="missing", caption=caption, said=_("Verbal"))
    return Leaf(look="figures" if part.kind is PartKind.PAPER else "text", caption=caption)


def _captioned(title: str, part: PackPart) -> str:
    if part.kind is PartKind.COVER:
        return title
    return _("{title}, {page}").format(title=title, page=part.labels[0])


class PackLeaves(QWidget):
    """Draws the sheets beside one another; a screen reader gets their captions."""

    def __init__(self) -> None:
        super().__init__()
        self.leaves: tuple[Leaf, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_leaves(self, found: Sequence[Leaf]) -> None:
        """Show these sheets."""
        self.leaves = tuple(found)
        said = [f"{one.caption}, {one.said}" if one.said else one.caption for one in found]
        self.setAccessibleName("; ".join(said))
        self.updateGeometry()
        self.update()

    @guarded(QSize)
    def sizeHint(self) -> QSize:
        """Ask for four sheets in a row, with a caption under each."""
        return QSize(look().px(200), look().px(112 + 22))

    @guarded()
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the sheets."""
        del event
        gap = look().px(10)
        wide = (self.width() - gap * (MOST - 1)) / MOST
        high = min(wide * 1.414, look().px(112))
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for number, one in enumerate(self.leaves):
                box = QRectF(number * (wide + gap) + 0.5, 0.5, wide - 1, high - 1)
                self._paint_sheet(painter, box, one)
                below = QRectF(box.left(), box.bottom() + look().px(3), wide + gap, look().px(20))
                painter.setFont(look().font("small"))
                painter.setPen(look().colour("ink2"))
                caption = painter.fontMetrics().elidedText(
                    one.caption, Qt.TextElideMode.ElideRight, int(wide + gap / 2)
                )
                painter.drawText(below, Qt.AlignmentFlag.AlignLeft, caption)

    def _paint_sheet(self, painter: QPainter, box: QRectF, one: Leaf) -> None:
        painter.setBrush(look().colour("sheet"))
        if one.look == "missing":
            pen = QPen(look().colour("ambF"), 1, Qt.PenStyle.DashLine)
            painter.setPen(pen)
            painter.drawRect(box)
            painter.setPen(look().colour("amb"))
            painter.setFont(look().font("small_strong"))
            how = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(box, int(how), one.said)
            return
        painter.setPen(QPen(look().colour("line"), 1))
        painter.drawRect(box)
        if one.look == "cover":
            self._bars(painter, box, ((0.26, 0.62, 4), (0.37, 0.45, 4)), "accent")
            self._bars(painter, box, ((0.5, 0.5, 2), (0.56, 0.36, 2)), "line2")
            return
        self._bars(painter, box, ((0.1, 0.4, 4),), "accent")
        rows = _LINES if one.look == "text" else _LINES // 2
        shares = (0.78, 0.7, 0.76, 0.62)
        lines = tuple((0.2 + 0.085 * row, shares[row % 4], 2) for row in range(rows))
        self._bars(painter, box, lines, "line2")
        if one.look == "figures":
            for number, share in enumerate((0.24, 0.18, 0.13, 0.17, 0.1)):
                left = box.left() + box.width() * (0.12 + number * 0.15)
                tall = box.height() * share
                bar = QRectF(left, box.bottom() - box.height() * 0.1 - tall,
                             box.width() * 0.12, tall)  # fmt: skip
                painter.fillRect(bar, look().colour("softline"))

    def _bars(
        self,
        painter: QPainter,
        box: QRectF,
        bars: Sequence[tuple[float, float, int]],
        colour: str,
    ) -> None:
        """Paint bars: how far down, how long, both as shares of the sheet, and how thick."""
        for down, share, thick in bars:
            bar = QRectF(box.left() + box.width() * 0.12, box.top() + box.height() * down,
                         box.width() * share, thick)  # fmt: skip
            painter.fillRect(bar, look().colour(colour))


class PackStrip(QWidget):
    """The pack below the chosen item: how many pages, which version, what is missing."""

    def __init__(self) -> None:
        super().__init__()
        self.heading = Section(_("The pack"))
        self.leaves = PackLeaves()
        self.said = words("", "small", "ink2", wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 12, 20, 16)
        layout.setSpacing(8)
        layout.addWidget(self.heading)
        layout.addWidget(self.leaves)
        layout.addWidget(self.said)

    def show_pack(self, found: PackReadiness, line: AgendaLine | None) -> None:
        """Show how the pack stands, with the pages of the chosen item."""
        self.heading.note.setText(found.version_words)
        self.leaves.show_leaves(leaves(found, line))
        said = [found.ready_words + ("; " + found.open_words if found.open_words else "") + "."]
        if found.held_words:
            said.append(found.held_words)
        self.said.setText(" ".join(said))
