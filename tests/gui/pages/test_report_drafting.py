from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from chair_desk.gui.pages.report import ReportPage
from chair_desk.gui.pages.report_drafting import MANY
from chair_desk.gui.session import Session
from chair_desk.records.funding import FundingCost
from chair_desk.records.people import Organisation
from chair_desk.services.desk import Desk, open_desk
from chair_desk.services.yearly_reports import feeds_to_draft, reports
from tests.gui.pages.test_report import now


@pytest.fixture
def desk(sample_bytes: bytes, tmp_path: Path) -> Iterator[Desk]:
    path = tmp_path / "board.chairdesk"
    path.write_bytes(sample_bytes)
    made = open_desk(path, who="Rosalind Larkspur", home=tmp_path / "home", now=now)
    yield made
    made.close()


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> ReportPage:
    made = ReportPage(Session(desk))
    qtbot.addWidget(made)
    made.resize(1148, 770)
    made.show()
    return made


def left(page: ReportPage) -> int:
    desk = page.session.desk
    return len(feeds_to_draft(desk, reports(desk)[0]))


def test_the_first_reading_waits_until_all_is_drafted_a_feed_to_a_turn(
    page: ReportPage, qtbot: QtBot
) -> None:
    before = left(page)
    assert before > MANY
    assert page.view is None
    page.drafting._go_on()
    assert (left(page), page.view) == (before - 1, None)

    qtbot.waitUntil(lambda: page.view is not None, timeout=60_000)

    assert left(page) == 0
    assert page.heads.shown.rowCount() == 11
    assert page.subheading.text().startswith("Publish by 30 September 2027.")


def test_who_asks_for_a_place_or_a_command_at_once_waits_for_nothing(page: ReportPage) -> None:
    page.do("report.gaps")
    assert page.view is not None
    assert page.middle.currentWidget() is page.gap_list


def test_what_stood_there_stands_until_much_is_drafted_again(
    page: ReportPage, qtbot: QtBot
) -> None:
    page.drafting.finish()
    before = page.view
    desk = page.session.desk
    partner = desk.rows(Organisation)[0]
    with desk.change("Renamed") as step:
        step.update(Organisation, partner.id, name="Anew")
    assert left(page) > MANY
    page.refresh()
    assert page.view is before
    qtbot.waitUntil(lambda: page.view is not before, timeout=60_000)
    assert left(page) == 0


def test_a_feed_alone_is_drafted_within_the_reading(page: ReportPage) -> None:
    page.drafting.finish()
    before = page.view
    desk = page.session.desk
    with desk.change("Said more") as step:
        step.update(FundingCost, desk.rows(FundingCost)[-1].id, note="Paid in May")
    assert left(page) == MANY
    page.refresh()
    assert page.view is not before


def test_nothing_is_drafted_once_the_board_is_closed(page: ReportPage) -> None:
    page.session.is_over = True
    page.drafting.finish()
    assert page.view is None
