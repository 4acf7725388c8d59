"""Fits the page of the yearly report to its window: in a low one, what is secondary folds."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from chair_desk.gui.theme.look import look

if TYPE_CHECKING:
    from chair_desk.gui.pages.report import ReportPage

PAPER_FROM = 1300
"""The page is shown beside the sentences from this width of the window on, at 100 per cent."""
LOW, VERY_LOW = 680, 560


class Room(enum.Enum):
    """How high the page is, at its size of text."""

    HIGH = "high"
    LOW = "low"
    VERY_LOW = "very low"


class ReportFitting(QObject):
    """Leaves the room to the sentences; what it folds is a press or a key away."""

    def __init__(self, page: ReportPage) -> None:
        super().__init__(page)
        self._page = page
        self._room: Room | None = None
        self._is_wide: bool | None = None
        look().changed.connect(self.fit)
        page.new_line.line.left.connect(self.fit_line)
        page.behind.turned.connect(self.fit_line)

    @property
    def room(self) -> Room:
        """Say how much room there is from top to bottom."""
        high = self._page.height()
        if high < look().px(VERY_LOW):
            return Room.VERY_LOW
        return Room.LOW if high < look().px(LOW) else Room.HIGH

    def fit(self) -> None:
        """Fold or show what depends on the height and the width of the window."""
        self._fit_width()
        if self.room is self._room:
            return
        page, self._room = self._page, self.room
        is_very_low = self._room is Room.VERY_LOW
        page.head_covers.setVisible(not is_very_low)
        page.outline_words.setVisible(not is_very_low)
        page.behind.fold(is_low=self._room is not Room.HIGH, is_folded=is_very_low)
        self.show_words()

    def fit_line(self) -> None:
        """In a very low window the line for a new sentence stands only while it is written in."""
        line, head = self._page.new_line, self._page.chosen_head
        is_bare = head is not None and not head.sentences
        is_held = self._page.window().focusWidget() is line.line
        wanted = is_bare or is_held or bool(line.line.toPlainText())
        can_write = self._page.sentences.shown.can_write
        line.setVisible(can_write and (wanted or self._room is not Room.VERY_LOW))

    def write_new(self) -> None:
        """Show the line for a new sentence, and go to it."""
        line = self._page.new_line
        line.show()
        line.setFocus()

    def show_words(self) -> None:
        """Say under the title what there is to say, and where it is folded when asked."""
        page, is_very_low = self._page, self._room is Room.VERY_LOW
        said = page.subheading.text()
        page.subheading.setVisible(bool(said) and not is_very_low)
        page.heading.setToolTip(said if is_very_low else "")
        page.head_title.setToolTip(page.head_covers.text() if is_very_low else "")
        self.fit_line()

    def _fit_width(self) -> None:
        page = self._page
        is_wide = page.window().width() >= look().wide(PAPER_FROM)
        page.paper.setVisible(is_wide)
        page.paper_line.setVisible(is_wide)
        if is_wide:
            page.paper.change()
