"""The three faces: Inter for controls, Inter Display for headings, Charis SIL for the record."""

from __future__ import annotations

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase

from chair_desk.resources import list_resources

DESK = "Inter"
DISPLAY = "Inter Display"
RECORD = "Charis SIL"

ROLES: dict[str, tuple[str, float, int]] = {
    "title": (DISPLAY, 25, 600),
    "item_title": (DISPLAY, 23, 600),
    "section": (DISPLAY, 17, 600),
    "clock": (DISPLAY, 27, 600),
    "reading": (DESK, 15, 400),
    "interface": (DESK, 14, 400),
    "medium": (DESK, 14, 500),
    "strong": (DESK, 14, 600),
    "small": (DESK, 13, 400),
    "small_strong": (DESK, 13, 600),
    "figures": (DESK, 14, 400),
    "figures_strong": (DESK, 14, 600),
    "figures_small": (DESK, 13, 400),
    "key": (DESK, 12.5, 500),
    "minutes": (RECORD, 17.5, 400),
    "minutes_strong": (RECORD, 17.5, 700),
    "record": (RECORD, 17, 400),
    "brand": (DISPLAY, 34, 600),
}
"""What each role is set in: family, pixels at 100 per cent, weight."""


@cache
def load_fonts() -> None:
    """Make the bundled faces known to Qt, once. Needs the application to be there."""
    for path in list_resources("fonts", ".ttf"):
        QFontDatabase.addApplicationFont(str(path))


def make_font(role: str, percent: int) -> QFont:
    """Return the font of a role; the roles of figures have them of one width."""
    family, pixels, weight = ROLES[role]
    font = QFont(family)
    font.setPixelSize(max(round(pixels * percent / 100), 1))
    font.setWeight(QFont.Weight(weight))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    if family == DISPLAY:
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, -0.012 * pixels * percent / 100)
    if role.startswith("figures"):
        # Not everywhere: Inter's tabular set widens hyphens and the spaces of headings as well.
        font.setFeature(QFont.Tag("tnum"), 1)
    return font
