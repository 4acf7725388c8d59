"""Putting parts beside and below one another, between hairlines, on a sheet that scrolls."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from chair_desk.gui.theme.look import look


def line_across(kind: str = "across") -> QFrame:
    """Return a hairline: "across", "strong" (panel edges) or "down"."""
    line = QFrame()
    line.setProperty("line", kind)
    line.setFrameShape(QFrame.Shape.NoFrame)
    if kind == "down":
        line.setFixedWidth(1)
    else:
        line.setFixedHeight(1)
    return line


def row(*parts: QWidget | QLayout | int | None, spacing: int = 8) -> QHBoxLayout:
    """Lay parts side by side; an integer is a fixed gap, None takes what room is left."""
    layout = QHBoxLayout()
    _fill(layout, parts, spacing)
    return layout


def column(*parts: QWidget | QLayout | int | None, spacing: int = 0) -> QVBoxLayout:
    """Lay parts one below another; an integer is a fixed gap, None takes what room is left."""
    layout = QVBoxLayout()
    _fill(layout, parts, spacing)
    return layout


def _fill(
    layout: QBoxLayout, parts: Sequence[QWidget | QLayout | int | None], spacing: int
) -> None:
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(spacing)
    for part in parts:
        if part is None:
            layout.addStretch(1)
        elif isinstance(part, int):
            layout.addSpacing(part)
        elif isinstance(part, QLayout):
            layout.addLayout(part)
        else:
            layout.addWidget(part)


def measured(widget: QWidget, width: int, *, centred: bool = False) -> QHBoxLayout:
    """Give a widget up to this width (at 100 per cent), at the left or in the middle."""
    widget.setMaximumWidth(look().wide(width))
    layout = row(spacing=0)
    if centred:
        layout.addStretch(1)
    layout.addWidget(widget, 1000)
    layout.addStretch(1)
    return layout


def clear(layout: QLayout) -> None:
    """Take everything out of a layout and let it go."""
    while layout.count():
        item = layout.takeAt(0)
        if item is None:
            continue
        widget = item.widget()
        inner = item.layout()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
        elif inner is not None:
            clear(inner)


class Scroll(QScrollArea):
    """A scroll area that shows a white sheet and grows only downwards."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.sheet = QWidget()
        self.sheet.setObjectName("sheet")
        self.sheet.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWidget(self.sheet)
