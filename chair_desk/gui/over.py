"""What is shown over the window: the palette, the keys, the licences, a fault."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from chair_desk.gui.command_list import COMMANDS
from chair_desk.gui.page_list import entry_named
from chair_desk.words import _

if TYPE_CHECKING:
    from chair_desk.gui.parts.overlay import Overlay
    from chair_desk.gui.window import MainWindow


class Over(QObject):
    """Shows one panel at a time over a window; each is imported when it is first asked for."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.panel: Overlay | None = None

    def _present(self, panel: Overlay) -> None:
        if self.panel is not None:
            self.panel.dismiss()
        self.panel = panel
        panel.put_away.connect(self._forget)
        panel.present()

    def _forget(self) -> None:
        self.panel = None

    def put_away(self) -> None:
        """Put away what is shown, before a board is locked."""
        if self.panel is not None:
            self.panel.dismiss()

    def show_palette(self) -> None:
        """Show the line that finds and does."""
        from chair_desk.gui.finding import Finder
        from chair_desk.gui.parts.command_palette import CommandPalette

        self._present(CommandPalette(self._window, Finder(self._window)))

    def show_keys(self) -> None:
        """Show the keys of this page and those that work anywhere."""
        from chair_desk.gui.parts.keys_sheet import KeysSheet, keys_of

        shell = self._window.shell
        page = shell.page if shell is not None else None
        name, here = _("This page"), []
        if shell is not None and page is not None:
            name = _(entry_named(shell.current).label)
            here = [(keys, _(label)) for keys, label in page.TYPED_KEYS] + keys_of(page.COMMANDS)
        self._present(KeysSheet(self._window, name, here, keys_of(COMMANDS)))

    def show_about(self) -> None:
        """Show what this is and under which licences it stands."""
        from chair_desk.gui.parts.about import AboutPanel

        self._present(AboutPanel(self._window))

    def show_fault(self, report: str) -> None:
        """Say that something went wrong in the program; in session no panel takes the keyboard."""
        shell = self._window.shell
        if shell is not None and shell.page is not None and shell.projector.in_session_id:
            shell.page.message.say(
                _("Something went wrong in Chair Desk. You can carry on."),
                _(
                    "What you asked for may not have been done. All that was saved is safe, and "
                    "what you were typing was kept. The report stands in the log."
                ),
                tone="red",
            )
            return
        from chair_desk.gui.parts.problem_panel import ProblemPanel

        self._present(ProblemPanel(self._window, report))
