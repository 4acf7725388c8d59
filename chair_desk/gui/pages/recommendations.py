"""Recommendations of reviews and inspections: how far each agency has taken each of them."""

from __future__ import annotations

from typing import ClassVar

from PySide6.QtWidgets import QComboBox, QLineEdit, QSizePolicy, QStackedWidget, QWidget

from chair_desk.gui.commands import Command
from chair_desk.gui.pages.empty import EmptyState
from chair_desk.gui.pages.page import GUTTER
from chair_desk.gui.pages.recommendation_commands import COMMANDS
from chair_desk.gui.pages.recommendation_doing import RecommendationDoing
from chair_desk.gui.pages.recommendation_panels import RecommendationPanels
from chair_desk.gui.parts.recommendation_export import RecommendationExport
from chair_desk.gui.parts.recommendation_model import answer_words
from chair_desk.gui.parts.recommendation_table import RecommendationTable
from chair_desk.gui.parts.widgets import (
    KeyCap,
    Segmented,
    column,
    line_across,
    primary_button,
    row,
    tie,
    words,
)
from chair_desk.gui.session import Session
from chair_desk.gui.theme.icons import icon
from chair_desk.gui.theme.look import look
from chair_desk.records.actions import Action
from chair_desk.services.recommendations import (
    RecommendationLine,
    agencies,
    reading,
    recommendations,
)
from chair_desk.words import N_, _

ALL, WAITING = "all", "waiting"
KEYS = (
    ("Q", N_("ask")), ("A", N_("accepted")), ("D", N_("actioned")), ("S", N_("assured")),
    ("E", N_("embedded")), ("X", N_("rejected")),
)  # fmt: skip
LARGE = 115


