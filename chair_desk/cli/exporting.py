"""The commands that write an agenda or minutes for others to read."""

from __future__ import annotations

from pathlib import Path

import click

from chair_desk.cli.actions import export_actions, export_reminders
from chair_desk.cli.binder import export_binder
from chair_desk.cli.funding import export_funding
from chair_desk.cli.opening import BOARD, day_meant, meeting_meant, opened
from chair_desk.cli.printing import safe
from chair_desk.cli.recommendations import export_recommendations
from chair_desk.cli.registers import export_any, export_challenges
from chair_desk.cli.sheets import export_sheets
from chair_desk.cli.today import export_briefing
from chair_desk.words import _

FORMATS = ("pdf", "docx", "html")
_AUDIENCES = {"public": "public", "members": "members", "full": "confidential"}


@click.group()
def export() -> None:
    """Write an agenda or minutes as PDF, Word or a web page."""


def _common(command: click.Command, *, audience: str = "public") -> click.Command:
    for option in (
        click.Option(
            ["--audience"],
            type=click.Choice(tuple(_AUDIENCES)),
            default=audience,
            show_default=True,
            help="For whom. What they may not see is left out, not covered.",
        ),
        click.Option(
            ["--format", "format_"],
            type=click.Choice(FORMATS),
            help="Else the ending of PATH says it.",
        ),
        click.Option(
            ["--to", "to"], type=BOARD, required=True, help="The file to write.", metavar="PATH"
        ),
        click.Option(
            ["--meeting"], required=True, help="The day: 2026-11-19, 19/11/2026, next or last."
        ),
    ):
        command.params.append(option)
    return command


_large = click.option("--large-print", is_flag=True, help="Set in large print, at 16 points.")
_given_to = click.option(
    "--given-to",
    default="",
    help="Who gets the confidential part, by name or post; of minutes, kept in the board.",
    metavar="NAMES",
)


@export.command("agenda")
@click.argument("file", type=BOARD)
@_large
@_given_to
def export_agenda(file: Path, given_to: str, *, large_print: bool, **asked: str) -> None:
    """Write the agenda of a meeting."""
    from chair_desk.records.audience import Audience
    from chair_desk.services import publishing

    to = Path(asked["to"])
    chosen = _format(to, asked["format_"])
    with opened(file, to_read=True) as desk:
        publishing.export_agenda(
            desk,
            meeting_meant(desk, asked["meeting"]).id,
            to,
            format=chosen,
            audience=Audience(_AUDIENCES[asked["audience"]]),
            copy=publishing.Copy(given_to=given_to, is_large=large_print),
        )
    click.echo(_("Wrote {name}.").format(name=safe(to.name)))


@export.command("minutes")
@click.argument("file", type=BOARD)
@click.option(
    "--actions",
    type=click.Choice(("margin", "inline", "front", "sheet")),
    default="margin",
    show_default=True,
    help="Where the actions stand.",
)
@_large
@_given_to
def export_minutes(
    file: Path, actions: str, given_to: str, *, large_print: bool, **asked: str
) -> None:
    """Write the minutes of a meeting."""
    from chair_desk.records.action_layouts import ActionLayout
    from chair_desk.records.audience import Audience
    from chair_desk.services import publishing

    to = Path(asked["to"])
    chosen = _format(to, asked["format_"])
    audience = Audience(_AUDIENCES[asked["audience"]])
    with opened(file, to_read=audience is not Audience.CONFIDENTIAL) as desk:
        publishing.export_minutes(
            desk,
            meeting_meant(desk, asked["meeting"]).id,
            to,
            format=chosen,
            audience=audience,
            layout=ActionLayout(actions),
            copy=publishing.Copy(given_to=given_to, is_large=large_print),
        )
    click.echo(_("Wrote {name}.").format(name=safe(to.name)))


@export.command("attendance")
@click.argument("file", type=BOARD)
@click.option("--to", "to", type=BOARD, required=True, help="The file to write.", metavar="PATH")
@click.option("--format", "format_", type=click.Choice((*FORMATS, "xlsx", "csv")),
              help="Else the ending of PATH says it.")  # fmt: skip
@click.option("--edition", type=click.Choice(("chair", "published")), default="published",
              show_default=True, help="Published: agencies and counts only.")  # fmt: skip
@click.option("--from", "from_on", help="The first day; all years if it is not given.")
@click.option("--until", "to_on", help="The last day; today if it is not given.")
def export_attendance(file: Path, to: Path, format_: str | None, edition: str, **days: str) -> None:
    """Write attendance by partner seniority."""
    from chair_desk.records.attendance_bundle import AttendanceEdition
    from chair_desk.services import attendance_publishing
    from chair_desk.services.attendance_matrix import matrix

    chosen = _format(to, format_, (*FORMATS, "xlsx", "csv"))
    with opened(file, to_read=True) as desk:
        found = matrix(
            desk,
            from_on=day_meant(desk, days["from_on"]) if days["from_on"] else None,
            to_on=day_meant(desk, days["to_on"]) if days["to_on"] else None,
        )
        attendance_publishing.export_attendance(
            desk, found, to, edition=AttendanceEdition(edition), kind=chosen
        )
    click.echo(_("Wrote {name}.").format(name=safe(to.name)))


@export.command("sheet")
@click.argument("file", type=BOARD)
def export_sheet(file: Path, meeting: str, to: Path, format_: str | None, audience: str) -> None:
    """Write the fallback sheet of a meeting: agenda, register to sign, room to write."""
    from chair_desk.records.audience import Audience
    from chair_desk.services import fallback_sheet

    chosen = _format(to, format_)
    with opened(file, to_read=True) as desk:
        fallback_sheet.export_sheet(
            desk,
            meeting_meant(desk, meeting).id,
            to,
            format=chosen,
            audience=Audience(_AUDIENCES[audience]),
        )
    click.echo(_("Wrote {name}.").format(name=safe(to.name)))


_common(export_sheet, audience="members")
_common(export_agenda)
_common(export_minutes)
export.add_command(export_sheets)
export.add_command(export_reminders)
export.add_command(export_actions)
export.add_command(export_funding)
export.add_command(export_recommendations)
export.add_command(export_briefing)


def _format(path: Path, asked: str | None, known: tuple[str, ...] = FORMATS) -> str:
    if asked:
        return asked
    ending = path.suffix.lower().removeprefix(".")
    if ending in known:
        return ending
    if ending == "htm":
        return "html"
    endings = ", ".join(f".{one}" for one in known)
    raise click.UsageError(
        _("Say --format, or end the name with one of {endings}.").format(endings=endings)
    )


export.add_command(export_challenges)
export.add_command(export_any)
export.add_command(export_binder)
