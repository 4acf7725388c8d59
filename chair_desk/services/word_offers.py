"""What is offered while minutes are typed, gathered from the board's own earlier minutes.

Only words that are public: an offer may be seen on the screen that the room sees.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from chair_desk.records.audience import Audience
from chair_desk.records.meetings import AgendaItem, Meeting
from chair_desk.records.minutes import Minute
from chair_desk.records.people import Organisation, Person
from chair_desk.records.spans import has_spans
from chair_desk.records.text_marks import plain_words
from chair_desk.records.word_offers import MOST_ALIKE, OfferCounting, WordOffers
from chair_desk.resources import read_resource
from chair_desk.services.desk import Desk
from chair_desk.services.item_readers import readers_of

SHIPPED, COMMON = "phrases/en_GB.txt", "phrases/words_en_GB.txt"
MOST_MEETINGS, MOST_TEXTS, MOST_AGENDAS = 100, 6_000, 4
"""How far back minutes are read, the newest first: two years of a busy board."""
NAME_TIMES, TITLE_TIMES = 4, 3


def earlier_minutes(desk: Desk) -> Iterator[dict[str, str]]:
    """Yield the public paragraphs of one meeting after another by id, the newest first.

    One meeting is read for each step, so that a window can do other things in between.
    """
    left = MOST_TEXTS
    meetings = desk.rows(Meeting, order=("-held_on", "id"), most=MOST_MEETINGS)
    for meeting in meetings:
        rows = desk.rows(Minute, meeting_id=meeting.id, audience=Audience.PUBLIC, most=left)
        left -= len(rows)
        items = {row.item_id for row in rows}
        public = {item_id for item_id in items if is_open(desk, item_id)}
        yield {
            row.id: plain_words(row.text)
            for row in rows
            if row.item_id in public and not has_spans(row.text)
        }
        if left <= 0:
            return


def closed_among(desk: Desk, minute_ids: Iterable[str]) -> list[str]:
    """Return those of some paragraphs that not everybody may read, or not all of it."""
    return [
        row.id
        for row in desk.rows(Minute, id=list(minute_ids))
        if row.audience is not Audience.PUBLIC
        or has_spans(row.text)
        or not is_open(desk, row.item_id)
    ]


def is_open(desk: Desk, item_id: str) -> bool:
    """Say whether what is minuted at an item may be read by everybody, as far as the item goes."""
    item = desk.get(AgendaItem, item_id)
    return item is not None and readers_of(desk, item) is Audience.PUBLIC


def names(desk: Desk) -> list[str]:
    """Return the names of partners and people, as phrases."""
    found = [word for row in desk.rows(Organisation) for word in (row.name, row.short_name)]
    found += [row.name for row in desk.rows(Person)]
    return [name for name in found if name]


def titles(desk: Desk) -> list[str]:
    """Return what the items of the latest meetings are called, as everybody may read it."""
    latest = desk.rows(Meeting, order=("-held_on", "id"), most=MOST_AGENDAS)
    items = desk.rows(AgendaItem, meeting_id=[meeting.id for meeting in latest])
    return list(dict.fromkeys(item.title for item in items))


def count_offers(
    texts: Iterable[str], known: Sequence[str] = (), headings: Sequence[str] = ()
) -> WordOffers:
    """Count what followed what in texts, beside what ships and the names that are `known`.

    It takes some tenths of a second and touches no file of a board.
    """
    counting = OfferCounting(known)
    counting.read_shipped(shipped_phrases())
    counting.know_common(common_words())
    for name in known:
        counting.read_phrase(name, NAME_TIMES)
    for heading in headings:
        counting.read_phrase(heading, TITLE_TIMES)
    for text, times in Counter(islice(texts, MOST_TEXTS)).items():
        counting.read(text, min(times, MOST_ALIKE))
    return counting.done()


def shipped_phrases() -> list[str]:
    """Return the field's set phrases and its words."""
    return _lines(SHIPPED)


def common_words() -> list[str]:
    """Return the common words of the language that ship, the commonest first."""
    return [word for line in _lines(COMMON) for word in line.split()]


def _lines(name: str) -> list[str]:
    lines = read_resource(name).splitlines()
    return [line for line in lines if line and not line.startswith("#")]