class RecommendationsPage(RecommendationPanels):
    """The matrix, what is chosen in full below it, and the keys."""

    TITLE = N_("Recommendations")
    TABLES: ClassVar[tuple[str, ...]] = (
        "recommendation", "recommendation_answer", "organisation", "log_entry", "action",
    )  # fmt: skip
    COMMANDS: ClassVar[tuple[Command, ...]] = COMMANDS

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.lines: list[RecommendationLine] = []
        self.strip = None
        self.find_line = QLineEdit()
        self.find_line.setPlaceholderText(_("Find a recommendation"))
        self.find_line.setAccessibleName(_("Find a recommendation"))
        self.find_line.addAction(icon("search"), QLineEdit.ActionPosition.LeadingPosition)
        self.sources = _chooser(_("From which review or inspection"))
        self.partners = _chooser(_("Which agency"))
        self.showing = Segmented(_("Show"), [(ALL, _("All")), (WAITING, _("Not yet embedded"))])
        self.export = RecommendationExport(session)
        self.add_button = primary_button(_("New recommendation"), "plus")
        self.table = RecommendationTable()
        self.chosen_words = words("", "reading", "ink2", wrap=True)
        self.nothing = words(_("No recommendation fits."), "reading", "ink2")
        self.empty = self._empty_state()
        self.stack = QStackedWidget()
        self.doing = RecommendationDoing(self)
        self._lay_out()
        self._connect()

    def _empty_state(self) -> EmptyState:
        made = EmptyState(
            _("No recommendation yet"),
            _("What a review or an inspection recommends stands here, with each agency that is "
              "asked: accepted, actioned, assured, embedded, or rejected with its reason."),
        )  # fmt: skip
        made.offer("plus", _("Enter the first one"), _("Its words, its code, who is asked."),
                   "recommendations.new", "Ctrl+N")  # fmt: skip
        made.offer("download", _("Bring in a table"), _("A column for each agency."),
                   "recommendations.import")  # fmt: skip
        return made

    def _lay_out(self) -> None:
        self.subheading.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.subheading.setWordWrap(True)
        self.buttons.addWidget(self.export)
        self.buttons.addWidget(self.add_button)
        tie(self.add_button, self.actions_by_name["recommendations.new"])
        above = row(self.find_line, self.sources, self.partners, self.showing, spacing=12)
        above.setStretch(0, 1)
        above.setContentsMargins(GUTTER, 8, 14, 8)
        self.nothing.setContentsMargins(GUTTER, 20, GUTTER, 20)
        self.chosen_words.setContentsMargins(GUTTER, 8, GUTTER, 8)
        self.chosen_words.setMinimumHeight(look().px(56))
        self._below = column(spacing=0)
        self.whole = QWidget()
        inside = column(
            above, line_across(), self.nothing, self.table, line_across(), self.chosen_words,
            self._below, line_across("strong"), self._footer(), spacing=0,
        )  # fmt: skip
        inside.setStretch(3, 1)
        self.whole.setLayout(inside)
        self.stack.addWidget(self.whole)
        self.stack.addWidget(self.empty)
        self.body.addWidget(self.stack, 1)

    def _footer(self) -> QWidget:
        foot = row(spacing=7)
        for key, label in KEYS:
            foot.addWidget(KeyCap(key))
            foot.addWidget(words(_(label), tone="ink2"))
            foot.addSpacing(look().px(9))
        foot.addStretch(1)
        if look().percent <= LARGE:
            foot.addWidget(KeyCap(_("Enter")))
            foot.addWidget(words(_("in full"), tone="ink2"))
        foot.setContentsMargins(GUTTER, 9, GUTTER, 9)
        holder = QWidget()
        holder.setLayout(foot)
        return holder

    def _connect(self) -> None:
        self.find_line.textChanged.connect(self._search)
        self.find_line.returnPressed.connect(self.table.setFocus)
        self.sources.activated.connect(self._narrow)
        self.partners.activated.connect(self._narrow)
        self.showing.chosen.connect(self._narrow)
        self.table.chosen.connect(self._show_chosen)
        self.table.opened.connect(self._open)
        self.export.written.connect(self._say_written)
        self.empty.asked.connect(self.do)

    # -------------------------------------------------------------- showing

    def reload(self) -> None:
        """Read the recommendations, and what they come from."""
        desk, kept = self.session.desk, self.table.place()
        self.lines = recommendations(desk)
        asked = agencies(desk, self.lines)
        self.subheading.setText(reading(self.lines))
        self.subheading.setVisible(bool(self.lines))
        codes = sorted({line.recommendation.source_words for line in self.lines} - {""})
        _offer(self.sources, _("All reviews"), [(code, code) for code in codes])
        _offer(self.partners, _("All agencies"), [(one.id, one.name) for one in asked])
        self.table.rows.show(self.lines, asked)
        self._narrow_rows()
        self.table.choose(*kept)
        self._show_chosen()
        if not self.is_filling_in:
            self.stack.setCurrentWidget(self.whole if self.lines else self.empty)

    def _narrow_rows(self) -> None:
        self.table.rows.narrow(
            source=str(self.sources.currentData() or ""),
            agency_id=str(self.partners.currentData() or ""),
            is_waiting_only=self.showing.value() == WAITING,
        )
        self.table.fit()

    def _narrow(self, _chosen: object = None) -> None:
        kept = self.table.place()
        self._narrow_rows()
        self.table.choose(*kept)
        self._show_chosen()

    def _search(self, text: str) -> None:
        kept = self.table.place()
        self.table.rows.search(text)
        self.table.choose(*kept)
        self._show_chosen()

    def switch_waiting(self) -> None:
        """Show only what is not at its end, or all again."""
        self.showing.choose(ALL if self.showing.value() == WAITING else WAITING)
        self._narrow()

    def _show_chosen(self) -> None:
        has_rows = bool(self.table.rows.lines)
        self.nothing.setVisible(not has_rows)
        self.table.setVisible(has_rows)
        line, agency = self.line(), self.agency()
        self.chosen_words.setVisible(line is not None and self.strip is None)
        if line is not None and agency is not None:
            answer = self.answer()
            said = f"{agency.name}: {answer_words(answer)}"
            action = self.session.desk.get(Action, answer.action_id) if answer else None
            if action is not None:
                linked = _("Action {reference}, {title}")
                said = f"{said} {linked.format(reference=action.reference, title=action.title)}"
            self.chosen_words.setText(said)
        self.refresh_commands()

    def show_record(self, table: str, record_id: str) -> None:
        """Go to a recommendation."""
        if table == "recommendation":
            self.leave_form()
            self.find_line.clear()
            self.sources.setCurrentIndex(0)
            self.partners.setCurrentIndex(0)
            self.showing.choose(ALL)
            self._narrow()
            self.table.choose(record_id)
            self.table.setFocus()

    def _say_written(self, name: str) -> None:
        self.message.say(_("Wrote {name}.").format(name=name), tone="accent")

    def panes(self) -> tuple[QWidget, ...]:
        """Return what narrows the matrix, then the matrix."""
        return (self.find_line, self.table)


def _chooser(name: str) -> QComboBox:
    made = QComboBox()
    made.setAccessibleName(name)
    made.setMaximumWidth(look().wide(210))
    return made


def _offer(chooser: QComboBox, every: str, choices: list[tuple[str, str]]) -> None:
    """Offer other choices; what was chosen stays chosen where it can."""
    kept = chooser.currentData()
    chooser.clear()
    chooser.addItem(every, "")
    for value, label in choices:
        chooser.addItem(label, value)
    chooser.setCurrentIndex(max(chooser.findData(kept), 0))
