"""Who turned up with authority at the last eight meetings, partner by partner."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from chair_desk.records.attendance_cells import Cell
from chair_desk.records.attendance_measures import Trend, decision_capable_rate, live, trend
from chair_desk.records.frozen import frozen
from chair_desk.records.meetings import Meeting, MeetingState
from chair_desk.services.attendance_matrix import Matrix, Row, matrix
from chair_desk.services.boards import main_body
from chair_desk.services.desk import Desk
from chair_desk.services.diary import NEWEST
from chair_desk.words import _

MEETINGS, PARTNERS = 8, 8
_AHEAD = (MeetingState.DRAFT, MeetingState.AGENDA_ISSUED)
_HELD = tuple(state for state in MeetingState if state not in _AHEAD)
_HALF, _MOST = Fraction(1, 2), Fraction(3, 5)


@frozen
class LevelBar:
    """One meeting: the level of who came (None: nobody), and whether it was the agreed one."""

    level: int | None
    is_met: bool


@frozen(kw_only=True)
class PartnerBars:
    """The last meetings of one partner. `tone` is red, amb or nothing; words say the same."""

    organisation_id: str
    name: str
    agreed: int
    bars: tuple[LevelBar, ...]
    words: str
    tone: str


def last_matrix(desk: Desk, count: int = MEETINGS) -> Matrix:
    """Return the matrix of the last meetings of the board, however long its record is."""
    body = main_body(desk)
    held = desk.rows(Meeting, order=NEWEST, most=count, body_id=body.id, state=_HELD)
    since = held[-1].held_on if held else desk.today()
    return matrix(desk, body.id, from_on=since)


def authority(found: Matrix) -> list[PartnerBars]:
    """Return up to eight partners: the statutory ones, then those who fell short most often."""
    rows = [row for row in found.rows if row.is_ranked and row.agreed and row.organisation]
    shown = [row for row in rows if row.is_statutory][:PARTNERS]
    others = [row for row in rows if not row.is_statutory]
    others.sort(key=lambda row: _share(row.cells[-MEETINGS:]))
    kept = {row.key for row in (*shown, *others[: PARTNERS - len(shown)])}
    return [_bars(row) for row in rows if row.key in kept]


def _share(cells: Sequence[Cell]) -> Fraction:
    share = decision_capable_rate(cells).share
    return Fraction(2) if share is None else share


def _bars(row: Row) -> PartnerBars:
    cells = [cell for cell in row.cells if cell.is_live][-MEETINGS:]
    able = decision_capable_rate(cells)
    said = _("{number} of {of}").format(number=able.number, of=able.of)
    moved = trend(cells)
    if moved is not Trend.LEVEL:
        direction = _("rising") if moved is Trend.UP else _("falling")
        said = _("{count}, {direction}").format(count=said, direction=direction)
    return PartnerBars(
        organisation_id=row.organisation.id if row.organisation else "",
        name=row.short_name,
        agreed=row.agreed or 0,
        bars=tuple(
            LevelBar(cell.level if cell.is_here else None, cell.can_commit) for cell in live(cells)
        ),
        words=said,
        tone=_tone(able.share),
    )


def _tone(share: Fraction | None) -> str:
    if share is None or share >= _MOST:
        return ""
    return "red" if share < _HALF else "amb"
