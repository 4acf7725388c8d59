"""First names found in words: alone where they are nothing else, before a surname where they are.

It cannot know every name, and a word may be taken for one: what is found is for a person to judge.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from chair_desk.records.folding import folded
from chair_desk.records.frozen import frozen

_CAPITAL, _SMALL = "A-ZÀ-ÖØ-ÞĀ-Ž", "a-zà-öø-ÿā-ž"
NAME = rf"[{_CAPITAL}][\w’'-]*[{_SMALL}]"
_WORD = re.compile(rf"\b{NAME}(?!\w)|\b[{_CAPITAL}]{{2,}}(?!\w)")
_WHOSE = re.compile(r"[’']s$")
# What makes the name of a place, a body or a law of a person's: "Grace Hospital", "Sarah’s Law".
_PLACE_WORDS = """
    academy act avenue bridge building centre charity church city clinic close college council
    county court crescent drive estate foundation gardens grove hospice hospital house infirmary
    inquiry institute lane law lodge museum nursery park place practice primary prison report
    review road rule school society square station street surgery terrace trust unit university
    ward way wing wood
"""
_PLACES = frozenset(_PLACE_WORDS.split())
_LAWS = frozenset({"law", "rule"})
_BEFORE_A_PLACE = frozenset({"st", "saint", "king", "queen", "prince", "princess", "lord", "lady"})
_BETWEEN = frozenset({"and", "of", "the", "for"})
_NEAR, _LONGEST_ACRONYM = 2, 5


@frozen(kw_only=True)
class GivenNames:
    """What is known of first names; the names are folded.

    `words_too` are words, months, places or surnames as well. `is_ordinary` says whether a word
    in small letters stands in a dictionary: beside a doubtful name it is no surname.
    """

    plain: frozenset[str]
    words_too: frozenset[str]
    surnames: frozenset[str]
    is_ordinary: Callable[[str], bool]

    def is_given(self, word: str) -> bool:
        """Say whether a word is a first name, doubtful or not: "Niamh", "Lily-Mae", "Mark’s"."""
        return any(part in self.plain or part in self.words_too for part in _parts(word))

    def people_in(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield where people seem to be named: a first name, with the surname where it is there.

        In the order in which they stand; none overlaps another.
        """
        words = list(_WORD.finditer(text))
        last = 0
        for at, word in enumerate(words):
            if word.start() < last or not self.is_given(word[0]) or _is_of_a_place(text, word):
                continue
            span = self._span(text, words, at)
            if span is not None and span[0] >= last:
                last = span[1]
                yield span

    def _span(self, text: str, words: list[re.Match[str]], at: int) -> tuple[int, int] | None:
        word = words[at]
        if at and self._is_turned_round(text, words[at - 1], word):
            return words[at - 1].start(), _end(word)
        follows = [after for after in words[at + 1 : at + 3] if _is_next(text, word, after)]
        if follows and self._is_surname(word, *follows):
            return word.start(), _end(follows[0])
        is_alone = self._is_plain(word) and not word[0].isupper()
        return (word.start(), _end(word)) if is_alone else None

    def _is_plain(self, word: re.Match[str]) -> bool:
        return any(part in self.plain for part in _parts(word[0]))

    def _is_turned_round(self, text: str, surname: re.Match[str], given: re.Match[str]) -> bool:
        """Say whether the surname stands first: "Smith, John"."""
        if text[surname.end() : given.start()] != ", ":
            return False
        plain = folded(surname[0])
        if self._is_plain(given):
            return plain in self.surnames or not self.is_ordinary(plain)
        return plain in self.surnames and plain not in self.words_too | _PLACES

    def _is_surname(self, given: re.Match[str], after: re.Match[str], *more: re.Match[str]) -> bool:
        """Say whether what comes next may be a surname: "Mark Brown", and not "Mark Scheme"."""
        if _WHOSE.search(given[0]):
            return False
        if after[0].isupper() and len(after[0]) <= _LONGEST_ACRONYM and not given[0].isupper():
            return False
        surname = folded(_WHOSE.sub("", after[0]))
        if not self.is_ordinary(surname):
            return True
        is_title = bool(more) and self.is_ordinary(folded(more[0][0]))
        return surname in self.surnames and not is_title


def is_place_word(word: str) -> bool:
    """Say whether a word after a name makes a place of it: "Grace Hospital"."""
    return word.casefold() in _PLACES


def _end(word: re.Match[str]) -> int:
    """Return where a name ends: "Alfie’s" before the apostrophe."""
    return word.start() + len(_WHOSE.sub("", word[0]))


def _parts(word: str) -> tuple[str, ...]:
    """Return a name as it is looked up, and the first half of a double one."""
    whole = folded(_WHOSE.sub("", word))
    return whole, whole.partition("-")[0]


def _is_next(text: str, word: re.Match[str], after: re.Match[str]) -> bool:
    """Say whether nothing but words with capitals and spaces stands between two words."""
    between = text[word.end() : after.start()]
    return all(part[0].isupper() for part in between.split()) and not re.search(
        r"[^\w\s’'-]|\n", between
    )


def _is_of_a_place(text: str, word: re.Match[str]) -> bool:
    """Say whether a name is part of what a place, a body or a law is called: "St Helen’s Road"."""
    before = re.findall(r"\w+", text[: word.start()])[-1:]
    if before and before[0].casefold() in _BEFORE_A_PLACE:
        return True
    for count, after in enumerate(re.findall(r"[^\W\d_]+|[.,;:!?]", text[word.end() :])):
        plain = after.casefold()
        if plain in _PLACES and (after[0].isupper() or plain in _LAWS):
            return True
        is_name = after[0].isupper() or plain in _BETWEEN or plain == "s"
        if not after[0].isalpha() or (count >= _NEAR and not is_name):
            return False
    return False
