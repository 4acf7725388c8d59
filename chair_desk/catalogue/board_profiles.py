"""Board profiles: what the law and the board's own rules make of a board, as data.

A profile only chooses and gives numbers; rules are named functions on the ground floor.
Everything taken from law or guidance names its source and says whether it was checked.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field
from datetime import date
from typing import Protocol

from chair_desk.catalogue.duties import StandingDuty
from chair_desk.catalogue.retention import RetentionClass
from chair_desk.records.boards import BodyKind, Nation
from chair_desk.records.clocks import DueRule, NoticeRule
from chair_desk.records.frozen import frozen
from chair_desk.records.meetings import Purpose
from chair_desk.records.people import Organisation, OrganisationKind, SeatKind, Standing
from chair_desk.records.rules import QuorumRule


class Cited(Protocol):
    """Anything in a profile that says where it comes from. No source: the board's own choice."""

    @property
    def words(self) -> str:
        """The rule in one plain sentence."""

    @property
    def source(self) -> str:
        """A short citation, or nothing."""

    @property
    def checked(self) -> bool:
        """Whether somebody compared it with the source."""


@frozen
class ToCheck:
    """Something taken from law or guidance that nobody compared with the source yet."""

    key: str
    words: str
    source: str


@frozen(kw_only=True)
class Words:
    """What this board calls things, in lower case as within a sentence.

    The last three head the list of partners.
    """

    board: str
    member: str
    members: str
    partner: str
    partners: str
    chair: str
    business_manager: str
    statutory_partners: str
    relevant_partners: str
    others: str


@frozen(kw_only=True)
class DocumentWords:
    """How documents are titled. `minutes_to_confirm` holds {date}."""

    agenda: str
    minutes: str
    minutes_to_confirm: str
    asked: str
    confidential_part: str


@frozen(kw_only=True)
class RankFloor:
    """The least rank that the law accepts for a seat, from a date to a date, both counted in."""

    rank: str
    words: str
    source: str
    checked: bool
    starts_on: date | None = None
    ends_on: date | None = None


@frozen(kw_only=True)
class PartnerInProfile:
    """A partner that such a board usually has; `name` is what a form offers to correct.

    `agreed_level` is a starting value, or None where the seat is not ranked. `is_usual` is
    false for one that only some boards have.
    """

    key: str
    name: str
    kind: OrganisationKind
    standing: Standing
    role: str
    ladder: str = ""
    agreed_level: int | None = None
    is_usual: bool = True
    floors: tuple[RankFloor, ...] = ()

    def floor_on(self, day: date) -> RankFloor | None:
        """Return the floor of rank in law on a day, or nothing."""
        for floor in self.floors:
            after_start = floor.starts_on is None or floor.starts_on <= day
            if after_start and (floor.ends_on is None or day <= floor.ends_on):
                return floor
        return None


@frozen(kw_only=True)
class RoleInProfile:
    """A seat that belongs to no partner and is never ranked. `count` is how many to begin with."""

    key: str
    name: str
    kind: SeatKind
    count: int = 1
    words: str = ""
    source: str = ""
    checked: bool = False


@frozen(kw_only=True)
class StandingItem:
    """An item of every agenda, at its start or its end.

    `lead_role` is the key of a role. The item of key "minutes" confirms the last minutes; once
    there are any, `DocumentWords.minutes_to_confirm` is its title.
    """

    key: str
    title: str
    purpose: Purpose
    minutes: int
    is_at_start: bool
    lead_role: str
    asked: str = ""


@frozen(kw_only=True)
class YearlyDocument:
    """A plan or report owed each year: its outline, when it is due, and who is sent it."""

    outline: str
    due: DueRule
    goes_to: tuple[str, ...]
    words: str
    source: str
    checked: bool


@frozen(kw_only=True)
class MeetingsRule:
    """How many meetings a year at the least; 0 where nothing says so."""

    at_least: int
    words: str
    source: str
    checked: bool


@frozen(kw_only=True)
class ChallengeStep:
    """One step of a challenge: who is asked, and the working days to answer (None: no clock)."""

    key: str
    title: str
    to: str
    working_days: int | None


