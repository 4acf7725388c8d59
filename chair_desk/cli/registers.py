"""The commands that give a register out and bring one in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from chair_desk.cli.opening import BOARD, opened
from chair_desk.cli.printing import safe
from chair_desk.words import _

if TYPE_CHECKING:
    from chair_desk.services.desk import Desk

_AUDIENCES = {"public": "public", "members": "members", "full": "confidential"}
_PLURALS = {"decisions": "decision", "impact": "evidence", "evidences": "evidence",
            "priorities": "priority"}  # fmt: skip


def register_named(desk: Desk, words: str) -> str:
    """Return the log type that a word means: "risk" or "risks", "related-boards".

    Raises:
        Refused: The board keeps no such register.
    """
    from chair_desk.records.changes import Refused

    said = words.strip().casefold().replace("-", "_").replace(" ", "_")
    names = {"decision", *desk.shelf.log_type_names()}
    for name in (said, _PLURALS.get(said, ""), said.removesuffix("s")):
        if name in names:
            return name
    raise Refused(
        _("There is no register “{words}”. There are: {names}.").format(
            words=words, names=", ".join(sorted(names))
        )
    )


def export_one(file: Path, words: str, to: Path, audience: str) -> None:
    """Write one register of a board to a file, by the ending of its name."""
    from chair_desk.records.audience import Audience
    from chair_desk.services.register_publishing import export_register

    with opened(file, to_read=True) as desk:
        export_register(
            desk, register_named(desk, words), to, audience=Audience(_AUDIENCES[audience])
        )
    click.echo(_("Wrote {name}.").format(name=safe(to.name)))


def _options(command: Any) -> Any:
    for option in (
        click.option("--audience", type=click.Choice(tuple(_AUDIENCES)), default="members",
                     show_default=True, help="For whom. What they may not see is left out."),
        click.option("--to", type=BOARD, required=True, metavar="PATH",
                     help="The file to write: xlsx, csv, docx, pdf or html."),
    ):  # fmt: skip
        command = option(command)
    return command


@click.command("challenges")
@click.argument("file", type=BOARD)
@_options
def export_challenges(file: Path, to: Path, audience: str) -> None:
    """Write the challenge log."""
    export_one(file, "challenge", to, audience)


@click.command("register")
@click.argument("file", type=BOARD)
@click.argument("type_", metavar="TYPE")
@_options
def export_any(file: Path, type_: str, to: Path, audience: str) -> None:
    """Write a register by the name of its type: risk, evidence, review, decision."""
    export_one(file, type_, to, audience)


@click.command("register")
@click.argument("file", type=BOARD)
@click.argument("type_", metavar="TYPE")
@click.argument("table", type=BOARD)
@click.option("--dry-run", is_flag=True, help="Say what would be done, and write nothing.")
@click.option("--doubtful", is_flag=True, help="Bring in rows in doubt too, less what is doubtful.")
def import_register(file: Path, type_: str, table: Path, *, dry_run: bool, doubtful: bool) -> None:
    """Bring the rows of TABLE (CSV or a workbook) into a register."""
    from chair_desk.services.register_importing import (
        Standing,
        bring_in_register,
        plan_register,
    )
    from chair_desk.services.table_reading import read_table

    read = read_table(table)
    with opened(file, to_read=dry_run) as desk:
        plan = plan_register(desk, register_named(desk, type_), read)
        for row in plan.rows:
            doubts = f": {' '.join(row.doubts)}" if row.doubts else ""
            click.echo(safe(f"{row.number} {row.standing} {row.title}{doubts}"))
        click.echo(safe(plan.summary))
        if dry_run:
            return
        wanted = {
            row.number
            for row in plan.rows
            if row.can_be_taken and (doubtful or row.standing is not Standing.DOUBT)
        }
        changes = bring_in_register(desk, plan, wanted)
    click.echo(safe(changes.label))
