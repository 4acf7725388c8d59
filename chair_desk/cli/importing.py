"""Commands that bring in what was made elsewhere: a list of members, an agenda."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from chair_desk.cli.opening import BOARD, meeting_meant_or_made, opened, text_of
from chair_desk.cli.printing import print_table, safe
from chair_desk.words import _, ngettext

if TYPE_CHECKING:
    from chair_desk.records.outline import LeftOut, OutlineItem

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
    """Put the items in TEXT on the agenda of a meeting, as pasted from Word; "-" reads them in.

    Where there is no meeting on that day yet, the board's meeting is added first.
    """
    from chair_desk.services.outlines import paste_outline, preview_outline

    words = text_of(text)
    with opened(file) as desk, desk.change(""):
        meeting_id = meeting_meant_or_made(desk, meeting)
        preview = preview_outline(desk, meeting_id, words)
        paste_outline(desk, meeting_id, words)
    headings = {"row": _("LINE"), "outcome": _("DONE"), "sentence": _("WHAT")}
    rows = [
        *(_row(line, _("added"), line.title) for line in preview.new),
        *(_row(line, _("joined"), line.title) for line in preview.already_there),
        *(_row(line, _("left out"), f"{line.words}: {line.reason}") for line in preview.left_out),
    ]
    rows.sort(key=lambda row: int(row["row"]))
    print_table(headings, rows, nothing=_("The text holds no lines."))
    count = len(preview.new)
    click.echo(ngettext("Added {count} item.", "Added {count} items.", count).format(count=count))


def _row(line: OutlineItem | LeftOut, outcome: str, sentence: str) -> dict[str, str]:
    return {"row": str(line.line_number), "outcome": outcome, "sentence": sentence}
