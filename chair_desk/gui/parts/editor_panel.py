"""The panel under the line being written: who, what, by when, as it was understood."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from chair_desk.gui.parts.editor_blocks import GUTTER, MEASURE, RIGHT
from chair_desk.gui.parts.editor_flow import Flow, flowing
from chair_desk.gui.parts.editor_sentences import (
    PanelWords,
    doubt_words,
    panel_words,
)
from chair_desk.gui.parts.glyphs import Ladder
from chair_desk.gui.parts.widgets import (
    KeyCap,
    ShortLabel,
    column,
    line_across,
    link_button,
    retone,
    row,
    words,
)
from chair_desk.gui.theme.look import look
from chair_desk.records.line import Line, LineKind, Surroundings
from chair_desk.words import _

if TYPE_CHECKING:
    from chair_desk.gui.parts.editor import MinuteEditor

ROW = 31
LARGE = 115
"""Above this size of text the small print goes below the rows."""


def _key_button(text: str) -> QPushButton:
    button = link_button(text)
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return button


class LinePanel(QFrame):
    """Shows a line as it was understood. It never takes the focus.

    `recorded`, `part_asked` and `left_as_words` come from its buttons, as from their keys.
    """

    recorded = Signal()
    part_asked = Signal()
    left_as_words = Signal()

    def __init__(self, editor: MinuteEditor, page: QWidget) -> None:
        super().__init__(page)
        self.setProperty("kind", "box")
        self.setAccessibleName(_("What was understood"))
        self._editor, self._page = editor, page
        self._grid = QGridLayout()
        self._grid.setContentsMargins(14, 6, 14, 6)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(0)
        self._grid.setColumnStretch(1, 1)
        self._grid.setColumnMinimumWidth(0, look().px(52))
        self.who = self._add_row(0, _("Who"))
        self.ladder = Ladder()
        self.commits = words("", "small", "ink2")
        self._grid.addLayout(row(self.ladder, self.commits), 0, 2)
        self.what = self._add_row(1, _("What"), across=2)
        self.by = self._add_row(2, _("By"))
        self.days = words("", "small", "ink2")
        self._grid.addWidget(self.days, 2, 2, Qt.AlignmentFlag.AlignRight)
        self.note = words("", "small", "ink2", wrap=True)
        self.note.setContentsMargins(14, 0, 14, 6)
        self.doubt = words("", "small", "amb", wrap=True)
        self.doubt.setContentsMargins(14, 0, 14, 8)
        self.setLayout(column(self._grid, self.note, self.doubt, line_across(), self._foot()))
        self.setFixedWidth(look().px(MEASURE + RIGHT))
        self.hide()

    def _add_row(
        self, at: int, label: str, *, across: int = 1
    ) -> tuple[ShortLabel, ShortLabel, QWidget]:
        name = words(label, "", "ink3")
        lead, rest = ShortLabel("", "strong"), ShortLabel("", "", "ink2")
        held = row(lead, rest, None, spacing=6)
        lead.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        held.setStretch(1, 100)
        self._grid.addWidget(name, at, 0)
        self._grid.addLayout(held, at, 1, 1, across)
        self._grid.setRowMinimumHeight(at, look().px(ROW))
        return lead, rest, name

    def _foot(self) -> QWidget:
        foot = QWidget()
        foot.setObjectName("sunk")
        foot.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.enter = _key_button("")
        self.tab_cap = KeyCap("Tab")
        self.tab = _key_button(_("Change a part"))
        self.esc = _key_button(_("Leave as words"))
        pairs = ((KeyCap("Enter"), self.enter), (self.tab_cap, self.tab), (KeyCap("Esc"), self.esc))
        held = []
        for cap, button in pairs:
            pair = QWidget()
            pair.setLayout(row(cap, button, spacing=4))
            held.append(pair)
        self._tab_pair = held[1]
        self._flow = Flow(*held, spacing=14)
        self._flow.setContentsMargins(14, 5, 14, 5)
        flowing(foot, self._flow)
        self.enter.clicked.connect(self.recorded)
        self.tab.clicked.connect(self.part_asked)
        self.esc.clicked.connect(self.left_as_words)
        return foot

    # -------------------------------------------------------------- showing

    def show_line(
        self,
        line: Line | None,
        around: Surroundings | None,
        reference: str,
        *,
        is_short: bool = False,
    ) -> None:
        """Show a line that makes something; hide for any other.

        A decision says so where the item is short of a quorum. It is recorded all the same.
        """
        is_plain = line is None or line.kind in (LineKind.PARAGRAPH, LineKind.BLANK, LineKind.ITEM)
        if line is None or around is None or is_plain or not self._editor.hasFocus():
            self.hide()
            return
        self._show_words(panel_words(line, around))
        doubts = [doubt_words(line, around)]
        if is_short and line.kind is LineKind.DECISION:
            doubts.append(_("No quorum for this item: a recommendation until ratified."))
        self.doubt.setText(" ".join(part for part in doubts if part))
        self.doubt.setVisible(bool(self.doubt.text()))
        self.enter.setText(_enter_words(line, reference))
        is_record = line.kind in (LineKind.ACTION, LineKind.CHALLENGE)
        self._tab_pair.setVisible(is_record)
        self.place()

    def _show_words(self, found: PanelWords) -> None:
        for parts, (lead, rest) in (
            (self.who, found.who), (self.what, found.what), (self.by, found.by),
        ):  # fmt: skip
            shown = bool(lead)
            parts[0].say(lead)
            parts[1].say(rest)
            parts[1].setVisible(bool(rest))
            parts[0].setVisible(shown)
            parts[2].setVisible(shown)
        for at, lead in enumerate((found.who[0], found.what[0], found.by[0])):
            self._grid.setRowMinimumHeight(at, look().px(ROW) if lead else 0)
        self.ladder.setVisible(found.level is not None or found.agreed is not None)
        self.ladder.show_level(found.level, found.agreed)
        is_narrow = look().percent > LARGE
        self.commits.setText("" if is_narrow else found.commits)
        retone(self.commits, tone="amb" if found.is_short else "ink2")
        self.days.setText("" if is_narrow else found.days)
        self.note.setText(". ".join(part for part in (found.commits, found.days) if part))
        self.note.setVisible(is_narrow and bool(self.note.text()))
        self.setAccessibleDescription(found.sentence)

    def place(self) -> None:
        """Stand right below the line that is written, which stays in sight."""
        page, viewport = self._page, self._editor.viewport()
        self.setFixedWidth(min(look().px(MEASURE + RIGHT), viewport.width() - look().px(GUTTER)))
        self._flow.invalidate()
        self._flow.activate()
        layout = self.layout()
        high = layout.heightForWidth(self.width()) if layout and layout.hasHeightForWidth() else -1
        self.resize(self.width(), high if high > 0 else self.sizeHint().height())
        line = self._editor.cursorRect()
        spot = viewport.mapTo(page, QPoint(look().px(GUTTER), line.bottom() + 3))
        floor = self._editor.mapTo(page, QPoint(0, self._editor.height())).y()
        missing = max(spot.y() + self.height() - floor, 0)
        bar = self._editor.verticalScrollBar()
        was = bar.value()
        bar.setValue(was + min(missing, line.top() - 4))
        spot.setY(spot.y() - (bar.value() - was))
        self.move(spot)
        self.show()
        self.raise_()


def _enter_words(line: Line, reference: str) -> str:
    if line.kind is LineKind.NOTE:
        return _("Keep for yourself")
    if line.kind is LineKind.PRESENCE:
        return _("Mark in the register")
    if reference:
        return _("Record as {reference}").format(reference=reference)
    return _("Record")
