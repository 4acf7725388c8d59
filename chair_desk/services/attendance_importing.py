"""Past attendance from a spreadsheet: a plan first, with every doubt, then one change.

Nothing is accepted in silence. A cell with a doubt is brought in only when a person says so,
and where the minutes already have a register, the two are compared and neither is changed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TypeAlias

from chair_desk.records.attendance_cells import CAME_WORDS, Came
from chair_desk.records.attendance_layouts import CellRead, RegisterRead, RowRead, read_register
from chair_desk.records.attendance_lists import SILENT, read_list
from chair_desk.records.changes import CannotDo
from chair_desk.records.frozen import frozen
from chair_desk.records.meetings import Meeting
from chair_desk.services.attendance_comparing import (
    CAME_PRESENCE,
    RegistersThere,
    Standing,
    beside_register,
    registers_there,
    unsaid_words,
)
from chair_desk.services.attendance_rows import RowMatcher, Seated
from chair_desk.services.boards import main_body
from chair_desk.services.desk import Desk
from chair_desk.services.sheets import read_sheets
from chair_desk.words import _, ngettext

CellKey: TypeAlias = tuple[int, date, str]


@frozen(kw_only=True)
class CellPlan:
    """One cell of the sheet: what it would do, or why it would do nothing.

    Row 0 stands for what the sheet does not say; `post` is the post or rank beside the name.
    """

    row_number: int
    who: str
    day: date
    read: CellRead
    standing: Standing
    sentence: str
    seated: Seated | None = None
    post: str = ""

    @property
    def key(self) -> CellKey:
        """What a person says yes to: the row of the sheet, the day of the meeting, and who."""
        return self.row_number, self.day, self.who

    @property
    def can_be_accepted(self) -> bool:
        """Say whether a doubt can be said yes to: the mark says how somebody came, or did not."""
        return self.standing is Standing.DOUBT and self.read.came in CAME_PRESENCE


@frozen(kw_only=True)
class AttendancePlan:
    """What a sheet would do. `problems` are rows and columns that cannot be brought in."""

    name: str
    body_id: str
    cells: tuple[CellPlan, ...]
    new_days: tuple[date, ...]
    problems: tuple[str, ...] = ()

    def of(self, standing: Standing) -> list[CellPlan]:
        """Return the cells that stand so, in the order of the sheet."""
        return [cell for cell in self.cells if cell.standing is standing]

    @property
    def summary(self) -> str:
        """Say in one line what would be done."""
        said = _("{new} to bring in, {same} there already, {differs} differ, {doubt} in doubt.")
        words = said.format(
            new=len(self.of(Standing.NEW)),
            same=len(self.of(Standing.SAME)),
            differs=len(self.of(Standing.DIFFERS)),
            doubt=len(self.of(Standing.DOUBT)),
        )
        if not self.new_days:
            return words
        added = ngettext("{count} meeting is new.", "{count} meetings are new.", len(self.new_days))
        return f"{words} {added.format(count=len(self.new_days))}"


@frozen(kw_only=True)
class SheetRead:
    """A register as a file had it: read without the board, so on another thread if need be."""

    name: str
    register: RegisterRead

    @property
    def needs_day(self) -> bool:
        """Say whether it is the register of one meeting that does not say its day."""
        return self.register.is_one_meeting and self.register.days == (None,)


def read_attendance_sheet(path: Path, today: date, *, held_on: date | None = None) -> SheetRead:
    """Read the first sheet of a file that is a register.

    `held_on` is the day of the meeting where the register of one meeting does not say it.

    Raises:
        CannotDo: It is no spreadsheet, or no row of it reads as the headings of a register.
    """
    for rows in read_sheets(path):
        found = read_register(rows, on=today, held_on=held_on)
        if found := found or read_list(rows, on=today, held_on=held_on):
            return SheetRead(name=path.name, register=found)
    raise CannotDo(
        _("No register of attendance was found in “{name}”.").format(name=path.name),
        _("Nothing was changed. One heading has to be “Name” or “Agency”, the others dates, or "
          "“Present” and “Apologies”. A list of names needs such a heading above it."),
        _("Put the headings above the names and try again."),
    )  # fmt: skip


def plan_attendance(
    desk: Desk, path: Path, *, body_id: str | None = None, held_on: date | None = None
) -> AttendancePlan:
    """Read a register and say what each cell of it would do; nothing is changed.

    Raises:
        CannotDo: As `read_attendance_sheet` does.
    """
    sheet = read_attendance_sheet(path, desk.today(), held_on=held_on)
    return plan_of_sheet(desk, sheet, body_id=body_id)


def plan_of_sheet(
    desk: Desk, sheet: SheetRead, *, body_id: str | None = None, held_on: date | None = None
) -> AttendancePlan:
    """Say what each cell of a register would do; nothing is changed.

    `held_on` is the day of the meeting where the register of one meeting does not say it.
    """
    found = sheet.register
    if sheet.needs_day and held_on is not None:
        found = replace(found, days=(held_on,))
    body = body_id or main_body(desk).id
    matcher = RowMatcher(desk, body)
    problems = [*_undated(found), *found.notes]
    meetings = {row.held_on: row for row in desk.rows(Meeting, body_id=body)}
    there = registers_there(desk, meetings, found)
    cells: list[CellPlan] = []
    for row in found.rows:
        seated = matcher.match(row)
        if seated is None:
            problems.append(
                _("Row {row}: {why}").format(
                    row=row.row_number, why=matcher.why_not(row).format(who=_who(row))
                )
            )
            continue
        cells += _cells(row, seated, found.days, there)
    cells += _unsaid(there, found, cells, matcher)
    wanted = {cell.day for cell in cells if cell.standing is Standing.NEW or cell.can_be_accepted}
    return AttendancePlan(
        name=sheet.name,
        body_id=body,
        cells=tuple(cells),
        new_days=tuple(sorted(wanted - set(meetings))),
        problems=tuple(problems),
    )


def _undated(found: RegisterRead) -> list[str]:
    return [
        _("The column “{heading}” has no date.").format(heading=heading)
        if heading
        else _("The register does not say the day of its meeting. Give the day.")
        for heading, day in zip(found.headings, found.days, strict=True)
        if day is None
    ]


def _who(row: RowRead) -> str:
    name = "/".join(row.names)
    return ", ".join(dict.fromkeys(part for part in (name, row.role, row.agency) if part))


# ------------------------------------------------------------------ cells


def _cells(
    row: RowRead, seated: Seated, days: Sequence[date | None], there: RegistersThere
) -> list[CellPlan]:
    made = []
    for day, read in zip(days, row.cells, strict=True):
        if day is None or read == SILENT:
            continue
        standing, sentence = _standing(there, read, seated, day)
        made.append(
            CellPlan(
                row_number=row.row_number,
                who=_who(row),
                day=day,
                read=read,
                standing=standing,
                sentence=sentence,
                seated=seated,
                post=row.role,
            )
        )
    return made


def _standing(
    there: RegistersThere, read: CellRead, seated: Seated, day: date
) -> tuple[Standing, str]:
    """Compare with the minutes first: a doubt about what they say already is none of ours."""
    lines = there.on(day, seated.seat.id)
    if lines or (read.came in CAME_PRESENCE and day in there.confirmed):
        return beside_register(there, read, lines)
    if doubt := read.doubt or _doubt_of_member(read, seated, day):
        return Standing.DOUBT, doubt
    if read.came is None or read.came is Came.NOT_LIVE:
        return Standing.NOTHING, _("Nobody was in post.")
    said = _(CAME_WORDS[read.came])
    who = ", ".join(part for part in (read.deputy, read.post) if part)
    return Standing.NEW, f"{said}: {who}" if who else said


def _doubt_of_member(read: CellRead, seated: Seated, day: date) -> str:
    """Doubt a member who did not hold the seat on that day, where somebody else did."""
    held = seated.held_on(day)
    if read.came is not Came.MEMBER or held is None or not (seated.person_id or seated.new_name):
        return ""
    if seated.person_id in seated.holders_on(day) or seated.new_name in seated.names:
        return ""
    return _("Somebody else held this seat on that day; it may have been a deputy.")


def _unsaid(
    there: RegistersThere, found: RegisterRead, cells: Sequence[CellPlan], matcher: RowMatcher
) -> list[CellPlan]:
    """Name what the minutes have and the sheet does not, and whom a list of names leaves out."""
    said = {(cell.day, cell.seated.seat.id) for cell in cells if cell.seated is not None}
    days = {day for day, _seat in said}
    made = [
        _own_cell(matcher.seat(seat_id), day, standing=Standing.DIFFERS,
                  sentence=unsaid_words(there, there.on(day, seat_id)))
        for day, seat_id in there.unsaid(said)
        if day in days
    ]  # fmt: skip
    says_apologies = any(read.came is Came.APOLOGY for row in found.rows for read in row.cells)
    if not found.is_list or not says_apologies:
        return made
    known = said | {(cell.day, cell.seated.seat.id) for cell in made if cell.seated is not None}
    doubt = _("The list names nobody for this seat, neither present nor with an apology.")
    return made + [
        _own_cell(seated, day, standing=Standing.DOUBT, sentence=doubt)
        for day in sorted(days - there.confirmed)
        for seated in matcher.filled_on(day)
        if (day, seated.seat.id) not in known
    ]


def _own_cell(seated: Seated, day: date, *, standing: Standing, sentence: str) -> CellPlan:
    """Return a cell that stands in no row of the sheet."""
    came = Came.NOBODY if standing is Standing.DOUBT else None
    doubt = sentence if standing is Standing.DOUBT else ""
    return CellPlan(
        row_number=0, who=seated.full_name, day=day, read=CellRead(came=came, doubt=doubt),
        standing=standing, sentence=sentence, seated=seated,
    )  # fmt: skip
