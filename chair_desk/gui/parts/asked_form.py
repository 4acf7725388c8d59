"""Who else is asked: a line of partner and post for each, as many as it needs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from chair_desk.gui.parts.editors import ChoiceEditor, Choices, LineEditor
from chair_desk.gui.parts.record_form import RecordForm
from chair_desk.gui.parts.widgets import icon_button, link_button, row, words
from chair_desk.records.columns import Table
from chair_desk.services.addressees import Asked
from chair_desk.words import _

NAME = "addressees"


class _Line(QWidget):
    """One partner, its post, and a button that takes the line away."""

    def __init__(self, choices: Choices, number: int) -> None:
        super().__init__()
        self.partner = ChoiceEditor(choices)
        self.partner.setAccessibleName(_("Also to partner {number}").format(number=number))
        self.partner.setMinimumContentsLength(18)
        self.post = LineEditor()
        self.post.setAccessibleName(_("Post at partner {number}").format(number=number))
        self.post.setPlaceholderText(_("Post, if a certain one"))
        said = _("Do not ask partner {number}").format(number=number)
        self.remove = icon_button(said, "x")
        self.remove.setProperty("kind", "link")
        line = row(self.partner, self.post, self.remove, spacing=8)
        line.setStretch(0, 1)
        line.setStretch(1, 1)
        self.setLayout(line)

    @property
    def asked(self) -> Asked:
        """What the line says."""
        return Asked(str(self.partner.value() or ""), str(self.post.value() or ""))


class AskedForm(RecordForm):
    """A form of lines; its one value is a tuple of `Asked` under "addressees"."""

    def __init__(self, choices: Choices, asked: Sequence[Asked] = ()) -> None:
        super().__init__(Table(name="", label="", columns=(), record_class=object), ())
        self._choices = choices
        self._lines: list[_Line] = []
        self._fault = words("", "small", "red", wrap=True)
        self._fault.hide()
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        self.add_button: QPushButton = link_button(_("Ask another partner or post"), "plus")
        self.add_button.clicked.connect(self.add_line)
        self._layout.addWidget(words(_("Also to"), "small_strong", "ink2"))
        self._layout.addLayout(self._rows)
        self._layout.addLayout(row(self.add_button, None))
        self._layout.addWidget(self._fault)
        self._layout.addSpacing(8)
        for one in asked:
            self._add_asked(one)

    def _add_asked(self, asked: Asked) -> _Line:
        line = _Line(self._choices, len(self._lines) + 1)
        line.partner.show_value(asked.organisation_id or None)
        line.post.show_value(asked.post)
        line.remove.clicked.connect(self._remove)
        self._lines.append(line)
        self._rows.addWidget(line)
        return line

    def add_line(self) -> None:
        """Add an empty line and go to it."""
        self._add_asked(Asked()).partner.setFocus()

    def _remove(self) -> None:
        sender = self.sender()
        for line in [one for one in self._lines if one.remove is sender]:
            self._lines.remove(line)
            self._rows.removeWidget(line)
            line.hide()
            line.deleteLater()
            self.add_button.setFocus()

    def values(self) -> dict[str, Any]:
        """Return who is asked."""
        return {NAME: tuple(line.asked for line in self._lines)}

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Say what is wrong below the lines."""
        said = problems.get(NAME, "")
        self._fault.setText(said)
        self._fault.setVisible(bool(said))

    def focus_first(self) -> None:
        """Go to the first line, or to what adds one."""
        (self._lines[0].partner if self._lines else self.add_button).setFocus()
