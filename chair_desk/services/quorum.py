"""Whether the board may decide, item by item, and who can commit their agency today."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from chair_desk.catalogue.board_profiles import BoardProfile
from chair_desk.records.attendance import Attendance
from chair_desk.records.boards import Body
from chair_desk.records.frozen import frozen
from chair_desk.records.levels import ladder_words, level_words
from chair_desk.records.meetings import Meeting, MeetingState
from chair_desk.records.people import Organisation, Person, SeatKind, Standing
from chair_desk.records.presence_spans import Now
from chair_desk.records.rules import QuorumRule, SeatAtTable, read_quorum, sits_for_seat
from chair_desk.services.checks import existing
from chair_desk.services.desk import Desk
from chair_desk.services.members import Member, members_on
from chair_desk.services.organisations import organisations
from chair_desk.services.register import RegisterLine, Room, register, room
from chair_desk.words import _


@frozen(kw_only=True)
class Quorum:
    """How quorum stands at a meeting or one item of it.

    `here` of `of` seats, `needed` to be quorate; for a rule of named partners these count
    partners, and `seats_here` of `seats_of` count the filled seats in any case, staff left out.
    `missing` names who is not here. `rule` is the rule in words, with its `source`.
    """

    is_met: bool
    here: int
    of: int
    needed: int
    words: str
    seats_here: int
    seats_of: int
    missing: tuple[str, ...] = ()
    vacant: tuple[str, ...] = ()
    rule: str = ""
    source: str = ""
    is_to_be_checked: bool = False
    if_not_met: str = ""


@frozen(kw_only=True)
class Commitment:
    """Whether a statutory partner can be committed by whoever sits for it now.

    `level` counts a letter of delegation; `own_level` does not.
    """

    organisation: Organisation
    person: Person | None = None
    post: str = ""
    level: int | None = None
    own_level: int | None = None
    agreed: int | None = None
    has_letter: bool = False

    @property
    def can_commit(self) -> bool:
        """Say whether the person in the room is at the agreed level."""
        if self.person is None or self.level is None or self.agreed is None:
            return False
        return self.level >= self.agreed

    @property
    def verdict(self) -> str:
        """Say it in three words or fewer: "Can commit", "Must refer back", "Not here"."""
        if self.person is None:
            return _("Not here")
        if self.level is None:
            return _("Level not known")
        return _("Can commit") if self.can_commit else _("Must refer back")

    @property
    def words(self) -> str:
        """Say who sits for the partner: "Marcus Wrenfield, DCS"."""
        if self.person is None:
            return ""
        words = ", ".join(part for part in (self.person.name, self.post) if part)
        return _("{words}, with a letter").format(words=words) if self.has_letter else words

    @property
    def ladder_words(self) -> str:
        """Say what the ladder picture shows."""
        return ladder_words(self.level, self.agreed)

    @property
    def level_words(self) -> str:
        """Say what the person can agree to."""
        return level_words(self.level)


def quorum(desk: Desk, meeting_id: str, item_id: str | None = None) -> Quorum:
    """Read quorum by the rule of the profile: now, or as it was at an item.

    While a meeting is in session the item being taken is read as the room is now. Once it is
    over, and no item is named, everybody counts who was there for any of it.

    Raises:
        Refused: There is no such meeting any more.
    """
    gathered = room(desk, meeting_id)
    rules = quorum_rules(desk, gathered.meeting)
    here = {
        line.seat_id
        for line in gathered.lines
        if rules.counts(line) and _is_here(gathered, line, item_id)
    }
    return rules.read(here)


@frozen(kw_only=True)
class QuorumRules:
    """By which rule a meeting is quorate, and for which seats: all but who is here."""

    profile: BoardProfile
    rule: QuorumRule
    members: Sequence[Member]

    def counts(self, line: Attendance) -> bool:
        """Say whether a line of the register fills a seat while the person is here."""
        return sits_for_seat(line.presence, deputies_count=self.rule.deputies_count)

    def read(self, here: set[str | None]) -> Quorum:
        """Read quorum with these seats filled."""
        seats = _seats(self.profile, self.members, here)
        return _reading(self.profile, self.rule, seats)


def quorum_rules(desk: Desk, meeting: Meeting) -> QuorumRules:
    """Gather the rule of a meeting and its seats once, for one reading or many.

    Raises:
        Refused: The body of the meeting is no longer there.
    """
    profile = desk.profile(meeting.held_on)
    return QuorumRules(
        profile=profile,
        rule=profile.quorum_for(existing(desk, Body, meeting.body_id).kind),
        members=members_on(desk, meeting.body_id, meeting.held_on),
    )


def _reading(profile: BoardProfile, rule: QuorumRule, seats: list[SeatAtTable]) -> Quorum:
    names = {partner.key: partner.name for partner in profile.partners}
    reading = read_quorum(rule, seats)
    vacant = tuple(names.get(one, one) for one in reading.vacant)
    reading = dataclasses.replace(reading, vacant=vacant)
    filled = [seat for seat in seats if seat.is_live and seat.kind is not SeatKind.STAFF]
    return Quorum(
        is_met=reading.is_met,
        here=reading.here,
        of=reading.of,
        needed=reading.needed,
        words=reading.words,
        seats_here=sum(seat.is_here for seat in filled),
        seats_of=len(filled),
        missing=reading.missing,
        vacant=reading.vacant,
        rule=rule.words,
        source=rule.source,
        is_to_be_checked=bool(rule.source) and not rule.checked,
        if_not_met=rule.if_not_met,
    )


def _is_here(gathered: Room, line: Attendance, item_id: str | None) -> bool:
    meeting = gathered.meeting
    is_on = meeting.state is MeetingState.IN_SESSION
    if item_id and not (is_on and item_id == meeting.current_item_id):
        return gathered.was_there(line, item_id)
    if is_on:
        return gathered.where(line) is Now.HERE
    return line.presence.is_here


def _seats(
    profile: BoardProfile, members: Sequence[Member], here: set[str | None]
) -> list[SeatAtTable]:
    """Return the seats as quorum sees them; a seat that two people share counts once."""
    found: dict[str, SeatAtTable] = {}
    for member in members:
        organisation = member.organisation
        known = profile.partner_for(organisation) if organisation else None
        is_members = member.seat.kind is SeatKind.MEMBER
        found[member.seat.id] = SeatAtTable(
            name=_seat_name(member),
            partner=known.key if known and is_members else "",
            organisation_id=member.seat.organisation_id or "",
            kind=member.seat.kind,
            is_live=member.person is not None,
            is_here=member.seat.id in here,
        )
    return list(found.values())


def _seat_name(member: Member) -> str:
    if member.organisation:
        return member.organisation.short_name or member.organisation.name
    return member.seat.role or (member.person.name if member.person else "")


def who_can_commit(desk: Desk, meeting_id: str, item_id: str | None = None) -> list[Commitment]:
    """Say of each statutory partner whether somebody here can commit it, in partner order.

    Of several, the one at the highest level speaks. A deputy with a letter of delegation
    counts at the delegator's level.

    Raises:
        Refused: There is no such meeting any more.
    """
    gathered = room(desk, meeting_id)
    lines = [
        line
        for line in register(desk, meeting_id)
        if line.is_ranked
        and sits_for_seat(line.attendance.presence)
        and _is_here(gathered, line.attendance, item_id)
    ]
    on = gathered.meeting.held_on
    members = members_on(desk, gathered.meeting.body_id, on)
    return [
        _commitment(partner, [line for line in lines if line.organisation == partner], members)
        for partner in organisations(desk, on)
        if partner.standing is Standing.STATUTORY
    ]


def _commitment(
    partner: Organisation, lines: list[RegisterLine], members: list[Member]
) -> Commitment:
    agreed = [
        member.agreed_level
        for member in members
        if member.organisation == partner and member.agreed_level is not None
    ]
    best = max(lines, key=lambda line: line.counted_level or 0, default=None)
    if best is None:
        return Commitment(organisation=partner, agreed=max(agreed, default=None))
    return Commitment(
        organisation=partner,
        person=best.person,
        post=best.attendance.rank or best.attendance.post,
        level=best.counted_level,
        own_level=best.level,
        agreed=max(agreed, default=best.agreed),
        has_letter=best.has_letter and best.counted_level != best.level,
    )
