"""What the record says in a yearly report of challenges: raised, taken further, and what came."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date

from chair_desk.records.audience import Audience
from chair_desk.records.between import Between
from chair_desk.records.days_in_words import full_day
from chair_desk.records.logs import LogEntry, LogStep
from chair_desk.services.challenges import LOG
from chair_desk.services.desk import Desk
from chair_desk.services.logs import LogLine, entries
from chair_desk.services.report_saying import (
    Cited,
    Drafted,
    ReportYear,
    clause,
    drafted,
    figure,
    sentence,
)
from chair_desk.words import _


def challenges_said(desk: Desk, year: ReportYear) -> Iterator[Drafted]:
    """Say how many were raised and taken further, then what became of each in the year."""
    lines = [
        line
        for line in (
            *entries(desk, LOG, closed_on=None),
            *entries(desk, LOG, closed_on=Between(first=year.begins_on)),
        )
        if line.entry.audience is not Audience.CONFIDENTIAL
        and line.entry.opened_on is not None
        and line.entry.opened_on <= year.until
    ]
    lines.sort(key=lambda line: line.entry.reference)
    raised = [line.entry for line in lines if _in(line.entry.opened_on, year)]
    if raised:
        yield _raised_said(desk, raised, year)
    for line in lines:
        yield from _one_said(line, year)


def _raised_said(desk: Desk, raised: Sequence[LogEntry], year: ReportYear) -> Drafted:
    went = {
        step.log_entry_id
        for step in desk.rows(
            LogStep,
            log_entry_id=[row.id for row in raised],
            kind="escalated",
            made_on=year.days,
        )
    }
    further = [row for row in raised if row.id in went]
    return drafted(
        "challenges.raised",
        _raised_words(len(raised), len(further)),
        figures=(
            figure("challenges.raised", raised, _("Challenges raised in the year")),
            figure("challenges.further", further, _("Of those, taken to a higher step")),
        ),
        cites=[cited_entry(row) for row in raised],
        audience=Audience.PUBLIC,
    )


def _raised_words(raised: int, further: int) -> str:
    if raised > 1:
        return _(
            "The Chair raised {raised} challenges in the year and took {further} of them further."
        )
    if further:
        return _("The Chair raised {raised} challenge in the year and took it further.")
    return _("The Chair raised {raised} challenge in the year.")


def _one_said(line: LogLine, year: ReportYear) -> Iterator[Drafted]:
    if line.entry.closed_on is not None:
        if _in(line.entry.closed_on, year) and (say := _ENDS.get(line.entry.state)):
            yield _about(line, f"challenge.{line.entry.state}", say(line))
    elif _in(line.entry.opened_on, year) or line.entry.state != "answered":
        yield _about(line, "challenge.open", _open_words(line, year.until))


def _in(day: date | None, year: ReportYear) -> bool:
    return day is not None and day in year.days


def _about(line: LogLine, name: str, text: str) -> Drafted:
    return drafted(
        name,
        text,
        subject=line.entry.id,
        cites=[cited_entry(line.entry)],
        audience=line.entry.audience,
    )


def cited_entry(row: LogEntry) -> Cited:
    """Cite an entry of a log by its reference."""
    return Cited(
        table=LogEntry.TABLE,
        id=row.id,
        label=row.reference,
        words=row.title,
        audience=row.audience,
    )


def _named(line: LogLine) -> str:
    name = line.organisation.name if line.organisation else ""
    if not name:
        return _("challenge {reference}").format(reference=line.entry.reference)
    return _("challenge {reference} to {partner}").format(
        reference=line.entry.reference, partner=name
    )


def _impact_words(line: LogLine) -> str:
    said = _("After {challenge}, this difference is recorded: {impact}.").format(
        challenge=_named(line), impact=clause(line.values.get("impact", ""))
    )
    before, since = line.values.get("before", ""), line.values.get("since", "")
    if before and since:
        said += " " + _("Before: {before}. Since: {since}.").format(
            before=clause(before), since=clause(since)
        )
    return said


def _no_impact_words(line: LogLine) -> str:
    return _("{challenge} was closed with no difference shown, for this reason: {reason}").format(
        challenge=_capital(_named(line)), reason=sentence(line.values.get("reason", ""))
    )


def _unresolved_words(line: LogLine) -> str:
    return _("{challenge} was accepted as unresolved: {reason}").format(
        challenge=_capital(_named(line)), reason=sentence(line.values.get("reason", ""))
    )


def _withdrawn_words(line: LogLine) -> str:
    return _("{challenge} was withdrawn: {reason}").format(
        challenge=_capital(_named(line)), reason=sentence(line.values.get("reason", ""))
    )


def _open_words(line: LogLine, until: date) -> str:
    about = clause(line.entry.title)
    named = _capital(_named(line))
    if line.entry.state == "answered":
        return _("{challenge}, “{about}”, was answered; a difference is still looked for.").format(
            challenge=named, about=about
        )
    due = line.entry.due_on
    if due is None:
        return _("{challenge}, “{about}”, has not been answered.").format(
            challenge=named, about=about
        )
    said = (
        _("{challenge}, “{about}”, has not been answered; its answer was due on {day}.")
        if due < until
        else _("{challenge}, “{about}”, awaits an answer, due on {day}.")
    )
    return said.format(challenge=named, about=about, day=full_day(due))


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]


_ENDS: dict[str, Callable[[LogLine], str]] = {
    "closed_with_impact": _impact_words,
    "closed_without_impact": _no_impact_words,
    "accepted_unresolved": _unresolved_words,
    "withdrawn": _withdrawn_words,
}
