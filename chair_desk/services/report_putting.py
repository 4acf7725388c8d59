"""Putting a sentence of another page into the report: it follows the record there as well."""

from __future__ import annotations

from datetime import date

from chair_desk.records.changes import Changes, Refused
from chair_desk.records.places import place_between
from chair_desk.records.yearly_reports import ReportSentence, ReportState, Standing, YearlyReport
from chair_desk.services.desk import Desk
from chair_desk.services.report_drafting import drafted_of
from chair_desk.services.yearly_reports import outline_of, sentence_of, year_of
from chair_desk.words import _


def put_in_report(desk: Desk, feed: str, name: str, on: date, subject: str = "") -> Changes:
    """Put what a feed says of a subject into the report on the year of a day, under its head.

    One that was taken out comes back; one that stands there already stays. `made` is its id.

    Raises:
        Refused: No report on the year was begun, it is published, it has no head for this, or
            the record gives no such sentence of the year.
    """
    report = _report_on(desk, on)
    outline = outline_of(desk, report)
    head = next((one.key for one in outline.printed if feed in one.feeds), "")
    if not head:
        raise Refused(_("No head of this report is about this."))
    there = desk.rows(ReportSentence, report_id=report.id, drafted_as=name, subject=subject)
    label = _("Put a sentence in the yearly report")
    if there:
        with desk.change(label) as step:
            if there[0].standing is Standing.LEFT_OUT:
                step.update(ReportSentence, there[0].id, standing=Standing.RECORD)
        return step.done(made=there[0].id)
    drafted = drafted_of(desk, feed, year_of(desk, report.ends_on))
    found = next((one for one in drafted if (one.name, one.subject) == (name, subject)), None)
    if found is None:
        raise Refused(_("The record gives no such sentence of this year yet."))
    rows = desk.rows(ReportSentence, report_id=report.id, head=head, order=("place", "id"))
    place = place_between(rows[-1].place if rows else "", "")
    made = sentence_of(desk, report.id, head, place, found)
    with desk.change(label) as step:
        step.insert(made)
    return step.done(made=made.id)


def _report_on(desk: Desk, on: date) -> YearlyReport:
    ends_on = desk.profile(on).year_ends_on(on)
    begun = desk.rows(YearlyReport, ends_on=ends_on, order=("outline", "id"))
    for report in begun:
        if report.state is ReportState.DRAFT:
            return report
    if begun:
        raise Refused(_("This report is published. Reopen it to write in it."))
    raise Refused(_("Begin the report on this year first, on the page Annual report."))
