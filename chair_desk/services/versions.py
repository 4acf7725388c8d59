"""Versions of minutes: each draft that was given out, and what it hashed to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chair_desk.records.changes import Changes, Refused
from chair_desk.records.meetings import Meeting, MeetingState
from chair_desk.services.checks import existing
from chair_desk.services.desk import Desk, Step
from chair_desk.words import _

if TYPE_CHECKING:  # a window opens without the records of minutes
    from chair_desk.records.minutes import MinutesVersion

_HAS_MINUTES = frozenset({MeetingState.MINUTES_DRAFT, MeetingState.CHECKED, MeetingState.CONFIRMED})


def versions(desk: Desk, meeting_id: str) -> list[MinutesVersion]:
    """Return the versions of a meeting's minutes, first to last."""
    from chair_desk.records.minutes import MinutesVersion

    return desk.rows(MinutesVersion, meeting_id=meeting_id, order=("number", "id"))


def version_words(meeting: Meeting) -> str:
    """Say which version the minutes are at: "v2", or nothing before the first."""
    return _("v{number}").format(number=meeting.minutes_version) if meeting.minutes_version else ""


def new_version(desk: Desk, meeting_id: str) -> Changes:
    """Count a version, because the draft is given out as it stands.

    Given out again with nothing changed, it keeps its number, and nothing is written.

    Raises:
        Refused: There are no minutes yet, or they are confirmed and have no further versions.
    """
    from chair_desk.services.canonical import fingerprint

    meeting = existing(desk, Meeting, meeting_id)
    if meeting.state not in _HAS_MINUTES:
        raise Refused(_("The meeting is not closed, so its minutes are not in draft yet."))
    if meeting.state is MeetingState.CONFIRMED:
        raise Refused(_("Confirmed minutes have no further versions."))
    known = versions(desk, meeting_id)
    if known and known[-1].sha256 == fingerprint(desk, meeting_id):
        return Changes(made=known[-1].id)
    label = _("Gave out version {number} of the minutes")
    with desk.change(label.format(number=meeting.minutes_version + 1)) as step:
        made = keep_version(desk, step, meeting_id)
    return step.done(made=made.id)


def give_out(desk: Desk, meeting_id: str, given_to: str) -> Changes:
    """Keep who gets the minutes with their confidential part, beside the version they get.

    A draft that changed since its last version becomes the next. Of a meeting still in session
    there is no version, and nothing is kept.

    Raises:
        Refused: It is not said who gets them.
    """
    from chair_desk.records.minutes import MinutesVersion
    from chair_desk.services.canonical import fingerprint

    names = names_given(given_to)
    meeting = existing(desk, Meeting, meeting_id)
    if meeting.state not in _HAS_MINUTES:
        return Changes()
    known = versions(desk, meeting_id)
    is_same = bool(known) and (
        meeting.state is MeetingState.CONFIRMED or known[-1].sha256 == fingerprint(desk, meeting_id)
    )
    if is_same and names in known[-1].given_to.split("; "):
        return Changes(made=known[-1].id)
    label = _("Gave the confidential part to {names}").format(names=names)
    with desk.change(label) as step:
        version = known[-1] if is_same else keep_version(desk, step, meeting_id)
        said = "; ".join(part for part in (version.given_to, names) if part)
        step.update(MinutesVersion, version.id, given_to=said)
    return step.done(made=version.id)


def names_given(given_to: str) -> str:
    """Return who gets the confidential part, on one line.

    Raises:
        Refused: It is not said.
    """
    names = " ".join(given_to.split())
    if not names:
        raise Refused({"given_to": _("Say who gets the confidential part, by name or post.")})
    return names


def keep_version(desk: Desk, step: Step, meeting_id: str) -> MinutesVersion:
    """Write the next version of the minutes as they stand; the caller holds the change."""
    from chair_desk.records.minutes import MinutesVersion
    from chair_desk.services.canonical import fingerprint

    meeting = existing(desk, Meeting, meeting_id)
    version = MinutesVersion(
        id=desk.new_id(),
        meeting_id=meeting_id,
        number=meeting.minutes_version + 1,
        state=meeting.state,
        made_on=desk.today(),
        sha256=fingerprint(desk, meeting_id),
    )
    step.insert(version)
    step.update(Meeting, meeting_id, minutes_version=version.number)
    return version
