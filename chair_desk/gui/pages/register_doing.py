"""What the page of a register does: forms in the place of the entry, links that lead away."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QApplication, QPushButton, QStackedWidget, QWidget

from chair_desk.gui.pages.page import Page
from chair_desk.gui.parts.register_detail import RegisterDetail
from chair_desk.gui.parts.register_places import page_of
from chair_desk.gui.parts.register_table import RegisterTable
from chair_desk.gui.parts.step_letters import StepLetters
from chair_desk.records.changes import Changes
from chair_desk.records.logs import LogStep
from chair_desk.services.links import remove_link
from chair_desk.services.registers import DECISIONS, Register, RegisterCard
from chair_desk.words import _


class RegisterDoing(Page):
    """The half of the page that does things; what it shows stands in `RegisterPage`."""

    PREFIX: ClassVar[str] = "register"
    log: str
    record_id: str
    card: RegisterCard | None
    register: Register | None
    table: RegisterTable
    detail: RegisterDetail
    kept_letters: StepLetters
    side: QStackedWidget
    stack: QStackedWidget
    both: QWidget

    @property
    def is_filling_in(self) -> bool:
        """Say whether a form is open."""
        return self.side.currentWidget() is not self.detail

    def ask(self, verb: str) -> None:
        """Do a command of this page by the last part of its name."""
        self.do(f"{self.PREFIX}.{verb}")

    def enter(self) -> None:
        """Open the form that Enter asks for."""
        self.ask("follow_up" if self.log == DECISIONS else "edit")

    def open_form(self, verb: str) -> None:
        """Show the form for a verb in the place of the entry."""
        from chair_desk.gui.pages.register_forms import RegisterForms

        self.leave_form()
        log = "" if self.log == DECISIONS else self.log
        form = RegisterForms(self.session).make(verb, log, self.record_id)
        form.kept.connect(self._kept)
        form.left.connect(self.leave_form)
        self.show_form(form)

    def show_form(self, form: QWidget) -> None:
        """Show a form beside the list."""
        self.side.addWidget(form)
        self.side.setCurrentWidget(form)
        self.stack.setCurrentWidget(self.both)
        form.setFocus()
        focus = getattr(form, "focus_first", None)
        if focus is not None:
            focus()

    def _kept(self, changes: Changes) -> None:
        self.leave_form()
        if self.register and self.register.rows.place_of(changes.made) >= 0:
            self.table.choose(changes.made)
        self.table.setFocus()

    def leave_form(self) -> None:
        """Put the form away and show the entry again."""
        form = self.side.currentWidget()
        if self.is_filling_in and form is not None:
            focus = QApplication.focusWidget()
            is_inside = focus is not None and form.isAncestorOf(focus)
            self.side.setCurrentWidget(self.detail)
            self.side.removeWidget(form)
            form.deleteLater()
            self.reload()
            if is_inside:
                self._take_focus()

    def _take_focus(self) -> None:
        """Focus the list, or what an empty register offers first."""
        shown = self.stack.currentWidget()
        button = shown.findChild(QPushButton) if shown not in (self.both, None) else None
        (button or self.table).setFocus()

    def unlink(self, link_id: str) -> None:
        """Take a link away."""
        if not self.session.read_only:
            self.session.run(remove_link, link_id)

    def open_record(self, table: str, record_id: str) -> None:
        """Open what is linked, on its own page; letters of a step in the place of the entry."""
        if table == LogStep.TABLE:
            self.kept_letters.open(record_id)
            return
        place = page_of(self.session.desk, table, record_id)
        if place is None:
            self.message.say(_("It has no page of its own."), tone="amb")
            return
        name, record = place
        if table == "meeting":
            self.session.choose_meeting(record_id)
        self.session.show_page(name, record)

    def open_meeting(self) -> None:
        """Open the meeting at which the entry was made."""
        if self.card is not None and self.card.meeting_id:
            self.open_record("meeting", self.card.meeting_id)

    def say_written(self, name: str) -> None:
        """Say which file was written."""
        self.message.say(_("Wrote {name}.").format(name=name), tone="grn")
