"""Filters of the tracker of actions that a board keeps under a name."""

from __future__ import annotations

from chair_desk.records.changes import Changes, Refused
from chair_desk.records.folding import folded
from chair_desk.records.frozen import frozen
from chair_desk.records.people import Organisation
from chair_desk.records.saved_filters import SavedFilter
from chair_desk.services.action_tracker import GroupedBy, Showing
from chair_desk.services.checks import existing
from chair_desk.services.desk import Desk
from chair_desk.words import _

LONGEST_NAME = 60


@frozen(kw_only=True)
class Narrowed:
    """How the tracker is narrowed: the groups, which actions, one partner, and words."""

    by: GroupedBy = GroupedBy.PARTNER
    showing: Showing = Showing.OPEN
    organisation_id: str | None = None
    words: str = ""


def saved_filters(desk: Desk) -> list[SavedFilter]:
    """Return the filters of the board by name."""
    return sorted(desk.rows(SavedFilter), key=lambda row: (folded(row.name), row.id))


def narrowed(row: SavedFilter) -> Narrowed:
    """Return what a filter shows; what a later version wrote and this one cannot is as usual."""
    by = row.grouped_by if row.grouped_by in set(GroupedBy) else GroupedBy.PARTNER
    showing = row.showing if row.showing in set(Showing) else Showing.OPEN
    return Narrowed(
        by=GroupedBy(by),
        showing=Showing(showing),
        organisation_id=row.organisation_id,
        words=row.wanted,
    )


def save_filter(desk: Desk, name: str, asked: Narrowed) -> Changes:
    """Keep a filter under a name; the same name again changes what it shows.

    Raises:
        Refused: It has no name or one too long, or its partner is not known.
    """
    said = " ".join(name.split())
    if not said or len(said) > LONGEST_NAME:
        raise Refused({"name": _("Give it a name of up to 60 letters.")})
    if asked.organisation_id:
        existing(desk, Organisation, asked.organisation_id)
    values = {
        "name": said,
        "grouped_by": asked.by.value,
        "showing": asked.showing.value,
        "wanted": asked.words.strip(),
        "organisation_id": asked.organisation_id,
    }
    there = [row for row in desk.rows(SavedFilter) if folded(row.name) == folded(said)]
    label = _("Changed the filter “{name}”") if there else _("Saved the filter “{name}”")
    with desk.change(label.format(name=said)) as step:
        if there:
            filter_id = there[0].id
            step.update(SavedFilter, filter_id, **values)
        else:
            filter_id = desk.new_id()
            step.insert(SavedFilter(id=filter_id, **values))  # type: ignore[arg-type]
    return step.done(made=filter_id)


def remove_filter(desk: Desk, filter_id: str) -> Changes:
    """Remove a filter; Undo brings it back.

    Raises:
        Refused: It is no longer there.
    """
    row = existing(desk, SavedFilter, filter_id)
    with desk.change(_("Removed the filter “{name}”").format(name=row.name)) as step:
        step.delete(SavedFilter, filter_id)
    return step.done()
