"""Saying that this meeting ratified a decision of an earlier one: a menu of those that wait."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from chair_desk.gui.commands import Command
from chair_desk.records.audience import Audience
from chair_desk.records.meetings import Meeting, MeetingState
from chair_desk.services.ratifying import ratify_decision, waiting_to_ratify
from chair_desk.words import N_, _

if TYPE_CHECKING:
    from chair_desk.gui.pages.meeting import MeetingPage
    from chair_desk.gui.pages.minutes import MinutesPage
    from chair_desk.records.minutes import Decision

_AHEAD = (MeetingState.DRAFT, MeetingState.AGENDA_ISSUED)
_MOST_LETTERS = 70


class RatifyMenu(QMenu):
    """The decisions that earlier meetings left to be ratified; choosing one says that it was."""

    def __init__(
        self, page: MeetingPage | MinutesPage, meeting: Meeting, waiting: list[Decision]
    ) -> None:
        super().__init__(page)
        self.setAccessibleName(_("Decisions to ratify"))
        self._page, self._meeting = page, meeting
        self._meant: dict[QAction, str] = {}
        for decision in waiting:
            action = self.addAction(_label(decision))
            action.triggered.connect(self._choose)
            self._meant[action] = decision.id

    def _choose(self) -> None:
        decision_id = self._meant.get(self.sender())  # type: ignore[call-overload]
        if decision_id is not None:
            self._page.session.run(ratify_decision, decision_id, self._meeting.id)


def _label(decision: Decision) -> str:
    if decision.audience is Audience.CONFIDENTIAL:
        return _("{reference}: confidential").format(reference=decision.reference)
    said = f"{decision.reference}: {decision.text.strip()}".replace("&", "&&")
    return said if len(said) <= _MOST_LETTERS else f"{said[:_MOST_LETTERS].rstrip()}…"


def _begun(page: MeetingPage | MinutesPage) -> str:
    if page.meeting is None:
        return _("There are no minutes yet.")
    return _("This meeting has not begun.") if page.meeting.state in _AHEAD else ""


def _ratify(page: MeetingPage | MinutesPage) -> None:
    if page.meeting is None:
        return
    waiting = waiting_to_ratify(page.session.desk, page.meeting)
    if not waiting:
        page.message.say(_("No decision of an earlier meeting waits to be ratified."))
        return
    for shown_before in page.findChildren(RatifyMenu):
        shown_before.deleteLater()
    menu = RatifyMenu(page, page.meeting, waiting)
    menu.popup(page.mapToGlobal(page.body.geometry().topLeft()))
    menu.setActiveAction(menu.actions()[0])


def ratify_command(page_name: str) -> Command:
    """Return the command for a page that has a meeting."""
    return Command(
        name=f"{page_name}.ratify",
        label=N_("Ratify a decision"),
        menu="Record",
        icon="gavel",
        do=_ratify,
        when=_begun,
        writes=True,
    )
