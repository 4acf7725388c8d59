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


def rows_of(gauge: CommitGauge) -> list[CommitRow]:
    return gauge.findChildren(CommitRow)


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


def test_every_partner_and_what_is_missing_is_seen_in_the_tightest_window(
    qtbot: QtBot, qapp: QApplication, meeting: Callable[[int], MeetingPage]
) -> None:
    look().wear(qapp, theme="light", percent=150)
    page = meeting(690)
    page.room.show_known(2)
    gauge, quorum, known = page.room.gauge, page.room.quorum, page.room.known

    qtbot.waitUntil(lambda: gauge.list.height() == sum(row.height() for row in rows_of(gauge)))
    assert gauge.list.geometry().bottom() <= gauge.height()
    assert not quorum.is_met
    assert quorum.rest.y() > quorum.verdict.y()
    assert known.isHidden()

    page.do("meeting.everyone")
    page.room.show_known(2)

    assert quorum.is_met
    assert known.isVisible()
    assert known.text() == "2 interests"
    assert known.accessibleName() == "2 interests known of those here"
    assert known.y() < page.room.list.y()


def test_the_band_says_how_the_meeting_runs_in_full_or_in_few_words(
    qtbot: QtBot, qapp: QApplication, meeting: Callable[[int], MeetingPage]
) -> None:
    look().wear(qapp, theme="light", percent=150)
    page = meeting(690)
    full, few = "Running 12 minutes late, finishing 12:33", "12 minutes late, ends 12:33"

    page.band.say_time("10:47", "16 minutes left on item 10", (full, few))
    page.band.say_meeting(
        ("Board, Thursday 19 November 2026", "Board, 19 November"),
        ("In session since 10:00, item 10 of 11", "Item 10 of 11"),
    )

    qtbot.waitUntil(lambda: page.band.pace.text() == few)
    assert page.band.pace.accessibleName() == full
    assert page.band.title.text() == "Board, 19 November"
    band = page.band
    assert not any("…" in label.text() for label in (band.title, band.state, band.left, band.pace))
