"""The command that takes minutes from notes typed elsewhere."""

from __future__ import annotations

from pathlib import Path

import click

from chair_desk.cli.opening import BOARD, meeting_meant, opened, text_of
from chair_desk.cli.printing import safe
from chair_desk.words import ngettext

NOTES = click.Path(path_type=Path, dir_okay=False, allow_dash=True)


@click.command(short_help="Record minutes from notes typed elsewhere.")
@click.argument("file", type=BOARD)
@click.argument("notes", type=NOTES)
@click.option("--meeting", required=True, help="The day: 2026-11-19, 19/11/2026, next or last.")
@click.option("--item", default=None, help="The item the notes begin with: 5, or 5a.")
def minute(file: Path, notes: Path, meeting: str, item: str | None) -> None:
    """Record NOTES, typed in the minute grammar, and say line by line what was understood.

    A line is a paragraph; "/action @Nell to dip-sample 20 interviews by 18 dec" is an action;
    "#5" turns to item 5. "-" reads the notes in.
    """
    from chair_desk.services.notes import take_notes

    text = text_of(notes)
    with opened(file) as desk:
        taken = take_notes(desk, meeting_meant(desk, meeting).id, text, item)
    for line in taken:
        click.echo(f"{line.line_number:>4}  {safe(line.understood)}")
        for doubt in line.doubts:
            click.echo(f"      ? {safe(doubt)}")
    _sum_up(len(taken), sum(len(line.doubts) for line in taken))


def _sum_up(lines: int, doubts: int) -> None:
    said = ngettext("{count} line was read.", "{count} lines were read.", lines)
    click.echo(said.format(count=lines))
    if doubts:
        said = ngettext("{count} doubt, marked “?”.", "{count} doubts, marked “?”.", doubts)
        click.echo(said.format(count=doubts))
