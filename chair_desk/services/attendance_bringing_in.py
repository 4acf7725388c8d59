"""Past attendance written to the board: what a plan said is new, and the doubts said yes to."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from chair_desk.records.attendance import Attendance, Movement, MovementKind, Presence
from chair_desk.records.attendance_cells import Came
from chair_desk.records.changes import Changes, Refused
from chair_desk.records.meetings import Meeting, MeetingState
from chair_desk.records.member_sheet import split_rank
from chair_desk.records.people import Appointment, Organisation, Person
from chair_desk.services.attendance_comparing import CAME_PRESENCE, Standing
from chair_desk.services.attendance_importing import AttendancePlan, CellKey, CellPlan
from chair_desk.services.attendance_rows import Seated, deputy_on
from chair_desk.services.desk import Desk
from chair_desk.services.ranks import level_on, read_rank
from chair_desk.store.step import Step
from chair_desk.words import _, ngettext


def bring_in_attendance(
    desk: Desk,
    plan: AttendancePlan,
    *,
    accepted: Collection[CellKey] = (),
    left_out: Collection[CellKey] = (),
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
        post, rank, level = self._standing_of(cell, seated, own, person_id)
        line = self._desk.new_id()
        self._step.insert(
            Attendance(
                id=line,
                meeting_id=meeting_id,
                person_id=person_id,
                seat_id=seated.seat.id,
                presence=CAME_PRESENCE[came],
                deputy_for_id=held.person_id if is_deputy and held else None,
                is_remote=cell.read.is_remote,
                post=post,
                rank=rank,
                level=level,
            )
        )
        if cell.read.is_part:  # when is not known, only that it was not all of it
            out = Movement(id=self._desk.new_id(), attendance_id=line, kind=MovementKind.OUT)
            self._step.insert(out)

    def _standing_of(
        self, cell: CellPlan, seated: Seated, own: Appointment | None, person_id: str
    ) -> tuple[str, str, int | None]:
        """Return post, rank and level: as appointed for that day, else as the sheet has them."""
        organisation = self._desk.get(Organisation, seated.seat.organisation_id or "")
        came = cell.read.came
        if own is None and came is Came.DEPUTY:
            own = deputy_on(self._desk, seated.seat.id, person_id, cell.day)
        if own is not None:
            return own.post, own.rank, level_on(
                self._desk, own, seated.seat, organisation, cell.day)  # fmt: skip
        if came not in (Came.MEMBER, Came.DEPUTY):
            return "", "", None
        said = cell.read.deputy if came is Came.DEPUTY else cell.who
        rank, post = split_rank(said)[0], cell.read.post if came is Came.DEPUTY else cell.post
        for asked in dict.fromkeys((rank, post.partition(",")[0].strip(), post)):
            found = read_rank(
                self._desk, organisation, seated.seat, rank=asked, post="", on=cell.day
            )
            if asked and found.level is not None:
                return post, asked, found.level
        return post, rank, None

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
            return self._person(split_rank(cell.read.deputy)[1] or cell.read.deputy)
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
