"""A register of the board's own: its name, its columns, its states and its clock, without code."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from chair_desk.gui.guard import guarded
from chair_desk.gui.pages.form_making import FormMaker
from chair_desk.gui.parts.form_panel import FormPanel
from chair_desk.gui.parts.register_ladder import LadderLines, put_side_by_side
from chair_desk.gui.parts.widgets import (
    KeyCap,
    Message,
    Scroll,
    column,
    line_across,
    link_button,
    primary_button,
    row,
    words,
)
from chair_desk.gui.session import Session
from chair_desk.records.changes import Changes
from chair_desk.records.columns import Column, Kind, Table
from chair_desk.records.logs import LogEntry
from chair_desk.services.desk import Desk
from chair_desk.services.log_types import (
    NewColumn,
    NewLogType,
    NewState,
    add_log_type,
    keep_log_type,
    other_log_types,
)
from chair_desk.services.newer_log_types import newer_log_types, renew_log_type
from chair_desk.words import N_, _

KIND_WORDS = {
    Kind.LINE: N_("A line of words"),
    Kind.TEXT: N_("Several lines"),
    Kind.NUMBER: N_("A whole number"),
    Kind.DATE: N_("A date"),
    Kind.YES_NO: N_("Yes or no"),
    Kind.CHOICE: N_("One of several"),
    Kind.LINK: N_("A link"),
}
LINKS = (
    ("organisation", N_("to a partner")), ("person", N_("to a person")),
    ("meeting", N_("to a meeting")), ("decision", N_("to a decision")),
    ("action", N_("to an action")), ("log_entry", N_("to a challenge")),
)  # fmt: skip
FIRST_COLUMNS = 3


class ColumnLine(QWidget):
    """One column that is asked for: its name, its kind, and what the kind wants to know."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.label = QLineEdit()
        self.label.setPlaceholderText(_("Name of the column"))
        self.label.setAccessibleName(_("Column {number}: name").format(number=number))
        self.kind = QComboBox()
        self.kind.setAccessibleName(_("Column {number}: kind").format(number=number))
        for kind, said in KIND_WORDS.items():
            self.kind.addItem(_(said), str(kind))
        self.choices = QLineEdit()
        self.choices.setPlaceholderText(_("The choices, with commas between"))
        self.choices.setAccessibleName(_("Column {number}: choices").format(number=number))
        self.links = QComboBox()
        self.links.setAccessibleName(_("Column {number}: link").format(number=number))
        for table, said in LINKS:
            self.links.addItem(_(said), table)
        inside = QGridLayout(self)
        inside.setContentsMargins(0, 0, 0, 4)
        put_side_by_side(inside, self.label, self.kind)
        inside.addWidget(self.choices, 2, 0, 1, 2)
        inside.addWidget(self.links, 2, 0, 1, 2)
        inside.setColumnStretch(0, 1)
        self.kind.currentIndexChanged.connect(self._fold)
        self._fold()

    def _fold(self) -> None:
        self.choices.setVisible(self.kind.currentData() == Kind.CHOICE)
        self.links.setVisible(self.kind.currentData() == Kind.LINK)

    def asked(self) -> NewColumn | None:
        """Return the column that is asked for, None where it has no name."""
        label = self.label.text().strip()
        if not label:
            return None
        kind = Kind(self.kind.currentData())
        return NewColumn(
            label=label,
            kind=kind,
            choices=_parts(self.choices.text()) if kind is Kind.CHOICE else (),
            links_to=str(self.links.currentData()) if kind is Kind.LINK else "",
        )


