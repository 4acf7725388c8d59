"""Who can commit today: every partner in sight, whatever the window, the text and the board."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from chair_desk.gui.pages.meeting import MeetingPage
from chair_desk.gui.parts.commit_gauge import CommitGauge, CommitRow
from chair_desk.gui.session import Session
from chair_desk.gui.theme.look import look
from chair_desk.records.people import Organisation, OrganisationKind
from chair_desk.services.quorum import Commitment
from tests.gui.meeting_room import in_session, people_the_board, shown


def partner(number: int) -> Commitment:
    organisation = Organisation(
        id=str(number), name=f"County Borough Council of a Long Name {number}",
        kind=OrganisationKind.COUNCIL,
    )  # fmt: skip
    return Commitment(organisation=organisation, agreed=4)


def overlap(gauge: CommitGauge) -> list[tuple[int, int]]:
    """Return the pairs of neighbours of which one covers the other."""
    rows = gauge.findChildren(CommitRow)
    spans = sorted((row.y(), row.y() + row.height()) for row in rows)
    pairs = itertools.pairwise(spans)
    return [(first[1], second[0]) for first, second in pairs if second[0] < first[1]]


@pytest.fixture
def meeting(qtbot: QtBot, session: Session) -> Iterator[Callable[[int], MeetingPage]]:
    """Return what shows the meeting in a window so tall; it lives until the test is over."""
    people_the_board(session.desk)
    in_session(session.desk)
    kept: list[MeetingPage] = []

    def show(tall: int) -> MeetingPage:
        kept.append(MeetingPage(session))
        shown(qtbot, kept[0], session)
        kept[0].window().resize(1280, tall)
        return kept[0]

    yield show
    kept.clear()


@pytest.mark.parametrize(("percent", "tall"), [(100, 690), (150, 720), (200, 720)])
def test_no_row_covers_another_and_the_room_keeps_a_place(
    qtbot: QtBot,
    qapp: QApplication,
    meeting: Callable[[int], MeetingPage],
    percent: int,
    tall: int,
) -> None:
    look().wear(qapp, theme="light", percent=percent)
    page = meeting(tall)
    page.do("meeting.everyone")
    gauge = page.room.gauge

    qtbot.waitUntil(lambda: len(gauge.findChildren(CommitRow)) == 3 and not overlap(gauge))
    assert page.room.list.height() >= look().px(28)


def test_a_board_of_nine_statutory_partners_has_each_in_one_line_and_scrolls(
    qtbot: QtBot, meeting: Callable[[int], MeetingPage]
) -> None:
    page = meeting(690)
    gauge: CommitGauge = page.room.gauge

    gauge.show_commitments([partner(number) for number in range(9)])

    qtbot.waitUntil(lambda: len(gauge.findChildren(CommitRow)) == 9 and not overlap(gauge))
    assert gauge.findChildren(CommitRow)[0].toolTip() == "nobody is here"
    assert gauge.height() < page.height() / 2
    assert gauge.list.verticalScrollBar().maximum() > 0
