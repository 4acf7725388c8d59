"""The one text of a meeting's minutes from which its hash is made, and the proof of it.

Sorted keys, Unicode in composed form, line feeds: the same rows give the same bytes on every
machine. It holds what confirmation freezes, and nothing that may change afterwards.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from chair_desk.records.attendance import Attendance, Movement
from chair_desk.records.days_in_words import full_day
from chair_desk.records.meetings import AgendaItem, Meeting, MeetingState
from chair_desk.records.minutes import Decision, Declaration, Minute
from chair_desk.records.safekeeping import Seal
from chair_desk.services.checks import existing
from chair_desk.services.desk import Desk
from chair_desk.services.disposed import ids_disposed, is_same_but_for
from chair_desk.words import _

# What says how far the minutes have come, not what happened in the room.
_ABOUT_THE_MINUTES = frozenset(
    {
        "state", "current_item_id", "minutes_version", "confirmed_on", "confirmed_at_id",
        "confirmed_subject_to", "confirmed_hash", "confirmed_quorum",
    }
)  # fmt: skip
# A recommendation made without a quorum may be ratified after its minutes were confirmed.
_MAY_CHANGE = frozenset({"is_inquorate"})
_OF_THE_MEETING = (AgendaItem, Attendance, Declaration, Minute, Decision)


def canonical_text(desk: Desk, meeting_id: str) -> str:
    """Write the record of a meeting as one canonical JSON text."""
    meeting = existing(desk, Meeting, meeting_id)
    record = {"meeting": _plain(meeting, without=_ABOUT_THE_MINUTES)}
    tables: dict[str, list[Any]] = {}
    for record_class in _OF_THE_MEETING:
        tables[record_class.TABLE] = desk.rows(record_class, meeting_id=meeting_id)
    lines = [row.id for row in tables[Attendance.TABLE]]
    tables[Movement.TABLE] = desk.rows(Movement, attendance_id=lines)
    rows = {name: _all_plain(found) for name, found in tables.items()}
    text = json.dumps(
        record | rows, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False
    )
    return unicodedata.normalize("NFC", text)


def fingerprint(desk: Desk, meeting_id: str) -> str:
    """Return the SHA-256 of the canonical text, in hex."""
    return _hash(canonical_text(desk, meeting_id))


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def faults_of_confirmed(desk: Desk) -> list[str]:
    """Return a sentence for each set of confirmed minutes that is not as it was confirmed."""
    return [
        _("The minutes of {date} are not as they were confirmed.").format(
            date=full_day(meeting.held_on)
        )
        for meeting in desk.rows(Meeting, state=MeetingState.CONFIRMED, order=("held_on", "id"))
        if meeting.confirmed_hash and not is_as_confirmed(desk, meeting.id)
    ]


def is_as_confirmed(desk: Desk, meeting_id: str) -> bool:
    """Say whether confirmed minutes still give the hash that was kept with them."""
    meeting = existing(desk, Meeting, meeting_id)
    text = canonical_text(desk, meeting_id)
    if meeting.confirmed_hash == _hash(text):
        return True
    return any(
        meeting.confirmed_hash == _hash(seal.text)
        and is_same_but_for(seal.text, text, ids_disposed(desk))
        for seal in desk.rows(Seal, meeting_id=meeting_id)
    )


def _all_plain(rows: Sequence[Any]) -> list[Mapping[str, Any]]:
    return [_plain(row, without=_MAY_CHANGE) for row in sorted(rows, key=lambda row: str(row.id))]


def _plain(row: Any, *, without: frozenset[str] = frozenset()) -> Mapping[str, Any]:
    return {
        field.name: _value(getattr(row, field.name))
        for field in dataclasses.fields(row)
        if field.name not in without
    }


def _value(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        return value.replace("\r\n", "\n").replace("\r", "\n")
    return value
