"""What was done before the meeting of the sample board, and the board two days before it meets."""

from __future__ import annotations

from datetime import date

from chair_desk.records.attendance import Attendance
from chair_desk.records.ready_ticks import ReadyKey
from chair_desk.services.attendance import mark_apology
from chair_desk.services.promises import add_promise, promises
from chair_desk.services.readiness import tick_ready
from chair_desk.services.sample_people import OTHER_SEATS
from chair_desk.services.sample_stage import Stage
from chair_desk.words import _

EVE, HOUR = date(2026, 11, 17), "08:52"
_NOT_COMING = ("Yasmin Thornbury",)
_PROMISES = (
    ("Ring the Chief Constable", date(2026, 11, 19)),
    ("Sit with the front door team for a morning", date(2026, 12, 4)),
)


def send_pack(stage: Stage, meeting_id: str) -> None:
    """Tick that the pack went out and that the room is booked."""
    with stage.desk.change(_("Ticked what is ready")):
        tick_ready(stage.desk, meeting_id, ReadyKey.ROOM)
        tick_ready(stage.desk, meeting_id, ReadyKey.PACK)


def send_apologies(stage: Stage, meeting_id: str) -> None:
    """Record who said before the meeting that they cannot come."""
    desk = stage.desk
    away = {one.person for one in OTHER_SEATS if one.today == "apology"} | set(_NOT_COMING)
    ids = {stage.people[name] for name in away}
    with desk.change(_("Recorded apologies")):
        for line in desk.rows(Attendance, meeting_id=meeting_id):
            if line.person_id in ids:
                mark_apology(desk, line.id)


def promise(stage: Stage) -> None:
    """Put down what the chair promised; last of all, for it may be there from an earlier time."""
    if not promises(stage.desk):
        for text, due_on in _PROMISES:
            add_promise(stage.desk, text, due_on)
