"""The tracker after a change: only the actions that it touched are read again."""

from __future__ import annotations

from chair_desk.records.actions import Action, ActionOwner, ActionUpdate
from chair_desk.records.changes import Changes
from chair_desk.records.links import Link
from chair_desk.records.logs import LogEntry, LogStep
from chair_desk.services.action_lines import OPEN_STATES, action_lines
from chair_desk.services.action_tracker import (
    GroupedBy,
    Showing,
    Tracker,
    put_together,
    with_partners,
)
from chair_desk.services.desk import Desk

_TABLES = frozenset({Action.TABLE, ActionOwner.TABLE, ActionUpdate.TABLE})
_BESIDE = frozenset({LogEntry.TABLE, LogStep.TABLE, Link.TABLE})  # of a challenge raised from one
_OPEN_ONLY = (Showing.OPEN, Showing.LATE, Showing.AT_RISK, Showing.UNDATED)


def tracker_after(
    desk: Desk,
    before: Tracker,
    changes: Changes,
    *,
    by: GroupedBy,
    showing: Showing,
    organisation_id: str | None = None,
) -> Tracker | None:
    """Return what `tracker` would, from what it read before and what a change touched since.

    None where that is not known from the change alone: closed actions are shown too, or it
    touched something that names are read from.
    """
    if showing not in _OPEN_ONLY or set(changes.touched) - _TABLES - _BESIDE:
        return None
    ids = _actions_of(desk, before, changes)
    if ids is None:
        return None
    rows = desk.rows(Action, id=ids, state=OPEN_STATES)
    again = with_partners(desk, action_lines(desk, rows, desk.today()))
    opened = [line for line in before.opened if line.action.id not in ids] + again
    return put_together(desk, opened, (), by=by, showing=showing, organisation_id=organisation_id)


def _actions_of(desk: Desk, before: Tracker, changes: Changes) -> set[str] | None:
    """Return which actions a change touched; None where a row that is gone does not say."""
    ids = set(changes.touched.get(Action.TABLE, ()))
    last = {line.last.id: line.action.id for line in before.opened if line.last}
    for record_class in (ActionUpdate, ActionOwner):
        touched = changes.touched.get(record_class.TABLE, frozenset())
        known = dict(desk.file.columns(record_class, ("id", "action_id"), id=touched))
        known |= {one: last[one] for one in touched & last.keys()}
        if touched - known.keys():
            return None
        ids |= set(known.values())
    return ids
