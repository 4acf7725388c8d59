"""The menu bar, made from the commands of the window and of the pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from chair_desk.gui.command_list import COMMANDS
from chair_desk.gui.commands import MENUS, Command, spoken_keys
from chair_desk.gui.own_steps import own_labels
from chair_desk.gui.page_list import ALL_PAGES
from chair_desk.gui.theme.icons import icon
from chair_desk.words import N_, _

if TYPE_CHECKING:
    from chair_desk.gui.window import MainWindow

MENU_LABELS: dict[str, str] = {
    "File": N_("&File"),
    "Edit": N_("&Edit"),
    "Board": N_("&Board"),
    "Meeting": N_("&Meeting"),
    "Record": N_("&Record"),
    "Report": N_("Re&port"),
    "View": N_("&View"),
    "Help": N_("&Help"),
}
"""What each of `MENUS` is called, with the letter that opens it."""


_WITHOUT_BOARD = frozenset({"File", "View", "Help"})


class Menus(QObject):
    """Fills the menu bar. The pages' part of a menu is made when the menu is first opened.

    A page's command shows its keys in the menu, but the page holds the shortcut.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.actions: dict[str, QAction] = {}
        self._commands: dict[QAction, Command] = {}
        self._places: dict[QAction, tuple[str, str]] = {}
        self._menus: dict[QMenu, str] = {}
        for name in MENUS:
            menu = window.menuBar().addMenu(_(MENU_LABELS[name]))
            menu.setToolTipsVisible(True)
            self._menus[menu] = name
            menu.aboutToShow.connect(self._prepare)
        for command in COMMANDS:
            self._add(command)

    def _menu(self, name: str) -> QMenu:
        return next(menu for menu, known in self._menus.items() if known == name)

    def _add(self, command: Command) -> None:
        action = QAction(_(command.label), self._window)
        action.setObjectName(command.name)
        if command.icon:
            action.setIcon(icon(command.icon))
        if command.keys:
            action.setShortcuts(_all_keys(command.keys))
        action.triggered.connect(self._do)
        self.actions[command.name] = action
        self._commands[action] = command
        self._window.addAction(action)
        if command.menu:
            self._menu(command.menu).addAction(action)

    def _do(self) -> None:
        command = self._commands.get(self.sender())  # type: ignore[call-overload]
        if command is not None:
            self._window.do(command)

    def _do_on_page(self) -> None:
        place = self._places.get(self.sender())  # type: ignore[call-overload]
        if place is not None:
            self._window.do_on_page(*place)

    def _prepare(self) -> None:
        menu = self.sender()
        if isinstance(menu, QMenu):
            if self._window.shell is not None:
                self._add_pages(menu)
            self.refresh()

    def _add_pages(self, menu: QMenu) -> None:
        """Put in what the pages can do, once."""
        name = self._menus[menu]
        if menu.property("complete"):
            return
        menu.setProperty("complete", True)
        for entry in ALL_PAGES:
            commands = [each for each in entry.page_class().COMMANDS if each.menu == name]
            if commands and not menu.isEmpty():
                menu.addSeparator()
            for command in commands:
                keys = f"\t{spoken_keys(command.keys)}" if command.keys else ""
                action = QAction(_(command.label) + keys, menu)
                if command.icon:
                    action.setIcon(icon(command.icon))
                action.triggered.connect(self._do_on_page)
                self._places[action] = (entry.name, command.name)
                menu.addAction(action)

    def refresh(self) -> None:
        """Grey what cannot be done now, with the reason as tooltip; name what would be undone."""
        for action, command in self._commands.items():
            reason = command.when(self._window)
            action.setEnabled(not reason)
            action.setToolTip(reason or _(command.label))
        for action, (page, name) in self._places.items():
            reason = self._reason_on_page(page, name)
            action.setEnabled(not reason)
            action.setToolTip(reason)
        self._name_undo()
        is_locked = self._window.locking.unlocking.is_asking
        for menu, name in self._menus.items():
            menu.menuAction().setEnabled(not is_locked or name in _WITHOUT_BOARD)

    def _reason_on_page(self, page_name: str, name: str) -> str:
        shell = self._window.shell
        if shell is None:
            return _("Open a board first.")
        page = shell.pages.get(page_name)
        if page is None or not page.is_read:
            return ""
        return page.reason_against(next(each for each in page.COMMANDS if each.name == name))

    def _name_undo(self) -> None:
        shell = self._window.shell
        file = shell.session.desk.file if shell is not None else None
        undo, redo = (file.undo_label, file.redo_label) if file is not None else (None, None)
        own_undo, own_redo = own_labels(shell)
        undo, redo = own_undo or undo, own_redo or redo
        self.actions["edit.undo"].setText(
            _("Undo: {label}").format(label=undo) if undo else _("Undo")
        )
        self.actions["edit.redo"].setText(
            _("Redo: {label}").format(label=redo) if redo else _("Redo")
        )


def _all_keys(keys: str) -> list[QKeySequence]:
    """Return the keys of a command with the ones that mean the same on other keyboards."""
    also = {"Ctrl++": ["Ctrl+="], "Ctrl+Y": ["Ctrl+Shift+Z"]}.get(keys, [])
    return [QKeySequence(text) for text in (keys, *also)]
