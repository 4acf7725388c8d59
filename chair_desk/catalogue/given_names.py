"""The first names that ship, read when they are first asked for."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from chair_desk.records.folding import folded
from chair_desk.records.given_names import GivenNames
from chair_desk.resources import read_resource

if TYPE_CHECKING:  # read once a doubtful name is met
    from chair_desk.catalogue.dictionaries import Dictionary

FOLDER = "names"


@cache
def given_names() -> GivenNames:
    """Return what is known of first names. The dictionary is read once a doubtful one is met."""
    return GivenNames(
        plain=read_names("given"),
        words_too=read_names("words_too"),
        surnames=read_names("surnames"),
        is_ordinary=_is_ordinary,
    )


def read_names(name: str) -> frozenset[str]:
    """Return the names of one list, folded: "Siân" is "sian"."""
    text = read_resource(f"{FOLDER}/{name}.txt")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(folded(" ".join(lines)).split())


@cache
def _dictionary() -> tuple[Dictionary, frozenset[str]]:
    from chair_desk.catalogue.dictionaries import read_dictionary

    found = read_dictionary()
    return found, frozenset(folded(word) for word in found.trade)


def _is_ordinary(word: str) -> bool:
    dictionary, trade = _dictionary()
    return word in trade or dictionary.knows(word)
