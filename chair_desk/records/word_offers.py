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

LEAST_SPARED = 2
"""Presses that the word offered must spare beside the key that takes it, to be worth a look."""
LEAST_SHARE, LEAST_SHARE_BLIND = 0.03, 0.2
"""How likely a word must be once a letter of it stands, and before one does."""
MOST_WORDS = 7
MOST_FOLLOWERS, MOST_OF_A_START = 24, 12
"""The likeliest words after others, and of those that begin alike; rarer ones are forgotten."""
SHORT_START = 2
"""Letters up to which the commonest words that begin so are worked out beforehand."""
SURE = 0.6
"""From which likelihood a phrase goes on to its next word: seen twice, and nothing else."""
TELLING = 4
"""Letters of a word that alone says how a phrase goes on; "the" does not."""
PHRASE_TIMES, COMMONEST_TIMES = 3, 500
"""What a phrase that ships counts, and the commonest word that ships; see `know_common`."""
MOST_ALIKE = 4
"""How often the same text counts at most: a form filled in a thousand times is one habit."""
HEARD_TIMES, HEARD_AGAINST = 3, 10_000
"""What counts that was written in this very meeting, and how much all else does beside it."""
BEGIN, NUMBER, NAME = "^", "#", "@"

_TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d[\d.,:]*|[.;:!?]|,|@[^\s@]*")
_WORD_AT_END = re.compile(r"(?:[^\W\d_]|(?<=[^\W\d_])['’-])*$")
_ENDS = frozenset(".;:!?")
_NOTHING: tuple[int, int, Mapping[str, int]] = (0, 0, {})

Followers = tuple[int, int, tuple[tuple[str, int], ...]]
"""How many words followed, how many different ones, and the likeliest with their counts."""


def _tokens(text: str) -> Iterator[str]:
    """Yield words as they are written, a comma, a sign for a number, a name, and an end."""
    for match in _TOKEN.finditer(text):
        token = match.group()
        if token[0] == NAME:
            yield NAME
        else:
            yield BEGIN if token in _ENDS else NUMBER if token[0].isdigit() else token


class Tally:
    """Counts the words of texts and what followed them.

    A name that is among `names` counts as a name: what is said after one is said after another.
    """

    def __init__(self, names: Iterable[str] = ()) -> None:
        self.words: Counter[str] = Counter()
        self.shapes: dict[str, Counter[str]] = {}
        self.pairs: dict[str, Counter[str]] = {}
        self.triples: dict[tuple[str, str], Counter[str]] = {}
        self._starting: dict[str, list[str]] = {}
        known = sorted((re.escape(name) for name in names if " " in name), key=len, reverse=True)
        self._names = re.compile("|".join(known)) if known else None

    def tokens(self, text: str) -> Iterator[str]:
        """Yield what counts as a word of a text, names of people and partners as one sign."""
        return _tokens(text if self._names is None else self._names.sub(NAME, text))

    def read(self, text: str, times: int = 1) -> None:
        """Read one text, as often as it stood somewhere."""
        first, second = BEGIN, BEGIN
        for token in (*self.tokens(text), BEGIN):
            first, second = second, self._count(token, first, second, times)

    def read_phrase(self, phrase: str, times: int = 1) -> None:
        """Read words that belong together; a capital says that they begin a sentence."""
        first, second = (BEGIN, BEGIN) if phrase[:1].isupper() else ("", "")
        for token in _tokens(phrase):
            first, second = second, self._count(token, first, second, times)

    def _count(self, token: str, first: str, second: str, times: int) -> str:
        word = folded(token)
        if token[0].isalpha():
            if word not in self.words:
                self._starting.setdefault(word[0], []).append(word)
            self.words[word] += times
            if second != BEGIN:  # the capital of a sentence says nothing of the word
                self.shapes.setdefault(word, Counter())[token] += times
        if second:
            self.pairs.setdefault(second, Counter())[word] += times
        if first:
            self.triples.setdefault((first, second), Counter())[word] += times
        return word

    def starting(self, letter: str) -> list[str]:
        """Return the words that begin with a letter, in the order in which they came."""
        return self._starting.get(letter, [])

    def shape(self, word: str) -> str:
        """Return a word as it is mostly written."""
        shapes = self.shapes.get(word)
        return min(shapes.items(), key=_commonest_first)[0] if shapes else word


