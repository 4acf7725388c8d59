"""Buttons with two lines of words: the rows of the open screen, the steps of an empty page."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from chair_desk.gui.guard import guarded
from chair_desk.gui.parts.widgets import Icon, KeyCap, column, row, words


class WideButton(QPushButton):
    """A button as large as what is laid out in it; its parts let the pointer through."""

    def __init__(self, name: str, description: str = "") -> None:
        super().__init__()
        self.setAutoDefault(False)
        self.setAccessibleName(name)
        self.setAccessibleDescription(description)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def fill(self, layout: QHBoxLayout | QVBoxLayout) -> None:
        """Lay parts out inside the button."""
        self.setLayout(layout)
        for part in self.findChildren(QWidget):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    @guarded(QSize)
    def sizeHint(self) -> QSize:
        """Ask for what the parts ask for."""
        layout = self.layout()
        return layout.sizeHint() if layout is not None else super().sizeHint()

    @guarded(QSize)
    def minimumSizeHint(self) -> QSize:
        """Go no smaller than the parts."""
        layout = self.layout()
        return layout.minimumSize() if layout is not None else super().minimumSizeHint()

    @guarded(True)
    def hasHeightForWidth(self) -> bool:
        """Grow downwards where the words need a second line."""
        return True

    @guarded(-1)
    def heightForWidth(self, width: int) -> int:
        """Return the height the words need at a width."""
        layout = self.layout()
        return layout.heightForWidth(width) if layout is not None else -1


class StartRow(WideButton):
    """A row across the page: an icon, what it does, a second line, perhaps its key."""

    def __init__(self, icon_name: str, title: str, note: str, keys: str = "") -> None:
        super().__init__(title, note)
        self.setProperty("kind", "row")
        lines = column(
            words(title, "reading_strong", "accent"), words(note, tone="ink2", wrap=True), spacing=0
        )
        layout = row(8, Icon(icon_name, "accent", side=22), 12, spacing=6)
        layout.addLayout(lines, 1)
        if keys:
            layout.addWidget(KeyCap(keys))
        layout.setContentsMargins(8, 14, 12, 15)
        self.fill(layout)


class StepCard(WideButton):
    """A card that offers a next step on an empty page."""

    def __init__(self, icon_name: str, title: str, note: str, keys: str = "") -> None:
        super().__init__(title, note)
        self.setProperty("kind", "card")
        top = row(Icon(icon_name, "accent", side=18), None)
        if keys:
            top.addWidget(KeyCap(keys))
        layout = column(
            top,
            10,
            words(title, "reading_strong", "accent", wrap=True),
            2,
            words(note, tone="ink2", wrap=True),
        )
        layout.addStretch(1)
        layout.setContentsMargins(18, 16, 18, 16)
        self.fill(layout)
