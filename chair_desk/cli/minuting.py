"""The command that takes minutes from notes typed elsewhere."""

from __future__ import annotations

from pathlib import Path

import click

from chair_desk.cli.opening import BOARD, meeting_meant, opened, text_of
from chair_desk.cli.printing import safe
from chair_desk.words import _, ngettext

NOTES = click.Path(path_type=Path, dir_okay=False, allow_dash=True)


@click.command(short_help="Record minutes from notes typed elsewhere.")
@click.argument("file", type=BOARD)
@click.argument("notes", type=NOTES)
@click.option("--meeting", required=True, help="The day: 2026-11-19, 19/11/2026, next or last.")
@click.option("--item", default=None, help="The item the notes begin with: 5, or 5a.")
def minute(file: Path, notes: Path, meeting: str, item: str | None) -> None:
    """Record NOTES, typed in the minute grammar, and say line by line what was understood.

    A line is a paragraph; "/action @Nell to dip-sample 20 interviews by 18 dec" is an action;
    "#5" turns to item 5. "-" reads the notes in. A meeting that nobody started here is marked
    as held: its minutes are then in draft.
    """
    from chair_desk.services.held import has_begun, mark_held
    from chair_desk.services.notes import take_notes

    text = text_of(notes)
    with opened(file) as desk:
        meeting_id = meeting_meant(desk, meeting).id
        taken = take_notes(desk, meeting_id, text, item)
        is_held_now = bool(taken) and not has_begun(desk, meeting_id)
        if is_held_now:
            mark_held(desk, meeting_id)
    for line in taken:
        click.echo(f"{line.line_number:>4}  {safe(line.understood)}")
        for doubt in line.doubts:
            click.echo(f"      ? {safe(doubt)}")
    _sum_up(len(taken), sum(len(line.doubts) for line in taken))
    if is_held_now:
        click.echo(_("The meeting is marked as held. Its minutes are in draft."))


def _sum_up(lines: int, doubts: int) -> None:
    said = ngettext("{count} line was read.", "{count} lines were read.", lines)
    click.echo(said.format(count=lines))
    if doubts:
        said = ngettext("{count} doubt, marked “?”.", "{count} doubts, marked “?”.", doubts)
        click.echo(said.format(count=doubts))
