"""The instant that a meeting's clock shows."""

from __future__ import annotations

from datetime import datetime, timedelta

from chair_desk.records.local_time import local_date
from chair_desk.records.meetings import Meeting
from chair_desk.services.desk import Desk

_LONGEST_MEETING = timedelta(hours=12)


def clock_of_meeting(desk: Desk, meeting: Meeting, now: datetime | None = None) -> datetime:
    """Return what a meeting's clock shows, now or at an instant: it runs on its own day only.

    It runs past midnight too, and on a day before or after for one that began there, for twelve
    hours. One that was left in session and is opened on another day stands at the last thing
    recorded on its own, whatever is written since.
    """
    now = now or desk.now()
    if local_date(now) == meeting.held_on:
        return now
    if meeting.started_at and timedelta(0) <= now - meeting.started_at < _LONGEST_MEETING:
        return now
    for change in desk.file.history():
        if local_date(change.at) == meeting.held_on:
            return change.at
    return meeting.started_at or now
