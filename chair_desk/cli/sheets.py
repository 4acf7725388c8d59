"""The command that writes the action sheets of a meeting."""

from __future__ import annotations

from pathlib import Path

import click

from chair_desk.cli.opening import BOARD, made_folder, meeting_meant, opened
from chair_desk.cli.printing import safe
from chair_desk.words import ngettext


@click.command("sheets")
@click.argument("file", type=BOARD)
@click.option("--meeting", required=True, help="The day: 2026-11-19, 19/11/2026, next or last.")
@click.option(
    "--to",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    required=True,
    help="The folder to write into; it is made where there is none.",
    metavar="FOLDER",
)
@click.option("--format", "format_", type=click.Choice(("pdf", "docx", "html")), default="pdf",
              show_default=True)  # fmt: skip
@click.option("--combined", is_flag=True, help="One file with all of them.")
@click.option("--confidential", is_flag=True, help="With the confidential actions.")
def export_sheets(
    file: Path, meeting: str, folder: Path, format_: str, *, combined: bool, confidential: bool
) -> None:
    """Write the action sheets of a meeting, one for each partner."""
    from chair_desk.records.audience import Audience
    from chair_desk.services import action_sheets

    made_folder(folder)
    with opened(file, to_read=True) as desk:
        paths = action_sheets.export_sheets(
            desk,
            meeting_meant(desk, meeting).id,
            folder,
            format=format_,
            audience=Audience.CONFIDENTIAL if confidential else Audience.MEMBERS,
            combined=combined,
        )
    for path in paths:
        click.echo(safe(path.name))
    said = ngettext("Wrote {count} sheet.", "Wrote {count} sheets.", len(paths))
    click.echo(said.format(count=len(paths)))
