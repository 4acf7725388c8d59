"""Commands that bring in what was made elsewhere: a list of members, an agenda."""

from __future__ import annotations

from pathlib import Path

import click

from chair_desk.cli.opening import BOARD, meeting_meant, opened, text_of
from chair_desk.cli.printing import print_table, safe
from chair_desk.words import _, ngettext

TEXT = click.Path(path_type=Path, dir_okay=False, allow_dash=True)


@click.group("import")
def import_group() -> None:
    """Bring in members from a table, or an agenda from a text."""


@import_group.command("members")
@click.argument("file", type=BOARD)
@click.argument("table", type=BOARD)
def import_members(file: Path, table: Path) -> None:
    """Add the members in TABLE (CSV or XLSX) to the board in FILE.

    Every row is answered; nothing is half imported, and one Undo takes it all back.
    """
    from chair_desk.services.importing import import_members as bring_in

    with opened(file) as desk:
        report = bring_in(desk, table)
    headings = {"row": _("ROW"), "outcome": _("DONE"), "sentence": _("WHAT")}
    rows = [
        {"row": row.row_number, "outcome": str(row.outcome), "sentence": row.sentence}
        for row in report.rows
    ]
    print_table(headings, rows, nothing=_("The table holds no rows."))
    click.echo(safe(report.summary))


@import_group.command("agenda")
@click.argument("file", type=BOARD)
@click.argument("text", type=TEXT)
@click.option("--meeting", required=True, help="The day: 2026-11-19, 19/11/2026, next or last.")
def import_agenda(file: Path, text: Path, meeting: str) -> None:
    """Put the items in TEXT on the agenda of a meeting, as pasted from Word; "-" reads them in."""
    from chair_desk.services.outlines import paste_outline

    words = text_of(text)
    with opened(file) as desk:
        pasted = paste_outline(desk, meeting_meant(desk, meeting).id, words)
    for line in pasted.left_out:
        said = _("Line {number} made no item: {words} {reason}")
        click.echo(safe(said.format(number=line.line_number, words=line.words, reason=line.reason)))
    count = pasted.item_count
    click.echo(ngettext("Added {count} item.", "Added {count} items.", count).format(count=count))
