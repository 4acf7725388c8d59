"""Choosing the year of a report, and its outline where a year owes more than one."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtWidgets import QWidget

from chair_desk.gui.parts.command_palette import CommandPalette, Found
from chair_desk.services.desk import Desk
from chair_desk.services.names import words_of
from chair_desk.services.yearly_reports import (
    outlines_for,
    report_years,
    reports,
    year_of,
    years_in_words,
)
from chair_desk.words import _

Choose = Callable[[date, str], None]


class YearPalette(CommandPalette):
    """The palette, over years."""

    def __init__(self, window: QWidget, desk: Desk, choose: Choose) -> None:
        self._desk, self._choose = desk, choose
        super().__init__(window, self._years)
        name = _("Choose a year")
        for part in (self, self.panel, self.line):
            part.setAccessibleName(name)
        self.line.setPlaceholderText(_("A year, or what its headings follow"))

    def _years(self, text: str) -> list[Found]:
        begun = {(one.ends_on, one.outline) for one in reports(self._desk)}
        found = []
        for ends_on in report_years(self._desk):
            year = year_of(self._desk, ends_on)
            for outline in outlines_for(self._desk, ends_on):
                label = years_in_words(year.begins_on, ends_on)
                state = _("begun") if (ends_on, outline) in begun else _("not begun")
                note = f"{self._desk.shelf.outline(outline).label}, {state}"
                if _matches(f"{label} {ends_on.year} {note}", text):
                    do = partial(self._choose, ends_on, outline)
                    found.append(Found(label=label, note=note, icon="calendar-days", do=do))
        return found


def _matches(there: str, text: str) -> bool:
    known = words_of(there)
    return all(any(word.startswith(part) for word in known) for part in words_of(text))
