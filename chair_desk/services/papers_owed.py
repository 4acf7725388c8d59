"""Who owes a paper to a meeting, by when, and how that stands; asking and chasing are noted."""

from __future__ import annotations

import enum
from collections.abc import Sequence
from datetime import date

from chair_desk.records.changes import Changes
from chair_desk.records.frozen import frozen
from chair_desk.records.meetings import AgendaItem, Paper, PaperState
from chair_desk.services.agenda_places import placed_items
from chair_desk.services.checks import existing
from chair_desk.services.desk import Desk
from chair_desk.words import _


class Owed(enum.StrEnum):
    """How a paper that is not in stands."""

    EXPECTED = "expected"
    DUE_SOON = "due_soon"
    LATE = "late"
    TO_FOLLOW = "to_follow"


@frozen(kw_only=True)
class OwedPaper:
    """A paper that somebody owes: to which item, by when, and how it stands."""

    paper: Paper
    item: AgendaItem
    number: str
    state: Owed
    days: int | None = None

    @property
    def words(self) -> str:
        """Say it: "Late by 3 days"."""
        if self.state is Owed.TO_FOLLOW:
            return _("To follow")
        if self.days is None:
            return _("Expected, with no date")
        if self.days < 0:
            return _("Late by {count} days").format(count=-self.days)
        return _("Due in {count} days").format(count=self.days) if self.days else _("Due today")


_SOON = 3


def owed_papers(desk: Desk, meeting_id: str) -> list[OwedPaper]:
    """Return the papers that are not in, the latest due first; those without a date last."""
    placed = {line.item.id: line for line in placed_items(desk, meeting_id)}
    today = desk.today()
    papers = desk.rows(Paper, item_id=list(placed)) if placed else []
    found = [
        OwedPaper(
            paper=row,
            item=placed[row.item_id].item,
            number=placed[row.item_id].number,
            state=_owed(row, today),
            days=(row.due_on - today).days if row.due_on else None,
        )
        for row in papers
        if row.state in (PaperState.EXPECTED, PaperState.TO_FOLLOW)
    ]
    return sorted(found, key=lambda one: (one.days is None, one.days or 0, one.paper.title))


def _owed(paper: Paper, today: date) -> Owed:
    if paper.state is PaperState.TO_FOLLOW:
        return Owed.TO_FOLLOW
    if paper.due_on is None:
        return Owed.EXPECTED
    days = (paper.due_on - today).days
    if days < 0:
        return Owed.LATE
    return Owed.DUE_SOON if days <= _SOON else Owed.EXPECTED


def ask_for_paper(desk: Desk, paper_id: str, *, author: str, due_on: date | None) -> Changes:
    """Commission a paper: note who writes it, by when, and that it was asked for today.

    Raises:
        Refused: The paper is no longer there.
    """
    paper = existing(desk, Paper, paper_id)
    with desk.change(_("Asked for the paper “{title}”").format(title=paper.title)) as step:
        step.update(Paper, paper_id, author=author, due_on=due_on, asked_for_on=desk.today())
    return step.done()


def note_chased(desk: Desk, paper_ids: Sequence[str]) -> Changes:
    """Note that papers were chased today."""
    with desk.change(_("Chased papers")) as step:
        for paper_id in paper_ids:
            step.update(Paper, existing(desk, Paper, paper_id).id, chased_on=desk.today())
    return step.done()
