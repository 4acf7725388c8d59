"""Past attendance from a spreadsheet: a plan first, with every doubt, then one change.

Nothing is accepted in silence. A cell with a doubt is brought in only when a person says so,
and where the minutes already have a register, the two are compared and neither is changed.
"""

from __future__ import annotations

import enum
from collections.abc import Collection, Sequence
from datetime import date
from pathlib import Path

from chair_desk.records.attendance import Attendance, Movement, MovementKind, Presence
from chair_desk.records.attendance_cells import CAME_WORDS, Came, came_as
from chair_desk.records.attendance_layouts import CellRead, RegisterRead, RowRead, read_register
from chair_desk.records.changes import CannotDo, Changes, Refused
from chair_desk.records.frozen import frozen
from chair_desk.records.meetings import Meeting, MeetingState
from chair_desk.records.people import Person
from chair_desk.services.attendance_rows import RowMatcher, Seated
from chair_desk.services.boards import main_body
from chair_desk.services.desk import Desk
from chair_desk.services.sheets import read_sheets
from chair_desk.store.step import Step
from chair_desk.words import _, ngettext

_PRESENCE = {
    Came.MEMBER: Presence.PRESENT,
    Came.DEPUTY: Presence.DEPUTY,
    Came.APOLOGY: Presence.APOLOGY,
    Came.NOBODY: Presence.NO_SHOW,
}


class Standing(enum.StrEnum):
    """What a cell is to the board as it stands."""

    NEW = "new"
    SAME = "same"
    DIFFERS = "differs"
    DOUBT = "doubt"
    NOTHING = "nothing"


@frozen(kw_only=True)
class CellPlan:
    """One cell of the sheet: what it would do, or why it would do nothing."""

    row_number: int
    who: str
    day: date
    read: CellRead
    standing: Standing
    sentence: str
    seated: Seated | None = None

    @property
    def key(self) -> tuple[int, date]:
        """What a person says yes to: the row of the sheet and the day of the meeting."""
        return self.row_number, self.day


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


def plan_attendance(
    desk: Desk, path: Path, *, body_id: str | None = None, held_on: date | None = None
) -> AttendancePlan:
    """Read a register and say what each cell of it would do; nothing is changed.

    `held_on` is the day of the meeting where the register of one meeting does not say it.

    Raises:
        CannotDo: It is no spreadsheet, or no row of it reads as the headings of a register.
    """
    found = _read(desk, path, held_on)
    body = body_id or main_body(desk).id
    matcher = RowMatcher(desk, body)
    problems = [
        _("The column “{heading}” has no date.").format(heading=heading or _("of the meeting"))
        for heading, day in zip(found.headings, found.days, strict=True)
        if day is None
    ]
    meetings = {row.held_on: row for row in desk.rows(Meeting, body_id=body)}
    registers = _registers(desk, meetings, found)
    cells: list[CellPlan] = []
    for row in found.rows:
        seated = matcher.match(row)
        if seated is None:
            problems.append(
                _("Row {row}: no seat fits “{who}”. Add the partner or the seat first.").format(
                    row=row.row_number, who=_who(row)
                )
            )
            continue
        cells += _cells(desk, row, seated, found.days, registers)
    days = {cell.day for cell in cells if cell.standing in (Standing.NEW, Standing.DOUBT)}
    return AttendancePlan(
        name=path.name,
        body_id=body,
        cells=tuple(cells),
        new_days=tuple(sorted(days - set(meetings))),
        problems=tuple(problems),
    )


def _read(desk: Desk, path: Path, held_on: date | None) -> RegisterRead:
    for rows in read_sheets(path):
        if found := read_register(rows, on=desk.today(), held_on=held_on):
            return found
    raise CannotDo(
        _("No register of attendance was found in “{name}”.").format(name=path.name),
        _("Nothing was changed. One heading has to be “Name” or “Agency”, the others dates, or "
          "“Present” and “Apologies”."),
        _("Put the headings above the names and try again."),
    )  # fmt: skip


def _who(row: RowRead) -> str:
    name = "/".join(row.names)
    return ", ".join(part for part in (name, row.role, row.agency) if part)


def _registers(
    desk: Desk, meetings: dict[date, Meeting], found: RegisterRead
) -> dict[tuple[date, str], list[Attendance]]:
    wanted = {meetings[day].id: day for day in found.days if day in meetings}
    registers: dict[tuple[date, str], list[Attendance]] = {}
    for line in desk.rows(Attendance, meeting_id=list(wanted)) if wanted else []:
        day = wanted[line.meeting_id]
        registers.setdefault((day, line.seat_id or ""), []).append(line)
    return registers


# ------------------------------------------------------------------ cells


def _cells(
    desk: Desk,
    row: RowRead,
    seated: Seated,
    days: Sequence[date | None],
    registers: dict[tuple[date, str], list[Attendance]],
) -> list[CellPlan]:
    made = []
    for day, read in zip(days, row.cells, strict=True):
        if day is None:
            continue
        there = registers.get((day, seated.seat.id), [])
        standing, sentence = _standing(desk, read, there)
        made.append(
            CellPlan(
                row_number=row.row_number,
                who=_who(row),
                day=day,
                read=read,
                standing=standing,
                sentence=sentence,
                seated=seated,
            )
        )
    return made


