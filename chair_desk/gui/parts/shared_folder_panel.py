"""The shared folder of the open board: which it is, exchanging now, and copies left beside it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from chair_desk.gui.parts.overlay import Overlay
from chair_desk.gui.parts.widgets import (
    Message,
    clear,
    link_button,
    primary_button,
    row,
    secondary_button,
    words,
)
from chair_desk.records.changes import CannotDo
from chair_desk.words import _

WIDTH = 700


class SharedFolderPanel(Overlay):
    """Chooses the folder. `copy_asked` carries the path of a copy that is to be brought in."""

    place_asked = Signal()
    now_asked = Signal()
    stop_asked = Signal()
    move_asked = Signal()
    copy_asked = Signal(object)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, _("Shared folder"), width=WIDTH, top=84)
        self.message = Message()
        self.message.close_button.hide()
        self.message.hide()
        self.place = words("", "strong", wrap=True)
        self.synced = words("", tone="amb", wrap=True)
        self.move_button = secondary_button(_("Move the board out of it"), "move-right")
        self.copies = QWidget()
        self._copies = QVBoxLayout(self.copies)
        self._copies.setContentsMargins(0, 0, 0, 0)
        self._paths: dict[QPushButton, Path] = {}
        self.choose = secondary_button(_("Choose a folder"), "folder-open")
        self.stop = secondary_button(_("Share no longer"))
        self.now = primary_button(_("Exchange now"), "repeat")
        self.leave = secondary_button(_("Close"))
        self._lay_out()
        self.choose.clicked.connect(self.place_asked)
        self.stop.clicked.connect(self.stop_asked)
        self.now.clicked.connect(self.now_asked)
        self.move_button.clicked.connect(self.move_asked)
        self.leave.clicked.connect(self.dismiss)

    def _lay_out(self) -> None:
        said = _(
            "A folder of your own organisation: Nextcloud, OneDrive, SharePoint, Syncthing, a "
            "stick. Each laptop leaves sealed files there and takes in what others left: on "
            "opening, when you come back to the window, and every minute. Never during a meeting."
        )
        self.inside.setSpacing(10)
        self.inside.addWidget(words(_("Shared folder"), "section"))
        self.inside.addWidget(words(said, tone="ink2", wrap=True))
        for part in (self.message, self.place, self.synced):
            self.inside.addWidget(part)
        self.inside.addLayout(row(self.move_button, None))
        self.inside.addWidget(self.copies)
        self.inside.addLayout(row(self.leave, None, self.stop, self.choose, self.now, spacing=10))

    def show_place(self, folder: Path | None) -> None:
        """Show the folder that is shared, or that there is none."""
        self.place.setText(str(folder) if folder else _("No folder is shared yet."))
        for button in (self.now, self.stop):
            button.setEnabled(folder is not None)
        reason = "" if folder else _("Choose a folder first.")
        self.now.setToolTip(reason)
        self.now.setAccessibleDescription(reason)
        (self.now if folder else self.choose).setFocus(Qt.FocusReason.OtherFocusReason)

    def show_beside(self, synced_by: str, copies: Sequence[Path]) -> None:
        """Show what synchronises the board file itself, and copies in conflict left beside it."""
        self.synced.setText(
            _(
                "The board file itself lies in a folder that {program} synchronises. Two people "
                "who write in it there lose work. Keep the board on this laptop, and use the "
                "folder for exchange."
            ).format(program=synced_by)
        )
        self.synced.setVisible(bool(synced_by))
        self.move_button.setVisible(bool(synced_by))
        clear(self._copies)
        self._paths = {}
        for path in copies:
            button = link_button(_("Bring in {name}").format(name=path.name), "git-merge")
            button.clicked.connect(self._ask_for_copy)
            self._paths[button] = path
            self._copies.addWidget(button)
        self.copies.setVisible(bool(copies))

    def _ask_for_copy(self) -> None:
        path = self._paths.get(self.sender())  # type: ignore[call-overload]
        if path is not None:
            self.copy_asked.emit(path)

    def say(self, lead: str, rest: str = "", *, tone: str = "accent") -> None:
        """Say what came of it."""
        self.message.say(lead, rest, tone=tone)

    def say_problem(self, problem: CannotDo) -> None:
        """Say why it could not be done."""
        self.message.say(problem.what, f"{problem.why} {problem.remedy}".strip(), tone="red")
