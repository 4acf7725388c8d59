"""What opens on the page of recommendations: a line below the matrix, a form in its place."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QStackedWidget, QVBoxLayout, QWidget

from chair_desk.gui.pages.empty import EmptyState
from chair_desk.gui.pages.page import Page
from chair_desk.gui.pages.recommendation_doing import RecommendationDoing
from chair_desk.gui.parts.action_answer import ActionAnswer
from chair_desk.gui.parts.recommendation_table import RecommendationTable
from chair_desk.records.changes import Changes
from chair_desk.records.people import Organisation
from chair_desk.records.recommendations import Recommendation, RecommendationAnswer
from chair_desk.services.recommendations import RecommendationLine


class RecommendationPanels(Page):
    """The half of the page that opens and closes; what it shows stands in the other."""

    lines: list[RecommendationLine]
    strip: ActionAnswer | None
    table: RecommendationTable
    stack: QStackedWidget
    whole: QWidget
    chosen_words: QLabel
    empty: EmptyState
    doing: RecommendationDoing
    _below: QVBoxLayout

    def line(self) -> RecommendationLine | None:
        """Return the chosen recommendation."""
        index = self.table.currentIndex()
        return self.table.rows.lines[index.row()] if index.isValid() else None

    def agency(self) -> Organisation | None:
        """Return the agency of the chosen place."""
        index = self.table.currentIndex()
        return self.table.rows.columns[index.column()] if index.isValid() else None

    def answer(self) -> RecommendationAnswer | None:
        """Return the answer in the chosen place, None where the agency was not asked."""
        index = self.table.currentIndex()
        return self.table.rows.answer(index.row(), index.column()) if index.isValid() else None

    # -------------------------------------------------------------- the line below

    def open_strip(self, strip: ActionAnswer) -> None:
        """Open a line below the matrix."""
        self.close_strip()
        self.strip = strip
        self.chosen_words.hide()  # the line says the same, and takes its room
        self._below.addWidget(strip)
        strip.show()
        self.refresh_commands()

    def close_strip(self) -> None:
        """Put the line away; the matrix has the focus again."""
        if self.strip is not None:
            gone, self.strip = self.strip, None
            self._below.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
            self.chosen_words.show()
            self.table.setFocus()
            self.refresh_commands()

    # -------------------------------------------------------------- forms

    @property
    def is_filling_in(self) -> bool:
        """Say whether a form or a table stands in the place of the matrix."""
        return self.stack.currentWidget() not in (self.whole, self.empty)

    def _open(self) -> None:
        self.do("recommendations.answer" if self.answer() else "recommendations.ask")

    def open_form(self, verb: str) -> None:
        """Show the form for a verb in the place of the matrix."""
        from chair_desk.gui.pages.recommendation_forms import RecommendationForms

        self.leave_form()
        form = RecommendationForms(self.session, self.line(), self.agency()).make(verb)
        form.setProperty("verb", verb)
        form.kept.connect(self._kept)
        form.left.connect(self.leave_form)
        self.put_in_place(form)
        form.focus_first()

    def put_in_place(self, panel: QWidget) -> None:
        """Show a panel in the place of the matrix."""
        self.close_strip()
        self.stack.addWidget(panel)
        self.stack.setCurrentWidget(panel)

    def _kept(self, changes: Changes) -> None:
        form = self.stack.currentWidget()
        is_new = form is not None and form.property("verb") == "new"
        self.leave_form()
        if is_new and changes.made:
            self.show_record(Recommendation.TABLE, changes.made)
        self.table.setFocus()

    def leave_form(self) -> None:
        """Put the form away and show the matrix again."""
        form = self.stack.currentWidget()
        if self.is_filling_in and form is not None:
            self.stack.setCurrentWidget(self.whole if self.lines else self.empty)
            self.stack.removeWidget(form)
            form.deleteLater()
            self.doing.bringing = None
            self.table.setFocus()
            self.refresh_commands()
