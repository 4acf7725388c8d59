"""What the panel under a line says: the owner with their level, the words, the date."""

from __future__ import annotations

from chair_desk.records.days_in_words import full_weekday
from chair_desk.records.frozen import frozen
from chair_desk.records.levels import level_words
from chair_desk.records.line import (
    DueFound,
    KnownPerson,
    Line,
    LineKind,
    PresenceFound,
    PresenceKind,
    Surroundings,
)
from chair_desk.words import N_, _, ngettext

Pair = tuple[str, str]

_PRESENCE = {
    PresenceKind.HERE: N_("is here"),
    PresenceKind.BACK: N_("is back"),
    PresenceKind.OUT: N_("is out"),
    PresenceKind.LEFT: N_("has left"),
    PresenceKind.DEPUTY: N_("deputises"),
    PresenceKind.APOLOGY: N_("sends an apology"),
    PresenceKind.RECUSED: N_("takes no part in this item"),
}


@frozen(kw_only=True)
class PanelWords:
    """The panel in words: each row as what is said in bold and what stands beside it."""

    who: Pair = ("", "")
    what: Pair = ("", "")
    by: Pair = ("", "")
    commits: str = ""
    days: str = ""
    level: int | None = None
    agreed: int | None = None
    is_short: bool = False

    @property
    def sentence(self) -> str:
        """Say it all at once, for a screen reader."""
        parts = (*self.who, self.commits, *self.what, *self.by, self.days)
        return ", ".join(part for part in parts if part)


def panel_words(line: Line, around: Surroundings) -> PanelWords:
    """Say a line as it was understood."""
    if line.kind is LineKind.NOTE:
        return PanelWords(what=(line.text, ""), who=(_("Only you"), _("never exported")))
    if line.presence is not None:
        return PanelWords(who=presence_words(line.presence), what=_when(line.presence))
    people = [around.person_by_id.get(owner.person_id) for owner in line.owners]
    named = [person for person in people if person is not None]
    has_owner = line.kind in (LineKind.ACTION, LineKind.CHALLENGE)
    first = named[0] if named else None
    is_short = _is_short(first)
    return PanelWords(
        who=_who(line, named, around) if has_owner else ("", ""),
        what=(line.text or "…", ""),
        by=_by(line.due) if has_owner else ("", ""),
        commits=_commits(first) if has_owner else "",
        days=_days(line.due) if has_owner else "",
        level=first.level if first and has_owner else None,
        agreed=first.agreed if first and has_owner else None,
        is_short=is_short and has_owner,
    )


def _who(line: Line, named: list[KnownPerson], around: Surroundings) -> Pair:
    if named:
        names = ", ".join(person.name for person in named)
        first = named[0]
        role = ", ".join(part for part in (first.role, first.organisation) if part)
        return names, role if len(named) == 1 else ""
    partners = [one.name for one in around.organisations if one.id in line.organisation_ids]
    if partners:
        return ", ".join(partners), ""
    return _("Nobody yet"), _("@ names somebody")


def _is_short(person: KnownPerson | None) -> bool:
    return (
        person is not None
        and person.level is not None
        and person.agreed is not None
        and person.level < person.agreed
    )


def _commits(person: KnownPerson | None) -> str:
    """Say what the owner can agree to."""
    if person is None or person.level is None:
        return ""
    said = level_words(person.level)
    return said[:1].lower() + said[1:]


def able_words(line: Line, around: Surroundings) -> str:
    """Where the owner cannot commit the agency, say who of the same partner can."""
    person = around.person_by_id.get(line.owners[0].person_id) if line.owners else None
    if person is None or not _is_short(person) or person.agreed is None:
        return ""
    able = [
        one.name
        for one in around.people
        if one.organisation_id == person.organisation_id
        and one.level is not None
        and one.level >= person.agreed
    ]
    words = _("{name} can commit {partner}.")
    return words.format(name=able[0], partner=person.organisation) if able else ""


def _by(due: DueFound | None) -> Pair:
    if due is None:
        return _("No date yet"), _("by 18 dec, by next board")
    if due.on is None:
        return due.words, _("kept as words")
    return full_weekday(due.on), ""


def _days(due: DueFound | None) -> str:
    if due is None or due.on is None:
        return ""
    parts = []
    if due.working_days is not None:
        count = due.working_days
        words = ngettext("{count} working day", "{count} working days", count)
        parts.append(words.format(count=count))
    if due.is_before_next_board is not None:
        before = due.is_before_next_board
        parts.append(_("before the next Board") if before else _("not before the next Board"))
    return ", ".join(parts)


def presence_words(said: PresenceFound) -> Pair:
    """Say whom a presence line is about, and what of them."""
    names = ", ".join(person.name for person in said.people)
    words = _(_PRESENCE[said.kind])
    if said.deputy_for is not None:
        words = _("deputises for {name}").format(name=said.deputy_for.name)
    return names, words


def _when(said: PresenceFound) -> Pair:
    parts = []
    if said.at:
        parts.append(_("at {time}").format(time=said.at))
    if said.until_item:
        parts.append(_("until item {number}").format(number=said.until_item))
    return ", ".join(parts), ""


def doubt_words(line: Line, around: Surroundings) -> str:
    """Say what is in doubt, beside what the rows say already: no owner, no date."""
    end = len(line.raw)
    said = [doubt.sentence for doubt in line.doubts if doubt.start < end]
    return " ".join(part for part in (*said, able_words(line, around)) if part)
