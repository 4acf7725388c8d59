"""From a rank or a job title to one of the five levels, by the partner's ladder."""

from __future__ import annotations

from chair_desk.catalogue.ladders import Ladder, Sorted
from chair_desk.records.frozen import frozen
from chair_desk.records.people import Organisation, Seat, SeatKind
from chair_desk.services.desk import Desk
from chair_desk.words import _


@frozen(kw_only=True)
class RankReading:
    """What a rank came to. Without a level, `reason` says why and `candidates` what it may be.

    `title` is the rung it stands on, in full; `is_acting` for temporary and acting holders.
    """

    level: int | None = None
    title: str = ""
    is_acting: bool = False
    reason: str = ""
    candidates: tuple[str, ...] = ()


def ladder_of(desk: Desk, organisation: Organisation | None) -> Ladder | None:
    """Return the ladder of a partner, or nothing where its people are not ranked."""
    if organisation is None or not organisation.ladder:
        return None
    if organisation.ladder not in desk.shelf.ladder_names():
        return None
    return desk.shelf.ladder(organisation.ladder)


def read_rank(
    desk: Desk, organisation: Organisation | None, seat: Seat, *, rank: str, post: str
) -> RankReading:
    """Sort a rank on the ladder of a partner; where the rank is empty, the post has to do.

    Nobody is ranked who speaks for no command line: a lay member, an adviser, staff.
    """
    if seat.kind is not SeatKind.MEMBER or organisation is None:
        return RankReading(reason=_("This seat is not ranked."))
    ladder = ladder_of(desk, organisation)
    if ladder is None:
        return RankReading(reason=_("This partner has no ladder of ranks."))
    found = ladder.sort(rank or post)
    if isinstance(found, Sorted):
        return RankReading(level=found.level, title=found.rung.title, is_acting=found.is_acting)
    return RankReading(
        reason=found.reason, candidates=tuple(rung.title for rung in found.candidates)
    )
