"""The command that looks through the wording of minutes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from chair_desk.cli.opening import BOARD, meeting_meant, opened
from chair_desk.cli.printing import print_json, safe
from chair_desk.words import _, ngettext

if TYPE_CHECKING:
    from chair_desk.services.style_check import Remark


@click.command("check-wording", short_help="Look through the wording of a meeting's minutes.")
@click.argument("file", type=BOARD)
@click.option("--meeting", required=True, help="The day: 2026-11-19, 19/11/2026, next or last.")
@click.option("--json", "as_json", is_flag=True, help="For another program.")
def check_wording(file: Path, meeting: str, *, as_json: bool) -> None:
    """Say what in the minutes of a meeting may be put otherwise, and why.

    Confidential parts are looked through too. Nothing in FILE is changed.
    """
    from chair_desk.services.style_check import check

    with opened(file, to_read=True) as desk:
        remarks = check(desk, meeting_meant(desk, meeting).id)
    if as_json:
        print_json([_row(one) for one in remarks])
        return
    for one in remarks:
        click.echo(f"{one.number:>6}  {safe(f'“{one.words}”')}")
        click.echo(f"        {safe(one.why)}")
        if one.offered:
            click.echo("        " + safe(_("Instead: “{words}”").format(words=one.offered)))
    said = ngettext("{count} remark.", "{count} remarks.", len(remarks))
    click.echo(said.format(count=len(remarks)) if remarks else _("There is nothing to remark on."))


def _row(one: Remark) -> dict[str, str]:
    return {
        "number": one.number,
        "rule": one.rule.value,
        "words": one.words,
        "why": one.why,
        "offered": one.offered,
    }
