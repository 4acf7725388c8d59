"""Commands for two copies of one board: hand one over, bring one in, share a folder, look back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from chair_desk.cli.opening import BOARD, opened
from chair_desk.cli.printing import print_table, safe
from chair_desk.words import _, ngettext

if TYPE_CHECKING:
    from chair_desk.services.desk import ChangeSet, Desk
    from chair_desk.services.exchange import Preview

_LAST = "last"


@click.command(short_help="Write a copy, or only the changes, for somebody else.")
@click.argument("file", type=BOARD)
@click.option("--to", "path", type=BOARD, required=True, help="The file to write.")
@click.option("--since", default=None, help="Only changes after an exchange: its number, or last.")
@click.option("--chair-leaves", is_flag=True, help="A ZIP: board, open matters, index, proof.")
@click.option("--who", "to", default="", help="With --chair-leaves: who takes over.")
@click.option("--look", is_flag=True, help="Look a ZIP of --chair-leaves through; write nothing.")
def handover(
    file: Path, path: Path, since: str | None, *, chair_leaves: bool, to: str, look: bool
) -> None:
    """Write a copy of the board in FILE, or the changes since an exchange. No private notes.

    With --chair-leaves it is a sealed archive, and beside it the list for emptying the laptop.
    """
    from chair_desk.services.exchange import hand_over

    if look:
        _look_at_pack(path)
        return
    if chair_leaves:
        _leave(file, path, to)
        return
    number = None if since is None else _number(since)
    with opened(file) as desk:
        done = hand_over(desk, path, number)
    sentence = ngettext(
        "Wrote {name} with {count} change. This was exchange {number}.",
        "Wrote {name} with {count} changes. This was exchange {number}.",
        done.changes,
    )
    click.echo(sentence.format(name=safe(path.name), count=done.changes, number=done.number))


@click.command(short_help="Bring in a copy that somebody else changed.")
@click.argument("file", type=BOARD)
@click.argument("copy", type=BOARD)
@click.option("--preview", is_flag=True, help="Say what it would do, and change nothing.")
def merge(file: Path, copy: Path, *, preview: bool) -> None:
    """Bring what changed in COPY into the board in FILE. A backup is made first.

    A copy with a passphrase of its own is asked for it.
    """
    from chair_desk.cli.unlocking import key_of_copy
    from chair_desk.services.exchange import bring_in, look_at

    with opened(file) as desk:
        key = key_of_copy(desk, copy)
        if preview:
            _print_preview(look_at(desk, copy, key=key))
            return
        done = bring_in(desk, copy, key=key)
    if done.new:
        sentence = ngettext("Brought in {count} change.", "Brought in {count} changes.", done.new)
        click.echo(sentence.format(count=done.new))
    elif not done.waiting:
        click.echo(_nothing_new())
    for note in done.notes:
        click.echo(safe(note))
    if done.open:
        sentence = ngettext(
            "{count} thing was changed by both and waits to be settled; both versions are kept.",
            "{count} things were changed by both and wait to be settled; both versions are kept.",
            done.open,
        )
        click.echo(sentence.format(count=done.open))


@click.command(short_help="Exchange changes through a shared folder.")
@click.argument("file", type=BOARD)
@click.option(
    "--folder", type=click.Path(file_okay=False, path_type=Path), required=True,
    help="The folder that is shared.",
)  # fmt: skip
def sync(file: Path, folder: Path) -> None:
    """Take in what is new in the folder, and write what is new in FILE. Not during a meeting."""
    from chair_desk.services.folder_steps import sync as sync_folder

    with opened(file) as desk:
        news = sync_folder(desk, folder)
    for fault in news.faults:
        click.echo(safe(fault))
    if news.is_put_off:
        click.echo(safe(news.words))
        return
    said = ngettext("Took in {new} change,", "Took in {new} changes,", news.new)
    wrote = ngettext("wrote {count} change.", "wrote {count} changes.", news.written)
    click.echo(f"{said.format(new=news.new)} {wrote.format(count=news.written)}")
    for note in news.notes:
        click.echo(safe(note))


@click.command(short_help="Say who changed what, and when.")
@click.argument("file", type=BOARD)
@click.argument("record", required=False)
@click.option("--most", type=click.IntRange(1), default=50, show_default=True)
def history(file: Path, record: str | None, most: int) -> None:
    """Print the changes of the board in FILE, or of one RECORD: its number, as A-124, or its id."""
    with opened(file, to_read=True) as desk:
        if record is None:
            _print_board_history(desk.file.history(most))
            return
        from chair_desk.services.record_history import found_record

        _print_record_history(desk, found_record(desk, record), most)


def _leave(file: Path, path: Path, to: str) -> None:
    from chair_desk.services.leaving import write_leaving_pack

    with opened(file) as desk:
        done = write_leaving_pack(desk, path, to)
    click.echo(_("Wrote {name}.").format(name=safe(done.archive.name)))
    click.echo(f"SHA-256 {done.sha256}")
    click.echo(_("To be ticked and signed: {name}.").format(name=safe(done.emptying.name)))
    if done.code:
        click.echo(_("The documents in it open with this code: {code}").format(code=done.code))
        click.echo(_("Tell it by another way than the archive; it is kept nowhere."))


def _look_at_pack(path: Path) -> None:
    from chair_desk.services.leaving import faults_of_pack

    faults = faults_of_pack(path)
    for fault in faults:
        click.echo(safe(fault))
    if faults:
        raise click.exceptions.Exit(1)
    click.echo(_("The pack is whole: every file is as its manifest says."))


def _number(words: str) -> int:
    if words.strip().lower() == _LAST:
        return 0
    try:
        return max(int(words), 1)
    except ValueError:
        sentence = _("“{words}” is no exchange. Give its number, or “last”.")
        raise click.BadParameter(sentence.format(words=words), param_hint="--since") from None


def _nothing_new() -> str:
    return _("There is nothing new in it. All of it is in your board already.")


def _print_preview(found: Preview) -> None:
    if found.new:
        _print_sides(found)
    elif not found.waiting:
        click.echo(_nothing_new())
    for warning in found.warnings:
        click.echo(safe(warning))


def _print_sides(found: Preview) -> None:
    from chair_desk.services.exchange import Side

    sentence = ngettext(
        "From {who}: {new} new change.", "From {who}: {new} new changes.", found.new
    )
    click.echo(sentence.format(who=safe(found.who) or _("somebody"), new=found.new))
    counts = {
        Side.THEIRS: _("only theirs"),
        Side.YOURS: _("only yours"),
        Side.SETTLED: _("both, settled by itself"),
        Side.OPEN: _("both, to be settled"),
    }
    for side, words in counts.items():
        click.echo(f"{len(found.on(side)):5}  {words}")


def _print_board_history(changes: list[ChangeSet]) -> None:
    from chair_desk.records.local_time import local

    rows = [
        {
            "at": f"{local(one.at):%Y-%m-%d %H:%M}",
            "who": one.who,
            "device": one.device[:8],
            "label": one.label,
        }
        for one in changes
    ]
    _table(rows)


def _print_record_history(desk: Desk, key: tuple[str, str], most: int) -> None:
    from chair_desk.records.local_time import local
    from chair_desk.services.looking_back import steps_of, told_step

    rows, nothing = [], _("None")
    for step in steps_of(desk, *key)[:most]:
        row = {"at": f"{local(step.at):%Y-%m-%d %H:%M}", "who": step.who, "device": step.device[:8]}
        told = [
            f"{label}: {now}" if was == nothing else f"{label}: {was} → {now}"
            for one in told_step(desk, step)
            for label, was, now in one.lines
        ]
        rows.append(row | {"label": f"{step.label}. {'; '.join(told)}"})
    _table(rows)


def _table(rows: list[dict[str, str]]) -> None:
    headings = {"at": _("When"), "who": _("Who"), "device": _("Device"), "label": _("What")}
    print_table(headings, rows, nothing=_("Nothing was changed yet."))
