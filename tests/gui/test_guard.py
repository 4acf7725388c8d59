import gc
import sys
import weakref
from typing import Any

import pytest
from PySide6.QtCore import QAbstractTableModel, QEvent
from PySide6.QtGui import QColor, QImage, QPainter, QPen
from PySide6.QtWidgets import (
    QApplication,
    QListWidget,
    QStyledItemDelegate,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

from chair_desk.gui.guard import guarded


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[type]:
    kinds: list[type] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, _problem, _trace: kinds.append(kind))
    return kinds


def index_error() -> None:
    [].pop()


def type_error() -> None:
    len(3)  # type: ignore[arg-type]


def value_error() -> None:
    int("x")


def key_error() -> None:
    {}["x"]


FAULTS = {
    IndexError: index_error,
    TypeError: type_error,
    ValueError: value_error,
    KeyError: key_error,
}


@pytest.mark.parametrize("kind", FAULTS)
def test_the_window_lives_when_a_model_raises_in_data(
    qtbot: QtBot, heard: list[type], kind: type
) -> None:
    class Faulty(QAbstractTableModel):
        @guarded(0)
        def rowCount(self, parent: Any = None) -> int:
            return 2

        @guarded(0)
        def columnCount(self, parent: Any = None) -> int:
            return 2

        @guarded()
        def data(self, index: Any, role: int = 0) -> Any:
            FAULTS[kind]()

    view = QTableView()
    qtbot.addWidget(view)
    model = Faulty()
    view.setModel(model)
    view.show()

    view.grab()

    assert set(heard) == {kind}
    assert view.isVisible()


@pytest.mark.parametrize("kind", FAULTS)
def test_the_window_lives_when_a_delegate_raises_in_paint(
    qtbot: QtBot, heard: list[type], kind: type
) -> None:
    class Faulty(QStyledItemDelegate):
        @guarded()
        def paint(self, painter: Any, option: Any, index: Any) -> None:
            FAULTS[kind]()

    view = QListWidget()
    qtbot.addWidget(view)
    view.addItems(["a", "b"])
    view.setItemDelegate(Faulty(view))
    view.show()

    view.grab()

    assert set(heard) == {kind}


@pytest.mark.parametrize("kind", FAULTS)
def test_the_window_lives_when_an_event_goes_wrong(
    qtbot: QtBot, heard: list[type], kind: type
) -> None:
    class Faulty(QWidget):
        @guarded(False)
        def event(self, event: QEvent) -> bool:
            if event.type() == QEvent.Type.User:
                FAULTS[kind]()
            return super().event(event)

    widget = Faulty()
    qtbot.addWidget(widget)

    QApplication.sendEvent(widget, QEvent(QEvent.Type.User))

    assert heard == [kind]


def test_a_type_given_as_the_safe_value_makes_a_fresh_one_each_time(heard: list[type]) -> None:
    @guarded(list)
    def broken() -> list[int]:
        raise ValueError

    assert broken() == []
    assert broken() is not broken()


def test_what_is_right_passes_through_untouched() -> None:
    @guarded(0)
    def two() -> int:
        return 2

    assert two() == 2


def test_painting_a_table_for_long_loses_no_reference_to_none(qtbot: QtBot) -> None:
    """PySide6 6.12.0 loses one for each call on Python 3.11, until the process aborts."""
    image = QImage(20, 20, QImage.Format.Format_ARGB32)
    before = sys.getrefcount(None)
    with QPainter(image) as painter:
        for _turn in range(20_000):
            painter.setPen(QPen(QColor("red")))
            painter.fillRect(0, 0, 5, 5, QColor("blue"))
            painter.drawLine(0, 0, 9, 9)
    after = sys.getrefcount(None)

    assert abs(after - before) < 1_000


def test_what_an_override_was_called_with_is_let_go_of_at_once(heard: list[type]) -> None:
    """A painter or an index kept in a traceback's frames is freed by Qt and crashes later."""

    class Painter:
        pass

    @guarded()
    def paint(_painter: Painter) -> None:
        raise ValueError

    painter = Painter()
    freed = weakref.ref(painter)
    was_on = gc.isenabled()
    gc.disable()
    try:
        paint(painter)
        del painter
    finally:
        if was_on:
            gc.enable()

    assert freed() is None


def test_an_object_that_the_collector_has_emptied_is_left_in_peace(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    told: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, *_rest: told.append(kind))

    class Thing:
        def __init__(self) -> None:
            self.word = "here"

        @guarded("")
        def say(self) -> str:
            return self.word + self.nothing  # type: ignore[attr-defined, no-any-return]

    thing = Thing()
    assert thing.say() == ""
    assert told == [AttributeError]
    vars(thing).clear()
    assert thing.say() == ""
    assert told == [AttributeError]
