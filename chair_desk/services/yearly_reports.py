"""Yearly reports: which years and outlines there are, the first draft, and publication."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from chair_desk.catalogue.outlines import Outline
from chair_desk.records.changes import Changes, Refused
from chair_desk.records.clocks import due_day
from chair_desk.records.columns import Record
from chair_desk.records.places import place_between, places
from chair_desk.records.yearly_reports import (
    ReportSentence,
    ReportState,
    SentenceEvidence,
    YearlyReport,
)
from chair_desk.services.checks import existing
from chair_desk.services.desk import Desk
from chair_desk.services.diary import meetings
from chair_desk.services.report_drafting import drafted_by_head, drafted_of, undrafted
from chair_desk.services.report_saying import Drafted, Figure, ReportYear
from chair_desk.words import _

PLAIN = "plain"


def reports(desk: Desk) -> list[YearlyReport]:
    """Return the reports that were begun, the latest year first."""
    return desk.rows(YearlyReport, order=("-ends_on", "outline", "id"))


def report_years(desk: Desk) -> list[date]:
    """Return the last day of each reporting year that a report can be about, latest first.

    They reach from the year of the first meeting to the year of today.
    """
    profile, today = desk.profile(), desk.today()
    held = [one.held_on for one in meetings(desk)]
    first = profile.year_ends_on(min([*held, today]))
    last = profile.year_ends_on(today)
    return [last.replace(year=year) for year in range(last.year, first.year - 1, -1)]


def year_of(desk: Desk, ends_on: date) -> ReportYear:
    """Return the reporting year that ends on a day, as far as it has gone by."""
    begins_on = ends_on.replace(year=ends_on.year - 1) + timedelta(days=1)
    return ReportYear(
        begins_on=begins_on, ends_on=ends_on, until=max(begins_on, min(ends_on, desk.today()))
    )


def outlines_for(desk: Desk, ends_on: date) -> list[str]:
    """Return the outlines that a reporting year wants, the regime it began under first.

    A board that changed regime in mid-year owes a report under each.
    """
    year = year_of(desk, ends_on)
    days = [year.begins_on] + [
        row.starts_on
        for row in desk.profile_rows()
        if row.starts_on is not None and year.begins_on < row.starts_on <= ends_on
    ]
    owed = [desk.profile(day).yearly_report for day in days]
    return list(dict.fromkeys(one.outline if one else PLAIN for one in owed))


def outline_of(desk: Desk, report: YearlyReport) -> Outline:
    """Return the outline of a report: its own text, as the file carries it."""
    return desk.shelf.outline(report.outline, report.outline_text)


def begin_report(desk: Desk, ends_on: date, outline: str = "") -> Changes:
    """Begin the report on a year with the sentences that the record gives, as one change.

    Raises:
        Refused: There is one on this year by this outline, no such outline, or no such year.
    """
    name = outline or outlines_for(desk, ends_on)[0]
    if ends_on not in report_years(desk):
        raise Refused({"ends_on": _("The record holds nothing of this year.")})
    if name not in desk.shelf.outline_names():
        raise Refused({"outline": _("There is no outline of this name.")})
    if desk.count(YearlyReport, ends_on=ends_on, outline=name):
        raise Refused({"ends_on": _("The report on this year was begun already.")})
    year = year_of(desk, ends_on)
    report = YearlyReport(
        id=desk.new_id(),
        begins_on=year.begins_on,
        ends_on=ends_on,
        outline=name,
        outline_text=desk.shelf.outline_text(name),
        drafted_on=desk.today(),
    )
    found = drafted_by_head(desk, desk.shelf.outline(name), year)
    with desk.change(_("Began the yearly report {year}").format(year=year_words(report))) as step:
        step.insert(report, *_first_sentences(desk, report, found))
    return step.done(made=report.id)


def begin_owed(desk: Desk, ends_on: date) -> Changes:
    """Begin each report that a year owes and that was not begun; `made` is the first of them.

    A board that changed regime in mid-year gets both, as one change.

    Raises:
        Refused: All of them were begun, or the record holds nothing of this year.
    """
    owed = outlines_for(desk, ends_on)
    begun = {one.outline for one in desk.rows(YearlyReport, ends_on=ends_on)}
    left = [name for name in owed if name not in begun]
    if len(left) < 2:  # noqa: PLR2004
        return begin_report(desk, ends_on, left[0] if left else owed[0])
    with desk.change(_("Began the yearly reports of two regimes")) as step:
        made = [begin_report(desk, ends_on, name).made for name in left]
    return step.done(made=made[0])


def draft_ahead(desk: Desk) -> bool:
    """Draft one feed of the report that is shown first, ahead of its first reading.

    Return whether there was one to draft: what was drafted holds until something is written.
    """
    report = next(iter(reports(desk)), None)
    return report is not None and draft_one(desk, report)


def draft_one(desk: Desk, report: YearlyReport) -> bool:
    """Draft one feed of a report that is not drafted yet; return whether there was one."""
    feeds = feeds_to_draft(desk, report)
    if feeds:
        drafted_of(desk, feeds[0], year_of(desk, report.ends_on))
    return bool(feeds)


def feeds_to_draft(desk: Desk, report: YearlyReport) -> list[str]:
    """Return the feeds that a reading of a report has to draft first; what is published has none.

    They are all at first, and later those that rest on what was written since.
    """
    if report.state is ReportState.PUBLISHED:
        return []
    return undrafted(desk, outline_of(desk, report), year_of(desk, report.ends_on))


def draft_again(desk: Desk, report_id: str) -> Changes:
    """Add what the record has come to say since the last draft; nothing that stands is changed.

    A sentence that the person left out is not offered again.

    Raises:
        Refused: It is published, or there is nothing new.
    """
    report = open_report(desk, report_id)
    waiting = not_yet_said(desk, report)
    if not any(waiting.values()):
        raise Refused(_("The record says nothing new since the last draft."))
    last = _last_places(desk, report_id)
    with desk.change(_("Drafted what is new in the yearly report")) as step:
        for head, found in waiting.items():
            place = last.get(head, "")
            for one in found:
                place = place_between(place, "")
                step.insert(sentence_of(desk, report_id, head, place, one))
        step.update(YearlyReport, report_id, drafted_on=desk.today())
    return step.done(made=report_id)


def not_yet_said(desk: Desk, report: YearlyReport) -> dict[str, list[Drafted]]:
    """Return what the record gives under each head that no sentence of the report stands for."""
    rows = desk.rows(ReportSentence, report_id=report.id)
    held = {(row.drafted_as, row.subject) for row in rows if row.drafted_as}
    found = drafted_by_head(desk, outline_of(desk, report), year_of(desk, report.ends_on))
    return {
        head: [one for one in made if one.is_offered and (one.name, one.subject) not in held]
        for head, made in found.items()
    }


def open_report(desk: Desk, report_id: str) -> YearlyReport:
    """Return a report that may still be written in.

    Raises:
        Refused: It is published, or no longer there.
    """
    report = existing(desk, YearlyReport, report_id)
    if report.state is ReportState.PUBLISHED:
        raise Refused(_("This report is published. Reopen it to write in it."))
    return report


def year_words(report: YearlyReport) -> str:
    """Name the reporting year of a report: "2026–27"."""
    return years_in_words(report.begins_on, report.ends_on)


def due_on(desk: Desk, ends_on: date) -> date | None:
    """Return the day by which the report on a year is owed; None where no day is set."""
    owed = desk.profile(ends_on).yearly_report
    return due_day(owed.due, ends_on) if owed else None


def years_in_words(begins_on: date, ends_on: date) -> str:
    """Name a reporting year: "2026–27", or "2026" where it is a calendar year."""
    first, last = begins_on.year, ends_on.year
    return str(last) if first == last else f"{first}–{last % 100:02d}"


def evidence_rows(
    desk: Desk, sentence_id: str, found: Drafted, *, first: int = 1
) -> Iterable[SentenceEvidence]:
    """Make the rows that keep what a drafted sentence rests on: its figures, then its records."""
    shown = len(found.values)
    for at, one in enumerate(found.figures, start=1):
        yield _figure_row(desk, sentence_id, one, number=at + first - 1 if at <= shown else 0)
    for cited in found.cites:
        yield SentenceEvidence(
            id=desk.new_id(),
            sentence_id=sentence_id,
            table_name=cited.table,
            record_id=cited.id,
            label=cited.label,
            value=cited.words,
        )


def _figure_row(desk: Desk, sentence_id: str, one: Figure, *, number: int) -> SentenceEvidence:
    return SentenceEvidence(
        id=desk.new_id(),
        sentence_id=sentence_id,
        number=number,
        figure=one.name,
        subject=one.subject,
        value=one.value,
        base=one.base,
    )


def _first_sentences(
    desk: Desk, report: YearlyReport, found: dict[str, list[Drafted]]
) -> Iterable[Record]:
    for head, every in found.items():
        made = [one for one in every if one.is_offered]
        for place, one in zip(places(len(made)), made, strict=True):
            yield sentence_of(desk, report.id, head, place, one)


def sentence_of(desk: Desk, report_id: str, head: str, place: str, one: Drafted) -> ReportSentence:
    """Make the row of a drafted sentence at a place under a head."""
    return ReportSentence(
        id=desk.new_id(),
        report_id=report_id,
        head=head,
        place=place,
        text=one.text,
        seen=one.shown,
        drafted_as=one.name,
        subject=one.subject,
        audience=one.audience,
    )


def _last_places(desk: Desk, report_id: str) -> dict[str, str]:
    rows = desk.rows(ReportSentence, report_id=report_id, order=("place", "id"))
    return {row.head: row.place for row in rows}
