"""Below the table of funding: who carried a shortfall, the year in words, a share by year."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QLabel, QPushButton, QWidget

from chair_desk.gui.guard import guarded
from chair_desk.gui.parts.editor_flow import Flow, flowing
from chair_desk.gui.parts.funding_charts import CarriedBars, ShareChart
from chair_desk.gui.parts.widgets import clear, column, link_button, row, words
from chair_desk.gui.theme.look import look
from chair_desk.records.days_in_words import full_day
from chair_desk.records.funding import FundingCost
from chair_desk.records.money import pounds
from chair_desk.services.funding import Funding, FundingLine
from chair_desk.services.funding_words import (
    ShareBar,
    per_head_sentence,
    reading,
    reserves_sentence,
    shortfall_title,
)
from chair_desk.words import _, ngettext

NARROW = 860


class FundingFoot(QWidget):
    """Two halves beside each other; below each other where it is narrow.

    `cost_asked` carries the id of a head of cost that is to be changed.
    """

    cost_asked = Signal(str)
    can_write = True

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("sunk")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._found: Funding | None = None
        self.shortfall = words("", "section", wrap=True)
        self.carried = CarriedBars()
        self.note = words("", "small", "ink2", wrap=True)
        self.sentence = words("", "record", wrap=True)
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.about = words("", "small", "ink2", wrap=True)
        self._buttons = QWidget()
        self.chart_title = words("", "section", wrap=True)
        self.chart = ShareChart()
        self.chart.setMinimumHeight(look().px(190))
        self.costs = QWidget()
        self._costs = QGridLayout(self.costs)
        self._costs.setContentsMargins(0, 0, 0, 0)
        self._costs.setColumnStretch(0, 1)
        self._costs.setHorizontalSpacing(look().px(18))
        left = column(
            self.shortfall, 8, self.carried, 4, self.note, 14,
            words(_("In words, for the report"), "strong"), 2, self.sentence, 4, self.about, 8,
            self._buttons, 14, self.costs, None,
        )  # fmt: skip
        right = column(self.chart_title, 8, self.chart, None)
        self._whole: QBoxLayout = row(spacing=32)
        self._whole.setContentsMargins(28, 14, 28, 16)
        self._whole.addLayout(left, 3)
        self._whole.addLayout(right, 2)
        self.setLayout(self._whole)

    def set_buttons(self, *buttons: QPushButton) -> None:
        """Put these buttons below the words; they go on in another line where it is narrow."""
        flow = Flow(*buttons, spacing=8)
        flow.setContentsMargins(0, 0, 0, 0)
        flowing(self._buttons, flow)

    def show_funding(
        self, found: Funding, years: Sequence[Funding], title: str, bars: Sequence[ShareBar]
    ) -> None:
        """Show a year; `years` are those it is compared with, `bars` the share in a chart."""
        self._found = found
        self.shortfall.setText(shortfall_title(found))
        self.carried.show_funding(found)
        self.sentence.setText(reading(found, years))
        self.chart_title.setText(title)
        self.chart_title.setVisible(bool(bars))
        self.chart.setVisible(bool(bars))
        self.chart.show_bars(bars)
        self._say_note()
        self._show_costs(found)

    def _say_note(self) -> None:
        found = self._found
        if found is None:
            return
        thin = [f"{name}, {pounds(sum_)}" for name, sum_ in self.carried.unnamed()]
        one_or_more = ngettext(
            "The thin block is {names}.", "The thin blocks are {names}.", len(thin)
        )
        named = one_or_more.format(names="; ".join(thin)) if thin else ""
        said = [named, reserves_sentence(found), per_head_sentence(found)]
        self.note.setText(" ".join(part for part in said if part))

    def show_line(self, line: FundingLine | None) -> None:
        """Say what else is recorded of the chosen partner: kind, pledge, payment, note."""
        self.about.setText(line_words(line) if line is not None else "")
        self.about.setVisible(bool(self.about.text()))

    def _show_costs(self, found: Funding) -> None:
        clear(self._costs)
        self.costs.setVisible(bool(found.costs))
        if not found.costs:
            return
        heads = (_("What it is spent on"), _("Planned"), _("Spent"))
        for at, said in enumerate(heads):
            self._put(words(said, "small_strong", "ink2"), 0, at)
        for number, cost in enumerate(found.costs, 1):
            self._put_head(cost, number)
            self._put(words(pounds(cost.planned), "figures"), number, 1)
            self._put(words(_or_dash(cost.spent), "figures"), number, 2)
        last = len(found.costs) + 1
        self._put(words(_("All heads"), "strong"), last, 0)
        self._put(words(pounds(found.planned), "figures_strong"), last, 1)
        self._put(words(_or_dash(found.spent), "figures_strong"), last, 2)

    def _put_head(self, cost: FundingCost, line: int) -> None:
        if not self.can_write:
            self._put(words(cost.head, wrap=True), line, 0)
            return
        head = link_button(cost.head)
        head.setAccessibleName(_("Change the cost of {head}").format(head=cost.head))
        head.setProperty("cost_id", cost.id)
        head.clicked.connect(self._ask_cost)
        self._costs.addWidget(head, line, 0, Qt.AlignmentFlag.AlignLeft)

    def _ask_cost(self) -> None:
        self.cost_asked.emit(self.sender().property("cost_id"))

    def _put(self, label: QLabel, line: int, at: int) -> None:
        if at:
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._costs.addWidget(label, line, at)

    @guarded()
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold where it is narrow, and name again the blocks that became thin."""
        super().resizeEvent(event)
        is_narrow = self.width() < look().wide(NARROW)
        directions = QBoxLayout.Direction
        self._whole.setDirection(directions.TopToBottom if is_narrow else directions.LeftToRight)
        self._say_note()


def _or_dash(sum_: int | None) -> str:
    return "–" if sum_ is None else pounds(sum_)


def line_words(line: FundingLine) -> str:
    """Say of one partner what the table has no room for."""
    row_ = line.contribution
    said = []
    if row_.in_kind:
        kind = f" ({row_.in_kind_words})" if row_.in_kind_words else ""
        said.append(_("{sum} of it in kind{kind}.").format(sum=pounds(row_.in_kind), kind=kind))
    if row_.pledged_on:
        said.append(_("Pledged on {day}.").format(day=full_day(row_.pledged_on)))
    if row_.paid_on:
        said.append(_("Paid on {day}.").format(day=full_day(row_.paid_on)))
    elif line.paying:
        said.append(_("Not recorded as paid."))
    if row_.note:
        said.append(row_.note)
    return f"{line.name}: {' '.join(said)}" if said else ""
