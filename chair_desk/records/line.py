"""A line of the minutes as it was understood, and what it was read against."""

from __future__ import annotations

import enum
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from chair_desk.records.audience import Audience
from chair_desk.records.frozen import frozen
from chair_desk.records.name_matching import Names
from chair_desk.records.spoken_dates import Today


class LineKind(enum.StrEnum):
    """What a line is."""

    BLANK = "blank"
    PARAGRAPH = "paragraph"
    ACTION = "action"
    DECISION = "decision"
    CHALLENGE = "challenge"
    IMPACT = "impact"
    NOTE = "note"
    PRESENCE = "presence"
    ITEM = "item"


class PresenceKind(enum.StrEnum):
    """What a presence line says of people."""

    HERE = "here"
    BACK = "back"
    OUT = "out"
    LEFT = "left"
    DEPUTY = "deputy"
    APOLOGY = "apology"
    RECUSED = "recused"


class Mark(enum.StrEnum):
    """What a highlighted stretch of a line is."""

    COMMAND = "command"
    PERSON = "person"
    DATE = "date"
    CONFIDENTIAL = "confidential"
    UNKNOWN = "unknown"


@frozen(kw_only=True)
class KnownPerson:
    """Somebody a line may name. `level` and `agreed` are 1 to 5, or None where not ranked."""

    id: str
    name: str
    initials: str = ""
    role: str = ""
    organisation_id: str | None = None
    organisation: str = ""
    level: int | None = None
    agreed: int | None = None
    is_here: bool = False


@frozen
class KnownOrganisation:
    """An agency a line may name."""

    id: str
    name: str
    short_name: str = ""


@frozen
class KnownItem:
    """An item of the agenda: its number as printed, and its title."""

    id: str
    number: str
    title: str = ""


def _no_holiday(_day: date) -> str:
    return ""


@dataclass(frozen=True, kw_only=True)
class Surroundings:
    """All that a line is read against: who may be named, from when dates count, the agenda.

    `now` is the time on the wall, "HH:MM". `holiday_name` gives the name of a bank holiday or
    nothing; `working_days_between` counts from the day after the first to the second.
    """

    on: date
    now: str = ""
    people: tuple[KnownPerson, ...] = ()
    organisations: tuple[KnownOrganisation, ...] = ()
    items: tuple[KnownItem, ...] = ()
    next_board_on: date | None = None
    next_meeting_on: date | None = None
    holiday_name: Callable[[date], str] = _no_holiday
    working_days_between: Callable[[date, date], int] | None = None
    after_working_days: Callable[[date, int], date] | None = None

    @cached_property
    def names(self) -> Names:
        """The names, initials, roles and agencies, made ready for looking up."""
        return Names(self.people, self.organisations)

    @cached_property
    def person_by_id(self) -> dict[str, KnownPerson]:
        """The people by id."""
        return {person.id: person for person in self.people}

    @cached_property
    def today(self) -> Today:
        """What spoken dates are counted from."""
        return Today(
            on=self.on,
            next_board_on=self.next_board_on,
            next_meeting_on=self.next_meeting_on,
            after_working_days=self.after_working_days,
        )


@frozen
class PersonFound:
    """A person who was named, and where in the line."""

    person_id: str
    name: str
    start: int
    end: int


@frozen(kw_only=True)
class DueFound:
    """By when. `on` is None for "tbc"; `working_days` from the meeting, where it can be told."""

    on: date | None
    words: str
    start: int
    end: int
    is_past: bool = False
    is_weekend: bool = False
    holiday: str = ""
    is_vague: bool = False
    is_before_next_board: bool | None = None
    working_days: int | None = None


@frozen(kw_only=True)
class PresenceFound:
    """Who came, went or stood aside; `at` is "HH:MM", `until_item` an item's number."""

    kind: PresenceKind
    people: tuple[PersonFound, ...]
    deputy_for: PersonFound | None = None
    at: str = ""
    until_item: str = ""


@frozen
class Highlight:
    """A stretch of the line to be coloured."""

    start: int
    end: int
    mark: Mark


@frozen
class Doubt:
    """Something that was not understood, or might be meant otherwise.

    The words stay as they are. `candidates` are person ids where several people fit.
    """

    start: int
    end: int
    sentence: str
    candidates: tuple[str, ...] = ()


@frozen(kw_only=True)
class Line:
    """A line as it was understood.

    `text` is what to record: command, owners and date lifted out of a record, names written in
    full. `raw` is what was typed. Positions are characters of `raw`.
    """

    kind: LineKind
    raw: str
    text: str = ""
    owners: tuple[PersonFound, ...] = ()
    organisation_ids: tuple[str, ...] = ()
    due: DueFound | None = None
    presence: PresenceFound | None = None
    item_number: str = ""
    audience: Audience | None = None
    highlights: tuple[Highlight, ...] = ()
    doubts: tuple[Doubt, ...] = field(default=())

    @property
    def makes_something(self) -> bool:
        """Say whether the line is more than words: a record, a note to self, a mark."""
        return self.kind not in {LineKind.PARAGRAPH, LineKind.BLANK}

    @property
    def is_record(self) -> bool:
        """Say whether the line makes a record of its own."""
        return self.kind in {
            LineKind.ACTION,
            LineKind.DECISION,
            LineKind.CHALLENGE,
            LineKind.IMPACT,
        }
