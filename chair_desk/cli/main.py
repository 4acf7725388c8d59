"""The command line: the same services as the window, with no window.

Only click is imported here; each command imports what it needs when it runs, so that
`chair-desk --help` answers at once.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from chair_desk import __version__
from chair_desk.cli.actions import action
from chair_desk.cli.attendance import attendance
from chair_desk.cli.boards import check, info, new, profiles, sample
from chair_desk.cli.challenge import challenge
from chair_desk.cli.exchanging import handover, history, merge, sync
from chair_desk.cli.exporting import export
from chair_desk.cli.importing import import_group
from chair_desk.cli.listing import list_records
from chair_desk.cli.minuting import minute
from chair_desk.cli.opening import made_folder
from chair_desk.cli.packs import pack
from chair_desk.cli.reports import report
from chair_desk.cli.retention import retention
from chair_desk.cli.safekeeping import backup, passphrase, restore
from chair_desk.cli.searching import search
from chair_desk.cli.today import today
from chair_desk.cli.wording import check_wording
from chair_desk.records.changes import CannotDo, Refused
from chair_desk.records.frozen import frozen


@frozen
class Doors:
    """The two doors to the window, which the command line itself never imports."""

    open_window: Callable[[Path | None], int]
    make_tour: Callable[[Path], int]


class _Plainly(click.Group):
    """A group that says an error of the desk in words and leaves with exit code 1."""

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; turn the two kinds of error into one for the person."""
        try:
            return super().invoke(ctx)
        except Refused as error:
            raise click.ClickException(_said(error.problems.values())) from error
        except CannotDo as error:
            raise click.ClickException(_said((error.what, error.why, error.remedy))) from error


def _said(sentences: Any) -> str:
    from chair_desk.cli.printing import safe

    return "\n".join(safe(sentence) for sentence in sentences if sentence)


@click.group(
    cls=_Plainly,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
)
@click.version_option(__version__, prog_name="chair-desk")
@click.pass_context
def chair_desk(context: click.Context) -> None:
    """Prepare, minute and report the meetings of a safeguarding board.

    With no command, or with the name of a board file, the window opens.
    """
    if context.invoked_subcommand is None:
        doors: Doors = context.obj
        context.exit(doors.open_window(None))


@click.command(short_help="Draw every screen and write every document.")
@click.argument("folder", type=click.Path(file_okay=False, path_type=Path))
@click.pass_context
def tour(context: click.Context, folder: Path) -> None:
    """Write a sample board, a picture of every screen and every document into FOLDER.

    It needs no screen: the pictures are drawn out of sight, in light and in dark.
    """
    doors: Doors = context.obj
    made_folder(folder)
    context.exit(doors.make_tour(folder))


for command in (
    sample,
    new,
    profiles,
    info,
    today,
    search,
    list_records,
    attendance,
    action,
    import_group,
    minute,
    challenge,
    report,
    check_wording,
    export,
    pack,
    check,
    passphrase,
    backup,
    restore,
    retention,
    handover,
    merge,
    sync,
    history,
    tour,
):
    chair_desk.add_command(command)
