"""Which stretches of a text are words to be looked up, and the words a board knows itself."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, MutableMapping
from datetime import date
from typing import Annotated, ClassVar

from chair_desk.records.columns import Column, Kind, record
from chair_desk.records.frozen import frozen
from chair_desk.words import N_, _

LONGEST = 60
_POSSESSIVE = re.compile(r"'s$|'$", re.IGNORECASE)
_TOKEN = re.compile(
    r"""
    (?P<left>
        (?:https?://|www\.)\S+                  # an address on the web
      | [\w.+-]+@[\w-]+\.[\w.-]+                # of a person
      | @[\w'’-]+                               # somebody who is named
      | (?<![\w/])/[\w:]+                       # a command
      | [A-Z]{1,5}-\d[\w/.-]*                   # a reference: A-124, WM-07
      | \w*\d\w*(?:[-–/.:]\w+)*                 # anything with a figure: 2026–27, 72-hour, 10.21
    )
    | (?P<word>[^\W\d_]+(?:['’‑-][^\W\d_]+)*)
    """,
    re.VERBOSE,
)


_EASY = re.compile(
    r"(?<!\S)[(“‘]?(?P<word>[^\W\d_]+(?:['’‑-][^\W\d_]+)*)[,.;:?)”]?(?!\S)|(?P<rest>\S+)"
)


def _word_fault(word: str) -> str:
    if len(word) > LONGEST or not re.fullmatch(r"[^\W\d_]+(?:['-][^\W\d_]+)*", word):
        return _("A word has letters, hyphens and apostrophes, and no spaces.")
    return ""


@record
class KnownWord:
    """A word that somebody said is right. In small letters it is right however it is written."""

    TABLE: ClassVar[str] = "known_word"
    LABEL: ClassVar[str] = N_("The board’s words")

    id: str
    word: Annotated[
        str,
        Column(
            label=N_("Word"),
            required=True,
            check=_word_fault,
            help=N_("Right in the spelling of this board, whatever a dictionary says"),
        ),
    ] = ""
    added_on: Annotated[date | None, Column(label=N_("Added on"), kind=Kind.DATE)] = None


@frozen
class Word:
    """A word to be looked up: where it stands, and as it is looked up."""

    start: int
    end: int
    text: str


def plain(word: str) -> str:
    """Return a word as it is kept: one sort of apostrophe and of hyphen."""
    return word.replace("’", "'").replace("‑", "-")


def words_to_check(text: str) -> Iterator[Word]:
    """Yield the words of a text that a dictionary could know, from the left.

    Left out are names after "@", commands, references, whatever holds a figure, single
    letters, words in capitals (MARAC, DSLs) and words with a capital inside (DfE).
    """
    for start, found in _words(text):
        if can_be_checked(found):
            yield Word(start, start + len(found), plain(found))


def words_in_doubt(
    text: str, seen: MutableMapping[str, bool], is_known: Callable[[str], bool]
) -> tuple[Word, ...]:
    """Return the words of a text that are not right, remembering in `seen` which words are.

    It is asked with every key that is typed, so a word that was seen costs next to nothing.
    """
    found = []
    for start, word in _words(text):
        right = seen.get(word)
        if right is None:
            right = seen[word] = not can_be_checked(word) or is_known(plain(word))
        if not right:
            found.append(Word(start, start + len(word), plain(word)))
    return tuple(found)


def _words(text: str) -> Iterator[tuple[int, str]]:
    """Yield where words begin, and the words; most stand between spaces and need no more."""
    for match in _EASY.finditer(text):
        word = match["word"]
        if word is not None:
            yield match.start("word"), word
            continue
        for part in _TOKEN.finditer(text, match.start(), match.end()):
            if part.lastgroup == "word":
                yield part.start(), part.group()


def can_be_checked(word: str) -> bool:
    """Say whether a dictionary could know a word: no letter alone, no capitals but the first."""
    bare = _POSSESSIVE.sub("", plain(word))
    rest = bare[1:]
    return bool(rest) and (rest.islower() or _is_like_a_title(bare))


def _is_like_a_title(word: str) -> bool:
    """Say whether each part after a hyphen or apostrophe begins with at most one capital."""
    parts = re.split(r"[-']", word)
    return all(part[1:].islower() or len(part) == 1 for part in parts) and len(parts) > 1


def is_right(word: str, known: Collection[str], look_up: Callable[[str], bool]) -> bool:
    """Say whether a word stands among the known ones or in a dictionary, itself or by its parts.

    A known word in small letters may begin with a capital; one with a capital keeps it. A word
    with hyphens is right when each of its parts is.
    """
    bare = _POSSESSIVE.sub("", word)
    if word in known or bare in known or bare.lower() in known:
        return True
    if look_up(word) or (bare != word and look_up(bare)):
        return True
    parts = bare.split("-")
    return len(parts) > 1 and all(
        len(part) == 1 or part.isupper() or is_right(part, known, look_up) for part in parts
    )
