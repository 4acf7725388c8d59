"""What the keys of the page of recommendations do: one key for an answer, a line where one is due.

A table that is brought in is read beside the window, looked over, then taken as one change.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from chair_desk.gui.pages.table_asking import TableAsking
from chair_desk.gui.parts.action_answer import ActionAnswer, Asked
from chair_desk.gui.parts.register_import import RegisterImport
from chair_desk.records.changes import Changes
from chair_desk.records.recommendations import Taken
from chair_desk.services.recommendation_importing import (
    bring_in_recommendations,
    plan_recommendations,
)
from chair_desk.services.recommendations import (
    NEEDS_EVIDENCE,
    TAKEN_WORDS,
    Said,
    answer_recommendation,
    ask_agency,
    ask_no_longer,
    remove_recommendation,
)
from chair_desk.services.register_importing import RegisterPlan
from chair_desk.services.table_reading import TableRead
from chair_desk.words import _

if TYPE_CHECKING:
    from chair_desk.gui.pages.recommendations import RecommendationsPage


class RecommendationDoing(QObject):
    """Does what the keys of one page ask."""

    def __init__(self, page: RecommendationsPage) -> None:
        super().__init__(page)
        self._page = page
        self._asking = TableAsking(page, self._plan)
        self._asking.planned.connect(self._show)
        self._state = Taken.ASKED
        self.bringing: RegisterImport | None = None

    # -------------------------------------------------------------- answers

    def take(self, state: Taken) -> None:
        """Keep how the agency takes it; ask why, or what shows it, where that is needed."""
        page, answer = self._page, self._page.answer()
        if answer is None:
            return
        self._state = state
        if state is Taken.REJECTED:
            hint = _("An adults board has to report the reason")
            self._ask(Asked(label=_("Reason"), hint=hint, text=answer.reason))
        elif state in NEEDS_EVIDENCE:
            hint = _("An audit, a dip-sample, a visit, a paper")
            self._ask(Asked(label=_("How we know"), hint=hint, text=answer.evidence))
        else:
            said = Said(state=state, evidence=answer.evidence, action_id=answer.action_id)
            page.session.run(answer_recommendation, *page.table.place(), said)

    def _ask(self, asked: Asked) -> None:
        line, partner = self._page.line(), self._page.agency()
        if line is None or partner is None:
            return
        said = _("{partner}: {state}").format(
            partner=partner.name, state=_(TAKEN_WORDS[self._state])
        )
        strip = ActionAnswer((line.recommendation.reference, said), [asked])
        strip.kept.connect(self._kept)
        strip.left.connect(self._page.close_strip)
        self._page.open_strip(strip)
        strip.focus_first()

    def _kept(self, texts: list[str]) -> None:
        page, answer = self._page, self._page.answer()
        if answer is None or page.strip is None:
            return
        is_no = self._state is Taken.REJECTED
        said = Said(
            state=self._state,
            reason=texts[0] if is_no else "",
            evidence=answer.evidence if is_no else texts[0],
            action_id=answer.action_id,
        )
        came: Changes | dict[str, str] = page.session.try_out(
            answer_recommendation, *page.table.place(), said
        )
        if isinstance(came, dict):
            page.strip.show_fault(" ".join(came.values()))
            return
        page.close_strip()

    def ask(self) -> None:
        """Ask the agency of the chosen place."""
        self._page.session.run(ask_agency, *self._page.table.place())

    def ask_no_longer(self) -> None:
        """Take back that it was asked."""
        self._page.session.run(ask_no_longer, *self._page.table.place())

    def remove(self) -> None:
        """Remove the recommendation; Undo brings it back."""
        self._page.session.run(remove_recommendation, self._page.table.place()[0])

    # -------------------------------------------------------------- going elsewhere

    def open_review(self) -> None:
        """Go to the review it comes from."""
        line = self._page.line()
        if line is not None and line.recommendation.log_entry_id:
            entry_id = line.recommendation.log_entry_id
            self._page.session.show_page("reviews", ("log_entry", entry_id))

    def open_action(self) -> None:
        """Go to the action by which the agency answers it."""
        answer = self._page.answer()
        if answer is not None and answer.action_id:
            self._page.session.show_page("actions", ("action", answer.action_id))

    def find(self) -> None:
        """Go to the line that finds."""
        self._page.find_line.setFocus()
        self._page.find_line.selectAll()

    def switch_waiting(self) -> None:
        """Show only what is not at its end, or all again."""
        self._page.switch_waiting()

    def export_menu(self) -> None:
        """Open the menu of formats."""
        self._page.export.showMenu()

    # -------------------------------------------------------------- a table

    def ask_table(self) -> None:
        """Ask for a file, then read it."""
        self._asking.ask()

    def read(self, name: str) -> None:
        """Read a file beside the work of the window, then show what it would do."""
        self._asking.read(name)

    def _plan(self, table: TableRead) -> RegisterPlan:
        return plan_recommendations(self._page.session.desk, table)

    def _show(self, plan: RegisterPlan) -> None:
        self._page.leave_form()
        self.bringing = RegisterImport(plan)
        self.bringing.wanted.connect(self.bring_in)
        self.bringing.left.connect(self._page.leave_form)
        self._page.put_in_place(self.bringing)
        self.bringing.focus_first()

    def bring_in(self) -> None:
        """Bring in what is ticked, as one change."""
        if self.bringing is None:
            return
        plan, ticked = self.bringing.plan, self.bringing.ticked()
        changes = self._page.session.run(bring_in_recommendations, plan, ticked)
        if changes is not None:
            self._page.leave_form()
            self._page.message.say(changes.label or _("Brought in."), tone="grn")
