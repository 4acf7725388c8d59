"""What is offered while minutes are typed, gathered from the board's own earlier minutes.

Only words that are public: an offer may be seen on the screen that the room sees.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from chair_desk.records.audience import Audience
from chair_desk.records.meetings import Meeting
from chair_desk.records.minutes import Minute
from chair_desk.records.people import Organisation, Person
from chair_desk.records.spans import has_spans
from chair_desk.records.text_marks import plain_words
from chair_desk.records.word_offers import MOST_ALIKE, OfferCounting, WordOffers
from chair_desk.resources import read_resource
from chair_desk.services.desk import Desk

SHIPPED = "phrases/en_GB.txt"
MOST_MEETINGS, MOST_TEXTS = 100, 6_000
"""How far back minutes are read, the newest first: two years of a busy board."""
NAME_TIMES = 4


def earlier_minutes(desk: Desk) -> Iterator[list[str]]:
    """Yield the public paragraphs of one meeting after another, the newest first.

    One meeting is read for each step, so that a window can do other things in between.
    """
    left = MOST_TEXTS
    meetings = desk.rows(Meeting, order=("-held_on", "id"), most=MOST_MEETINGS)
    for meeting in meetings:
        rows = desk.rows(Minute, meeting_id=meeting.id, audience=Audience.PUBLIC, most=left)
        texts = [plain_words(row.text) for row in rows if not has_spans(row.text)]
        left -= len(rows)
        yield texts
        if left <= 0:
            return


def names(desk: Desk) -> list[str]:
    """Return the names of partners and people, as phrases."""
    found = [word for row in desk.rows(Organisation) for word in (row.name, row.short_name)]
    found += [row.name for row in desk.rows(Person)]
    return [name for name in found if name]


def count_offers(texts: Iterable[str], known: Sequence[str] = ()) -> WordOffers:
    """Count what followed what in texts, beside what ships and the names that are `known`.

    It takes some tenths of a second and touches no file of a board.
    """
    counting = OfferCounting()
    counting.read_shipped(shipped_phrases())
    for name in known:
        counting.read_phrase(name, NAME_TIMES)
    for text, times in Counter(islice(texts, MOST_TEXTS)).items():
        counting.read(text, min(times, MOST_ALIKE))
    return counting.done()


def shipped_phrases() -> list[str]:
    """Return the field's set phrases and the commonest words, the commonest first."""
    lines = read_resource(SHIPPED).splitlines()
    return [line for line in lines if line and not line.startswith("#")]
