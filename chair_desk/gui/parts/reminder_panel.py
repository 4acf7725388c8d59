"""The panel beside the tracker: whom a reminder goes to, and making the sheets."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from chair_desk.gui.background import Background
from chair_desk.gui.file_asking import ask_folder, usual_folder
from chair_desk.gui.guard import guarded
from chair_desk.gui.parts.page_lines import paint_focus
from chair_desk.gui.parts.sheet_preview import SheetPreview
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
MOST_ROWS, ROW_HIGH = 4, 30


class ReminderPanel(QWidget):
    """Says who is reminded of what, and writes the sheets into a folder that is chosen."""

    asked = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._background = Background(self)
        self._folder = usual_folder()
        self.sentence = words("", tone="ink2", wrap=True)
        kinds = [("pdf", _("PDF")), ("docx", _("Word")), ("xlsx", _("Excel")), ("eml", _("Mail"))]
        self.formats = Segmented(_("Format"), kinds)
        self.button = primary_button(_("Make the sheets"), "file-down")
        self.message = Message()
        self.message.hide()
        self.message.asked.connect(self.open_folder)
        self.partners = Scroll(_("Partners that get a sheet"))
        self._rows = column(spacing=0)
        self.preview = SheetPreview()
        self._shown = ""
        self.partners.sheet.setLayout(self._rows)
        note = words(
            _("Nothing is emailed from here. A mail opens in your own program with the sheet."),
            tone="ink2",
            wrap=True,
        )
        whole = column(
            words(_("Reminder sheets"), "section"), self.sentence, self.partners, self.preview,
            self.formats, row(self.button, None), note, self.message, spacing=10,
        )  # fmt: skip
        whole.setContentsMargins(look().px(18), look().px(14), look().px(14), look().px(12))
        whole.setStretch(2, 1)
        whole.setStretch(3, 4)
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
            partner = _ReminderRow(group)
            partner.chosen.connect(self.show_sheet)
            self._rows.addWidget(partner)
            self._rows.addWidget(line_across())
        self._rows.addStretch(1)
        shown = min(len(groups), MOST_ROWS) * look().px(ROW_HIGH)
        self.partners.setMinimumHeight(shown)
        self.partners.setMaximumHeight(max(len(groups), 1) * look().px(ROW_HIGH) + look().px(8))
        self.preview.setVisible(bool(groups))
        for group in [one for one in groups if one.key == self._shown] or groups[:1]:
            self.show_sheet(group)

    def show_sheet(self, group: ActionGroup) -> None:
        """Show in small what a partner's sheet would hold."""
        self._shown = group.key
        board = self._session.desk.board.name
        self.preview.show_sheet(board, group, self._session.today())

    # -------------------------------------------------------------- writing

    def choose(self) -> None:
        """Ask for the folder, then write."""
        ask_folder(self.window(), _("Choose a folder"), self._chosen, folder=str(self._folder))

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
    """One partner with what is on its sheet; going to it shows the sheet in small."""

    chosen = Signal(object)

    def __init__(self, group: ActionGroup) -> None:
        super().__init__()
        self._group = group
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        open_words = ngettext("{count} action", "{count} actions", group.open)
        said = open_words.format(count=group.open)
        late = _("{count} late").format(count=group.late) if group.late else ""
        count = words(late, "small_strong", "red") if late else words(said, "small", "ink2")
        inside = row(ShortLabel(group.label, "strong"), count, spacing=8)
        inside.setStretch(0, 1)
        inside.setContentsMargins(2, 4, 2, 4)
        self.setLayout(inside)
        self.setAccessibleName(", ".join(part for part in (group.label, said, late) if part))

    @guarded()
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show its sheet, also where the keyboard came to it."""
        super().focusInEvent(event)
        self.chosen.emit(self._group)
        self.update()

    @guarded()
    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        super().focusOutEvent(event)
        self.update()

    @guarded()
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the ring of the focus."""
        if self.hasFocus():
            with QPainter(self) as painter:
                paint_focus(painter, self.rect())
