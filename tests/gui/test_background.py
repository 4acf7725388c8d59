from __future__ import annotations

import sys
import threading
import weakref
from typing import Any

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from chair_desk.gui.background import Background


def test_work_is_done_elsewhere_and_told_here(qtbot: QtBot, qapp: QApplication) -> None:
    background = Background()
    came: list[tuple[Any, int]] = []

    def work() -> int:
        return threading.get_ident()

    def done(made: int) -> None:
        came.append((made, threading.get_ident()))

    background.run(work, done, came.append)
    qtbot.waitUntil(lambda: bool(came))

    worked_in, told_in = came[0]
    assert worked_in != told_in
    assert told_in == threading.get_ident()


def test_the_window_waits_half_a_millisecond_at_most_for_the_thread_beside_it(
    qtbot: QtBot, qapp: QApplication
) -> None:
    Background()

    assert sys.getswitchinterval() <= 0.0005


def test_what_went_wrong_is_told_too(qtbot: QtBot, qapp: QApplication) -> None:
    background = Background()
    failed: list[Exception] = []

    def work() -> None:
        raise ValueError("no")

    background.run(work, print, failed.append)
    qtbot.waitUntil(lambda: bool(failed))

    assert isinstance(failed[0], ValueError)


def test_many_jobs_come_back_in_order_and_nothing_is_kept(qtbot: QtBot, qapp: QApplication) -> None:
    background = Background()
    came: list[int] = []

    for number in range(50):
        background.run(number.__int__, came.append, print)
    qtbot.waitUntil(lambda: len(came) == 50)
    qtbot.waitUntil(lambda: not background._relays)

    assert came == list(range(50))
    background.wait()


def test_the_work_and_what_it_made_end_on_the_window_s_thread(
    qtbot: QtBot, qapp: QApplication
) -> None:
    """A widget may hang on either: the thread beside must not be the last that holds it."""
    ended_in: list[int] = []
    came: list[str] = []

    class Thing:
        def __init__(self) -> None:
            weakref.finalize(self, lambda: ended_in.append(threading.get_ident()))

    class Work:
        def __init__(self) -> None:
            self.thing = Thing()

        def __call__(self) -> Thing:
            return Thing()

    def done(_made: object) -> None:
        came.append("done")

    background = Background()
    for _number in range(50):
        background.run(Work(), done, print)
    qtbot.waitUntil(lambda: len(ended_in) == 100, timeout=60_000)

    assert set(ended_in) == {threading.get_ident()}
    assert len(came) == 50
