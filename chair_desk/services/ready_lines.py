"""The lines of readiness that the agenda, its papers and its pack say of themselves."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from datetime import date

from chair_desk.records.days_in_words import short_day
from chair_desk.records.frozen import frozen
from chair_desk.records.levels import count_words
from chair_desk.records.local_time import local
from chair_desk.records.meetings import Meeting, MeetingState, PaperState
from chair_desk.records.ready_ticks import ReadyKey
from chair_desk.services.agenda import Agenda
from chair_desk.services.desk import Desk
from chair_desk.services.meeting_states import notice
from chair_desk.services.pack_readiness import PackReadiness
from chair_desk.words import N_, _, ngettext


class Stand(enum.StrEnum):
    """How a line stands: somebody has to be chased, it is for the chair, or it is ready."""

    CHASE = "chase"
    YOU = "you"
    READY = "ready"


HAND_WORDS = {
    ReadyKey.PACK: N_("Pack sent to members"),
    ReadyKey.ROOM: N_("Room and hearing loop booked"),
}


@frozen(kw_only=True)
class ReadyLine:
    """One line of readiness.

    `verb` is what the link says, `does` names what it does: "chase", "ask", "briefing",
    "tick" or "open". `about` is the partner to ask, or the key that is ticked.
    """

    key: str
    stand: Stand
    label: str
    note: str = ""
    verb: str = ""
    does: str = "open"
    about: str = ""
    page: str = "agenda"
    record: tuple[str, str] | None = None


def papers_line(whole: Agenda, missing: int, pack: PackReadiness) -> ReadyLine:
    """Say how many of the papers promised are in, and how many of the rest are late."""
    awaited = (PaperState.EXPECTED, PaperState.RECEIVED)
    papers = [paper for line in whole.lines for paper in line.papers if paper.state in awaited]
    if not papers:
        return ReadyLine(
            key="papers", stand=Stand.READY, label=_("Papers"), note=_("none asked for")
        )
    if missing:
        label = _("Papers in: {count} of {of}").format(count=len(papers) - missing, of=len(papers))
        verb = ngettext("Chase one", "Chase {words}", missing).format(words=count_words(missing))
        late = _("{count} late").format(count=pack.late) if pack.late else ""
        return ReadyLine(
            key="papers", stand=Stand.CHASE, label=label, note=late, verb=verb, does="chase"
        )
    label = ngettext("The paper is in", "All {count} papers are in", len(papers))
    label = label.format(count=len(papers))
    if pack.waiting:
        note = _("{count} no PDF yet").format(count=pack.waiting)
        return ReadyLine(
            key="papers", stand=Stand.YOU, label=label, note=note, verb=_("Open them"),
            record=_first(whole),
        )  # fmt: skip
    return ReadyLine(key="papers", stand=Stand.READY, label=label)


def _first(whole: Agenda) -> tuple[str, str] | None:
    found = next((line.item.id for line in whole.lines if line.papers), "")
    return ("agenda_item", found) if found else None


def agenda_line(desk: Desk, meeting: Meeting) -> ReadyLine:
    """Say that the agenda was issued and when, or by when it is to be."""
    place = ("meeting", meeting.id)
    if meeting.state is not MeetingState.DRAFT:
        on = issued_on(desk, meeting.id)
        return ReadyLine(
            key="agenda", stand=Stand.READY, label=_("Agenda issued"),
            note=short_day(on) if on else "", record=place,
        )  # fmt: skip
    asked = notice(desk, meeting.id)
    by = _("by {date}").format(date=short_day(asked.issue_by)) if asked else ""
    return ReadyLine(
        key="agenda", stand=Stand.YOU, label=_("Agenda to be issued"), note=by,
        verb=_("Open it"), record=place,
    )  # fmt: skip


def issued_on(desk: Desk, meeting_id: str) -> date | None:
    """Return the day on which the agenda was issued last, by the history; None where unknown.

    An agenda taken back and issued again counts from the second time. One that was never issued
    has no day, though the meeting was opened.
    """
    for change in desk.file.record_changes(Meeting.TABLE, meeting_id):
        if change.columns.get("state", ("", ""))[1] == MeetingState.AGENDA_ISSUED:
            return local(change.at).date()
    return None


def pack_line(
    meeting: Meeting, ticked: Mapping[ReadyKey, date | None], pack: PackReadiness
) -> ReadyLine:
    """Say which version of the pack went out and when; what no issue shows is ticked by hand."""
    if not pack.version or ReadyKey.PACK in ticked:
        return hand_line(meeting, ReadyKey.PACK, ticked)
    day = short_day(local(pack.issued_at).date()) if pack.issued_at else ""
    said = _("version {number}, {day}").format(number=pack.version, day=day)
    record = ("meeting", meeting.id)
    if pack.changed:
        words = ngettext("{count} paper came after it", "{count} papers came after it",
                         len(pack.changed))  # fmt: skip
        return ReadyLine(
            key=ReadyKey.PACK.value, stand=Stand.YOU, label=_("Pack issued"),
            note=words.format(count=len(pack.changed)), verb=_("Open it"), record=record,
        )  # fmt: skip
    return ReadyLine(
        key=ReadyKey.PACK.value, stand=Stand.READY, label=_("Pack issued"), note=said,
        record=record,
    )  # fmt: skip


def hand_line(meeting: Meeting, key: ReadyKey, ticked: Mapping[ReadyKey, date | None]) -> ReadyLine:
    """Say what only a person can know, with the day on which it was ticked."""
    is_done = key in ticked
    done_on = ticked.get(key)
    return ReadyLine(
        key=key.value,
        stand=Stand.READY if is_done else Stand.YOU,
        label=_(HAND_WORDS[key]),
        note=short_day(done_on) if done_on else "",
        verb="" if is_done else _("Tick it"),
        does="tick",
        about=key.value,
        record=("meeting", meeting.id),
    )
