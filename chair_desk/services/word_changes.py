"""Reading a Word draft that others edited: its words in order, by name, with the comments on them.

What a reviewer struck out or moved away with changes tracked is not there; what was put in is. A
name is a bookmark, which Word and LibreOffice Writer keep when the words under it change.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from chair_desk.records.frozen import frozen
from chair_desk.services.word_reading import BODY, W, word_parts

_COMMENTS = "word/comments.xml"
_RAISED = str.maketrans("", "", "⁰¹²³⁴⁵⁶⁷⁸⁹˒")
_HEADING, _SUBHEADING = "Heading", "Heading3"
_SET_APART = (_HEADING, "Caption", "Small")
_AWAY = ("del", "moveFrom")
_SPACE = re.compile(r"\s+")
_COPIED = re.compile(r"_Copy_?\d*$")  # LibreOffice Writer names what is moved anew


@frozen(kw_only=True)
class WordComment:
    """A comment of a reviewer: who, and what was said."""

    author: str
    text: str


@frozen(kw_only=True)
class Stretch:
    """Words that stand together in one paragraph: under one name, or under none.

    `paragraph` counts the paragraphs. With `is_heading` it is a heading: what follows is under
    it. One with no name holds no numbers of notes. A space at either end is one that stands there.
    """

    name: str
    text: str
    paragraph: int
    is_heading: bool = False
    comments: tuple[WordComment, ...] = ()


def read_stretches(path: Path, prefixes: tuple[str, ...]) -> list[Stretch]:
    """Return the words of a Word file in order; a name is a bookmark that begins as given.

    Tables, captions and small print are left out; what was said of them stands with the words
    before them.

    Raises:
        CannotDo: It cannot be read, is no Word file, is locked, damaged, or a bomb.
    """
    parts = word_parts(path, BODY, _COMMENTS)
    reader = _Reader(prefixes, _comments(parts.get(_COMMENTS)))
    reader.read(parts[BODY])
    return list(reader.found())


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


class _Piece:
    """A stretch that is being read."""

    def __init__(self, name: str, paragraph: int, *, is_heading: bool) -> None:
        self.name, self.paragraph, self.is_heading = name, paragraph, is_heading
        self.words: list[str] = []
        self.said: dict[str, None] = {}

    @property
    def text(self) -> str:
        words = _SPACE.sub(" ", "".join(self.words))
        return words if self.name else words.translate(_RAISED)


class _Reader:
    """Goes through a document once, in reading order."""

    def __init__(self, prefixes: tuple[str, ...], comments: Mapping[str, WordComment]) -> None:
        self._prefixes, self._comments = prefixes, comments
        self._pieces: list[_Piece] = []
        self._open: dict[str, _Piece] = {}
        self._ranges: set[str] = set()
        self._paragraph = 0
        self._is_heading = self._is_apart = False

    def read(self, body: Any) -> None:
        """Read every paragraph; those of a table are set apart."""
        in_tables = {id(one) for table in body.iter(f"{W}tbl") for one in table.iter(f"{W}p")}
        for paragraph in body.iter(f"{W}p"):
            found = paragraph.find(f"{W}pPr/{W}pStyle")
            style = str(found.get(f"{W}val")) if found is not None else ""
            self._paragraph += 1
            self._is_apart = id(paragraph) in in_tables or style.startswith(_SET_APART)
            self._is_heading = style.startswith(_HEADING) and style != _SUBHEADING
            if self._is_heading:
                self._pieces.append(_Piece("", self._paragraph, is_heading=True))
            self._go(paragraph, is_away=False)

    def _go(self, part: Any, *, is_away: bool) -> None:
        for one in part:
            kind = str(one.tag).removeprefix(W)
            self._take(kind, one, is_away=is_away)
            self._go(one, is_away=is_away or kind in _AWAY)

    def _take(self, kind: str, part: Any, *, is_away: bool) -> None:
        number = str(part.get(f"{W}id"))
        if kind == "bookmarkStart":
            self._begin(number, _COPIED.sub("", str(part.get(f"{W}name") or "")))
        elif kind == "bookmarkEnd":
            self._open.pop(number, None)
        elif kind == "commentRangeStart":
            self._ranges.add(number)
        elif kind == "commentRangeEnd":
            self._ranges.discard(number)
        elif kind == "commentReference" and self._pieces:
            self._remark(self._pieces[-1], number)
        elif kind in ("t", "tab", "br", "cr", "delText"):
            is_gone = is_away or kind == "delText"
            self._words("" if is_gone else (part.text or "") if kind == "t" else " ")

    def _begin(self, number: str, name: str) -> None:
        if not name.startswith(self._prefixes):
            return
        if self._is_heading:
            self._pieces[-1].name = name
        else:
            self._open[number] = _Piece(name, self._paragraph, is_heading=False)
            self._pieces.append(self._open[number])

    def _words(self, text: str) -> None:
        piece = next(reversed(self._open.values()), None) or self._nameless()
        if piece is None:
            return
        if not self._is_apart:
            piece.words.append(text)
        for number in self._ranges:
            self._remark(piece, number)

    def _nameless(self) -> _Piece | None:
        """Return the piece for words with no name: the last, unless it is another paragraph's."""
        last = self._pieces[-1] if self._pieces else None
        if self._is_apart or (last and not last.name and last.paragraph == self._paragraph):
            return last
        self._pieces.append(_Piece("", self._paragraph, is_heading=False))
        return self._pieces[-1]

    def _remark(self, piece: _Piece, number: str) -> None:
        if all(number not in one.said for one in self._pieces):
            piece.said[number] = None

    def found(self) -> Iterator[Stretch]:
        """Return what was found; of a name that stands twice, the one with words has it."""
        of_name: dict[str, _Piece] = {}
        for piece in self._pieces:
            if piece.name and not (piece.name in of_name and of_name[piece.name].text.strip()):
                of_name[piece.name] = piece
        for piece in self._pieces:
            is_copy = bool(piece.name) and of_name[piece.name] is not piece
            if is_copy and not piece.text.strip():
                continue
            yield Stretch(
                name="" if is_copy else piece.name,
                text=piece.text,
                paragraph=piece.paragraph,
                is_heading=piece.is_heading,
                comments=tuple(self._comments[one] for one in piece.said if one in self._comments),
            )
