"""Where the file of a board takes no words: go on in another place, and never close over them."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from chair_desk.gui.file_asking import ask_new_file
from chair_desk.records.changes import CannotDo, Refused
from chair_desk.services import rescued_words
from chair_desk.services.desk import Desk
from chair_desk.words import _

if TYPE_CHECKING:
    from chair_desk.gui.parts.editor_unkept import Unkept
    from chair_desk.gui.parts.leave_panel import LeavePanel
    from chair_desk.gui.shell import Shell
    from chair_desk.gui.window import MainWindow

EDITORS = "chair_desk.gui.parts.editor_keeping"
FILTER = "Chair Desk (*.chairdesk)"


class Elsewhere(QObject):
    """Writes the open board to another place, words that wait included, and goes on there."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._then: Callable[[], object] | None = None
        self.panel: LeavePanel | None = None
        self._is_safe = False
        self._secret: bytes | None = None

    def follow(self, shell: Shell) -> None:
        """Know how to lock words of a locked board, and offer those that wait for it."""
        file = shell.session.desk.file
        self._secret = file.secret() if file.is_locked else None
        if self._secret is not None and not file.read_only:
            QTimer.singleShot(0, self._offer)

    def _offer(self) -> None:
        shell = self._window.shell
        if shell is None or self._secret is None:
            return
        if waiting := rescued_words.words_waiting(self._window.program.home, self._secret):
            from chair_desk.gui.parts.waiting_panel import WaitingPanel

            WaitingPanel(self._window, waiting).present()

    def _waiting(self) -> list[Unkept]:
        """Return the words that wait; where no editor was ever built, none can."""
        if self._window.shell is None or EDITORS not in sys.modules:
            return []
        from chair_desk.gui.waiting_words import waiting_in

        return waiting_in(self._window.shell)

    # -------------------------------------------------------------- another place

    def choose(self) -> None:
        """Ask for a place; one of the few dialogs there are."""
        shell = self._window.shell
        if shell is None:
            return
        desk = shell.session.desk
        path = Path.home() / desk.file.path.name
        ask_new_file(
            self._window,
            _("Write the board to another place"),
            self._chosen,
            offered=path,
            kinds=FILTER,
            may_replace=False,
        )

    def _chosen(self, name: str) -> None:
        self.write_to(Path(name))

    def write_to(self, path: Path) -> bool:
        """Write the board and the words that wait to a new file, open it, and go on there.

        The words are in the new file, and it was opened, before the old one is let go of.
        """
        from chair_desk.gui.waiting_words import put_into
        from chair_desk.services.elsewhere import write_elsewhere

        shell = self._window.shell
        if shell is None:
            return False
        waiting = self._waiting()
        made: Desk | None = None
        try:
            whole = write_elsewhere(shell.session.desk, path)
            key = shell.session.desk.circumstances.key
            made = self._window.program.open(whole, key=key)
            rows = put_into(made, waiting)
        except (Refused, CannotDo) as problem:
            if made is not None:
                made.close()
            self._say(problem)
            return False
        place = shell.place_keeper.place_among(rows)
        self._dismiss()
        self._is_safe = True
        self._window.go_on_with(made, place, self._window.opening.begin(made))
        self._is_safe = False
        self._say_where(whole)
        return True

    def _say(self, problem: Refused | CannotDo) -> None:
        page = self._window.shell.page if self._window.shell is not None else None
        if self.panel is not None:
            self.panel.say_problem(problem)
        elif page is not None and isinstance(problem, CannotDo):
            page.show_problem(problem)
        elif page is not None and isinstance(problem, Refused):
            page.show_refusal(problem)

    def _say_where(self, path: Path) -> None:
        page = self._window.shell.page if self._window.shell is not None else None
        if page is not None:
            page.message.say(
                _("You are now working in {path}.").format(path=path),
                _("Every word is in it. The old file was left as it was."),
                tone="grn",
            )

    # -------------------------------------------------------------- before leaving

    def may_leave(self, then: Callable[[], object]) -> bool:
        """Say whether nothing waits; else ask what to do with the words, and go on with `then`."""
        shell = self._window.shell
        if shell is None or not self._waiting():
            return True
        if self.panel is None:
            from chair_desk.gui.parts.leave_panel import LeavePanel

            self._then = then
            self.panel = LeavePanel(self._window, self._text(), shell.session.waiting_for)
            self.panel.elsewhere_asked.connect(self.choose)
            self.panel.again_asked.connect(self._try_again)
            self.panel.text_asked.connect(self._keep_as_text)
            self.panel.leave_asked.connect(self._leave)
            self.panel.put_away.connect(self._forget)
            self.panel.present()
        return False

    def _text(self) -> str:
        shell = self._window.shell
        if shell is None:
            return ""
        from chair_desk.gui.waiting_words import as_text

        items = as_text(shell.session.desk, self._waiting())
        return "\n\n".join(part for item in items for part in (item.heading, *item.paragraphs))

    def _try_again(self) -> None:
        shell, then = self._window.shell, self._then
        if shell is not None and self._waiting():
            if self.panel is not None and shell.session.waiting_for is not None:
                self.panel.say_problem(shell.session.waiting_for)
            return
        self._dismiss()
        if then is not None:
            then()

    def keep_as_text(self) -> Path | None:
        """Write the words that wait to a text of the person's own; return it if any waited.

        Raises:
            CannotDo: They can be written nowhere.
        """
        shell = self._window.shell
        waiting = [] if self._is_safe else self._waiting()
        if shell is None or not waiting:
            return None
        from chair_desk.gui.waiting_words import as_text

        desk, program = shell.session.desk, self._window.program
        items = as_text(desk, waiting)
        return rescued_words.write_words(
            program.home, rescued_words.name_of(desk), items, program.now(), secret=self._secret
        )

    def _keep_as_text(self) -> None:
        if self.panel is None:
            return
        try:
            path = self.keep_as_text()
        except CannotDo as problem:
            self.panel.say_nowhere(problem)
            return
        self.panel.say_kept(path, is_sealed=self._secret is not None)

    def _leave(self) -> None:
        """Leave now: the words are in a text, or the person was told plainly that they go."""
        then = self._then
        self._is_safe = self.panel is not None and self.panel.is_text_written
        self._dismiss()
        self._window.let_go()
        self._is_safe = False
        if then is not None:
            then()

    def _dismiss(self) -> None:
        if self.panel is not None:
            self.panel.dismiss()

    def _forget(self) -> None:
        self.panel, self._then = None, None
