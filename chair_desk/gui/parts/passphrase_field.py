"""A field for a passphrase: dots, and the words while Show is held."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QWidget

from chair_desk.gui.guard import guarded
from chair_desk.gui.parts.widgets import link_button, retone, row
from chair_desk.words import _

_HINTS = (
    Qt.InputMethodHint.ImhSensitiveData
    | Qt.InputMethodHint.ImhNoPredictiveText
    | Qt.InputMethodHint.ImhNoAutoUppercase
)


class _Dots(QLineEdit):
    """Says when it gets and loses the focus, for the frame round it."""

    focused = Signal(bool)

    @guarded()
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Say so."""
        super().focusInEvent(event)
        self.focused.emit(True)

    @guarded()
    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say so."""
        super().focusOutEvent(event)
        self.focused.emit(False)


class PassphraseField(QFrame):
    """Takes a passphrase. What is typed is kept nowhere, and cannot be copied out of it."""

    entered = Signal()
    edited = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "field")
        self.line = _Dots()
        self.line.setProperty("kind", "inner")
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setInputMethodHints(_HINTS)
        self.line.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.line.setAccessibleName(name)
        self.show_button = link_button(_("Show"), "eye")
        self.show_button.setAccessibleName(_("Show what is typed while this is held"))
        self.setFocusProxy(self.line)
        layout = row(self.line, self.show_button, spacing=6)
        layout.setStretchFactor(self.line, 1)
        layout.setContentsMargins(10, 1, 8, 1)
        self.setLayout(layout)
        self.line.returnPressed.connect(self.entered)
        self.line.textEdited.connect(self._say_edited)
        self.line.focused.connect(self._ring)
        self.show_button.pressed.connect(self._reveal)
        self.show_button.released.connect(self._hide)

    def text(self) -> str:
        """Return what was typed."""
        return self.line.text()

    def forget(self) -> None:
        """Take out what was typed."""
        self.line.clear()
        self._hide()

    def _say_edited(self) -> None:
        self.edited.emit()

    def _ring(self, has_focus: bool) -> None:  # noqa: FBT001, RUF100  a Qt slot
        retone(self, focused="true" if has_focus else "false")

    def _reveal(self) -> None:
        self.line.setEchoMode(QLineEdit.EchoMode.Normal)

    def _hide(self) -> None:
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
