from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from chair_desk.gui.closed_meanwhile import ClosedMeanwhile
from chair_desk.gui.window import MainWindow
from chair_desk.records.changes import CannotDo, Refused


class Panel:
    """Keeps what it is asked to say."""

    def __init__(self) -> None:
        self.said: list[str] = []

    def raise_(self) -> None:
        self.said.append("raised")

    def say_busy(self) -> None:
        self.said.append("busy")

    def say_problem(self, problem: CannotDo | Refused) -> None:
        self.said.append(str(problem))

    def say(self, made: str) -> None:
        self.said.append(made)


class Closing(ClosedMeanwhile):
    """Does a piece of work that notes whether the board was open meanwhile."""

    def begin(self, window: MainWindow, work: object, panel: Panel) -> None:
        self.panel = panel
        assert self._desk_to_leave() is not None
        assert callable(work)
        self._run_closed(work, panel.say)
        assert window.shell is None, "the board is closed for it"


@pytest.mark.parametrize("fails", [False, True])
def test_the_board_opens_again_where_it_was_left_whether_the_work_succeeds_or_not(
    open_window: MainWindow, qtbot: QtBot, *, fails: bool
) -> None:
    assert open_window.shell is not None
    open_window.shell.show_page("partners")
    panel = Panel()

    def work() -> str:
        if fails:
            raise CannotDo("It cannot be written.", "The disk is full.", "Make room.")
        return "made"

    Closing(open_window).begin(open_window, work, panel)
    qtbot.waitUntil(lambda: len(panel.said) == 3, timeout=60_000)

    assert panel.said[:2] == ["busy", "raised"]
    assert ("made" in panel.said[2]) is not fails
    assert open_window.shell is not None
    assert open_window.shell.current == "partners"


def test_nothing_is_left_where_no_panel_asks(open_window: MainWindow) -> None:
    assert ClosedMeanwhile(open_window)._desk_to_leave() is None
