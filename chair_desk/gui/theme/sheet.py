"""The one style sheet: what a palette cannot say. `resources/themes/sheet.qss` is its text."""

from __future__ import annotations

import re
from string import Template

from chair_desk.gui.theme.tokens import Theme
from chair_desk.resources import read_resource, resources_folder

HAIRLINE = 4
"""Lengths up to this many pixels (borders, rings, bars) do not grow with the text."""


def sheet_of(theme: Theme, percent: int) -> str:
    """Return the sheet with the theme's colours, its lengths grown to the size of text."""

    def grown(match: re.Match[str]) -> str:
        pixels = float(match[1])
        return match[0] if pixels <= HAIRLINE else f"{round(pixels * percent / 100)}px"

    text = re.sub(r"(\d+(?:\.\d+)?)px", grown, read_resource("themes/sheet.qss"))
    arrows = (resources_folder() / "themes").as_posix()
    return Template(text).substitute(theme.colours, arrows=arrows, theme=theme.name)
