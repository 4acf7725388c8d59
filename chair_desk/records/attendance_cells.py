"""One seat, or one partner, at one meeting: the cell of the attendance matrix.

A cell says how somebody came and at what level, never why nobody did.
"""

from __future__ import annotations

import enum
from collections.abc import Iterable
from typing import NamedTuple, TypeAlias

from chair_desk.records.attendance import Presence
from chair_desk.words import N_


class Came(enum.StrEnum):
    """How a seat was filled at a meeting, the fullest first.

    EXPECTED is a meeting still to come. NOT_LIVE is a seat that nobody was appointed to: it
    counts nowhere. NOBODY is a live seat with neither a person nor an apology.
    """

    MEMBER = "member"
    DEPUTY = "deputy"
    APOLOGY = "apology"
    NOBODY = "nobody"
    EXPECTED = "expected"
    NOT_LIVE = "not_live"


CAME_WORDS = {
    Came.MEMBER: N_("the member came"),
    Came.DEPUTY: N_("a deputy came"),
    Came.APOLOGY: N_("apology"),
    Came.NOBODY: N_("nobody, no apology"),
    Came.EXPECTED: N_("expected"),
    Came.NOT_LIVE: N_("not in post, or not in the register"),
}

_ORDER = tuple(Came)
_BY_PRESENCE = {
    Presence.PRESENT: Came.MEMBER,
    Presence.DEPUTY: Came.DEPUTY,
    Presence.APOLOGY: Came.APOLOGY,
}


def came_as(presence: Presence) -> Came:
    """Return what a line of the register makes of its seat.

    An observer, or somebody in attendance for an item, fills no seat.
    """
    return _BY_PRESENCE.get(presence, Came.NOBODY)


class RegisterFact(NamedTuple):
    """A line of a register that was for a seat, cut down to what a cell is made of.

    `is_remote` and `is_part` are true or false as 1 or 0. `presence` is the stored word.
    """

    meeting_id: str
    seat_id: str
    line_id: str
    person_id: str
    presence: str
    level: int | None
    rank: str
    is_remote: int
    is_part: int


RegisterLine: TypeAlias = tuple[str, str, str, str, str, int | None, str, int, int]
"""The same as it is read, in the same order: years of them cost less than as facts."""


class Cell(NamedTuple):
    """A seat at a meeting.

    `level` is the one that counts, a letter of delegation included; `own_level` that of the
    person's own rank; `agreed` what the partners agreed for the seat on that day. All three are
    1 to 5, or None: not ranked, or not known. `line_ids` are the lines of the register behind it.
    """

    meeting_id: str
    came: Came
    level: int | None = None
    own_level: int | None = None
    agreed: int | None = None
    rank: str = ""
    person_ids: tuple[str, ...] = ()
    line_ids: tuple[str, ...] = ()
    has_letter: bool = False
    is_remote: bool = False
    is_part: bool = False

    @property
    def is_live(self) -> bool:
        """Say whether the cell counts in a rate: held, and somebody was in post."""
        return self.came not in (Came.NOT_LIVE, Came.EXPECTED)

    @property
    def is_here(self) -> bool:
        """Say whether somebody sat for the seat."""
        return self.came in (Came.MEMBER, Came.DEPUTY)

    @property
    def can_commit(self) -> bool:
        """Say whether somebody sat there at the agreed level or above it."""
        if not self.is_here or self.agreed is None or self.level is None:
            return False
        return self.level >= self.agreed

    @property
    def gap(self) -> int | None:
        """Return the agreed level minus the level that came, never below 0; None: not known."""
        if self.agreed is None or self.level is None:
            return None
        return max(self.agreed - self.level, 0)


def best_of(cells: Iterable[Cell]) -> Cell:
    """Make one cell of those of several seats at one meeting: the partner by any of its seats.

    The level is the highest of those who sat, the agreed one the highest that was agreed for a
    live seat. Raises ValueError where there is no cell at all.
    """
    found = list(cells)
    if len(found) == 1:
        return found[0]
    best = min(found, key=_fullness)
    sat = [cell for cell in found if cell.is_here] or [best]
    top = max(sat, key=lambda cell: (cell.level or 0, cell.own_level or 0))
    agreed = [cell.agreed for cell in found if cell.agreed is not None]
    return Cell(
        best.meeting_id,
        best.came,
        top.level,
        top.own_level,
        max(agreed, default=None),
        top.rank,
        tuple(dict.fromkeys(one for cell in sat for one in cell.person_ids)),
        tuple(dict.fromkeys(one for cell in found for one in cell.line_ids)),
        top.has_letter,
        all(cell.is_remote for cell in sat),
        all(cell.is_part for cell in sat),
    )


def _fullness(cell: Cell) -> int:
    return _ORDER.index(cell.came)
