"""Commands that bring in what was made elsewhere: a list of members, an agenda."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from chair_desk.cli.actions import import_answers
from chair_desk.cli.attendance import body_meant
from chair_desk.cli.funding import import_funding
from chair_desk.cli.opening import BOARD, day_meant, meeting_meant_or_made, opened, text_of
from chair_desk.cli.printing import print_table, safe
from chair_desk.cli.recommendations import import_recommendations
from chair_desk.cli.registers import import_register
from chair_desk.words import _, ngettext

if TYPE_CHECKING:
    from chair_desk.records.outline import LeftOut, OutlineItem

TEXT = click.Path(path_type=Path, dir_okay=False, allow_dash=True)


@click.group("import")
def import_group() -> None:
    """Bring in members or past attendance from a table, or an agenda from a text."""


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


@import_group.command("attendance")
@click.argument("file", type=BOARD)
@click.argument("table", type=BOARD)
@click.option("--dry-run", is_flag=True, help="Say what each cell would do, and change nothing.")
@click.option("--with-doubts", is_flag=True, help="Bring in the cells in doubt as they were read.")
@click.option("--on", "held_on", help="The day, where the register of one meeting has none.")
@click.option("--body", help="The name of a body; the board itself if it is not given.")
def import_attendance(
    file: Path,
    table: Path,
    held_on: str | None,
    body: str | None,
    *,
    dry_run: bool,
    with_doubts: bool,
) -> None:
    """Bring in past attendance from TABLE (CSV or XLSX): a matrix, a register, a list of names.

    A cell in doubt is left out unless you say so. What differs from the minutes is named and
    left as the minutes have it.
    """
    from chair_desk.services.attendance_bringing_in import bring_in_attendance
    from chair_desk.services.attendance_comparing import Standing
    from chair_desk.services.attendance_importing import plan_attendance

    with opened(file, to_read=dry_run) as desk:
        day = day_meant(desk, held_on) if held_on else None
        plan = plan_attendance(desk, table, body_id=body_meant(desk, body), held_on=day)
        headings = {"row": _("ROW"), "day": _("DAY"), "who": _("WHO"), "sentence": _("WHAT")}
        rows = [
            {
                "row": cell.row_number or "",
                "day": cell.day,
                "who": cell.who,
                "sentence": cell.sentence,
            }
            for cell in plan.cells
            if dry_run or cell.standing in (Standing.DOUBT, Standing.DIFFERS)
        ]
        print_table(headings, rows, nothing=_("No cell is in doubt."))
        for problem in plan.problems:
            click.echo(safe(problem))
        if not dry_run:
            keys = [cell.key for cell in plan.of(Standing.DOUBT)] if with_doubts else []
            bring_in_attendance(desk, plan, accepted=keys)
    click.echo(safe(plan.summary))


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


import_group.add_command(import_register)
import_group.add_command(import_funding)
import_group.add_command(import_recommendations)


import_group.add_command(import_answers)
