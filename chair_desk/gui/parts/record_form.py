"""A plain form for some columns of a record: label, editor, what is wrong, in reading order."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date
from typing import cast

from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from chair_desk.gui.parts.editors import ChoiceEditor, Choices, Editor, YesNoEditor, editor_for
from chair_desk.gui.parts.widgets import Message, retone, words
from chair_desk.gui.parts.widgets import column as in_column
from chair_desk.records.columns import Column, Table, Value
from chair_desk.words import _


class RecordForm(QWidget):
    """Shows and gives back the values of the columns named, in that order.

    Each editor has its label as buddy and accessible name and its help as description; a
    problem is said below its field and given to the screen reader with it. Fields named in
    `later` are made when they are asked, hold something, or something is wrong with them; until
    then `values` leaves them out.
    """

    def __init__(
        self,
        table: Table,
        names: Sequence[str],
        *,
        choices: Mapping[str, Choices] | None = None,
        read_date: Callable[[str], date | None] | None = None,
        later: Collection[str] = (),
    ) -> None:
        super().__init__()
        self._table, self._names = table, tuple(names)
        self._offered, self._read_date = choices or {}, read_date
        self._fields: dict[str, QWidget] = {}
        self._editors: dict[str, QWidget] = {}
        self._faults: dict[str, QLabel] = {}
        self._help: dict[str, str] = {}
        self.message = Message()
        self.message.hide()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addWidget(self.message)
        for name in self._names:
            if name not in later:
                self._make(name)

    def _make(self, name: str) -> None:
        """Make a field in its place, unless it is there."""
        if name in self._editors or name not in self._names:
            return
        column = self._table.column(name)
        offered = self._offered.get(name, ())
        self._add(column, editor_for(column, choices=offered, read_date=self._read_date))

    def _add(self, column: Column, editor: QWidget) -> None:
        label = words(_(column.label), "small_strong", "ink2", wrap=True)
        label.setBuddy(editor)
        said = _(column.help)
        editor.setAccessibleName(_(column.label))
        editor.setAccessibleDescription(said)
        editor.setAccessibleIdentifier(column.name)
        if isinstance(editor, ChoiceEditor):
            editor.keep_narrow()
        if isinstance(editor, YesNoEditor):
            editor.setText(said or _(column.label))
        elif said and isinstance(editor, QLineEdit | QPlainTextEdit):
            editor.setPlaceholderText(said)
        fault = words("", "small", "red", wrap=True)
        fault.hide()
        field = QWidget()
        inside = in_column(label, editor, fault, spacing=4)
        inside.setContentsMargins(0, 0, 0, 12)
        field.setLayout(inside)
        before = self._names[: self._names.index(column.name)]
        self._layout.insertWidget(1 + sum(name in self._fields for name in before), field)
        self._fields[column.name] = field
        self._editors[column.name] = editor
        self._faults[column.name] = fault
        self._help[column.name] = said

    def editor(self, name: str) -> QWidget:
        """Return the editor of a column."""
        return self._editors[name]

    def ask(self, name: str, *, is_asked: bool) -> None:
        """Show the field of a column, or leave it out of sight; its value stays either way."""
        if is_asked:
            self._make(name)
        if name in self._fields:
            self._fields[name].setVisible(is_asked)

    def values(self) -> dict[str, Value]:
        """Return what is in the form, by column."""
        return {
            name: cast("Editor", self._editors[name]).value()
            for name in self._names
            if name in self._editors
        }

    def show_values(self, values: Mapping[str, Value]) -> None:
        """Put values into the form; columns not named are left as they are."""
        for name, value in values.items():
            if value:
                self._make(name)
            if name in self._editors:
                cast("Editor", self._editors[name]).show_value(value)

    def show_problems(self, problems: Mapping[str, str]) -> None:
        """Say what is wrong beside the fields, and go to the first of them."""
        first: QWidget | None = None
        for name in problems:
            self._make(name)
        for name in self.values():
            editor = self._editors[name]
            problem = problems.get(name, "")
            self._faults[name].setText(problem)
            self._faults[name].setVisible(bool(problem))
            editor.setAccessibleDescription(problem or self._help[name])
            retone(editor, fault=bool(problem))
            first = first or (editor if problem else None)
        others = [words for name, words in problems.items() if name not in self._editors]
        self.message.setVisible(bool(others))
        if others:
            self.message.say(" ".join(others), tone="amb")
        if first is not None:
            first.setFocus()

    def focus_first(self) -> None:
        """Put the focus into the first field."""
        next(iter(self._editors.values())).setFocus()
