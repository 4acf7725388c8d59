"""What hangs on a paper: its versions with what changed in each, and whom it is kept from."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from chair_desk.gui.guard import guarded
from chair_desk.gui.parts.editors import LineEditor
from chair_desk.gui.parts.widgets import (
    Section,
    ShortLabel,
    clear,
    column,
    icon_button,
    link_button,
    row,
    secondary_button,
    words,
)
from chair_desk.gui.theme.look import look
from chair_desk.records.days_in_words import full_day
from chair_desk.records.local_time import local_date
from chair_desk.services.paper_details import PaperDetails, VersionOfPaper
from chair_desk.words import _, ngettext


class VersionRow(QWidget):
    """One version: number, day, pages, the name of its file, what changed, and opening it."""

    opened = Signal(str)
    noted = Signal(str, str)

    def __init__(self, found: VersionOfPaper) -> None:
        super().__init__()
        self._id, self._note = found.version.id, found.version.note
        number = found.version.number
        said = _("Version {number}").format(number=number)
        label = words(said, "strong" if found.is_in_force else "medium")
        day = full_day(local_date(found.brought_at)) if found.brought_at else ""
        count = found.version.page_count
        pages = ngettext("{count} page", "{count} pages", count or 0).format(count=count)
        told = ", ".join(part for part in (day, pages if count else "", found.name) if part)
        self.open_button = link_button(_("Open"))
        self.open_button.setAccessibleName(_("Open version {number}").format(number=number))
        self.note = LineEditor()
        self.note.setText(self._note)
        self.note.setPlaceholderText(_("What changed in this version"))
        self.note.setAccessibleName(_("What changed in version {number}").format(number=number))
        head = row(label, ShortLabel(told, "small", "ink2"), self.open_button, spacing=10)
        head.setStretch(1, 1)
        layout = column(head, self.note, spacing=3)
        layout.setContentsMargins(0, 3, 0, 6)
        self.setLayout(layout)
        self.note.setVisible(number > 1 or bool(self._note))
        self.open_button.clicked.connect(self._open)
        self.note.editingFinished.connect(self._keep)

    def _open(self) -> None:
        self.opened.emit(self._id)

    def _keep(self) -> None:
        note = str(self.note.value()).strip()
        if note != self._note:
            self._note = note
            self.noted.emit(self._id, note)


class WithheldRow(QWidget):
    """One person whom the paper is kept from, and why."""

    lifted = Signal(str)

    def __init__(self, withheld_id: str, name: str, reason: str) -> None:
        super().__init__()
        self._id = withheld_id
        said = ShortLabel(_("{name}: {reason}").format(name=name, reason=reason))
        self.lift_button = icon_button(_("Send it to {name} after all").format(name=name), "x")
        self.lift_button.setProperty("kind", "link")
        line = row(said, self.lift_button, spacing=6)
        line.setStretch(0, 1)
        self.setLayout(line)
        self.lift_button.clicked.connect(self._lift)

    def _lift(self) -> None:
        self.lifted.emit(self._id)


class PaperHistory(QWidget):
    """The versions, and whom the paper is kept from.

    `opened` and `noted` carry the id of a version, `withheld` a person's id and the reason,
    `lifted` the id of what is no longer kept.
    """

    opened = Signal(str)
    noted = Signal(str, str)
    withheld = Signal(str, str)
    lifted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.versions_head = Section(_("Versions"))
        self._versions = QVBoxLayout()
        self._versions.setSpacing(2)
        self._withheld = QVBoxLayout()
        self._withheld.setSpacing(2)
        self.person = QComboBox()
        self.person.setAccessibleName(_("Whom the paper is kept from"))
        self.person.setMinimumWidth(look().px(160))
        self.reason = QLineEdit()
        self.reason.setAccessibleName(_("Why it is kept from them"))
        self.reason.setPlaceholderText(_("The reason that stands in its place"))
        self.keep_button = secondary_button(_("Withhold it"), "lock")
        self._ids: list[str] = []
        layout = column(self.versions_head, spacing=6)
        layout.addLayout(self._versions)
        layout.addSpacing(10)
        layout.addWidget(Section(_("Kept from")))
        layout.addLayout(self._withheld)
        layout.addLayout(row(self.person, None))
        layout.addLayout(row(self.reason, self.keep_button, spacing=8))
        layout.addStretch(1)
        self.setLayout(layout)
        self.keep_button.clicked.connect(self._keep)
        self.reason.returnPressed.connect(self._keep)

    def show_details(self, found: PaperDetails) -> None:
        """Show the versions, the newest first, and whom the paper is kept from."""
        clear(self._versions)
        for version in found.versions:
            shown = VersionRow(version)
            shown.opened.connect(self.opened)
            shown.noted.connect(self.noted)
            self._versions.addWidget(shown)
        if not found.versions:
            self._versions.addWidget(words(_("No file was brought yet."), "small", "ink2"))
        clear(self._withheld)
        for held, name in found.withheld:
            line = WithheldRow(held.id, name, held.reason)
            line.lifted.connect(self.lifted)
            self._withheld.addWidget(line)
        if not found.withheld:
            said = _("It goes to every member.")
            self._withheld.addWidget(words(said, "small", "ink2"))
        self.person.clear()
        self._ids = [person.id for person in found.may_withhold]
        self.person.addItems([person.name for person in found.may_withhold])
        for part in (self.person, self.reason, self.keep_button):
            part.setEnabled(bool(self._ids))

    def _keep(self) -> None:
        at = self.person.currentIndex()
        if 0 <= at < len(self._ids):
            self.withheld.emit(self._ids[at], self.reason.text())

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter ends what is typed here and keeps no form; on a button it presses it."""
        if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            super().keyPressEvent(event)
            return
        focus = QApplication.focusWidget()
        if isinstance(focus, QPushButton) and self.isAncestorOf(focus):
            focus.click()
