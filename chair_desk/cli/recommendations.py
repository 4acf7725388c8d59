"""The commands on recommendations: writing the matrix, bringing one in."""

from __future__ import annotations

from pathlib import Path

import click

from chair_desk.cli.opening import BOARD, opened
from chair_desk.cli.printing import print_table, safe
from chair_desk.words import _

_AUDIENCES = {"public": "public", "members": "members", "full": "confidential"}


@click.command("recommendations")
@click.argument("file", type=BOARD)
@click.option("--to", "to", type=BOARD, required=True, metavar="PATH",
              help="The file to write: xlsx, csv, docx, pdf or html.")  # fmt: skip
@click.option("--audience", type=click.Choice(tuple(_AUDIENCES)), default="members",
              show_default=True, help="For whom. What they may not see is left out.")  # fmt: skip
def export_recommendations(file: Path, to: Path, audience: str) -> None:
    """Write recommendations by agency."""
    from chair_desk.records.audience import Audience
    from chair_desk.services import recommendation_publishing

    meant = Audience(_AUDIENCES[audience])
    with opened(file, to_read=True) as desk:
        recommendation_publishing.export_recommendations(desk, to, audience=meant)
    click.echo(_("Wrote {name}.").format(name=safe(to.name)))


@click.command("recommendations")
@click.argument("file", type=BOARD)
@click.argument("table", type=BOARD)
@click.option("--dry-run", is_flag=True, help="Say what would be done, and write nothing.")
@click.option("--with-doubts", is_flag=True, help="Bring in the rows in doubt as they were read.")
def import_recommendations(file: Path, table: Path, *, dry_run: bool, with_doubts: bool) -> None:
    """Bring in recommendations from TABLE (CSV or XLSX), a column for each agency.

    A row in doubt is left out unless you say so; one Undo takes all of it back.
    """
    from chair_desk.services.recommendation_importing import (
        bring_in_recommendations,
        plan_recommendations,
    )
    from chair_desk.services.register_importing import Standing
    from chair_desk.services.table_reading import read_table

    read = read_table(table)
    with opened(file, to_read=dry_run) as desk:
        plan = plan_recommendations(desk, read)
        wanted = {
            row.number
            for row in plan.rows
            if row.can_be_taken and (with_doubts or row.standing is not Standing.DOUBT)
        }
        if wanted and not dry_run:
            bring_in_recommendations(desk, plan, wanted)
    headings = {"row": _("ROW"), "standing": _("FOUND"), "title": _("RECOMMENDATION")}
    rows = [
        {
            "row": str(row.number),
            "standing": str(row.standing),
            "title": " ".join((row.title, *row.doubts)),
        }
        for row in plan.rows
    ]
    print_table(headings, rows, nothing=_("The table holds no rows."))
    click.echo(safe(plan.summary))
