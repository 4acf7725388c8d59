"""A board on disk with a meeting in it, and its pages, for the tests of agenda and meeting."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from chair_desk.gui.pages.page import Page
from chair_desk.gui.session import Session
from chair_desk.records.meetings import AgendaItem, Meeting, Purpose
from chair_desk.records.minutes import Minute
from chair_desk.records.people import Organisation, Seat
from chair_desk.services import agenda, meetings, session_clock
from chair_desk.services.boards import main_body
from chair_desk.services.desk import Desk
from chair_desk.services.taking_seats import TakesSeat, bring_to_seat

DAY = date(2026, 11, 17)
TITLES = ("Welcome", "Return home interviews", "Contributions", "Any other matter")
PEOPLE = {
    "council": ("Marcus Wrenfield", "Director of Children’s Services", "DCS"),
    "police": ("Priya Sandalwood", "Detective Superintendent", "Det Supt"),
    "health_commissioner": ("Sunita Brookvale", "Chief Nursing Officer", "CNO"),
}


def seat_of(desk: Desk, kind: str) -> str:
    partner = next(row for row in desk.rows(Organisation) if row.kind == kind)
    return desk.rows(Seat, organisation_id=partner.id)[0].id


def people_the_board(desk: Desk) -> None:
    for kind, (name, post, rank) in PEOPLE.items():
        bring_to_seat(desk, seat_of(desk, kind), name, post=post, rank=rank)
    bring_to_seat(
        desk,
        seat_of(desk, "council"),
        "Nell Applegarth",
        post="Assistant Director",
        rank="Assistant Director",
        takes=TakesSeat.DEPUTY,
    )


def add_meeting(desk: Desk, titles: tuple[str, ...] = TITLES, on: date = DAY) -> Meeting:
    """Add a meeting whose agenda is these titles, ten minutes each."""
    made = meetings.add_meeting(desk, main_body(desk).id, on).made
    for row in desk.rows(AgendaItem, meeting_id=made):
        agenda.remove_item(desk, row.id)
    after = None
    for title in titles:
        after = agenda.add_item(
            desk, made, title, after_id=after, purpose=Purpose.CHALLENGE, planned_minutes=10
        ).made
    found = desk.get(Meeting, made)
    assert found is not None
    return found


def in_session(desk: Desk) -> Meeting:
    """Add a meeting and start it: its first item is being taken."""
    meeting = add_meeting(desk)
    session_clock.begin(desk, meeting.id)
    found = desk.get(Meeting, meeting.id)
    assert found is not None
    return found


def shown(qtbot: QtBot, page: Page, session: Session) -> None:
    """Put a page on screen as the shell would, ready for keys."""
    session.changed.connect(page.show_changes)
    session.refused.connect(page.show_refusal)
    session.problem.connect(page.show_problem)
    qtbot.addWidget(page)
    page.resize(1360, 780)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)


def type_keys(widget: object, text: str) -> None:
    QTest.keyClicks(widget, text)  # type: ignore[call-overload]


def press(widget: object, key: Qt.Key, *modifiers: Qt.KeyboardModifier) -> None:
    together = Qt.KeyboardModifier.NoModifier
    for modifier in modifiers:
        together |= modifier
    QTest.keyClick(widget, key, together)  # type: ignore[call-overload]


def texts(desk: Desk, item_id: str) -> list[str]:
    rows = desk.rows(Minute, item_id=item_id, order=("place", "id"))
    return [row.text for row in rows]


MakeDesk = Callable[..., Desk]
