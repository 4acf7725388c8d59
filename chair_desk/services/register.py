"""The register of a meeting as it is shown: who, for which seat, where now, and in which words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from chair_desk.records.attendance import Attendance, Movement, MovementKind, Presence
from chair_desk.records.frozen import frozen
from chair_desk.records.levels import counted_level, level_words
from chair_desk.records.meetings import AgendaItem, Meeting
from chair_desk.records.people import Appointment, Delegation, Organisation, Person, Seat, SeatKind
from chair_desk.records.presence_by_item import Course, course_of
from chair_desk.records.presence_spans import (
    Moment,
    Now,
    moment_of,
    part_words,
    was_there_for,
    where_now,
)
from chair_desk.services.agenda_places import placed_items
from chair_desk.services.checks import existing
from chair_desk.services.desk import Desk
from chair_desk.services.members import agreed_levels, only_in_force
from chair_desk.services.partner_chain import head_level
from chair_desk.words import _

_FIRST = (SeatKind.CHAIR, SeatKind.VICE_CHAIR)


@frozen(kw_only=True)
class RegisterLine:
    """One line of the register.

    `level` is that of the day, `counted_level` with a letter of delegation; `agreed` is what
    the partners agreed for the seat. `until` is the number of the item somebody is out until;
    `part` the footnote on the part of the meeting they came to.
    """

    attendance: Attendance
    person: Person
    seat: Seat | None = None
    organisation: Organisation | None = None
    deputy_for: Person | None = None
    presence_now: Now = Now.NOT_YET
    level: int | None = None
    counted_level: int | None = None
    agreed: int | None = None
    has_letter: bool = False
    until: str = ""
    part: str = ""

    @property
    def id(self) -> str:
        """The id of the row in the register."""
        return self.attendance.id

    @property
    def is_here(self) -> bool:
        """Say whether the person is in the room now, aside for an item or not."""
        return self.presence_now in {Now.HERE, Now.ASIDE}

    @property
    def is_late(self) -> bool:
        """Say whether they came after the start."""
        return self.attendance.presence.is_here and bool(self.attendance.arrived)

    @property
    def is_ranked(self) -> bool:
        """Say whether a level means anything here."""
        member = self.seat is not None and self.seat.kind is SeatKind.MEMBER
        return member and self.organisation is not None

    @property
    def commit_words(self) -> str:
        """Say what the person can agree to: "Can commit". Nothing where nobody is ranked."""
        return level_words(self.counted_level) if self.is_ranked else ""

    @property
    def role_words(self) -> str:
        """Say in short who the person is here: "DCS, County Council", or "Chair"."""
        if self.is_ranked:
            return ", ".join(part for part in (self.attendance.rank, self._agency) if part)
        role = self.seat.role if self.seat else ""
        return role or self.attendance.post or self._agency or _("Guest")

    @property
    def words(self) -> str:
        """Say beside the name how somebody stands: "Late 10:21", "Deputy, Cafcass", "DCS"."""
        said = self._standing_words()
        is_far = self.attendance.is_remote and self.is_here
        return _("{words}, by video").format(words=said) if is_far else said

    def _standing_words(self) -> str:
        line = self.attendance
        if line.presence is Presence.APOLOGY:
            return _("Apology")
        if line.presence is Presence.NO_SHOW:
            return _("Absent")
        if away := self._away_words():
            return away
        if line.presence is Presence.DEPUTY:
            return ", ".join(part for part in (_("Deputy"), self._agency) if part)
        if self.is_late:
            return _("Late {time}").format(time=line.arrived)
        return self.role_words

    def _away_words(self) -> str:
        if self.presence_now is Now.LEFT:
            return _("Left {time}").format(time=self.attendance.left)
        if self.presence_now is Now.OUT and self.until:
            return _("Out until item {number}").format(number=self.until)
        if self.presence_now is Now.OUT:
            return _("Out")
        return _("Not for this item") if self.presence_now is Now.ASIDE else ""

    @property
    def _agency(self) -> str:
        if self.organisation is None:
            return ""
        return self.organisation.short_name or self.organisation.name


@frozen(kw_only=True)
class Room:
    """What is known of a meeting's register, gathered once for one reading."""

    meeting: Meeting
    lines: Sequence[Attendance]
    movements: Sequence[Movement]
    moment: Moment
    course: Course
    numbers: Mapping[str, str]

    def where(self, line: Attendance) -> Now:
        """Say where somebody is now."""
        return where_now(line, self.movements, self.moment)

    def was_there(self, line: Attendance, item_id: str) -> bool:
        """Say whether somebody took part in an item."""
        return was_there_for(line, self.movements, self.course, item_id)


