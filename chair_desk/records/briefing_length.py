"""How long a briefing is in print, and what goes so that a long agenda keeps to four pages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from math import ceil

from chair_desk.records.briefing import BriefedItem, Briefing, Heard, Owed
from chair_desk.records.frozen import frozen
from chair_desk.records.whole_words import whole_words

MOST_LINES = 172.0
"""Lines of text on four pages of 43 each."""
_ACROSS, _TITLE_ACROSS = 88, 54  # letters of a line, few enough for wide ones
_TITLE, _UNDER_TITLE, _AFTER, _FRONT, _NOTE = 1.4, 1.4, 0.4, 8.0, 2.0  # in lines of text
_PAGE = MOST_LINES / 4
_CLOSE, _CLOSE_SPACE, _TABLE, _HEADER, _SAID = 0.69, 0.3, 3.4, 1.3, 0.4  # in lines of text
_FRONT_CLOSE = 4.6  # the first page has more room than the others
_BESIDE, _TITLE_CLOSE, _LEAD = 93, 84, 17  # letters of a line of it: said, of titles, of leads


@frozen(kw_only=True)
class Room:
    """The most that an item may say: how many of each, letters of what was said and is asked.

    `named` are the letters of what is open; `tells_slips` says whether its moved dates are told.
    """

    times: int
    letters: int
    owed: int
    asks: int
    papers: int
    asked: int = 400
    named: int = 400
    tells_slips: bool = True


ROOMS = (
    Room(times=3, letters=320, owed=5, asks=5, papers=9),
    Room(times=3, letters=240, owed=4, asks=4, papers=6),
    Room(times=3, letters=160, owed=3, asks=3, papers=4),
    Room(times=3, letters=110, owed=2, asks=2, papers=3),
    Room(times=2, letters=100, owed=2, asks=1, papers=2),
    Room(times=1, letters=80, owed=1, asks=1, papers=1),
)
"""What is tried one after another where a briefing is too long."""

CLOSE_ROOMS = (
    Room(times=2, letters=160, owed=3, asks=2, papers=3, asked=400, named=160),
    Room(times=1, letters=110, owed=2, asks=1, papers=2, asked=240, named=120),
    Room(times=1, letters=80, owed=2, asks=1, papers=1, asked=160, named=90),
    Room(times=0, letters=0, owed=1, asks=1, papers=1, asked=160, named=90),
    Room(times=0, letters=0, owed=1, asks=0, papers=0, asked=120, named=90, tells_slips=False),
    Room(times=0, letters=0, owed=1, asks=0, papers=0, asked=90, named=64, tells_slips=False),
    Room(times=0, letters=0, owed=1, asks=0, papers=0, asked=64, named=48, tells_slips=False),
    Room(times=0, letters=0, owed=1, asks=0, papers=0, asked=48, named=40, tells_slips=False),
    Room(times=0, letters=0, owed=0, asks=0, papers=0, asked=48, named=0, tells_slips=False),
)
"""What is tried after that, the items in a table: what is most overdue goes last."""


def shortened(whole: Briefing, most: float = MOST_LINES) -> Briefing:
    """Return the briefing as it is, or with as much of each item as four pages hold.

    Titles and one's own notes are never cut: very many of those take a fifth page.
    """
    found = whole
    for is_close, room in ((False, None), *((False, one) for one in ROOMS),
                           *((True, one) for one in CLOSE_ROOMS)):  # fmt: skip
        if room is not None:
            items = tuple(_within(item, room) for item in whole.items)
            found = replace(whole, items=items, is_shortened=True, is_close=is_close)
        if lines_of(found) <= most:
            break
    return found


def _within(item: BriefedItem, room: Room) -> BriefedItem:
    return replace(
        item,
        asked=whole_words(item.asked, room.asked),
        papers=item.papers[: room.papers],
        heard=tuple(_heard(one, room) for one in item.heard[: room.times]),
        owed=tuple(_open(one, room) for one in item.owed[: room.owed]),
        more_owed=item.more_owed + len(item.owed[room.owed :]),
        ask=item.ask[: room.asks],
    )


def _open(one: Owed, room: Room) -> Owed:
    slipped = one.slipped if room.tells_slips else ""
    return replace(one, words=whole_words(one.words, room.named), slipped=slipped)


def _heard(one: Heard, room: Room) -> Heard:
    decisions = tuple(whole_words(words, room.letters) for words in one.decisions[: room.times])
    return replace(one, words=whole_words(one.words, room.letters), decisions=decisions)


# ------------------------------------------------------------------ how long it is


def lines_of(found: Briefing) -> float:
    """Say about how many lines of text a briefing takes in print, rather too many."""
    notes = ("; ".join(found.to_do), "; ".join(found.authority))
    script = _NOTE + _lines(found.script) if found.script else 0.0
    if found.is_close:
        front = _FRONT_CLOSE + script + sum(_SAID + _lines((note,)) for note in notes if note)
        year = _SAID + _lines(("; ".join(found.year),))
        return _end_of_table(front + _TABLE, found.items) + year + 1
    front = sum(_NOTE + _lines((note,)) for note in notes if note)
    year = _NOTE + _lines(found.year) if found.year else 0.0
    return _FRONT + script + front + year + sum(_item_lines(item) for item in found.items)


def _end_of_table(begins: float, items: Iterable[BriefedItem]) -> float:
    """Say at which line the table ends: a row goes whole to the next page, under its header."""
    at = begins
    for item in items:
        row, left = _row_lines(item), _PAGE - at % _PAGE
        at += row if row <= left else left + _HEADER + row
    return at


def says_little(item: BriefedItem) -> bool:
    """Say whether so little is said of an item that it stands in one paragraph of its row."""
    return not (item.papers or item.heard or item.ask)


def _row_lines(item: BriefedItem) -> float:
    mark = "Confidential. " if item.is_confidential else ""
    asked = f"Decision sought: {item.asked} " if item.asked else ""
    is_open = " ".join(f"{one.reference}: {_owed_words(one)};" for one in item.owed)
    is_open += " 9 more are open." if item.more_owed else ""
    earlier = " ".join(_points(replace(item, owed=(), more_owed=0, notes=(), ask=())))
    said = [
        f"{mark}{item.purpose}. {asked}",
        is_open,
        earlier,
        " ".join(map("Ask {}".format, item.ask)),
    ]
    if says_little(item):
        said = [" ".join(said)]
    said.append(" ".join(f"My note: {one}" for one in item.notes))
    lines = _rows(item.title, _TITLE_CLOSE) + sum(_rows(one, _BESIDE) for one in said)
    return _CLOSE_SPACE + _CLOSE * max(lines, 2 + _rows(item.lead, _LEAD))


def _rows(text: str, across: int) -> int:
    return ceil(len(text) / across)


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
        yield f"Unanswered challenge {one.reference}: {_owed_words(one)}"
    if item.more_owed:
        yield "-"
    yield from (f"Ask {one}" for one in item.ask)
    yield from (f"My note: {one}" for one in item.notes)


def _owed_words(one: Owed) -> str:
    said = ", ".join(part for part in (one.owner, one.due, one.slipped) if part)
    return f"{one.words} ({said})"


def _lines(texts: Iterable[str]) -> float:
    return sum(0.1 + ceil(len(text) / _ACROSS) for text in texts)
