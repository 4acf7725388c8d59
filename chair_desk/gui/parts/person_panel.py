"""What the open board holds about one person: shown, copied for them, erased where lawful."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QListWidget, QListWidgetItem, QWidget

from chair_desk.gui.parts.decision_fields import DecisionFields
from chair_desk.gui.parts.overlay import Overlay
from chair_desk.gui.parts.widgets import Message, column, row, secondary_button, words
from chair_desk.gui.theme.icons import icon
from chair_desk.gui.theme.look import look
from chair_desk.records.changes import CannotDo, Refused
from chair_desk.records.people import Person
from chair_desk.services.personal_data import Known, Mention
from chair_desk.services.retention_closed import Decided
from chair_desk.words import _, ngettext

WIDTH, GUTTER = 940, 24
_LEAST_LIST, _ALL_ELSE = 230, 410
_LONGEST = 90


class PersonPanel(Overlay):
    """Shows all that names somebody. `person_asked` and `copy_asked` carry the person's id."""

    person_asked = Signal(str)
    copy_asked = Signal(str)
    erase_asked = Signal(str, object)

    def __init__(self, window: QWidget, people: Sequence[Person]) -> None:
        name = _("What is held about a person")
        super().__init__(window, name, width=WIDTH, top=40)
        self.panel.setFixedWidth(min(look().px(WIDTH), window.width() - 2 * GUTTER))
        self._known: Known | None = None
        self.message = Message()
        self.message.close_button.hide()
        self.message.hide()
        self.who = QComboBox()
        self.who.setAccessibleName(_("Person"))
        for person in people:
            self.who.addItem(person.name, person.id)
        self.said = words("", "strong", wrap=True)
        self.list = QListWidget()
        self.list.setAccessibleName(_("Records that name them"))
        self.list.setMinimumHeight(self.room_for_list(_ALL_ELSE, _LEAST_LIST))
        self.list.setSpacing(3)
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.holds = words("", wrap=True)
        self.copy = secondary_button(_("Write a copy for them"), "file-down")
        self.fields = DecisionFields(_("Erase"), _("Yes, erase it"), self.message)
        self.fields.basis.setPlaceholderText(_("For instance UK GDPR, Article 17(1)(a)"))
        self.leave = secondary_button(_("Close"))
        self._lay_out(name)
        self.who.currentIndexChanged.connect(self._ask)
        self.list.currentRowChanged.connect(self._show)
        self.list.itemChanged.connect(self._offer)
        self.fields.by.textChanged.connect(self._offer)
        self.fields.basis.textChanged.connect(self._offer)
        self.copy.clicked.connect(self._copy)
        self.fields.decided.connect(self._erase)
        self.leave.clicked.connect(self.dismiss)

    def _lay_out(self, name: str) -> None:
        note = _(
            "By a link, or by name in the words. Contact details can be erased; the name too, "
            "where no record needs it that is kept. Tick the records in whose words the name is "
            "to be blacked out. Your own notes are not searched."
        )
        self.inside.setSpacing(8)
        self.inside.addWidget(words(name, "section"))
        self.inside.addWidget(words(note, tone="ink2", wrap=True))
        self.inside.addWidget(self.message)
        self.inside.addWidget(self.who)
        self.inside.addWidget(self.said)
        beside = QWidget()
        beside.setFixedWidth(look().px(340))
        beside.setLayout(column(self.holds, None, self.fields, spacing=6))
        both = row(spacing=20)
        both.addWidget(self.list, 1)
        both.addWidget(beside)
        self.inside.addLayout(both)
        self.inside.addLayout(row(self.leave, None, self.copy, self.fields.go, spacing=10))

    def chosen(self) -> str:
        """Return the id of the person who is chosen."""
        return str(self.who.currentData() or "")

    def show_known(self, known: Known, said: str) -> None:
        """Show all that names the person who is chosen."""
        self._known = known
        self.said.setText(said)
        self.list.blockSignals(True)
        self.list.clear()
        for one in known.mentions:
            self.list.addItem(_item(one))
        self.list.blockSignals(False)
        self.list.setCurrentRow(0)
        self._show(0)
        self._offer()

    def ticked(self) -> tuple[tuple[str, str], ...]:
        """Return the records in whose words the name is to be blacked out."""
        known = self._known.mentions if self._known is not None else ()
        return tuple(
            one.key
            for number, one in enumerate(known)
            if one.may_black_out and self.list.item(number).checkState() is Qt.CheckState.Checked
        )

    def choose(self, person_id: str) -> None:
        """Choose somebody."""
        self.who.setCurrentIndex(max(self.who.findData(person_id), 0))

    def say_problem(self, problem: CannotDo | Refused) -> None:
        """Say what stands in the way."""
        self._offer()
        if isinstance(problem, Refused):
            self.message.say(" ".join(problem.problems.values()), tone="amb")
        else:
            self.message.say(problem.what, f"{problem.why} {problem.remedy}".strip(), tone="amb")

    def say_busy(self) -> None:
        """Say that the board is being written anew."""
        self.fields.go.setEnabled(False)
        self.message.say(_("The board is written anew without it. This takes a moment."))

    def say_done(self, lead: str, rest: str) -> None:
        """Say what was done."""
        self.fields.by.clear()
        self.fields.basis.clear()
        self._offer()
        self.message.say(lead, rest, tone="grn")

    def focus_first(self) -> None:
        """Begin at the person."""
        self.who.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask(self, _index: int) -> None:
        self.message.hide()
        self.person_asked.emit(self.chosen())

    def _show(self, number: int) -> None:
        if self._known is not None and 0 <= number < len(self._known.mentions):
            one = self._known.mentions[number]
            told = [f"{label}: {_short(value)}" for label, value in one.values[:8]]
            kept = _("Can be blacked out: tick it.") if one.may_black_out else one.kept
            self.holds.setText("\n".join([*told, "", kept]).strip())

    def _offer(self, *_what: object) -> None:
        """Offer the button once it is said who decided and why, named by what it does."""
        count = len(self.ticked())
        verb = _("Erase")
        if count:
            many = ngettext(
                "Erase, and black out {count} record", "Erase, and black out {count} records", count
            )
            verb = many.format(count=count)
        self.fields.rename(verb)
        is_ready = self.fields.is_complete and self._known is not None
        self.fields.go.setEnabled(is_ready)
        self.fields.go.setToolTip("" if is_ready else _("Say who decided it, and on what ground."))

    def _copy(self) -> None:
        self.copy_asked.emit(self.chosen())

    def _erase(self, decided: object) -> None:
        if isinstance(decided, Decided):
            self.erase_asked.emit(self.chosen(), replace(decided, black_out=self.ticked()))


def _item(one: Mention) -> QListWidgetItem:
    named = _("named by {columns}").format(columns=", ".join(one.by))
    item = QListWidgetItem(f"{_short(one.says)}\n{one.sort}, {named}")
    if one.may_black_out:
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Unchecked)
    else:
        item.setIcon(icon("user" if one.table == "person" else "lock", "ink3"))
    return item


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= _LONGEST else flat[: _LONGEST - 1] + "…"
