"""Past attendance from a spreadsheet: a plan first, with every doubt, then one change.

Nothing is accepted in silence. A cell with a doubt is brought in only when a person says so,
and where the minutes already have a register, the two are compared and neither is changed.
"""

from __future__ import annotations

import enum
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from chair_desk.records.attendance import Attendance, Movement, MovementKind, Presence
from chair_desk.records.attendance_cells import CAME_WORDS, Came, came_as
from chair_desk.records.attendance_layouts import CellRead, RegisterRead, RowRead, read_register
from chair_desk.records.changes import CannotDo, Changes, Refused
from chair_desk.records.frozen import frozen
from chair_desk.records.meetings import Meeting, MeetingState
from chair_desk.records.people import Appointment, Organisation, Person
from chair_desk.services.attendance_rows import RowMatcher, Seated
from chair_desk.services.boards import main_body
from chair_desk.services.desk import Desk
from chair_desk.services.ranks import level_on
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

    @property
    def can_be_accepted(self) -> bool:
        """Say whether a doubt can be said yes to: the mark says how somebody came, or did not."""
        return self.standing is Standing.DOUBT and self.read.came in _PRESENCE


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
        if found := read_register(rows, on=today, held_on=held_on):
            return SheetRead(name=path.name, register=found)
    raise CannotDo(
        _("No register of attendance was found in “{name}”.").format(name=path.name),
        _("Nothing was changed. One heading has to be “Name” or “Agency”, the others dates, or "
          "“Present” and “Apologies”."),
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
    problems = [
        _("The column “{heading}” has no date.").format(heading=heading)
        if heading
        else _("The register does not say the day of its meeting. Give the day.")
        for heading, day in zip(found.headings, found.days, strict=True)
        if day is None
    ]
    meetings = {row.held_on: row for row in desk.rows(Meeting, body_id=body)}
    minutes = _minutes_of(desk, meetings, found)
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
        cells += _cells(row, seated, found.days, minutes)
    wanted = {cell.day for cell in cells if cell.standing is Standing.NEW or cell.can_be_accepted}
    return AttendancePlan(
        name=sheet.name,
        body_id=body,
        cells=tuple(cells),
        new_days=tuple(sorted(wanted - set(meetings))),
        problems=tuple(problems),
    )


def _who(row: RowRead) -> str:
    name = "/".join(row.names)
    return ", ".join(part for part in (name, row.role, row.agency) if part)


@frozen
class _Minutes:
    """The registers that are there already, who is in them, and which are confirmed."""

    lines: Mapping[tuple[date, str], Sequence[Attendance]]
    names: Mapping[str, str]
    confirmed: frozenset[date]


def _minutes_of(desk: Desk, meetings: Mapping[date, Meeting], found: RegisterRead) -> _Minutes:
    wanted = {meetings[day].id: day for day in found.days if day is not None and day in meetings}
    lines: dict[tuple[date, str], list[Attendance]] = {}
    for line in desk.rows(Attendance, meeting_id=list(wanted)) if wanted else []:
        if line.presence is not Presence.EXPECTED:
            day = wanted[line.meeting_id]
            lines.setdefault((day, line.seat_id or ""), []).append(line)
    confirmed = (day for day, row in meetings.items() if row.state is MeetingState.CONFIRMED)
    names = {row.id: row.name for row in desk.rows(Person)} if wanted else {}
    return _Minutes(lines, names, frozenset(confirmed))


# ------------------------------------------------------------------ cells


def _cells(
    row: RowRead, seated: Seated, days: Sequence[date | None], minutes: _Minutes
) -> list[CellPlan]:
    made = []
    for day, read in zip(days, row.cells, strict=True):
        if day is None:
            continue
        standing, sentence = _standing(minutes, read, seated, day)
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


def _standing(minutes: _Minutes, read: CellRead, seated: Seated, day: date) -> tuple[Standing, str]:
    """Compare with the minutes first: a doubt about what they say already is none of ours."""
    there = minutes.lines.get((day, seated.seat.id), ())
    if read.came in _PRESENCE and (there or day in minutes.confirmed):
        return _beside_minutes(minutes, read, there)
    if read.doubt:
        return Standing.DOUBT, read.doubt
    if read.came is None or read.came is Came.NOT_LIVE:
        return Standing.NOTHING, _("Nobody was in post.")
    return Standing.NEW, _(CAME_WORDS[read.came])


def _beside_minutes(
    minutes: _Minutes, read: CellRead, there: Sequence[Attendance]
) -> tuple[Standing, str]:
    came = read.came or Came.NOBODY
    said = _(CAME_WORDS[came])
    now = min((came_as(one.presence) for one in there), key=list(Came).index, default=Came.NOBODY)
    if now is came:
        return Standing.SAME, said
    if not there:
        words = _("The sheet says “{sheet}”; the confirmed minutes name nobody for this seat.")
        return Standing.DIFFERS, words.format(sheet=said)
    names = ", ".join(minutes.names.get(one.person_id, "") for one in there)
    words = _("The sheet says “{sheet}”, the register of the minutes “{minutes}” ({names}).")
    return Standing.DIFFERS, words.format(sheet=said, minutes=_(CAME_WORDS[now]), names=names)


# ------------------------------------------------------------------ bringing in


def bring_in_attendance(
    desk: Desk,
    plan: AttendancePlan,
    *,
    accepted: Collection[tuple[int, date]] = (),
    left_out: Collection[tuple[int, date]] = (),
) -> Changes:
    """Bring in what is new and the doubts that were accepted, as one change.

    `left_out` are new cells that somebody does not want. What differs from a register that is
    there already is left as the minutes have it.

    Raises:
        Refused: There is nothing to bring in.
    """
    wanted = [
        cell
        for cell in plan.cells
        if (cell.standing is Standing.NEW and cell.key not in left_out)
        or (cell.can_be_accepted and cell.key in accepted)
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
        for there in self._desk.rows(Attendance, meeting_id=meeting_id, seat_id=seated.seat.id):
            if there.presence is Presence.EXPECTED:
                self._step.delete(Attendance, there.id)
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
                level=self._level(own, seated, cell.day) if own else None,
            )
        )
        if cell.read.is_part:  # when is not known, only that it was not all of it
            out = Movement(id=self._desk.new_id(), attendance_id=line, kind=MovementKind.OUT)
            self._step.insert(out)

    def _level(self, own: Appointment, seated: Seated, day: date) -> int | None:
        organisation = self._desk.get(Organisation, seated.seat.organisation_id)
        return level_on(self._desk, own, seated.seat, organisation, day)

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
