"""Editors for the seven kinds of column: each shows a value and gives it back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Protocol, cast

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from chair_desk.gui.guard import guarded
from chair_desk.gui.parts.widgets import retone
from chair_desk.gui.theme.look import look
from chair_desk.records.columns import Column, Kind, Value
from chair_desk.records.days_in_words import full_weekday
from chair_desk.words import _

Choices = Sequence[tuple[Value, str]]
"""What can be chosen: value and words."""

TEXT_LINES = 4
LEAST_LETTERS = 12


class Editor(Protocol):
    """What a form asks of an editor."""

    def value(self) -> Value:
        """Return what is in it."""

    def show_value(self, value: Value) -> None:
        """Put a value into it."""


class LineEditor(QLineEdit):
    """A line of words."""

    def value(self) -> Value:
        """Return the words without spaces around them."""
        return self.text().strip()

    def show_value(self, value: Value) -> None:
        """Show the words."""
        self.setText("" if value is None else str(value))


class NumberEditor(LineEditor):
    """A whole number; words that are no number come back as they are, for the form to refuse."""

    def value(self) -> Value:
        """Return the number, None for nothing."""
        text = self.text().strip().replace(",", "")
        if not text:
            return None
        return int(text) if text.removeprefix("-").isdigit() else text


class TextEditor(QPlainTextEdit):
    """Several lines of words; Tab goes on to the next field."""

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setFixedHeight(look().px(22 * TEXT_LINES))

    def value(self) -> Value:
        """Return the words."""
        return self.toPlainText().strip()

    def show_value(self, value: Value) -> None:
        """Show the words."""
        self.setPlainText("" if value is None else str(value))


class YesNoEditor(QCheckBox):
    """Yes or no."""

    def value(self) -> Value:
        """Return whether it is ticked."""
        return self.isChecked()

    def show_value(self, value: Value) -> None:
        """Tick it or not."""
        self.setChecked(bool(value))


class ChoiceEditor(QComboBox):
    """One of several; a value that is not among them is shown as nothing chosen."""

    def __init__(self, choices: Choices) -> None:
        super().__init__()
        for value, label in choices:
            self.addItem(label, value)

    def value(self) -> Value:
        """Return what is chosen."""
        return cast("Value", self.currentData())

    def show_value(self, value: Value) -> None:
        """Choose a value."""
        for number in range(self.count()):
            if self.itemData(number) == value:
                self.setCurrentIndex(number)
                return
        self.setCurrentIndex(-1)

    def keep_narrow(self) -> None:
        """Let no long choice among many widen the form beyond its place."""
        self.setSizeAdjustPolicy(self.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(LEAST_LETTERS)


class DateEditor(QLineEdit):
    """A date as people say it: "18 dec", "next fri", "end of march".

    What was understood is said once the field is left. `read` turns words into a date, or None.
    """

    understood = Signal(object)

    def __init__(self, read: Callable[[str], date | None]) -> None:
        super().__init__()
        self._read = read
        self.setPlaceholderText(_("18 dec, next fri, end of march"))

    def value(self) -> Value:
        """Return the date, None for nothing, or the words that were not understood."""
        text = self.text().strip()
        return (self._read(text) or text) if text else None

    def show_value(self, value: Value) -> None:
        """Show a date in full."""
        self.setText(full_weekday(value) if isinstance(value, date) else str(value or ""))
        retone(self, fault=False)

    @guarded()
    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say the date in full, or that it was not understood."""
        found = self.value()
        if isinstance(found, date):
            self.show_value(found)
            self.understood.emit(found)
        elif found:
            retone(self, fault=True)
        super().focusOutEvent(event)


def editor_for(
    column: Column, *, choices: Choices = (), read_date: Callable[[str], date | None] | None = None
) -> QWidget:
    """Return the editor for a column.

    `choices` gives the words of a choice or a link; `read_date` the date that words mean.
    """
    if column.kind is Kind.DATE and read_date is not None:
        return DateEditor(read_date)
    if column.kind in (Kind.CHOICE, Kind.LINK) or choices:
        return ChoiceEditor(choices or [(choice, choice) for choice in column.choices])
    makers: dict[Kind, Callable[[], QWidget]] = {
        Kind.TEXT: TextEditor,
        Kind.NUMBER: NumberEditor,
        Kind.YES_NO: YesNoEditor,
    }
    return makers.get(column.kind, LineEditor)()
