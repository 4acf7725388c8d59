"""Hands a copy of the open board over: asks what and where, writes beside the window."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from chair_desk.gui.file_asking import ask_new_file
from chair_desk.records.changes import CannotDo, Refused
from chair_desk.words import _

if TYPE_CHECKING:
    from chair_desk.gui.parts.hand_over_panel import HandOverPanel
    from chair_desk.gui.window import MainWindow
    from chair_desk.services.handing_over import Parcel

FILTER = "Chair Desk (*.chairdesk *.chairdesk-changes)"


class HandingOver(QObject):
    """Ties the panel to the open board. The board is read at once, the file written meanwhile."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.panel: HandOverPanel | None = None
        self._who, self._is_whole = "", True
        self._parcel: Parcel | None = None

    def ask(self) -> None:
        """Ask for whom, and what."""
        shell = self._window.shell
        if shell is None:
            return
        from chair_desk.gui.parts.hand_over_panel import HandOverPanel, last_exchanges
        from chair_desk.services.exchange import exchanges
        from chair_desk.services.own_passphrase import are_open_to_others

        desk = shell.session.desk
        self.panel = HandOverPanel(
            self._window,
            last_exchanges(exchanges(desk)),
            shares_passphrase=desk.file.is_locked and are_open_to_others(desk),
        )
        self.panel.notes_asked.connect(self._lock_notes)
        self.panel.place_asked.connect(self._choose_place)
        self.panel.put_away.connect(self._forget)
        self.panel.present()

    def _lock_notes(self) -> None:
        """Ask for a passphrase of own notes first; the panel is asked for again afterwards."""
        if self.panel is not None:
            self.panel.dismiss()
        self._window.own_notes.ask()

    def _forget(self) -> None:
        self.panel = None

    def _choose_place(self, who: str, is_whole: bool) -> None:  # noqa: FBT001, RUF100  a Qt slot
        shell = self._window.shell
        if shell is None:
            return
        from chair_desk.services.handing_over import file_name_for

        self._who, self._is_whole = who, is_whole
        name = file_name_for(shell.session.desk, who, is_whole=is_whole)
        ask_new_file(
            self._window,
            _("Hand over a copy"),
            self._chosen,
            offered=Path.home() / name,
            kinds=FILTER,
            may_replace=False,
        )

    def _chosen(self, name: str) -> None:
        self.write(Path(name), self._who, is_whole=self._is_whole)

    def write(self, path: Path, who: str, *, is_whole: bool) -> None:
        """Write the file; what comes of it is said in the panel."""
        shell = self._window.shell
        if shell is None or self._parcel is not None:
            return
        from chair_desk.services.exchange import last_with
        from chair_desk.services.handing_over import make_parcel, write_parcel

        desk = shell.session.desk
        self._who = who
        since = None if is_whole else last_with(desk, who) or last_with(desk, "")
        try:
            self._parcel = make_parcel(desk, since)
        except (CannotDo, Refused) as problem:
            self._failed(problem)
            return
        if self.panel is not None:
            self.panel.say_busy()
        work = partial(write_parcel, self._parcel, path)
        self._window.program.background.run(work, self._written, self._failed)

    def _written(self, path: Path) -> None:
        from chair_desk.services.handing_over import note_handed

        parcel, self._parcel = self._parcel, None
        shell = self._window.shell
        if parcel is None or shell is None:
            return
        try:
            exchange = note_handed(shell.session.desk, parcel, path, self._who)
        except CannotDo as problem:
            self._failed(problem)
            return
        if self.panel is not None:
            self.panel.say_done(exchange)

    def _failed(self, problem: Exception) -> None:
        self._parcel = None
        if not isinstance(problem, CannotDo):
            raise problem
        if self.panel is not None:
            self.panel.say_problem(problem)
        else:
            self._window.show_problem(problem)
