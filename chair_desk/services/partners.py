"""What the page of partners and members shows: the list by standing, and a card for each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from chair_desk.catalogue.board_profiles import RankFloor
from chair_desk.records.actions import Action, ActionState
from chair_desk.records.days_in_words import full_day
from chair_desk.records.frozen import frozen
from chair_desk.records.levels import ladder_words, level_words
from chair_desk.records.logs import Addressee, LogEntry
from chair_desk.records.mandates import Mandate
from chair_desk.records.people import Appointment, Delegation, Organisation, Seat, Standing
from chair_desk.services.boards import main_body
from chair_desk.services.checks import existing
from chair_desk.services.delegations import delegations
from chair_desk.services.desk import Desk
from chair_desk.services.letters_due import LetterDue, LetterState, letters_to_renew
from chair_desk.services.mandates import mandates_on
from chair_desk.services.members import (
    Member,
    agreed_rows,
    members_of_seats,
    members_on,
    only_in_force,
)
from chair_desk.services.organisations import organisations
from chair_desk.services.partner_chain import ChainLink, chain_of, chain_words
from chair_desk.services.partner_meetings import MeetingMark, marks, marks_words, usual_person
from chair_desk.services.ranks import RankReading, read_rank, steps_of_ranks
from chair_desk.words import _

CHALLENGE = "challenge"


@frozen(kw_only=True)
class PartnerLine:
    """A line of the list: a partner, or a seat that belongs to none.

    `level` is that of whoever usually comes, or holds the seat where nobody came yet.
    """

    name: str
    organisation: Organisation | None = None
    member: Member | None = None
    level: int | None = None
    agreed_level: int | None = None

    @property
    def ladder_words(self) -> str:
        """Say what the ladder picture shows; nothing where nothing is ranked."""
        if self.agreed_level is None:
            return ""
        return ladder_words(self.level, self.agreed_level)


@frozen(kw_only=True)
class PartnerGroup:
    """A heading of the list with its lines."""

    label: str
    lines: tuple[PartnerLine, ...]


@frozen(kw_only=True)
class SeatCard:
    """A seat of a partner with its holder; `reading.reason` says why a level is not known.

    `unsettled` has the same for the holder and each deputy: the id of an appointment, and why.
    """

    member: Member
    reading: RankReading | None = None
    unsettled: tuple[tuple[str, str], ...] = ()

    def why_unknown(self, appointment_id: str) -> str:
        """Say why the level of an appointment is not known; nothing where it is."""
        return dict(self.unsettled).get(appointment_id, "")


@frozen(kw_only=True)
class PartnerCard:
    """All that is shown of one partner on a day.

    `floor` is the least rank that the law accepts, where it says one. Counts of actions are of
    those the partner or one of its people owns. `mandates` are by person id; `briefings` say how
    each delegate answers to whoever delegated. `steps` say how far below the top of the ladder
    each of its ranks in the chain stands, and from where that counts.
    """

    organisation: Organisation
    seats: tuple[SeatCard, ...]
    chain: tuple[ChainLink, ...]
    marks: tuple[MeetingMark, ...]
    agreed_level: int | None
    agreed_since: date | None
    predecessors: tuple[Organisation, ...]
    successor: Organisation | None
    floor: RankFloor | None
    open_actions: int
    late_actions: int
    open_challenges: int
    mandates: Mapping[str, Mandate]
    briefings: tuple[str, ...] = ()
    letters_due: tuple[LetterDue, ...] = ()
    steps: tuple[str, ...] = ()

    @property
    def chain_words(self) -> str:
        """Say in how many places the chain of authority is broken; nothing where it holds."""
        return chain_words(self.chain)

    @property
    def meetings_words(self) -> str:
        """Say in counts how the partner was at the last meetings."""
        return marks_words(self.marks)

    @property
    def agreed_words(self) -> str:
        """Say the agreed level and since when: "can commit, since 1 April 2026"."""
        if self.agreed_level is None:
            return _("no level agreed")
        words = level_words(self.agreed_level)
        words = words[:1].lower() + words[1:]
        if self.agreed_since is None:
            return words
        return _("{level}, since {date}").format(level=words, date=full_day(self.agreed_since))


def partners(desk: Desk, on: date | None = None) -> list[PartnerGroup]:
    """Return the partners in being on a day, statutory ones first, then those in no agency."""
    day = on or desk.today()
    rows = organisations(desk, day)
    members = members_on(desk, main_body(desk).id, day)
    found = marks(desk, [row.id for row in rows], day)
    lines = [_line(row, _of(members, row), found[row.id]) for row in rows]
    words = desk.profile(day).words
    statutory = [line for line in lines if _standing(line) is Standing.STATUTORY]
    others = [line for line in lines if _standing(line) is not Standing.STATUTORY]
    alone = [_seat_line(member) for member in members if member.organisation is None]
    groups = (
        (words.statutory_partners, statutory),
        (words.relevant_partners, others),
        (words.others, alone),
    )
    return [PartnerGroup(label=label, lines=tuple(one)) for label, one in groups if one]


def _standing(line: PartnerLine) -> Standing:
    return line.organisation.standing if line.organisation else Standing.OTHER


def _of(members: Sequence[Member], organisation: Organisation) -> list[Member]:
    return [member for member in members if member.seat.organisation_id == organisation.id]


def _line(
    organisation: Organisation, members: Sequence[Member], found: Sequence[MeetingMark]
) -> PartnerLine:
    agreed = [member.agreed_level for member in members if member.agreed_level is not None]
    usual = usual_person(found)
    came = [mark.level for mark in found if mark.person_id == usual and mark.level is not None]
    held = [
        member.appointment.level
        for member in members
        if member.appointment and member.appointment.level is not None
    ]
    return PartnerLine(
        name=organisation.name,
        organisation=organisation,
        member=members[0] if members else None,
        level=came[-1] if came else max(held, default=None),
        agreed_level=max(agreed, default=None),
    )


def _seat_line(member: Member) -> PartnerLine:
    name = member.person.name if member.person else member.seat.role
    return PartnerLine(name=name, member=member)


def partner_card(desk: Desk, organisation_id: str, on: date | None = None) -> PartnerCard:
    """Return the card of a partner as it stands on a day.

    Raises:
        Refused: There is no such partner any more.
    """
    day = on or desk.today()
    organisation = existing(desk, Organisation, organisation_id)
    speaking = _speaking(desk, organisation_id, day)
    members, letters, chain = speaking.members, speaking.letters, speaking.chain
    agreed = agreed_rows(desk, [member.seat.id for member in members], day)
    highest = max(agreed.values(), key=lambda row: row.level, default=None)
    known = desk.profile(day).partner_for(organisation)
    actions = _actions(desk, organisation_id, members)
    return PartnerCard(
        organisation=organisation,
        seats=tuple(_seat_card(desk, member) for member in members),
        chain=chain,
        marks=speaking.marks,
        agreed_level=highest.level if highest else None,
        agreed_since=highest.starts_on if highest else None,
        predecessors=_predecessors(desk, organisation),
        successor=desk.get(Organisation, organisation.successor_id)
        or next(iter(desk.rows(Organisation, predecessor_id=organisation_id)), None),
        floor=known.floor_on(day) if known else None,
        open_actions=len(actions),
        late_actions=sum(action.due_on is not None and action.due_on < day for action in actions),
        open_challenges=_open_challenges(desk, organisation_id),
        mandates=mandates_on(desk, organisation_id, day),
        briefings=tuple(dict.fromkeys(one.briefing for one in letters if one.briefing)),
        letters_due=speaking.due,
        steps=tuple(steps_of_ranks(desk, organisation, [link.short for link in chain], day)),
    )


def chain_on(desk: Desk, organisation_id: str, on: date) -> tuple[ChainLink, ...]:
    """Return the chain of authority of a partner on a day, without the rest of its card."""
    return _speaking(desk, organisation_id, on).chain


@frozen(kw_only=True)
class _Speaking:
    """Who speaks for a partner on a day, and by what."""

    members: tuple[Member, ...]
    marks: tuple[MeetingMark, ...]
    letters: tuple[Delegation, ...]
    due: tuple[LetterDue, ...]
    chain: tuple[ChainLink, ...]


def _speaking(desk: Desk, organisation_id: str, day: date) -> _Speaking:
    seats = desk.rows(Seat, organisation_id=organisation_id, order=("place", "id"))
    members = members_of_seats(desk, only_in_force(seats, day), day)
    found = marks(desk, [organisation_id], day)[organisation_id]
    letters = delegations(desk, organisation_id, day)
    due = letters_to_renew(desk, day, organisation_ids=[organisation_id])
    chain = chain_of(
        desk, members, letters, usual_person(found), day,
        ended=[one.letter for one in due if one.state is LetterState.ENDED],
    )  # fmt: skip
    return _Speaking(
        members=tuple(members), marks=tuple(found), letters=tuple(letters), due=tuple(due),
        chain=chain,
    )  # fmt: skip


def _open_challenges(desk: Desk, organisation_id: str) -> int:
    """Count the challenges put to a partner, alone or among others, that are not closed."""
    among = {row.log_entry_id for row in desk.rows(Addressee, organisation_id=organisation_id)}
    rows = desk.file.columns(
        LogEntry, ("id", "to_organisation_id"), log_type=CHALLENGE, closed_on=None
    )
    return sum(first == organisation_id or entry_id in among for entry_id, first in rows)


def _predecessors(desk: Desk, organisation: Organisation) -> tuple[Organisation, ...]:
    """Return whose place a partner took, and who went into it later."""
    first = desk.get(Organisation, organisation.predecessor_id)
    later = desk.rows(Organisation, successor_id=organisation.id, order=("ends_on", "name"))
    return (*((first,) if first else ()), *later)


def _seat_card(desk: Desk, member: Member) -> SeatCard:
    if not member.is_ranked:
        return SeatCard(member=member)
    rows = [member.appointment] if member.appointment else []
    readings = {row.id: _reading(desk, member, row) for row in rows}
    deputies = [one.appointment for one in member.deputies if one.appointment.level is None]
    readings |= {row.id: _reading(desk, member, row) for row in deputies}
    unknown = [row.id for row in (*rows, *deputies) if row.level is None]
    return SeatCard(
        member=member,
        reading=readings[rows[0].id] if rows else None,
        unsettled=tuple((each, readings[each].reason) for each in unknown),
    )


def _reading(desk: Desk, member: Member, row: Appointment) -> RankReading:
    return read_rank(
        desk, member.organisation, member.seat, rank=row.rank, post=row.post, on=row.starts_on
    )


def _actions(desk: Desk, organisation_id: str, members: Sequence[Member]) -> list[Action]:
    states = (ActionState.OPEN, ActionState.AT_RISK)
    people = [member.person.id for member in members if member.person]
    people += [deputy.person.id for member in members for deputy in member.deputies]
    found = {
        row.id: row for row in desk.rows(Action, organisation_id=organisation_id, state=states)
    }
    found |= {row.id: row for row in desk.rows(Action, owner_id=people, state=states)}
    return list(found.values())
