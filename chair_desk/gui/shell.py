"""The shell of an open board: sidebar, the page that is shown, the status line."""

from __future__ import annotations

import contextlib
import sys

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget

from chair_desk.gui.collecting import look_at_all
from chair_desk.gui.elsewhere import EDITORS
from chair_desk.gui.page_list import PAGES, entry_named
from chair_desk.gui.page_parts import PageParts
from chair_desk.gui.pages.page import Page
from chair_desk.gui.parts.sidebar import Sidebar
from chair_desk.gui.parts.status_line import BoardStatus
from chair_desk.gui.parts.widgets import column, row
from chair_desk.gui.place_keeper import PlaceKeeper
from chair_desk.gui.projector import Projector
from chair_desk.gui.room_cover import RoomCover
from chair_desk.gui.session import Session
from chair_desk.records.changes import CannotDo, Changes, Refused
from chair_desk.services import history
from chair_desk.services.today_counts import TABLES as COUNTED
from chair_desk.services.today_counts import page_counts

SEAL_AFTER_MS = 2_000
SEARCH = "chair_desk.gui.searching"
READER = "chair_desk.gui.reading"
SETTLE_AFTER_MS = 1_000


class Shell(QWidget):
    """One open board. Pages are built when they are first shown and kept."""

    page_shown = Signal(str)
    find_asked = Signal()
    preferences_asked = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("shell")
        self.session = session
        self.pages: dict[str, Page] = {}
        self.current = ""
        self.sidebar = Sidebar(PAGES)
        self._show_board()
        self._counts_timer = _single_shot(self, 0, self._show_counts)
        self._counts_timer.start()
        self.stack = QStackedWidget()
        self.status = BoardStatus(session)
        self.setLayout(column(row(self.sidebar, self.stack, spacing=0), self.status))
        self._seal_timer = _single_shot(self, SEAL_AFTER_MS, self.seal)
        self._settle_timer = _single_shot(self, SETTLE_AFTER_MS, self._settle)
        session.changed.connect(self._pass_changes)
        session.refused.connect(self._show_refusal)
        session.problem.connect(self._show_problem)
        session.typed.connect(self._seal_timer.start)
        session.asked_for.connect(self.show_page)
        self.sidebar.pages.page_chosen.connect(self.show_page)
        self.sidebar.find_button.clicked.connect(self.find_asked)
        self.status.undo_asked.connect(self.undo)
        self.place_keeper = PlaceKeeper(self)
        self.page_parts = PageParts(self)
        self.projector = Projector(self)
        self.room_cover = RoomCover(self)

    def _show_board(self) -> None:
        desk = self.session.desk
        ends_on = desk.profile().year_ends_on(desk.today())
        self.sidebar.board.show_board(desk.board.short_name or desk.board.name, ends_on)

    # -------------------------------------------------------------- pages

    @property
    def page(self) -> Page | None:
        """The page that is shown."""
        return self.pages.get(self.current)

    def page_named(self, name: str) -> Page:
        """Return a page, built now if it was not yet."""
        if name not in self.pages:
            page = entry_named(name).page_class()(self.session, self.stack)
            self.pages[name] = page
            page.reloaded.connect(self.page_parts.mark)
            self.stack.addWidget(page)
        return self.pages[name]

    def show_page(self, name: str, record: tuple[str, str] | None = None) -> None:
        """Show a page, perhaps at a record (table, id)."""
        page = self.page_named(name)
        if name != self.current:
            if self.page is not None:
                self.page.settle()
            self.current = name
            self.stack.setCurrentWidget(page)
            self.page_shown.emit(name)
        if record is not None:
            page.show_record(*record)

    def rebuild(self) -> None:
        """Build the pages anew: the size of text changed, and with it every length."""
        self._settle_page()
        shown, self.current = self.current, ""
        for page in self.pages.values():
            self.stack.removeWidget(page)
            page.hide()
            page.deleteLater()
        self.pages.clear()
        look_at_all()
        self.show_page(shown)
        self.sidebar.pages.setFocus()

    def enter_page(self) -> None:
        """Put the focus into the first pane of the page that shows."""
        panes = [pane for pane in self.room_cover.panes() if pane.isVisible()]
        if panes:
            _focus_into(panes[0])

    def next_pane(self, step: int = 1) -> None:
        """Put the focus into the next pane: sidebar, then the page's panes, then round again."""
        inside = [pane for pane in self.room_cover.panes() if pane.isVisible()]
        panes = [self.sidebar.pages, *inside]
        focus = QApplication.focusWidget()
        here = -1
        for number, pane in enumerate(panes):
            if focus is not None and (pane is focus or pane.isAncestorOf(focus)):
                here = number
        _focus_into(panes[(here + step) % len(panes)])

    # -------------------------------------------------------------- changes

    def undo(self) -> None:
        """Take back the last change."""
        self._settle_page()
        self.session.run(history.undo)

    def redo(self) -> None:
        """Do again what was last undone."""
        self._settle_page()
        self.session.run(history.redo)

    @property
    def is_typing(self) -> bool:
        """Say whether words were typed a moment ago and are not sealed yet."""
        return self._seal_timer.isActive()

    def seal(self) -> None:
        """Make what was typed one change in the history; after a pause, and before leaving."""
        self._seal_timer.stop()
        self.session.seal()

    @property
    def is_at_rest(self) -> bool:
        """Whether nothing was typed or changed in the last moments."""
        is_being_typed = self.page is not None and self.page.is_being_typed()
        return not (is_being_typed or self._seal_timer.isActive() or self._settle_timer.isActive())

    def _settle_page(self) -> None:
        if self.page is not None:
            self.page.settle()

    def _settle(self) -> None:
        with contextlib.suppress(CannotDo):  # every word is in the file and its log all the same
            self.session.desk.file.settle()

    def _pass_changes(self, changes: Changes) -> None:
        for page in self.pages.values():
            page.show_changes(changes)
        if changes.touches("board", "profile_in_force"):
            self._show_board()
        if changes.touches(*COUNTED):
            self._counts_timer.start()
        self._settle_timer.start()

    def _show_counts(self) -> None:
        """Count once what stands beside the pages, after the change is shown."""
        if not self.session.is_over:
            self.sidebar.pages.show_counts(page_counts(self.session.desk))

    def _show_refusal(self, refusal: Refused) -> None:
        if self.page is not None:
            self.page.show_refusal(refusal)

    def _show_problem(self, problem: CannotDo) -> None:
        if self.page is not None:
            self.page.show_problem(problem)

    def close_board(self) -> None:
        """Keep what is being typed, then close the file."""
        self._settle_page()
        self._seal_timer.stop()
        self._settle_timer.stop()
        self.projector.end()
        self.place_keeper.rest()
        if EDITORS in sys.modules:
            from chair_desk.gui.spelling import spelling_of
            from chair_desk.gui.waiting_words import end_waiting

            end_waiting(self)
            spelling_of(self.session).end()
        if SEARCH in sys.modules:
            from chair_desk.gui.searching import searching_of

            searching_of(self.session).end()
        if READER in sys.modules:
            from chair_desk.gui.reading import end_reading

            end_reading(self)
        self.session.is_over = True
        for timer in self.findChildren(QTimer):
            timer.stop()
        look_at_all()
        self.session.desk.close()


def _focus_into(pane: QWidget) -> None:
    """Focus a pane, or the first control inside it that takes the focus."""
    if pane.focusPolicy().value:
        pane.setFocus()
        return
    for child in pane.findChildren(QWidget):
        if child.isVisible() and child.isEnabled() and child.focusPolicy().value:
            child.setFocus()
            return


def _single_shot(parent: QWidget, wait: int, then: object) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(wait)
    timer.timeout.connect(then)
    return timer
