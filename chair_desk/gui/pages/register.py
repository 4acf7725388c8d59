"""A page of one register: the list, one entry in full, and a form in its place for a while."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from chair_desk.gui.pages.empty import EmptyState
from chair_desk.gui.pages.page import GUTTER
from chair_desk.gui.pages.register_bringing import RegisterBringing
from chair_desk.gui.pages.register_doing import RegisterDoing
from chair_desk.gui.parts.letter_export import LetterExport
from chair_desk.gui.parts.register_detail import RegisterDetail
from chair_desk.gui.parts.register_export import RegisterExport
from chair_desk.gui.parts.register_table import RegisterTable
from chair_desk.gui.parts.step_letters import StepLetters
from chair_desk.gui.parts.widgets import (
    Segmented,
    line_across,
    primary_button,
    row,
    tie,
)
from chair_desk.gui.session import Session
from chair_desk.gui.theme.icons import icon
from chair_desk.gui.theme.look import look
from chair_desk.services.registers import (
    DECISIONS,
    Register,
    RegisterCard,
    read_register,
    register_card,
)
from chair_desk.words import _

ALL, OPEN = "all", "open"
BESIDE = 430
ROOMY = 115


class RegisterPage(RegisterDoing):
    """A register by the name of its log type; `PREFIX` leads the names of its commands."""

    TABLES: ClassVar[tuple[str, ...]] = (
        "log_entry", "log_step", "log_type", "link", "decision", "follow_up", "organisation",
        "person", "profile_in_force", "addressee",
        "recommendation", "recommendation_answer",
    )  # fmt: skip
    PREFIX: ClassVar[str] = "register"
    LOG: ClassVar[str] = ""
    EMPTY_ICON: ClassVar[str] = "scroll-text"

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.log = self.LOG
        self.record_id = ""
        self.card: RegisterCard | None = None
        self.register: Register | None = None
        self._is_filling = False
        self.find_line = QLineEdit()
        self.find_line.setPlaceholderText(_("Find in the register"))
        self.find_line.setAccessibleName(_("Find in the register"))
        self.find_line.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.find_line.setMinimumWidth(look().wide(112))
        self.find_line.setMaximumWidth(look().wide(220 if look().percent <= ROOMY else 120))
        self.showing = Segmented(_("Show"), [(ALL, _("All")), (OPEN, _("Open"))])
        self.table = RegisterTable()
        self.detail = RegisterDetail()
        self.detail.can_write = not session.read_only
        self.empty = EmptyState("", "")
        self.side = QStackedWidget()
        self.side.addWidget(self.detail)
        self.exporting = RegisterExport(session, _("Export the register"))
        self.bringing = RegisterBringing(self)
        self.letters = LetterExport(session, self)
        self.letters.written.connect(self.say_written)
        self.kept_letters = StepLetters(session, self)
        self._lay_out()
        self.find_line.textChanged.connect(self._search)
        self.showing.chosen.connect(self._show_some)
        self.table.chosen.connect(self._choose)
        self.table.entered.connect(self.enter)
        self.detail.asked.connect(self.ask)
        self.detail.opened.connect(self.open_record)
        self.detail.unlinked.connect(self.unlink)
        self.exporting.written.connect(self.say_written)

    def _lay_out(self) -> None:
        self.buttons.addWidget(self.find_line)
        self.buttons.addWidget(self.showing)
        self.buttons.addWidget(self.exporting)
        if f"{self.PREFIX}.new" in self.actions_by_name:
            self.add_button = primary_button(_("New entry"), "plus")
            tie(self.add_button, self.actions_by_name[f"{self.PREFIX}.new"])
            self.buttons.addWidget(self.add_button)
        both = QWidget()
        self.side.setMinimumWidth(look().wide(BESIDE if look().percent <= ROOMY else 300))
        inside = row(self.table, line_across("down"), self.side, spacing=0)
        inside.setStretch(0, 3)
        inside.setStretch(2, 2)
        both.setLayout(inside)
        self.both = both
        self.stack = QStackedWidget()
        self.stack.addWidget(both)
        self.stack.addWidget(self.empty)
        self.body.addWidget(self.stack, 1)
        self._say_below()

    def _say_below(self) -> None:
        """Give what the register says the whole width: beside many buttons it is a column."""
        self.subheading.setWordWrap(True)
        self.subheading.setContentsMargins(GUTTER, 0, GUTTER, 12)
        whole = self.layout()
        if isinstance(whole, QVBoxLayout):
            whole.insertWidget(whole.indexOf(self.head_line), self.subheading)

    # -------------------------------------------------------------- showing

    def reload(self) -> None:
        """Read the register and the entry that is chosen."""
        self.register = read_register(self.session.desk, self.log, self.session.today())
        self.heading.setText(self.register.label)
        self.exporting.log, self.exporting.label = self.log, self.register.label
        self.subheading.setText(self.register.said)
        self.subheading.setVisible(bool(self.register.said))
        if self.bringing.is_open:
            return
        is_empty = not self.register.rows and not self.is_filling_in
        if is_empty:
            self._show_empty()
        self.stack.setCurrentWidget(self.empty if is_empty else self.both)
        self._is_filling = True
        self.table.show_register(self.register, self.record_id)
        self._is_filling = False
        self.record_id = self.table.current_id()
        self._show_chosen()

    def current_record(self) -> tuple[str, str] | None:
        """Return the entry that is chosen."""
        table = "decision" if self.log == DECISIONS else "log_entry"
        return (table, self.record_id) if self.record_id else None

    def _show_empty(self) -> None:
        """Say what the register is for, and how to begin it."""
        if self.register is None:
            return
        is_decisions = self.log == DECISIONS
        note = self.register.help
        if is_decisions:
            note += " " + _("They are made in the minutes: type /decision there.")
        made = EmptyState(_("Nothing in “{log}” yet").format(log=self.register.label), note)
        if not is_decisions:
            made.offer(
                "plus", _("Enter the first one"), _("A sentence is enough to begin."),
                f"{self.PREFIX}.new", "Ctrl+N",
            )  # fmt: skip
            made.offer(
                "download", _("Bring in a table"), _("CSV or a workbook, looked over first."),
                f"{self.PREFIX}.import",
            )  # fmt: skip
        made.asked.connect(self.do)
        self.stack.removeWidget(self.empty)
        self.empty.deleteLater()
        self.empty = made
        self.stack.addWidget(made)

    def _search(self, text: str) -> None:
        self.table.search(text, self.record_id)

    def _show_some(self, which: str) -> None:
        self.table.shown.show_open_only(is_open=which == OPEN)
        self.table.choose(self.record_id)

    def switch_open_only(self) -> None:
        """Show what is open only, or all again."""
        which = ALL if self.showing.value() == OPEN else OPEN
        self.showing.choose(which)
        self._show_some(which)

    def _choose(self, record_id: str) -> None:
        if record_id != self.record_id:
            self.record_id = record_id
            if not self._is_filling:
                self._show_chosen()
                self.refresh_commands()

    def _show_chosen(self) -> None:
        if not self.has(self.record_id):
            self.card = None
            self.detail.show_nothing()
            return
        table, record_id = self.current_record() or ("", "")
        self.card = register_card(self.session.desk, table, record_id, self.session.today())
        if not self.is_filling_in:
            self.detail.show_card(self.card)
            self.kept_letters.name_links(self.detail)

    def show_record(self, table: str, record_id: str) -> None:
        """Go to an entry of this register, or to a decision."""
        if self.has(record_id):
            self.find_line.clear()
            self.showing.choose(ALL)
            self._show_some(ALL)
            self.leave_form()
            self.table.choose(record_id)
            self.table.setFocus()

    def has(self, record_id: str) -> bool:
        """Say whether an entry is one of this register."""
        return self.register is not None and self.register.rows.place_of(record_id) >= 0

    def panes(self) -> tuple[QWidget, ...]:
        """Return the list and the entry."""
        return (self.table, self.side)
