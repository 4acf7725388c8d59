"""Reopening a meeting that was closed too early: what its closing put ahead is taken back."""

from __future__ import annotations

from chair_desk.records.carried import Carried, Reason
from chair_desk.records.changes import Changes
from chair_desk.records.days_in_words import day_beside
from chair_desk.records.meetings import AgendaItem, ItemState, Meeting, Paper
from chair_desk.services.agenda_places import siblings_of
from chair_desk.services.carried import mark_of_item
from chair_desk.services.checks import existing, tables_that_name
from chair_desk.services.desk import Desk, Step
from chair_desk.services.ending import AHEAD
from chair_desk.services.meeting_states import reopen_session
from chair_desk.words import _


def reopen_meeting(desk: Desk, meeting_id: str) -> Changes:
    """Take a closed meeting back into session, and its items off the agendas ahead.

    An item that somebody changed or recorded something at since stays; closing again does not
    double it. What somebody chose when it was closed is kept, and offered again.

    Raises:
        Refused: Its minutes are not in draft.
    """
    meeting = existing(desk, Meeting, meeting_id)
    label = _("Reopened the meeting of {date}").format(
        date=day_beside(meeting.held_on, desk.today())
    )
    with desk.change(label) as step:
        reopen_session(desk, meeting_id)
        rows = desk.rows(Carried, meeting_id=meeting_id)
        for item_id, mark in {row.made_item_id: row.made_as for row in rows}.items():
            _take_off(desk, step, item_id, mark)
        for row in rows:
            _undo_settled(desk, step, row)
    return step.done()


def _undo_settled(desk: Desk, step: Step, row: Carried) -> None:
    if row.reason is Reason.NOT_REACHED and row.comes_back:
        _put_back(desk, step, row.record_id)
    if row.reason is Reason.STANDING and not row.comes_back and row.to_meeting_id:
        for item in siblings_of(desk, row.to_meeting_id, None):
            if item.standing_key == row.record_id and item.state is ItemState.DEFERRED:
                step.update(AgendaItem, item.id, state=ItemState.PLANNED)
    if row.is_chosen:
        step.update(Carried, row.id, made_item_id="", made_as="")
    else:
        step.delete(Carried, row.id)


def _put_back(desk: Desk, step: Step, item_id: str) -> None:
    """Put an item that was not reached back on its agenda, unless it lives on elsewhere."""
    item = desk.get(AgendaItem, item_id)
    if item is None or item.state is not ItemState.DEFERRED:
        return
    if desk.count(AgendaItem, carried_from_id=item_id):
        return
    step.update(AgendaItem, item_id, state=ItemState.PLANNED)
    for child in siblings_of(desk, item.meeting_id, item_id):
        if child.state is ItemState.DEFERRED:
            step.update(AgendaItem, child.id, state=ItemState.PLANNED)


def _take_off(desk: Desk, step: Step, item_id: str, mark: str) -> None:
    """Take a made item off its agenda if that has not begun and nobody touched the item."""
    item = desk.get(AgendaItem, item_id)
    meeting = desk.get(Meeting, item.meeting_id) if item else None
    if item is None or meeting is None or meeting.state not in AHEAD:
        return
    family = [item, *siblings_of(desk, meeting.id, item.id)]
    named = {"paper", "agenda_item"}
    is_named = any(tables_that_name(desk, AgendaItem, one.id, but=named) for one in family)
    if is_named or mark_of_item(desk, item) != mark:
        return
    for one in reversed(family):
        for paper in desk.rows(Paper, item_id=one.id):
            step.delete(Paper, paper.id)
        step.delete(AgendaItem, one.id)
