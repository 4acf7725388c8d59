"""The look in use: the theme and the size of text, asked for by everything that paints."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont
from PySide6.QtWidgets import QApplication, QStyleFactory

from chair_desk.gui.theme.fonts import load_fonts, make_font
from chair_desk.gui.theme.palette import palette_of
from chair_desk.gui.theme.sheet import sheet_of
from chair_desk.gui.theme.tokens import TEXT_SIZES, Theme, read_theme


class Look(QObject):
    """Colours by token, fonts by role, pixels at the size of text in use.

    `rescaled` is said when the size of text changed: pages that took lengths are built anew.
    """

    changed = Signal()
    rescaled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.theme: Theme = read_theme("light")
        self.percent = TEXT_SIZES[0]
        self._colours: dict[str, QColor] = {}
        self._fonts: dict[str, QFont] = {}

    def wear(self, application: QApplication, *, theme: str, percent: int) -> None:
        """Dress the application: style, palette, font, then the one sheet, in that order.

        The sheet comes last because it does not follow a palette set after it.
        """
        was = self.percent
        self.theme, self.percent = read_theme(theme), percent
        self._colours.clear()
        self._fonts.clear()
        load_fonts()
        if application.style().objectName() != "fusion":
            application.setStyle(QStyleFactory.create("Fusion"))
        application.setPalette(palette_of(self.theme))
        application.setFont(self.font("interface"))
        application.setStyleSheet(sheet_of(self.theme, percent))
        self.changed.emit()
        if percent != was:
            self.rescaled.emit()

    @contextmanager
    def sheet_last(self, application: QApplication) -> Iterator[None]:
        """Build what is inside without the sheet and put it on at the end.

        Under a sheet each widget that is laid into another is dressed anew with all inside it.
        """
        sheet = application.styleSheet()
        application.setStyleSheet("")
        try:
            yield
        finally:
            application.setStyleSheet(sheet)

    def colour(self, name: str) -> QColor:
        """Return the colour of a token."""
        if name not in self._colours:
            self._colours[name] = QColor(self.theme.colours[name])
        return self._colours[name]

    def font(self, role: str) -> QFont:
        """Return the font of a role (`fonts.ROLES`) at the size in use."""
        if role not in self._fonts:
            self._fonts[role] = make_font(role, self.percent)
        return self._fonts[role]

    def px(self, pixels: float) -> int:
        """Return a length drawn at 100 per cent at the size in use."""
        return round(pixels * self.percent / 100)

    def wide(self, pixels: float) -> int:
        """Return a width of a column: it grows half as fast as the text, for a screen does not."""
        return round(pixels * (100 + self.percent) / 200)


_look: list[Look] = []


def look() -> Look:
    """Return the look of this process; there is one, as there is one QApplication."""
    if not _look:
        _look.append(Look())
    return _look[0]
