"""Records as minutes show them: beside a paragraph, inside it, and in tables of actions."""

from __future__ import annotations

import enum
from collections.abc import Iterable, Mapping
from datetime import date

from chair_desk.records.actions import Action
from chair_desk.records.bundles import MeetingBundle
from chair_desk.records.days_in_words import full_day
from chair_desk.records.frozen import frozen
from chair_desk.records.logs import LogEntry
from chair_desk.records.minutes import Correction, Decision
from chair_desk.reports.document import (
    Block,
    BulletList,
    Grid,
    Heading,
    MarginRecord,
    Paragraph,
    Run,
    row,
    runs,
)
from chair_desk.reports.wording import (
    due_words,
    organisation_name,
    owner_words,
    person_name,
    short_date,
    spoken,
)
from chair_desk.words import N_, _

_LOGS: Mapping[str, str] = {
    "challenge": N_("Challenge"),
    "impact": N_("Impact"),
    "risk": N_("Risk"),
}


class MarkKind(enum.StrEnum):
    """What a mark stands for; a layout may treat actions apart."""

    ACTION = "action"
    DECISION = "decision"
    LOG_ENTRY = "log_entry"
    CORRECTION = "correction"


@frozen(kw_only=True)
class Mark:
    """A record as a reader of the minutes meets it: what, whose, in which words, by when."""

    kind: MarkKind
    title: str
    who: str = ""
    words: str = ""
    due: str = ""
    link: str = ""

    def beside(self, paragraph: str) -> MarginRecord:
        """Set the record in the margin of a paragraph, without words said there already."""
        lines = (self.who, self._fresh_words(paragraph), self.due)
        return MarginRecord(
            title=self.title, lines=tuple(line for line in lines if line), link=self.link
        )

    def named(self) -> MarginRecord:
        """Name the record in the margin and leave the rest to a table."""
        return MarginRecord(title=self.title, link=self.link)

    def inside(self, paragraph: str) -> Run:
        """Set the record in brackets after the words of a paragraph."""
        words = self._fresh_words(paragraph)
        if self.kind is MarkKind.ACTION and not words:
            said = " ".join(part for part in (self.who, self.due) if part)
        elif self.kind is MarkKind.ACTION:
            said = ", ".join(part for part in (self.who, words.rstrip("."), self.due) if part)
        else:
            said = " ".join(_sentence(part) for part in (self.who, words, self.due) if part)
        return Run(f" ({self.title}: {said})" if said else f" ({self.title})", bold=True)

    def _fresh_words(self, paragraph: str) -> str:
        said = self.words.rstrip(".").casefold() in paragraph.casefold()
        return "" if said else self.words


def action_mark(bundle: MeetingBundle, action: Action) -> Mark:
    """Return the mark of an action, with the date that the meeting agreed."""
    return Mark(
        kind=MarkKind.ACTION,
        title=_("Action {reference}").format(reference=action.reference),
        who=owner_words(bundle, action),
        words=spoken(action.title),
        due=_by(_agreed_due(action), is_date=action.due_on is not None),
    )


def decision_mark(decision: Decision, ratified_on: date | None = None) -> Mark:
    """Return the mark of a decision, and whether it had a quorum or was ratified since."""
    warning = _quorum_words(decision, ratified_on)
    return Mark(
        kind=MarkKind.DECISION,
        title=_("Decision {reference}").format(reference=decision.reference),
        words=spoken(decision.text),
        due=warning,
    )


def decision_marks(bundle: MeetingBundle) -> list[tuple[str | None, str | None, Mark]]:
    """Return the marks of all decisions, each with its paragraph and its item."""
    return [
        (one.minute_id, one.item_id, decision_mark(one, bundle.ratified.get(one.id)))
        for one in bundle.decisions
    ]


def _quorum_words(decision: Decision, ratified_on: date | None) -> str:
    if ratified_on is not None:
        said = (
            _("Taken without a quorum; since ratified on {day}.")
            if decision.is_inquorate
            else _("Since ratified on {day}.")
        )
        return said.format(day=full_day(ratified_on))
    if not decision.is_inquorate:
        return ""
    return _("Taken without a quorum: a recommendation until ratified.")


