"""The colours of a theme, read from `resources/themes/*.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache

from chair_desk.records.frozen import frozen
from chair_desk.resources import read_resource
from chair_desk.words import N_

THEMES: tuple[tuple[str, str], ...] = (
    ("light", N_("Light")),
    ("dark", N_("Dark")),
    ("high_contrast", N_("High contrast")),
)
"""The themes that ship, in the order of the View menu: name and label."""

TEXT_SIZES: tuple[int, ...] = (100, 115, 130, 150)
"""The sizes of text on offer, in per cent."""


@frozen
class Theme:
    """Named colours (`#RRGGBB`) that belong together."""

    name: str
    is_dark: bool
    colours: Mapping[str, str]


@cache
def read_theme(name: str) -> Theme:
    """Read the theme of this name.

    Raises:
        FileNotFoundError: No such theme ships.
    """
    read = tomllib.loads(read_resource(f"themes/{name}.toml"))
    return Theme(name=name, is_dark=read["is_dark"], colours=read["colours"])
