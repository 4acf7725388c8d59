"""The counts beside the pages in the sidebar: one count in the file each, and nothing read."""

from __future__ import annotations

from datetime import timedelta

from chair_desk.records.actions import Action, ActionState
from chair_desk.records.between import Between
from chair_desk.records.frozen import frozen
from chair_desk.records.logs import LogEntry
from chair_desk.services.desk import Desk
from chair_desk.words import _

TABLES = ("action", "log_entry")
_OPEN = (ActionState.OPEN, ActionState.AT_RISK)
_CHALLENGE = "challenge"
_REVIEW = "review"


@frozen
class PageCount:
    """What stands beside a page: its words, and whether something is late."""

    words: str
    is_late: bool = False


def page_counts(desk: Desk) -> dict[str, PageCount]:
    """Return the counts by the name of their page; a page without one is left out."""
    counts = {}
    if late := late_actions(desk):
        counts["actions"] = PageCount(_("{count} late").format(count=late), is_late=True)
    if still := open_challenges(desk):
        counts["challenges"] = PageCount(_("{count} open").format(count=still))
    if still := open_reviews(desk):
        counts["reviews"] = PageCount(_("{count} open").format(count=still))
    return counts


def late_actions(desk: Desk) -> int:
    """Count the open actions whose day has gone by."""
    yesterday = desk.today() - timedelta(days=1)
    return desk.count(Action, state=_OPEN, due_on=Between(last=yesterday))


def open_challenges(desk: Desk) -> int:
    """Count the challenges that are not closed."""
    return desk.count(LogEntry, log_type=_CHALLENGE, closed_on=None)


def open_reviews(desk: Desk) -> int:
    """Count the reviews that are not closed."""
    return desk.count(LogEntry, log_type=_REVIEW, closed_on=None)
