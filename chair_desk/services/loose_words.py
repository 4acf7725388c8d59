"""Words of a returned draft that stand under no name: whose they are, or that they are new.

Who writes over the first or the last words of a sentence often writes beside its bookmark, and a
word processor moves nothing back. So what lies between two sentences goes with one that is not
whole, up to a stop, and only the rest was added.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import groupby
from operator import attrgetter

from chair_desk.records.frozen import frozen
from chair_desk.services.word_changes import Stretch, WordComment

_STOP = r"[.?!…][”’\"')\]]*"
_FIRST = re.compile(rf"(.*?{_STOP})(?=\s+[A-Z“‘\"(\d]|\s*$)")
_ENDED = re.compile(rf"{_STOP}$")


@frozen(kw_only=True)
class NamedWords:
    """What came back under a name: its words, the sentences added behind it, the comments on it.

    `under` is the name of the heading it stands under, empty where that has none. What is added
    behind a heading stands before anything that is named.
    """

    text: str
    added: tuple[str, ...] = ()
    comments: tuple[WordComment, ...] = ()
    under: str = ""


class _Named:
    """A name whose words are being gathered."""

    def __init__(self, stretch: Stretch, under: str) -> None:
        self.name, self.text = stretch.name, stretch.text
        self.under = "" if stretch.is_heading else under
        self.added: list[str] = []
        self.comments = list(stretch.comments)

    def is_whole(self, sent: Mapping[str, str]) -> bool:
        """Say whether its words need none of what stands behind them."""
        said = self.text.strip()
        return said == sent.get(self.name) or bool(_ENDED.search(said))

    def begins(self, sent: Mapping[str, str]) -> bool:
        """Say whether its words need none of what stands before them."""
        said, was = self.text.split(), sent.get(self.name, "").split()
        if not said or not was:
            return not said or not said[0][0].islower()
        return said[0] == was[0]


def with_loose_words(
    stretches: Sequence[Stretch], sent: Mapping[str, str], but: Sequence[str] = ()
) -> dict[str, NamedWords]:
    """Give what stands under no name to the sentences it belongs to, or behind the one before.

    `sent` says how each name read when it was given out, as far as that is known. What is said
    in `but` is nobody's words and is left out.
    """
    found: dict[str, _Named] = {}
    last: _Named | None = None
    under = ""
    for _paragraph, group in groupby(stretches, attrgetter("paragraph")):
        some = list(group)
        if some[0].is_heading:
            last, under = None, some[0].name
        named = [_Named(one, under) if one.name else None for one in some]
        for at, (one, own) in enumerate(zip(some, named, strict=True)):
            if own is not None:
                found[own.name] = last = own
                continue
            before = named[at - 1] if at else None
            after = named[at + 1] if at + 1 < len(named) else None
            left = _share(_without(one.text, but), before, after, sent)
            keeper = last or after
            if keeper is not None:
                keeper.comments += one.comments
                keeper.added += [one for one in map(str.strip, _sentences(left)) if one]
    return {name: _made(one) for name, one in found.items()}


def _share(text: str, before: _Named | None, after: _Named | None, sent: Mapping[str, str]) -> str:
    """Give words between two names to the one that is not whole; return what is left."""
    if before is not None and text.strip() and not before.is_whole(sent):
        own = _FIRST.match(text)
        said, text = (own[1], text[own.end() :]) if own else (text, "")
        before.text += said
    if after is not None and text.strip() and not after.begins(sent):
        *whole, rest = _sentences(text)
        after.text = rest + after.text
        text = "".join(whole)
    return text


def _sentences(text: str) -> list[str]:
    """Part words at their stops; what follows the last stop is the last, empty if nothing does."""
    found = []
    while own := _FIRST.match(text):
        found.append(own[1])
        text = text[own.end() :]
    return [*found, text]


def _without(text: str, but: Sequence[str]) -> str:
    for words in but:
        text = text.replace(words, "")
    return text


def _made(one: _Named) -> NamedWords:
    return NamedWords(
        text=" ".join(one.text.split()),
        added=tuple(one.added),
        comments=tuple(one.comments),
        under=one.under,
    )
