"""Funding on the command line: listed, brought in from a table, and given out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from chair_desk.cli.opening import BOARD, opened
from chair_desk.cli.printing import print_table, safe
from chair_desk.words import _

if TYPE_CHECKING:
    from chair_desk.services.desk import Desk

KINDS = ("pdf", "docx", "html", "xlsx", "csv")


def year_meant(desk: Desk, said: str | None) -> str:
    """Return the id of the year named by its first year ("2026"), or of the one of today."""
    from chair_desk.services.funding import funding_years, year_of

    if not said:
        current = year_of(desk, desk.today())
        if current is None:
            raise click.UsageError(_("The board holds no funding yet."))
        return current.id
    for row in funding_years(desk):
        if row.starts_on and str(row.starts_on.year) == said[:4]:
            return row.id
    raise click.UsageError(_("No year of funding begins in {said}.").format(said=said))


@click.command("funding")
@click.argument("file", type=BOARD)
@click.argument("table", type=BOARD)
@click.option("--year", help="Where the table names no year: the year it begins in, 2026.")
@click.option("--dry-run", is_flag=True, help="Say what each row would do, and change nothing.")
def import_funding(file: Path, table: Path, year: str | None, *, dry_run: bool) -> None:
    """Bring in contributions from TABLE (CSV or XLSX), headed “Partner” and “Cash”.

    A row that is not clear is left out and says why; one Undo takes the rest back.
    """
    from chair_desk.services.funding_importing import (
        DOING_WORDS,
        Doing,
        bring_in_funding,
        plan_funding,
    )

    with opened(file, to_read=dry_run) as desk:
        year_id = year_meant(desk, year) if year else ""
        plan = plan_funding(desk, table, year_id=year_id)
        headings = {"row": _("ROW"), "doing": _("DOES"), "sentence": _("WHAT")}
        rows = [
            {"row": one.row_number, "doing": _(DOING_WORDS[one.doing]), "sentence": one.sentence}
            for one in plan.rows
        ]
        print_table(headings, rows, nothing=_("The table holds no rows."))
        if not dry_run and plan.of(Doing.ADD, Doing.CHANGE):
            bring_in_funding(desk, plan)
    click.echo(safe(plan.summary))


@click.command("funding")
@click.argument("file", type=BOARD)
@click.option("--to", "to", type=BOARD, required=True, help="The file to write.", metavar="PATH")
@click.option("--format", "kind", type=click.Choice(KINDS),
              help="Else the ending of PATH says it.")  # fmt: skip
@click.option("--year", help="The year it begins in, 2026; the one of today if it is not given.")
def export_funding(file: Path, to: Path, kind: str | None, year: str | None) -> None:
    """Write a year's funding as PDF, Word, a web page, a workbook or CSV."""
    from chair_desk.services import funding_publishing

    chosen = kind or to.suffix.lower().removeprefix(".")
    if chosen not in KINDS:
        endings = ", ".join(f".{one}" for one in KINDS)
        raise click.UsageError(
            _("Say --format, or end the name with one of {endings}.").format(endings=endings)
        )
    with opened(file, to_read=True) as desk:
        funding_publishing.export_funding(desk, year_meant(desk, year), to, kind=chosen)
    click.echo(_("Wrote {name}.").format(name=safe(to.name)))
