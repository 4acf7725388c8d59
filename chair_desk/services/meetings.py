"""Meetings of the board and its bodies: adding one, moving one, and finding one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from chair_desk.records.agenda_times import clock_of, minutes_of_day
from chair_desk.records.boards import Body
from chair_desk.records.carried import Carried
from chair_desk.records.changes import Changes, Refused
from chair_desk.records.columns import Value
from chair_desk.records.days_in_words import day_beside
from chair_desk.records.meetings import (
    AgendaItem,
    Meeting,
    MeetingState,
    Paper,
)
from chair_desk.services.agenda_places import open_meeting
from chair_desk.services.checks import (
    existing,
    refuse_faults,
    refuse_if_named,
    refuse_other_columns,
    tables_that_name,
)
from chair_desk.services.confirming import confirm_minutes, correct_minutes, corrections
from chair_desk.services.desk import Desk, Step
from chair_desk.services.diary import (
    coming_on,
    earlier_meetings,
    later_meetings,
    meeting_on,
    meetings,
    next_after,
    previous_before,
)
from chair_desk.services.meeting_states import (
    STATE_WORDS,
    Notice,
    close_session,
    issue_agenda,
    mark_checked,
    notice,
    recall_agenda,
    reopen_minutes,
    reopen_session,
    start_session,
)
from chair_desk.services.minutes_items import bring_minutes, bring_minutes_to_next
from chair_desk.services.standing import place_standing_items
from chair_desk.services.versions import new_version, version_words, versions
from chair_desk.words import _

__all__ = [
    "STATE_WORDS",
    "Notice",
    "add_meeting",
    "change_meeting",
    "close_session",
    "coming_on",
    "confirm_minutes",
    "correct_minutes",
    "corrections",
    "earlier_meetings",
    "issue_agenda",
    "later_meetings",
    "mark_checked",
    "meeting_on",
    "meetings",
    "new_version",
    "next_after",
    "notice",
    "previous_before",
    "recall_agenda",
    "remove_meeting",
    "reopen_minutes",
    "reopen_session",
    "start_session",
    "unconfirmed",
    "version_words",
    "versions",
]

MEETING_COLUMNS = frozenset(
    {"held_on", "starts", "ends", "place", "kind", "marking", "access_notes"}
)
STARTS, ENDS = "10:00", "12:30"
_AHEAD = frozenset({MeetingState.DRAFT, MeetingState.AGENDA_ISSUED})


def add_meeting(
    desk: Desk,
    body_id: str,
    held_on: date,
    **values: Value,
) -> Changes:
    """Add a meeting, with the standing items, the minutes to confirm and the members expected.

    `values` are `starts`, `ends` ("HH:MM"), `place`, `kind`, `marking` and `access_notes`. Hours
    that are not given are those of the body's last meeting; place and marking are the board's.
    What was deferred waits to be placed. The agenda of the next meeting follows suit.

    Raises:
        Refused: It ends before it starts, or the body meets at that hour already.
    """
    from chair_desk.services.register_seed import seed_register

    body = existing(desk, Body, body_id)
    refuse_other_columns(values, MEETING_COLUMNS)
    refuse_faults(Meeting, values)
    given: dict[str, Any] = {name: value for name, value in values.items() if value is not None}
    meeting = replace(_usual(desk, body_id, held_on), id=desk.new_id(), **given)
    meeting = _with_hours(desk, meeting)
    label = _("Added {body}, {date}").format(body=body.name, date=day_beside(held_on, desk.today()))
    with desk.change(label) as step:
        step.insert(meeting)
        place_standing_items(desk, step, meeting)
        bring_minutes(desk, step, meeting.id)
        seed_register(desk, step, meeting.id)
        bring_minutes_to_next(desk, step, meeting.id)
    return step.done(made=meeting.id)


def _usual(desk: Desk, body_id: str, held_on: date) -> Meeting:
    last = previous_before(desk, held_on, body_id)
    return Meeting(
        id="",
        body_id=body_id,
        held_on=held_on,
        starts=last.starts if last else STARTS,
        ends=last.ends if last else ENDS,
        place=desk.board.meeting_place,
        marking=desk.board.marking,
    )


def _with_hours(desk: Desk, meeting: Meeting) -> Meeting:
    """Return a meeting with its hours written as "HH:MM".

    Raises:
        Refused: An hour is none, it ends before it starts, or the body meets then already.
    """
    problems, hours = {}, {}
    for name in ("starts", "ends"):
        try:
            hours[name] = minutes_of_day(getattr(meeting, name))
        except ValueError:
            problems[name] = _("Give the time as hours and minutes, as 10:00.")
    if not problems and hours["ends"] <= hours["starts"]:
        problems["ends"] = _("The meeting ends before it starts.")
    same = [
        row
        for row in desk.rows(Meeting, body_id=meeting.body_id, held_on=meeting.held_on)
        if row.id != meeting.id and row.starts == meeting.starts
    ]
    if same:
        problems["held_on"] = _("There is a meeting at that hour of that day already.")
    if problems:
        raise Refused(problems)
    return replace(meeting, starts=clock_of(hours["starts"]), ends=clock_of(hours["ends"]))


def change_meeting(desk: Desk, meeting_id: str, **values: Value) -> Changes:
    """Change a meeting: its day, hours, place, kind, marking or access notes.

    With a new day come the members of that day and the minutes that are to be confirmed then.

    Raises:
        Refused: A value is not allowed, the body meets then already, or minutes are confirmed.
    """
    from chair_desk.services.register_seed import seed_register

    refuse_other_columns(values, MEETING_COLUMNS)
    refuse_faults(Meeting, values)
    meeting = open_meeting(desk, meeting_id)
    changed: dict[str, Any] = dict(values)
    moved = _with_hours(desk, replace(meeting, **changed))
    date_words = day_beside(meeting.held_on, desk.today())
    with desk.change(_("Changed the meeting of {date}").format(date=date_words)) as step:
        step.update(Meeting, meeting_id, **values | {"starts": moved.starts, "ends": moved.ends})
        if moved.held_on != meeting.held_on and meeting.state in _AHEAD:
            seed_register(desk, step, meeting_id)
            for row in (moved, *later_meetings(desk, min((meeting, moved), key=_day))):
                if row.state is MeetingState.DRAFT:
                    bring_minutes(desk, step, row.id)
    return step.done()


def _day(meeting: Meeting) -> date:
    return meeting.held_on


def remove_meeting(desk: Desk, meeting_id: str) -> Changes:
    """Remove a meeting that was not held, with its agenda; Undo brings it back.

    Raises:
        Refused: It has begun, or something is recorded at it.
    """
    meeting = existing(desk, Meeting, meeting_id)
    if meeting.state not in _AHEAD:
        raise Refused(_("This meeting has begun. Its record stays."))
    from chair_desk.records.attendance import Attendance, Presence
    from chair_desk.records.ready_ticks import ReadyTick

    label = _("Removed the meeting of {date}").format(
        date=day_beside(meeting.held_on, desk.today())
    )
    with desk.change(label) as step:
        for line in desk.rows(Attendance, meeting_id=meeting_id, presence=Presence.EXPECTED):
            step.delete(Attendance, line.id)
        _remove_items(desk, step, meeting_id)
        for later in later_meetings(desk, meeting):
            for item in desk.rows(AgendaItem, meeting_id=later.id, confirms_id=meeting_id):
                if not tables_that_name(desk, AgendaItem, item.id):
                    step.delete(AgendaItem, item.id)
        for row in desk.rows(Carried, to_meeting_id=meeting_id):
            step.update(Carried, row.id, to_meeting_id=None, made_item_id="")
        for tick in desk.rows(ReadyTick, meeting_id=meeting_id):
            step.delete(ReadyTick, tick.id)
        refuse_if_named(desk, Meeting, meeting_id)
        step.delete(Meeting, meeting_id)
        for later in later_meetings(desk, meeting):
            if later.state is MeetingState.DRAFT:
                bring_minutes(desk, step, later.id)
    return step.done()


def _remove_items(desk: Desk, step: Step, meeting_id: str) -> None:
    for item in desk.rows(AgendaItem, meeting_id=meeting_id):
        refuse_if_named(desk, AgendaItem, item.id, but={"paper", "agenda_item"})
        for paper in desk.rows(Paper, item_id=item.id):
            step.delete(Paper, paper.id)
        step.delete(AgendaItem, item.id)


def unconfirmed(desk: Desk, body_id: str, before: date) -> list[Meeting]:
    """Return the meetings of a body held before a day whose minutes wait, oldest first."""
    held = {MeetingState.MINUTES_DRAFT, MeetingState.CHECKED, MeetingState.IN_SESSION}
    return [
        meeting
        for meeting in reversed(meetings(desk, body_id))
        if meeting.held_on < before and meeting.state in held
    ]
