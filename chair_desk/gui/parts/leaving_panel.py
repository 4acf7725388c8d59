"""The hand-over pack when a chair leaves: who takes over, where to, and what was written."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from chair_desk.gui.parts.overlay import Overlay
from chair_desk.gui.parts.widgets import Message, primary_button, row, secondary_button, words
from chair_desk.records.changes import CannotDo, Refused
from chair_desk.services.leaving import Leaving
from chair_desk.words import _


class LeavingPanel(Overlay):
    """Asks who takes over. `place_asked` wants the place where the pack is written."""

    place_asked = Signal()

    def __init__(self, window: QWidget) -> None:
        title = _("Hand over when you leave")
        super().__init__(window, title, width=660, top=70)
        self.message = Message()
        self.message.close_button.hide()
        self.message.hide()
        self.to = QLineEdit()
        self.to.setAccessibleName(_("Who takes over"))
        self.to.setPlaceholderText(_("A name or a post; it may stay empty"))
        self.code = words("", "section", wrap=True)
        self.code.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.code.hide()
        self.go = primary_button(_("Choose where, and write it"), "archive")
        self.copy = secondary_button(_("Copy the code"), "copy")
        self.copy.hide()
        self.leave = secondary_button(_("Close"))
        note = _(
            "One archive: the board, what is open, the index, the proof of the seals, each with "
            "its hash. Beside it a list for emptying this laptop, to be ticked and signed. Your "
            "private notes are no part of it."
        )
        self.inside.setSpacing(10)
        self.inside.addWidget(words(title, "section"))
        self.inside.addWidget(words(note, tone="ink2", wrap=True))
        self.inside.addWidget(self.message)
        self.inside.addWidget(self.code)
        self.inside.addWidget(words(_("Who takes over"), "label"))
        self.inside.addWidget(self.to)
        self.inside.addLayout(row(self.leave, None, self.copy, self.go, spacing=10))
        self.go.clicked.connect(self.place_asked)
        self.to.returnPressed.connect(self.place_asked)
        self.copy.clicked.connect(self._copy)
        self.leave.clicked.connect(self.dismiss)
        self.to.setFocus(Qt.FocusReason.OtherFocusReason)

    def say_busy(self) -> None:
        """Say that the pack is being written."""
        self.go.setEnabled(False)
        self.message.say(_("The pack is being written. This takes a moment."))

    def say_done(self, done: Leaving) -> None:
        """Say what was written, and the code where there is one."""
        self.go.setEnabled(True)
        rest = _("Print and sign {list}. SHA-256 of the pack: {hash}.")
        if done.code:
            rest = f"{rest} {_('Tell the code below by another way; it is kept nowhere.')}"
            self.code.setText(done.code)
            self.code.show()
            self.copy.show()
        self.message.say(
            _("Wrote {name}.").format(name=done.archive.name),
            rest.format(list=done.emptying.name, hash=done.sha256),
            tone="grn",
        )

    def say_problem(self, problem: CannotDo | Refused) -> None:
        """Say what stands in the way."""
        self.go.setEnabled(True)
        if isinstance(problem, Refused):
            self.message.say(" ".join(problem.problems.values()), tone="amb")
        else:
            self.message.say(problem.what, f"{problem.why} {problem.remedy}".strip(), tone="amb")

    def _copy(self) -> None:
        QApplication.clipboard().setText(self.code.text())
        self.copy.setText(_("Copied"))
