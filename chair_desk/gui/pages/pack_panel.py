"""Making the pack: what the papers are like, for whom, and out it goes."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QProgressBar,
    QVBoxLayout,
    QWidget,
)

from chair_desk.gui.file_asking import usual_folder
from chair_desk.gui.guard import guarded
from chair_desk.gui.pages.pack_editions import PackEditions
from chair_desk.gui.pages.pack_out import PackOut
from chair_desk.gui.pages.pack_waiting import PackWaiting
from chair_desk.gui.pages.pack_work import PackWork
from chair_desk.gui.parts.pack_choosing import PackChoosing
from chair_desk.gui.parts.pack_rows import CheckList
from chair_desk.gui.parts.panel_keys import take_key
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
from chair_desk.records.changes import CannotDo, Refused
from chair_desk.records.days_in_words import full_day
from chair_desk.records.local_time import local_date
from chair_desk.records.meetings import Meeting
from chair_desk.services import packs
from chair_desk.services.pack_checks import PackChecks, readiness_words
from chair_desk.services.pack_reading import PackReading
from chair_desk.services.packs import BuiltPack
from chair_desk.words import _

LARGE = 115
"""Above this size of text the choices go above the papers: there is no room beside them."""


class PackProgress(QProgressBar):
    """What is being done for the pack, and how far it is."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(_("How far the pack is"))

    def tell(self, what: str, at: int, of: int) -> None:
        """Say what is being done and how far."""
        self.setRange(0, max(of, 1))
        self.setValue(at)
        self.setFormat(what)
        self.setAccessibleDescription(f"{what}: {at}/{of}")


