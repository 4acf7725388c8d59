"""Decisions taken while a statutory partner had nobody there able to commit it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from chair_desk.gui.parts.widgets import Scroll, clear, column, link_button, row, tag, words
from chair_desk.records.days_in_words import day_month, full_day
from chair_desk.records.meetings import Meeting
from chair_desk.services.attendance_decisions import DecisionTaken
from chair_desk.words import _


class DecisionPanel(QWidget):
    """One line each: opening it shows the minutes, and what is not ratified can be said to be.

    `opened` carries the meeting of a decision, `ratified` the id of a decision.
    """

    opened = Signal(str)
    ratified = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.back = link_button(_("Back to the ranks"))
        self._scroll = Scroll(_("Decisions without a partner able to commit"))
        self._scroll.sheet.setObjectName("sunk")
        self._list = column(spacing=2)
        self._scroll.sheet.setLayout(self._list)
        self._meetings: dict[QPushButton, str] = {}
        self._decisions: dict[QPushButton, str] = {}
        head = row(
            words(_("Decisions without a partner able to commit"), "strong"), None, self.back
        )
        whole = column(head, 4, self._scroll)
        whole.setStretch(2, 1)
        self.setLayout(whole)

    def show_decisions(
        self, taken: Sequence[DecisionTaken], latest: Meeting | None, *, can_write: bool
    ) -> None:
        """Show decisions, the newest first; `latest` is the meeting that may ratify them."""
        clear(self._list)
        self._meetings, self._decisions = {}, {}
        for one in reversed(taken):
            self._add(one, latest if can_write else None)
        if not taken:
            none = _("Every decision was taken with all statutory partners able to commit.")
            self._list.addWidget(words(none, "small", "ink2", wrap=True))
        self._list.addStretch(1)

    def _add(self, one: DecisionTaken, latest: Meeting | None) -> None:
        name = _("{reference}, {day}").format(
            reference=one.decision.reference, day=full_day(one.meeting.held_on)
        )
        button = link_button(name)
        button.setAccessibleName(_("Open the minutes: {words}").format(words=one.words))
        button.clicked.connect(self._open)
        self._meetings[button] = one.meeting.id
        beside = self._beside(one, latest)
        self._list.addLayout(row(button, None, beside, 8, spacing=8))
        self._list.addWidget(words(one.words, "small", "ink2", wrap=True))

    def _beside(self, one: DecisionTaken, latest: Meeting | None) -> QWidget:
        if one.ratified_on is not None:
            return tag(_("Ratified"), "grn")
        is_later = latest is not None and latest.held_on > one.meeting.held_on
        if latest is None or not is_later:
            return tag(_("Not ratified"), "amb")
        button = link_button(_("Record as ratified, {day}").format(day=day_month(latest.held_on)))
        button.setAccessibleName(
            _("Record that {reference} was ratified on {day}").format(
                reference=one.decision.reference, day=full_day(latest.held_on)
            )
        )
        button.clicked.connect(self._ratify)
        self._decisions[button] = one.decision.id
        return button

    def _open(self) -> None:
        self.opened.emit(self._meetings.get(self.sender(), ""))  # type: ignore[call-overload]

    def _ratify(self) -> None:
        self.ratified.emit(self._decisions.get(self.sender(), ""))  # type: ignore[call-overload]
