"""A sheet of past attendance beside the registers of the minutes: every disagreement is named."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from chair_desk.records.attendance import Attendance, Presence
from chair_desk.records.attendance_cells import CAME_WORDS, Came, came_as
from chair_desk.records.attendance_layouts import CellRead, RegisterRead
from chair_desk.records.frozen import frozen
from chair_desk.records.meetings import Meeting, MeetingState
from chair_desk.records.people import Person
from chair_desk.services.desk import Desk
from chair_desk.words import _

CAME_PRESENCE: Mapping[Came | None, Presence] = {
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


@frozen
class RegistersThere:
    """The registers that are there already, who is in them, and which are confirmed."""

    lines: Mapping[tuple[date, str], Sequence[Attendance]]
    names: Mapping[str, str]
    confirmed: frozenset[date]

    def on(self, day: date, seat_id: str) -> Sequence[Attendance]:
        """Return the lines of a seat on a day."""
        return self.lines.get((day, seat_id), ())

    def unsaid(self, said: Iterable[tuple[date, str]]) -> list[tuple[date, str]]:
        """Return the days and seats that have lines of which a sheet says nothing."""
        there = (key for key, lines in self.lines.items() if key[1] and any(_counts(lines)))
        return sorted(set(there) - set(said))

    def came(self, lines: Sequence[Attendance]) -> Came:
        """Say how the seat of these lines was filled."""
        return min((came_as(one.presence) for one in lines), key=list(Came).index,
                   default=Came.NOBODY)  # fmt: skip

    def who(self, lines: Sequence[Attendance]) -> str:
        """Return the names in these lines."""
        return ", ".join(self.names.get(one.person_id, "") for one in lines)


def _counts(lines: Sequence[Attendance]) -> Iterable[bool]:
    return (one.presence in CAME_PRESENCE.values() for one in lines)


def registers_there(
    desk: Desk, meetings: Mapping[date, Meeting], found: RegisterRead
) -> RegistersThere:
    """Read the registers of the days of a sheet."""
    wanted = {meetings[day].id: day for day in found.days if day is not None and day in meetings}
    lines: dict[tuple[date, str], list[Attendance]] = {}
    for line in desk.rows(Attendance, meeting_id=list(wanted)) if wanted else []:
        if line.presence is not Presence.EXPECTED:
            day = wanted[line.meeting_id]
            lines.setdefault((day, line.seat_id or ""), []).append(line)
    confirmed = (day for day, row in meetings.items() if row.state is MeetingState.CONFIRMED)
    names = {row.id: row.name for row in desk.rows(Person)} if wanted else {}
    return RegistersThere(lines, names, frozenset(confirmed))


def beside_register(
    there: RegistersThere, read: CellRead, lines: Sequence[Attendance]
) -> tuple[Standing, str]:
    """Say whether a cell agrees with the register of its meeting, and if not, in what."""
    came = read.came if read.came in CAME_PRESENCE else None
    said = _(CAME_WORDS[came]) if came is not None else read.raw or _("nothing")
    now = there.came(lines)
    if now is came:
        return Standing.SAME, said
    if not lines:
        words = _("The sheet says “{sheet}”; the confirmed minutes name nobody for this seat.")
        return Standing.DIFFERS, words.format(sheet=said)
    words = _("The sheet says “{sheet}”, the register of the minutes “{minutes}” ({names}).")
    return Standing.DIFFERS, words.format(
        sheet=said, minutes=_(CAME_WORDS[now]), names=there.who(lines)
    )


def unsaid_words(there: RegistersThere, lines: Sequence[Attendance]) -> str:
    """Say what the register of the minutes has for a seat that the sheet leaves out."""
    words = _("The sheet has no line for this seat, the register of the minutes “{minutes}” "
              "({names}).")  # fmt: skip
    return words.format(minutes=_(CAME_WORDS[there.came(lines)]), names=there.who(lines))
