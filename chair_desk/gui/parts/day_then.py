"""A part of the record as it stood on a day: asked for, read piece by piece, found in, shown."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import date, timedelta

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QProgressBar, QWidget

from chair_desk.gui.guard import guarded
from chair_desk.gui.parts.editors import DateEditor
from chair_desk.gui.parts.history_told import ToldList
from chair_desk.gui.parts.spoken_days import day_reader
from chair_desk.gui.parts.widgets import (
    column,
    line_across,
    primary_button,
    row,
    secondary_button,
    words,
)
from chair_desk.gui.session import Session
from chair_desk.gui.theme.look import look
from chair_desk.records.days_in_words import full_day
from chair_desk.services.day_then import DayThen, Stood, topics
from chair_desk.words import _, ngettext

GUTTER, DAY_WIDTH, FIND_WIDTH, PROGRESS_WIDTH = 28, 250, 260, 160
MONTH = timedelta(days=30)
SHOWN_AT_ONCE, MOST_SHOWN = 30, 600
TURN_SECONDS = 0.008
"""So long is read between two looks at the keys: the board has one connection, the window's."""
FIND_AFTER_MS = 150


class DayThenPane(QWidget):
    """Reads when asked, and can be stopped. `refused` carries why a day will not do."""

    refused = Signal(str)
    went_on = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._then: DayThen | None = None
        self._steps: Iterator[tuple[int, int]] | None = None
        self._search: Iterator[list[Stood]] | None = None
        self._some: list[Stood] = []
        self._shown = 0
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._go_on)
        self._finding = QTimer(self)
        self._finding.setInterval(0)
        self._finding.timeout.connect(self._find_on)
        self._find_soon = QTimer(self)
        self._find_soon.setSingleShot(True)
        self._find_soon.setInterval(FIND_AFTER_MS)
        self._find_soon.timeout.connect(self._find)
        self._make_fields()
        asked = row(
            self.topic, words(_("as it was on"), tone="ink2"), self.day, self.go, self.stopping,
            self.progress, None, spacing=10,
        )  # fmt: skip
        asked.setContentsMargins(GUTTER, 14, GUTTER, 8)
        found = row(self.finder, self.note, None, spacing=12)
        found.setContentsMargins(GUTTER, 0, GUTTER, 12)
        layout = column(asked, found, line_across(), self.stood)
        layout.setStretch(3, 1)
        self.setLayout(layout)
        self._say_state()

    def _make_fields(self) -> None:
        self.topic = QComboBox()
        self.topic.setAccessibleName(_("What to read"))
        for topic in topics():
            self.topic.addItem(_(topic), topic)
        today = self._session.today()
        self.day = DateEditor(day_reader(today))
        self.day.setAccessibleName(_("As it was on"))
        self.day.setFixedWidth(look().wide(DAY_WIDTH))
        self.day.show_value(today - MONTH)
        self.go = primary_button(_("Read"))
        self.stopping = secondary_button(_("Cancel"))
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(_("How far it is"))
        self.progress.setFixedWidth(look().wide(PROGRESS_WIDTH))
        self.finder = QLineEdit()
        self.finder.setAccessibleName(_("Find in what stood on the day"))
        self.finder.setPlaceholderText(_("Words, a name, or a number"))
        self.finder.setFixedWidth(look().wide(FIND_WIDTH))
        self.note = words(_("Choose what to read and a day."), tone="ink2")
        self.stood = ToldList(_("The record as it stood"))
        self.stood.begin(is_moment=True)
        self.go.clicked.connect(self.read)
        self.day.returnPressed.connect(self.read)
        self.stopping.clicked.connect(self.stop)
        self.finder.textChanged.connect(self._find_soon.start)
        self.stood.verticalScrollBar().valueChanged.connect(self._scrolled)

    @property
    def is_reading(self) -> bool:
        """Say whether a day is still being read, or looked through."""
        return self._timer.isActive() or self._finding.isActive()

    # -------------------------------------------------------------- reading

    def read(self) -> None:
        """Read a part of the record as of a day; what was shown before goes."""
        day = self.day.value()
        if not isinstance(day, date):
            self.refused.emit(_("Give a day, as “12 March”."))
            return
        self._clear()
        self._finding.stop()
        self.finder.clear()
        self._find_soon.stop()
        self._then = DayThen(self._session.desk, str(self.topic.currentData()), day)
        self._steps = self._then.read()
        self.progress.setRange(0, 0)
        self.note.setText(_("Reading…"))
        self._timer.start()
        self._say_state()

    def stop(self) -> None:
        """Leave off reading; what was read so far is let go."""
        if self.is_reading:
            self._timer.stop()
            self._finding.stop()
            self._then, self._search, self._steps = None, None, None
            self.note.setText(_("Cancelled. Nothing is shown."))
            self._say_state()

    def _go_on(self) -> None:
        """Read for a few milliseconds, then let the window look round."""
        if self._steps is None or self._session.is_over:
            self._timer.stop()
            return
        until = time.perf_counter() + TURN_SECONDS
        for done, of in self._steps:
            if time.perf_counter() >= until:
                self.progress.setRange(0, max(of, 1))
                self.progress.setValue(done)
                return
        self._timer.stop()
        self._steps = None
        self._say_state()
        self._find()

    def _say_state(self) -> None:
        is_reading = self._timer.isActive()
        for each in (self.stopping, self.progress):
            each.setVisible(is_reading)
        self.finder.setEnabled(self._then is not None and not is_reading)
        self.went_on.emit()

    # -------------------------------------------------------------- showing

    def _find(self) -> None:
        """Show what was read, or those records in which the words stand."""
        if self._then is None or self._timer.isActive():
            return
        self._clear()
        sought = self.finder.text().strip()
        self._search = self._then.search(sought)
        self._finding.start()

    def _find_on(self) -> None:
        """Look through some thousands, then let the window look round."""
        until = time.perf_counter() + TURN_SECONDS
        for found in self._search or ():
            self._some += found
            if time.perf_counter() >= until:
                return
        self._finding.stop()
        self._search = None
        self._show_more()
        self._say_count()

    def _say_count(self) -> None:
        count, then = len(self._some), self._then
        if then is None:
            return
        if self.finder.text().strip():
            sentence = ngettext(
                "{count} record with these words on {day}",
                "{count} records with these words on {day}",
                count,
            )
        else:
            sentence = ngettext("{count} record on {day}", "{count} records on {day}", count)
        said = sentence.format(count=f"{count:,}", day=full_day(then.day))
        if count > MOST_SHOWN:
            more = _("The first {most} are here; type words to find others.")
            said = f"{said}. {more.format(most=MOST_SHOWN)}"
        self.note.setText(said)

    def _clear(self) -> None:
        self._some, self._shown = [], 0
        self.stood.begin(is_moment=True)

    def _scrolled(self, value: int) -> None:
        bar = self.stood.verticalScrollBar()
        if value + bar.pageStep() >= bar.maximum():
            self._show_more()

    def _show_more(self) -> None:
        if self._then is None or self._finding.isActive():
            return
        more = self._some[:MOST_SHOWN][self._shown : self._shown + SHOWN_AT_ONCE]
        if not more:
            return
        self._shown += len(more)
        self.stood.add([self._then.told(one) for one in more], is_moment=True)

    @guarded()
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Stop reading on Esc."""
        if event.key() == Qt.Key.Key_Escape and self.is_reading:
            self.stop()
            return
        super().keyPressEvent(event)