class WordOffers:
    """Knows which words followed which. Made by `OfferCounting`; hears what is written later.

    `pairs` and `triples` hold, by one and by two folded words, what came next.
    """

    def __init__(
        self,
        words: Mapping[str, tuple[str, int]],
        pairs: Mapping[str, Followers],
        triples: Mapping[tuple[str, str], Followers],
        names: Iterable[str] = (),
    ) -> None:
        self._words, self._pairs, self._triples = words, pairs, triples
        self._names = tuple(names)
        self._heard = Tally(self._names)
        self._total = sum(count for _shape, count in words.values())
        self._heard_total = 0
        self._sorted = sorted(words)
        self._starts = self._commonest_of_starts()

    def __len__(self) -> int:
        """Count the words it knows."""
        return len(self._words)

    def hear(self, text: str) -> None:
        """Know from now on what was just written: its words are likelier than others."""
        self._heard.read(text, HEARD_TIMES)
        self._heard_total = self._heard.words.total()

    def hear_only(self, texts: Iterable[str]) -> None:
        """Forget what was written since, all but these texts."""
        self._heard, self._heard_total = Tally(self._names), 0
        for text in texts:
            self.hear(text)

    def offer(self, before: str) -> str:
        """Return the rest of the word before the caret, and how the phrase goes on; or nothing.

        `before` is the line up to the caret. A space ends the offer where another word is to
        come.
        """
        match = _WORD_AT_END.search(before)
        begun = match.group() if match else ""
        first, second = self._context(before[: len(before) - len(begun)])
        if not begun and (not before.endswith(" ") or second == BEGIN):
            return ""
        word = self._meant(begun, first, second)
        if word is None:
            return ""
        return self._as_begun(begun, word)[len(begun) :] + self._going_on(second, word)

    def _context(self, before: str) -> tuple[str, str]:
        tokens = [BEGIN, BEGIN, *self._heard.tokens(before[-120:])]
        return folded(tokens[-2]), folded(tokens[-1])

    # -------------------------------------------------------------- how likely a word is

    def _meant(self, begun: str, first: str, second: str) -> str | None:
        """Return the word that spares most, likelihood by presses; none that is unlikely."""
        likely = self._likely(folded(begun), first, second)
        whole = sum(likely.values()) if begun else 1.0
        least = whole * (LEAST_SHARE if begun else LEAST_SHARE_BLIND)
        found = [
            (-share * (len(word) - len(begun)), word)
            for word, share in likely.items()
            if share >= least and len(word) - len(begun) >= LEAST_SPARED
        ]
        return min(found)[1] if found else None

    def _likely(self, start: str, first: str, second: str) -> dict[str, float]:
        """Return the words that begin so, each with its likelihood after two others.

        Where two words say little, one is asked, and then how common a word is (Witten and
        Bell's way of weighing them).
        """
        levels = (self._followers(second, None), self._followers(first, second))
        words = dict.fromkeys(self._common(start) if start else ())
        for _total, _kinds, followers in levels:
            words |= dict.fromkeys(word for word in followers if word.startswith(start))
        heard = self._heard.words
        found, known = {}, self._words
        trust = HEARD_AGAINST / (self._total or 1)
        all_words = self._heard_total + HEARD_AGAINST
        said = [level for level in levels if level[0]]
        for word in words:
            if word[:1].isalpha():
                share = known[word][1] * trust if word in known else 0.0
                share = (share + heard.get(word, 0)) / all_words
                for total, kinds, followers in said:
                    share = (followers.get(word, 0) + kinds * share) / (total + kinds)
                found[word] = share
        return found

    def _followers(self, first: str, second: str | None) -> tuple[int, int, Mapping[str, int]]:
        """Return what followed one word, or two: how many, how many kinds, and the counts."""
        if second is None:
            kept, new = self._pairs.get(first), self._heard.pairs.get(first)
        else:
            both = (first, second)
            kept, new = self._triples.get(both), self._heard.triples.get(both)
        if not new:
            return (kept[0], kept[1], dict(kept[2])) if kept else _NOTHING
        counts = dict(kept[2]) if kept else {}
        more = sum(1 for word in new if word not in counts)
        for word, count in new.items():
            counts[word] = counts.get(word, 0) + count
        total, kinds = (kept[0], kept[1]) if kept else (0, 0)
        return total + new.total(), kinds + more, counts

    def _common(self, start: str) -> list[str]:
        """Return the commonest words that begin so, and all such of this meeting."""
        if len(start) <= SHORT_START:
            known = list(self._starts.get(start, ()))
        else:
            at, alike = bisect_left(self._sorted, start), []
            while at < len(self._sorted) and self._sorted[at].startswith(start):
                alike.append(self._sorted[at])
                at += 1
            known = sorted(alike, key=self._commonest)[:MOST_OF_A_START]
        heard = [word for word in self._heard.starting(start[0]) if word.startswith(start)]
        return known + heard

    def _commonest_of_starts(self) -> dict[str, list[str]]:
        starts: dict[str, list[str]] = {}
        for word in sorted(self._words, key=self._commonest):
            for letters in range(min(SHORT_START, len(word)) + 1):
                alike = starts.setdefault(word[:letters], [])
                if len(alike) < MOST_OF_A_START:
                    alike.append(word)
        return starts

    def _commonest(self, word: str) -> tuple[int, str]:
        return -self._words[word][1], word

    # -------------------------------------------------------------- how it is written

    def _as_begun(self, begun: str, word: str) -> str:
        """Return a word with the letters that stand already; its capitals where none do."""
        shown = self._shape(word)
        return begun + shown[len(begun) :]

    def _shape(self, word: str) -> str:
        if word in self._words:
            return self._words[word][0]
        return self._heard.shape(word)

    def _going_on(self, before: str, word: str) -> str:
        """Return the words that nearly always follow, with a space before each."""
        said, first, second = "", before, word
        for number in range(MOST_WORDS + 1):
            following = self._sure(first, second)
            if following is not None and not following[:1].isalpha():
                return said + " " if following == NUMBER else said
            if following is None or number == MOST_WORDS:
                break
            said += " " + self._shape(following)
            first, second = second, following
        return said + " "

    def _sure(self, first: str, second: str) -> str | None:
        """Return what nearly always follows two words, or a telling one; a full stop counts too."""
        share, best = 0.0, None
        both = self._followers(first, second)
        levels = (self._followers(second, None), both)
        if not both[0] and len(second) < TELLING:
            return None
        for total, kinds, followers in levels:
            if followers:
                word = min(followers.items(), key=_commonest_first)[0]
                share = (followers[word] + (kinds * share if word == best else 0)) / (total + kinds)
                best = word
        return best if share >= SURE else None


