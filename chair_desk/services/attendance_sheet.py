"""The matrix as rows of words, for a spreadsheet: headings first, a column for each meeting."""

from __future__ import annotations

from chair_desk.records.attendance_cells import CAME_WORDS, Came, Cell
from chair_desk.records.attendance_measures import (
    Rate,
    decision_capable_rate,
    member_rate,
    represented_rate,
)
from chair_desk.services.attendance_matrix import Matrix
from chair_desk.words import _

_RISKY = ("=", "+", "-", "@", "\t", "\r")


def sheet_of(found: Matrix) -> list[list[str]]:
    """Return headings, then a row of words for each row of the matrix.

    A meeting's cell holds how somebody came and at what rank and level: "deputy: Ch Supt (3)".
    """
    heads = [_("Partner"), _("Agreed level")]
    heads += [meeting.held_on.isoformat() for meeting in found.meetings]
    heads += [_("Member came"), _("Represented"), _("Able to commit"), _("Of")]
    rows = [heads]
    for row in found.rows:
        rates = (member_rate(row.cells), represented_rate(row.cells))
        able = decision_capable_rate(row.cells)
        rows.append([
            plain(row.name),
            str(row.agreed or ""),
            *(plain(cell_text(cell)) for cell in row.cells),
            *(str(rate.number) for rate in rates),
            _able(able),
            str(rates[0].of),
        ])  # fmt: skip
    return rows


def cell_text(cell: Cell) -> str:
    """Say a cell in a word or two."""
    if cell.came not in (Came.MEMBER, Came.DEPUTY):
        return _(CAME_WORDS[cell.came])
    level = "" if cell.level is None else f"({cell.level})"
    who = " ".join(part for part in (cell.rank, level) if part) or _("came")
    return _("deputy: {who}").format(who=who) if cell.came is Came.DEPUTY else who


def plain(text: str) -> str:
    """Keep a spreadsheet from reading words as a formula."""
    return f"'{text}" if text.startswith(_RISKY) else text


def _able(rate: Rate) -> str:
    return str(rate.number) if rate.of else ""
