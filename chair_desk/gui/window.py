"""The window: what is open in it, and what is shown."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QShowEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QWidget

from chair_desk.gui.backing_up import BackingUp
from chair_desk.gui.board_menu import BoardMenu
from chair_desk.gui.bringing_in import BringingIn
from chair_desk.gui.commands import Command
from chair_desk.gui.elsewhere import Elsewhere
from chair_desk.gui.guard import guarded
from chair_desk.gui.handing_over import HandingOver
from chair_desk.gui.key_keeping import KeyKeeping
from chair_desk.gui.leaving import Leaving
from chair_desk.gui.locking import Locking
from chair_desk.gui.menus import Menus
from chair_desk.gui.opening import Opening
from chair_desk.gui.over import Over
from chair_desk.gui.own_marks_ending import end_own_marks
from chair_desk.gui.own_notes import OwnNotes
from chair_desk.gui.page_list import PAGES
from chair_desk.gui.passphrase_changing import PassphraseChanging
from chair_desk.gui.person_showing import PersonShowing
from chair_desk.gui.program import Program
from chair_desk.gui.retaining import Retaining
from chair_desk.gui.seal_showing import SealShowing
from chair_desk.gui.session import Session
from chair_desk.gui.shared_folder import SharedFolder
from chair_desk.gui.sharing import Sharing
from chair_desk.gui.shell import Shell
from chair_desk.gui.theme.look import look
from chair_desk.records.changes import CannotDo
from chair_desk.records.meetings import Meeting, MeetingState
from chair_desk.services.desk import Desk, StoreBusy
from chair_desk.services.last_place import LastPlace, last_place
from chair_desk.words import _

if TYPE_CHECKING:
    from chair_desk.gui.front import Front

WIDTH, HEIGHT = 1360, 830
LEAST_WIDTH, LEAST_HEIGHT = 1180, 660
MOST_RECENT = 12


def _first_page(session: Session) -> str:
    """Begin with the agenda while a meeting is in session, else with the page of today."""
    is_on = session.desk.count(Meeting, state=MeetingState.IN_SESSION)
    return "agenda" if is_on else PAGES[0].name


class MainWindow(QMainWindow):
    """Shows the page that opens a board, and the shell once one is open.

    `board_shown` when one was opened, or its pages are to be built anew.
    """

    board_shown = Signal()

    def __init__(self, program: Program) -> None:
        super().__init__()
        self.program = program
        self.shell: Shell | None = None
        self.recent: list[str] = []
        self.resize(WIDTH, HEIGHT)
        self.setMinimumSize(LEAST_WIDTH, LEAST_HEIGHT)
        self.opening = Opening(self)
        self.over = Over(self)
        self.elsewhere = Elsewhere(self)
        self.locking = Locking(self)
        self.passphrases = PassphraseChanging(self)
        self.own_notes = OwnNotes(self)
        self.key_keeping = KeyKeeping(self)
        self.backing_up = BackingUp(self)
        self.seal_showing = SealShowing(self)
        self.retaining = Retaining(self)
        self.person_showing = PersonShowing(self)
        self.leaving = Leaving(self)
        self.bringing_in = BringingIn(self)
        self.handing_over = HandingOver(self)
        self.shared_folder = SharedFolder(self)
        self.sharing = Sharing(self)
        self.board_menu = BoardMenu(self)
        self._front: Front | None = None
        self.stack = QStackedWidget()
        self.setCentralWidget(self.stack)
        self.menus = Menus(self)
        self.opening.opened.connect(self.show_session)
        self.opening.failed.connect(self.show_problem)
        self.opening.busy.connect(self._show_busy)
        look().rescaled.connect(self._rebuild)

    @property
    def front(self) -> Front:
        """What is shown before a board is open, built when it is first wanted."""
        if self._front is None:
            from chair_desk.gui.front import Front

            self._front = Front(self)
            self.stack.addWidget(self._front)
            if self.program.said:
                self._front.page.say(CannotDo(self.program.said))
        return self._front

    @guarded()
    def showEvent(self, event: QShowEvent) -> None:
        """Begin with the page that opens a board, unless one was opened already."""
        if self.stack.count() == 0:
            self.show_front()
        super().showEvent(event)

    # -------------------------------------------------------------- what is shown

    def show_front(self) -> None:
        """Show the page that opens a board."""
        self.setWindowTitle(_("Open a board – Chair Desk"))
        self.front.refresh()
        self.stack.setCurrentWidget(self.front)
        self._drop_beside()
        self.front.page.focus_first()
        self.menus.refresh()

    def show_session(self, session: Session) -> None:
        """Show an opened board at its first page."""
        self.go_on_with(session.desk, last_place(session.desk), session)

    def go_on_with(
        self, desk: Desk, place: LastPlace | None, session: Session | None = None
    ) -> None:
        """Show an open board where the person was in a meeting, else at its first page."""
        self.let_go()
        session = session or Session(desk)
        shell = Shell(session)
        self.shell = shell
        shell.find_asked.connect(self.over.show_palette)
        shell.status.elsewhere_asked.connect(self.elsewhere.choose)
        if self.program.lived is not None:
            shell.projector.clock.measure_by(self.program.lived)
        self.locking.follow(shell)
        self.own_notes.follow(shell)
        self.backing_up.follow(shell)
        self.elsewhere.follow(shell)
        self.bringing_in.follow(shell)
        self.shared_folder.follow(shell)
        self.sharing.follow(shell)
        shell.status.passphrase_asked.connect(self.passphrases.ask)
        shell.sidebar.board.clicked.connect(self.board_menu.popup)
        session.changed.connect(self.menus.refresh)
        session.own_changed.connect(self.menus.refresh)
        shell.projector.displays_changed.connect(self.menus.refresh)
        self.stack.addWidget(shell)
        if place is None:
            shell.show_page(_first_page(session))
        else:
            shell.place_keeper.go_back(place)
        if self._front is not None:
            self._front.page.message.hide()
        self.show_shell()
        end_own_marks(shell)
        if place is not None:
            shell.place_keeper.take_focus()
        self.board_shown.emit()

    def show_shell(self) -> None:
        """Show the open board, or the front where none is open."""
        if self.shell is None:
            self.show_front()
            return
        self.setWindowTitle(
            _("{board} – Chair Desk").format(board=self.shell.session.desk.board.name)
        )
        self.stack.setCurrentWidget(self.shell)
        self._drop_beside()
        self.shell.sidebar.pages.setFocus()
        self.menus.refresh()

    def show_new_board(self, desk: Desk | None = None) -> None:
        """Ask the six questions; the desk is given for a file that holds no board yet."""
        from chair_desk.gui.pages.new_board import NewBoardPage

        page = NewBoardPage(self.program, desk or None)
        page.made.connect(self.opening.take_over)
        page.keep_asked.connect(self.key_keeping.keep)
        page.left.connect(self.show_shell)
        self.key_keeping.look_for(page.keep)
        self.show_beside(page, _("Set up a new board – Chair Desk"))
        page.focus_first()

    def show_preferences(self) -> None:
        """Show what the person prefers."""
        from chair_desk.gui.pages.preferences import PreferencesPage

        page = PreferencesPage(self.program)
        page.left.connect(self.show_shell)
        self.show_beside(page, _("Preferences – Chair Desk"))
        page.focus_first()

    def _rebuild(self) -> None:
        """Build front and pages anew after the size of text changed."""
        front, self._front = self._front, None
        if front is not None and self.stack.currentWidget() is front:
            self.show_front()
        if front is not None:
            self.stack.removeWidget(front)
            front.deleteLater()
        if self.shell is not None:
            self.shell.rebuild()
            self.board_shown.emit()

    def show_beside(self, page: QWidget, title: str) -> None:
        """Show a page that is neither the front nor an open board."""
        self.stack.addWidget(page)
        self.stack.setCurrentWidget(page)
        self._drop_beside()
        self.setWindowTitle(title)

    def _drop_beside(self) -> None:
        """Let go of pages that are neither the front nor the shell nor shown."""
        kept = (self._front, self.shell, self.stack.currentWidget())
        for number in reversed(range(self.stack.count())):
            page = self.stack.widget(number)
            if page is not None and page not in kept:
                self.stack.removeWidget(page)
                page.deleteLater()

    # -------------------------------------------------------------- what is asked for

    def do(self, command: Command) -> None:
        """Do a command, unless something stands in its way."""
        if command.when(self):
            return
        self._remember(command.name)
        command.do(self)
        self.menus.refresh()

    def do_on_page(self, page_name: str, command_name: str) -> None:
        """Show a page and do one of its commands there."""
        if self.shell is None:
            return
        self._remember(command_name)
        self.show_shell()
        self.shell.show_page(page_name)
        self.shell.page_named(page_name).do(command_name)

    def _remember(self, name: str) -> None:
        self.recent[:] = [*(known for known in self.recent if known != name), name][-MOST_RECENT:]

    def show_problem(self, problem: CannotDo) -> None:
        """Say in place what the world would not allow."""
        if self.shell is not None and self.shell.page is not None:
            self.shell.page.show_problem(problem)
            return
        self.show_front()
        self.front.page.say(problem)

    def _show_busy(self, problem: StoreBusy) -> None:
        if self.shell is not None:
            self.show_problem(problem)
            return
        self.show_front()
        self.front.say_busy_elsewhere(problem)

    # -------------------------------------------------------------- closing

    def close_board(self) -> None:
        """Keep what is being typed, close the file and show the front."""
        if self.elsewhere.may_leave(self.close_board):
            self.let_go()
            self.own_notes.forget()
            self.show_front()

    def let_go(self) -> None:
        """Close the file; what it would not take even now goes into a text of the person's own."""
        if self.shell is None:
            return
        with contextlib.suppress(CannotDo):
            self.elsewhere.keep_as_text()
        shell, self.shell = self.shell, None
        shell.close_board()
        self.stack.removeWidget(shell)
        shell.deleteLater()

    @guarded()
    def closeEvent(self, event: QCloseEvent) -> None:
        """Keep what is being typed, close the file, let the job in hand end.

        While words wait that the file would not take, the window stays and says so.
        """
        if not self.elsewhere.may_leave(self.close):
            event.ignore()
            return
        self.let_go()
        self.program.background.wait()
        super().closeEvent(event)
