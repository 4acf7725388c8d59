"""What may have been meant by a word that is in no dictionary: the likeliest first."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from heapq import nlargest

from chair_desk.catalogue.dictionaries import Dictionary

LETTERS = "esianrtolcdugmphbyfvkwzxjq'-"
SHORT = frozenset(
    (
        "a", "an", "and", "as", "at", "by", "for", "has", "if", "in", "is", "it", "no", "not", "of",
        "on", "or", "our", "the", "to", "was",
    )
)  # fmt: skip
MOST = 7
_ALIKE, _LONG = 80, 8
_LEAST_NAME = 4


def advice(dictionary: Dictionary, word: str, names: Collection[str] = ()) -> list[str]:
    """Return up to seven words that may be meant; it takes some hundredths of a second.

    `names` are the board's own words: one of them that differs by a letter or two comes first.
    """
    plain = word.replace("’", "'")
    small = plain.lower()
    found = _near_names(plain, names)
    found += [trade for trade in dictionary.trade if near(small, trade, 1)]
    found += _offered(dictionary, _candidates(dictionary, small))
    if not found:
        found = _two_slips(dictionary, small)
    apart = _in_two(dictionary, small)
    found = [*found[: MOST - len(apart)], *apart]
    shown = (one[:1].upper() + one[1:] if plain[:1].isupper() else one for one in found)
    curly = (one.replace("'", "’") if "’" in word else one for one in shown)
    return list(dict.fromkeys(curly))[:MOST]


def _near_names(word: str, names: Collection[str]) -> list[str]:
    """Return names that were mistyped: written with a capital, and at most two letters off."""
    if not word[:1].isupper() or len(word) < _LEAST_NAME:
        return []
    most = 2 if len(word) > _LONG else 1
    return sorted(
        (name for name in names if name[:1].isupper() and near(word, name, most)),
        key=lambda name: (slips(word, name), name),
    )


def _offered(dictionary: Dictionary, candidates: Iterator[str]) -> list[str]:
    """Return those that are right. Words come before names, for they are the commoner slips."""
    right = [one for one in dict.fromkeys(candidates) if dictionary.may_be_offered(one)]
    return sorted(right, key=lambda one: one[:1].isupper())


def _in_two(dictionary: Dictionary, word: str) -> list[str]:
    """Return two words that were written as one."""
    halves = ((word[:at], word[at:]) for at in range(1, len(word)))
    return [
        f"{first} {second}"
        for first, second in halves
        if _stands_alone(dictionary, first, len("that"))
        and _stands_alone(dictionary, second, len("lot"))
    ]


def _stands_alone(dictionary: Dictionary, word: str, least: int) -> bool:
    if len(word) < least:
        return word in SHORT
    return word.isalpha() and dictionary.may_be_offered(word)


def _candidates(dictionary: Dictionary, word: str) -> Iterator[str]:
    """Yield what is one slip away, the commonest slips first."""
    splits = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    for head, tail in splits[:-1]:
        if len(tail) > 1:
            yield head + tail[1] + tail[0] + tail[2:]
        yield head + tail[0] + tail  # a letter that should be double
        if tail[:1] == tail[1:2]:
            yield head + tail[1:]  # or should not
    for head, tail in reversed(splits):  # the first letter is the last that people get wrong
        yield head + tail[1:]
        for letter in LETTERS:
            yield head + letter + tail
            yield head + letter + tail[1:]
    yield from _confusions(dictionary, word)


def _confusions(dictionary: Dictionary, word: str) -> Iterator[str]:
    for was, meant in dictionary.affixes.confused:
        at = word.find(was)
        while at >= 0:
            yield word[:at] + meant + word[at + len(was) :]
            at = word.find(was, at + 1)


def _two_slips(dictionary: Dictionary, word: str) -> list[str]:
    """Return what is alike although more than one letter is wrong."""
    pairs = {word[at : at + 2] for at in range(len(word) - 1)}
    most = 3 if len(word) > _LONG else 2
    alike = nlargest(_ALIKE, _scored(dictionary, word, pairs))
    near_by = {
        form
        for _score, stem in alike
        for form in dictionary.forms(stem)
        if near(word, form.lower(), most) and dictionary.may_be_offered(form)
    }
    return sorted(near_by, key=lambda one: (slips(word, one.lower()), one[:1] != word[:1], one))


def _scored(dictionary: Dictionary, word: str, pairs: set[str]) -> Iterator[tuple[float, str]]:
    """Yield the stems that begin with one of the first two letters, with how alike they are."""
    firsts, length = word[:2], len(word)
    for stem in dictionary.stems:
        if stem[0].lower() in firsts and -4 <= len(stem) - length <= 3:  # noqa: PLR2004
            same = sum(stem[at : at + 2] in pairs for at in range(len(stem) - 1))
            yield same - len(stem) / 50, stem


def near(one: str, other: str, most: int) -> bool:
    """Say whether at most so many slips make one word of another."""
    return abs(len(one) - len(other)) <= most and slips(one, other) <= most


def slips(one: str, other: str) -> int:
    """Count the letters put in, left out, changed, or put in the wrong order."""
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, sign in enumerate(one, 1):
        line = [row]
        for at, theirs in enumerate(other, 1):
            cost = min(last[at] + 1, line[at - 1] + 1, last[at - 1] + (sign != theirs))
            if row > 1 and at > 1 and sign == other[at - 2] and one[row - 2] == theirs:
                cost = min(cost, before[at - 2] + 1)
            line.append(cost)
        before, last = last, line
    return last[-1]
