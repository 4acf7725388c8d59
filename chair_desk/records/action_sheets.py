"""Action sheets: what one partner agreed to do, to be answered line by line."""

from __future__ import annotations

from datetime import date

from chair_desk.records.boards import Body
from chair_desk.records.frozen import frozen

MOST_ON_A_PAGE = 12


@frozen(kw_only=True)
class SheetAction:
    """One action as its owner reads it. `late` is how long its day has gone by, in words."""

    reference: str
    words: str
    owner: str = ""
    due: str = ""
    late: str = ""


@frozen(kw_only=True)
class PartnerSheet:
    """The sheet of one partner, or of one person of none.

    `agreed` are the actions of the meeting, `before` those that were open already. `to` is who
    gets it, by name, with `post` and the role at the board.
    """

    partner: str
    to: str = ""
    post: str = ""
    agreed: tuple[SheetAction, ...] = ()
    before: tuple[SheetAction, ...] = ()


@frozen(kw_only=True)
class SheetsOfMeeting:
    """All sheets of a meeting in the order of the partners, with what stands on each.

    `return_to` is who collects the answers, `return_by` the day by which.
    """

    board: str
    body: Body
    held_on: date
    sheets: tuple[PartnerSheet, ...]
    marking: str = ""
    return_to: str = ""
    return_by: date | None = None
    next_on: date | None = None
