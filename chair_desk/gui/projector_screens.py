"""The displays of this laptop: which there are, and which one the room can see."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtGui import QGuiApplication, QScreen

from chair_desk.records.frozen import frozen


@frozen
class Display:
    """One display: its name, and its place on the desktop as left, top, width and height."""

    name: str
    place: tuple[int, int, int, int]

    def rect(self) -> QRect:
        """Return its place."""
        return QRect(*self.place)


class Screens(QObject):
    """The displays that are plugged in, the laptop's own first.

    `appeared` and `gone` carry the display. A test plugs displays in by hand; `ScreensOfQt` says
    what Qt sees.
    """

    appeared = Signal(object)
    gone = Signal(object)

    def __init__(self, displays: Iterable[Display] = (), parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.displays = list(displays)

    def plug(self, display: Display) -> None:
        """Take a display in."""
        self.displays.append(display)
        self.appeared.emit(display)

    def unplug(self, display: Display) -> None:
        """Let a display go."""
        if display in self.displays:
            self.displays.remove(display)
            self.gone.emit(display)

    def has_second(self) -> bool:
        """Say whether the room may see anything: another display, or a copy of this one."""
        return len(self.displays) > 1

    def beside(self, window: QRect) -> Display | None:
        """Return a display that shows something else than where a window stands.

        A display that copies the laptop's own lies on the same place, and is none.
        """
        own = max(self.displays, key=lambda one: _shared(one.rect(), window), default=None)
        if own is None:
            return None
        others = (one for one in self.displays if not one.rect().intersects(own.rect()))
        return next(others, None)


def _shared(one: QRect, other: QRect) -> int:
    both = one.intersected(other)
    return both.width() * both.height() if both.isValid() else 0


class ScreensOfQt(Screens):
    """The displays as Qt sees them, followed while they come and go."""

    def __init__(self, application: QGuiApplication, parent: QObject | None = None) -> None:
        super().__init__((), parent)
        self._known = {screen: _display(screen) for screen in application.screens()}
        self.displays = list(self._known.values())
        application.screenAdded.connect(self._added)
        application.screenRemoved.connect(self._removed)

    def _added(self, screen: QScreen) -> None:
        self._known[screen] = _display(screen)
        self.plug(self._known[screen])

    def _removed(self, screen: QScreen) -> None:
        display = self._known.pop(screen, None)
        if display is not None:
            self.unplug(display)

    def beside(self, window: QRect) -> Display | None:
        """Look anew where the displays lie: they may have been arranged since."""
        self._known = {screen: _display(screen) for screen in self._known}
        self.displays = list(self._known.values())
        return super().beside(window)


def _display(screen: QScreen) -> Display:
    place = screen.geometry()
    return Display(screen.name(), (place.x(), place.y(), place.width(), place.height()))
