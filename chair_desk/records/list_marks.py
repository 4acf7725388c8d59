"""A paragraph that is an item of a list: its words begin with a bullet or a number.

The mark is part of the words, so that it reads the same in every edition and on any machine.
"""

from __future__ import annotations

import re
from typing import NamedTuple

BULLET = "\u2022 "
_MARK = re.compile(
    r"(?P<bullet>[-*\u2022\u2013])[ \u00a0]+(?=\S|$)|(?P<number>\d{1,2})[.)][ \u00a0]+(?=\S|$)"
)


class ListMark(NamedTuple):
    """The mark of an item of a list: its length in the words, its number (0: a bullet), its sign.

    Printed, every bullet is the same; on screen a list goes on with the sign it was begun with.
    """

    length: int
    number: int
    sign: str = BULLET.strip()

    @property
    def label(self) -> str:
        """The mark as it is printed."""
        return f"{self.number}." if self.number else BULLET.strip()

    @property
    def following(self) -> str:
        """The mark that begins the next item."""
        return f"{self.number + 1}. " if self.number else f"{self.sign} "


def list_mark(text: str) -> ListMark | None:
    """Return the mark that a text begins with, if it is an item of a list."""
    match = _MARK.match(text)
    if match is None:
        return None
    number = int(match["number"]) if match["number"] else 0
    if match["number"] and not number:
        return None
    return ListMark(match.end(), number, match["bullet"] or "")


def without_list_mark(text: str) -> str:
    """Return the words of an item of a list, or all of another text."""
    mark = list_mark(text)
    return text[mark.length :] if mark else text
