"""The backups of the open board: what each holds, whether it is good, and going back to one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from chair_desk.gui.parts.overlay import Overlay
from chair_desk.gui.parts.widgets import (
    Message,
    column,
    primary_button,
    row,
    secondary_button,
    words,
)
from chair_desk.gui.theme.icons import icon
from chair_desk.gui.theme.look import look
from chair_desk.records.changes import CannotDo, Refused
from chair_desk.records.local_time import local
from chair_desk.services.backups import Backup, Inside
from chair_desk.words import _, ngettext

WIDTH, GUTTER = 900, 24
_MOST_NAMED = 6
_KILO = 1024


class BackupsPanel(Overlay):
    """Lists the backups, newest first. What a backup holds is read when it is chosen.

    `look_asked` and `restore_asked` carry a `Backup`.
    """

    look_asked = Signal(object)
    restore_asked = Signal(object)
    now_asked = Signal()
    place_asked = Signal()

    def __init__(self, window: QWidget, place: str) -> None:
        super().__init__(window, _("Backups"), width=WIDTH, top=60)
        self.panel.setFixedWidth(min(look().px(WIDTH), window.width() - 2 * GUTTER))
        self._backups: Sequence[Backup] = ()
        self._is_sure = False
        self.message = Message()
        self.message.close_button.hide()
        self.message.hide()
        self.list = QListWidget()
        self.list.setAccessibleName(_("Backups, newest first"))
        self.list.setFixedWidth(look().px(330))
        self.list.setMinimumHeight(280)
        self.list.setSpacing(3)
        self.title = words("", "strong", wrap=True)
        self.holds = words("", wrap=True)
        self.undone = words("", tone="ink2", wrap=True)
        self.place = words("", tone="ink2", wrap=True)
        self.now = secondary_button(_("Back up now"), "archive")
        self.choose_place = secondary_button(_("Choose a second place"), "usb")
        self.restore = primary_button(_("Go back to this backup"), "undo-2")
        self.leave = secondary_button(_("Close"))
        self._lay_out()
        self.show_place(place)
        self.list.currentRowChanged.connect(self._look)
        self.now.clicked.connect(self.now_asked)
        self.choose_place.clicked.connect(self.place_asked)
        self.restore.clicked.connect(self._restore)
        self.leave.clicked.connect(self.dismiss)

    def _lay_out(self) -> None:
        said = _(
            "Made by themselves on opening, every half hour of work, and before anything large. "
            "They are locked as the board is."
        )
        self.inside.setSpacing(10)
        self.inside.addWidget(words(_("Backups"), "section"))
        self.inside.addWidget(words(said, tone="ink2", wrap=True))
        self.inside.addWidget(self.message)
        holds = QWidget()
        holds.setLayout(column(self.title, 6, self.holds, 10, self.undone, None, spacing=2))
        both = row(self.list, spacing=20)
        both.addWidget(holds, 1)
        self.inside.addLayout(both)
        self.inside.addWidget(self.place)
        self.inside.addLayout(
            row(self.leave, None, self.now, self.choose_place, self.restore, spacing=10)
        )

    def show_backups(self, backups: Sequence[Backup]) -> None:
        """Show the backups; the newest is chosen."""
        self._backups = backups
        self.list.clear()
        for backup in backups:
            kind = icon("usb" if backup.is_elsewhere else "archive", "ink3")
            self.list.addItem(QListWidgetItem(kind, _line(backup)))
        self.restore.setEnabled(bool(backups))
        if backups:
            self.list.setCurrentRow(0)
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.title.setText(_("There is no backup yet."))
            self.now.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_place(self, place: str) -> None:
        """Say where the second place is."""
        sentence = _("A second copy of each goes to {place}.").format(place=place)
        self.place.setText(
            sentence if place else _("There is no second place: a stick or a drive can be named.")
        )

    def chosen(self) -> Backup | None:
        """Return the backup that is chosen."""
        number = self.list.currentRow()
        return self._backups[number] if 0 <= number < len(self._backups) else None

    def show_inside(self, backup: Backup, inside: Inside, undone: Sequence[str]) -> None:
        """Say what a backup holds, whether it is good, and what going back would undo."""
        if backup is not self.chosen():
            return
        good = not inside.faults
        self.title.setText(_("Good: it was opened and looked through.") if good else _("Not good."))
        self.holds.setText("\n".join(inside.faults[:_MOST_NAMED] if not good else _held(inside)))
        self.undone.setText(_undone_words(undone))
        self.restore.setEnabled(good)

    def say(self, lead: str, rest: str = "", tone: str = "accent") -> None:
        """Say a sentence above the list."""
        self.message.say(lead, rest, tone=tone)

    def say_busy(self) -> None:
        """Say that the board is being put back."""
        self.restore.setEnabled(False)
        self.say(_("The board is backed up as it is now, then put back."))

    def say_problem(self, problem: CannotDo | Refused) -> None:
        """Say what stands in the way."""
        if isinstance(problem, Refused):
            self.say(" ".join(problem.problems.values()), "", "amb")
            return
        self.say(problem.what, f"{problem.why} {problem.remedy}".strip(), "amb")

    def say_unreadable(self, backup: Backup, problem: CannotDo) -> None:
        """Say that a backup cannot be opened."""
        if backup is self.chosen():
            self.title.setText(_("Not good."))
            self.holds.setText(f"{problem.what} {problem.why}")
            self.undone.setText("")
            self.restore.setEnabled(False)

    def _look(self, _row: int) -> None:
        backup = self.chosen()
        self._is_sure = False
        self.restore.setText(_("Go back to this backup"))
        if backup is None:
            return
        self.title.setText(_("Opening it to look through it."))
        self.holds.setText("")
        self.undone.setText("")
        self.restore.setEnabled(False)
        self.look_asked.emit(backup)

    def _restore(self) -> None:
        """Ask once more in place, then go back."""
        backup = self.chosen()
        if backup is None:
            return
        if not self._is_sure:
            self._is_sure = True
            self.restore.setText(_("Yes, go back to it"))
            self.say(
                _("The board as it is now is backed up first and moved aside, never lost."),
                _("Press the button once more to go back."),
                "amb",
            )
            return
        self.restore_asked.emit(backup)


def _line(backup: Backup) -> str:
    at = local(backup.at)
    size = max(1, round(backup.size / _KILO / _KILO))
    place = _("second place") if backup.is_elsewhere else _("this laptop")
    return _("{day}, {time}\n{size} MB, {place}").format(
        day=f"{at.day} {at:%B %Y}", time=f"{at:%H:%M}", size=size, place=place
    )


def _held(inside: Inside) -> list[str]:
    meetings = ngettext("{count} meeting", "{count} meetings", inside.meetings)
    actions = ngettext("{count} action", "{count} actions", inside.actions)
    held = [f"{meetings.format(count=inside.meetings)}, {actions.format(count=inside.actions)}."]
    if inside.changed_at is not None:
        at = local(inside.changed_at)
        sentence = _("Last change: {label}, {day}, {time}.")
        held.append(
            sentence.format(
                label=inside.last_change, day=f"{at.day} {at:%B %Y}", time=f"{at:%H:%M}"
            )
        )
    return held


def _undone_words(undone: Sequence[str]) -> str:
    if not undone:
        return _("Nothing was changed since: the board is the same now.")
    sentence = ngettext(
        "Going back would undo {count} change:",
        "Going back would undo {count} changes, the newest of them:",
        len(undone),
    )
    return "\n".join([sentence.format(count=len(undone)), *undone[:_MOST_NAMED]])
