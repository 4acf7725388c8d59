"""A page quoted in the minutes, opened beside them in the place of the room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chair_desk.services.reading import cited_page

if TYPE_CHECKING:
    from chair_desk.gui.pages.meeting import MeetingPage


class MeetingCited:
    """Opens a page of a paper of the item that is taken; of other items, nothing is opened."""

    def __init__(self, page: MeetingPage) -> None:
        self._page = page

    def __call__(self, label: str) -> bool:
        """Show the page, and say whether it could be shown here."""
        page = self._page
        if page.meeting is None:
            return False
        place = cited_page(page.session.desk, page.meeting.id, label)
        if place is None:
            return False
        key, number = place
        paper_id = key.removeprefix("paper:")
        if number < 1 or paper_id not in {named.paper.id for named in page.papers.papers()}:
            return False
        page.papers.open(paper_id)
        page.papers.pane.turned.emit(number)
        return True
