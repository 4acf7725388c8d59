"""The papers to an item: in, expected, to follow, or verbal."""

from __future__ import annotations

from chair_desk.records.changes import Changes
from chair_desk.records.columns import Value
from chair_desk.records.meetings import AgendaItem, Paper
from chair_desk.records.packs import PaperVersion, PaperWithheld
from chair_desk.services.agenda_places import item_name
from chair_desk.services.checks import existing, refuse_faults, refuse_other_columns
from chair_desk.services.desk import Desk
from chair_desk.services.placing import place_at
from chair_desk.words import _

PAPER_COLUMNS = frozenset(
    {
        "title", "state", "author", "page_count", "due_on", "audience", "attachment_id",
        "has_cover_sheet", "purpose", "asked", "sponsor", "priority", "asked_for_on", "chased_on",
    }
)  # fmt: skip


def papers(desk: Desk, item_id: str) -> list[Paper]:
    """Return the papers to an item, in order."""
    return desk.rows(Paper, item_id=item_id, order=("place", "id"))


def add_paper(desk: Desk, item_id: str, title: str, **values: Value) -> Changes:
    """Add a paper to an item, last.

    A paper may come after the minutes were confirmed: it is no part of them.

    Raises:
        Refused: The title is missing, or a value is not allowed.
    """
    _check(values | {"title": title})
    item = existing(desk, AgendaItem, item_id)
    paper_id = desk.new_id()
    label = _("Added a paper to {item}").format(item=item_name(desk, item))
    with desk.change(label) as step:
        others = papers(desk, item_id)
        place = place_at(step, others, len(others))
        step.insert(
            Paper(id=paper_id, item_id=item_id, title=title, place=place, **values)  # type: ignore[arg-type]
        )
    return step.done(made=paper_id)


def change_paper(desk: Desk, paper_id: str, **values: Value) -> Changes:
    """Change a paper: its title, whether it is in, its author, pages, date and readers.

    Raises:
        Refused: A value is not allowed.
    """
    _check(values)
    paper = existing(desk, Paper, paper_id)
    with desk.change(_("Changed the paper “{title}”").format(title=paper.title)) as step:
        if values:
            step.update(Paper, paper_id, **values)
    return step.done()


def remove_paper(desk: Desk, paper_id: str) -> Changes:
    """Take a paper off its item; Undo brings it back.

    Raises:
        Refused: It is no longer there.
    """
    paper = existing(desk, Paper, paper_id)
    with desk.change(_("Removed the paper “{title}”").format(title=paper.title)) as step:
        for version in desk.rows(PaperVersion, paper_id=paper_id):
            step.delete(PaperVersion, version.id)
        for withheld in desk.rows(PaperWithheld, paper_id=paper_id):
            step.delete(PaperWithheld, withheld.id)
        step.delete(Paper, paper_id)
    return step.done()


def _check(values: dict[str, Value]) -> None:
    refuse_other_columns(values, PAPER_COLUMNS)
    refuse_faults(Paper, values)
