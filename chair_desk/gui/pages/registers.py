"""The registers of the record: decisions, evidence, reviews, and all the others on one page."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QWidget

from chair_desk.gui.commands import Command
from chair_desk.gui.pages.page import PART, PagePart
from chair_desk.gui.pages.register import ROOMY, RegisterPage
from chair_desk.gui.pages.register_commands import (
    decision_commands,
    evidence_commands,
    ladder_commands,
    register_commands,
)
from chair_desk.gui.parts.form_panel import FormPanel
from chair_desk.gui.parts.register_new import NewRegister, take_up_form
from chair_desk.gui.parts.register_places import other_registers
from chair_desk.gui.parts.widgets import secondary_button, tie
from chair_desk.gui.session import Session
from chair_desk.gui.theme.look import look
from chair_desk.records.changes import Changes
from chair_desk.records.logs import LogEntry, LogTypeText
from chair_desk.services.log_types import is_own, other_log_types, remove_log_type
from chair_desk.services.newer_log_types import newer_log_types
from chair_desk.words import N_, _


class DecisionsPage(RegisterPage):
    """What was decided, and whether it happened."""

    TITLE = N_("Decisions")
    PREFIX = "decisions"
    LOG = "decision"
    COMMANDS: ClassVar[tuple[Command, ...]] = decision_commands("decisions")


class EvidencePage(RegisterPage):
    """What was looked at, what changed, and how we know."""

    TITLE = N_("Evidence and impact")
    PREFIX = "evidence"
    LOG = "evidence"
    COMMANDS: ClassVar[tuple[Command, ...]] = evidence_commands("evidence")


class ReviewsPage(RegisterPage):
    """Reviews by code, with their dates in law."""

    TITLE = N_("Reviews")
    PREFIX = "reviews"
    LOG = "review"
    COMMANDS: ClassVar[tuple[Command, ...]] = register_commands("reviews")


def _make(page: RegistersPage) -> None:
    page.make_register()


def _take_up(page: RegistersPage) -> None:
    page.take_up_register()


def _others(page: RegistersPage) -> str:
    desk = page.session.desk
    return (
        ""
        if other_log_types(desk) or newer_log_types(desk)
        else _("The board keeps every register that ships.")
    )


def _remove(page: RegistersPage) -> None:
    page.session.run(remove_log_type, page.log)


def _removable(page: RegistersPage) -> str:
    if not is_own(page.session.desk, page.log):
        return _("Only a register that the board made itself can be removed.")
    if page.register is not None and page.register.rows:
        return _("It holds entries, so it stays.")
    return ""


def _next_register(page: RegistersPage) -> None:
    page.go_on()


class RegistersPage(RegisterPage):
    """Every other register of the board, one at a time; a board makes its own here."""

    TITLE = N_("Registers")
    PREFIX = "registers"
    COMMANDS: ClassVar[tuple[Command, ...]] = (
        *register_commands("registers"),
        *ladder_commands("registers"),
        Command(name="registers.make", label=N_("New register"), menu="Record",
                icon="table-2", do=_make, writes=True),
        Command(name="registers.take_up", label=N_("Take up another register"), menu="Record",
                do=_take_up, when=_others, writes=True),
        Command(name="registers.remove", label=N_("Remove this register"), menu="Record",
                do=_remove, when=_removable, writes=True),
        Command(name="registers.next", label=N_("Go to the next register"), menu="View",
                keys="Ctrl+PgDown", do=_next_register),
    )  # fmt: skip

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.heading.setWordWrap(True)  # the registers that boards make have any name
        self.make_button = secondary_button(_("New register"), "table-2")
        tie(self.make_button, self.actions_by_name["registers.make"])
        self.buttons.insertWidget(2, self.make_button)
        self.make_button.setVisible(look().percent <= ROOMY)  # the menu has it at any size

    def reload(self) -> None:
        """Read which registers there are, and the one that is shown."""
        kinds = other_registers(self.session.desk)
        self.side_parts = tuple(PagePart(kind.name, _(kind.label)) for kind in kinds)
        names = [part.name for part in self.side_parts]
        if self.log not in names and names:
            self.log, self.record_id = names[0], ""
        self.side_part = self.log
        if names:
            super().reload()

    def show_register(self, name: str) -> None:
        """Show another register."""
        if name != self.log:
            self.bringing.leave()
            self.leave_form()
            self.log, self.record_id = name, ""
            self.find_line.clear()
            self.refresh()

    def go_on(self) -> None:
        """Show the next register, after the last the first."""
        names = [part.name for part in self.side_parts]
        if names:
            self.show_register(names[(names.index(self.log) + 1) % len(names)])
            self.table.setFocus()

    def show_record(self, table: str, record_id: str) -> None:
        """Go to a register, or to an entry in whichever register it stands."""
        if table == PART:
            self.show_register(record_id)
            return
        entry = self.session.desk.get(LogEntry, record_id) if table == "log_entry" else None
        if entry is not None:
            self.show_register(entry.log_type)
        super().show_record(table, record_id)

    # -------------------------------------------------------------- registers of its own

    def make_register(self) -> None:
        """Show the form for a register of the board's own."""
        self.leave_form()
        form = NewRegister(self.session)
        form.kept.connect(self._made)
        form.left.connect(self.leave_form)
        self.show_form(form)

    def take_up_register(self) -> None:
        """Show the form that takes up a register that ships."""
        self.leave_form()
        form: FormPanel = take_up_form(self.session)
        form.kept.connect(self._made)
        form.left.connect(self.leave_form)
        self.show_form(form)

    def _made(self, changes: Changes) -> None:
        self.leave_form()
        ids = changes.touched.get(LogTypeText.TABLE, frozenset())
        for row in self.session.desk.rows(LogTypeText, id=list(ids)):
            self.show_register(row.name)
        self.table.setFocus()
