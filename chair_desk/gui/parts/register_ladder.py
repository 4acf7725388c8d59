"""The steps of a ladder for a register of the board's own: to whom, and by when."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from chair_desk.gui.parts.widgets import link_button, row, words
from chair_desk.gui.theme.look import look
from chair_desk.services.own_ladders import NewStep
from chair_desk.words import _

ROOMY = 115


def put_side_by_side(inside: QGridLayout, first: QWidget, second: QWidget) -> None:
    """Put two fields in a row of a form, or below one another where the letters are large."""
    if look().percent <= ROOMY:
        inside.addWidget(first, 0, 0)
        inside.addWidget(second, 0, 1)
    else:
        inside.addWidget(first, 0, 0, 1, 2)
        inside.addWidget(second, 1, 0, 1, 2)


class StepLine(QWidget):
    """One step that is asked for: its name, to whom it is put, its working days."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.title = QLineEdit()
        self.title.setPlaceholderText(_("Name of the step"))
        self.title.setAccessibleName(_("Step {number}: name").format(number=number))
        self.days = QLineEdit()
        self.days.setPlaceholderText(_("Working days"))
        self.days.setAccessibleName(_("Step {number}: working days").format(number=number))
        self.to = QLineEdit()
        self.to.setPlaceholderText(_("To whom it is put"))
        self.to.setAccessibleName(_("Step {number}: to whom").format(number=number))
        inside = QGridLayout(self)
        inside.setContentsMargins(0, 0, 0, 4)
        put_side_by_side(inside, self.title, self.days)
        inside.addWidget(self.to, 2, 0, 1, 2)
        inside.setColumnStretch(0, 3)
        inside.setColumnStretch(1, 2)

    def asked(self) -> NewStep | None:
        """Return the step that is asked for, None where the line is empty."""
        title, to, days = (one.text().strip() for one in (self.title, self.to, self.days))
        if not title and not to and not days:
            return None
        return NewStep(
            title=title, to=to, working_days=int(days) if days.isdecimal() else 0 if days else None
        )


class LadderLines(QWidget):
    """The steps, lowest first; none at first. `changed` says that there are some, or none."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[StepLine] = []
        self._layout = QVBoxLayout()
        self.more = link_button(_("Add a step of a ladder"), "plus")
        inside = QVBoxLayout(self)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(4)
        inside.addWidget(words(_("Ladder"), "small_strong", "ink2"))
        note = _("Where an entry waits for an answer, and who is asked next if none comes.")
        inside.addWidget(words(note, "small", "ink2", wrap=True))
        inside.addLayout(self._layout)
        inside.addLayout(row(self.more, None))
        self.more.clicked.connect(self._add_and_go)

    def add_step(self) -> StepLine:
        """Offer one more step."""
        made = StepLine(len(self.lines) + 1)
        self.lines.append(made)
        self._layout.addWidget(made)
        for field in (made.title, made.to, made.days):
            field.textChanged.connect(self.changed)
        return made

    def _add_and_go(self) -> None:
        self.add_step().title.setFocus()

    def asked(self) -> tuple[NewStep, ...]:
        """Return the steps that are asked for, lowest first."""
        return tuple(found for line in self.lines if (found := line.asked()))
