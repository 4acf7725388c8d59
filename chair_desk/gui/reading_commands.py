"""What can be asked for from anywhere while minutes are written: the page that is quoted."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from chair_desk.gui.commands import Command
from chair_desk.gui.elsewhere import EDITORS
from chair_desk.records.changes import Refused
from chair_desk.words import N_, _

if TYPE_CHECKING:
    from chair_desk.gui.parts.editor import MinuteEditor
    from chair_desk.gui.window import MainWindow


def _editor() -> MinuteEditor | None:
    """Return the editor that is written in; where none was ever built, there is none."""
    if EDITORS not in sys.modules:
        return None
    from chair_desk.gui.parts.editor import MinuteEditor

    focus = QApplication.focusWidget()
    return focus if isinstance(focus, MinuteEditor) else None


def _open_cited(window: MainWindow) -> None:
    """Open it; what is quoted is looked for now, since words are typed faster than menus grey."""
    editor = _editor()
    if editor is None:
        return
    if editor.citations.here() is not None:
        editor.citations.open_here()
    elif window.shell is not None:
        said = _("No page of the pack is quoted in this paragraph.")
        window.shell.session.refused.emit(Refused(said))


def _cited_reason(_window: MainWindow) -> str:
    return "" if _editor() is not None else _("Write in the minutes first.")


READING_COMMANDS: tuple[Command, ...] = (
    Command(name="edit.cited", label=N_("Open the page quoted here"), menu="Meeting",
            keys="Ctrl+Shift+G", icon="book-open", when=_cited_reason, do=_open_cited),
)  # fmt: skip
