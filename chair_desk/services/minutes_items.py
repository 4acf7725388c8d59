"""The items by which a meeting confirms the minutes of those before it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from chair_desk.records.days_in_words import day_beside
from chair_desk.records.meetings import (
    AgendaItem,
    Meeting,
    MeetingKind,
    MeetingState,
    Paper,
)
from chair_desk.services.agenda_places import insert_item, siblings_of
from chair_desk.services.carried import dropped_minutes
from chair_desk.services.carry_forward import minutes_to_confirm
from chair_desk.services.checks import existing, tables_that_name
from chair_desk.services.desk import Desk, Step
from chair_desk.services.diary import later_meetings
from chair_desk.services.members import members_on
from chair_desk.services.standing import lead_for, opening_keys, standing_item

if TYPE_CHECKING:
    from chair_desk.catalogue.board_profiles import StandingItem


def bring_minutes_to_next(desk: Desk, step: Step, meeting_id: str) -> None:
    """Bring the next agendas of the body up to date, as far as they are in draft."""
    meeting = existing(desk, Meeting, meeting_id)
    for later in later_meetings(desk, meeting):
        if later.state is MeetingState.DRAFT:
            bring_minutes(desk, step, later.id)


def bring_minutes(desk: Desk, step: Step, meeting_id: str) -> None:
    """Give a draft agenda one item for each set of minutes it is to confirm, and no other.

    Done when a meeting is added, moved, closed or confirmed, so that the next agenda is right
    although it was drafted months before.
    """
    meeting = existing(desk, Meeting, meeting_id)
    standing = desk.profile(meeting.held_on).minutes_item
    if standing is None:
        return
    top = siblings_of(desk, meeting_id, None)
    present = {row.confirms_id: row for row in top if row.confirms_id is not None}
    last = _before_minutes(desk, meeting, top)
    for earlier in _wanted(desk, meeting):
        title = _title(desk, meeting, earlier)
        item = present.pop(earlier.id, None)
        if item is None:
            fresh = _minutes_item(desk, meeting, standing, earlier)
            item = insert_item(desk, step, fresh, after_id=last, first=last is None)
        last = item.id
        if item.title != title:
            step.update(AgendaItem, item.id, title=title)
    for row in present.values():
        _drop(desk, step, row)


def _wanted(desk: Desk, meeting: Meeting) -> list[Meeting]:
    """Return whose minutes to confirm; an extraordinary meeting leaves that to the next."""
    if meeting.kind is MeetingKind.EXTRAORDINARY:
        return []
    dropped = dropped_minutes(desk, meeting)
    return [row for row in minutes_to_confirm(desk, meeting) if row.id not in dropped]


def _before_minutes(desk: Desk, meeting: Meeting, top: list[AgendaItem]) -> str | None:
    opening = opening_keys(desk, meeting.held_on)
    found = [row.id for row in top if row.standing_key in opening]
    return found[-1] if found else None


def _title(desk: Desk, meeting: Meeting, earlier: Meeting) -> str:
    words = desk.profile(meeting.held_on).document_words.minutes_to_confirm
    return words.replace("{date}", day_beside(earlier.held_on, meeting.held_on))


def _minutes_item(
    desk: Desk, meeting: Meeting, standing: StandingItem, earlier: Meeting
) -> AgendaItem:
    members = members_on(desk, meeting.body_id, meeting.held_on)
    lead_id = lead_for(desk.profile(meeting.held_on), standing, members)
    item = standing_item(desk, meeting, standing, place="", lead_id=lead_id)
    return replace(item, title=_title(desk, meeting, earlier), confirms_id=earlier.id)


def _drop(desk: Desk, step: Step, row: AgendaItem) -> None:
    """Take an item off whose minutes are confirmed, unless something is recorded at it."""
    if tables_that_name(desk, AgendaItem, row.id, but={"paper"}):
        return
    for paper in desk.rows(Paper, item_id=row.id):
        step.delete(Paper, paper.id)
    step.delete(AgendaItem, row.id)
