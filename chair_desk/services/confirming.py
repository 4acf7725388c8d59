"""Confirming minutes at a later meeting, and correcting them after that by a dated correction."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from chair_desk.records.audience import Audience
from chair_desk.records.changes import Changes, Refused
from chair_desk.records.days_in_words import day_beside
from chair_desk.records.meetings import Meeting, MeetingState
from chair_desk.services.agenda_places import placed_items
from chair_desk.services.checks import existing, refuse_faults
from chair_desk.services.desk import Desk, Step
from chair_desk.services.diary import is_before
from chair_desk.words import _

if TYPE_CHECKING:  # a window opens without the records that confirmation writes
    from chair_desk.records.minutes import Correction

_BEGUN = frozenset(
    {
        MeetingState.IN_SESSION,
        MeetingState.MINUTES_DRAFT,
        MeetingState.CHECKED,
        MeetingState.CONFIRMED,
    }
)


def confirm_minutes(
    desk: Desk, meeting_id: str, *, at_meeting_id: str, subject_to: str = ""
) -> Changes:
    """Confirm minutes as a true record at a later meeting; from then on they are frozen.

    `subject_to` is the correction they were agreed with, in words. Several sets may be
    confirmed at one meeting. Undo stops here: only dated corrections follow.

    Raises:
        Refused: The chair has not checked them, or the other meeting is not a later one that
            has begun.
    """
    from chair_desk.services.gathering import quorum_words
    from chair_desk.services.sealing import seal_minutes

    meeting = existing(desk, Meeting, meeting_id)
    at_meeting = existing(desk, Meeting, at_meeting_id)
    _refuse_unconfirmable(meeting, at_meeting)
    date = day_beside(meeting.held_on, desk.today())
    with desk.change(_("Confirmed the minutes of {date}").format(date=date)) as step:
        sha256 = seal_minutes(desk, step, meeting_id).sha256
        _keep_confirmed_version(desk, step, meeting, sha256)
        step.update(
            Meeting,
            meeting_id,
            state=MeetingState.CONFIRMED,
            minutes_version=meeting.minutes_version + 1,
            confirmed_on=at_meeting.held_on,
            confirmed_at_id=at_meeting_id,
            confirmed_subject_to=subject_to.strip(),
            confirmed_hash=sha256,
            confirmed_quorum=quorum_words(desk, meeting, placed_items(desk, meeting_id)),
        )
    return step.done()


def _keep_confirmed_version(desk: Desk, step: Step, meeting: Meeting, sha256: str) -> None:
    from chair_desk.records.minutes import MinutesVersion

    step.insert(
        MinutesVersion(
            id=desk.new_id(),
            meeting_id=meeting.id,
            number=meeting.minutes_version + 1,
            state=MeetingState.CONFIRMED,
            made_on=desk.today(),
            sha256=sha256,
        )
    )


def _refuse_unconfirmable(meeting: Meeting, at_meeting: Meeting) -> None:
    if meeting.state is MeetingState.CONFIRMED:
        raise Refused(_("These minutes are confirmed already."))
    if meeting.state is not MeetingState.CHECKED:
        raise Refused(_("The chair checks the minutes first. Then a meeting can confirm them."))
    if not is_before(meeting, at_meeting):
        raise Refused(
            {"at_meeting_id": _("Minutes are confirmed at a meeting after the one they are of.")}
        )
    if at_meeting.state not in _BEGUN:
        raise Refused(
            {"at_meeting_id": _("The meeting that is to confirm them has not begun yet.")}
        )


def correct_minutes(
    desk: Desk,
    meeting_id: str,
    text: str,
    *,
    minute_id: str | None = None,
    agreed_at_id: str | None = None,
    audience: Audience = Audience.PUBLIC,
) -> Changes:
    """Add a dated correction to confirmed minutes; their own text stays as it was.

    A correction of a paragraph has at least that paragraph's audience: it repeats its words.

    Raises:
        Refused: The minutes are not confirmed, or the correction says nothing.
    """
    from chair_desk.records.minutes import Correction, Minute

    meeting = existing(desk, Meeting, meeting_id)
    if meeting.state is not MeetingState.CONFIRMED:
        raise Refused(_("These minutes are not confirmed. Change the text itself."))
    correction = Correction(
        id=desk.new_id(),
        meeting_id=meeting_id,
        minute_id=minute_id,
        made_on=desk.today(),
        agreed_at_id=agreed_at_id,
        text=text.strip(),
        audience=audience,
    )
    refuse_faults(Correction, {"text": correction.text or None})
    if minute_id:
        minute = existing(desk, Minute, minute_id)
        if not audience.may_read(minute.audience):
            correction = replace(correction, audience=minute.audience)
    date = day_beside(meeting.held_on, desk.today())
    with desk.change(_("Corrected the minutes of {date}").format(date=date)) as step:
        step.insert(correction)
    return step.done(made=correction.id)


def corrections(desk: Desk, meeting_id: str) -> list[Correction]:
    """Return the corrections of a meeting's minutes, first to last."""
    from chair_desk.records.minutes import Correction

    return desk.rows(Correction, meeting_id=meeting_id, order=("made_on", "id"))
