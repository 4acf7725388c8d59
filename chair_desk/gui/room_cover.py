"""Covers the pages that show what is confidential, while the room may see the screen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chair_desk.gui.parts.widgets import (
    column,
    link_button,
    measured,
    primary_button,
    row,
    words,
)
from chair_desk.words import _

if TYPE_CHECKING:
    from chair_desk.gui.pages.meeting import MeetingPage
    from chair_desk.gui.shell import Shell

HIDE_THEMSELVES = frozenset({"meeting", "minutes", "reader", "search"})
"""Pages that can be looked at with others: they leave out what is confidential."""
MEASURE = 620


class CoverSheet(QWidget):
    """In the place of a page. `page_asked` wants that page all the same, `all_asked` all again."""

    page_asked = Signal()
    all_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(_("Hidden from the room"))
        self.page_button = primary_button(_("Show this page"))
        self.all_button = link_button(_("Show everything again"))
        said = _(
            "The room may see this screen, and this page may show what is confidential. "
            "The meeting, the minutes, the papers and the search leave it out."
        )
        inside = QWidget()
        inside.setLayout(
            column(
                words(_("Hidden from the room"), "title"), 6,
                words(said, "record", wrap=True), 18,
                row(self.page_button, self.all_button, None, spacing=14),
            )
        )  # fmt: skip
        outer = QVBoxLayout(self)
        outer.setContentsMargins(28, 64, 28, 28)
        outer.addLayout(measured(inside, MEASURE, centred=True))
        outer.addStretch(1)
        self.page_button.clicked.connect(self.page_asked)
        self.all_button.clicked.connect(self.all_asked)


class RoomCover(QObject):
    """Puts the sheet before a page, and takes it away.

    A page that was shown all the same is covered again once it was left.
    """

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._shell = shell
        self._shown_anyway = ""
        self.sheet: CoverSheet | None = None
        shell.page_shown.connect(self._look_anew)
        shell.session.hidden_changed.connect(self._look_anew)

    def panes(self) -> Sequence[QWidget]:
        """Return what can have the keyboard beside the sidebar: the sheet, or the page's panes."""
        if self.sheet is not None:
            return (self.sheet,)
        return self._shell.page.panes() if self._shell.page is not None else ()

    def _look_anew(self) -> None:
        self._shown_anyway = ""
        self._look()

    def _look(self) -> None:
        shell = self._shell
        if shell.page is None:
            return
        open_to_all = HIDE_THEMSELVES | {self._shown_anyway}
        if shell.session.is_hidden_from_room and shell.current not in open_to_all:
            shell.page.settle()
            self._cover()
        else:
            shell.stack.setCurrentWidget(shell.page)
            self._take_away()

    def _cover(self) -> None:
        if self.sheet is None:
            self.sheet = CoverSheet()
            self.sheet.page_asked.connect(self._show_page)
            self.sheet.all_asked.connect(self._show_all)
            self._shell.stack.addWidget(self.sheet)
        self._shell.stack.setCurrentWidget(self.sheet)
        if not self._shell.sidebar.pages.hasFocus():
            self.sheet.page_button.setFocus()

    def _take_away(self) -> None:
        sheet, self.sheet = self.sheet, None
        if sheet is not None:
            self._shell.stack.removeWidget(sheet)
            sheet.deleteLater()

    def _show_page(self) -> None:
        self._shown_anyway = self._shell.current
        self._look()
        self._shell.enter_page()

    def _show_all(self) -> None:
        page: MeetingPage | None = self._shell.pages.get("meeting")  # type: ignore[assignment]
        if page is not None and page.is_hidden_from_room:
            page.hide_notes()
        self._shell.session.is_hidden_from_room = False
        self._shell.enter_page()
