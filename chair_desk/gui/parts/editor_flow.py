"""A row of parts that goes on in another row where there is no room: nothing is cut."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QLayout, QLayoutItem, QSizePolicy, QWidget

from chair_desk.gui.guard import guarded


class Flow(QLayout):
    """Lays parts side by side and breaks the line where the next has no room."""

    def __init__(self, *parts: QWidget, spacing: int = 6) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self.setSpacing(spacing)
        for part in parts:
            self.addWidget(part)

    @guarded()
    def addItem(self, item: QLayoutItem) -> None:
        """Take a part."""
        self._items.append(item)

    @guarded(0)
    def count(self) -> int:
        """Count the parts."""
        return len(self._items)

    @guarded()
    def itemAt(self, index: int) -> QLayoutItem | None:
        """Return a part."""
        return self._items[index] if 0 <= index < len(self._items) else None

    @guarded()
    def takeAt(self, index: int) -> QLayoutItem | None:
        """Give a part away."""
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    @guarded(True)
    def hasHeightForWidth(self) -> bool:
        """Grow downwards where it is narrow."""
        return True

    @guarded(0)
    def heightForWidth(self, width: int) -> int:
        """Return the height the lines need at a width."""
        return self._arrange(QRect(0, 0, width, 0), is_trial=True)

    @guarded()
    def setGeometry(self, rect: QRect) -> None:
        """Lay the parts out in a rectangle."""
        super().setGeometry(rect)
        self._arrange(rect, is_trial=False)

    @guarded(QSize)
    def sizeHint(self) -> QSize:
        """Ask for one line."""
        margins = self.contentsMargins()
        sizes = [item.sizeHint() for item in self._shown()]
        wide = sum(size.width() for size in sizes) + self.spacing() * max(len(sizes) - 1, 0)
        high = max((size.height() for size in sizes), default=0)
        return QSize(
            wide + margins.left() + margins.right(), high + margins.top() + margins.bottom()
        )

    @guarded(QSize)
    def minimumSize(self) -> QSize:
        """Be content with the widest part."""
        margins = self.contentsMargins()
        sizes = [item.sizeHint() for item in self._shown()]
        wide = max((size.width() for size in sizes), default=0)
        high = max((size.height() for size in sizes), default=0)
        return QSize(
            wide + margins.left() + margins.right(), high + margins.top() + margins.bottom()
        )

    def _shown(self) -> list[QLayoutItem]:
        return [item for item in self._items if not item.isEmpty()]

    def _arrange(self, rect: QRect, *, is_trial: bool) -> int:
        margins = self.contentsMargins()
        room = rect.marginsRemoved(margins)
        x, y, line_height = room.left(), room.top(), 0
        for item in self._shown():
            size = item.sizeHint()
            if x > room.left() and x + size.width() > room.left() + room.width():
                x, y, line_height = room.left(), y + line_height + self.spacing(), 0
            if not is_trial:
                item.setGeometry(QRect(QPoint(x, y), size))
            x += size.width() + self.spacing()
            line_height = max(line_height, size.height())
        return y + line_height - rect.top() + margins.bottom()


def flowing(widget: QWidget, flow: Flow) -> QWidget:
    """Give a widget a flow and let it grow downwards with it."""
    widget.setLayout(flow)
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
    policy.setHeightForWidth(True)
    widget.setSizePolicy(policy)
    return widget
