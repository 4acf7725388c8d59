"""Small parts that every page uses: words, buttons, key caps, messages, segmented choices.

How they look is in `resources/themes/sheet.qss`, found by the properties `role` (type), `tone`
(colour), `kind` and `small`. Nothing here sets a colour or a font.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QWidget,
)

from chair_desk.gui.commands import spoken_keys
from chair_desk.gui.guard import guarded
from chair_desk.gui.parts.arranging import (
    Scroll,
    clear,
    column,
    line_across,
    measured,
    row,
)
from chair_desk.gui.theme.icons import icon, paint_icon
from chair_desk.gui.theme.look import look
from chair_desk.words import _

__all__ = [
    "CommandButton",
    "Icon",
    "KeyCap",
    "Message",
    "Scroll",
    "Section",
    "Segmented",
    "ShortLabel",
    "button_to_press",
    "clear",
    "column",
    "icon_button",
    "line_across",
    "link_button",
    "measured",
    "primary_button",
    "retone",
    "row",
    "secondary_button",
    "tag",
    "tie",
    "words",
]

# ------------------------------------------------------------------ words


def words(text: str, role: str = "", tone: str = "", *, wrap: bool = False) -> QLabel:
    """Return a label of plain text in a role of type and a colour token."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(wrap)
    if role:
        label.setProperty("role", role)
    if tone:
        label.setProperty("tone", tone)
    return label


def retone(widget: QWidget, **properties: str | bool) -> None:
    """Set properties that the sheet reads (`tone`, `role`, `kind`) and dress the widget anew."""
    for name, value in properties.items():
        widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)


class ShortLabel(QLabel):
    """A label that ends in an ellipsis where there is no room, with the whole as tooltip.

    Where it was given other words for little room, it says these first.
    """

    def __init__(self, text: str = "", role: str = "", tone: str = "") -> None:
        super().__init__()
        self._whole, self._shorter = text, ""
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        if role:
            self.setProperty("role", role)
        if tone:
            self.setProperty("tone", tone)
        self.say(text)

    def say(self, text: str, shorter: str = "") -> None:
        """Show the text, or `shorter`, cut to the room there is; a screen reader gets all of it."""
        self._whole, self._shorter = text, shorter
        self.setAccessibleName(text)
        self._cut()

    def whole(self) -> str:
        """Return the whole text."""
        return self._whole

    def _cut(self) -> None:
        metrics, room = self.fontMetrics(), max(self.width() - 1, 0)
        fits = not self._shorter or metrics.horizontalAdvance(self._whole) <= room
        words = self._whole if fits else self._shorter
        cut = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room)
        self.setText(cut)
        self.setToolTip("" if cut == self._whole else self._whole)

    @guarded(QSize)
    def sizeHint(self) -> QSize:
        """Ask for room for the whole text."""
        return QSize(
            self.fontMetrics().horizontalAdvance(self._whole) + 2, super().sizeHint().height()
        )

    @guarded(QSize)
    def minimumSizeHint(self) -> QSize:
        """Be content with a few letters."""
        return QSize(look().px(24), super().minimumSizeHint().height())

    @guarded()
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the text anew."""
        super().resizeEvent(event)
        self._cut()


class Section(QWidget):
    """A section's heading, with a small note at the right."""

    def __init__(self, text: str, note: str = "") -> None:
        super().__init__()
        self.title = words(text, "section")
        self.note = words(note, "small", "ink3")
        self.setLayout(row(self.title, None, self.note))


# ------------------------------------------------------------------ buttons


def _button(text: str, icon_name: str, colour: str) -> QPushButton:
    button = QPushButton(text)
    button.setAutoDefault(False)
    button.setCursor(Qt.CursorShape.ArrowCursor)
    button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    if icon_name:
        button.setIcon(icon(icon_name, colour))
        gap = 4 if text else 0  # the style leaves 4 of its own
        button.setIconSize(QSize(look().px(16 + gap), look().px(16)))
    return button


def secondary_button(text: str, icon_name: str = "", *, small: bool = False) -> QPushButton:
    """Return an ordinary button; small is 28 high."""
    button = _button(text, icon_name, "ink2")
    if small:
        button.setProperty("small", "true")
    return button


def primary_button(text: str, icon_name: str = "") -> QPushButton:
    """Return the one primary button of a screen."""
    button = _button(text, icon_name, "onaccent")
    button.setProperty("kind", "primary")
    return button


def link_button(text: str, icon_name: str = "") -> QPushButton:
    """Return a link: a flat button, so that it takes focus."""
    button = _button(text, icon_name, "accent")
    button.setProperty("kind", "link")
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    return button


def button_to_press(panel: QWidget) -> QPushButton | None:
    """Return the button of a panel that Enter presses: the one with the keyboard, if any.

    On a choice that is made already, Enter is for the panel.
    """
    focus = QApplication.focusWidget()
    if isinstance(focus, QPushButton) and panel.isAncestorOf(focus) and not focus.isChecked():
        return focus
    return None


