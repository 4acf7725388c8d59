"""A gentle look at words that must name nobody: a name, a birthday, a number of a person.

It cannot know every name. It refuses what is plainly one, and says what it saw; the rule
itself stands in the help of each register.
"""

from __future__ import annotations

import re

from chair_desk.records.given_names import GivenNames, is_place_word
from chair_desk.words import _

_AFTER = re.compile(
    r"\b(?:[Cc]hild|[Bb]oy|[Gg]irl|[Bb]aby|[Ss]on|[Dd]aughter|[Mm]other|[Ff]ather|[Ss]ister|"
    r"[Bb]rother|called|named)\s+(?:is\s+|was\s+)?([A-Z][a-z’'-]{2,})"
)
# "Child Protection", "Baby Clinic" and "called Operation" begin the name of a thing.
_AFTER_A_CHILD = """
    abuse and arrangements benefit box clinic criminal death development exploitation friendly
    health looked maintenance mental neglect operation poverty practice project protection review
    safeguarding sexual steps support trafficking week welfare
"""
_THINGS = frozenset(_AFTER_A_CHILD.split())
_NUMERIC_DAY = re.compile(
    r"\b\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)?\d{2}\b|\b(?:19|20)\d{2}-\d{2}-\d{2}\b"
)
_CODE = re.compile(r"\d|\b[A-Z]\b")
_BORN = re.compile(r"\b(?:d\.?o\.?b\.?|date of birth|born(?: on)?)\b[^.]{0,12}\d", re.IGNORECASE)
_TEN = re.compile(r"\b(\d{3})[ -]?(\d{3})[ -]?(\d{4})\b")
_PUPIL = re.compile(r"\b[A-Z]\d{11}[A-Z0-9]\b")
_INSURANCE = re.compile(r"\b[A-CEGHJ-PR-TW-Z]{2} ?\d{2} ?\d{2} ?\d{2} ?[A-D]\b")


def looks_personal(text: str, names: GivenNames) -> str:
    """Return what in these words looks like a person, in words to show; nothing if all is well."""
    if seen := _name_in(text, names):
        return _("“{seen}” looks like a person’s name").format(seen=seen)
    if _BORN.search(text):
        return _("this looks like a date of birth")
    if found := _NUMERIC_DAY.search(text):
        return _("“{seen}” may be a date of birth; days have fields of their own").format(
            seen=found[0]
        )
    for match in _TEN.finditer(text):
        if is_nhs_number("".join(match.groups())):
            return _("“{seen}” is shaped like an NHS number").format(seen=match[0])
    for pattern in (_PUPIL, _INSURANCE):
        if found := pattern.search(text):
            return _("“{seen}” is shaped like a person’s number").format(seen=found[0])
    return ""


def looks_like_code(text: str) -> bool:
    """Say whether this may be the code of a case: it has a number or a letter that stands alone."""
    return _CODE.search(text) is not None


def is_nhs_number(digits: str) -> bool:
    """Say whether ten digits pass the check of an NHS number.

    Source: NHS Data Dictionary: weights 10 to 2, remainder of 11, the last digit checks.
    """
    if not re.fullmatch(r"[0-9]{10}", digits):
        return False
    total = sum(int(digit) * (10 - at) for at, digit in enumerate(digits[:9]))
    return (11 - total % 11) % 11 == int(digits[9])


def _name_in(text: str, names: GivenNames) -> str:
    for match in _AFTER.finditer(text):
        if match[1].casefold() not in _THINGS and not is_place_word(match[1]):
            return match[1]
    return next((text[start:end] for start, end in names.people_in(text)), "")
