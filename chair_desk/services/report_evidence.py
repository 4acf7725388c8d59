"""What the record says in a yearly report of evidence: what changed, who was heard and met."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from chair_desk.records.days_in_words import full_day
from chair_desk.records.people import OrganisationKind
from chair_desk.services import report_entries
from chair_desk.services.attendance_reading import row_words
from chair_desk.services.desk import Desk
from chair_desk.services.logs import LogLine
from chair_desk.services.report_entries import (
    day_of,
    number_of,
    of_year,
    rows,
    said_of_all,
)
from chair_desk.services.report_meetings import held_in
from chair_desk.services.report_saying import (
    Drafted,
    Figure,
    ReportYear,
    clause,
    drafted,
    figure,
    rows_of,
    sentence,
)
from chair_desk.words import _, ngettext

LOG = "evidence"
_MEASURED = frozenset({"audit", "data measure", "practitioner survey"})
_ELSEWHERE = _MEASURED | {"voice", "frontline visit", "self-assessment return", "training effect"}


def _of_kinds(desk: Desk, year: ReportYear, *kinds: str) -> list[LogLine]:
    return [
        line
        for line in of_year(desk, LOG, year, days=("done_on", "period_until"))
        if line.values.get("kind", "") in kinds
    ]


def _said_of(name: str, text: str, line: LogLine, *figures: Figure) -> Drafted:
    """Make a sentence about a piece of evidence, under the head and priority that it names."""
    return replace(
        report_entries.said_of(name, text, line, *figures),
        speaks_to=line.values.get("head", ""),
        priority=line.values.get("priority", ""),
    )


def evidence_said(desk: Desk, year: ReportYear) -> Iterator[Drafted]:
    """Say of each piece what was before and since, or that no difference was shown."""
    lines = of_year(desk, LOG, year, days=("done_on", "period_until"))
    mine = [line for line in lines if line.values.get("kind", "") not in _ELSEWHERE]
    shown = [line for line in lines if line.entry.state in {"shown", "in_part"}]
    if lines:
        yield said_of_all(
            "evidence.shown",
            ngettext(
                "The register of evidence holds {pieces} entry for the year; a difference is shown"
                " in {shown}.",
                "The register of evidence holds {pieces} entries for the year; a difference is"
                " shown in {shown} of them.",
                len(lines),
            ),
            lines,
            figure("evidence.pieces", rows(lines), _("Entries of the evidence register")),
            figure("evidence.shown", rows(shown), _("Of those, with a difference shown")),
        )
    for line in mine:
        yield _difference(line)


def _difference(line: LogLine) -> Drafted:
    name, about = f"evidence.{line.entry.state}", clause(line.entry.title)
    before, since = line.values.get("before", ""), line.values.get("since", "")
    reason = sentence(line.values.get("reason", ""))
    if line.entry.state == "not_shown":
        return _said_of(
            name,
            _("“{about}”: no difference could be shown. {reason}")
            .format(about=about, reason=reason)
            .strip(),
            line,
        )
    if since and before:
        said = _beside(about, clause(before), clause(since))
    elif since:
        said = _("{about}. Since: {since}.").format(about=about, since=clause(since))
    else:
        said = _("“{about}” is on record; a difference is still looked for.").format(about=about)
    return _said_of(name, f"{said} {reason}".strip(), line)


def _beside(about: str, before: str, since: str) -> str:
    """Say two figures in one sentence, and two findings in words each under its own heading."""
    is_short = all(" " not in words and words[:1].isdigit() for words in (before, since))
    said = (
        _("{about}: it was {before} before and is {since} since.")
        if is_short
        else _("{about}. Before: {before}. Since: {since}.")
    )
    return said.format(about=about, before=before, since=since)


def measures_said(desk: Desk, year: ReportYear) -> Iterator[Drafted]:
    """Say what audits and data measures counted, each with its base and its period."""
    for line in _of_kinds(desk, year, *sorted(_MEASURED)):
        counted, base = number_of(line, "counted"), number_of(line, "base")
        if counted is None or not base:
            yield _difference(line)
            continue
        of = clause(line.values.get("base_of", "")) or _("counted")
        own = Figure(
            name="measure.counted",
            value=_("{count} of {base}").format(count=f"{counted:,}", base=f"{base:,}"),
            base=of,
            subject=line.entry.id,
            rows=rows_of([line.entry]),
        )
        title = clause(line.entry.title)
        about = _("“{title}”").format(title=title) if ": " in title else title
        said = _("{about}: {counted} {of}{period}.").replace("{about}", about)
        said = said.replace("{of}", of).replace("{period}", _period(line))
        yield _said_of("measure.counted", said, line, own)


def _period(line: LogLine) -> str:
    first, last = day_of(line, "period_from"), day_of(line, "period_until")
    if first is None or last is None:
        return ""
    return _(", {first} to {last}").format(first=full_day(first), last=full_day(last))


def voice_said(desk: Desk, year: ReportYear) -> Iterator[Drafted]:
    """Say when and how people were heard, and what changed because of it."""
    for line in _of_kinds(desk, year, "voice"):
        yield _said_of("voice.heard", _heard(line), line)


def visits_said(desk: Desk, year: ReportYear) -> Iterator[Drafted]:
    """Say which visits were made to the front line, what was heard, and what followed."""
    lines = _of_kinds(desk, year, "frontline visit")
    if not lines:
        return
    followed = [line for line in lines if line.values.get("followed", "").strip()]
    yield said_of_all(
        "visits.made",
        ngettext(
            "{made} visit was made to the front line; what followed is recorded for {followed}.",
            "{made} visits were made to the front line; what followed is recorded for {followed}"
            " of them.",
            len(lines),
        ),
        lines,
        figure("visits.made", rows(lines), _("Visits of the year")),
        figure("visits.followed", rows(followed), _("Of those, with what followed on record")),
    )
    for line in lines:
        yield _said_of("visit.heard", _heard(line), line)


def _heard(line: LogLine) -> str:
    day = day_of(line, "done_on")
    said = clause(line.entry.title)
    if day is not None:
        said = _("{said}, {day}").format(said=said, day=full_day(day))
    heard, followed = line.values.get("heard", ""), line.values.get("followed", "")
    said = f"{said}: {sentence(heard)}" if heard.strip() else f"{said}."
    if followed.strip():
        return f"{said} {_('What followed: {followed}').format(followed=sentence(followed))}"
    return f"{said} {_('What followed is not recorded.')}"


def self_assessment_said(desk: Desk, year: ReportYear) -> Iterator[Drafted]:
    """Say how many self-assessments came back and were moderated, and who scored what."""
    lines = _of_kinds(desk, year, "self-assessment return")
    if not lines:
        return
    moderated = [line for line in lines if line.values.get("moderated", "").lower() == "yes"]
    yield said_of_all(
        "self_assessment.returned",
        ngettext(
            "{returned} self-assessment was returned; {moderated} went to a moderation panel.",
            "{returned} self-assessments were returned; {moderated} went to a moderation panel.",
            len(lines),
        ),
        lines,
        figure("self_assessment.returned", rows(lines), _("Returns of the year")),
        figure("self_assessment.moderated", rows(moderated), _("Of those, moderated")),
    )


def education_said(desk: Desk, year: ReportYear) -> Iterator[Drafted]:
    """Say how often schools and colleges came to the table."""
    found = held_in(desk, year)
    for row in found.rows:
        partner = row.organisation
        if partner is not None and partner.kind is OrganisationKind.EDUCATION:
            yield drafted(
                "education.came",
                _("For education, {reading}").format(reading=row_words(found, row)),
                subject=row.key,
                figures=[
                    Figure(
                        name="education.meetings",
                        value=str(len(found.meetings)),
                        base=_("Meetings of the year"),
                        subject=row.key,
                        rows=rows_of(found.meetings),
                    )
                ],
            )
