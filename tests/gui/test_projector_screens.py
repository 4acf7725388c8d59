from __future__ import annotations

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtGui import QScreen
from PySide6.QtWidgets import QApplication

from chair_desk.gui.projector_screens import Screens, ScreensOfQt
from tests.gui.projector_room import COPY, LAPTOP, WALL

HERE = QRect(100, 100, 1000, 600)


def test_a_display_that_appears_and_goes_is_told_once_each(qapp: QApplication) -> None:
    screens, told = Screens([LAPTOP]), []
    screens.appeared.connect(told.append)
    screens.gone.connect(told.append)
    screens.plug(WALL)
    assert screens.has_second()
    screens.unplug(WALL)
    screens.unplug(WALL)
    assert told == [WALL, WALL]
    assert not screens.has_second()


def test_the_display_beside_is_the_one_the_window_is_not_on(qapp: QApplication) -> None:
    screens = Screens([LAPTOP, WALL])
    assert screens.beside(HERE) == WALL
    assert screens.beside(HERE.translated(1500, 0)) == LAPTOP


def test_a_copy_of_the_laptops_display_is_a_second_one_but_not_one_beside(
    qapp: QApplication,
) -> None:
    screens = Screens([LAPTOP, COPY])
    assert screens.has_second()
    assert screens.beside(HERE) is None


def test_with_one_display_or_none_there_is_nothing_beside(qapp: QApplication) -> None:
    assert Screens([LAPTOP]).beside(HERE) is None
    assert Screens().beside(HERE) is None


class Desktop(QObject):
    """Says which displays come and go, as the application does; its screens are real."""

    screenAdded = Signal(object)  # noqa: N815  Qt's name
    screenRemoved = Signal(object)  # noqa: N815

    def screens(self) -> list[QScreen]:
        return QApplication.screens()


def test_the_displays_of_qt_are_those_of_the_application(qapp: QApplication) -> None:
    desktop = Desktop()
    screens = ScreensOfQt(desktop)  # type: ignore[arg-type]
    assert [one.name for one in screens.displays] == [one.name() for one in qapp.screens()]
    assert screens.beside(HERE) is None
    screen, told = qapp.screens()[0], []
    screens.gone.connect(told.append)
    screens.appeared.connect(told.append)
    desktop.screenRemoved.emit(screen)
    assert screens.displays == []
    desktop.screenAdded.emit(screen)
    assert [one.name for one in told] == [screen.name()] * 2
