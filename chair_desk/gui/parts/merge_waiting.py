"""What the merge screen shows while there is nothing to choose: at work, a passphrase, nothing."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QWidget

from chair_desk.gui.parts.passphrase_field import PassphraseField
from chair_desk.gui.parts.widgets import (
    column,
    measured,
    primary_button,
    row,
    secondary_button,
    words,
)
from chair_desk.gui.theme.look import look
from chair_desk.words import _

MEASURE = 560


class AtWork(QWidget):
    """Says what is being done, how far it is, and lets it be cancelled."""

    cancel_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.title = words("", "section", wrap=True)
        self.note = words("", tone="ink2", wrap=True)
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(_("How far it is"))
        self.cancel = secondary_button(_("Cancel, change nothing"))
        inside = QWidget()
        inside.setLayout(
            column(self.title, 6, self.note, 16, self.progress, 16, row(self.cancel, None))
        )
        layout = column(measured(inside, MEASURE), None)
        layout.setContentsMargins(28, 28, 28, 28)
        self.setLayout(layout)
        self.cancel.clicked.connect(self.cancel_asked)

    def begin(self, title: str, note: str) -> None:
        """Say what begins; how long it takes is not known yet."""
        self.title.setText(title)
        self.note.setText(note)
        self.progress.setRange(0, 0)
        self.cancel.setEnabled(True)

    def go_on(self, done: int, of: int) -> None:
        """Say how far it is."""
        self.progress.setRange(0, max(of, 1))
        self.progress.setValue(done)


class CopyPassphrase(QWidget):
    """Asks for the passphrase of a copy that has another than this board."""

    entered = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.fault = words("", tone="red", wrap=True)
        self.fault.hide()
        self.field = PassphraseField(_("Passphrase of the copy"))
        self.field.setFixedWidth(look().wide(360))
        self.open = primary_button(_("Open the copy"), "lock-open")
        self.leave = secondary_button(_("Cancel, change nothing"))
        said = _("Ask whoever gave it to you. It is used now and kept nowhere.")
        inside = QWidget()
        inside.setLayout(
            column(
                words(_("This copy has a passphrase of its own"), "section"),
                6,
                words(said, tone="ink2", wrap=True),
                16,
                row(self.field, None),
                6,
                self.fault,
                16,
                row(self.open, self.leave, None, spacing=12),
            )
        )
        layout = column(measured(inside, MEASURE), None)
        layout.setContentsMargins(28, 28, 28, 28)
        self.setLayout(layout)
        self.field.entered.connect(self._enter)
        self.open.clicked.connect(self._enter)
        self.leave.clicked.connect(self.left)

    def begin(self, fault: str = "") -> None:
        """Ask, or ask again and say what was wrong."""
        self.fault.setText(fault)
        self.fault.setVisible(bool(fault))
        self.field.forget()
        self.field.setFocus()

    def _enter(self) -> None:
        if self.field.text():
            self.entered.emit(self.field.text())


class NothingToSettle(QWidget):
    """What two copies are for, where nothing waits; and the two ways on."""

    bring_in_asked = Signal()
    hand_over_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        said = _(
            "Two people can work on one board apart. Hand over a copy, bring in theirs, and it is "
            "one record again; what both changed is listed here."
        )
        sentence = words(said, "record", wrap=True)
        self.bring_in = primary_button(_("Bring in a copy"), "git-merge")
        self.hand_over = secondary_button(_("Hand over a copy"), "usb")
        inside = QWidget()
        inside.setLayout(
            column(
                words(_("Nothing waits to be settled"), "section"),
                10,
                sentence,
                18,
                row(self.bring_in, self.hand_over, None, spacing=12),
            )
        )
        layout = column(measured(inside, MEASURE), None)
        layout.setContentsMargins(28, 28, 28, 28)
        self.setLayout(layout)
        self.bring_in.clicked.connect(self.bring_in_asked)
        self.hand_over.clicked.connect(self.hand_over_asked)
