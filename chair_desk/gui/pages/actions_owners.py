"""Who leads and who supports an action: people, posts and agencies, chosen in the window."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from chair_desk.records.changes import Changes
from chair_desk.services.action_owners import owners_offered
from chair_desk.services.action_triage import give_actions, support_actions
from chair_desk.words import _

if TYPE_CHECKING:
    from chair_desk.gui.pages.actions import ActionsPage


class ActionsOwners:
    """Asks on one page, and gives to who was chosen."""

    def __init__(self, page: ActionsPage) -> None:
        self._page = page
        self._session = page.session
        self._ids: list[str] = []
        self._service: Callable[..., Changes] = give_actions

    def owner(self) -> None:
        """Offer who may lead the action."""
        self._ask(_("Who owns it now?"), give_actions)

    def support(self) -> None:
        """Offer who may support the action; who does so already is taken away."""
        question = _("Who supports it? Whoever does so already no longer will.")
        self._ask(question, support_actions)

    def _ask(self, question: str, service: Callable[..., Changes]) -> None:
        self._ids, self._service = self._page.doing.ids(), service
        hint = _("A name, a post or an agency")
        self._page.chooser.ask(question, self._offers, hint)
        self._page.chooser.show()

    def _offers(self, text: str) -> list[tuple[str, str]]:
        return [(one.id, one.words) for one in owners_offered(self._session.desk, text)]

    def chosen(self, owner_id: str) -> None:
        """Give the actions to who was chosen."""
        if self._session.run(self._service, self._ids, owner_id) is not None:
            self._page.list.rows.marked.clear()
        self._page.list.setFocus()