class PackPanel(QWidget):
    """Enter builds and issues, Esc goes back. `left` says that it is done with."""

    left = Signal()

    def __init__(self, session: Session, meeting: Meeting) -> None:
        super().__init__()
        self.setAccessibleName(_("The pack"))
        self._session, self._meeting = session, meeting
        self.work = PackWork(session, meeting.id, self)
        self.reading: PackReading | None = None
        self.how = PackChoosing(usual_folder())
        self._is_draft = False
        self.state = words("", "reading", "ink2", wrap=True)
        self.checks = CheckList()
        self.waiting = PackWaiting(session, meeting.id)
        self.message = Message()
        self.message.hide()
        self.out = PackOut(session, self.how, self.message, self)
        self.progress = PackProgress()
        self.build_button = primary_button(_("Build and issue"), "send")
        self.draft_button = secondary_button(_("Build a draft"), "file-text")
        self.cancel_button = secondary_button(_("Cancel"), "x")
        self.leave_button = link_button(_("Back"))
        self._lay_out()
        self._connect()
        self.editions = PackEditions(self, session, meeting)
        self.setFocusProxy(self.build_button)
        self.show_issues()
        self.show_busy(is_busy=True)
        self.work.begin()

    def _lay_out(self) -> None:
        scroll = Scroll(_("The pack"))
        inner = QVBoxLayout(scroll.sheet)
        inner.setContentsMargins(28, 14, 20, 14)
        inner.addWidget(words(_("The pack"), "title"))
        inner.addWidget(self.state)
        papers = QWidget()
        papers.setLayout(column(self.waiting, self.checks, None, spacing=10))
        form: QBoxLayout
        if look().percent > LARGE:
            form = column(self.how, papers, spacing=16)
        else:
            form = row(papers, self.how, spacing=32)
            form.setStretch(0, 3)
            form.setStretch(1, 2)
        inner.addWidget(self.message)
        inner.addSpacing(6)
        inner.addLayout(form)
        inner.addStretch(1)
        foot = row(
            self.build_button, KeyCap("Enter"), self.draft_button, self.cancel_button,
            self.progress, self.leave_button, KeyCap("Esc"), None, spacing=12,
        )  # fmt: skip
        foot.setContentsMargins(28, 10, 20, 12)
        self.setLayout(column(scroll, line_across(), foot))

    def _connect(self) -> None:
        self.work.read.connect(self._read)
        self.work.checked.connect(self._checked)
        self.work.checked.connect(self.waiting.show_checks)
        self.waiting.kept.connect(self.work.begin)
        self.work.built.connect(self._built)
        self.work.went_on.connect(self.progress.tell)
        self.work.failed.connect(self._failed)
        self.work.stopped.connect(self._stopped)
        self.out.went_on.connect(self.progress.tell)
        self.out.rested.connect(self._rested)
        self.build_button.clicked.connect(self.issue)
        self.draft_button.clicked.connect(self.draft)
        self.cancel_button.clicked.connect(self.cancel)
        self.leave_button.clicked.connect(self.leave)
        self.message.asked.connect(self.follow)

    def focus_first(self) -> None:
        """Put the focus on the one thing to do."""
        self.build_button.setFocus()

    # -------------------------------------------------------------- showing

    def show_issues(self) -> None:
        """Show what went out, and what the next version is."""
        desk = self._session.desk
        issues = packs.issues(desk, self._meeting.id)
        days = [full_day(local_date(one.issued_at)) if one.issued_at else "" for one in issues]
        copies = [(one, packs.copies_of(desk, one.id)) for one in issues]
        self.how.issued.show_issues(copies, days, can_make=not self._session.read_only)
        self.how.show_later(is_later=bool(issues))
        if issues:
            said = _("Version {number} is out. The next keeps every page number.")
            self.state.setText(said.format(number=issues[-1].number))
        else:
            self.state.setText(_("No version is out yet."))

    def show_busy(self, *, is_busy: bool) -> None:
        """Show that something is being done, and how to stop it."""
        can = not is_busy and self.reading is not None
        self.build_button.setEnabled(can and not self._session.read_only)
        self.draft_button.setEnabled(can)
        self.how.issued.setEnabled(not is_busy)
        for part in (self.progress, self.cancel_button):
            part.setVisible(is_busy)

    def _read(self, reading: PackReading) -> None:
        self.reading = reading

    def _checked(self, checks: PackChecks) -> None:
        self.checks.show_checks(checks)
        self.show_issues()
        self.state.setText(f"{self.state.text()} {readiness_words(checks)}.")
        self.show_busy(is_busy=False)
        self.build_button.setFocus()

    def _failed(self, problem: Refused | CannotDo) -> None:
        self.show_busy(is_busy=False)
        if isinstance(problem, Refused):
            self.message.say(" ".join(problem.problems.values()), tone="amb")
        else:
            self.message.say(problem.what, f"{problem.why} {problem.remedy}".strip(), tone="red")

    def _stopped(self) -> None:
        self.show_busy(is_busy=False)
        self.message.say(_("Stopped. Nothing was issued or written."))

    # -------------------------------------------------------------- doing

    def issue(self) -> None:
        """Build the pack and issue it."""
        self._is_draft = False
        self._build()

    def draft(self) -> None:
        """Build the pack with DRAFT across each page, and issue nothing."""
        self._is_draft = True
        self._build()

    def _build(self) -> None:
        if self.reading is None or not self.draft_button.isEnabled():
            return
        self.message.hide()
        self.show_busy(is_busy=True)
        readers = self.how.readers(self._session.desk, self._meeting, self.reading)
        choices = self.how.choices(is_draft=self._is_draft)
        self.work.build(self.reading, readers, choices, is_kept=not self._is_draft)

    def _built(self, built: BuiltPack) -> None:
        self.show_busy(is_busy=False)
        reading = self.reading
        if reading is None:
            return
        if not self._is_draft and self._session.run(packs.issue_pack, built) is None:
            return
        if not self._is_draft:
            self.reading = None
            self.show_issues()
        self.show_busy(is_busy=True)
        self.out.write(reading, built, is_draft=self._is_draft)

    def _rested(self) -> None:
        """Read and check anew after an issue: the next version is one key away."""
        self.show_busy(is_busy=self.reading is None)
        if self.reading is None:
            self.work.begin()

    def follow(self) -> None:
        """Do what the message offers."""
        if self.cancel_button.isHidden() and self.out.follow():
            self.show_busy(is_busy=True)

    def cancel(self) -> None:
        """Stop what is being done."""
        if self.out.is_writing:
            self.out.cancel()
        else:
            self.work.cancel()

    def leave(self) -> None:
        """Stop and go back."""
        self.cancel()
        self.left.emit()

    def end(self) -> None:
        """Stop what is being done, for good."""
        self.waiting.end()
        self.out.end()
        self.work.end()

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Build with Enter, go back with Esc; on a button Enter presses it."""
        if not take_key(self, event, enter=self.issue, escape=self.leave):
            super().keyPressEvent(event)
