"""What stands over the items of minutes: when it was, who was there, what was put right since."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from chair_desk.gui.parts.editor_paint import hidden_words
from chair_desk.gui.parts.widgets import clear, column, words
from chair_desk.gui.theme.look import look
from chair_desk.records.audience import Audience
from chair_desk.records.days_in_words import full_day
from chair_desk.records.frozen import frozen
from chair_desk.records.minutes import Correction
from chair_desk.records.spans import without_spans
from chair_desk.words import _


@frozen(kw_only=True)
class SheetHead:
    """Lines of words, and the corrections made since the minutes were confirmed.

    `numbers` gives the number of the paragraph that each correction is about, by its id.
    """

    lines: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()
    numbers: Mapping[str, str]


class HeadLines(QWidget):
    """Shows a head, never wider than the record beneath it."""

    def __init__(self, measure: int) -> None:
        super().__init__()
        self._measure = measure
        self._shown: SheetHead | None = None
        self._is_hidden = False
        self._layout = column(spacing=3)
        self.setLayout(self._layout)

    def show_head(self, head: SheetHead) -> None:
        """Show another head; nothing is done where it is the same."""
        if head != self._shown:
            self._shown = head
            self._fill(head)

    def hide_from_room(self, *, is_hidden: bool) -> None:
        """Take what is confidential in corrections off the screen, or show it again."""
        if is_hidden is self._is_hidden:
            return
        self._is_hidden = is_hidden
        if self._shown is not None:
            self._fill(self._shown)

    def _fill(self, head: SheetHead) -> None:
        clear(self._layout)
        for text in head.lines:
            self._add(text, "ink2")
        if head.corrections:
            self._layout.addSpacing(10)
            self._add(_("Corrections since these minutes were confirmed"), "ink", "section")
        for one in head.corrections:
            shown = for_the_room(one) if self._is_hidden else one
            self._add(correction_words(shown, head.numbers.get(one.id, "")), "ink", "record")

    def _add(self, text: str, tone: str, role: str = "") -> None:
        label = words(text, role, tone, wrap=True)
        label.setMaximumWidth(look().px(self._measure))
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._layout.addWidget(label)


def for_the_room(one: Correction) -> Correction:
    """Return a correction as a room may see it: without its confidential words."""
    if one.audience is Audience.CONFIDENTIAL:
        return replace(one, text=hidden_words())
    return replace(one, text=without_spans(one.text))


def correction_words(one: Correction, number: str) -> str:
    """Say when a correction was made, of which paragraph, for whom, and what it says."""
    parts = [
        full_day(one.made_on) if one.made_on else "",
        _("minute {number}").format(number=number) if number else "",
        _("confidential") if one.audience is Audience.CONFIDENTIAL else "",
    ]
    about = ", ".join(part for part in parts if part)
    return f"{about}: {one.text}" if about else one.text
