"""Attendance by seniority: whether each partner sent somebody who could commit it."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStackedWidget, QWidget

from chair_desk.gui.commands import Command
from chair_desk.gui.guard import guarded
from chair_desk.gui.pages.attendance_bringing import AttendanceBringing
from chair_desk.gui.pages.attendance_commands import COMMANDS
from chair_desk.gui.pages.attendance_doing import AttendanceDoing
from chair_desk.gui.pages.empty import EmptyState
from chair_desk.gui.pages.page import GUTTER, Page
from chair_desk.gui.parts.matrix_choice import FILTERS, YEARS, ChoiceButton
from chair_desk.gui.parts.matrix_export import MatrixExport
from chair_desk.gui.parts.matrix_foot import MatrixFoot
from chair_desk.gui.parts.matrix_legend import legend
from chair_desk.gui.parts.matrix_view import MatrixView
from chair_desk.gui.parts.widgets import (
    Segmented,
    column,
    line_across,
    secondary_button,
    tie,
)
from chair_desk.gui.session import Session
from chair_desk.gui.theme.look import look
from chair_desk.records.days_in_words import full_day
from chair_desk.services.attendance_letters import reasons_for
from chair_desk.services.attendance_matrix import Matrix, Row, matrix, only
from chair_desk.services.attendance_numbers import measure_lines
from chair_desk.services.attendance_reading import (
    in_order,
    ladder_label,
    letter_words,
    level_lines,
    names_of,
    row_words,
    rows_of,
    source_words,
)
from chair_desk.services.boards import bodies
from chair_desk.services.short_ranks import ShortRanks
from chair_desk.words import N_, _

SHORT_FILTERS = (("all", N_("All")), ("statutory", N_("Statutory")), ("below", N_("Below")))
BUTTONS = (
    ("copy", N_("Copy"), "copy", N_("Copy")),
    ("open", N_("Open meeting"), "calendar-days", N_("Meeting")),
    ("letter", N_("Draft a letter"), "mail", N_("Letter")),
    ("challenge", N_("Raise a challenge"), "flag", N_("Challenge")),
)  # the last word stands alone at large text, so that all four keep to one line
LARGE, LEGEND = 100, 115  # per cent of text above which less stands on the page
LOW = 760  # below this height the legend gives its room to the matrix (DESIGN.md section 3)


class AttendancePage(Page):
    """The matrix above, what a row means below it."""

    TITLE = N_("Attendance by seniority")
    TABLES: ClassVar[tuple[str, ...]] = (
        "attendance", "movement", "meeting", "seat", "appointment", "agreed_level", "delegation",
        "organisation", "person", "body", "decision", "ratification",
    )  # fmt: skip
    COMMANDS: ClassVar[tuple[Command, ...]] = COMMANDS

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._found: Matrix | None = None
        self.choice = ChoiceButton()
        filters = SHORT_FILTERS if look().percent > LARGE else FILTERS
        self.filter = Segmented(_("Show"), [(value, _(label)) for value, label in filters])
        self.export = MatrixExport(session)
        self.doing = AttendanceDoing(self)
        self.bringing = AttendanceBringing(self)
        self.bring_in = secondary_button(_("Bring in"), "table-2")
        self.view = MatrixView()
        self.foot = MatrixFoot()
        self.legend = legend()
        self.empty = self._empty_state()
        self.stack = QStackedWidget()
        self.subheading.setWordWrap(True)
        self.subheading.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._lay_out()
        self.choice.chosen.connect(self._choose_anew)
        self.filter.chosen.connect(self._filter_rows)
        self.export.written.connect(self.say_written)
        self.view.chosen.connect(self._show_place)
        self.view.opened.connect(self.open_meeting)
        self.foot.ranks.change.clicked.connect(self.open_partner)
        self.foot.ranks.measures.clicked.connect(self.switch_half)
        self.foot.measures.back.clicked.connect(self.switch_half)
        self.foot.ranks.decisions.clicked.connect(self.doing.switch_decisions)
        self.foot.decisions.back.clicked.connect(self.doing.switch_decisions)
        self.foot.decisions.opened.connect(self.doing.open_minutes)
        self.foot.decisions.ratified.connect(self.doing.ratify)

    def _lay_out(self) -> None:
        for part in (self.choice, self.filter, self.bring_in, self.export):
            self.buttons.addWidget(part)
        self.filter.setVisible(look().percent <= LEGEND)  # the menu beside it has it as well
        self.bring_in.setAccessibleName(_("Bring in past attendance"))
        tie(self.bring_in, self._action("bring_in"))
        self.foot.reading.set_buttons(
            *(tie(_foot_button(meant), self._action(meant[0])) for meant in BUTTONS)
        )
        middle = column(self.view, self.legend)
        middle.setStretch(0, 1)
        middle.setContentsMargins(GUTTER, 0, GUTTER, 0)
        held = QWidget()
        whole = column(middle, line_across("strong"), self.foot)
        whole.setStretch(0, 1)
        held.setLayout(whole)
        self.stack.addWidget(held)
        self.stack.addWidget(self.empty)
        self.body.addWidget(self.stack, 1)

    def _action(self, name: str) -> QAction:
        return self.actions_by_name[f"attendance.{name}"]

    def _empty_state(self) -> EmptyState:
        made = EmptyState(
            _("No meeting yet"),
            _("Each meeting that has begun adds a column here: who came for each partner, and "
              "whether they could commit it."),
        )  # fmt: skip
        note = _("From a spreadsheet; you look each doubt over first")
        made.offer("table-2", _("Bring in past attendance"), note, "attendance.bring_in")
        made.asked.connect(self.do)
        return made

    # -------------------------------------------------------------- showing

    def reload(self) -> None:
        """Read the matrix that is asked for."""
        desk = self.session.desk
        self.choice.show_bodies(bodies(desk))
        asked = self.choice.choice
        last = desk.today()
        self._found = matrix(
            desk,
            asked.body_id,
            from_on=asked.from_on(last),
            to_on=last,
            by=asked.by,
            with_extraordinary=asked.with_extraordinary,
        )
        self.export.found = self._found
        self.export.setEnabled(bool(self._found.meetings))
        if self.bringing.is_open:
            self.bringing.show()
        else:
            self.stack.setCurrentIndex(0 if self._found.meetings else 1)
        self._say_period()
        self._show_rows()

    def _say_period(self) -> None:
        found = self._found
        if found is None or not found.meetings:
            self.subheading.hide()
            return
        years = _(dict(YEARS)[self.choice.choice.years])
        said = _("Did each partner send someone who could commit it? {years} to {day}.").format(
            years=years, day=full_day(found.meetings[-1].held_on)
        )
        self.subheading.setText(said)
        self.subheading.show()

    def _choose_anew(self) -> None:
        self.filter.choose(self.choice.choice.shown)
        self.refresh()

    def _filter_rows(self, shown: str) -> None:
        self.choice.show_rows(shown)
        self._show_rows()

    def _show_rows(self) -> None:
        found = self._found
        if found is None:
            return
        rows = rows_of(found, self.choice.choice.shown)
        shown = only(found, in_order(rows, self.choice.choice.order))
        desk = self.session.desk
        self.view.show_matrix(shown, names_of(desk, shown), ShortRanks(desk))
        self.foot.setVisible(bool(shown.rows))
        self._show_place()
        self.refresh_commands()

    @property
    def found(self) -> Matrix | None:
        """The matrix that is shown, all its rows."""
        return self._found

    def row(self) -> Row | None:
        """Return the chosen row."""
        return self._found.row(self.view.current_key()) if self._found is not None else None

    def _show_place(self) -> None:
        found, row = self._found, self.row()
        if found is None or row is None:
            return
        desk = self.session.desk
        self.foot.reading.show_reading(
            row_words(found, row), source_words(found), self.view.current_words(),
            " ".join(said for said in (*reasons_for(row), letter_words(desk, row)) if said),
        )  # fmt: skip
        last = found.meetings[-1].held_on if found.meetings else None
        self.foot.ranks.show_levels(ladder_label(desk, row), level_lines(desk, row, last))
        if self.foot.left.currentWidget() is self.foot.measures:
            self.foot.measures.show_measures(measure_lines(desk, found, row), found)
        self.doing.show_decisions()
        self.refresh_commands()

    def show_record(self, table: str, record_id: str) -> None:
        """Go to the row of a partner or seat."""
        if table in ("organisation", "seat"):
            self.view.choose(record_id)

    # -------------------------------------------------------------- doing

    def say_written(self, name: str) -> None:
        """Say that a file was written."""
        self.message.say(_("Wrote {name}.").format(name=name), tone="accent")

    def export_menu(self) -> None:
        """Open the menu of editions and formats."""
        self.export.showMenu()

    def open_meeting(self) -> None:
        """Go to the record behind the chosen place: the minutes of that meeting."""
        self.doing.open_minutes(self.view.current_meeting())

    def open_partner(self) -> None:
        """Go to the partner of the chosen row, where its levels are agreed."""
        row = self.row()
        if row is not None and row.organisation is not None:
            self.session.show_page("partners", ("organisation", row.organisation.id))

    def switch_half(self) -> None:
        """Show all measures of the row, or its ranks again."""
        is_on = self.foot.left.currentWidget() is self.foot.measures
        self.foot.show_half("ranks" if is_on else "measures")
        self._show_place()

    @guarded()
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the legend's room to the matrix on a low window, and some of the foot's."""
        super().resizeEvent(event)
        self.foot.fit(self.height())
        self.legend.setVisible(self.window().height() >= LOW and look().percent <= LEGEND)

    def panes(self) -> tuple[QWidget, ...]:
        """Return the matrix, then what stands below it."""
        return (self.view.meetings, self.foot)


def _foot_button(meant: tuple[str, str, str, str]) -> QPushButton:
    """Return a button below the words; at large text its last word alone."""
    _name, label, icon_name, short = meant
    is_large = look().percent > LARGE
    words = short if is_large else label
    button = secondary_button(_(words), "" if is_large else icon_name, small=True)
    button.setAccessibleName(_(label))
    return button
