"""A line of what is open: one record that opens below itself, or the count of the rest."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from chair_desk.gui.guard import guarded
from chair_desk.gui.parts.glyphs import STATUS_WORDS, StatusMark
from chair_desk.gui.parts.matter_closing import Closing, MatterClosing
from chair_desk.gui.parts.widgets import ShortLabel, row, words
from chair_desk.gui.theme.look import look
from chair_desk.services.open_matters import OpenMatter
from chair_desk.words import _

HEIGHT = 27
_PANEL_KEYS = (
    Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape,
)  # fmt: skip
_TONES = {"late": ("red", "small_strong"), "at_risk": ("amb", "small")}


class OpenLine(QAbstractButton):
    """Tab and the arrows reach it; a click does not take the focus from the minutes.

    `keyed` carries a key that goes about, `turned` says that the height changed.
    """

    turned = Signal()
    keyed = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    @guarded()
    def paintEvent(self, event: QPaintEvent) -> None:
        """Show where the focus is."""
        if not self.hasFocus():
            return
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), look().colour("soft"))
            painter.setPen(look().colour("accent"))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Give the panel the keys that go about; the scroll area between would take them."""
        if event.key() in _PANEL_KEYS:
            self.keyed.emit(event.key())
        else:
            super().keyPressEvent(event)


class MatterRow(OpenLine):
    """A record; checked, its words stand in full below the line.

    C closes an action below its row: `closed` carries a `Closing`, `typed` what is typed so far
    and, once it is left, None in the place of it.
    """

    closed = Signal(object)
    typed = Signal(str, object)

    def __init__(self, matter: OpenMatter, begun: Closing | None = None) -> None:
        """Take the record, and what was typed to close it if anything was."""
        super().__init__()
        self.matter = matter
        self.closing: MatterClosing | None = None
        self.setCheckable(True)
        reference = words(
            matter.reference, "small_strong", "accent" if matter.is_action else "plum"
        )
        reference.setMinimumWidth(look().px(46))
        tone, role = _TONES.get(matter.mark, ("ink2", "small"))
        line = row(
            reference,
            ShortLabel(matter.title),
            StatusMark(matter.mark),
            words(matter.words, role, tone),
        )
        line.setStretch(1, 1)
        head = QWidget()
        head.setLayout(line)
        head.setFixedHeight(look().px(HEIGHT))
        self._whole = words(_in_full(matter), "small", "ink", wrap=True)
        self._whole.setContentsMargins(0, 0, 0, look().px(8))
        self._whole.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._whole.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(look().px(6), 0, look().px(6), 0)
        layout.setSpacing(0)
        layout.addWidget(head)
        layout.addWidget(self._whole)
        mark = _(STATUS_WORDS[matter.mark])
        said = (f"{matter.reference} {matter.title}", matter.words, mark)
        self.setAccessibleName(", ".join(dict.fromkeys(said)))
        self.setAccessibleDescription(self._keys())
        self.toggled.connect(self._show_whole)
        if begun is not None:
            self._open_closing(begun)

    def _keys(self) -> str:
        said = _("Enter shows its words, C closes it")
        return said if self.matter.is_action else _("Enter shows its words")

    def _show_whole(self, is_open: bool) -> None:
        self._whole.setVisible(is_open)
        said = _in_full(self.matter) if is_open else self._keys()
        self.setAccessibleDescription(said)
        self.turned.emit()

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let C close an action."""
        if event.key() == Qt.Key.Key_C and self.matter.is_action and not event.modifiers():
            self.close_here()
        else:
            super().keyPressEvent(event)

    def close_here(self) -> None:
        """Ask below the row what was done and what shows it."""
        if self.closing is None:
            self._open_closing(Closing(action_id=self.matter.id))
        if self.closing is not None:
            self.closing.outcome.setFocus()
        self.turned.emit()

    def _open_closing(self, begun: Closing) -> None:
        self.closing = MatterClosing(begun)
        self.closing.kept.connect(self.closed)
        self.closing.typed.connect(self._say_typed)
        self.closing.left.connect(self._leave_closing)
        self.closing.moved.connect(self.turned)
        layout = self.layout()
        if layout is not None:
            layout.addWidget(self.closing)

    def _say_typed(self, typed: Closing) -> None:
        self.typed.emit(self.matter.id, typed)

    def _leave_closing(self) -> None:
        if self.closing is not None:
            gone, self.closing = self.closing, None
            gone.hide()
            gone.deleteLater()
        self.typed.emit(self.matter.id, None)
        self.setFocus()
        self.turned.emit()


class FoldRow(OpenLine):
    """Says how many more there are, and shows them."""

    def __init__(self, count: int, shown: int, *, is_whole: bool) -> None:
        super().__init__()
        rest = count - shown
        if is_whole:
            said = _("Fewer")
        elif shown:
            said = _("{count} more").format(count=rest)
        else:
            said = _("{count} open").format(count=rest)
        self.setLayout(row(words(said, "small", "accent")))
        self.setFixedHeight(look().px(20))
        told = _("Show the rest of what is open")
        self.setAccessibleName(said if is_whole else f"{said}. {told}")


def _in_full(matter: OpenMatter) -> str:
    """Say the title in full, whose it is, by when, and the last that was said of it."""
    parts = [matter.title]
    if matter.owner:
        parts.append(_("Owner: {owner}").format(owner=matter.owner) if matter.is_action
                     else _("To {owner}").format(owner=matter.owner))  # fmt: skip
    if matter.due:
        parts.append(_("Due {day}").format(day=matter.due))
    nothing = _("No update yet.") if matter.is_action else _("No answer yet.")
    parts.append(matter.said or nothing)
    return "\n".join(parts)
