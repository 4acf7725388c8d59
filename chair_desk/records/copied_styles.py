"""What the styles of a copied text say of bold and italics.

Word writes the styles of a document apart from its words: a paragraph then only names its class.
"""

from __future__ import annotations

import re
from typing import NamedTuple

MOST = 300_000
"""So many characters of style sheets are read; the words after them are read without."""

_WEIGHT = re.compile(r"(?:^|;)font-weight:(\w+)")
_SLANT = re.compile(r"(?:^|;)font-style:(\w+)")
_CLASS = re.compile(r"[\w-]*\.([\w-]+)\s*")
_ROOM = re.compile(r"\s")
_BOLD = 600


class Setting(NamedTuple):
    """Whether words are bold and in italics; None leaves it as it is around them."""

    bold: bool | None = None
    italic: bool | None = None

    def over(self, other: Setting) -> Setting:
        """Return this setting, and where it leaves something as it is the other's."""
        return Setting(
            other.bold if self.bold is None else self.bold,
            other.italic if self.italic is None else self.italic,
        )


def bare(style: str) -> str:
    """Return declarations in small letters and without room, as `setting_of` reads them."""
    return _ROOM.sub("", style).lower()


def setting_of(style: str) -> Setting:
    """Read declarations that are `bare`."""
    weight, slant = _WEIGHT.search(style), _SLANT.search(style)
    return Setting(_is_bold(weight[1]) if weight else None, _slants(slant[1]) if slant else None)


def _is_bold(weight: str) -> bool | None:
    if weight.isascii() and weight.isdecimal() and len(weight) < 5:  # noqa: PLR2004
        return int(weight) >= _BOLD
    return {"bold": True, "bolder": True, "normal": False, "lighter": False}.get(weight)


def _slants(slant: str) -> bool | None:
    return {"italic": True, "oblique": True, "normal": False}.get(slant)


class StyleSheet:
    """The classes that set words in bold or italics."""

    def __init__(self) -> None:
        self._by_class: dict[str, Setting] = {}
        self._left = MOST

    def read(self, css: str) -> None:
        """Read rules as far as `MOST` goes; what is no rule for a class is passed over."""
        css = css[: self._left]
        self._left -= len(css)
        for rule in css.split("}"):
            names, _brace, body = rule.partition("{")
            setting = setting_of(bare(body))
            if setting == Setting():
                continue
            for name in names.rpartition("*/")[2].split(","):
                if found := _CLASS.fullmatch(name.strip()):
                    self._by_class[found[1]] = setting.over(self.of(found[1]))

    def of(self, classes: str) -> Setting:
        """Return what the classes of an element say together."""
        found = Setting()
        for name in classes.split():
            found = self._by_class.get(name, Setting()).over(found)
        return found
