"""The table of one record: what both last knew, yours and theirs, line by line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QWidget

from chair_desk.gui.guard import guarded
from chair_desk.gui.parts.merge_cell import SIDE, VersionCell
from chair_desk.gui.parts.merge_words import MIX, THEIRS, YOURS
from chair_desk.gui.parts.widgets import column, words
from chair_desk.gui.theme.look import look
from chair_desk.records.word_marks import Stretch, marked
from chair_desk.services.two_versions import Line
from chair_desk.words import _, ngettext

SHARES = (15, 28, 28, 28)
NARROW = 560
"""Below this width, grown with the text, a label stands above its line: words need the room."""


class _Head(QWidget):
    """The head of a column: whose version, and of when."""

    def __init__(self, title: str, note: str, tone: str) -> None:
        super().__init__()
        self.setObjectName("sunk")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        layout = column(
            words(title, "strong", tone, wrap=True), words(note, "small", "ink2", wrap=True)
        )
        layout.setContentsMargins(look().wide(SIDE), 8, 8, 8)
        self.setLayout(layout)


class _LineLabel(QLabel):
    """What a line is called, with the hairlines of the table."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setProperty("tone", "ink2")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setContentsMargins(14, 9, 8, 9)
        self.setMinimumHeight(look().px(42))
        self.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)

    @guarded()
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the words and the lines."""
        super().paintEvent(event)
        with QPainter(self) as painter:
            painter.setPen(QPen(look().colour("line"), 1))
            painter.drawLine(self.rect().topRight(), self.rect().bottomRight())
            painter.drawLine(self.rect().bottomLeft(), self.rect().bottomRight())


class MergeTable(QFrame):
    """Three versions beside each other. `picked` carries a line's number and "yours"/"theirs"."""

    picked = Signal(int, str)

    def __init__(self) -> None:
        super().__init__()
        self._cells: dict[VersionCell, tuple[int, str]] = {}
        self._lines: Sequence[Line] = ()
        self._heads: Sequence[tuple[str, str]] = ()
        self._picks: tuple[Mapping[int, str], str] = ({}, "")
        self._is_narrow = False
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(1, 1, 1, 1)
        self._grid.setSpacing(0)

    def show_lines(self, lines: Sequence[Line], heads: Sequence[tuple[str, str]]) -> None:
        """Show other lines; the heads are (title, note) of base, yours and theirs."""
        self._lines, self._heads = lines, heads
        for number, share in enumerate(SHARES):
            is_none = self._is_narrow and not number
            self._grid.setColumnStretch(number, 0 if is_none else share)
            self._grid.setColumnMinimumWidth(number, 0 if is_none else look().px(50))
        self._lay_out(lines, heads)

    def _lay_out(self, lines: Sequence[Line], heads: Sequence[tuple[str, str]]) -> None:
        for at in reversed(range(self._grid.count())):
            item = self._grid.takeAt(at)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._cells = {}
        self._add_heads(heads)
        row, number = 1, 0
        while number < len(lines):
            same = _same_from(lines, number)
            if same:
                self._add_same(row, same)
                number += same
            else:
                self._add_line(row, number, lines[number], heads)
                number += 1
            row += 2

    def _add_heads(self, heads: Sequence[tuple[str, str]]) -> None:
        if not self._is_narrow:
            corner = QWidget()
            corner.setObjectName("sunk")
            corner.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
            self._grid.addWidget(corner, 0, 0)
        for at, ((title, note), tone) in enumerate(
            zip(heads, ("", "accent", "teal"), strict=True), start=1
        ):
            self._grid.addWidget(_Head(title, note, tone), 0, at)

    def _add_same(self, row: int, count: int) -> None:
        sentence = ngettext(
            "{count} paragraph is the same in all three",
            "{count} paragraphs are the same in all three",
            count,
        ).format(count=count)
        label = words(sentence, "small", "ink3")
        label.setContentsMargins(14, 6, 14, 6)
        self._grid.addWidget(label, row, 1, 1, 3)

    def _add_line(
        self, row: int, number: int, line: Line, heads: Sequence[tuple[str, str]]
    ) -> None:
        if not self._is_narrow:
            self._grid.addWidget(_LineLabel(line.label), row, 0)
        elif line.label:
            above = words(line.label, "small", "ink2")
            above.setContentsMargins(look().wide(SIDE), 8, 14, 0)
            self._grid.addWidget(above, row, 1, 1, 3)
        row += self._is_narrow
        for at, (side, stretches) in enumerate(_sides(line), start=1):
            text = "".join(one.text for one in stretches) or _("Nothing")
            name = f"{line.label or _('Text')}, {heads[at - 1][0]}: {text}"
            cell = VersionCell(name, stretches, tone=side, is_prose=line.is_prose)
            if line.is_disputed and side:
                cell.clicked.connect(self._say)
                self._cells[cell] = (number, side)
            self._grid.addWidget(cell, row, at)

    def show_picks(self, picks: Mapping[int, str], way: str) -> None:
        """Show what is picked; line by line only while they are mixed."""
        self._picks = picks, way
        for cell, (number, side) in self._cells.items():
            pick = picks.get(number, "") if way else ""
            cell.let_pick(can_pick=way == MIX)
            cell.pick(is_picked=pick in {side, "both"})

    def _say(self) -> None:
        cell = self.sender()
        if isinstance(cell, VersionCell) and cell in self._cells:
            self.picked.emit(*self._cells[cell])

    @guarded()
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the labels above their lines where there is little room, or beside them again."""
        super().resizeEvent(event)
        is_narrow = self.width() < look().px(NARROW)
        if is_narrow != self._is_narrow:
            self._is_narrow = is_narrow
            if self._lines:
                self.show_lines(self._lines, self._heads)
                self.show_picks(*self._picks)

    @guarded()
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the edge."""
        with QPainter(self) as painter:
            painter.setPen(QPen(look().colour("line2"), 1))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))


def _sides(line: Line) -> list[tuple[str, tuple[Stretch, ...]]]:
    """Return base, yours and theirs with the words marked that differ."""
    base, yours, theirs = (text.rstrip("\n") for text in (line.base, line.yours, line.theirs))
    plain = (Stretch(base or _("None"), False),)
    if line.is_prose and line.is_disputed:
        return [("", plain), (YOURS, marked(yours, theirs)), (THEIRS, marked(theirs, yours))]
    return [
        ("", plain),
        (YOURS, _marked_whole(yours, base)),
        (THEIRS, _marked_whole(theirs, base)),
    ]


def _marked_whole(text: str, base: str) -> tuple[Stretch, ...]:
    return (Stretch(text, text != base),) if text else ()


def _same_from(lines: Sequence[Line], start: int) -> int:
    """Count the paragraphs from here on that are the same everywhere."""
    count = 0
    for line in lines[start:]:
        if not line.is_prose or not line.base or not line.base == line.yours == line.theirs:
            break
        count += 1
    return count
