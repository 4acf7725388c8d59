"""The words of one page of a paper, each letter with its place: chosen, copied, found again.

Lengths are in PDF points from the lower left corner of the page. A page without a text layer has
no words, and nothing can be chosen on it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from chair_desk.records.frozen import frozen
from chair_desk.records.search import WORD, plain

Box = tuple[float, float, float, float]
"""Left, bottom, right, top."""

_FAR = 36.0


@frozen(kw_only=True)
class PageWords:
    """A page as words: `boxes` has one box for each letter, all noughts for one without."""

    number: int
    width: float
    height: float
    text: str = ""
    boxes: tuple[Box, ...] = ()

    def letter_at(self, x: float, y: float, *, near: float = _FAR) -> int | None:
        """Return the letter at a place, or the nearest one; nothing far from all letters."""
        best: tuple[float, int] | None = None
        for at, (left, bottom, right, top) in enumerate(self.boxes):
            if right <= left:
                continue
            across = max(left - x, 0.0, x - right)
            along = max(bottom - y, 0.0, y - top)
            distance = across + 3 * along  # the line counts for more than the place in it
            if best is None or distance < best[0]:
                best = (distance, at)
        return best[1] if best is not None and best[0] <= near * 3 else None

    def words_around(self, at: int) -> tuple[int, int]:
        """Return where the word that a letter belongs to begins and ends."""
        for match in WORD.finditer(self.text):
            if match.start() <= at < match.end():
                return match.start(), match.end()
        return at, min(at + 1, len(self.text))

    def quads(self, start: int, end: int) -> tuple[Box, ...]:
        """Return a box for each line of what stands between two letters."""
        made: list[Box] = []
        for left, bottom, right, top in self.boxes[max(start, 0) : end]:
            if right <= left:
                continue
            if made and _is_one_line(made[-1], (left, bottom, right, top)):
                last = made[-1]
                made[-1] = (min(last[0], left), min(last[1], bottom),
                            max(last[2], right), max(last[3], top))  # fmt: skip
            else:
                made.append((left, bottom, right, top))
        return tuple(made)

    def words(self, start: int, end: int) -> str:
        """Return what stands between two letters, in one line."""
        return " ".join(self.text[max(start, 0) : end].split())

    def find(self, wanted: str) -> Iterator[tuple[int, int]]:
        """Yield where words stand, whatever their case, accents and breaks of line are."""
        yield from _find(self.text, wanted)

    def lines(self) -> tuple[tuple[int, int], ...]:
        """Return where each line of the page begins and ends."""
        made, start = [], 0
        for line in self.text.splitlines(keepends=True):
            if line.strip():
                made.append((start, start + len(line.rstrip())))
            start += len(line)
        return tuple(made)


def count_in(text: str, wanted: str) -> int:
    """Count how often words stand in a text, as `PageWords.find` finds them."""
    return sum(1 for _place in _find(text, wanted))


def _find(text: str, wanted: str) -> Iterator[tuple[int, int]]:
    """Yield where words stand one after another; the last may only begin a word."""
    asked = WORD.findall(plain(wanted))
    if not asked:
        return
    folded = plain(text)
    if asked[0] not in folded:
        return
    places = [(match.start(), match.end()) for match in WORD.finditer(folded)]
    known = [folded[start:end] for start, end in places]
    for at in range(len(known) - len(asked) + 1):
        here = known[at : at + len(asked)]
        if here[:-1] == asked[:-1] and here[-1].startswith(asked[-1]):
            yield places[at][0], places[at + len(asked) - 1][1]


def _is_one_line(one: Box, other: Box) -> bool:
    """Say whether a box goes on in the line of another; a comma hangs below it."""
    high = max(one[3] - one[1], other[3] - other[1])
    shared = min(one[3], other[3]) - max(one[1], other[1])
    return shared > 0 and other[0] >= one[2] - high


def found_again(
    wanted: str, page: int, pages: Sequence[PageWords]
) -> tuple[PageWords, int, int] | None:
    """Find words in another version of a paper: on the page they were on, then the nearest.

    They must all be there, in their order; else nothing is found.
    """
    asked = WORD.findall(plain(wanted))
    for one in sorted(pages, key=lambda known: (abs(known.number - page), known.number)):
        for start, end in _whole(one, asked):
            return one, start, end
    return None


def _whole(one: PageWords, asked: list[str]) -> Iterator[tuple[int, int]]:
    """Yield where words stand as whole words."""
    places = [(match.start(), match.end()) for match in WORD.finditer(one.text)]
    known = [plain(one.text[start:end]) for start, end in places]
    for at in range(len(known) - len(asked) + 1) if asked else ():
        if known[at : at + len(asked)] == asked:
            yield places[at][0], places[at + len(asked) - 1][1]
