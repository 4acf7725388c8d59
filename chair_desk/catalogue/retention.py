"""Retention classes: how long a board keeps what, as data of its profile."""

from __future__ import annotations

import enum

from chair_desk.catalogue.toml_reading import Part, refuse_twice
from chair_desk.records.frozen import frozen
from chair_desk.words import _


class Covers(enum.StrEnum):
    """What a class is about, and so from which day its years count.

    Meetings from the day they were held, actions and entries from the day they were closed,
    people from the end of their last appointment, funding years and yearly reports from their
    last day.
    """

    MEETINGS = "meetings"
    ACTIONS = "actions"
    ENTRIES = "entries"
    PEOPLE = "people"
    FUNDING = "funding"
    REPORTS = "reports"


@frozen(kw_only=True)
class RetentionClass:
    """One class: what it covers and for how many years it is kept (0: for good).

    `logs` are the log types of a class of entries; none means all that no other class names.
    """

    key: str
    title: str
    covers: Covers
    years: int
    words: str
    logs: tuple[str, ...] = ()
    source: str = ""
    checked: bool = False


def read_retention(part: Part) -> tuple[RetentionClass, ...]:
    """Read the tables [[retention]] of a profile; a profile may have none.

    Raises:
        CatalogueError: Naming the file, the key and the reason.
    """
    parts = part.parts("retention")
    found = tuple(_class(one) for one in parts)
    refuse_twice(parts, "key", [one.key for one in found])
    return found


def _class(part: Part) -> RetentionClass:
    with part:
        covers = part.choice("covers", Covers)
        logs = part.list_of_words("logs", ())
        if logs and covers is not Covers.ENTRIES:
            raise part.fault("logs", _("only a class of entries names logs"))
        source = part.words("source", "")
        return RetentionClass(
            key=part.words("key"),
            title=part.words("title"),
            covers=covers,
            years=part.number("years"),
            words=part.words("words"),
            logs=logs,
            source=source,
            checked=part.yes_no("checked") if source else False,
        )