def room(desk: Desk, meeting_id: str) -> Room:
    """Gather the register of a meeting with its movements.

    Raises:
        Refused: There is no such meeting any more.
    """
    meeting = existing(desk, Meeting, meeting_id)
    lines = desk.rows(Attendance, meeting_id=meeting_id)
    items = desk.rows(AgendaItem, meeting_id=meeting_id)
    return Room(
        meeting=meeting,
        lines=lines,
        movements=desk.rows(Movement, attendance_id=[line.id for line in lines]),
        moment=moment_of(meeting, items),
        course=course_of(meeting, items),
        numbers={line.item.id: line.number for line in placed_items(desk, meeting_id)},
    )


def register(desk: Desk, meeting_id: str) -> list[RegisterLine]:
    """Return the register: the chair first, then partner by partner, guests last.

    The order follows seats, not who is here, so that nothing moves while a meeting is on.

    Raises:
        Refused: There is no such meeting any more.
    """
    gathered = room(desk, meeting_id)
    found = _lines(desk, gathered)
    order = {line.id: at for at, line in enumerate(gathered.lines)}
    return sorted(found, key=lambda line: (*_rank(line), order[line.id]))


def _rank(line: RegisterLine) -> tuple[int, str, str]:
    """Put the chair first, then those of partners by the partner's place, then other seats."""
    seat, organisation = line.seat, line.organisation
    if seat is None:
        return 3, "", ""
    if seat.kind in _FIRST:
        return 0, "", seat.place
    if organisation is not None:
        return 1, organisation.place, seat.place
    return 2, "", seat.place


def _lines(desk: Desk, gathered: Room) -> list[RegisterLine]:
    lines, on = gathered.lines, gathered.meeting.held_on
    seats = {row.id: row for row in desk.rows(Seat, id=_ids(line.seat_id for line in lines))}
    named = _ids(line.person_id for line in lines) | _ids(line.deputy_for_id for line in lines)
    people = {row.id: row for row in desk.rows(Person, id=named)}
    partners = {
        row.id: row
        for row in desk.rows(Organisation, id=_ids(seat.organisation_id for seat in seats.values()))
    }
    agreed = agreed_levels(desk, list(seats), on)
    letters = letter_levels(desk, _ids(line.person_id for line in lines), on)
    untils = _untils(gathered)
    found = []
    for line in lines:
        seat = seats.get(line.seat_id or "")
        partner = partners.get(seat.organisation_id or "") if seat else None
        delegators = letters.get((line.person_id, partner.id), ()) if partner else ()
        found.append(
            RegisterLine(
                attendance=line,
                person=people[line.person_id],
                seat=seat,
                organisation=partner,
                deputy_for=people.get(line.deputy_for_id or ""),
                presence_now=gathered.where(line),
                level=line.level,
                counted_level=_counted(line.level, delegators, agreed.get(line.seat_id or "")),
                agreed=agreed.get(line.seat_id or ""),
                has_letter=bool(delegators),
                until=untils.get(line.id, ""),
                part=part_words(line, gathered.movements, gathered.course, gathered.numbers),
            )
        )
    return found


def _ids(found: Iterable[str | None]) -> set[str]:
    return {one for one in found if one}


def _counted(own: int | None, delegators: Sequence[int | None], agreed: int | None) -> int | None:
    """Return the level at which somebody counts; a letter only lifts who stands too low."""
    if own is not None and agreed is not None and own >= agreed:
        return own
    level = own
    for delegator in delegators:
        level = counted_level(level, delegator=delegator, has_letter=True)
    return level


def _untils(gathered: Room) -> dict[str, str]:
    """Return the number of the item each line is out until, by its last movement."""
    found = {}
    for movement in gathered.movements:
        if movement.kind is MovementKind.OUT:
            found[movement.attendance_id] = gathered.numbers.get(movement.until_item_id or "", "")
    return found


def letter_levels(
    desk: Desk, person_ids: set[str], on: date
) -> Mapping[tuple[str, str], tuple[int | None, ...]]:
    """Return the levels that letters of delegation lend, by person and partner, on a day."""
    letters = only_in_force(desk.rows(Delegation, to_person_id=person_ids), on)
    if not letters:
        return {}
    givers = _ids(letter.from_person_id for letter in letters)
    held = only_in_force(desk.rows(Appointment, person_id=givers), on)
    own: dict[str, list[int]] = defaultdict(list)
    for row in held:
        if row.level is not None:
            own[row.person_id].append(row.level)
    found: dict[tuple[str, str], tuple[int | None, ...]] = {}
    for letter in letters:
        giver = letter.from_person_id or ""
        level = max(own[giver], default=head_level(desk, letter, on))
        key = (letter.to_person_id or "", letter.organisation_id)
        found[key] = (*found.get(key, ()), level)
    return found
