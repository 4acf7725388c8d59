"""What the people of a partner declared, on its card: each with what can be done about it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QPushButton, QWidget

from chair_desk.gui.parts.widgets import (
    Section,
    ShortLabel,
    column,
    line_across,
    link_button,
    row,
    words,
)
from chair_desk.services.interests import HeldInterest, PersonInterests
from chair_desk.words import _


class InterestsSection(QWidget):
    """`asked` carries a verb and the id of a person or of an interest."""

    asked = Signal(str, str)

    def __init__(self, found: Sequence[PersonInterests]) -> None:
        super().__init__()
        self._verbs: dict[QPushButton, tuple[str, str]] = {}
        layout = column(14, Section(_("Interests")), 6, line_across())
        for one in found:
            layout.addWidget(self._person(one))
            for held in one.held:
                layout.addWidget(self._interest(one, held))
            layout.addWidget(line_across())
        if not found:
            layout.addSpacing(6)
            layout.addWidget(words(_("Nobody in post."), tone="ink2"))
        self.setLayout(layout)

    def _person(self, one: PersonInterests) -> QWidget:
        name = one.person.name
        add = self._ask(
            _("Add"), ("add_interest", one.person.id), _("Add an interest of {name}"), name
        )
        said = "" if one.held else _("nothing declared")
        line = row(words(name, "strong"), ShortLabel(said, "small", "ink2"), add, spacing=10)
        line.setStretch(1, 1)
        return _standing(line, below=2 if one.held else 6)

    def _interest(self, one: PersonInterests, held: HeldInterest) -> QWidget:
        entry, name = held.entry, one.person.name
        title = words(entry.title, tone="ink" if held.is_open else "ink3", wrap=True)
        whole = [part for part in (entry.title, held.words) if part]
        title.setAccessibleName(f"{name}: {', '.join(whole)}")
        lines = column(title)
        if held.words:
            lines.addWidget(words(held.words, "small", "ink2", wrap=True))
        about = f"{entry.title}, {name}"
        change = self._ask(
            _("Change"), ("edit_interest", entry.id), _("Change the interest: {name}"), about
        )
        line = row(spacing=4)
        line.addLayout(lines, 1)
        line.addWidget(change)
        if held.is_open:
            verb = ("end_interest", entry.id)
            line.addWidget(self._ask(_("End"), verb, _("End the interest: {name}"), about))
        return _standing(line, left=16)

    def _ask(self, label: str, verb: tuple[str, str], said: str, name: str) -> QPushButton:
        button = link_button(label)
        button.setProperty("small", "true")
        button.setAccessibleName(said.format(name=name))
        self._verbs[button] = verb
        button.clicked.connect(self._pressed)
        return button

    def _pressed(self) -> None:
        verb = self._verbs.get(self.sender())  # type: ignore[call-overload]
        if verb:
            self.asked.emit(*verb)


def _standing(line: QBoxLayout, *, left: int = 0, below: int = 6) -> QWidget:
    held = QWidget()
    line.setContentsMargins(left, 4, 0, below)
    held.setLayout(line)
    return held
