"""Which item a file is most likely a paper to: by the words that its name and a title share.

It offers and never decides: a person confirms each.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from math import log

from chair_desk.records.folding import folded
from chair_desk.records.frozen import frozen

_WORD = re.compile(r"[a-z]+|\d+")
_NUMBERED = re.compile(r"^\s*(?:item|paper|agenda)?[\s_-]*(\d{1,2})([a-z])?(?=[\s_.)-]|$)", re.I)
_LITTLE = frozenset(
    {"the", "a", "an", "of", "and", "for", "to", "in", "on", "at", "by", "with", "from", "paper",
     "report", "final", "draft", "version", "v", "copy", "board", "item", "agenda", "pdf", "doc",
     "docx", "pptx", "xlsx"}
)  # fmt: skip
_LEAST = 0.15
_STEM = 5


@frozen
class Offer:
    """An item that a file may belong to, and how sure that is: 0 to 1."""

    item_id: str
    score: float


def best_item(name: str, titles: Mapping[str, Sequence[str]], numbers: Mapping[str, str]) -> Offer:
    """Return the item that a file's name fits best; an empty id where none does.

    `titles` holds what is said of each item (its title, the titles of papers promised to it) by
    its id, `numbers` the printed number of each. A number at the start of the name counts as
    much as a good title.
    """
    stem = name.rpartition(".")[0] or name
    scores = {item: max(_shared(stem, said) for said in texts) for item, texts in
              _weighed(titles).items()}  # fmt: skip
    if found := _NUMBERED.match(stem):
        wanted = found[1].lstrip("0")
        for item, number in numbers.items():
            if number == wanted:
                scores[item] = scores.get(item, 0.0) + 0.5
    if not scores:
        return Offer("", 0.0)
    item = max(scores, key=lambda one: (scores[one], one))
    return Offer(item, min(scores[item], 1.0)) if scores[item] >= _LEAST else Offer("", 0.0)


def words_of(text: str) -> frozenset[str]:
    """Return the words that count, cut to their stems: "interviews" is "inter"."""
    found = _WORD.findall(folded(text).replace("_", " "))
    return frozenset(one[:_STEM] for one in found if one not in _LITTLE and len(one) > 1)


@frozen
class _Said:
    words: frozenset[str]
    rarity: Mapping[str, float]


def _weighed(titles: Mapping[str, Sequence[str]]) -> dict[str, list[_Said]]:
    """Give each word its weight: one that stands at every item tells nothing."""
    by_item = {item: [words_of(text) for text in texts] or [frozenset()] for item, texts in
               titles.items()}  # fmt: skip
    rarity: dict[str, float] = {}
    for word in {word for sets in by_item.values() for words in sets for word in words}:
        count = sum(any(word in words for words in sets) for sets in by_item.values())
        rarity[word] = log(1 + len(by_item) / count)
    return {item: [_Said(words, rarity) for words in sets] for item, sets in by_item.items()}


def _shared(stem: str, said: _Said) -> float:
    """Return how much of a name and a title is shared, weighed: 1 where all of both is."""
    mine = words_of(stem)
    both = sum(said.rarity[word] for word in mine & said.words)
    heaviest = max(said.rarity.values(), default=1.0)
    own = sum(said.rarity.get(word, heaviest * 0.5) for word in mine)
    theirs = sum(said.rarity[word] for word in said.words)
    return 2 * both / (own + theirs) if own + theirs else 0.0
