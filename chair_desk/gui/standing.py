"""Where the person stands in a page, in rows and pixels and no words, and going back there."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex
from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QApplication, QWidget

from chair_desk.records.frozen import frozen


@frozen
class Standing:
    """The rows chosen in the lists of a page, how far each part is scrolled, and the focus.

    Rows are paths from the root of their list; `focus` counts the parts of the page.
    """

    rows: tuple[tuple[tuple[int, int], ...], ...] = ()
    scrolled: tuple[tuple[int, int], ...] = ()
    focus: int = -1


def standing_in(page: QWidget) -> Standing:
    """Return where the person stands."""
    parts = page.findChildren(QWidget)
    focus = QApplication.focusWidget()
    return Standing(
        tuple(_path(view.currentIndex()) for view in page.findChildren(QAbstractItemView)),
        tuple(
            (area.verticalScrollBar().value(), area.horizontalScrollBar().value())
            for area in page.findChildren(QAbstractScrollArea)
        ),
        parts.index(focus) if focus in parts else -1,
    )


def go_back(page: QWidget, standing: Standing) -> None:
    """Choose and scroll as it was, as far as the page is the same."""
    views = page.findChildren(QAbstractItemView)
    for view, path in zip(views, standing.rows, strict=False):
        model = view.model()
        if model is None or not path:
            continue
        index = QModelIndex()
        for row, column in path:
            index = model.index(row, column, index)
        if index.isValid() and view.currentIndex() != index:
            view.setCurrentIndex(index)
    areas = page.findChildren(QAbstractScrollArea)
    for area, (down, across) in zip(areas, standing.scrolled, strict=False):
        area.verticalScrollBar().setValue(down)
        area.horizontalScrollBar().setValue(across)
    parts = page.findChildren(QWidget)
    if 0 <= standing.focus < len(parts) and parts[standing.focus].isVisible():
        parts[standing.focus].setFocus()


def _path(index: QModelIndex) -> tuple[tuple[int, int], ...]:
    found: list[tuple[int, int]] = []
    while index.isValid():
        found.insert(0, (index.row(), index.column()))
        index = index.parent()
    return tuple(found)