@frozen(kw_only=True)
class BoardProfile:
    """A regime as data. `inherits` names the profile whose rules it takes where it says nothing.

    `quorum` is the board's; `quorum_of` holds that of other bodies where it differs.
    `action_words` are the local words for how an action stands, by its mark: "red" for "late".
    """

    name: str
    label: str
    help: str
    nation: Nation
    law: tuple[str, ...]
    words: Words
    document_words: DocumentWords
    partners: tuple[PartnerInProfile, ...]
    roles: tuple[RoleInProfile, ...]
    quorum: QuorumRule
    notice: NoticeRule
    minutes_out: NoticeRule
    meetings: MeetingsRule
    standing_items: tuple[StandingItem, ...]
    challenge_steps: tuple[ChallengeStep, ...]
    logs: tuple[str, ...]
    year_begins: tuple[int, int]
    yearly_report: YearlyDocument | None = None
    yearly_plan: YearlyDocument | None = None
    quorum_of: Mapping[BodyKind, QuorumRule] = field(default_factory=dict)
    duties: tuple[StandingDuty, ...] = ()
    retention: tuple[RetentionClass, ...] = ()
    action_words: Mapping[str, str] = field(default_factory=dict)
    inherits: str = ""
    inherited_note: str = ""

    @property
    def calendar(self) -> Nation:
        """Return the nation whose bank holidays count; the board may say otherwise."""
        return self.nation

    @property
    def to_be_checked(self) -> tuple[ToCheck, ...]:
        """Return what is marked "to be checked", for the program to show."""
        noted = [ToCheck("inherits", self.inherited_note, "")] if self.inherited_note else []
        return (
            *noted,
            *(
                ToCheck(key, cited.words, cited.source)
                for key, cited in self._cited()
                if cited.source and not cited.checked
            ),
        )

    @property
    def minutes_item(self) -> StandingItem | None:
        """Return the standing item that confirms the last minutes, if there is one."""
        return next((item for item in self.standing_items if item.key == "minutes"), None)

    def partner(self, key: str) -> PartnerInProfile:
        """Return the partner of this key, or raise KeyError."""
        return {partner.key: partner for partner in self.partners}[key]

    def role(self, key: str) -> RoleInProfile:
        """Return the role of this key, or raise KeyError."""
        return {role.key: role for role in self.roles}[key]

    def partner_for(self, organisation: Organisation) -> PartnerInProfile | None:
        """Return the profile's partner that an organisation stands as: of its kind and standing.

        Where several fit, the one on the same ladder, then the first.
        """
        fits = [
            partner
            for partner in self.partners
            if partner.kind is organisation.kind and partner.standing is organisation.standing
        ]
        same = [partner for partner in fits if partner.ladder == organisation.ladder]
        return next(iter(same or fits), None)

    def quorum_for(self, kind: BodyKind) -> QuorumRule:
        """Return the quorum rule of a sort of body."""
        return self.quorum_of.get(kind, self.quorum)

    def year_ends_on(self, day: date) -> date:
        """Return the last day of the board's reporting year that a day falls in."""
        month, first = self.year_begins
        begins = date(day.year, month, first)
        nearest = begins if begins > day else begins.replace(year=day.year + 1)
        return date.fromordinal(nearest.toordinal() - 1)

    def _cited(self) -> Iterator[tuple[str, Cited]]:
        yield "quorum", self.quorum
        for kind, rule in self.quorum_of.items():
            yield f"quorum_of.{kind}", rule
        yield "notice", self.notice
        yield "minutes_out", self.minutes_out
        yield "meetings", self.meetings
        if self.yearly_report:
            yield "yearly_report", self.yearly_report
        if self.yearly_plan:
            yield "yearly_plan", self.yearly_plan
        for duty in self.duties:
            yield f"duty.{duty.key}", duty
        for role in self.roles:
            yield f"role.{role.key}", role
        for partner in self.partners:
            for floor in partner.floors:
                yield f"partner.{partner.key}.floor", floor
