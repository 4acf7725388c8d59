"""What each in the chain can agree to in the room: a question a row, a person a column."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QPushButton, QWidget

from chair_desk.gui.parts.widgets import line_across, link_button, words
from chair_desk.gui.theme.look import look
from chair_desk.records.mandates import QUESTIONS, Mandate, answer_words, is_short
from chair_desk.services.partner_chain import ChainLink
from chair_desk.words import _

MOST, MOST_LARGE, LARGE = 4, 3, 115
FITS = 9


class MandateTable(QWidget):
    """`asked` carries the id of the person whose answers are to be recorded."""

    asked = Signal(str)

    def __init__(self, links: Sequence[ChainLink], known: Mapping[str, Mandate]) -> None:
        super().__init__()
        self._people: dict[QPushButton, str] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(0, 1)
        shown = links[: MOST if look().percent <= LARGE else MOST_LARGE]
        self._grid.addWidget(words(_("Commitment"), "small_strong", "ink2"), 0, 0)
        for column, link in enumerate(shown, 1):
            self._grid.addWidget(self._person(link), 0, column)
        self._grid.addWidget(line_across(), 1, 0, 1, len(shown) + 1)
        for number, (question, label) in enumerate(QUESTIONS):
            line = 2 + number * 2
            self._grid.addWidget(words(_(label), wrap=True), line, 0)
            for column, link in enumerate(shown, 1):
                self._grid.addWidget(self._answer(link, known, question), line, column)
            self._grid.addWidget(line_across(), line + 1, 0, 1, len(shown) + 1)

    def _person(self, link: ChainLink) -> QPushButton:
        button = link_button(_fitting(link.short or link.person.name))
        button.setProperty("small", "true")
        name = _("Record what {name} can agree to").format(name=link.person.name)
        button.setAccessibleName(name)
        button.setToolTip(f"{link.short}: {name}" if link.short else name)
        button.clicked.connect(self._pressed)
        self._people[button] = link.person.id
        return button

    def _answer(self, link: ChainLink, known: Mapping[str, Mandate], question: str) -> QWidget:
        mandate = known.get(link.person.id)
        said = answer_words(mandate, question)
        tone = "amb" if is_short(mandate, question) else "ink" if said != "–" else "ink3"
        shown = words(f"✓ {said}" if said == _("Yes") else said, "", tone)
        shown.setAccessibleName(f"{link.person.name}: {said}")
        return shown

    def _pressed(self) -> None:
        person_id = self._people.get(self.sender())  # type: ignore[call-overload]
        if person_id:
            self.asked.emit(person_id)


def _fitting(text: str) -> str:
    """Cut a long heading, so that its column stays narrow; the tooltip has the whole."""
    return text if len(text) <= FITS else text[: FITS - 1].rstrip() + "…"
