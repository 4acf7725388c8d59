"""How minutes stand, said in words over them."""

from __future__ import annotations

from chair_desk.gui.parts.agenda_picker import meeting_words
from chair_desk.gui.parts.minutes_attendance import absence_words, attendance_words
from chair_desk.records.days_in_words import full_day
from chair_desk.records.meetings import Meeting, MeetingState
from chair_desk.services.desk import Desk
from chair_desk.services.meetings import STATE_WORDS, versions
from chair_desk.services.quorum import quorum
from chair_desk.services.register import register
from chair_desk.words import _

S = MeetingState
_AHEAD = (S.DRAFT, S.AGENDA_ISSUED)


def state_words(desk: Desk, meeting: Meeting) -> str:
    """Say state and version: "Draft, version 2", "Confirmed on 18 February 2027, version 3"."""
    said = _(STATE_WORDS[meeting.state])
    if meeting.state is S.MINUTES_DRAFT:
        said = _("Draft")
    elif meeting.state is S.CHECKED and (day := _checked_on(desk, meeting)):
        said = _("Checked by the chair on {day}").format(day=day)
    elif meeting.state is S.CONFIRMED and meeting.confirmed_on:
        said = _("Confirmed on {day}").format(day=full_day(meeting.confirmed_on))
    if not meeting.minutes_version:
        return said
    version = _("version {number}").format(number=meeting.minutes_version)
    return f"{said}, {version}"


def _checked_on(desk: Desk, meeting: Meeting) -> str:
    days = [one.made_on for one in versions(desk, meeting.id) if one.state is S.CHECKED]
    return full_day(days[-1]) if days and days[-1] else ""


def note_words(desk: Desk, meeting: Meeting) -> str:
    """Say below the state what it means for whoever reads."""
    if meeting.state in _AHEAD:
        return _("It was not started here. If it was held, its minutes can be written now.")
    if meeting.state is S.IN_SESSION:
        return _("It is going on. Its minutes can be written here too.")
    if meeting.state is S.MINUTES_DRAFT and not meeting.minutes_version:
        return _("No version of it was given out yet.")
    return _confirmed_words(desk, meeting) if meeting.state is S.CONFIRMED else ""


def _confirmed_words(desk: Desk, meeting: Meeting) -> str:
    said = []
    if meeting.confirmed_subject_to:
        subject = meeting.confirmed_subject_to.rstrip(" .")
        said.append(_("Subject to: {words}.").format(words=subject))
    if meeting.confirmed_at_id and (at := desk.get(Meeting, meeting.confirmed_at_id)):
        said.append(_("Confirmed at {meeting}.").format(meeting=meeting_words(desk, at)))
    said.append(_("The text changes by a dated correction only."))
    return " ".join(said)


def meeting_lines(desk: Desk, meeting: Meeting) -> tuple[str, ...]:
    """Say when and where it was held, who was there, and whether it was quorate."""
    hours = _("{starts} to {ends}").format(starts=meeting.starts, ends=meeting.ends)
    where = f"{hours}, {meeting.place}." if meeting.place else f"{hours}."
    lines = register(desk, meeting.id)
    came = attendance_words(lines)
    if not came:
        return (where,)
    read = quorum(desk, meeting.id)
    said = _("Quorate.") if read.is_met else read.words
    return tuple(part for part in (where, f"{came} {said}", absence_words(lines)) if part)
