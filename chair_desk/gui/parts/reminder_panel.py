"""The panel beside the tracker: whom a reminder goes to, and making the sheets."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QStandardPaths, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from chair_desk.gui.background import Background
from chair_desk.gui.parts.sheet_writing import ReminderWriting
from chair_desk.gui.parts.widgets import (
    Message,
    Scroll,
    Segmented,
    ShortLabel,
    clear,
    column,
    line_across,
    primary_button,
    row,
    words,
)
from chair_desk.gui.session import Session
from chair_desk.gui.theme.look import look
from chair_desk.records.changes import CannotDo, Refused
from chair_desk.services.action_tracker import ActionGroup
from chair_desk.services.reminder_files import prepare_reminder_files
from chair_desk.words import _, ngettext

WIDTH = 286


class ReminderPanel(QWidget):
    """Says who is reminded of what, and writes the sheets into a folder that is chosen."""

    asked = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._background = Background(self)
        self._folder = Path(
            QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        )
        self.sentence = words("", tone="ink2", wrap=True)
        kinds = [("pdf", _("PDF")), ("docx", _("Word")), ("xlsx", _("Excel")), ("eml", _("Mail"))]
        self.formats = Segmented(_("Format"), kinds)
        self.button = primary_button(_("Make the sheets"), "file-down")
        self.message = Message()
        self.message.hide()
        self.message.asked.connect(self.open_folder)
        self.partners = Scroll(_("Partners that get a sheet"))
        self._rows = column(spacing=0)
        self.partners.sheet.setLayout(self._rows)
        note = words(
            _("Nothing is emailed from here. A mail opens in your own program with the sheet."),
            tone="ink2",
            wrap=True,
        )
        whole = column(
            words(_("Reminder sheets"), "section"), self.sentence, self.partners, self.formats,
            row(self.button, None), note, self.message, spacing=10,
        )  # fmt: skip
        whole.setContentsMargins(look().px(18), look().px(14), look().px(14), look().px(12))
        whole.setStretch(2, 1)
        self.setLayout(whole)
        self.setObjectName("sunk")
        self.setFixedWidth(look().wide(WIDTH))

    def show_reminded(self, groups: Sequence[ActionGroup]) -> None:
        """Show the partners that are reminded."""
        late = sum(bool(group.late) for group in groups)
        said = _("One page for each partner, to print or attach.")
        if late:
            more = ngettext(
                "{count} partner has something late.", "{count} partners have something late.", late
            )
        else:
            more = _("Nothing is late.")
        self.sentence.setText(f"{said} {more.format(count=late)}")
        count = len(groups)
        label = ngettext("Make {count} sheet", "Make {count} sheets", count).format(count=count)
        self.button.setText(label if count else _("Make the sheets"))
        clear(self._rows)
        for group in groups:
            self._rows.addWidget(_ReminderRow(group))
            self._rows.addWidget(line_across())
        self._rows.addStretch(1)

    # -------------------------------------------------------------- writing

    def choose(self) -> None:
        """Ask for the folder, then write."""
        dialog = QFileDialog(self.window(), _("Choose a folder"), str(self._folder))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self._chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _chosen(self, name: str) -> None:
        self.write(Path(name))

    def write(self, folder: Path) -> None:
        """Read the board now, write the files beside the window."""
        self._folder, kind = folder, self.formats.value()
        try:
            made = prepare_reminder_files(self._session.desk, kind)
        except (Refused, CannotDo) as problem:
            self._failed(problem)
            return
        self.message.say(_("Writing the sheets."))
        self._background.run(ReminderWriting(made, folder), self._done, self._failed)

    def _done(self, paths: list[Path]) -> None:
        said = ngettext("{count} file is written.", "{count} files are written.", len(paths))
        lead = said.format(count=len(paths))
        self.message.say(lead, str(self._folder), tone="grn", link=_("Open the folder"))

    def _failed(self, problem: Exception) -> None:
        if isinstance(problem, Refused):
            self.message.say(" ".join(problem.problems.values()), tone="amb")
        elif isinstance(problem, CannotDo):
            self.message.say(problem.what, f"{problem.why} {problem.remedy}".strip(), tone="red")
        else:
            raise problem

    def open_folder(self) -> None:
        """Open the folder that the files are in."""
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))

    def wait(self) -> None:
        """Let the job in hand end."""
        self._background.wait()


class _ReminderRow(QWidget):
    """One partner with what is on its sheet."""

    def __init__(self, group: ActionGroup) -> None:
        super().__init__()
        open_words = ngettext("{count} action", "{count} actions", group.open)
        said = open_words.format(count=group.open)
        late = _("{count} late").format(count=group.late) if group.late else ""
        above = ShortLabel(group.label, "strong")
        below = row(words(said, "small", "ink2"), words(late, "small_strong", "red"), None)
        inside = column(above, below, spacing=1)
        inside.setContentsMargins(0, 6, 0, 6)
        self.setLayout(inside)
        self.setAccessibleName(", ".join(part for part in (group.label, said, late) if part))
