"""What the chair's briefing holds: gathered by a service, set by a report."""

from __future__ import annotations

from datetime import date

from chair_desk.records.frozen import frozen


@frozen(kw_only=True)
class Heard:
    """One earlier discussion of a matter: the day, and what was said, in a sentence or two."""

    on: date
    words: str
    decisions: tuple[str, ...] = ()


@frozen(kw_only=True)
class Owed:
    """Something still open on an item: an action or a challenge, whose, and how it slips."""

    reference: str
    words: str
    owner: str
    due: str
    slipped: str = ""
    is_late: bool = False
    is_action: bool = True


@frozen(kw_only=True)
class BriefedItem:
    """One item as the chair needs it: `asked` is the decision sought, `ask` whom to ask.

    `more_owed` counts what is open on it beside what is listed.
    """

    number: str
    title: str
    starts: str
    minutes: int
    purpose: str
    lead: str = ""
    asked: str = ""
    papers: tuple[str, ...] = ()
    heard: tuple[Heard, ...] = ()
    owed: tuple[Owed, ...] = ()
    more_owed: int = 0
    ask: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    is_confidential: bool = False


@frozen(kw_only=True)
class Briefing:
    """The chair's briefing for one meeting.

    `script` are sentences to read out for declarations; `to_do` what is not ready; `year` the
    duties that nobody considered for a year. `has_confidential` says which edition it is;
    `is_shortened` that items say less than they could, to keep to four pages, and `is_close`
    that so many items stand in a table, a row each.
    """

    board: str
    body: str
    held_on: date
    starts: str
    ends: str
    place: str
    marking: str
    quorum: str
    items: tuple[BriefedItem, ...]
    script: tuple[str, ...] = ()
    to_do: tuple[str, ...] = ()
    authority: tuple[str, ...] = ()
    year: tuple[str, ...] = ()
    has_confidential: bool = False
    withheld: int = 0
    is_shortened: bool = False
    is_close: bool = False