def ratified_blocks(bundle: MeetingBundle) -> list[Block]:
    """Return the decisions of earlier meetings that this one ratified: number, day and words."""
    if not bundle.ratified_here:
        return []
    said = []
    for one in bundle.ratified_here:
        day = bundle.taken_on.get(one.id)
        taken = _("taken on {day}").format(day=full_day(day)) if day else ""
        without = _("without a quorum") if one.is_inquorate else ""
        when = " ".join(part for part in (f"{one.reference},", taken, without) if part)
        said.append(f"{when.rstrip(',')}: {spoken(one.text).rstrip('. ')}")
    return [
        Heading(level=2, text=_("Decisions ratified at this meeting"), anchor="ratified"),
        BulletList(items=tuple(runs(f"{one.rstrip(': ')}.") for one in said)),
    ]


def log_mark(bundle: MeetingBundle, entry: LogEntry) -> Mark:
    """Return the mark of a challenge or another log entry."""
    log = _(_LOGS.get(entry.log_type, entry.log_type.replace("_", " ").capitalize()))
    due = _("Answer due {date}.").format(date=short_date(entry.due_on)) if entry.due_on else ""
    asked = (
        organisation_name(bundle, entry.to_organisation_id),
        person_name(bundle, entry.to_person_id),
    )
    return Mark(
        kind=MarkKind.LOG_ENTRY,
        title=f"{log} {entry.reference}".strip(),
        who=", ".join(name for name in asked if name),
        words=spoken(entry.title),
        due=due,
    )


def correction_mark(correction: Correction) -> Mark:
    """Return the mark of a correction beside the paragraph that it corrects."""
    dated = short_date(correction.made_on) if correction.made_on else ""
    return Mark(
        kind=MarkKind.CORRECTION,
        title=_("Correction"),
        who=dated,
        words=spoken(correction.text),
    )


def action_table(
    bundle: MeetingBundle, actions: Iterable[Action], minute_of: Mapping[str, str]
) -> Block:
    """Return the actions of a meeting as a table; `minute_of` is the paragraph by action id."""
    rows = tuple(
        row(
            action.reference,
            _minute_link(minute_of.get(action.id, "")),
            spoken(action.title),
            owner_words(bundle, action),
            _agreed_due(action),
        )
        for action in actions
    )
    if not rows:
        return Paragraph(runs=runs(_("No actions were agreed at this meeting.")))
    return Grid(
        caption=_("Actions agreed at this meeting"),
        header=(_("Action No."), _("Minute"), _("Action"), _("Owner"), _("Due")),
        rows=rows,
        widths=(12, 9, 36, 22, 21),
    )


def carried_blocks(bundle: MeetingBundle) -> list[Block]:
    """Return the actions carried forward, with the number and date that they began with."""
    if not bundle.carried:
        return []
    return [
        Heading(level=2, text=_("Actions carried forward"), anchor="carried"),
        Grid(
            caption=_("Open actions of earlier meetings"),
            header=(
                _("Action No."),
                _("Agreed on"),
                _("Action"),
                _("Owner"),
                _("First due"),
                _("Now due"),
            ),
            rows=tuple(
                row(
                    action.reference,
                    short_date(action.opened_on) if action.opened_on else "",
                    spoken(action.title),
                    owner_words(bundle, action),
                    short_date(action.first_due_on) if action.first_due_on else "",
                    due_words(action),
                )
                for action in bundle.carried
            ),
            widths=(11, 15, 28, 16, 15, 15),
        ),
    ]


def _sentence(words: str) -> str:
    return words if words.endswith((".", "?", "!")) else f"{words}."


def _agreed_due(action: Action) -> str:
    """Say the date first agreed: minutes do not change when a date is moved later."""
    return short_date(action.first_due_on) if action.first_due_on else due_words(action)


def _by(due: str, *, is_date: bool) -> str:
    if not due:
        return ""
    return (_("by {date}") if is_date else _("due: {date}")).format(date=due)


def _minute_link(number: str) -> str | Run:
    return Run(number, link=f"#minute-{number}") if number else ""
