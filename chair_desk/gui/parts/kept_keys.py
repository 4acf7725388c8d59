"""What lies in this computer's keyring, and taking all of it out by one press."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from chair_desk.gui.parts.widgets import column, row, secondary_button, words
from chair_desk.gui.program import Program
from chair_desk.records.changes import CannotDo
from chair_desk.words import _, ngettext


class KeptKeys(QWidget):
    """Says how many keys are kept in the keyring, and takes them out."""

    def __init__(self, program: Program) -> None:
        super().__init__()
        self._program = program
        self.note = words("", tone="ink2", wrap=True)
        self.out = secondary_button(_("Take all keys out of the keyring"), "key-round")
        self.setLayout(column(self.note, 8, row(self.out, None)))
        self.out.clicked.connect(self._take_out)
        self._show()

    def _show(self) -> None:
        count = len(self._program.keyring.kept())
        self.out.setEnabled(count > 0)
        if not count:
            none = _("No key of a board is kept in this computer's keyring.")
            self.note.setText(none)
            self.out.setToolTip(none)
            return
        sentence = ngettext(
            "The key of {count} board is kept in this computer's keyring: whoever can log in as "
            "you can open it.",
            "The keys of {count} boards are kept in this computer's keyring: whoever can log in "
            "as you can open them.",
            count,
        )
        self.note.setText(sentence.format(count=count))
        self.out.setToolTip("")

    def _take_out(self) -> None:
        self.out.setEnabled(False)
        program = self._program
        program.background.run(program.keyring.forget_all, self._taken_out, self._not_taken)

    def _taken_out(self, _nothing: object) -> None:
        self._show()

    def _not_taken(self, problem: Exception) -> None:
        if not isinstance(problem, CannotDo):
            raise problem
        self._show()
        self.note.setText(f"{problem.what} {problem.why}")
