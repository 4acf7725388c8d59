"""What may come next in a line of minutes: the rest of a word or a phrase, from earlier minutes.

Counting and nothing else: which word stood after which, and how often. The same texts give the
same offers. An offer is never more than that; nothing here changes a word.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from chair_desk.records.folding import folded

LEAST_LETTERS = 2
"""Letters of a word that must stand before its rest is offered."""
LEAST_REST = 3
"""Letters that an offer must spare beside the key that takes it, to be worth a look."""
MOST_WORDS = 7
MOST_FOLLOWERS = 24
"""The likeliest words after two others; rarer ones are forgotten when the counting ends."""
SURE, LEAST_TIMES = 0.8, 2
"""From which share of the cases, and from how many, a phrase goes on to its next word."""
TELLING = 4
"""Letters of a word that alone says how a phrase goes on; "the" does not."""
PHRASE_TIMES, WORD_TIMES = 3, 40
"""What a phrase that ships counts, and the commonest word that ships; the rarest counts one."""
MOST_ALIKE = 4
"""How often the same text counts at most: a form filled in a thousand times is one habit."""
BEGIN, NUMBER = "^", "#"

_TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d[\d.,:]*|[.;:!?]|,")
_WORD_AT_END = re.compile(r"(?:[^\W\d_]|(?<=[^\W\d_])['’-])*$")
_ENDS = frozenset(".;:!?")

Followers = tuple[tuple[str, int], ...]


def _tokens(text: str) -> Iterator[str]:
    """Yield words as they are written, a comma, a sign for any number, and where it ends."""
    for match in _TOKEN.finditer(text):
        token = match.group()
        yield BEGIN if token in _ENDS else NUMBER if token[0].isdigit() else token


class WordOffers:
    """Knows which words followed which. Made by `OfferCounting`; never changes.

    `pairs` and `triples` hold, by one and by two folded words, what came next with its count.
    """

    def __init__(
        self,
        words: Mapping[str, tuple[str, int]],
        pairs: Mapping[str, Followers],
        triples: Mapping[tuple[str, str], Followers],
    ) -> None:
        self._words, self._pairs, self._triples = words, pairs, triples
        self._sorted = sorted(words)

    def __len__(self) -> int:
        """Count the words it knows."""
        return len(self._words)

    def offer(self, before: str) -> str:
        """Return the rest of the word before the caret, and how the phrase goes on; or nothing.

        `before` is the line up to the caret. A space ends the offer where another word is to
        come.
        """
        match = _WORD_AT_END.search(before)
        begun = match.group() if match else ""
        if len(begun) < LEAST_LETTERS:
            return ""
        first, second = self._context(before[: len(before) - len(begun)])
        word = self._rest_of(begun, first, second)
        if word is None:
            return ""
        rest = word[len(begun) :] + self._going_on(second, folded(word))
        return rest if len(rest) > LEAST_REST else ""

    @staticmethod
    def _context(before: str) -> tuple[str, str]:
        tokens = [BEGIN, BEGIN, *_tokens(before[-120:])]
        return folded(tokens[-2]), folded(tokens[-1])

    def _rest_of(self, begun: str, first: str, second: str) -> str | None:
        """Return the word that is meant, as long as the one begun is only part of it."""
        start = folded(begun)
        for followers in (self._triples.get((first, second), ()), self._pairs.get(second, ())):
            found = [word for word, _count in followers if word.startswith(start)]
            if found:
                return self._as_begun(begun, found[0])
        return self._commonest(begun, start)

    def _commonest(self, begun: str, start: str) -> str | None:
        at = bisect_left(self._sorted, start)
        best, most = None, 0
        while at < len(self._sorted) and self._sorted[at].startswith(start):
            count = self._words[self._sorted[at]][1]
            if count > most:
                best, most = self._sorted[at], count
            at += 1
        return self._as_begun(begun, best) if best is not None else None

    def _as_begun(self, begun: str, word: str) -> str | None:
        """Return a word with the letters that stand already; its capitals where none do."""
        shown = self._words[word][0] if word in self._words else word
        return begun + shown[len(begun) :] if len(shown) >= len(begun) else None

    def _going_on(self, before: str, word: str) -> str:
        """Return the words that nearly always follow, with a space before each."""
        said, pair = "", (before, word)
        for _number in range(MOST_WORDS):
            followers = self._triples.get(pair, ())
            if not followers and len(pair[1]) >= TELLING:
                followers = self._pairs.get(pair[1], ())
            total = sum(count for _word, count in followers)
            if not followers or followers[0][1] < max(LEAST_TIMES, SURE * total):
                break
            following = followers[0][0]
            if following in (BEGIN, NUMBER, ","):
                return said
            said += " " + (self._words[following][0] if following in self._words else following)
            pair = (pair[1], following)
        return said + " "


class OfferCounting:
    """Reads texts and counts; `done` gives what may be offered from then on."""

    def __init__(self) -> None:
        self._words: Counter[str] = Counter()
        self._shapes: dict[str, Counter[str]] = {}
        self._pairs: dict[str, Counter[str]] = {}
        self._triples: dict[tuple[str, str], Counter[str]] = {}

    def read(self, text: str, times: int = 1) -> None:
        """Read one text, as often as it stood somewhere."""
        first, second = BEGIN, BEGIN
        for token in (*_tokens(text), BEGIN):
            word = folded(token)
            if token[0].isalpha():
                self._words[word] += times
                if second != BEGIN:  # the capital of a sentence says nothing of the word
                    self._shapes.setdefault(word, Counter())[token] += times
            self._pairs.setdefault(second, Counter())[word] += times
            self._triples.setdefault((first, second), Counter())[word] += times
            first, second = second, word

    def know(self, word: str, times: int = 1) -> None:
        """Know a word of which nothing stands before or after."""
        self._words[folded(word)] += times
        self._shapes.setdefault(folded(word), Counter())[word] += times

    def read_phrase(self, phrase: str, times: int = 1) -> None:
        """Read words that belong together; a capital says that they begin a sentence."""
        first, second = (BEGIN, BEGIN) if phrase[:1].isupper() else ("", "")
        for token in _tokens(phrase):
            word = folded(token)
            self._words[word] += times
            if second != BEGIN:
                self._shapes.setdefault(word, Counter())[token] += times
            if second:
                self._pairs.setdefault(second, Counter())[word] += times
            if first:
                self._triples.setdefault((first, second), Counter())[word] += times
            first, second = second, word

    def read_shipped(self, lines: Iterable[str]) -> None:
        """Read a list of phrases and of single words, the commonest first."""
        lines = list(lines)
        for number, line in enumerate(lines):
            if " " in line:
                self.read_phrase(line, PHRASE_TIMES)
            else:
                self.know(line, 1 + WORD_TIMES * (len(lines) - number) // len(lines))

    def done(self, most_words: int = 20_000) -> WordOffers:
        """Keep the commonest words and what follows them; the rest is forgotten."""
        kept = dict(sorted(self._words.items(), key=_commonest_first)[:most_words])
        words = {word: (self._shape(word), count) for word, count in kept.items()}
        pairs = {word: _likeliest(found) for word, found in self._pairs.items()}
        triples = {
            two: _likeliest(found) for two, found in self._triples.items() if found.total() > 1
        }
        return WordOffers(words, pairs, triples)

    def _shape(self, word: str) -> str:
        shapes = self._shapes.get(word)
        return min(shapes.items(), key=_commonest_first)[0] if shapes else word


def _commonest_first(pair: tuple[str, int]) -> tuple[int, str]:
    return -pair[1], pair[0]


def _likeliest(found: Counter[str]) -> Followers:
    return tuple(sorted(found.items(), key=_commonest_first)[:MOST_FOLLOWERS])
