"""A form in place of what it is about: fields, save and leave, refusals beside the fields."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chair_desk.gui.guard import guarded
from chair_desk.gui.parts.record_form import RecordForm
from chair_desk.gui.parts.widgets import (
    KeyCap,
    Scroll,
    column,
    line_across,
    link_button,
    measured,
    primary_button,
    row,
    words,
)
from chair_desk.gui.theme.look import look
from chair_desk.records.changes import Changes
from chair_desk.records.columns import Value
from chair_desk.words import _

MEASURE = 520
ROOMY = 115

Values = dict[str, Value]


class FormPanel(QWidget):
    """One or more forms below a title. `save` gets all values and returns changes or problems.

    `kept` carries the changes once they were made; `left` says that nothing is wanted.
    """

    kept = Signal(object)
    left = Signal()

    def __init__(
        self,
        title: str,
        note: str,
        forms: Sequence[RecordForm],
        save: Callable[[Values], Changes | dict[str, str]],
    ) -> None:
        super().__init__()
        self.forms = tuple(forms)
        self._save = save
        scroll = Scroll(title)
        scroll.setParent(self)  # while it is empty: each field costs when it is taken along
        inner = QVBoxLayout(scroll.sheet)
        inner.setContentsMargins(28, 16, 28, 16)
        inner.setSpacing(6)
        inner.addWidget(words(title, "title", wrap=True))
        if note:
            inner.addWidget(words(note, "reading", "ink2", wrap=True))
        inner.addSpacing(8)
        for form in self.forms:
            inner.addLayout(measured(form, MEASURE))
        inner.addStretch(1)
        self.save_button = primary_button(_("Keep"), "check")
        self.leave_button = link_button(_("Leave it as it was"))
        escape = KeyCap("Esc")
        foot = row(self.save_button, self.leave_button, escape, None, spacing=14)
        foot.setContentsMargins(28, 12, 28, 14)
        self.setLayout(column(scroll, line_across(), foot))
        escape.setVisible(look().percent <= ROOMY)  # the key works at any size
        self.save_button.clicked.connect(self.save)
        self.leave_button.clicked.connect(self.left)

    def values(self) -> Values:
        """Return what is in all the forms."""
        found: Values = {}
        for form in self.forms:
            if form.isVisibleTo(self):
                found.update(form.values())
        return found

    def save(self) -> None:
        """Try to keep the values; say what is wrong beside the fields."""
        came = self._save(self.values())
        if isinstance(came, dict):
            self._show_problems(came)
            return
        self.kept.emit(came)

    def _show_problems(self, problems: dict[str, str]) -> None:
        """Give each form its own problems; what belongs to no field is said in the first."""
        owned = {name for form in self.forms for name in form.values()}
        for number, form in enumerate(self.forms):
            mine = {name: words for name, words in problems.items() if name in form.values()}
            if number == 0:
                mine |= {name: words for name, words in problems.items() if name not in owned}
            form.show_problems(mine)

    def focus_first(self) -> None:
        """Put the focus into the first field."""
        self.forms[0].focus_first()

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep with Enter, leave with Esc."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.save()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
