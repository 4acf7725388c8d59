"""The menu of boards under the board's name in the sidebar."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from chair_desk.gui.theme.icons import icon

if TYPE_CHECKING:
    from chair_desk.gui.window import MainWindow


class BoardMenu(QObject):
    """Offers the other boards of this laptop, a file, and a new board."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._paths: dict[QAction, Path] = {}
        self.menu = QMenu(window)

    def fill(self) -> QMenu:
        """Fill the menu as things are now, and return it."""
        from chair_desk.services.known_boards import known_boards

        self.menu.clear()
        self._paths.clear()
        shell = self._window.shell
        here = shell.session.desk.file.path.resolve() if shell is not None else None
        for board in known_boards(self._window.program.home):
            if board.path != here and board.is_there:
                action = QAction(icon("building-2"), board.title, self.menu)
                action.triggered.connect(self._open)
                self._paths[action] = board.path
                self.menu.addAction(action)
        if self._paths:
            self.menu.addSeparator()
        for name in ("file.open", "file.new", "file.close"):
            self.menu.addAction(self._window.menus.actions[name])
        return self.menu

    def popup(self) -> None:
        """Show the menu below the board's name."""
        shell = self._window.shell
        if shell is not None:
            button = shell.sidebar.board
            self.fill().popup(button.mapToGlobal(QPoint(0, button.height())))

    def _open(self) -> None:
        path = self._paths.get(self.sender())  # type: ignore[call-overload]
        if path is not None:
            self._window.opening.open(path)
