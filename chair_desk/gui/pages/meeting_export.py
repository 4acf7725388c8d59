"""Giving an agenda or minutes out: which format, for whom, to which file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeyEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit, QProgressBar, QVBoxLayout, QWidget

from chair_desk.gui.background import Background
from chair_desk.gui.document_writing import WritingDocument
from chair_desk.gui.file_asking import ask_new_file, usual_folder
from chair_desk.gui.guard import guarded
from chair_desk.gui.parts.agenda_purposes import AUDIENCES
from chair_desk.gui.parts.editors import ChoiceEditor
from chair_desk.gui.parts.widgets import (
    KeyCap,
    Message,
    Scroll,
    Segmented,
    ShortLabel,
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
from chair_desk.records.action_layouts import ActionLayout
from chair_desk.records.audience import Audience
from chair_desk.records.changes import CannotDo, Refused
from chair_desk.records.meetings import Meeting, MeetingState
from chair_desk.services import publishing
from chair_desk.services.meetings import new_version
from chair_desk.services.publishing import Document
from chair_desk.services.versions import give_out, names_given
from chair_desk.words import N_, _

FORMATS = (("pdf", N_("PDF")), ("docx", N_("Word")), ("html", N_("Web page")))
LAYOUTS = {
    ActionLayout.MARGIN: N_("Beside the paragraph"),
    ActionLayout.INLINE: N_("In brackets in the text"),
    ActionLayout.FRONT: N_("In a table at the front"),
    ActionLayout.SHEET: N_("On a separate sheet"),
}
READERS = {
    Audience.PUBLIC: N_("Nothing that is for members or confidential is in it."),
    Audience.MEMBERS: N_("The confidential part is not in it."),
    Audience.CONFIDENTIAL: N_("All of it, the confidential part too. Say who gets it."),
}
MEASURE = 620


class ExportPanel(QWidget):
    """`what` is "agenda", "minutes" or "actions". `left` says that it is done with."""

    left = Signal()
    written = Signal(str)

    def __init__(self, session: Session, meeting: Meeting, *, what: str) -> None:
        super().__init__()
        self._session, self._meeting, self._what = session, meeting, what
        self.path: Path | None = None
        self._background = Background(self)
        self.formats = Segmented(_("Format"), [(key, _(label)) for key, label in FORMATS])
        self.readers = Segmented(
            _("For whom"), [(key.value, _(label)) for key, label in AUDIENCES.items()]
        )
        self.note = words("", "small", "ink2", wrap=True)
        self.recipients = QLineEdit()
        self.recipients.setAccessibleName(_("Who gets the confidential part"))
        self.recipients.setPlaceholderText(_("Who gets it, by name or post"))
        self.layouts = ChoiceEditor([(key, _(label)) for key, label in LAYOUTS.items()])
        self.layouts.setAccessibleName(_("Actions"))
        self.layouts.setVisible(what == "minutes")
        self.large = QCheckBox(_("Large print, at 16 points"))
        self.large.setVisible(what != "actions")
        self.place = ShortLabel("", "medium")
        self.replaces = words(
            _("There is a file of that name. It will be replaced."), "small", "amb", wrap=True
        )
        self.choose_button = secondary_button(_("Choose a place"), "folder-open")
        self.export_button = primary_button(_("Export"), "file-down")
        self.leave_button = link_button(_("Back"))
        self.progress = QProgressBar()
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(_("Writing the file"))
        self.progress.hide()
        self.message = Message()
        self.message.hide()
        self._lay_out()
        self.formats.chosen.connect(self._offer)
        self.readers.chosen.connect(self._offer)
        self.choose_button.clicked.connect(self.choose)
        self.export_button.clicked.connect(self.export)
        self.leave_button.clicked.connect(self.left)
        self.message.asked.connect(self.open_folder)
        self._offer()

    def _lay_out(self) -> None:
        titles = {"agenda": _("Export the agenda"), "minutes": _("Export the minutes"),
                  "actions": _("Export the action sheet")}  # fmt: skip
        scroll = Scroll(titles[self._what])
        inner = QVBoxLayout(scroll.sheet)
        inner.setContentsMargins(28, 16, 28, 16)
        inner.setSpacing(6)
        inner.addWidget(words(titles[self._what], "title"))
        form = QWidget()
        layout = column(
            words(_("Format"), "small_strong", "ink2"), row(self.formats, None), 10,
            words(_("For whom"), "small_strong", "ink2"), row(self.readers, None), self.note,
            self.recipients, 10, spacing=6,
        )  # fmt: skip
        if self._what == "minutes":
            layout.addWidget(words(_("Actions"), "small_strong", "ink2"))
            layout.addWidget(self.layouts)
            layout.addSpacing(10)
        layout.addWidget(self.large)
        layout.addSpacing(10)
        layout.addWidget(words(_("File"), "small_strong", "ink2"))
        place = row(self.place, self.choose_button)
        place.setStretch(0, 1)
        layout.addLayout(place)
        layout.addWidget(self.replaces)
        layout.addSpacing(8)
        layout.addWidget(self.progress)
        layout.addWidget(self.message)
        form.setLayout(layout)
        inner.addLayout(measured(form, MEASURE))
        inner.addStretch(1)
        foot = row(self.export_button, self.leave_button, KeyCap("Esc"), None, spacing=14)
        foot.setContentsMargins(28, 12, 28, 14)
        self.setLayout(column(scroll, line_across(), foot))

    def focus_first(self) -> None:
        """Put the focus on the one thing to do."""
        self.export_button.setFocus()

    # -------------------------------------------------------------- the file

    def _audience(self) -> Audience:
        return Audience(self.readers.value())

    def _offer(self, _chosen: str = "") -> None:
        """Offer a name that says what it is and for whom, in the folder chosen last."""
        folder = self.path.parent if self.path else usual_folder()
        names = {"agenda": _("agenda"), "minutes": _("minutes"), "actions": _("actions")}
        name = publishing.file_name(
            self._session.desk,
            self._meeting.id,
            names[self._what],
            format=self.formats.value(),
            audience=self._audience(),
        )
        self.go_to(folder / name)
        self.note.setText(_(READERS[self._audience()]))
        self.recipients.setVisible(self._audience() is Audience.CONFIDENTIAL)

    def go_to(self, path: Path) -> None:
        """Write to this file."""
        self.path = path
        self.place.say(str(path))
        self.replaces.setVisible(path.exists())

    def choose(self) -> None:
        """Ask where the file is to go."""
        if self.path is not None:
            kinds = f"*{self.path.suffix}"
            ask_new_file(self.window(), _("Export"), self._chosen, offered=self.path, kinds=kinds)

    def _chosen(self, name: str) -> None:
        self.go_to(Path(name))

    # -------------------------------------------------------------- exporting

    def export(self) -> None:
        """Read the board now, make and write the file beside the window."""
        if self.path is None or self.progress.isVisible():
            return
        try:
            document = self._prepare()
        except Refused as refusal:
            self._say_refused(refusal)
            return
        except CannotDo as problem:
            self._failed(problem)
            return
        if document is None:
            return
        self.message.hide()
        self.progress.show()
        self.export_button.setEnabled(False)
        self._background.run(
            WritingDocument(document, self.path, self.formats.value()),
            self._done,
            self._failed,
        )

    def _prepare(self) -> Document | None:
        """Read the document; minutes in draft are counted as the version that is given out."""
        desk, audience = self._session.desk, self._audience()
        is_confidential = audience is Audience.CONFIDENTIAL
        given_to = names_given(self.recipients.text()) if is_confidential else ""
        is_draft = self._meeting.state in (MeetingState.MINUTES_DRAFT, MeetingState.CHECKED)
        counts = self._what == "minutes" and not self._session.read_only
        if counts and is_confidential:
            if self._session.run(give_out, self._meeting.id, given_to) is None:
                return None
        elif counts and is_draft and self._session.run(new_version, self._meeting.id) is None:
            return None
        copy = publishing.Copy(given_to=given_to, is_large=self.large.isChecked())
        if self._what == "agenda":
            return publishing.prepare_agenda(desk, self._meeting.id, audience=audience, copy=copy)
        if self._what == "actions":
            return publishing.prepare_action_sheet(desk, self._meeting.id, audience=audience)
        layout = ActionLayout(str(self.layouts.value()))
        return publishing.prepare_minutes(
            desk, self._meeting.id, audience=audience, layout=layout, copy=copy
        )

    def _ended(self) -> None:
        self.progress.hide()
        self.export_button.setEnabled(True)

    def _done(self, path: Path) -> None:
        self._ended()
        self.message.say(
            _("The file is written."),
            f"{path} {self._recipient_words()}".strip(),
            tone="grn",
            link=_("Open the folder"),
        )
        self.written.emit(str(path))

    def _recipient_words(self) -> str:
        """Say whom a file with the confidential part is for."""
        if self._audience() is not Audience.CONFIDENTIAL:
            return ""
        names = " ".join(self.recipients.text().split())
        return _("It holds the confidential part. Give it to nobody but: {names}.").format(
            names=names
        )

    def _failed(self, problem: Exception) -> None:
        self._ended()
        if isinstance(problem, Refused):
            self._say_refused(problem)
        elif isinstance(problem, CannotDo):
            self.message.say(problem.what, f"{problem.why} {problem.remedy}".strip(), tone="red")
        else:
            raise problem

    def _say_refused(self, refusal: Refused) -> None:
        self.message.say(" ".join(refusal.problems.values()), tone="amb")
        if "given_to" in refusal.problems:
            self.recipients.setFocus()

    def open_folder(self) -> None:
        """Open the folder that the file is in."""
        if self.path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.path.parent)))

    def wait(self) -> None:
        """Let the job in hand end."""
        self._background.wait()

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)
