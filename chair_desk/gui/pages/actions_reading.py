"""Reads the tracker for one page: all of it, or what a change touched since it was read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from typing import TYPE_CHECKING, Any

from chair_desk.records.changes import Changes
from chair_desk.services.action_tracker import Tracker, tracker
from chair_desk.services.action_tracker_after import tracker_after
from chair_desk.services.saved_filters import Narrowed

if TYPE_CHECKING:
    from chair_desk.gui.pages.actions import ActionsPage


class ActionsReading:
    """Keeps what was read last, and on which day."""

    def __init__(self, page: ActionsPage) -> None:
        self._page = page
        self._found: Tracker | None = None
        self._read_on = date.min
        self._since: Changes | None = None

    @contextmanager
    def only(self, changes: Changes | None) -> Iterator[None]:
        """Let a reading meanwhile be of these changes alone, where it was read before them."""
        self._since = changes
        try:
            yield
        finally:
            self._since = None

    def read(self, asked: Narrowed) -> Tracker:
        """Return the tracker as it is asked for now."""
        desk, today = self._page.session.desk, self._page.session.today()
        narrowed: dict[str, Any] = {
            "by": asked.by, "showing": asked.showing, "organisation_id": asked.organisation_id,
        }  # fmt: skip
        found = None
        if self._found is not None and self._since is not None and self._read_on == today:
            found = tracker_after(desk, self._found, self._since, **narrowed)
        if found is None:
            filters = self._page.filters
            found = tracker(
                desk, most_closed=filters.most_closed, also_id=filters.also_id, **narrowed
            )
        self._found, self._read_on = found, today
        return found
