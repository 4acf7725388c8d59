from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from chair_desk.gui.background import Background
from chair_desk.gui.collecting import (
    MIDDLE,
    OLD,
    QUIET_LOOKS,
    YOUNG,
    Collecting,
    collect_here,
    look_at_all,
    set_aside,
)


class Knot:
    """Something that only a collection can end: it holds itself."""

    alive = 0

    def __init__(self) -> None:
        self.itself = self
        Knot.alive += 1
        weakref.finalize(self, Knot.end)

    @classmethod
    def end(cls) -> None:
        cls.alive -= 1


@pytest.fixture(autouse=True)
def no_knots() -> Iterator[None]:
    yield
    gc.collect()
    Knot.alive = 0


@pytest.fixture
def collecting(qapp: QApplication) -> Collecting:
    """One that looks only when it is told to, after all that was made before is looked through."""
    collect_here()
    made = Collecting()
    made._timer.stop()
    gc.collect()
    return made


def clutter() -> list[list[int]]:
    """Make more new objects than a collection waits for."""
    return [[number] for number in range(5 * YOUNG)]


def test_nothing_is_collected_on_the_thread_beside_the_window_s(
    qtbot: QtBot, qapp: QApplication
) -> None:
    """Python would: here it is told where each of its collections began."""
    background, came, began = Background(), list[object](), set[int]()

    def note(phase: str, _found: object) -> None:
        if phase == "start":
            began.add(threading.get_ident())

    def fail() -> None:
        clutter()
        raise ValueError

    gc.callbacks.append(note)
    try:
        for _number in range(20):
            background.run(clutter, came.append, came.append)
            background.run(fail, came.append, came.append)
        qtbot.waitUntil(lambda: len(came) == 40)
    finally:
        gc.callbacks.remove(note)

    assert began <= {threading.get_ident()}


def test_a_widget_that_nobody_holds_does_not_end_during_a_job(
    qtbot: QtBot, qapp: QApplication
) -> None:
    """Where it does, Qt keeps its timer, and the next tick ends the process."""

    class Ticking(QWidget):
        def __init__(self) -> None:
            super().__init__()
            self.itself = self
            timer = QTimer(self)
            timer.timeout.connect(self.tick)
            timer.start(1)

        def tick(self) -> None:
            """Be called by the clock."""

    background, came, ended_in = Background(), list[object](), list[int]()

    for _number in range(5):
        came.clear()
        weakref.finalize(Ticking(), lambda: ended_in.append(threading.get_ident()))
        background.run(clutter, came.append, came.append)
        qtbot.waitUntil(lambda: bool(came))
    gc.collect()

    assert ended_in
    assert set(ended_in) == {threading.get_ident()}


def test_python_s_own_collecting_is_off_wherever_there_is_a_background(qapp: QApplication) -> None:
    gc.enable()
    made = Collecting()

    assert not gc.isenabled()
    made.deleteLater()

    Background()
    Background()
    assert len(qapp.findChildren(Collecting)) == 1


def test_it_looks_by_the_clock(qtbot: QtBot, qapp: QApplication) -> None:
    collect_here()
    gc.collect()
    Knot()
    kept = clutter()

    qtbot.waitUntil(lambda: Knot.alive == 0)

    assert kept


def test_a_few_new_objects_are_left_alone(collecting: Collecting) -> None:
    Knot()

    collecting.look()

    assert Knot.alive == 1


def test_what_lies_about_is_bounded_however_busy_the_window_is(collecting: Collecting) -> None:
    """Each turn makes far more than a second of typing does."""
    most = 0
    for _turn in range(3 * MIDDLE * OLD):
        for _number in range(YOUNG):
            Knot()
        collecting.look()
        most = max(most, Knot.alive)

    assert most <= YOUNG


def test_what_grew_old_is_collected_when_all_is_quiet(collecting: Collecting) -> None:
    held = Knot()
    gc.collect()
    gc.collect(1)  # what is quiet and has nothing new is left in peace
    for _round in range(2):
        gc.collect(1)
    del held
    collecting.look()
    assert Knot.alive == 1

    for _look in range(QUIET_LOOKS):
        collecting.look()

    assert Knot.alive == 0


def test_what_grew_old_is_collected_at_last_where_it_never_is(collecting: Collecting) -> None:
    held = Knot()
    gc.collect()
    del held
    kept = []

    for _look in range(MIDDLE * OLD + OLD + 2):
        kept.append(clutter())
        collecting.look()
        if not Knot.alive:
            break

    assert Knot.alive == 0
    assert kept


def test_what_is_set_aside_is_not_looked_through_until_all_is(collecting: Collecting) -> None:
    Knot()
    set_aside()
    try:
        gc.collect()
        assert Knot.alive == 1
        Knot()
        gc.collect()
        assert Knot.alive == 1  # what came later is collected as ever
    finally:
        look_at_all()
    gc.collect()
    assert Knot.alive == 0
