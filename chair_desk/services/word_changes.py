"""Reading a Word draft that others edited: the words under each name, what was added, comments.

What a reviewer struck out with changes tracked is not there; what was put in is. A name is a
bookmark, which Word and LibreOffice Writer keep when the words under it change.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from chair_desk.records.frozen import frozen
from chair_desk.services.word_reading import BODY, W, word_parts

_COMMENTS = "word/comments.xml"
_RAISED = str.maketrans("", "", "⁰¹²³⁴⁵⁶⁷⁸⁹˒")
_HEADING = "Heading"


@frozen(kw_only=True)
class WordComment:
    """A comment of a reviewer: who, and what was said."""

    author: str
    text: str


@frozen(kw_only=True)
class NamedWords:
    """What stands under one name: its words, what was added behind it, and the comments on it."""

    text: str
    added: str
    comments: tuple[WordComment, ...] = ()


def read_named_words(path: Path, prefixes: tuple[str, ...]) -> dict[str, NamedWords]:
    """Return the words of a Word file under each bookmark whose name begins as given, in order.

    Raises:
        CannotDo: It cannot be read, is no Word file, is locked, damaged, or a bomb.
    """
    parts = word_parts(path, BODY, _COMMENTS)
    reader = _Reader(prefixes, _comments(parts.get(_COMMENTS)))
    reader.read(parts[BODY])
    return reader.found()


def _comments(tree: Any) -> dict[str, WordComment]:
    if tree is None:
        return {}
    found = {}
    for one in tree.iter(f"{W}comment"):
        text = " ".join("".join(part.text or "" for part in one.iter(f"{W}t")).split())
        found[str(one.get(f"{W}id"))] = WordComment(
            author=str(one.get(f"{W}author") or ""), text=text
        )
    return found


class _Reader:
    """Goes through a document once, in reading order."""

    def __init__(self, prefixes: tuple[str, ...], comments: Mapping[str, WordComment]) -> None:
        self._prefixes, self._comments = prefixes, comments
        self._open: dict[str, str] = {}
        self._last = ""
        self._text: dict[str, list[str]] = {}
        self._added: dict[str, list[str]] = {}
        self._said: dict[str, dict[str, None]] = {}
        self._ranges: set[str] = set()

    def read(self, body: Any) -> None:
        """Read every paragraph up to the first heading that comes after no more names."""
        for paragraph in body.iter(f"{W}p"):
            if self._is_heading(paragraph):
                self._last = ""
                continue
            for part in paragraph.iter():
                self._take(part)
            if self._last:
                self._added[self._last].append(" ")

    def _is_heading(self, paragraph: Any) -> bool:
        style = paragraph.find(f"{W}pPr/{W}pStyle")
        return style is not None and str(style.get(f"{W}val")).startswith(_HEADING)

    def _take(self, part: Any) -> None:
        kind = str(part.tag).removeprefix(W)
        if kind == "bookmarkStart":
            self._begin(str(part.get(f"{W}id")), str(part.get(f"{W}name") or ""))
        elif kind == "bookmarkEnd":
            self._open.pop(str(part.get(f"{W}id")), None)
        elif kind == "commentRangeStart":
            self._ranges.add(str(part.get(f"{W}id")))
        elif kind == "commentRangeEnd":
            self._ranges.discard(str(part.get(f"{W}id")))
        elif kind in ("t", "tab", "br", "cr"):
            self._words((part.text or "") if kind == "t" else " ")

    def _begin(self, number: str, name: str) -> None:
        if name.startswith(self._prefixes):
            self._open[number] = self._last = name
            self._text.setdefault(name, [])
            self._added.setdefault(name, [])
            self._said.setdefault(name, {})

    def _words(self, text: str) -> None:
        name = next(reversed(self._open.values()), "")
        if name:
            self._text[name].append(text)
        elif self._last:
            self._added[self._last].append(text.translate(_RAISED))
        for number in self._ranges if (name or self._last) else ():
            self._said[name or self._last].setdefault(number)

    def found(self) -> dict[str, NamedWords]:
        """Return what was found."""
        return {
            name: NamedWords(
                text=_joined(words),
                added=_joined(self._added[name]),
                comments=tuple(
                    self._comments[number]
                    for number in self._said[name]
                    if number in self._comments
                ),
            )
            for name, words in self._text.items()
        }


def _joined(words: list[str]) -> str:
    return " ".join("".join(words).split())
