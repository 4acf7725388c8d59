"""Handing a copy over: for whom, the whole board or only what changed, and where to."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QProgressBar, QRadioButton, QWidget

from chair_desk.gui.parts.overlay import Overlay
from chair_desk.gui.parts.widgets import (
    Message,
    column,
    link_button,
    primary_button,
    row,
    secondary_button,
    words,
)
from chair_desk.gui.theme.look import look
from chair_desk.records.changes import CannotDo
from chair_desk.records.days_in_words import weekday_month
from chair_desk.records.local_time import local_date
from chair_desk.services.exchange import Exchange
from chair_desk.words import _, ngettext

WIDTH = 640


class HandOverPanel(Overlay):
    """Asks what is handed over. `place_asked` carries for whom, and whether it is the whole.

    `notes_asked`: the person's own notes shall have another passphrase than the board first.
    """

    place_asked = Signal(str, bool)
    notes_asked = Signal()

    def __init__(
        self, window: QWidget, last: Mapping[str, Exchange], *, shares_passphrase: bool = False
    ) -> None:
        """Take the last exchange with each person; "" is the last with anybody.

        `shares_passphrase`: the passphrase that goes with the board opens own notes too.
        """
        super().__init__(window, _("Hand over a copy"), width=WIDTH, top=84)
        self._last = last
        self.message = Message()
        self.message.close_button.hide()
        self.message.hide()
        self.who = QComboBox()
        self.who.setEditable(True)
        self.who.setAccessibleName(_("For whom"))
        self.who.addItems([name for name in last if name])
        self.who.setFixedWidth(look().px(320))
        self.shared = QWidget()
        self.shared.setVisible(shares_passphrase)
        self.own = link_button(_("Give your notes a passphrase"), "key-round")
        self.whole = QRadioButton(_("The whole board"))
        self.changes = QRadioButton(_("Only what changed"))
        self.since = words("", tone="ink2", wrap=True)
        self.progress = QProgressBar()
        self.progress.setRange(0, 0)
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(_("Writing the file"))
        self.progress.hide()
        self.leave = secondary_button(_("Close"))
        self.go_on = primary_button(_("Choose where to write it"), "usb")
        self._lay_out()
        self._show_since()
        (self.changes if self.exchange() else self.whole).setChecked(True)
        self.who.editTextChanged.connect(self._show_since)
        self.leave.clicked.connect(self.dismiss)
        self.own.clicked.connect(self.notes_asked)
        self.go_on.clicked.connect(self._ask)
        self.who.setFocus(Qt.FocusReason.OtherFocusReason)

    def _lay_out(self) -> None:
        said = _(
            "One file, for a stick or a mail. Whoever has a copy of this board can bring it in. "
            "Your private notes are never part of it."
        )
        whole = _("The first time, or when you are not sure what they have. It opens by itself.")
        known = _("Those notes open with the board's passphrase, which others then know.")
        self.shared.setLayout(column(words(known, wrap=True), 2, row(self.own, None)))
        self.inside.setSpacing(8)
        for part in (
            words(_("Hand over a copy"), "section"),
            words(said, tone="ink2", wrap=True),
            self.shared,
            self.message,
            words(_("For whom"), "small_strong", "ink2"),
            self.who,
            self.whole,
            _below(whole),
            self.changes,
            self.since,
            self.progress,
        ):
            self.inside.addWidget(part)
        self.since.setContentsMargins(look().px(28), 0, 0, 6)
        self.inside.addLayout(row(self.leave, None, self.go_on, spacing=10))

    def exchange(self) -> Exchange | None:
        """Return the last exchange with the person named, or with anybody."""
        who = self.who.currentText().strip()
        return self._last.get(who) or self._last.get("")

    def _show_since(self) -> None:
        last = self.exchange()
        self.changes.setEnabled(last is not None)
        if last is None:
            self.whole.setChecked(True)
            said = _("Nothing was exchanged yet. Hand over the whole board the first time.")
        else:
            day = weekday_month(local_date(last.at))
            said = _("Since your last exchange on {day}, {name}. Small and sealed.").format(
                day=day, name=last.name
            )
        self.since.setText(said)
        self.changes.setAccessibleDescription(said)

    def _ask(self) -> None:
        self.place_asked.emit(self.who.currentText().strip(), self.whole.isChecked())

    def say_busy(self) -> None:
        """Say that the file is being written."""
        self.message.hide()
        self.progress.show()
        self.go_on.setEnabled(False)

    def say_done(self, exchange: Exchange) -> None:
        """Say what was written, and what the other person does with it."""
        self._rest()
        sentence = ngettext(
            "Wrote {name}, with {count} change.",
            "Wrote {name}, with {count} changes.",
            exchange.changes,
        ).format(name=exchange.name, count=exchange.changes)
        more = (
            _("They open it with Chair Desk, or bring it in where they have the board already.")
            if exchange.way == "copy"
            else _("They bring it in from the File menu of their own copy.")
        )
        self.message.say(sentence, more, tone="grn")
        self.leave.setFocus()

    def say_problem(self, problem: CannotDo) -> None:
        """Say why it could not be written."""
        self._rest()
        self.message.say(problem.what, f"{problem.why} {problem.remedy}".strip(), tone="red")

    def _rest(self) -> None:
        self.progress.hide()
        self.go_on.setEnabled(True)


def _below(text: str) -> QWidget:
    label = words(text, tone="ink2", wrap=True)
    label.setContentsMargins(look().px(28), 0, 0, 6)
    return label


def last_exchanges(exchanges: Sequence[Exchange]) -> dict[str, Exchange]:
    """Return the last exchange with each person, and with anybody under ""; newest come first."""
    found: dict[str, Exchange] = {}
    for one in exchanges:
        found.setdefault("", one)
        if one.who:
            found.setdefault(one.who, one)
    return found
