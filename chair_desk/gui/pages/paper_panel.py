"""One paper in place of the table: its cover sheet, asking for it, its versions, who gets it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chair_desk.gui.background import Background
from chair_desk.gui.file_asking import usual_folder
from chair_desk.gui.guard import guarded
from chair_desk.gui.pages.meeting_paper_copy import WriteCopy
from chair_desk.gui.parts.agenda_purposes import (
    audience_choices,
    paper_state_choices,
    purpose_choices,
)
from chair_desk.gui.parts.panel_keys import take_key
from chair_desk.gui.parts.paper_history import PaperHistory
from chair_desk.gui.parts.record_form import RecordForm
from chair_desk.gui.parts.spoken_days import day_reader
from chair_desk.gui.parts.widgets import (
    KeyCap,
    Message,
    Scroll,
    column,
    line_across,
    link_button,
    primary_button,
    row,
    secondary_button,
    words,
)
from chair_desk.gui.session import Session
from chair_desk.gui.theme.look import look
from chair_desk.records.changes import CannotDo, Changes, Refused
from chair_desk.records.columns import table_of
from chair_desk.records.days_in_words import full_day
from chair_desk.records.meetings import Paper
from chair_desk.services import paper_details as services
from chair_desk.services.pack_withholding import send_after_all, withhold
from chair_desk.words import _

LARGE = 115
"""Above this size of text the versions go below the form: there is no room beside it."""


class PaperPanel(QWidget):
    """Enter keeps the form, Esc leaves it as it was. `left` says that it is done with."""

    left = Signal()

    def __init__(self, session: Session, paper_id: str) -> None:
        super().__init__()
        self._session, self._paper_id = session, paper_id
        self._background = Background(self)
        self._is_mail = False
        found = services.paper_details(session.desk, paper_id)
        self.setAccessibleName(found.paper.title)
        self.title = words("", "title", wrap=True)
        self.standing = words("", "reading", "ink2", wrap=True)
        self.message = Message()
        self.message.hide()
        self.form = RecordForm(
            table_of(Paper),
            services.COLUMNS,
            choices={
                "state": paper_state_choices(),
                "audience": audience_choices(),
                "purpose": [(None, _("As the item")), *purpose_choices()],
            },
            read_date=day_reader(session.desk.today()),
        )
        self.history = PaperHistory()
        self.ask_button = secondary_button(_("Ask for it"), "mail")
        self.chase_button = secondary_button(_("Chase it"), "mail")
        self.save_button = primary_button(_("Keep"), "check")
        self.leave_button = link_button(_("Leave it as it was"))
        self._lay_out()
        self._connect()
        self.form.show_values({name: getattr(found.paper, name) for name in services.COLUMNS})
        self.show_again()

    def _lay_out(self) -> None:
        scroll = Scroll(self.accessibleName())
        inner = QVBoxLayout(scroll.sheet)
        inner.setContentsMargins(28, 16, 28, 16)
        inner.setSpacing(6)
        asking = row(self.ask_button, self.chase_button, None, spacing=10)
        for part in (self.title, self.standing, self.message):
            inner.addWidget(part)
        inner.addLayout(asking)
        inner.addSpacing(8)
        if look().percent > LARGE:
            inner.addLayout(column(self.form, self.history, spacing=12))
        else:
            beside = row(self.form, self.history, spacing=32)
            beside.setStretch(0, 1)
            beside.setStretch(1, 1)
            inner.addLayout(beside)
        inner.addStretch(1)
        foot = row(self.save_button, KeyCap("Enter"), self.leave_button, KeyCap("Esc"), None,
                   spacing=14)  # fmt: skip
        foot.setContentsMargins(28, 12, 28, 14)
        self.setLayout(column(scroll, line_across(), foot))

    def _connect(self) -> None:
        self.save_button.clicked.connect(self.save)
        self.leave_button.clicked.connect(self.left)
        self.ask_button.clicked.connect(self.ask)
        self.chase_button.clicked.connect(self.chase)
        self.history.opened.connect(self.open_version)
        self.history.noted.connect(self._note)
        self.history.withheld.connect(self._withhold)
        self.history.lifted.connect(self._send)

    def focus_first(self) -> None:
        """Put the focus into the first field."""
        self.form.focus_first()

    def show_again(self) -> None:
        """Show how the paper stands; what is being typed into the form is left alone."""
        try:
            found = services.paper_details(self._session.desk, self._paper_id)
        except Refused:  # it was removed meanwhile, by Undo
            self.left.emit()
            return
        paper = found.paper
        self.title.setText(paper.title)
        said = [_("A paper to “{title}”.").format(title=found.item.title)]
        if paper.asked_for_on:
            said.append(_("Asked for on {day}.").format(day=full_day(paper.asked_for_on)))
        if paper.chased_on:
            said.append(_("Chased on {day}.").format(day=full_day(paper.chased_on)))
        self.standing.setText(" ".join(said))
        self.ask_button.setVisible(found.is_owed)
        self.chase_button.setVisible(found.is_owed and paper.asked_for_on is not None)
        self.history.show_details(found)

    # -------------------------------------------------------------- doing

    def save(self) -> None:
        """Keep the form and go back."""
        if self._keep():
            self.left.emit()

    def _keep(self) -> bool:
        values = self.form.values()
        came = self._session.try_out(services.keep_details, self._paper_id, **values)
        if isinstance(came, dict):
            self.form.show_problems(came)
            return False
        return True

    def ask(self) -> None:
        """Keep the form, note that the paper was asked for, and open a mail to its author."""
        self._write(services.commission)

    def chase(self) -> None:
        """Keep the form, note that the paper was chased, and open a mail to its author."""
        self._write(services.chase)

    def _write(self, service: Callable[..., tuple[Changes, bytes]]) -> None:
        if not self._keep():
            return
        try:
            changes, draft = service(self._session.desk, self._paper_id)
        except (Refused, CannotDo) as problem:
            self._failed(problem)
            return
        self._session.changed.emit(changes)
        name = _("Paper {title}.eml").format(title=_file_words(self.title.text()))
        self._open(name, draft, is_mail=True)
        self.show_again()

    def open_version(self, version_id: str) -> None:
        """Save a copy of a version and open it in its own program."""
        try:
            name, content = services.version_content(self._session.desk, version_id)
        except (Refused, CannotDo) as problem:
            self._failed(problem)
        else:
            self._open(name, content, is_mail=False)

    def _open(self, name: str, content: bytes, *, is_mail: bool) -> None:
        self._is_mail = is_mail
        job = WriteCopy(usual_folder(), name, content)
        self._background.run(job, self._written, self._failed)

    def _written(self, path: Path) -> None:
        lead = _("A mail draft is written.") if self._is_mail else _("A copy is saved.")
        self.message.say(lead, str(path), tone="grn")
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))

    def _note(self, version_id: str, note: str) -> None:
        self._session.run(services.note_version, version_id, note)

    def _withhold(self, person_id: str, reason: str) -> None:
        came = self._session.try_out(withhold, self._paper_id, person_id, reason)
        if isinstance(came, dict):
            self.message.say(" ".join(came.values()), tone="amb")
            self.history.reason.setFocus()
            return
        self.message.hide()
        self.history.reason.clear()
        self.show_again()

    def _send(self, withheld_id: str) -> None:
        if self._session.run(send_after_all, withheld_id) is not None:
            self.show_again()

    def _failed(self, problem: Exception) -> None:
        if isinstance(problem, Refused):
            self.message.say(" ".join(problem.problems.values()), tone="amb")
        elif isinstance(problem, CannotDo):
            self.message.say(problem.what, f"{problem.why} {problem.remedy}".strip(), tone="red")
        else:
            raise problem

    def end(self) -> None:
        """Let the file in hand be written."""
        self._background.wait()

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep with Enter, leave with Esc; on a button Enter presses it."""
        if not take_key(self, event, enter=self.save, escape=self.left.emit):
            super().keyPressEvent(event)


def _file_words(text: str) -> str:
    """Return words that can stand in the name of a file."""
    return "".join(one if one.isalnum() or one in " -" else " " for one in text).strip()[:60]
