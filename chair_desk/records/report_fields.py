"""Live figures inside a sentence: where they stand, how they are shown, and how words come back.

A sentence is kept with marks, "The Chair raised ⟦1⟧ challenges"; each mark is the number of one
of its figures. A person sees and edits the words with the values in place. What they then write
is laid back over the marks: a figure that still stands as it was shown stays live.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher
from operator import itemgetter

from chair_desk.records.frozen import frozen

OPENS, CLOSES = "⟦", "⟧"
_MARK = re.compile(f"{OPENS}([1-9][0-9]?){CLOSES}")
_ANY = re.compile(f"[{OPENS}{CLOSES}]")


@frozen
class Shown:
    """A sentence as a person reads it, and where each figure stands in it: number, start, end."""

    text: str
    spans: tuple[tuple[int, int, int], ...]


def mark(number: int) -> str:
    """Return the mark of the figure of this number, from 1."""
    return f"{OPENS}{number}{CLOSES}"


def marks_in(text: str) -> tuple[int, ...]:
    """Return the numbers of the figures of a sentence, in the order in which they stand."""
    return tuple(int(found) for found in _MARK.findall(text))


def shown(text: str, values: Mapping[int, str]) -> Shown:
    """Put the values in place of the marks. A figure with no value is shown as "[?]"."""
    said, at, spans = "", 0, []
    for found in _MARK.finditer(text):
        said += text[at : found.start()]
        value = values.get(int(found[1]), "[?]")
        spans.append((int(found[1]), len(said), len(said) + len(value)))
        said += value
        at = found.end()
    return Shown(said + text[at:], tuple(spans))


def without_marks(text: str) -> str:
    """Return words of a person with nothing in them that could be taken for a mark."""
    return _ANY.sub("", text)


@frozen
class Placed:
    """A figure that a person put into what they write: its name, subject and place."""

    name: str
    subject: str
    start: int
    end: int


@frozen(kw_only=True)
class Written:
    """What a person wrote: the words, the figures put into them, and the records linked to them.

    `links` holds table and id of each record.
    """

    text: str
    figures: tuple[Placed, ...] = ()
    links: tuple[tuple[str, str], ...] = ()

    @property
    def is_plain(self) -> bool:
        """Say whether it holds words alone."""
        return not self.figures and not self.links


def settled(written: Written) -> Written:
    """Return what was written with one space between words, each figure where it then stands.

    A figure that holds a space of its own is kept while that is one plain space.
    """
    text = without_marks(written.text.replace("\n", " "))
    if text != written.text.replace("\n", " "):  # nothing is known of places behind a mark
        return Written(text=" ".join(text.split()), links=written.links)
    words = " ".join(text.split())
    figures = []
    for one in written.figures:
        value = text[one.start : one.end]
        before = " ".join(text[: one.start].split())
        start = len(before) + (bool(before) and text[one.start - 1].isspace())
        end = start + len(value)
        if value and words[start:end] == value and _is_whole(words, start, end):
            figures.append(Placed(one.name, one.subject, start, end))
    return Written(text=words, figures=tuple(figures), links=written.links)


def laid_back(before: Shown, written: str, placed: Iterable[tuple[int, int, int]] = ()) -> str:
    """Return what a person wrote with marks where the figures still stand as they were shown.

    A figure whose characters were touched becomes plain words, and so does one that stands in
    the new words twice over: it is never guessed which of two numbers is meant. `placed` are
    figures that the person put in, by number, start and end; where one stands none is guessed.
    """
    clean = without_marks(written)
    new = sorted(placed, key=itemgetter(1))
    kept = [
        one
        for one in _kept(before, clean)
        if all(one[2] <= start or end <= one[1] for _number, start, end in new)
    ]
    said, at = "", 0
    for number, start, end in sorted([*kept, *new], key=itemgetter(1)):
        said += clean[at:start] + mark(number)
        at = end
    return said + clean[at:]


def _kept(before: Shown, written: str) -> list[tuple[int, int, int]]:
    """Return the figures that stand whole and unmoved within what did not change."""
    found = []
    same = SequenceMatcher(None, before.text, written, autojunk=False).get_matching_blocks()
    for number, start, end in before.spans:
        for block in same:
            if block.a <= start and end <= block.a + block.size:
                moved = block.b - block.a
                if _is_whole(written, start + moved, end + moved):
                    found.append((number, start + moved, end + moved))
                break
    return found


def _is_whole(written: str, start: int, end: int) -> bool:
    """Say whether no letter or digit was set against the figure: "9" in "19" is not it."""
    before = written[start - 1] if start else " "
    after = written[end] if end < len(written) else " "
    return not (before.isalnum() or after.isalnum())
