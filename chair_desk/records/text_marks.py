r"""Bold and italic words in a text, kept in a mark-up that reads well as it stands.

`**bold**` and `_italic_` (`__italic__` inside a word). A star or a line below that means itself
has a `\` before it where it could be read otherwise; a `\` elsewhere is a `\`. Marks without a
partner are plain text, and none reaches over an edge of confidential words (`records.spans`):
what is cut out takes its marks with it. Reading never fails.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from chair_desk.records.spans import CLOSING, OPENING

_EDGES = re.compile(r"(\[\[|\]\])")
_TOKENS = re.compile(r"(?<!\\)(\\*)(\*+|_+)")
_SIGN = re.compile(r"(?<!\\)(\\*)([*_])")
_SET = re.compile(b"\x01+")
KNOWN = 4096
"""So many texts are remembered as they are written: an editor asks for each at every Enter."""
_BOLD, _ITALIC, _INSIDE = "**", "_", "__"


class Piece(NamedTuple):
    """Some words set the same way."""

    text: str
    bold: bool = False
    italic: bool = False


Pieces = tuple[Piece, ...]


def read_marks(text: str) -> Pieces:
    """Return the words of a marked text in order, those set alike together.

    The edges of confidential words stay in it as they are.
    """
    if not _may_be_marked(text):
        return (Piece(text),) if text else ()
    found: list[Piece] = []
    for stretch in _EDGES.split(text):
        found += [Piece(stretch)] if _EDGES.fullmatch(stretch) else _read_stretch(stretch)
    return merged(found)


def _may_be_marked(text: str) -> bool:
    return "*" in text or "_" in text


class _Token(NamedTuple):
    """A mark that may set words: where it stands in the words, and what it may do."""

    at: int
    mark: str
    opens: bool
    closes: bool


def _read_stretch(text: str) -> Iterator[Piece]:
    words, tokens = _tokens(text)
    used = _partners(tokens)
    bold = italic = False
    made: list[Piece] = []
    at = 0
    literal = {number: token.mark for number, token in enumerate(tokens) if number not in used}
    for number, token in enumerate(tokens):
        made.append(Piece(words[at : token.at], bold, italic))
        at = token.at
        if number in literal:
            made.append(Piece(literal[number], bold, italic))
        elif token.mark == _BOLD:
            bold = not bold
        else:
            italic = not italic
    made.append(Piece(words[at:], bold, italic))
    return (piece for piece in made if piece.text)


def _tokens(text: str) -> tuple[str, list[_Token]]:
    """Return the words without what may be a mark, and those marks."""
    words: list[str] = []
    tokens: list[_Token] = []
    length = at = position = 0
    while match := _TOKENS.search(text, position):
        slashes, signs = match.groups()
        kept = text[at : match.start()] + "\\" * (len(slashes) // 2)
        position = at = match.end()
        if len(slashes) % 2:
            kept += signs[0]
            position = at = match.start(2) + 1
        elif not _is_mark(signs):
            kept += signs
        words.append(kept)
        length += len(kept)
        if not len(slashes) % 2 and _is_mark(signs):
            before = text[match.start(2) - 1 : match.start(2)]
            tokens.append(_token(length, signs, before, text[at : at + 1]))
    words.append(text[at:])
    return "".join(words), tokens


def _is_mark(signs: str) -> bool:
    return signs in (_BOLD, _ITALIC, _INSIDE)


def _token(at: int, signs: str, before: str, after: str) -> _Token:
    opens = bool(after) and not after.isspace()
    closes = bool(before) and not before.isspace()
    if signs == _ITALIC:
        opens, closes = opens and not before.isalnum(), closes and not after.isalnum()
    return _Token(at, signs, opens, closes)


def _partners(tokens: list[_Token]) -> set[int]:
    """Return the numbers of the marks that have a partner; the two slants never cross."""
    found: set[int] = set()
    opened: dict[bool, int] = {}
    last = _last_closings(tokens)
    for number, token in enumerate(tokens):
        is_bold = token.mark == _BOLD
        first = opened.get(is_bold)
        if first is None:
            if token.opens and last.get(token.mark, -1) > number:
                opened[is_bold] = number
        elif token.mark == tokens[first].mark and token.closes and token.at > tokens[first].at:
            found |= {first, number}
            del opened[is_bold]
    return found


def _last_closings(tokens: list[_Token]) -> dict[str, int]:
    return {token.mark: number for number, token in enumerate(tokens) if token.closes}


def merged(pieces: Iterable[Piece]) -> Pieces:
    """Join neighbours that are set alike; leave out the empty."""
    groups = groupby((one for one in pieces if one.text), key=lambda one: one[1:])
    return tuple(
        Piece("".join(one.text for one in group), bold, italic) for (bold, italic), group in groups
    )


def plain_words(text: str) -> str:
    """Return the words of a marked text, with nothing of how they are set."""
    if not _may_be_marked(text):
        return text
    return "".join(piece.text for piece in read_marks(text))


def pieces_by_reader(text: str) -> Iterator[tuple[Piece, bool]]:
    """Yield the words of a marked text, and whether they are confidential, without the edges."""
    depth = 0
    for piece in read_marks(text):
        for part in _EDGES.split(piece.text):
            if part == OPENING:
                depth += 1
            elif part == CLOSING and depth:
                depth -= 1
            elif part:
                yield piece._replace(text=part), depth > 0


def write_marks(pieces: Iterable[Piece]) -> str:
    """Write words as a marked text; `tidied` pieces come back from `read_marks` as they were."""
    return _marked(tuple(pieces))


@lru_cache(KNOWN)
def _marked(pieces: Pieces) -> str:
    tidy = tidied(pieces)
    words = "".join(piece.text for piece in tidy)
    if not any(piece.bold or piece.italic for piece in tidy):
        return words if read_marks(words) == tidy else _written(tidy)
    return _written(tidy)


@lru_cache(KNOWN)
def as_written(text: str) -> str:
    """Return a marked text as it is written here: two that say the same are then the same."""
    return write_marks(read_marks(text)) if _may_be_marked(text) else text


def as_marked(words: str) -> str:
    """Return a marked text that says just these words."""
    return write_marks((Piece(words),))


def tidied(pieces: Iterable[Piece]) -> Pieces:
    """Take from pieces what a text cannot keep: slanted room at an edge, set brackets."""
    joined = merged(pieces)
    words = "".join(piece.text for piece in joined)
    if not any(piece.bold or piece.italic for piece in joined):
        return (Piece(words),) if words else ()
    bold = _set_characters(words, ((len(piece.text), piece.bold) for piece in joined))
    italic = _set_characters(words, ((len(piece.text), piece.italic) for piece in joined))
    found: list[Piece] = []
    at = 0
    for (is_bold, is_italic), group in groupby(zip(bold, italic, strict=True)):
        end = at + len(list(group))
        found.append(Piece(words[at:end], bool(is_bold), bool(is_italic)))
        at = end
    return tuple(found)


def _set_characters(words: str, lengths: Iterable[tuple[int, bool]]) -> bytearray:
    """Say of each character whether it is set: between brackets, and from word to word."""
    flags = bytearray(b"".join(bytes([is_set]) * length for length, is_set in lengths))
    for edge in _EDGES.finditer(words):
        flags[edge.start() : edge.end()] = bytes(2)
    for run in list(_SET.finditer(flags)):
        inside = words[run.start() : run.end()]
        before = len(inside) - len(inside.lstrip())
        after = len(inside) - len(inside.rstrip()) if inside.strip() else 0
        flags[run.start() : run.start() + before] = bytes(before)
        flags[run.end() - after : run.end()] = bytes(after)
    return flags


def _written(pieces: Pieces) -> str:
    words = "".join(piece.text for piece in pieces)
    made = ""
    at, bold, slant = 0, False, ""
    for number, piece in enumerate(pieces):
        if slant and not piece.italic:
            made, slant = _after_slashes(made) + slant, ""
        if bold != piece.bold:
            made, bold = _after_slashes(made) + _BOLD, piece.bold
        if piece.italic and not slant:
            end = at + _italic_length(pieces[number:])
            slant = _slant(words[at - 1 : at] if at else "", words[end : end + 1])
            made = _after_slashes(made) + slant
        made += _escaped(piece.text)
        at += len(piece.text)
    made = _after_slashes(made) + slant if slant else made
    return _after_slashes(made) + _BOLD if bold else made


def _italic_length(pieces: Pieces) -> int:
    length = 0
    for piece in pieces:
        if not piece.italic:
            break
        length += len(piece.text)
    return length


def _slant(before: str, after: str) -> str:
    """Return the mark for italics: a longer one where it stands inside a word."""
    return _INSIDE if before.isalnum() or after.isalnum() else _ITALIC


def _escaped(words: str) -> str:
    return _SIGN.sub(lambda match: match[1] * 2 + "\\" + match[2], words)


def _after_slashes(made: str) -> str:
    r"""Double the `\\` at the end of what was written, for a mark to follow it."""
    return made + "\\" * (len(made) - len(made.rstrip("\\")))
