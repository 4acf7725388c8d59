"""Commands that keep a board safe: its passphrase, its backups, going back to one."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING

import click

from chair_desk.cli.opening import BOARD, opened
from chair_desk.cli.printing import print_table, safe
from chair_desk.cli.unlocking import NEW_VARIABLE, asked, circumstances_for, key_of
from chair_desk.records.changes import CannotDo, Refused
from chair_desk.words import _

if TYPE_CHECKING:
    from chair_desk.services.desk import Circumstances

_MEGA = 1_000_000


@click.command(short_help="Set, change or take off the passphrase of a board.")
@click.argument("file", type=BOARD)
@click.argument("verb", type=click.Choice(["set", "change", "remove"]))
def passphrase(file: Path, verb: str) -> None:
    """Set, change or remove the passphrase of FILE; its backups get the same.

    Passphrases are asked for, or taken from CHAIR_DESK_PASSPHRASE and CHAIR_DESK_NEW_PASSPHRASE,
    or read from what comes in, a line each. Nobody can reset one.
    """
    from chair_desk.services.passphrases import change_passphrase, is_locked

    has_one = is_locked(file)
    if verb == "set" and has_one:
        raise Refused(_("This board has a passphrase. Use change."))
    if verb != "set" and file.exists() and not has_one:
        raise Refused(_("This board has no passphrase."))
    own = circumstances_for(key_of(file, may_be_kept=False))
    new = None
    if verb != "remove":
        new = asked(_("New passphrase"), NEW_VARIABLE, twice=True)
    change_passphrase(file, own, new)
    if new is None:
        click.echo(_("The passphrase is taken off. Anybody who has the file can read it."))
    else:
        click.echo(_("The board and its backups are locked with the new passphrase."))


@click.command(short_help="Back a board up now, or list its backups.")
@click.argument("file", type=BOARD)
@click.option("--to", "place", default="", help="A second place: a folder on a stick or a drive.")
@click.option("--list", "only_list", is_flag=True, help="List the backups, and make none.")
def backup(file: Path, place: str, *, only_list: bool) -> None:
    """Write a backup of FILE, read it back, and thin out the older ones."""
    from chair_desk.services.backups import back_up, backups

    with opened(file, to_read=only_list) as desk:
        copy = None if only_list else back_up(desk, place)
        found = backups(desk, place)
    if copy is not None:
        click.echo(_("Backed up and read back: {name}.").format(name=safe(str(copy))))
        return
    headings = {"at": _("MADE AT (UTC)"), "size": _("MB"), "path": _("FILE")}
    rows = [
        {"at": f"{one.at:%Y-%m-%d %H:%M}", "size": f"{one.size / _MEGA:.1f}", "path": str(one.path)}
        for one in found
    ]
    print_table(headings, rows, nothing=_("There is no backup yet."))


@click.command(short_help="Go back to a backup of a board.")
@click.argument("file", type=BOARD)
@click.option("--from", "copy", type=BOARD, help="The backup; the newest if none is named.")
@click.option("--yes", is_flag=True, help="Do it; without, it is only said what would change.")
def restore(file: Path, copy: Path | None, *, yes: bool) -> None:
    """Put a backup in the place of FILE. The board as it was is moved aside, never lost."""
    from chair_desk.services import backups
    from chair_desk.services.desk import open_with

    own = circumstances_for(key_of(file if file.exists() or copy is None else copy))
    if file.exists():
        chosen = copy or _newest(file, own)
        inside = backups.look_into(chosen, own)
        with contextlib.closing(open_with(file, own, read_only=True)) as desk:
            undone = backups.undone_by(desk, inside)
    elif copy is not None:
        chosen, undone = copy, []
        inside = backups.look_into(chosen, own)
    else:
        raise CannotDo(_("There is no file {name}.").format(name=file.name))
    if inside.faults:
        raise CannotDo(_("This backup is not sound."), "\n".join(inside.faults))
    click.echo(_("Backup: {path}").format(path=safe(str(chosen))))
    for label in undone:
        click.echo(_("Would be undone: {label}").format(label=safe(label)))
    if not yes:
        click.echo(_("Nothing was changed. Say --yes to go back to it."))
        return
    aside = backups.restore(file, chosen, own)
    click.echo(_("The board is as it was backed up."))
    if aside is not None:
        click.echo(_("The board of just now is kept as {name}.").format(name=safe(aside.name)))


def _newest(file: Path, own: Circumstances) -> Path:
    from chair_desk.services.backups import backups
    from chair_desk.services.desk import open_with

    with contextlib.closing(open_with(file, own, read_only=True)) as desk:
        for one in backups(desk):
            return one.path
    raise CannotDo(
        _("There is no backup of this board on this machine."),
        "",
        _("Name one with --from."),
    )
