"""The parts of a page in the sidebar: in step with the page that is shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from chair_desk.gui.shell import Shell


class PageParts(QObject):
    """Marks in the sidebar the page that is shown, and the part of it; other parts are folded."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._shell = shell
        shell.page_shown.connect(self.mark)

    def mark(self) -> None:
        """Mark where the window is now."""
        page = self._shell.page
        if page is not None:
            lines = self._shell.sidebar.pages
            lines.show_page(self._shell.current, page.side_parts, page.side_part)
