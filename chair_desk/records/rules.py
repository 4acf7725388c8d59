"""Named rules of boards: which seats count, and quorum. Data chooses, code defines.

A board profile names a rule and gives its numbers; the rule itself is one pure function here,
with its source. The rules of days (notice, due dates) stand in `clocks`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date

from chair_desk.records.attendance import Presence
from chair_desk.records.frozen import frozen
from chair_desk.records.in_force import is_in_force
from chair_desk.records.people import Appointment, Seat, SeatKind
from chair_desk.words import _, ngettext


def is_live(seat: Seat, appointments: Iterable[Appointment], day: date) -> bool:
    """Say whether a seat counts on a day: it exists and somebody was appointed to it.

    A seat not yet filled is not an absence, so it stands in no denominator. A deputy fills
    no seat.

    Source: the field's practice (domain.md 8, surprise 4): denominators start at appointment.
    """
    return is_in_force(seat.starts_on, seat.ends_on, day) and any(
        appointment.seat_id == seat.id
        and appointment.kind == "holder"
        and is_in_force(appointment.starts_on, appointment.ends_on, day)
        for appointment in appointments
    )


def live_seats(
    seats: Iterable[Seat], appointments: Sequence[Appointment], day: date
) -> tuple[Seat, ...]:
    """Return the seats that count on a day, in the order given."""
    return tuple(seat for seat in seats if is_live(seat, appointments, day))


def sits_for_seat(presence: Presence, *, deputies_count: bool = True) -> bool:
    """Say whether somebody with this presence fills the seat they came for.

    Observers and people in attendance for items are in the room but fill no seat.
    """
    return presence is Presence.PRESENT or (presence is Presence.DEPUTY and deputies_count)


@frozen(kw_only=True)
class QuorumRule:
    """A quorum rule by name, its numbers, and where it comes from.

    `share` is a fraction as (1, 2); `count` a number of seats; `partners` the keys of partners
    in the profile that must all be there. `seat_kinds` says which seats count. No `source`
    means that it is the board's own choice.
    """

    rule: str
    share: tuple[int, int] = (1, 2)
    count: int = 0
    partners: tuple[str, ...] = ()
    seat_kinds: tuple[SeatKind, ...] = (SeatKind.MEMBER,)
    deputies_count: bool = True
    if_not_met: str = ""
    words: str = ""
    source: str = ""
    checked: bool = False


@frozen(kw_only=True)
class SeatAtTable:
    """A seat as quorum sees it at one item: `name` is said where it is missing.

    `partner` is the key of the partner in the board's profile. `is_here` is true where
    `sits_for_seat` holds and the person is in the room and has not stood aside for the item.
    """

    name: str
    partner: str = ""
    organisation_id: str = ""
    kind: SeatKind = SeatKind.MEMBER
    is_live: bool = True
    is_here: bool = False


@frozen(kw_only=True)
class QuorumReading:
    """How quorum stands: `here` of `of`, `needed` to be quorate, and who is missing.

    `missing` are names of live seats or partners with nobody here; `vacant` are named partners
    with no filled seat at all. `is_for_the_chair` where the chair decides and no number does.
    """

    is_met: bool
    here: int
    of: int
    needed: int
    missing: tuple[str, ...] = ()
    vacant: tuple[str, ...] = ()
    counts_partners: bool = False
    is_for_the_chair: bool = False

    @property
    def words(self) -> str:
        """Say it in one sentence."""
        if self.is_for_the_chair:
            return _("The chair decides. {here} of {of} seats are here.").format(
                here=self.here, of=self.of
            )
        if self.counts_partners:
            return self._partner_words()
        text = ngettext(
            "{here} of {of} seats here, {needed} is needed.",
            "{here} of {of} seats here, {needed} are needed.",
            self.needed,
        )
        verdict = _("Quorate.") if self.is_met else _("Not quorate.")
        return f"{verdict} {text.format(here=self.here, of=self.of, needed=self.needed)}"

    def _partner_words(self) -> str:
        if self.is_met:
            return _("Quorate. Every partner who must be here is here.")
        names = ", ".join((*self.missing, *self.vacant))
        return _("Not quorate. Missing: {names}.").format(names=names)


def share_of_live_seats(rule: QuorumRule, seats: Sequence[SeatAtTable]) -> QuorumReading:
    """Ask for at least a share of the live seats, rounded up, and never for none.

    Source: local terms of reference; half was debated as a target by the board in Northern
    Ireland (domain.md R30). Seats are counted, so one person in two seats counts twice.
    """
    live = _counted(rule, seats)
    above, below = rule.share
    return _seats_reading(live, max(1, -(-len(live) * above // below)))


def number_of_seats(rule: QuorumRule, seats: Sequence[SeatAtTable]) -> QuorumReading:
    """Ask for a fixed number of live seats.

    Source: local terms of reference, such as four of six in a sub-group (domain.md R78).
    """
    return _seats_reading(_counted(rule, seats), rule.count)


def all_named_partners(rule: QuorumRule, seats: Sequence[SeatAtTable]) -> QuorumReading:
    """Ask that every named partner be here: each organisation that stands as one of them.

    A named partner with no filled seat is vacant: nobody is absent, yet quorum is not met.

    Source: the terms of reference of partnerships under the 2018 and later guidance, where the
    three statutory partners share one duty (domain.md R79, R80).
    """
    here, missing, vacant = 0, [], []
    for partner in rule.partners:
        live = [seat for seat in seats if seat.partner == partner and seat.is_live]
        named = [seat.name for seat in seats if seat.partner == partner]
        if not live:
            vacant.append(named[0] if named else partner)
            continue
        bodies = dict.fromkeys(seat.organisation_id for seat in live)
        absent = [body for body in bodies if not _any_here(live, body)]
        here += not absent
        missing += [_name_of(live, body) for body in absent]
    return QuorumReading(
        is_met=not missing and not vacant,
        here=here,
        of=len(rule.partners),
        needed=len(rule.partners),
        missing=tuple(missing),
        vacant=tuple(vacant),
        counts_partners=True,
    )


def chair_decides(rule: QuorumRule, seats: Sequence[SeatAtTable]) -> QuorumReading:
    """Leave it to the chair, by the business on the agenda; somebody must be here.

    Source: terms of reference of sub-groups (domain.md R81); Care Act 2014 Schedule 2
    paragraph 1 lets an adults board settle its own procedure.
    """
    live = _counted(rule, seats)
    here = sum(seat.is_here for seat in live)
    return QuorumReading(
        is_met=here > 0,
        here=here,
        of=len(live),
        needed=1,
        missing=tuple(seat.name for seat in live if not seat.is_here),
        is_for_the_chair=True,
    )


QUORUM_RULES: Mapping[str, Callable[[QuorumRule, Sequence[SeatAtTable]], QuorumReading]] = {
    "share_of_live_seats": share_of_live_seats,
    "number_of_seats": number_of_seats,
    "all_named_partners": all_named_partners,
    "chair_decides": chair_decides,
}


def read_quorum(rule: QuorumRule, seats: Sequence[SeatAtTable]) -> QuorumReading:
    """Read quorum by the rule named. Asked per item: pass the seats as they are at the item."""
    return QUORUM_RULES[rule.rule](rule, seats)


def _counted(rule: QuorumRule, seats: Sequence[SeatAtTable]) -> list[SeatAtTable]:
    return [seat for seat in seats if seat.is_live and seat.kind in rule.seat_kinds]


def _seats_reading(live: Sequence[SeatAtTable], needed: int) -> QuorumReading:
    here = sum(seat.is_here for seat in live)
    return QuorumReading(
        is_met=here >= needed,
        here=here,
        of=len(live),
        needed=needed,
        missing=tuple(seat.name for seat in live if not seat.is_here),
    )


def _any_here(seats: Sequence[SeatAtTable], organisation_id: str) -> bool:
    return any(seat.is_here for seat in seats if seat.organisation_id == organisation_id)


def _name_of(seats: Sequence[SeatAtTable], organisation_id: str) -> str:
    return next(seat.name for seat in seats if seat.organisation_id == organisation_id)


def missing_to_close(needs: Iterable[str], values: Mapping[str, str]) -> tuple[str, ...]:
    """Return the columns that are still empty and without which an entry cannot be closed.

    Source: domain.md 4.3: outcome, impact and evidence. No impact, not closed.
    """
    return tuple(name for name in needs if not values.get(name, "").strip())
