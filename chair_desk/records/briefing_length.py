"""How long a briefing is in print, and what goes so that a long agenda keeps to four pages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from math import ceil

from chair_desk.records.briefing import BriefedItem, Briefing, Heard
from chair_desk.records.frozen import frozen
from chair_desk.records.whole_words import whole_words

MOST_LINES = 172.0
"""Lines of text on four pages of 43 each."""
_ACROSS, _TITLE_ACROSS = 88, 54  # letters of a line, few enough for wide ones
_TITLE, _UNDER_TITLE, _AFTER, _FRONT, _NOTE = 1.4, 1.4, 0.4, 8.0, 2.0  # in lines of text


@frozen(kw_only=True)
class Room:
    """The most that an item may say: how many of each, letters of what was said and is asked."""

    times: int
    letters: int
    owed: int
    asks: int
    papers: int
    asked: int = 400


ROOMS = (
    Room(times=3, letters=320, owed=5, asks=5, papers=9),
    Room(times=3, letters=240, owed=4, asks=4, papers=6),
    Room(times=3, letters=160, owed=3, asks=3, papers=4),
    Room(times=3, letters=110, owed=2, asks=2, papers=3),
    Room(times=2, letters=100, owed=2, asks=1, papers=2),
    Room(times=1, letters=80, owed=1, asks=1, papers=1),
    Room(times=0, letters=0, owed=0, asks=0, papers=0, asked=64),
)
"""What is tried one after another where a briefing is too long."""


def shortened(whole: Briefing, most: float = MOST_LINES) -> Briefing:
    """Return the briefing as it is, or with as much of each item as four pages hold.

    Titles and one's own notes are never cut: many more than twenty items take a fifth page.
    """
    found = whole
    for room in ROOMS:
        if lines_of(found) <= most:
            break
        items = tuple(_within(item, room) for item in whole.items)
        found = replace(whole, items=items, is_shortened=True)
    return found


def _within(item: BriefedItem, room: Room) -> BriefedItem:
    return replace(
        item,
        asked=whole_words(item.asked, room.asked),
        papers=item.papers[: room.papers],
        heard=tuple(_heard(one, room) for one in item.heard[: room.times]),
        owed=item.owed[: room.owed],
        more_owed=item.more_owed + len(item.owed[room.owed :]),
        ask=item.ask[: room.asks],
    )


def _heard(one: Heard, room: Room) -> Heard:
    decisions = tuple(whole_words(words, room.letters) for words in one.decisions[: room.times])
    return replace(one, words=whole_words(one.words, room.letters), decisions=decisions)


# ------------------------------------------------------------------ how long it is


def lines_of(found: Briefing) -> float:
    """Say about how many lines of text a briefing takes in print, rather too many."""
    notes = (found.script, ("; ".join(found.to_do),), ("; ".join(found.authority),))
    front = sum(_NOTE + _lines(note) for note in notes if any(note))
    year = _NOTE + _lines(found.year) if found.year else 0.0
    return _FRONT + front + year + sum(_item_lines(item) for item in found.items)


def _item_lines(item: BriefedItem) -> float:
    title = _TITLE + _TITLE * ceil(len(item.title) / _TITLE_ACROSS)
    asked = _AFTER + _lines((item.asked,)) if item.asked else 0.0
    points = _lines(_points(item))
    return title + _UNDER_TITLE + asked + (points and points + _AFTER)


def _points(item: BriefedItem) -> Iterable[str]:
    """Yield the points under an item, each about as long as it is in print."""
    yield from (f"Paper: {one}" for one in item.papers)
    yield from (f"17 Sep 2026: {one.words} {' '.join(one.decisions)}" for one in item.heard)
    for one in item.owed:
        said = f"({one.owner}, {one.due}, {one.slipped})"
        yield f"Unanswered challenge {one.reference}: {one.words} {said}"
    if item.more_owed:
        yield "-"
    yield from (f"Ask {one}" for one in item.ask)
    yield from (f"My note: {one}" for one in item.notes)


def _lines(texts: Iterable[str]) -> float:
    return sum(0.1 + ceil(len(text) / _ACROSS) for text in texts)
