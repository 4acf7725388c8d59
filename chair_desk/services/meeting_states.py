"""A meeting's way from a draft agenda to minutes that the chair has checked."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from chair_desk.records.changes import Changes, Refused
from chair_desk.records.days_in_words import day_beside, weekday_month
from chair_desk.records.frozen import frozen
from chair_desk.records.meetings import AgendaItem, ItemState, Meeting, MeetingState
from chair_desk.services.agenda_places import placed_items
from chair_desk.services.carry_forward import used_when_left
from chair_desk.services.checks import existing
from chair_desk.services.desk import Desk, Step
from chair_desk.services.minutes_items import bring_minutes_to_next
from chair_desk.services.versions import keep_version
from chair_desk.words import N_, _

S = MeetingState

STATE_WORDS: Mapping[MeetingState, str] = {
    S.DRAFT: N_("Draft agenda"),
    S.AGENDA_ISSUED: N_("Agenda issued"),
    S.IN_SESSION: N_("In session"),
    S.MINUTES_DRAFT: N_("Minutes in draft"),
    S.CHECKED: N_("Checked by the chair"),
    S.CONFIRMED: N_("Confirmed"),
}


@frozen(kw_only=True)
class Notice:
    """Whether an agenda is in time: a warning, never a bar.

    `issue_by` is the last day in time; `source` says where the rule comes from, and
    `is_to_be_checked` that nobody has verified it yet.
    """

    issue_by: date
    is_in_time: bool
    words: str
    source: str = ""
    is_to_be_checked: bool = False


def notice(desk: Desk, meeting_id: str) -> Notice | None:
    """Say by when the agenda must be issued, and whether today that can still be done.

    Nothing where the profile asks for no notice, or the agenda is already out.
    """
    meeting = existing(desk, Meeting, meeting_id)
    rule = desk.profile(meeting.held_on).notice
    if rule.days == 0 or meeting.state is not S.DRAFT:
        return None
    from chair_desk.records.clocks import notice_day

    by = notice_day(rule, meeting.held_on, desk.working_days())
    today = desk.today()
    words = (
        _("Issue the agenda by {day} to give the notice that is asked for.")
        if today <= by
        else _("The agenda was to be issued by {day}. Say at the meeting that notice was short.")
    )
    return Notice(
        issue_by=by,
        is_in_time=today <= by,
        words=words.format(day=weekday_month(by)),
        source=rule.source,
        is_to_be_checked=not rule.checked,
    )


def issue_agenda(desk: Desk, meeting_id: str) -> Changes:
    """Give the agenda out: from now on its numbers stay as they are.

    Raises:
        Refused: There is nothing on it, or it was issued before.
    """
    meeting = _from_state(desk, meeting_id, S.DRAFT)
    if not placed_items(desk, meeting_id):
        raise Refused(_("There is nothing on this agenda yet."))
    with desk.change(_label(desk, _("Issued the agenda of {date}"), meeting)) as step:
        _fix_numbers(desk, step, meeting_id)
        step.update(Meeting, meeting_id, state=S.AGENDA_ISSUED)
    return step.done()


def recall_agenda(desk: Desk, meeting_id: str) -> Changes:
    """Take an issued agenda back into draft: its numbers are counted afresh.

    Raises:
        Refused: It is not out, or the meeting has begun.
    """
    meeting = _from_state(desk, meeting_id, S.AGENDA_ISSUED)
    with desk.change(_label(desk, _("Took back the agenda of {date}"), meeting)) as step:
        for item in desk.rows(AgendaItem, meeting_id=meeting_id):
            if item.number:
                step.update(AgendaItem, item.id, number="")
        step.update(Meeting, meeting_id, state=S.DRAFT)
    return step.done()


def start_session(desk: Desk, meeting_id: str) -> Changes:
    """Begin the meeting. An agenda that was not issued is fixed now.

    Raises:
        Refused: The meeting has begun before.
    """
    meeting = _from_state(desk, meeting_id, S.DRAFT, S.AGENDA_ISSUED)
    with desk.change(_label(desk, _("Started the meeting of {date}"), meeting)) as step:
        _fix_numbers(desk, step, meeting_id)
        step.update(Meeting, meeting_id, state=S.IN_SESSION, started_at=desk.now())
    return step.done()


def close_session(desk: Desk, meeting_id: str) -> Changes:
    """End the meeting; its minutes are now in draft.

    An item still open is done. Who was waited for in vain is recorded as absent. Items not
    reached stay as they are: `defer_rest` offers them to the next meeting, if the person
    wishes. The next draft agenda gets these minutes to confirm.

    Raises:
        Refused: The meeting is not in session.
    """
    meeting = _from_state(desk, meeting_id, S.IN_SESSION)
    from chair_desk.services.room_marks import mark_missing

    with desk.change(_label(desk, _("Closed the meeting of {date}"), meeting)) as step:
        for item in desk.rows(AgendaItem, meeting_id=meeting_id, state=ItemState.OPEN):
            values: dict[str, Any] = used_when_left(desk, item)
            step.update(AgendaItem, item.id, state=ItemState.DONE, **values)
        step.update(
            Meeting, meeting_id, state=S.MINUTES_DRAFT, ended_at=desk.now(), current_item_id=None
        )
        mark_missing(desk, step, meeting_id)
        bring_minutes_to_next(desk, step, meeting_id)
    return step.done()


def reopen_session(desk: Desk, meeting_id: str) -> Changes:
    """Take a meeting that was closed too early back into session.

    Raises:
        Refused: Its minutes are not in draft.
    """
    meeting = _from_state(desk, meeting_id, S.MINUTES_DRAFT)
    with desk.change(_label(desk, _("Reopened the meeting of {date}"), meeting)) as step:
        step.update(Meeting, meeting_id, state=S.IN_SESSION, ended_at=None)
    return step.done()


def mark_checked(desk: Desk, meeting_id: str) -> Changes:
    """Say that the chair has checked the draft; that makes a new version of it.

    Raises:
        Refused: The minutes are not in draft.
    """
    meeting = _from_state(desk, meeting_id, S.MINUTES_DRAFT)
    with desk.change(_label(desk, _("Checked the minutes of {date}"), meeting)) as step:
        step.update(Meeting, meeting_id, state=S.CHECKED)
        keep_version(desk, step, meeting_id)
    return step.done()


def reopen_minutes(desk: Desk, meeting_id: str) -> Changes:
    """Take checked minutes back into draft, so that they are checked again.

    Raises:
        Refused: They are not checked, or they are confirmed.
    """
    meeting = _from_state(desk, meeting_id, S.CHECKED)
    label = _label(desk, _("Took the minutes of {date} back into draft"), meeting)
    with desk.change(label) as step:
        step.update(Meeting, meeting_id, state=S.MINUTES_DRAFT)
    return step.done()


def _from_state(desk: Desk, meeting_id: str, *lawful: MeetingState) -> Meeting:
    """Return the meeting if it stands where a move may start.

    Raises:
        Refused: Saying where it stands.
    """
    meeting = existing(desk, Meeting, meeting_id)
    if meeting.state not in lawful:
        raise Refused(
            _("This is not possible now. The meeting stands at: {state}.").format(
                state=_(STATE_WORDS[meeting.state])
            )
        )
    return meeting


def _fix_numbers(desk: Desk, step: Step, meeting_id: str) -> None:
    for line in placed_items(desk, meeting_id):
        if line.number != line.item.number:
            step.update(AgendaItem, line.item.id, number=line.number)


def _label(desk: Desk, words: str, meeting: Meeting) -> str:
    return words.format(date=day_beside(meeting.held_on, desk.today()))
