"""The key of a board in groups with check digits, as a recovery sheet prints it.

Four lines of sixteen signs, each with two check digits of its own, so that a slip in typing is
found in its line. The signs are the figures and the letters a to f: o is taken for nought, and
l and i for one.
"""

from __future__ import annotations

import hashlib
import re
from typing import Final

from chair_desk.records.changes import Refused
from chair_desk.words import _

LINES: Final = 4
SIGNS_IN_LINE: Final = 16
CHECK_SIGNS: Final = 2
_GROUP = 4
_WHOLE = SIGNS_IN_LINE + CHECK_SIGNS
_ALIKE = str.maketrans("oilOIL", "011011")


def lines_of(raw: bytes) -> list[str]:
    """Return the lines of a sheet: four groups of four signs and the check digits each."""
    signs = raw.hex()
    found = []
    for number in range(LINES):
        line = signs[number * SIGNS_IN_LINE : (number + 1) * SIGNS_IN_LINE]
        groups = [line[start : start + _GROUP] for start in range(0, SIGNS_IN_LINE, _GROUP)]
        found.append(" ".join([*groups, _check(number, line)]))
    return found


def key_typed(typed: str) -> bytes:
    """Read the key off what was typed; blanks, dashes and line ends do not matter.

    Raises:
        Refused: Signs are missing or too many, or a line does not agree with its check digits.
    """
    signs = re.sub(r"[^0-9a-z]", "", typed.translate(_ALIKE).lower())
    if other := re.search(r"[^0-9a-f]", signs):
        sentence = _("“{sign}” does not stand on a recovery sheet. It has 0 to 9 and a to f.")
        raise Refused({"sheet": sentence.format(sign=other[0])})
    if len(signs) != LINES * _WHOLE:
        sentence = _("A recovery sheet has {all} signs; these are {count}.")
        raise Refused({"sheet": sentence.format(all=LINES * _WHOLE, count=len(signs))})
    raw = ""
    for number in range(LINES):
        line = signs[number * _WHOLE : (number + 1) * _WHOLE]
        if _check(number, line[:SIGNS_IN_LINE]) != line[SIGNS_IN_LINE:]:
            sentence = _("Line {number} does not agree with its last two signs. Look at it again.")
            raise Refused({"sheet": sentence.format(number=number + 1)})
        raw += line[:SIGNS_IN_LINE]
    return bytes.fromhex(raw)


def _check(number: int, line: str) -> str:
    """Return the check digits of a line; the number is in it, so lines cannot change places."""
    return hashlib.sha256(f"{number}{line}".encode()).hexdigest()[:CHECK_SIGNS]
