"""Which words of two versions differ, so that they can be marked beside each other."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from chair_desk.records.frozen import frozen

_WORDS = re.compile(r"\s*\S+|\s+$")
_MOST_WORDS = 4_000


@frozen
class Stretch:
    """A run of words; `is_changed` where the other version says something else."""

    text: str
    is_changed: bool


def marked(text: str, other: str) -> tuple[Stretch, ...]:
    """Cut a text into stretches that stand in the other version too, and those that do not.

    Put together again they are the text. Very long texts are marked as a whole.
    """
    if text == other or not text:
        return (Stretch(text, False),) if text else ()
    words, others = _WORDS.findall(text), _WORDS.findall(other)
    if max(len(words), len(others)) > _MOST_WORDS:
        return (Stretch(text, True),)
    matcher = SequenceMatcher(None, _bare(words), _bare(others), autojunk=False)
    found: list[Stretch] = []
    for kind, start, end, _other_start, _other_end in matcher.get_opcodes():
        run = "".join(words[start:end])
        if run:
            _add(found, Stretch(run, kind != "equal"))
    return tuple(found)


def _bare(words: list[str]) -> list[str]:
    return [word.strip() for word in words]


def _add(found: list[Stretch], one: Stretch) -> None:
    """Add a stretch; two of a kind become one, and the blank before a mark is not marked."""
    blank = one.text[: len(one.text) - len(one.text.lstrip())]
    if found and one.is_changed and blank:
        _join(found, Stretch(blank, False))
        one = Stretch(one.text[len(blank) :], True)
    if one.text:
        _join(found, one)


def _join(found: list[Stretch], one: Stretch) -> None:
    if found and found[-1].is_changed is one.is_changed:
        found[-1] = Stretch(found[-1].text + one.text, one.is_changed)
    else:
        found.append(one)
