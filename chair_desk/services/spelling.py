"""The words that are right on a board, beside those of the dictionary that ships.

Nothing here changes a word of anybody's. A word is right, or it is in doubt.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from chair_desk.catalogue.shelf import Shelf
from chair_desk.records.boards import Body
from chair_desk.records.changes import Changes, Refused
from chair_desk.records.columns import Value
from chair_desk.records.people import Appointment, Organisation, Person, Seat
from chair_desk.records.spelling import KnownWord, plain
from chair_desk.services.checks import existing, refuse_faults
from chair_desk.services.desk import Desk
from chair_desk.words import _

TABLES = ("person", "organisation", "body", "seat", "appointment", "board", "known_word")
"""The tables that the board's words come from."""
_NAMED = re.compile(r"[^\W\d_]+(?:['’‑-][^\W\d_]+)*")


# ------------------------------------------------------------------ the board's words


def board_words(desk: Desk) -> frozenset[str]:
    """Return the words that are right on this board: names, posts, and those added.

    Words with a capital keep it; added words in small letters may be written with one.
    """
    return _words_in(_names(desk)) | {row.word for row in desk.rows(KnownWord)}


def ladder_words(shelf: Shelf) -> frozenset[str]:
    """Return the words of the ranks on the ladders; it takes some hundredths of a second."""
    rungs = (rung for ladder in shelf.ladders() for rung in ladder.rungs)
    return _words_in(name for rung in rungs for name in rung.names)


def _words_in(texts: Iterable[str]) -> frozenset[str]:
    found: set[str] = set()
    for text in texts:
        for match in _NAMED.finditer(text):
            word = plain(match.group())
            found.update((word, *word.split("-")))
    return frozenset(found)


def _names(desk: Desk) -> Iterator[str]:
    board = desk.board
    yield from (board.name, board.short_name, board.meeting_place)
    for body in desk.rows(Body):
        yield body.name
    for row in desk.rows(Organisation):
        yield from (row.name, row.short_name)
    for person in desk.rows(Person):
        yield from (person.name, person.initials)
    for seat in desk.rows(Seat):
        yield seat.role
    for held in desk.rows(Appointment):
        yield from (held.post, held.rank)


def added_words(desk: Desk) -> list[KnownWord]:
    """Return the words that were added to the board's, by the alphabet."""
    return sorted(desk.rows(KnownWord), key=lambda row: (row.word.casefold(), row.id))


def add_word(desk: Desk, word: str) -> Changes:
    """Add a word to the board's, so that every copy of the board file knows it.

    Raises:
        Refused: It is no single word, or it is known already.
    """
    kept = plain(word.strip())
    values: dict[str, Value] = {"word": kept}
    refuse_faults(KnownWord, values)
    if desk.count(KnownWord, word=kept):
        raise Refused({"word": _("“{word}” is one of the board’s words.").format(word=kept)})
    row = KnownWord(id=desk.new_id(), word=kept, added_on=desk.today())
    with desk.change(_("Added “{word}” to the board’s words").format(word=kept)) as step:
        step.insert(row)
    return step.done(made=row.id)


def remove_word(desk: Desk, word_id: str) -> Changes:
    """Take a word out of the board's again.

    Raises:
        Refused: It is no longer there.
    """
    row = existing(desk, KnownWord, word_id)
    with desk.change(_("Took “{word}” out of the board’s words").format(word=row.word)) as step:
        step.delete(KnownWord, word_id)
    return step.done()
