"""The standing items of the profile: what opens and what closes every meeting."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from chair_desk.records.meetings import AgendaItem, Meeting, MeetingKind
from chair_desk.records.places import places
from chair_desk.services.desk import Desk, Step
from chair_desk.services.members import Member, members_on

if TYPE_CHECKING:
    from chair_desk.catalogue.board_profiles import BoardProfile, StandingItem

MINUTES_KEY = "minutes"


def closing_keys(desk: Desk, on: date) -> frozenset[str]:
    """Return the keys of the standing items that close a meeting on this day."""
    return frozenset(item.key for item in desk.profile(on).standing_items if not item.is_at_start)


def opening_keys(desk: Desk, on: date) -> frozenset[str]:
    """Return the keys of the standing items that come before the minutes of the last meeting."""
    found = []
    for item in desk.profile(on).standing_items:
        if item.key == MINUTES_KEY or not item.is_at_start:
            break
        found.append(item.key)
    return frozenset(found)


def place_standing_items(desk: Desk, step: Step, meeting: Meeting) -> None:
    """Put the standing items on a new agenda, the minutes of the last meeting left out.

    An extraordinary meeting is called for one matter: it only gets what opens every meeting.
    """
    profile = desk.profile(meeting.held_on)
    wanted = [item for item in profile.standing_items if item.key != MINUTES_KEY]
    if meeting.kind is MeetingKind.EXTRAORDINARY:
        opening = opening_keys(desk, meeting.held_on)
        wanted = [item for item in wanted if item.key in opening]
    members = members_on(desk, meeting.body_id, meeting.held_on)
    for place, item in zip(places(len(wanted)), wanted, strict=True):
        lead_id = lead_for(profile, item, members)
        step.insert(standing_item(desk, meeting, item, place=place, lead_id=lead_id))


def standing_item(
    desk: Desk, meeting: Meeting, item: StandingItem, *, place: str, lead_id: str | None
) -> AgendaItem:
    """Make the agenda item of a standing item."""
    return AgendaItem(
        id=desk.new_id(),
        meeting_id=meeting.id,
        place=place,
        title=item.title,
        lead_id=lead_id,
        purpose=item.purpose,
        planned_minutes=item.minutes,
        asked=item.asked,
        is_standing=True,
        standing_key=item.key,
    )


def lead_for(profile: BoardProfile, item: StandingItem, members: list[Member]) -> str | None:
    """Return who leads a standing item: whoever holds the seat of its role on the day."""
    if not item.lead_role:
        return None
    role = profile.role(item.lead_role)
    held = [member for member in members if member.seat.kind is role.kind and member.person]
    named = [member for member in held if member.seat.role == role.name]
    for member in named or held:
        if member.person is not None:
            return member.person.id
    return None
