from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from chair_desk.gui.pages.registers import RegistersPage
from chair_desk.gui.pages.table_asking import TableAsking
from chair_desk.gui.session import Session
from chair_desk.services.boards import NewBoard, new_board
from chair_desk.services.desk import Desk, create_desk
from chair_desk.services.register_importing import RegisterPlan, plan_register
from chair_desk.services.table_reading import TableRead


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    made = create_desk(tmp_path / "b.chairdesk", who="Gwen", home=tmp_path / "home")
    new_board(made, NewBoard(profile="lscp_2023", name="Westmarch Board"))
    return made


class Asked:
    """A page, what its table would do, and what was planned of it."""

    def __init__(self, qtbot: QtBot, desk: Desk) -> None:
        self.page = RegistersPage(Session(desk))
        qtbot.addWidget(self.page)
        self.plans: list[RegisterPlan] = []
        self.asking = TableAsking(self.page, self.plan)
        self.asking.planned.connect(self.plans.append)

    def plan(self, table: TableRead) -> RegisterPlan:
        return plan_register(self.page.session.desk, "risk", table)


@pytest.fixture
def asked(qtbot: QtBot, desk: Desk) -> Asked:
    return Asked(qtbot, desk)


def test_a_table_is_read_beside_the_window_and_planned(
    asked: Asked, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "risks.csv"
    path.write_text("Risk,Weight\nPosts change,4\n", encoding="utf-8")

    asked.asking.read(str(path))
    assert asked.page.message.text() == "Reading risks.csv."
    qtbot.waitUntil(lambda: bool(asked.plans), timeout=60_000)

    assert [row.title for row in asked.plans[0].rows] == ["Posts change"]


def test_what_cannot_be_read_is_said_and_nothing_is_planned(
    asked: Asked, qtbot: QtBot, tmp_path: Path
) -> None:
    asked.asking.read(str(tmp_path / "gone.csv"))
    qtbot.waitUntil(lambda: "cannot be read" in asked.page.message.text(), timeout=60_000)
    asked.asking.take_up(TableRead("x.csv", (("Colour",), ("red",))))

    assert "does not say what its entries are about" in asked.page.message.text()
    assert asked.plans == []
