"""A command: one thing a person can ask for, declared once and shown everywhere.

Menus, shortcuts, the command palette and the sheet of keys are made from the same tuple.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from chair_desk.records.frozen import frozen


def always(_place: Any) -> str:
    """Say that nothing stands in the way."""
    return ""


@frozen(kw_only=True)
class Command:
    """What a person can ask for.

    `do` and `when` get the page for a page's command, the window for a window's. `when` returns
    the reason why it cannot be done now, shown as the tooltip of the greyed button, or "".
    `label` has no ampersand; `menu` is one of `MENUS`, or "" to keep it out of the menus;
    `keys` is Qt's portable text ("Ctrl+K"). A single letter works only in a list of the page.
    """

    name: str
    label: str
    do: Callable[[Any], object]
    menu: str = ""
    keys: str = ""
    icon: str = ""
    when: Callable[[Any], str] = always
    writes: bool = False


MENUS: tuple[str, ...] = ("File", "Edit", "Board", "Meeting", "Record", "Report", "View", "Help")
"""The menus from left to right."""


def spoken_keys(keys: str) -> str:
    """Return a shortcut as the screen says it: "Ctrl K"."""
    return keys.replace("++", "+plus").replace("+", " ").replace("plus", "+")
