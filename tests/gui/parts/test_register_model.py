from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from chair_desk.gui.parts.register_model import ROW, SOME, RegisterModel
from chair_desk.records.follow_ups import FollowUp, Happened
from chair_desk.records.minutes import Decision
from chair_desk.services.desk import Desk
from chair_desk.services.register_rows import OWN, REFERENCE, TITLE, RegisterRows
from chair_desk.services.registers import read_register

COUNT = SOME * 2 + 50


@pytest.fixture
def many(new_desk: Callable[..., Desk]) -> Desk:
    """More decisions than are made ready at a time."""
    states = list(Happened)
    desk = new_desk()
    with desk.change("Decided") as step:
        for number in range(COUNT):
            day = date(2020, 1, 1) + timedelta(number % 300)
            text = f"{'Agree' if number % 3 else 'Fund'} plan {number * 7 % 100}"
            step.insert(
                Decision(id=f"d{number}", reference=f"D-{number}", text=text, decided_on=day)
            )
            if number % 4 == 0:
                state = states[number % len(states)]
                step.insert(
                    FollowUp(
                        id=f"f{number}", decision_id=f"d{number}", made_on=day,
                        state=state, text="As said",
                    )
                )  # fmt: skip
    return desk


def shown(model: RegisterModel) -> list[str]:
    return [model.index(row, 0).data(ROW).id for row in range(model.rowCount())]


@pytest.fixture
def both(qtbot: QtBot, many: Desk) -> Iterator[tuple[RegisterModel, RegisterModel]]:
    """The rows read as they are looked at, and the same all at hand."""
    register = read_register(many, "decision")
    holder = QWidget()
    qtbot.addWidget(holder)
    lazy, plain = RegisterModel(holder), RegisterModel(holder)
    lazy.show(register)
    plain.show(replace(register, rows=RegisterRows(register.rows)))
    yield lazy, plain
    holder.close()


def test_what_is_found_is_what_is_found_in_all_rows(
    qtbot: QtBot, both: tuple[RegisterModel, RegisterModel]
) -> None:
    lazy, plain = both
    assert plain.is_ready
    qtbot.waitUntil(lambda: lazy.is_ready, timeout=60_000)

    for words in ("", "agree", "agree plan 5", "fund happened", "nothing of it", "as said"):
        for model in (lazy, plain):
            model.search(words)
        assert shown(lazy) == shown(plain), words
    for column in range(OWN + 2):
        for order in (Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder):
            for model in (lazy, plain):
                model.search("")
                model.sort(column, order)
            assert shown(lazy) == shown(plain), column
    for model in (lazy, plain):
        model.show_open_only(is_open=True)
    assert shown(lazy) == shown(plain)
    assert [lazy.is_empty(column) for column in (OWN, OWN + 1)] == [
        plain.is_empty(column) for column in (OWN, OWN + 1)
    ]


def test_a_search_that_comes_too_soon_is_answered_when_all_is_ready(
    qtbot: QtBot, both: tuple[RegisterModel, RegisterModel]
) -> None:
    lazy, plain = both
    before = shown(lazy)
    with qtbot.waitSignal(lazy.found, timeout=60_000):
        lazy.search("fund")
        assert not lazy.is_ready
        assert shown(lazy) == before
    plain.search("fund")

    assert shown(lazy) == shown(plain) != before


def test_a_heading_that_is_pressed_too_soon_sorts_when_all_is_ready(
    qtbot: QtBot, both: tuple[RegisterModel, RegisterModel]
) -> None:
    lazy, plain = both
    before = shown(lazy)
    with qtbot.waitSignal(lazy.found, timeout=60_000):
        lazy.sort(TITLE)
        assert shown(lazy) == before
    plain.sort(TITLE)

    assert shown(lazy) == shown(plain) != before


def test_a_change_while_one_searches_is_found(
    qtbot: QtBot, many: Desk, both: tuple[RegisterModel, RegisterModel]
) -> None:
    lazy, _plain = both
    qtbot.waitUntil(lambda: lazy.is_ready, timeout=60_000)
    lazy.search("heron")
    assert shown(lazy) == []
    with many.change("Changed") as step:
        step.update(Decision, "d9", text="Fund the heron")

    with qtbot.waitSignal(lazy.found, timeout=60_000):
        lazy.show(read_register(many, "decision"))
    assert shown(lazy) == ["d9"]


def test_a_row_is_said_whole(both: tuple[RegisterModel, RegisterModel]) -> None:
    lazy, _plain = both
    row = lazy.row_of("d8")
    said = lazy.index(row, REFERENCE).data(Qt.ItemDataRole.AccessibleTextRole)

    assert said.startswith("D-8, Agree plan 56")
    assert lazy.index(row, TITLE).data() == "Agree plan 56"
    assert lazy.row_of("nobody") == -1
