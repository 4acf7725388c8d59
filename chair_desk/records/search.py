"""What can be found in the papers and minutes of all years, and how it is asked for."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import date

from chair_desk.records.frozen import frozen

WORD = re.compile(r"[^\W_]+")
_BEFORE, _AFTER = 70, 150


@frozen(kw_only=True)
class SearchText:
    """One text that can be found: `source` is a table, `page` counts from 1 in a paper.

    `title` is searched like the text: an item, a paper or a reference; `kind` sorts results.
    """

    source: str
    source_id: str
    kind: str
    text: str
    title: str = ""
    page: int = 0
    held_on: date | None = None
    meeting_id: str = ""
    is_closed: bool = False


@frozen(kw_only=True)
class SearchAsked:
    """What is looked for: every word begins a word of the text. `most` results, newest first."""

    words: str
    kind: str = ""
    year: int | None = None
    with_confidential: bool = True
    most: int = 40

    @property
    def tokens(self) -> tuple[str, ...]:
        """The words apart, folded."""
        return tokens(self.words)


def tokens(text: str) -> tuple[str, ...]:
    """Return the words of a text as they are compared: no case, no accents."""
    return tuple(WORD.findall(plain(text)))


def plain(text: str) -> str:
    """Return a text without case and accents, each letter in the place it had."""
    if text.isascii():
        return text.lower()
    return "".join(_plain_letter(letter) for letter in text)


def _plain_letter(letter: str) -> str:
    base = unicodedata.normalize("NFKD", letter)[:1].lower()
    return base if len(base) == 1 else letter


def marked(text: str, asked: Sequence[str]) -> tuple[tuple[int, int], ...]:
    """Return where the words of a text stand that begin with one of the words asked for."""
    if not asked:
        return ()
    folded = plain(text)
    wanted = tuple(asked)
    return tuple(
        (match.start(), match.end())
        for match in WORD.finditer(folded)
        if match.group().startswith(wanted)
    )


def snippet(text: str, asked: Sequence[str]) -> str:
    """Return the words around the first one that was asked for, in one line."""
    line = " ".join(text.split())
    found = marked(line, asked)
    at = found[0][0] if found else 0
    start, end = max(at - _BEFORE, 0), at + _AFTER
    if start:
        start = line.find(" ", start, at) + 1 or start
    if end < len(line):
        end = max(line.rfind(" ", at, end), at + 1)
    before, after = "… " if start else "", " …" if end < len(line) else ""
    return f"{before}{line[start:end].strip()}{after}"
