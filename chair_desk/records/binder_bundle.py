"""A binder for inspectors: what was looked for, and what each kind of record says of it."""

from __future__ import annotations

from datetime import date

from chair_desk.records.audience import Audience
from chair_desk.records.frozen import frozen


@frozen(kw_only=True)
class BinderAsked:
    """A line of enquiry: words (a comma parts alternatives), a partner, days, and its readers."""

    words: str = ""
    organisation_id: str = ""
    from_on: date | None = None
    to_on: date | None = None
    audience: Audience = Audience.MEMBERS


@frozen(kw_only=True)
class BinderPiece:
    """One record in the binder. `key` is its own among all; `details` are label and words.

    `paragraphs` are set as they stand: the words of minutes, the text of an entry.
    """

    key: str
    label: str
    title: str
    on: date | None
    details: tuple[tuple[str, str], ...] = ()
    paragraphs: tuple[str, ...] = ()


@frozen(kw_only=True)
class BinderSection:
    """The pieces of one kind, oldest first."""

    key: str
    title: str
    pieces: tuple[BinderPiece, ...]


@frozen(kw_only=True)
class BinderEvent:
    """One line of the chronology: the day, what happened, and the piece that it is from."""

    on: date
    words: str
    label: str
    piece: str


@frozen(kw_only=True)
class BinderBundle:
    """All that a writer gets of a binder, cut to its readers already."""

    board: str
    title: str
    asked: str
    readers: str
    sections: tuple[BinderSection, ...]
    events: tuple[BinderEvent, ...]
    made_on: date | None = None