def _standing(desk: Desk, read: CellRead, there: Sequence[Attendance]) -> tuple[Standing, str]:
    settled = [line for line in there if line.presence is not Presence.EXPECTED]
    if read.doubt:
        return Standing.DOUBT, read.doubt
    if read.came is None or read.came is Came.NOT_LIVE:
        return Standing.NOTHING, _("Nobody was in post.")
    said = _(CAME_WORDS[read.came])
    if not settled:
        return Standing.NEW, said
    now = min((came_as(line.presence) for line in settled), key=list(Came).index)
    if now is read.came:
        return Standing.SAME, said
    people = {row.id: row.name for row in desk.rows(Person, id=[one.person_id for one in settled])}
    names = ", ".join(people.values())
    return Standing.DIFFERS, _(
        "The sheet says “{sheet}”, the register of the minutes “{minutes}” ({names})."
    ).format(sheet=said, minutes=_(CAME_WORDS[now]), names=names)


# ------------------------------------------------------------------ bringing in


def bring_in_attendance(
    desk: Desk, plan: AttendancePlan, *, accepted: Collection[tuple[int, date]] = ()
) -> Changes:
    """Bring in what is new and the doubts that were accepted, as one change.

    What differs from a register that is there already is left as the minutes have it.

    Raises:
        Refused: There is nothing to bring in.
    """
    wanted = [
        cell
        for cell in plan.cells
        if cell.standing is Standing.NEW
        or (cell.standing is Standing.DOUBT and cell.key in accepted and _can_be(cell))
    ]
    if not wanted:
        raise Refused(_("There is nothing to bring in: every cell is there already or in doubt."))
    count = ngettext("Brought in {count} cell of attendance", "Brought in {count} cells of "
                     "attendance", len(wanted)).format(count=len(wanted))  # fmt: skip
    with desk.change(count) as step:
        bringing = _Bringing(desk, step, plan)
        for cell in wanted:
            bringing.take(cell)
    return step.done()


def _can_be(cell: CellPlan) -> bool:
    return cell.read.came is not None and cell.read.came in _PRESENCE


class _Bringing:
    """Writes the cells of one plan through one step."""

    def __init__(self, desk: Desk, step: Step, plan: AttendancePlan) -> None:
        self._desk, self._step, self._plan = desk, step, plan
        self._meetings = {row.held_on: row.id for row in desk.rows(Meeting, body_id=plan.body_id)}
        self._people: dict[str, str] = {}

    def take(self, cell: CellPlan) -> None:
        """Write one cell; somebody only expected until now makes room for what was."""
        seated, came = cell.seated, cell.read.came
        if seated is None or came is None:
            return
        meeting_id = self._meeting(cell.day)
        for line in self._desk.rows(Attendance, meeting_id=meeting_id, seat_id=seated.seat.id):
            if line.presence is Presence.EXPECTED:
                self._step.delete(Attendance, line.id)
        held = seated.held_on(cell.day)
        is_deputy = came is Came.DEPUTY
        person_id = self._deputy(cell, seated) if is_deputy else self._member(cell, seated)
        own = None if is_deputy or held is None or held.person_id != person_id else held
        line = self._desk.new_id()
        self._step.insert(
            Attendance(
                id=line,
                meeting_id=meeting_id,
                person_id=person_id,
                seat_id=seated.seat.id,
                presence=_PRESENCE[came],
                deputy_for_id=held.person_id if is_deputy and held else None,
                is_remote=cell.read.is_remote,
                post=own.post if own else "",
                rank=own.rank if own else "",
                level=own.level if own else None,
            )
        )
        if cell.read.is_part:  # when is not known, only that it was not all of it
            out = Movement(id=self._desk.new_id(), attendance_id=line, kind=MovementKind.OUT)
            self._step.insert(out)

    def _meeting(self, day: date) -> str:
        if day not in self._meetings:
            made = Meeting(
                id=self._desk.new_id(), body_id=self._plan.body_id, held_on=day,
                state=MeetingState.MINUTES_DRAFT,
            )  # fmt: skip
            self._step.insert(made)
            self._meetings[day] = made.id
        return self._meetings[day]

    def _member(self, cell: CellPlan, seated: Seated) -> str:
        if seated.person_id:
            return seated.person_id
        if seated.new_name:
            return self._person(seated.new_name)
        held = seated.held_on(cell.day)
        if held is not None:
            return held.person_id
        return self._person(_("Member for {seat} (name not recorded)").format(seat=seated.name))

    def _deputy(self, cell: CellPlan, seated: Seated) -> str:
        if cell.read.deputy:
            return self._person(cell.read.deputy)
        return self._person(_("Deputy for {seat} (name not recorded)").format(seat=seated.name))

    def _person(self, name: str) -> str:
        if name not in self._people:
            known = [row.id for row in self._desk.rows(Person) if row.name == name]
            if known:
                self._people[name] = known[0]
            else:
                made = Person(id=self._desk.new_id(), name=name)
                self._step.insert(made)
                self._people[name] = made.id
        return self._people[name]