class OfferCounting:
    """Reads texts and counts; `done` gives what may be offered from then on.

    `names` are those of people and partners in the texts; they say nothing of what follows.
    """

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._names = tuple(names)
        self._tally = Tally(self._names)

    def read(self, text: str, times: int = 1) -> None:
        """Read one text, as often as it stood somewhere."""
        self._tally.read(text, times)

    def read_phrase(self, phrase: str, times: int = 1) -> None:
        """Read words that belong together; a capital says that they begin a sentence."""
        self._tally.read_phrase(phrase, times)

    def know(self, word: str, times: int = 1) -> None:
        """Know a word of which nothing stands before or after."""
        self._tally.words[folded(word)] += times
        self._tally.shapes.setdefault(folded(word), Counter())[word] += times

    def know_common(self, words: Iterable[str]) -> None:
        """Know words of a language, the commonest first: each counts as its place says.

        The second word counts about half of the first, the hundredth a hundredth (Zipf's law),
        but for the first dozen, which are closer together.
        """
        for number, word in enumerate(words):
            self.know(word, 1 + COMMONEST_TIMES * 12 // (number + 12))

    def read_shipped(self, lines: Iterable[str]) -> None:
        """Read a list of phrases and of the field's single words."""
        for line in lines:
            if " " in line:
                self.read_phrase(line, PHRASE_TIMES)
            else:
                self.know(line, 2)

    def done(self, most_words: int = 20_000) -> WordOffers:
        """Keep the commonest words and what follows them; the rest is forgotten."""
        tally = self._tally
        kept = dict(sorted(tally.words.items(), key=_commonest_first)[:most_words])
        words = {word: (tally.shape(word), count) for word, count in kept.items()}
        pairs = {word: _likeliest(found) for word, found in tally.pairs.items()}
        triples = {
            two: _likeliest(found) for two, found in tally.triples.items() if found.total() > 1
        }
        return WordOffers(words, pairs, triples, self._names)


def _commonest_first(pair: tuple[str, int]) -> tuple[int, str]:
    return -pair[1], pair[0]


def _likeliest(found: Counter[str]) -> Followers:
    likeliest = tuple(sorted(found.items(), key=_commonest_first)[:MOST_FOLLOWERS])
    return found.total(), len(found), likeliest