class NewRegister(QWidget):
    """The form. `kept` carries the changes once it was made; `left` that nothing is wanted."""

    kept = Signal(object)
    left = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setAccessibleName(_("A register of your own"))
        self._session = session
        self.message = Message()
        self.message.hide()
        self.label = self._line(_("What the register is called"), _("Visits to schools"))
        self.entry_label = self._line(_("What one entry is called"), _("School visit"))
        self.help = self._line(_("What it is for"), _("In one sentence"))
        self.open_states = self._line(_("States that are open"), _("Planned, Under way"))
        self.open_states.setText(_("Open"))
        self.closed_states = self._line(_("States that are closed"), _("Done, Given up"))
        self.closed_states.setText(_("Closed"))
        self.days = self._line(_("Days of its clock"), _("None"))
        self.working = QCheckBox(_("Working days"))
        self.working.setChecked(True)
        self.confidential = QCheckBox(_("Confidential"))
        self.ladder = LadderLines()
        self.columns: list[ColumnLine] = []
        self._columns_layout = QVBoxLayout()
        self.more = link_button(_("One more column"), "plus")
        self.save_button = primary_button(_("Make it"), "check")
        self.leave_button = link_button(_("Leave"))
        self._lay_out()
        for _number in range(FIRST_COLUMNS):
            self.add_column()
        self.more.clicked.connect(self._add_and_go)
        self.ladder.changed.connect(self._fold)
        self.save_button.clicked.connect(self.save)
        self.leave_button.clicked.connect(self.left)

    def _line(self, name: str, example: str) -> QLineEdit:
        made = QLineEdit()
        made.setAccessibleName(name)
        made.setPlaceholderText(example)
        return made

    def _lay_out(self) -> None:
        scroll = Scroll(_("A register of your own"))
        inside = QVBoxLayout(scroll.sheet)
        inside.setContentsMargins(24, 14, 24, 16)
        inside.setSpacing(4)
        inside.addWidget(words(_("A register of your own"), "title", wrap=True))
        inside.addWidget(
            words(_("It is kept in this board file and opens wherever the file does."), "reading",
                  "ink2", wrap=True)
        )  # fmt: skip
        inside.addWidget(self.message)
        for field in (self.label, self.entry_label, self.help):
            _add_field(inside, field)
        inside.addSpacing(6)
        inside.addWidget(words(_("Columns"), "small_strong", "ink2"))
        inside.addLayout(self._columns_layout)
        inside.addLayout(row(self.more, None))
        inside.addWidget(self.ladder)
        self._without_ladder: list[QWidget] = [self.working]
        for field in (self.open_states, self.closed_states, self.days):
            label = _add_field(inside, field)
            if field is not self.closed_states:
                self._without_ladder += [label, field]
        inside.addWidget(self.working)
        inside.addWidget(self.confidential)
        packs = _("What is confidential stays out of ordinary packs.")
        self.confidential.setAccessibleDescription(packs)
        inside.addWidget(words(packs, "small", "ink2", wrap=True))
        inside.addStretch(1)
        foot = row(self.save_button, self.leave_button, KeyCap("Esc"), None, spacing=14)
        foot.setContentsMargins(24, 12, 24, 14)
        self.setLayout(column(scroll, line_across(), foot))

    def add_column(self) -> ColumnLine:
        """Offer one more column."""
        made = ColumnLine(len(self.columns) + 1)
        self.columns.append(made)
        self._columns_layout.addWidget(made)
        return made

    def _add_and_go(self) -> None:
        self.add_column().label.setFocus()

    def _fold(self) -> None:
        """Leave out what a ladder brings with it: its open states, and a clock for each step."""
        has_ladder = bool(self.ladder.asked())
        for part in self._without_ladder:
            part.setVisible(not has_ladder)

    def focus_first(self) -> None:
        """Put the focus on the name."""
        self.label.setFocus()

    def asked(self) -> NewLogType:
        """Return the register that is asked for."""
        steps = self.ladder.asked()
        days = "" if steps else self.days.text().strip()
        open_states = [NewState(label=one) for one in _parts(self.open_states.text())]
        closed = [NewState(label=one, is_closed=True) for one in _parts(self.closed_states.text())]
        return NewLogType(
            label=self.label.text(),
            entry_label=self.entry_label.text(),
            help=self.help.text(),
            columns=tuple(found for line in self.columns if (found := line.asked())),
            states=(*open_states, *closed),
            days=int(days) if days.isdecimal() else 0 if days else None,
            counts_working_days=self.working.isChecked(),
            is_confidential=self.confidential.isChecked(),
            steps=steps,
        )

    def save(self) -> None:
        """Make the register, or say what is missing."""
        found = self._session.try_out(add_log_type, self.asked())
        if isinstance(found, Changes):
            self.kept.emit(found)
            return
        self.message.say(" ".join(found.values()), tone="amb")
        fields = {"label": self.label, "entry_label": self.entry_label,
                  "columns": self.columns[0].label, "states": self.open_states,
                  "days": self.days}  # fmt: skip
        if self.ladder.lines:
            fields["steps"] = self.ladder.lines[0].title
        for name, field in fields.items():
            if name in found:
                field.setFocus()
                return

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Make it with Enter, leave with Esc."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.save()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _add_field(layout: QVBoxLayout, field: QLineEdit) -> QLabel:
    label = words(field.accessibleName(), "small_strong", "ink2")
    label.setBuddy(field)
    layout.addSpacing(4)
    layout.addWidget(label)
    layout.addWidget(field)
    return label


def _parts(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


def _keep(desk: Desk, name: str | None = "") -> Changes:
    """Take up a register, or the newer form of one that the board keeps."""
    is_kept = name in {kind.name for kind in newer_log_types(desk)}
    return (renew_log_type if is_kept else keep_log_type)(desk, name or "")


class _TakingUp(FormMaker):
    """Makes the form that takes up a register that ships."""

    def make(self) -> FormPanel:
        """Return the form."""
        found, newer = other_log_types(self._session.desk), newer_log_types(self._session.desk)
        offered: list[tuple[Any, str]] = [(kind.name, _(kind.label)) for kind in found]
        in_newer_form = _("{log}, in its newer form")
        offered += [(kind.name, in_newer_form.format(log=_(kind.label))) for kind in newer]
        asked = Column(name="name", label=N_("Which register"), kind=Kind.CHOICE)
        table = Table(name="log", label="", record_class=LogEntry, columns=(asked,))
        form = self._table_form(table, ("name",), name=offered)
        note = "\n".join(f"{_(kind.label)}: {_(kind.help)}" for kind in (*found, *newer))
        return self._panel(_("Take up another register"), note, form, _keep)


def take_up_form(session: Session) -> FormPanel:
    """Return the form that takes up a register that ships beside those of the profile."""
    return _TakingUp(session).make()
