"""What of the open board is due to be disposed of, what holds it, and what went already."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QWidget

from chair_desk.catalogue.retention import RetentionClass
from chair_desk.gui.parts.decision_fields import DecisionFields
from chair_desk.gui.parts.overlay import Overlay
from chair_desk.gui.parts.widgets import Message, column, row, secondary_button, words
from chair_desk.gui.theme.icons import icon
from chair_desk.gui.theme.look import look
from chair_desk.records.changes import CannotDo, Refused
from chair_desk.records.days_in_words import full_day
from chair_desk.records.safekeeping import Disposal, RetentionHold
from chair_desk.services.retention import Due, proof_sentence
from chair_desk.words import _, ngettext

WIDTH, GUTTER = 940, 24
MOST_SHOWN = 300
_LEAST_LIST, _ALL_ELSE = 190, 410


class RetentionPanel(Overlay):
    """Lists what is due with a box to tick, then what was disposed of.

    `dispose_asked` carries the roots that are ticked and who decided; `hold_asked` a reason.
    """

    dispose_asked = Signal(object, object)
    hold_asked = Signal(str)
    hold_ended = Signal(str)

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, _("Retention"), width=WIDTH, top=40)
        self.panel.setFixedWidth(min(look().px(WIDTH), window.width() - 2 * GUTTER))
        self._due: Sequence[Due] = ()
        self._proofs: Sequence[Disposal] = ()
        self._holds: Sequence[RetentionHold] = ()
        self._kept: Sequence[RetentionClass] = ()
        self.message = Message()
        self.message.close_button.hide()
        self.message.hide()
        self.list = QListWidget()
        self.list.setAccessibleName(_("What is due, then what was disposed of"))
        self.list.setMinimumHeight(self.room_for_list(_ALL_ELSE, _LEAST_LIST))
        self.list.setSpacing(3)
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.said = words("", "strong", wrap=True)
        self.why = words("", wrap=True)
        self.held = words("", tone="ink2", wrap=True)
        self.reason = QLineEdit()
        self.reason.setAccessibleName(_("Why it is held"))
        self.reason.setPlaceholderText(_("Why, an open inquiry for instance"))
        self.hold = secondary_button(_("Hold all of it"), "lock")
        self.fields = DecisionFields(
            _("Dispose of what is ticked"), _("Yes, dispose of it"), self.message
        )
        self.leave = secondary_button(_("Close"))
        self._lay_out()
        self.list.currentRowChanged.connect(self._show)
        self.list.itemChanged.connect(self._ticked)
        self.hold.clicked.connect(self._hold)
        self.reason.returnPressed.connect(self._hold)
        self.fields.decided.connect(self._dispose)
        self.leave.clicked.connect(self.dismiss)

    def _lay_out(self) -> None:
        note = _(
            "How long what is kept is said by the board’s profile. A disposal keeps its proof: "
            "what it was, how many, by whom, the hash and the day, never the content."
        )
        self.inside.setSpacing(8)
        self.inside.addWidget(words(_("Retention"), "section"))
        self.inside.addWidget(words(note, tone="ink2", wrap=True))
        self.inside.addWidget(self.message)
        self.inside.addWidget(self.said)
        beside = QWidget()
        beside.setFixedWidth(look().px(340))
        beside.setLayout(column(self.why, None, self.fields, spacing=6))
        both = row(spacing=20)
        both.addWidget(self.list, 1)
        both.addWidget(beside)
        self.inside.addLayout(both)
        self.inside.addWidget(self.held)
        holding = row(spacing=10)
        holding.addWidget(self.reason, 1)
        holding.addWidget(self.hold)
        self.inside.addLayout(holding)
        self.inside.addLayout(row(self.leave, None, self.fields.go, spacing=10))

    def show_due(
        self,
        due: Sequence[Due],
        proofs: Sequence[Disposal],
        holds: Sequence[RetentionHold],
        kept: Sequence[RetentionClass] = (),
    ) -> None:
        """Show what is due, what went, and what is held; where nothing is due, the periods."""
        self._due = sorted(due, key=_standing)[:MOST_SHOWN]
        self._proofs, self._holds = proofs, holds
        self._kept = () if due else kept
        self.list.blockSignals(True)
        self.list.clear()
        for one in self._due:
            self.list.addItem(_due_item(one))
        for proof in proofs:
            day = full_day(proof.disposed_on) if proof.disposed_on else ""
            self.list.addItem(QListWidgetItem(icon("file-check", "ink3"), f"{proof.covers}\n{day}"))
        for period in self._kept:
            item = QListWidgetItem(icon("calendar-days", "ink3"), f"{period.title}\n{period.words}")
            self.list.addItem(item)
        self.list.blockSignals(False)
        self.said.setText(_found(due))
        self._show_holds()
        self.fields.setVisible(bool(due))
        self.fields.go.setVisible(bool(due))
        self.fields.setEnabled(any(one.may_go for one in due))
        if self.list.count():
            self.list.setCurrentRow(0)
            self._show(0)
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.why.setText("")
            self.leave.setFocus(Qt.FocusReason.OtherFocusReason)
        self._ticked()

    def ticked(self) -> list[Due]:
        """Return what is ticked."""
        return [
            one
            for number, one in enumerate(self._due)
            if one.may_go and self.list.item(number).checkState() is Qt.CheckState.Checked
        ]

    def say(self, lead: str, rest: str = "", tone: str = "accent") -> None:
        """Say a sentence above the list."""
        self.message.say(lead, rest, tone=tone)

    def say_problem(self, problem: CannotDo | Refused) -> None:
        """Say what stands in the way, and let it be tried again."""
        if isinstance(problem, Refused):
            self.say(" ".join(problem.problems.values()), tone="amb")
        else:
            self.say(problem.what, f"{problem.why} {problem.remedy}".strip(), "amb")
        self._ticked()

    def say_busy(self) -> None:
        """Say that the board is being written anew."""
        self.fields.go.setEnabled(False)
        self.say(_("The board is written anew without it. This takes a moment."))

    def _ticked(self) -> None:
        self.fields.reset()
        self.fields.go.setEnabled(bool(self.ticked()))

    def _show(self, number: int) -> None:
        if 0 <= number < len(self._due):
            one = self._due[number]
            stops = one.waits
            if one.hold:
                stops = _("Held: {reason}").format(reason=one.hold)
            self.why.setText(f"{one.why}\n\n{stops}".strip())
        elif 0 <= number - len(self._due) < len(self._proofs):
            self.why.setText(proof_sentence(self._proofs[number - len(self._due)]))
        elif 0 <= number - len(self._due) - len(self._proofs) < len(self._kept):
            self.why.setText(_ground(self._kept[number - len(self._due) - len(self._proofs)]))

    def _show_holds(self) -> None:
        is_held = bool(self._holds)
        self.reason.setVisible(not is_held)
        self.hold.setText(_("End the hold") if is_held else _("Hold all of it"))
        reasons = "; ".join(one.reason.rstrip(".") for one in self._holds)
        self.held.setText(
            _("Held from disposal: {reasons}.").format(reasons=reasons)
            if is_held
            else _("Nothing is held. While an inquiry or a claim is open, hold everything.")
        )

    def _hold(self) -> None:
        if self._holds:
            self.hold_ended.emit(self._holds[0].id)
        else:
            self.hold_asked.emit(self.reason.text())

    def _dispose(self, decided: object) -> None:
        self.dispose_asked.emit([one.root for one in self.ticked()], decided)


def _standing(one: Due) -> bool:
    """Sort what may go before what waits."""
    return not one.may_go


def _due_item(one: Due) -> QListWidgetItem:
    since = _("due since {day}").format(day=full_day(one.due_on))
    item = QListWidgetItem(f"{one.title}\n{one.kept.title}, {since}")
    if one.may_go:
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(Qt.CheckState.Unchecked)
    else:
        item.setIcon(icon("lock" if one.hold else "hourglass", "amb"))
    return item


def _ground(kept: RetentionClass) -> str:
    """Say on what ground something is kept so long, and whether anybody has checked it."""
    if not kept.source:
        return kept.words
    said = _("{words}\n\nGround: {source}.").format(words=kept.words, source=kept.source)
    if kept.checked:
        return said
    return f"{said} {_('To be checked against your own schedule.')}"


def _found(due: Sequence[Due]) -> str:
    if not due:
        return _("Nothing is due to be disposed of. This is how long what is kept:")
    may_go = sum(one.may_go for one in due)
    sentence = ngettext("{count} thing is due", "{count} things are due", len(due))
    said = _("{due}, {may_go} of them may go now.").format(
        due=sentence.format(count=f"{len(due):,}"), may_go=f"{may_go:,}"
    )
    if len(due) > MOST_SHOWN:
        listed = _("The first {most} are listed; as they go, the next come.")
        said = f"{said} {listed.format(most=MOST_SHOWN)}"
    return said
