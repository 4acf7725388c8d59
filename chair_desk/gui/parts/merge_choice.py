"""The cards of the choices, and the picks of single lines where two versions are mixed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QPlainTextEdit, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from chair_desk.gui.guard import guarded
from chair_desk.gui.parts.merge_words import BOTH, OWN, THEIRS, YOURS, ChoiceWords, short
from chair_desk.gui.parts.widgets import (
    Icon,
    KeyCap,
    Segmented,
    ShortLabel,
    clear,
    column,
    row,
    words,
)
from chair_desk.gui.theme.look import look
from chair_desk.services.mixing import mixed
from chair_desk.services.two_versions import Line, Matter
from chair_desk.words import _


class ChoiceCard(QPushButton):
    """One choice with its key. Space or its key makes it."""

    def __init__(self, said: ChoiceWords, key: str) -> None:
        super().__init__()
        self.way = said.way
        self.setCheckable(True)
        self.setAutoDefault(False)
        self.setProperty("kind", "card")
        self.setAccessibleName(f"{said.title}. {said.note}".strip(". "))
        self.setAccessibleDescription(said.reason)
        self.setToolTip(said.reason)
        self.setEnabled(not said.reason)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._mark = Icon("circle", "edge", side=18)
        inside = column(
            words(said.title, "strong"), ShortLabel(said.note, "interface", "ink2"), spacing=2
        )
        layout = row(self._mark, inside, KeyCap(key), spacing=10)
        layout.setStretch(1, 1)
        layout.setContentsMargins(14, 8, 12, 8)
        layout.setAlignment(self._mark, Qt.AlignmentFlag.AlignTop)
        self.setLayout(layout)
        for child in self.findChildren(QWidget):
            child.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.toggled.connect(self._show)

    @guarded(QSize)
    def sizeHint(self) -> QSize:
        """Keep the drawn height: the sheet would make it as low as its words."""
        return QSize(look().px(200), look().px(62))

    @guarded(QSize)
    def minimumSizeHint(self) -> QSize:
        """Keep the drawn height."""
        return QSize(look().px(90), look().px(62))

    def _show(self, is_chosen: bool) -> None:  # noqa: FBT001, RUF100  a Qt slot
        self._mark.change(
            "circle-dot" if is_chosen else "circle", "accent" if is_chosen else "edge"
        )


class ChoiceCards(QWidget):
    """Two or three cards side by side; `chosen` carries the way."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.cards: list[ChoiceCard] = []
        self._layout = row(spacing=12)
        self.setLayout(self._layout)

    def show_choices(self, said: Sequence[ChoiceWords], way: str) -> None:
        """Show other cards; the way already chosen is marked."""
        clear(self._layout)
        self.cards = []
        for number, one in enumerate(said, start=1):
            card = ChoiceCard(one, str(number))
            card.setChecked(one.way == way)
            card.clicked.connect(self._say)
            self.cards.append(card)
            self._layout.addWidget(card, 1)

    def mark(self, way: str) -> None:
        """Mark the way that is chosen."""
        for card in self.cards:
            card.setChecked(card.way == way)

    def _say(self) -> None:
        card = self.sender()
        if isinstance(card, ChoiceCard):
            self.mark(card.way)
            self.chosen.emit(card.way)


class MixLines(QWidget):
    """One row of choices for each disputed line, and a field for words of one's own.

    `picked` carries a line's number and the pick, `written` an id and the text or None.
    """

    picked = Signal(int, str)
    written = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(8)
        self._rows: dict[Segmented, int] = {}
        self._fields: dict[QPlainTextEdit, str] = {}
        self._matter: Matter | None = None

    def show_matter(
        self,
        matter: Matter,
        whose: tuple[str, str],
        picks: Mapping[int, str],
        own: Mapping[str, str],
    ) -> None:
        """Show the picks of a matter; `whose` are the names of the two versions."""
        clear(self._layout)
        self._rows, self._fields, self._matter = {}, {}, matter
        for number, line in enumerate(matter.lines):
            if line.is_disputed:
                self._add_row(number, line, whose, picks, own)

    def _add_row(
        self,
        number: int,
        line: Line,
        whose: tuple[str, str],
        picks: Mapping[int, str],
        own: Mapping[str, str],
    ) -> None:
        choices = [(YOURS, whose[0]), (THEIRS, whose[1])]
        if line.can_mix:
            choices += [(BOTH, _("Both")), (OWN, _("My words"))]
        name = line.label or short(line.yours or line.theirs)
        segments = Segmented(name, choices)
        segments.choose(OWN if line.difference_id in own else picks.get(number, YOURS))
        segments.chosen.connect(self._pick)
        self._rows[segments] = number
        label = words(short(name), tone="ink2")
        self._layout.addLayout(column(label, row(segments, None), spacing=3))
        if line.difference_id in own:
            self._add_field(line, own[line.difference_id])

    def _add_field(self, line: Line, text: str) -> None:
        field = QPlainTextEdit(text)
        field.setProperty("role", "record")
        field.setTabChangesFocus(True)
        field.setFixedHeight(look().px(96))
        field.setAccessibleName(
            _("{label}, in your own words").format(label=line.label or _("Text"))
        )
        field.textChanged.connect(self._write)
        self._fields[field] = line.difference_id
        self._layout.addWidget(field)

    def _pick(self, pick: str) -> None:
        segments, matter = self.sender(), self._matter
        if not isinstance(segments, Segmented) or matter is None:
            return
        number = self._rows[segments]
        one_id = matter.lines[number].difference_id
        if pick == OWN:
            lines = [line for line in matter.lines if line.difference_id == one_id]
            first = {at: BOTH for at, line in enumerate(lines) if line.is_disputed}
            self.written.emit(one_id, mixed(lines, first))
            return
        self.written.emit(one_id, None)
        self.picked.emit(number, pick)

    def _write(self) -> None:
        field = self.sender()
        if isinstance(field, QPlainTextEdit):
            self.written.emit(self._fields[field], field.toPlainText())

    def first_field(self) -> QPlainTextEdit | None:
        """Return the field for words of one's own, if there is one."""
        return next(iter(self._fields), None)
