"""The commands of the yearly report: draft it, say what it lacks, write it as a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from chair_desk.cli.opening import BOARD, opened
from chair_desk.cli.printing import print_json, safe
from chair_desk.records.changes import Refused
from chair_desk.words import _

if TYPE_CHECKING:
    from datetime import date

    from chair_desk.records.yearly_reports import YearlyReport
    from chair_desk.services.desk import Desk

_KINDS = {"report": "whole", "summary": "summary", "easy-read": "easy_read"}
_AUDIENCES = {"public": "public", "members": "members", "full": "confidential"}
_YEAR = click.option(
    "--year", type=int, help="The year in which the reporting year ends; the running one if not."
)
_OUTLINE = click.option("--outline", default="", help="The outline; the regime's own if not given.")


@click.group("report")
def report() -> None:
    """Draft the yearly report, say what it lacks, and write it as Word, PDF or a web page."""


@report.command("draft")
@click.argument("file", type=BOARD)
@_YEAR
@_OUTLINE
def draft(file: Path, year: int | None, outline: str) -> None:
    """Draft the report of FILE from its record, or add what is new to one that was begun."""
    from chair_desk.services.report_publishing import coverage_words
    from chair_desk.services.report_reading import read_report

    with opened(file) as desk:
        made = _drafted(desk, _year_meant(desk, year), outline)
        for report_id in made:
            view = read_report(desk, report_id)
            if len(made) > 1:
                click.echo(f"{view.outline.label}:")
            for head in view.heads:
                share = f"{head.evidenced:>3} of {head.of:<3}"
                click.echo(f"{head.number:>3}  {share}  {head.head.title}")
            click.echo(coverage_words(view))


def _drafted(desk: Desk, ends_on: date, outline: str) -> list[str]:
    """Draft what the year owes: each outline of it, or the one that is named."""
    from chair_desk.services.yearly_reports import begin_owed, begin_report, draft_again, reports

    if found := _begun(desk, ends_on, outline):
        return [draft_again(desk, found.id).made]
    if outline:
        return [begin_report(desk, ends_on, outline).made]
    begin_owed(desk, ends_on)
    return [one.id for one in reports(desk) if one.ends_on == ends_on]


@report.command("gaps")
@click.argument("file", type=BOARD)
@_YEAR
@_OUTLINE
@click.option("--json", "as_json", is_flag=True, help="For another program.")
def gaps_of(file: Path, year: int | None, outline: str, *, as_json: bool) -> None:
    """Say what the report of FILE lacks: heads, evidence, what changed, what is new."""
    from chair_desk.services.report_gaps import GAP_WORDS, gaps
    from chair_desk.services.report_reading import read_report

    with opened(file, to_read=True) as desk:
        found = gaps(read_report(desk, _meant(desk, year, outline).id))
    if as_json:
        print_json(
            [
                {"kind": gap.kind.value, "head": gap.head, "words": gap.words, "was": gap.was}
                for gap in found
            ]
        )
        return
    last = None
    for gap in found:
        if gap.kind is not last:
            click.echo(f"{_(GAP_WORDS[gap.kind])}:")
            last = gap.kind
        click.echo(f"  {gap.number}. {safe(gap.words)}")
    if not found:
        click.echo(_("Nothing is missing."))


@report.command("export")
@click.argument("file", type=BOARD)
@_YEAR
@_OUTLINE
@click.option("--to", "to", type=BOARD, required=True, help="The file to write.", metavar="PATH")
@click.option("--format", "format_", type=click.Choice(("docx", "pdf", "html")),
              help="Else the ending of PATH says it.")  # fmt: skip
@click.option("--audience", type=click.Choice(tuple(_AUDIENCES)), default="public",
              show_default=True, help="For whom. What they may not see is left out.")  # fmt: skip
@click.option(
    "--edition",
    type=click.Choice(tuple(_KINDS)),
    default="report",
    show_default=True,
    help="The whole report, a summary in plain language, or an easy-read skeleton.",
)
@click.option("--large-print", is_flag=True, help="Set in large print, at 16 points.")
@click.option("--anyway", is_flag=True, help="Though some of it may point at one person.")
def export_one(  # noqa: PLR0913  the options of one command
    file: Path,
    year: int | None,
    outline: str,
    to: Path,
    format_: str | None,
    audience: str,
    *,
    edition: str,
    **flags: bool,
) -> None:
    """Write the report of FILE to PATH, once nothing in it seems to point at one person."""
    from chair_desk.records.audience import Audience
    from chair_desk.records.report_bundle import ReportKind
    from chair_desk.services.report_gaps import personal_gaps
    from chair_desk.services.report_publishing import export_report
    from chair_desk.services.report_reading import read_report

    kind = format_ or to.suffix.lstrip(".").lower()
    readers = Audience(_AUDIENCES[audience])
    with opened(file, to_read=kind != "docx") as desk:
        report_id = _meant(desk, year, outline).id
        seen = [] if flags["anyway"] else personal_gaps(desk, read_report(desk, report_id), readers)
        for one in seen:
            click.echo(f"  {one.number}. {safe(one.words)}", err=True)
        if seen:
            raise Refused(_("Some of it may point at one person. Mend it, or say --anyway."))
        written = export_report(
            desk, report_id, to, format=kind, audience=readers, is_large=flags["large_print"],
            kind=ReportKind(_KINDS[edition]),
        )  # fmt: skip
    click.echo(_("Wrote {name}.").format(name=safe(written.name)))


@report.command("bring-in")
@click.argument("file", type=BOARD)
@click.argument("draft", type=BOARD)
@_YEAR
@_OUTLINE
@click.option("--preview", is_flag=True, help="Say what came back; change nothing.")
@click.option("--take", type=click.Choice(("all",)), help="Take every change, as one.")
def bring_in(
    file: Path, draft: Path, year: int | None, outline: str, take: str | None, *, preview: bool
) -> None:
    """Read DRAFT, a Word draft that others edited, beside the report of FILE."""
    from chair_desk.services.report_returning import OFFER_WORDS, look_at_returned, take_offers

    if not preview and take is None:
        raise click.UsageError(_("Say --preview to look, or --take all to take every change."))
    with opened(file, to_read=preview) as desk:
        report_id = _meant(desk, year, outline).id
        offers = look_at_returned(desk, report_id, draft)
        for one in offers:
            click.echo(f"{one.number}. {_(OFFER_WORDS[one.kind])}")
            for label, words in ((_("Ours"), one.ours), (_("Theirs"), one.theirs)):
                if words:
                    click.echo(f"   {label}: {safe(words)}")
            for said in one.comments:
                click.echo(f"   {safe(said.author)}: {safe(said.text)}")
        if not offers:
            click.echo(_("It says what stands here."))
        elif not preview:
            made = take_offers(desk, report_id, offers, {one.key: one.theirs for one in offers})
            click.echo(f"{made.label}.")


def _year_meant(desk: Desk, year: int | None) -> date:
    from chair_desk.services.yearly_reports import report_years

    years = report_years(desk)
    for ends_on in years:
        if year is None or ends_on.year == year:
            return ends_on
    raise Refused(
        _("The record holds nothing of {year}. It holds the years that end in {years}.").format(
            year=year, years=", ".join(str(one.year) for one in years)
        )
    )


def _begun(desk: Desk, ends_on: date, outline: str) -> YearlyReport | None:
    from chair_desk.services.yearly_reports import reports

    return next(
        (one for one in reports(desk) if one.ends_on == ends_on and outline in {"", one.outline}),
        None,
    )


def _meant(desk: Desk, year: int | None, outline: str) -> YearlyReport:
    ends_on = _year_meant(desk, year)
    found = _begun(desk, ends_on, outline)
    if found is None:
        raise Refused(_("There is no draft of this year yet. Begin with: chair-desk report draft"))
    return found