def icon_button(name: str, icon_name: str, *, colour: str = "ink2") -> QPushButton:
    """Return a button that shows only an icon; the name is its tooltip and accessible name."""
    button = _button("", icon_name, colour)
    button.setProperty("kind", "icon")
    button.setAccessibleName(name)
    button.setToolTip(name)
    return button


class CommandButton:
    """Ties a button to a command's action: its state, tooltip and reason follow."""

    def __init__(self, button: QPushButton, action: QAction) -> None:
        self.button = button
        self.action = action
        button.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        self.button.setEnabled(self.action.isEnabled())
        reason = self.action.statusTip()
        keys = self.action.shortcut().toString()
        tip = reason or (f"{self.action.text()}  {spoken_keys(keys)}" if keys else "")
        self.button.setToolTip(tip)
        self.button.setAccessibleDescription(reason)


def tie(button: QPushButton, action: QAction) -> QPushButton:
    """Make a button trigger an action and follow it: greyed with the reason as tooltip."""
    button.command_button = CommandButton(button, action)  # type: ignore[attr-defined]
    return button


class KeyCap(QLabel):
    """A key as printed on the keyboard, said beside what it does."""

    def __init__(self, keys: str) -> None:
        super().__init__(spoken_keys(keys))
        self.setProperty("kind", "key")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)


def tag(text: str, tone: str = "") -> QLabel:
    """Return a small tag in a soft tint: accent, red, amb, grn, plum, teal, or plain."""
    label = words(text, tone=tone)
    label.setProperty("kind", "tag")
    label.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
    return label


class Icon(QWidget):
    """An icon beside a word; the word says it, so a screen reader passes the icon by."""

    def __init__(self, name: str, colour: str = "ink2", *, side: int = 16) -> None:
        super().__init__()
        self._name, self._colour, self._side = name, colour, side
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def change(self, name: str, colour: str = "ink2") -> None:
        """Show another icon."""
        self._name, self._colour = name, colour
        self.update()

    @guarded(QSize)
    def sizeHint(self) -> QSize:
        """Be square."""
        side = look().px(self._side)
        return QSize(side, side)

    @guarded()
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the icon in the colours of the moment."""
        with QPainter(self) as painter:
            paint_icon(painter, self.rect(), self._name, self._colour)


# ------------------------------------------------------------------ messages and choices


class Message(QFrame):
    """A message in place, above the thing it is about; never a pop-up."""

    asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("kind", "message")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self._lead = words("", "strong", wrap=True)
        self._rest = words("", wrap=True)
        self.link = link_button("")
        self.close_button = icon_button(_("Put this message away"), "x")
        self.close_button.setProperty("kind", "link")
        inside = QHBoxLayout(self)
        inside.setContentsMargins(13, 9, 9, 9)
        inside.addLayout(column(self._lead, self._rest, spacing=2), 1)
        inside.addWidget(self.link, 0, Qt.AlignmentFlag.AlignTop)
        inside.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        self.link.clicked.connect(self.asked)
        self.close_button.clicked.connect(self.hide)

    def say(self, lead: str, rest: str = "", *, tone: str = "accent", link: str = "") -> None:
        """Show a sentence in bold, what more there is, and perhaps a link (`asked` when taken).

        Tones: accent (a note), amb (take care), red (something is wrong), grn (it is done).
        """
        self._lead.setText(lead)
        self._rest.setText(rest)
        self._rest.setVisible(bool(rest))
        self.link.setText(link)
        self.link.setVisible(bool(link))
        retone(self, tone=tone)
        retone(self._lead, tone=tone)
        self.setAccessibleName(f"{lead} {rest}".strip())
        self.show()

    def take_back(self, lead: str) -> None:
        """Put the message away if this is what it says; any other stays."""
        if self._lead.text() == lead:
            self.hide()

    def text(self) -> str:
        """Return all that is said."""
        return f"{self._lead.text()} {self._rest.text()}".strip()


class Segmented(QWidget):
    """A few choices side by side of which one holds; arrows move between them."""

    chosen = Signal(str)

    def __init__(self, name: str, choices: Sequence[tuple[str, str]]) -> None:
        """Take an accessible name for the whole and (value, label) for each choice."""
        super().__init__()
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._values = [value for value, _label in choices]
        layout = row(spacing=0)
        for number, (_value, label) in enumerate(choices):
            button = secondary_button(label)
            button.setCheckable(True)
            button.setProperty("segment", _segment(number, len(choices)))
            button.setAccessibleName(f"{name}: {label}")
            self._group.addButton(button, number)
            layout.addWidget(button)
        self.setLayout(layout)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._group.idClicked.connect(self._say)
        if choices:
            self.choose(self._values[0])

    def choose(self, value: str) -> None:
        """Choose without saying so."""
        self._group.button(self._values.index(value)).setChecked(True)

    def value(self) -> str:
        """Return the value chosen."""
        return self._values[self._group.checkedId()]

    def _say(self, number: int) -> None:
        self.chosen.emit(self._values[number])


def _segment(number: int, count: int) -> str:
    if count == 1:
        return "only"
    return {0: "first", count - 1: "last"}.get(number, "middle")
