"""The dictionary that ships: words with marks for the endings and beginnings they may take.

It comes in Hunspell's two files. Only what the British one uses is read: beginnings, endings,
letters that are often confused, and the marks of words that are right but never offered.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from chair_desk.records.frozen import frozen
from chair_desk.records.spelling import is_right
from chair_desk.resources import read_resource, resources_folder

FOLDER, NAME, TRADE = "dictionaries/en_GB", "en_GB", "safeguarding.txt"
NOT_OFFERED, COMPOUND_ONLY = "!", "c"
_NOTHING = "0"
_RULE_PARTS, _REPLACEMENT_PARTS = 5, 3


@frozen
class Ending:
    """An ending: the mark that allows it, what goes, what comes, and after which letters."""

    mark: str
    goes: str
    comes: str
    after: re.Pattern[str]
    may_have_beginning: bool


@frozen
class Affixes:
    """What may be put to words: beginnings by mark, endings, letters that are confused."""

    beginnings: Mapping[str, str]
    endings: tuple[Ending, ...]
    confused: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Dictionary:
    """Words by their stem with the marks they carry. A look-up takes some microseconds."""

    stems: Mapping[str, str]
    affixes: Affixes
    trade: frozenset[str] = frozenset()
    _by_last: dict[str, list[Ending]] = field(init=False, default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        """Sort the endings by their last letter, under which they are looked for."""
        sorted_out: dict[str, list[Ending]] = defaultdict(list)
        for ending in self.affixes.endings:
            sorted_out[ending.comes[-1:]].append(ending)
        self._by_last.update(sorted_out)

    def knows(self, word: str) -> bool:
        """Say whether a word is right: itself, begun with a capital, or part by part."""
        return is_right(word, self.trade, self.has)

    def has(self, word: str) -> bool:
        """Say whether the general dictionary has a word, or has it in small letters."""
        return self._has(word) or (word[:1].isupper() and self._has(word[0].lower() + word[1:]))

    def _has(self, word: str) -> bool:
        marks = self.stems.get(word)
        if marks is not None and COMPOUND_ONLY not in marks:
            return True
        return self._has_beginning(word) or self._has_ending(word)

    def _has_beginning(self, word: str, needs: str = "") -> bool:
        for mark, comes in self.affixes.beginnings.items():
            if word.startswith(comes):
                marks = self.stems.get(word[len(comes) :], "")
                if mark in marks and needs in marks:
                    return True
        return False

    def _has_ending(self, word: str) -> bool:
        for ending in self._by_last.get(word[-1:], ()):
            if not word.endswith(ending.comes):
                continue
            stem = word[: len(word) - len(ending.comes)] + ending.goes
            if not stem or not ending.after.search(stem):
                continue
            if ending.mark in self.stems.get(stem, ""):
                return True
            if ending.may_have_beginning and self._has_beginning(stem, ending.mark):
                return True
        return False

    def may_be_offered(self, word: str) -> bool:
        """Say whether a word is right and fit to be offered."""
        return self.has(word) and NOT_OFFERED not in self.stems.get(word.lower(), "")

    def forms(self, stem: str) -> Iterator[str]:
        """Yield a stem and what it becomes with each of its endings, but for the possessive."""
        marks = self.stems[stem]
        yield stem
        for ending in self.affixes.endings:
            if ending.mark in marks and "'" not in ending.comes and ending.after.search(stem):
                yield stem[: len(stem) - len(ending.goes)] + ending.comes


def read_dictionary(folder: Path | None = None) -> Dictionary:
    """Read the dictionary that ships, with the words of the trade that it lacks."""
    place = (folder or resources_folder()) / FOLDER
    affixes = read_affixes((place / f"{NAME}.aff").read_text(encoding="utf-8").splitlines())
    stems = read_stems((place / f"{NAME}.dic").read_text(encoding="utf-8").splitlines()[1:])
    return Dictionary(stems, affixes, trade_words())


def trade_words() -> frozenset[str]:
    """Return the words of safeguarding and of meetings that a general dictionary lacks."""
    lines = read_resource(f"{FOLDER}/{TRADE}").splitlines()
    return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))


def read_stems(lines: Iterable[str]) -> dict[str, str]:
    """Read lines as "word/MARKS"; where a word stands twice, it has the marks of both."""
    stems: dict[str, str] = {}
    for line in lines:
        word, _slash, marks = line.strip().partition("/")
        if word:
            stems[word] = stems[word] + marks if word in stems else marks
    return stems


def read_affixes(lines: Sequence[str]) -> Affixes:
    """Read the rules of beginnings and endings, and the letters that are confused."""
    beginnings: dict[str, str] = {}
    endings: list[Ending] = []
    confused: list[tuple[str, str]] = []
    crosses: dict[str, bool] = {}
    for line in lines:
        parts = line.split()
        if len(parts) >= _REPLACEMENT_PARTS and parts[0] == "REP":
            confused.append((parts[1], parts[2].replace("_", " ")))
        elif len(parts) == _RULE_PARTS - 1 and parts[0] in {"PFX", "SFX"}:
            crosses[parts[1]] = parts[2] == "Y"
        elif len(parts) == _RULE_PARTS and parts[0] == "PFX":
            beginnings[parts[1]] = parts[3]
        elif len(parts) == _RULE_PARTS and parts[0] == "SFX":
            endings.append(_ending(parts, crosses=crosses[parts[1]]))
    return Affixes(beginnings, tuple(endings), tuple(confused))


def _ending(parts: Sequence[str], *, crosses: bool) -> Ending:
    _kind, mark, goes, comes, after = parts
    return Ending(
        mark=mark,
        goes="" if goes == _NOTHING else goes,
        comes=comes,
        after=re.compile(f"{after}$"),
        may_have_beginning=crosses,
    )
