"""Read a board profile from TOML, the rules it inherits laid under its own."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields
from datetime import date
from typing import Any

from chair_desk.catalogue.action_words import read_action_words
from chair_desk.catalogue.board_profiles import (
    BoardProfile,
    ChallengeStep,
    DocumentWords,
    MeetingsRule,
    PartnerInProfile,
    RankFloor,
    RoleInProfile,
    StandingItem,
    Words,
    YearlyDocument,
)
from chair_desk.catalogue.duties import read_duties
from chair_desk.catalogue.retention import read_retention
from chair_desk.catalogue.toml_reading import Part, parse, refuse_twice
from chair_desk.records.boards import BodyKind, Nation
from chair_desk.records.clocks import DUE_RULES, NOTICE_RULES, DueRule, NoticeRule
from chair_desk.records.levels import TOP_LEVEL
from chair_desk.records.meetings import Purpose
from chair_desk.records.people import OrganisationKind, SeatKind, Standing
from chair_desk.records.rules import QUORUM_RULES, QuorumRule
from chair_desk.words import _

ParentText = Callable[[str], str]

_MONTHS, _DAYS = 12, 28

# The number that each quorum rule reads; the chair reads none.
_NUMBER_OF: Mapping[str, str] = {
    "share_of_live_seats": "share",
    "number_of_seats": "count",
    "all_named_partners": "partners",
}


def _no_parent(name: str) -> str:
    raise KeyError(name)


def read_board_profile(text: str, file: str, parent_text: ParentText = _no_parent) -> BoardProfile:
    """Read a board profile. `parent_text` gives the TOML of a profile that this one inherits.

    Raises:
        CatalogueError: Naming the file, the key and the reason.
    """
    with Part(file, written_out(text, file, parent_text)) as part:
        partners = _partners(part)
        roles = _roles(part)
        return BoardProfile(
            name=part.words("name"),
            label=part.words("label"),
            help=part.words("help"),
            nation=part.choice("nation", Nation),
            law=part.list_of_words("law"),
            inherits=part.words("inherits", ""),
            inherited_note=part.words("inherited_note", ""),
            words=_words(part.part("words")),
            document_words=_document_words(part.part("document_words")),
            partners=partners,
            roles=roles,
            quorum=_quorum(part.part("quorum"), partners),
            quorum_of=_quorum_of(part, partners),
            notice=_notice(part.part("notice")),
            minutes_out=_notice(part.part("minutes_out")),
            meetings=_meetings(part.part("meetings")),
            standing_items=_standing_items(part, roles),
            challenge_steps=_challenge_steps(part),
            logs=part.list_of_words("logs"),
            year_begins=_year_begins(part),
            yearly_report=_yearly(part, "yearly_report"),
            yearly_plan=_yearly(part, "yearly_plan"),
            duties=read_duties(part),
            retention=read_retention(part),
            action_words=read_action_words(part),
        )


def written_out(text: str, file: str, parent_text: ParentText) -> dict[str, Any]:
    """Return the tables of a profile with those it inherits laid under its own.

    A table is laid over its namesake key by key; a list takes the place of the whole list.
    With `inherited_note` every inherited rule counts as not checked. `is_written_out` marks a
    text that holds its parent's rules already.

    Raises:
        CatalogueError: The parent is not known, or inherits in its turn.
    """
    own = parse(text, file)
    if own.pop("is_written_out", False) or "inherits" not in own:
        return own
    head = Part(file, own)
    name = head.words("inherits")
    try:
        parent = parse(parent_text(name), f"{name}.toml")
    except KeyError:
        raise head.fault("inherits", _("no profile is called “{name}”").format(name=name)) from None
    if "inherits" in parent:
        raise head.fault("inherits", _("“{name}” inherits itself").format(name=name))
    if own.get("inherited_note"):
        parent = _unchecked(parent)
    return _laid_over(parent, own)


def _laid_over(under: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    made = dict(under)
    for key, value in over.items():
        below = made.get(key)
        both = isinstance(value, dict) and isinstance(below, dict)
        made[key] = _laid_over(below, value) if both and below is not None else value
    return made


def _unchecked(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: False if key == "checked" else _unchecked(one) for key, one in value.items()}
    return [_unchecked(one) for one in value] if isinstance(value, list) else value


def _words(part: Part) -> Words:
    with part:
        return Words(**{field.name: part.words(field.name) for field in fields(Words)})


def _document_words(part: Part) -> DocumentWords:
    with part:
        made = {field.name: part.words(field.name) for field in fields(DocumentWords)}
        before, date_place, after = made["minutes_to_confirm"].partition("{date}")
        if not date_place or set("{}") & set(before + after):
            raise part.fault("minutes_to_confirm", _("it must hold {date} once and no other brace"))
        return DocumentWords(**made)


def _source(part: Part) -> tuple[str, bool]:
    """Read a source and whether it was checked; a source that is named must say which."""
    source = part.words("source", "")
    return source, part.yes_no("checked") if source else False


def _partners(part: Part) -> tuple[PartnerInProfile, ...]:
    parts = part.parts("partner", least=1)
    partners = tuple(_partner(one) for one in parts)
    refuse_twice(parts, "key", [partner.key for partner in partners])
    return partners


def _partner(part: Part) -> PartnerInProfile:
    with part:
        ladder = part.words("ladder", "")
        level = part.number("agreed_level", 0, least=1)
        if bool(level) != bool(ladder):
            raise part.fault("agreed_level", _("a ladder and an agreed level go together"))
        if level > TOP_LEVEL:
            raise part.fault("agreed_level", _("a level is a whole number from 1 to 5"))
        return PartnerInProfile(
            key=part.words("key"),
            name=part.words("name"),
            kind=part.choice("kind", OrganisationKind),
            standing=part.choice("standing", Standing),
            role=part.words("role", ""),
            ladder=ladder,
            agreed_level=level or None,
            is_usual=part.yes_no("usual", default=True),
            floors=tuple(_floor(one) for one in part.parts("floor")),
        )


def _floor(part: Part) -> RankFloor:
    with part:
        return RankFloor(
            rank=part.words("rank"),
            words=part.words("words"),
            source=part.words("source"),
            checked=part.yes_no("checked"),
            starts_on=part.day("starts_on"),
            ends_on=part.day("ends_on"),
        )


def _roles(part: Part) -> tuple[RoleInProfile, ...]:
    parts = part.parts("role", least=1)
    roles = tuple(_role(one) for one in parts)
    refuse_twice(parts, "key", [role.key for role in roles])
    return roles


def _role(part: Part) -> RoleInProfile:
    with part:
        kind = part.choice("kind", SeatKind)
        if kind is SeatKind.MEMBER:
            raise part.fault("kind", _("a member sits for a partner; write a partner"))
        source, checked = _source(part)
        return RoleInProfile(
            key=part.words("key"),
            name=part.words("name"),
            kind=kind,
            count=part.number("count", 1),
            words=part.words("words", ""),
            source=source,
            checked=checked,
        )


def _quorum(part: Part, partners: Sequence[PartnerInProfile]) -> QuorumRule:
    with part:
        source, checked = _source(part)
        rule = QuorumRule(
            rule=part.one_of("rule", tuple(QUORUM_RULES)),
            share=_share(part),
            count=part.number("count", 0, least=1),
            partners=part.list_of_words("partners", ()),
            seat_kinds=_seat_kinds(part),
            deputies_count=part.yes_no("deputies_count", default=True),
            if_not_met=part.words("if_not_met"),
            words=part.words("words"),
            source=source,
            checked=checked,
        )
        _refuse_idle_numbers(part, rule.rule)
        unknown = set(rule.partners) - {partner.key for partner in partners}
        if unknown:
            reason = _("no partner has the key “{name}”").format(name=min(unknown))
            raise part.fault("partners", reason)
        return rule


def _refuse_idle_numbers(part: Part, rule: str) -> None:
    """Refuse a quorum that lacks the number its rule needs, or has one the rule never reads."""
    needed = _NUMBER_OF.get(rule)
    for key in _NUMBER_OF.values():
        if key == needed and key not in part:
            raise part.fault(key, _("this rule needs it"))
        if key != needed and key in part:
            raise part.fault(key, _("this rule has no use for it"))


def _share(part: Part) -> tuple[int, int]:
    fraction = re.fullmatch(r"([0-9]{1,3})/([0-9]{1,3})", part.words("share", "1/2"))
    if fraction is None:
        raise part.fault("share", _("this is not a fraction such as 1/2"))
    share = int(fraction[1]), int(fraction[2])
    if not 0 < share[0] <= share[1]:
        raise part.fault("share", _("a share lies above nought and not above one"))
    return share


def _seat_kinds(part: Part) -> tuple[SeatKind, ...]:
    names = part.list_of_words("seats", (SeatKind.MEMBER,))
    for name in names:
        if name not in tuple(SeatKind):
            raise part.fault("seats", _("“{name}” is no kind of seat").format(name=name))
    return tuple(SeatKind(name) for name in names)


def _quorum_of(part: Part, partners: Sequence[PartnerInProfile]) -> dict[BodyKind, QuorumRule]:
    if "quorum_of" not in part:
        return {}
    with part.part("quorum_of") as bodies:
        return {
            kind: _quorum(bodies.part(kind), partners)
            for kind in (BodyKind.EXECUTIVE, BodyKind.SUB_GROUP)
            if kind in bodies
        }


def _notice(part: Part) -> NoticeRule:
    with part:
        source, checked = _source(part)
        return NoticeRule(
            rule=part.one_of("rule", tuple(NOTICE_RULES)),
            days=part.number("days", least=1),
            words=part.words("words"),
            source=source,
            checked=checked,
        )


def _meetings(part: Part) -> MeetingsRule:
    with part:
        source, checked = _source(part)
        return MeetingsRule(
            at_least=part.number("at_least"),
            words=part.words("words"),
            source=source,
            checked=checked,
        )


def _standing_items(part: Part, roles: Sequence[RoleInProfile]) -> tuple[StandingItem, ...]:
    parts = part.parts("standing_item", least=1)
    items = tuple(_standing_item(one, [role.key for role in roles]) for one in parts)
    refuse_twice(parts, "key", [item.key for item in items])
    return items


def _standing_item(part: Part, roles: Sequence[str]) -> StandingItem:
    with part:
        return StandingItem(
            key=part.words("key"),
            title=part.words("title"),
            purpose=part.choice("purpose", Purpose),
            minutes=part.number("minutes", least=1),
            is_at_start=part.one_of("place", ("start", "end")) == "start",
            lead_role=part.one_of("lead_role", roles),
            asked=part.words("asked", ""),
        )


def _challenge_steps(part: Part) -> tuple[ChallengeStep, ...]:
    parts = part.parts("challenge_step", least=1)
    steps = tuple(_challenge_step(one) for one in parts)
    refuse_twice(parts, "key", [step.key for step in steps])
    return steps


def _challenge_step(part: Part) -> ChallengeStep:
    with part:
        return ChallengeStep(
            key=part.words("key"),
            title=part.words("title"),
            to=part.words("to"),
            working_days=part.number("working_days", 0, least=1) or None,
        )


def _year_begins(part: Part) -> tuple[int, int]:
    with part.part("year_begins") as year:
        return _month(year, "month"), _day(year, "day")


def _month(part: Part, key: str) -> int:
    month = part.number(key, least=1)
    if month > _MONTHS:
        raise part.fault(key, _("a year has twelve months"))
    return month


def _day(part: Part, key: str) -> int:
    day = part.number(key, least=1)
    if day > _DAYS:
        raise part.fault(key, _("only days that every month has"))
    return day


def _yearly(part: Part, name: str) -> YearlyDocument | None:
    if name not in part:
        return None
    with part.part(name) as yearly:
        source, checked = _source(yearly)
        return YearlyDocument(
            outline=yearly.words("outline"),
            due=_due(yearly.part("due")),
            goes_to=yearly.list_of_words("goes_to", ()),
            words=yearly.words("words"),
            source=source,
            checked=checked,
        )


def _due(part: Part) -> DueRule:
    with part:
        rule = part.one_of("rule", tuple(DUE_RULES))
        uses = {
            "by_end_of": ("month",),
            "before_day": ("month", "day"),
            "months_after_year": ("months",),
        }.get(rule, ())
        due = DueRule(
            rule=rule,
            month=_month(part, "month") if "month" in uses else 0,
            day=part.number("day", least=1) if "day" in uses else 0,
            months=part.number("months", least=1) if "months" in uses else 0,
        )
        if due.day and not _is_day(due.month, due.day):
            raise part.fault("day", _("the month has no such day"))
        return due


def _is_day(month: int, day: int) -> bool:
    try:
        return date(2001, month, day).day == day  # a year without a leap day
    except ValueError:
        return False
