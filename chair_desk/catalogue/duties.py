"""Standing duties of a board: what it considers once in a while, as data of its profile."""

from __future__ import annotations

from chair_desk.catalogue.toml_reading import Part, refuse_twice
from chair_desk.records.frozen import frozen
from chair_desk.words import _

_MONTHS, _A_YEAR = 12, 12


@frozen(kw_only=True)
class StandingDuty:
    """Something a board considers every so many months.

    An item whose title holds one of `titles`, in whatever case, is about it. `month` is when
    it usually comes (0: no month of its own). No `source`: the custom of boards, not the law.
    """

    key: str
    title: str
    words: str
    titles: tuple[str, ...]
    month: int = 0
    every_months: int = _A_YEAR
    source: str = ""
    checked: bool = False


def read_duties(part: Part) -> tuple[StandingDuty, ...]:
    """Read the tables [[duty]] of a profile; a profile may have none.

    Raises:
        CatalogueError: Naming the file, the key and the reason.
    """
    parts = part.parts("duty")
    found = tuple(_duty(one) for one in parts)
    refuse_twice(parts, "key", [duty.key for duty in found])
    return found


def _duty(part: Part) -> StandingDuty:
    with part:
        month = part.number("month", 0, least=1)
        if month > _MONTHS:
            raise part.fault("month", _("a year has twelve months"))
        titles = part.list_of_words("titles")
        if not titles:
            raise part.fault("titles", _("this may not be empty"))
        source = part.words("source", "")
        return StandingDuty(
            key=part.words("key"),
            title=part.words("title"),
            words=part.words("words"),
            titles=titles,
            month=month,
            every_months=part.number("every_months", _A_YEAR, least=1),
            source=source,
            checked=part.yes_no("checked") if source else False,
        )
