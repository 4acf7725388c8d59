"""What was agreed, who was in post and whose letter counted, over all days of a period at once.

`services.members` answers the same questions for one day; a matrix asks them thousands of times.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from chair_desk.records.frozen import frozen
from chair_desk.records.in_force import is_in_force
from chair_desk.records.levels import TOP_LEVEL, counted_level
from chair_desk.records.people import AgreedLevel, Appointment, AppointmentKind, Delegation, Seat
from chair_desk.services.desk import Desk


@frozen
class Levels:
    """Agreed levels, tenures and letters of some seats; gathered once by `gather_levels`."""

    agreed: Mapping[str, tuple[list[date], list[int]]]
    held: Mapping[str, list[Appointment]]
    letters: Mapping[tuple[str, str], list[Delegation]]
    own: Mapping[str, list[Appointment]]

    def agreed_on(self, seat_id: str, day: date) -> int | None:
        """Return the level agreed for a seat as it stood on a day."""
        days, levels = self.agreed.get(seat_id, ([], []))
        at = bisect_right(days, day)
        return levels[at - 1] if at else None

    def agreed_through(self, seat_id: str, days: Sequence[date]) -> list[int | None]:
        """Return the level agreed for a seat on each of these days, which stand in order."""
        found: list[int | None] = [None] * len(days)
        starts, levels = self.agreed.get(seat_id, ([], []))
        for start, level in zip(starts, levels, strict=True):
            first = bisect_left(days, start)
            found[first:] = [level] * (len(days) - first)
        return found

    def people_with_letters(self, organisation_id: str) -> frozenset[str]:
        """Return who was ever written a letter of delegation by this partner."""
        return frozenset(
            person for person, organisation in self.letters if organisation == organisation_id
        )

    def holders_on(self, seat: Seat, day: date) -> list[Appointment]:
        """Return who held a seat on a day; nobody where the seat was not there or not filled."""
        if not is_in_force(seat.starts_on, seat.ends_on, day):
            return []
        return [
            row for row in self.held.get(seat.id, ())
            if is_in_force(row.starts_on, row.ends_on, day)
        ]  # fmt: skip

    def by_letter(
        self, person_id: str, organisation_id: str, own: int | None, day: date
    ) -> tuple[int | None, bool]:
        """Return the level that counts with letters in force that day, and whether one did."""
        level, has_letter = own, False
        for letter in self.letters.get((person_id, organisation_id), ()):
            if is_in_force(letter.starts_on, letter.ends_on, day):
                lent = self._lent(letter, day)
                level = counted_level(level, delegator=lent, has_letter=True)
                has_letter = True
        return level, has_letter

    def _lent(self, letter: Delegation, day: date) -> int | None:
        giver = letter.from_person_id or ""
        found = [
            row.level for row in self.own.get(giver, ())
            if row.level is not None and is_in_force(row.starts_on, row.ends_on, day)
        ]  # fmt: skip
        if found:
            return max(found)
        onward = self.letters.get((giver, letter.organisation_id), ())
        given = any(is_in_force(row.starts_on, row.ends_on, day) for row in onward)
        return None if given else TOP_LEVEL


def gather_levels(desk: Desk, seats: Sequence[Seat]) -> Levels:
    """Gather what was agreed, held and delegated for these seats, at all times."""
    seat_ids = [seat.id for seat in seats]
    letters = desk.rows(Delegation)
    givers = {row.from_person_id for row in letters if row.from_person_id}
    return Levels(
        agreed=_agreed(desk.rows(AgreedLevel, seat_id=seat_ids)),
        held=_grouped_holders(desk.rows(Appointment, seat_id=seat_ids)),
        letters=_by_receiver(letters),
        own=_by_person(desk.rows(Appointment, person_id=givers) if givers else []),
    )


def _agreed(rows: Sequence[AgreedLevel]) -> dict[str, tuple[list[date], list[int]]]:
    found: dict[str, tuple[list[date], list[int]]] = {}
    for row in sorted(rows, key=lambda row: (row.starts_on or date.min, row.id)):
        days, levels = found.setdefault(row.seat_id, ([], []))
        days.append(row.starts_on or date.min)
        levels.append(row.level)
    return found


def _grouped_holders(rows: Sequence[Appointment]) -> dict[str, list[Appointment]]:
    found: dict[str, list[Appointment]] = defaultdict(list)
    for row in rows:
        if row.kind is AppointmentKind.HOLDER:
            found[row.seat_id].append(row)
    return found


def _by_receiver(letters: Sequence[Delegation]) -> dict[tuple[str, str], list[Delegation]]:
    found: dict[tuple[str, str], list[Delegation]] = defaultdict(list)
    for row in letters:
        found[row.to_person_id or "", row.organisation_id].append(row)
    return found


def _by_person(rows: Sequence[Appointment]) -> dict[str, list[Appointment]]:
    found: dict[str, list[Appointment]] = defaultdict(list)
    for row in rows:
        found[row.person_id].append(row)
    return found
