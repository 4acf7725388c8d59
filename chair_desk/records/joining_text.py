"""Two versions of one text made one by what they both came from. Pure, the same on both sides.

Prose is joined by paragraphs, the answers of a log by their names. What only one side touched
is taken from that side; what both touched, and made different, nobody but a person can settle.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher

from chair_desk.records.frozen import frozen


@frozen
class Piece:
    """A stretch of a text in three versions; lists of paragraphs, empty where it has none."""

    base: tuple[str, ...]
    first: tuple[str, ...]
    second: tuple[str, ...]

    @property
    def is_disputed(self) -> bool:
        """Say whether both sides changed it, and not to the same."""
        return self.first != self.second and self.base not in (self.first, self.second)

    @property
    def joined(self) -> tuple[str, ...]:
        """What comes of it where it is not disputed."""
        return self.second if self.first == self.base else self.first


def paragraphs_of(text: str) -> list[str]:
    """Return the paragraphs of a text, each with the line break that ends it."""
    return text.splitlines(keepends=True)


def pieces(base: str, first: str, second: str) -> list[Piece]:
    """Cut three versions of a text into stretches that lie beside each other, in order.

    The words of both sides are all in them. Two changes that touch are one stretch.
    """
    parts = [_whole_lines(text) for text in (base, first, second)]
    return list(_cut(*parts))


def join_paragraphs(base: str, first: str, second: str) -> str | None:
    """Return both sides' changes in one text, or nothing where they touch the same paragraph."""
    found = pieces(base, first, second)
    if any(piece.is_disputed for piece in found):
        return None
    lines = [line for piece in found for line in piece.joined]
    ended = any(text.endswith("\n") for text in (first, second)) and base.endswith("\n")
    text = "".join(lines)
    return text if ended else text.removesuffix("\n")


def join_answers(base: str, first: str, second: str) -> tuple[str, tuple[str, ...]] | None:
    """Join two JSON objects of text by name; return the text and the names in dispute.

    A disputed answer is the second side's. Nothing comes where one of them is no object.
    """
    three = [_answers(text) for text in (base, first, second)]
    if any(answers is None for answers in three):
        return None
    was, ours, theirs = ({} if answers is None else answers for answers in three)
    joined: dict[str, object] = {}
    disputed = []
    for name in sorted({*was, *ours, *theirs}):
        before, one, other = was.get(name), ours.get(name), theirs.get(name)
        value = other if one in (before, other) else one
        if one != other and before not in (one, other):
            disputed.append(name)
            value = other
        if value is not None:
            joined[name] = value
    return json.dumps(joined, ensure_ascii=False), tuple(disputed)


def answer_of(text: str | int | None, name: str) -> str | None:
    """Return one answer out of a JSON object of answers, or nothing."""
    answers = _answers(str(text or ""))
    value = None if answers is None else answers.get(name)
    return None if value is None else str(value)


def _answers(text: str) -> Mapping[str, object] | None:
    try:
        found = json.loads(text or "{}")
    except ValueError:
        return None
    return found if isinstance(found, dict) else None


def _whole_lines(text: str) -> list[str]:
    """Return the paragraphs of a text, the last one ended too, so that it compares as equal."""
    lines = paragraphs_of(text)
    if lines and not lines[-1].endswith("\n"):
        lines[-1] += "\n"
    return lines


def _cut(base: list[str], first: list[str], second: list[str]) -> Iterator[Piece]:
    at = [0, 0, 0]
    for start, one, other in [*_kept_by_both(base, first, second), (len(base), len(first), None)]:
        last = len(second) if other is None else other
        piece = Piece(
            tuple(base[at[0] : start]), tuple(first[at[1] : one]), tuple(second[at[2] : last])
        )
        if piece.base or piece.first or piece.second:
            yield piece
        if other is not None:
            line = (base[start],)
            yield Piece(line, line, line)
            at = [start + 1, one + 1, other + 1]


def _kept_by_both(
    base: list[str], first: list[str], second: list[str]
) -> list[tuple[int, int, int | None]]:
    """Return where the lines that neither side touched stand in each of the three."""
    ours, theirs = _kept(base, first), _kept(base, second)
    return [(at, ours[at], theirs[at]) for at in sorted(ours.keys() & theirs.keys())]


def _kept(base: list[str], changed: list[str]) -> dict[int, int]:
    blocks = SequenceMatcher(None, base, changed, autojunk=False).get_matching_blocks()
    return {block.a + step: block.b + step for block in blocks for step in range(block.size)}
