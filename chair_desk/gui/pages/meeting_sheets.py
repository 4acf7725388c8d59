"""The action sheets of a meeting: who gets one, and the folder that they are written to."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chair_desk.gui.background import Background
from chair_desk.gui.file_asking import ask_folder, usual_folder
from chair_desk.gui.guard import guarded
from chair_desk.gui.parts.sheet_writing import SheetWriting
from chair_desk.gui.parts.widgets import (
    KeyCap,
    Message,
    Scroll,
    Segmented,
    ShortLabel,
    button_to_press,
    column,
    line_across,
    link_button,
    measured,
    primary_button,
    row,
    secondary_button,
    words,
)
from chair_desk.gui.session import Session
from chair_desk.gui.theme.look import look
from chair_desk.records.action_sheets import PartnerSheet
from chair_desk.records.audience import Audience
from chair_desk.records.changes import CannotDo, Refused
from chair_desk.records.meetings import Meeting
from chair_desk.services.action_sheets import (
    prepare_sheets,
    sheets_of,
)
from chair_desk.words import _, ngettext

MEASURE = 620
EACH, TOGETHER = "each", "together"


class SheetsPanel(QWidget):
    """Enter writes the sheets, Esc goes back. `left` says that it is done with."""

    left = Signal()

    def __init__(self, session: Session, meeting: Meeting) -> None:
        super().__init__()
        self.setAccessibleName(_("Action sheets"))
        self._session, self._meeting = session, meeting
        self._background = Background(self)
        self.folder = usual_folder()
        self.formats = Segmented(_("Format"), [("pdf", _("PDF")), ("docx", _("Word"))])
        self.files = Segmented(
            _("Files"), [(EACH, _("One file each")), (TOGETHER, _("All in one file"))]
        )
        self.readers = Segmented(
            _("For whom"),
            [
                (Audience.MEMBERS.value, _("Members")),
                (Audience.CONFIDENTIAL.value, _("With confidential actions")),
            ],
        )
        self.count = words("", "reading", "ink2", wrap=True)
        self.lines = QVBoxLayout()
        self.lines.setSpacing(0)
        self.place = ShortLabel("", "medium")
        self.choose_button = secondary_button(_("Choose a folder"), "folder-open")
        self.write_button = primary_button(_("Write the sheets"), "file-down")
        self.leave_button = link_button(_("Back"))
        self.message = Message()
        self.message.hide()
        self._lay_out()
        self.readers.chosen.connect(self._show)
        self.choose_button.clicked.connect(self.choose)
        self.write_button.clicked.connect(self.write)
        self.leave_button.clicked.connect(self.left)
        self.message.asked.connect(self.open_folder)
        self.setFocusProxy(self.write_button)
        self._show()

    def _lay_out(self) -> None:
        scroll = Scroll(_("Action sheets"))
        inner = QVBoxLayout(scroll.sheet)
        inner.setContentsMargins(28, 14, 20, 14)
        inner.addWidget(words(_("Action sheets"), "title"))
        inner.addWidget(self.count)
        form = QWidget()
        place = row(self.place, self.choose_button)
        place.setStretch(0, 1)
        layout = column(
            row(self.formats, None), 8, row(self.files, None), 8, row(self.readers, None), 12,
            words(_("Folder"), "small_strong", "ink2"), place, 8, self.message, spacing=4,
        )  # fmt: skip
        layout.addLayout(self.lines)
        form.setLayout(layout)
        inner.addLayout(measured(form, MEASURE))
        inner.addStretch(1)
        foot = row(self.write_button, KeyCap("Enter"), self.leave_button, KeyCap("Esc"), None,
                   spacing=12)  # fmt: skip
        foot.setContentsMargins(28, 10, 20, 12)
        self.setLayout(column(scroll, line_across(), foot))

    def _audience(self) -> Audience:
        return Audience(self.readers.value())

    def _show(self, _value: str = "") -> None:
        """Show who gets a sheet, and how many actions are on it."""
        self.place.say(str(self.folder))
        while (taken := self.lines.takeAt(0)) is not None:
            if (widget := taken.widget()) is not None:
                widget.deleteLater()
        try:
            sheets = sheets_of(
                self._session.desk, self._meeting.id, audience=self._audience()
            ).sheets
        except Refused as refusal:
            self.message.say(" ".join(refusal.problems.values()), tone="amb")
            return
        for sheet in sheets:
            self.lines.addWidget(_SheetRow(sheet))
        said = ngettext("{count} sheet is ready.", "{count} sheets are ready.", len(sheets))
        self.count.setText(said.format(count=len(sheets)))
        self.write_button.setEnabled(bool(sheets))

    def focus_first(self) -> None:
        """Put the focus on the one thing to do."""
        self.write_button.setFocus()

    def choose(self) -> None:
        """Ask for the folder."""
        ask_folder(self.window(), _("Choose a folder"), self._chosen, folder=str(self.folder))

    def _chosen(self, name: str) -> None:
        self.go_to(Path(name))

    def go_to(self, folder: Path) -> None:
        """Write into this folder."""
        self.folder = folder
        self.place.say(str(folder))

    # -------------------------------------------------------------- writing

    def write(self) -> None:
        """Read the board now, write the files beside the window."""
        if not self.write_button.isEnabled():
            return
        kind = self.formats.value()
        try:
            made = prepare_sheets(
                self._session.desk,
                self._meeting.id,
                audience=self._audience(),
                combined=self.files.value() == TOGETHER,
                format=kind,
            )
        except (Refused, CannotDo) as problem:
            self._failed(problem)
            return
        self.write_button.setEnabled(False)
        self.message.say(_("Writing the sheets."))
        self._background.run(SheetWriting(made, self.folder, kind), self._done, self._failed)

    def _done(self, paths: list[Path]) -> None:
        self.write_button.setEnabled(True)
        said = ngettext("{count} file is written.", "{count} files are written.", len(paths))
        link = _("Open the folder")
        lead = said.format(count=len(paths))
        self.message.say(lead, str(self.folder), tone="grn", link=link)

    def _failed(self, problem: Exception) -> None:
        self.write_button.setEnabled(True)
        if isinstance(problem, Refused):
            self.message.say(" ".join(problem.problems.values()), tone="amb")
        elif isinstance(problem, CannotDo):
            self.message.say(problem.what, f"{problem.why} {problem.remedy}".strip(), tone="red")
        else:
            raise problem

    def open_folder(self) -> None:
        """Open the folder that the files are in."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.folder)))

    def wait(self) -> None:
        """Let the job in hand end."""
        self._background.wait()

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Write with Enter, go back with Esc; on a button Enter presses it."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if button := button_to_press(self):
                button.click()
            else:
                self.write()
        else:
            super().keyPressEvent(event)


class _SheetRow(QWidget):
    """One sheet: the partner, who gets it, how many actions."""

    def __init__(self, sheet: PartnerSheet) -> None:
        super().__init__()
        total = len(sheet.agreed) + len(sheet.before)
        said = ngettext("{count} action", "{count} actions", total).format(count=total)
        to = ShortLabel(sheet.to or sheet.post, "small", "ink2")
        layout = row(ShortLabel(sheet.partner, "medium"), to, words(said, "small", "ink2"),
                     spacing=12)  # fmt: skip
        layout.setStretch(0, 3)
        layout.setStretch(1, 2)
        self.setLayout(layout)
        self.setFixedHeight(look().px(28))
        self.setAccessibleName(f"{sheet.partner}, {sheet.to}, {said}")
