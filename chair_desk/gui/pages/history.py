"""The history: who changed what, when, on which device; two moments compared; a day as it was."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import ClassVar

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLineEdit, QStackedWidget, QWidget

from chair_desk.gui.pages.history_commands import COMMANDS
from chair_desk.gui.pages.page import GUTTER, Page
from chair_desk.gui.parts.day_then import DayThenPane
from chair_desk.gui.parts.editor_flow import Flow
from chair_desk.gui.parts.history_list import StepList, when_words
from chair_desk.gui.parts.history_told import ToldList
from chair_desk.gui.parts.moment_editor import MomentEditor
from chair_desk.gui.parts.widgets import (
    Segmented,
    column,
    line_across,
    primary_button,
    row,
    secondary_button,
    tie,
    words,
)
from chair_desk.gui.session import Session
from chair_desk.records.changes import Refused
from chair_desk.records.tables import BY_NAME
from chair_desk.services.looking_back import (
    Step,
    Told,
    compared,
    steps,
    steps_of,
    told_step,
)
from chair_desk.services.record_history import bring_back, found_record
from chair_desk.services.record_words import RecordWords
from chair_desk.words import N_, _, ngettext

CHANGES, COMPARE, AS_IT_WAS = "changes", "compare", "as it was"
LIST_WIDTH = 420
MOST_LISTED = 1_500
"""So many records are listed of two days: with more, each that is added takes a moment."""
MONTH = timedelta(days=30)


class HistoryPage(Page):
    """Three ways to look back. `record` is the one whose history is shown, or nothing."""

    TITLE = N_("History")
    TABLES = tuple(BY_NAME)
    COMMANDS: ClassVar = COMMANDS
    AS_IT_WAS: ClassVar = AS_IT_WAS

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        self.record: tuple[str, str] | None = None
        self._parts: Iterator[list[Told]] | None = None
        self._count = 0
        super().__init__(session, parent)
        self.ways = Segmented(
            _("How to look back"),
            [(CHANGES, _("Changes")), (COMPARE, _("Two moments")), (AS_IT_WAS, _("As it was"))],
        )
        self.buttons.addWidget(self.ways)
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._read_part)
        self.stack = QStackedWidget()
        self.then = DayThenPane(session)
        self.then.refused.connect(self._say)
        self.then.went_on.connect(self.refresh_commands)
        for each in (self._changes(), self._compare(), self.then):
            self.stack.addWidget(each)
        self.body.addWidget(self.stack)
        self.ways.chosen.connect(self.show_way)
        self.steps.chosen.connect(self._show_step)
        self.told.record_asked.connect(self.show_record)
        self.finder.returnPressed.connect(self._find)
        self.finder.textChanged.connect(self.steps.search)

    def _changes(self) -> QWidget:
        self.finder = QLineEdit()
        self.finder.setAccessibleName(_("Find in the history, or a record by its number"))
        self.finder.setPlaceholderText(_("Words, a name, or a number such as A-124"))
        self.steps = StepList()
        self.told = ToldList(_("What the change did"))
        self.step_title = words("", "section", wrap=True)
        self.step_note = words("", tone="ink2", wrap=True)
        self.back = tie(
            secondary_button(_("Take this change back"), "undo-2"),
            self.actions_by_name["history.take_back"],
        )
        self.whole = tie(
            secondary_button(_("The whole board")), self.actions_by_name["history.board"]
        )
        find = row(self.finder, spacing=8)
        find.setContentsMargins(GUTTER, 12, 12, 12)
        left = QWidget()
        left.setFixedWidth(LIST_WIDTH)  # as the text grows, before and after need the room
        left.setLayout(column(find, line_across(), self.steps))
        top = column(self.step_title, 2, self.step_note, 10, row(self.back, self.whole, None))
        top.setContentsMargins(GUTTER, 14, GUTTER, 12)
        right = column(top, line_across(), self.told)
        right.setStretch(2, 1)
        whole = row(left, line_across("down"), right, spacing=0)
        whole.setStretch(2, 1)
        return _held(whole)

    def _compare(self) -> QWidget:
        today = self.session.today()
        self.first = MomentEditor(_("From"), today, today - MONTH)
        self.last = MomentEditor(_("To"), today, today)
        go = primary_button(_("Compare"))
        go.clicked.connect(self.compare)
        self.between = ToldList(_("What differs between two moments"))
        self.between_note = words("", tone="ink2")
        self.between_note.setMinimumHeight(go.sizeHint().height())
        bar = Flow(self.first, self.last, go, self.between_note, spacing=10)
        return _below(bar, self.between)

    # -------------------------------------------------------------- showing

    def show_way(self, way: str) -> None:
        """Show one of the three ways to look back."""
        self.stop_reading()
        self.ways.choose(way)
        self.stack.setCurrentIndex((CHANGES, COMPARE, AS_IT_WAS).index(way))
        self.refresh_commands()

    def reload(self) -> None:
        """Read the changes; the two other ways are read when they are asked for."""
        desk = self.session.desk
        if self.record is None:
            self.heading.setText(_(self.TITLE))
            self.steps.show_steps(steps(desk))
        else:
            head = RecordWords(desk).head(*self.record)
            self.heading.setText(_("History of {record}").format(record=head.short))
            self.steps.show_steps(steps_of(desk, *self.record))

    def show_record(self, table: str, record_id: str) -> None:
        """Show the history of one record."""
        self.record = (table, record_id)
        self.finder.clear()
        self.show_way(CHANGES)
        self.refresh()

    def show_board(self) -> None:
        """Show the history of the whole board."""
        self.record = None
        self.refresh()

    def _find(self) -> None:
        """Go to a record by its number, where there is one."""
        try:
            table, record_id = found_record(self.session.desk, self.finder.text())
        except Refused:
            return
        self.show_record(table, record_id)
        self.steps.setFocus()

    def _show_step(self, step: Step | None) -> None:
        self.told.begin()
        self.step_title.setText(step.label if step else _("Nothing was found"))
        self.step_note.setText(when_words(step) if step else "")
        if step is not None:
            self.told.add(told_step(self.session.desk, step))
        self.refresh_commands()

    def take_back(self) -> None:
        """Turn the chosen change round, as a new change; what was changed since stays."""
        step = self.steps.current()
        if step is None:
            return
        changes = self.session.run(bring_back, step.device, step.sequence)
        if changes is not None:
            more = _("What was changed since was left as it is.") if changes.skipped else ""
            self.message.say(_("Taken back, as a new change."), more, tone="grn")

    # -------------------------------------------------------------- days

    def compare(self) -> None:
        """Say how the two moments differ."""
        first, last = self.first.value(), self.last.value()
        if first is None or last is None:
            self._say(_("Give two days, as “12 March” or “last friday”, and times such as 14:30."))
            return
        self.between.begin()
        self._begin(compared(self.session.desk, min(first, last), max(first, last)))

    def read_as_it_was(self) -> None:
        """Read a part of the record as of a day."""
        self.then.read()

    def _say(self, sentence: str) -> None:
        self.message.say(sentence, tone="amb")

    def _begin(self, parts: Iterator[list[Told]]) -> None:
        """Read part after part, and let the window look round between them."""
        self._count, self._parts = 0, parts
        self.between_note.setText(_("Reading…"))
        self._timer.start()

    def _read_part(self) -> None:
        parts = self._parts
        if parts is None or self.session.is_over:
            self._timer.stop()
            return
        found = next(parts, None)
        if found is not None and self._count < MOST_LISTED:
            self._count += len(found)
            self.between.add(found)
            return
        self._timer.stop()
        self._parts = None
        said = ngettext("{count} record differs", "{count} records differ", self._count)
        if found is not None:
            said = _("The first {count} records that differ. Take two moments that are nearer.")
        self.between_note.setText(said.format(count=self._count))

    @property
    def is_reading(self) -> bool:
        """Say whether a day is still being read, or two compared."""
        return self._timer.isActive() or self.then.is_reading

    def stop_reading(self) -> None:
        """Leave off what is being read."""
        self.then.stop()
        if self._timer.isActive():
            self._timer.stop()
            self._parts = None
            self.between_note.setText(_("Cancelled."))
        self.refresh_commands()

    def panes(self) -> tuple[QWidget, ...]:
        """Return the list and what stands beside it."""
        return self.steps, self.told


def _held(layout: object) -> QWidget:
    holder = QWidget()
    holder.setLayout(layout)  # type: ignore[arg-type]
    return holder


def _below(bar: object, below: QWidget) -> QWidget:
    holder = QWidget()
    bar.setContentsMargins(GUTTER, 14, GUTTER, 12)  # type: ignore[attr-defined]
    layout = column(bar, line_across(), below)  # type: ignore[arg-type]
    layout.setStretch(2, 1)
    holder.setLayout(layout)
    return holder
