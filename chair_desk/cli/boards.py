"""Commands about a whole board: make one, say what it holds, check it."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING

import click

from chair_desk.cli.opening import BOARD, opened
from chair_desk.cli.printing import print_table, safe
from chair_desk.records.changes import CannotDo, Refused
from chair_desk.words import _, ngettext

if TYPE_CHECKING:
    from chair_desk.services.boards import NewBoard
    from chair_desk.services.desk import Desk
    from chair_desk.services.passphrases import Key

ENDING = ".chairdesk"
_YEARS = click.IntRange(2, 200)


@click.command(short_help="Write a made-up board to try things on.")
@click.argument("file", type=BOARD)
@click.option("--years", type=_YEARS, default=2, show_default=True, help="How many years of work.")
@click.option("--seed", type=int, default=1, show_default=True, help="Same number, same board.")
@click.option("--pack", is_flag=True, help="With the pack of its last meeting, issued twice.")
def sample(file: Path, years: int, seed: int, *, pack: bool) -> None:
    """Write the made-up Westmarch board to FILE: nothing in it is real.

    The same numbers make the same board.
    """
    from chair_desk.services.sample import write_sample

    path = _with_ending(file)
    write_sample(path, years=years, seed=seed, has_pack=pack)
    click.echo(_("Wrote the sample board {name}.").format(name=safe(path.name)))


@click.command(short_help="Make a new board.")
@click.argument("file", type=BOARD)
@click.option("--profile", required=True, help="A profile, as `chair-desk profiles` names it.")
@click.option("--name", required=True, help="The name of the board in full.")
@click.option("--short-name", default="", help="Its short name, as in the sidebar.")
@click.option("--chair", default="", help="The name of the chair.")
@click.option("--business-manager", default="", help="The name of the business manager.")
@click.option("--place", default="", help="Where it usually meets.")
@click.option("--no-passphrase", is_flag=True, help="Go without: whoever has the file can read it.")
def new(file: Path, profile: str, *, no_passphrase: bool, **answers: str) -> None:
    """Make a new board in FILE, with the partners that such a board usually has.

    A passphrase is asked for, or taken from CHAIR_DESK_PASSPHRASE.
    """
    from chair_desk.services.boards import NewBoard

    path = _with_ending(file)
    asked = NewBoard(
        profile=profile,
        name=answers["name"],
        short_name=answers["short_name"],
        chair=answers["chair"],
        business_manager=answers["business_manager"],
        meeting_place=answers["place"],
    )
    key = None if no_passphrase else _new_key()
    _make(path, asked, key)
    click.echo(_("Made {name}.").format(name=safe(path.name)))
    if key is None:
        click.echo(_("It has no passphrase: whoever has the file can read it."))


def _new_key() -> Key | None:
    """Return the key of a new board; nothing where no passphrase came in."""
    from chair_desk.cli.unlocking import VARIABLE, asked
    from chair_desk.services.passphrases import new_key

    typed = asked(_("Passphrase of the new board"), VARIABLE, twice=True)
    return new_key(typed) if typed else None


def _make(path: Path, asked: NewBoard, key: Key | None) -> None:
    """Make a board, or leave no file behind where it is refused."""
    from chair_desk.cli.unlocking import circumstances_for
    from chair_desk.services.boards import new_board
    from chair_desk.services.desk import create_with

    desk = create_with(path, circumstances_for(key))
    try:
        new_board(desk, asked)
    except Refused as error:
        desk.close()
        path.unlink(missing_ok=True)
        raise Refused(_with_profiles(error, desk)) from error
    desk.close()


def _with_profiles(error: Refused, desk: Desk) -> dict[str, str]:
    problems = dict(error.problems)
    if "profile" in problems:
        names = ", ".join(desk.shelf.profile_names())
        problems["profile"] += " " + _("Choose one of: {names}.").format(names=names)
    return problems


def _with_ending(path: Path) -> Path:
    return path if path.suffix else path.with_name(path.name + ENDING)


@click.command()
@click.option("--checks", is_flag=True, help="Say what nobody has verified yet.")
def profiles(*, checks: bool) -> None:
    """List the profiles that a board may work under."""
    from chair_desk.services.boards import profiles as all_profiles

    found = all_profiles()
    headings = {
        "name": _("NAME"),
        "nation": _("NATION"),
        "checks": _("TO CHECK"),
        "label": _("FOR"),
    }
    rows = [
        {
            "name": profile.name,
            "nation": str(profile.nation).replace("_", " "),
            "checks": len(profile.to_be_checked),
            "label": profile.label,
        }
        for profile in found
    ]
    print_table(headings, rows, nothing=_("No profile ships with this copy."))
    for profile in found if checks else ():
        for words in profile.to_be_checked:
            click.echo(f"{profile.name}: {safe(str(words))}")


@click.command()
@click.argument("file", type=BOARD)
def info(file: Path) -> None:
    """Say what FILE holds."""
    with opened(file, to_read=True) as desk:
        for label, words in _said_of(desk):
            click.echo(f"{label + ':':<16}{safe(words)}")


def _said_of(desk: Desk) -> list[tuple[str, str]]:
    from chair_desk.records.actions import Action, ActionState
    from chair_desk.records.people import Organisation, Person, Seat
    from chair_desk.services.boards import bodies

    board, profile = desk.board, desk.profile()
    open_actions = desk.count(Action, state=[ActionState.OPEN, ActionState.AT_RISK])
    made_up = [(_("Made up"), _("Nothing in it is real."))] if board.is_sample else []
    return [
        (_("Board"), board.name),
        *made_up,
        (_("Profile"), f"{profile.name}, {profile.label}"),
        (_("Bodies"), ", ".join(body.name for body in bodies(desk))),
        (_("Partners"), str(desk.count(Organisation))),
        (_("Seats"), str(desk.count(Seat))),
        (_("People"), str(desk.count(Person))),
        *_meetings_of(desk),
        (_("Open actions"), str(open_actions)),
        *_last_change_of(desk),
    ]


def _meetings_of(desk: Desk) -> list[tuple[str, str]]:
    from chair_desk.records.days_in_words import full_day
    from chair_desk.services.diary import coming_on, meetings

    held = meetings(desk)
    if not held:
        return [(_("Meetings"), _("none yet"))]
    words = ngettext("{count}, on {first}", "{count}, from {first} to {last}", len(held))
    said = words.format(
        count=len(held), first=full_day(held[-1].held_on), last=full_day(held[0].held_on)
    )
    coming = coming_on(desk, desk.today())
    return [
        (_("Meetings"), said),
        *([(_("Next meeting"), full_day(coming.held_on))] if coming else []),
    ]


def _last_change_of(desk: Desk) -> list[tuple[str, str]]:
    from chair_desk.records.local_time import local
    from chair_desk.services.history import last_change

    last = last_change(desk)
    if last is None:
        return []
    words = _("{label}, by {who} at {when}")
    when = f"{local(last.at):%Y-%m-%d %H:%M}"
    return [(_("Last change"), words.format(label=last.label, who=last.who, when=when))]


@click.command(short_help="Check a board, its journal and its confirmed minutes.")
@click.argument("file", type=BOARD)
@click.option("--against", type=BOARD, help="A counter-copy: shows minutes that were cut off.")
def check(file: Path, against: Path | None) -> None:
    """Check FILE: the file itself, its journal, and the minutes that were confirmed.

    Each set of confirmed minutes is intact, altered (it says where), or, compared with a
    counter-copy, cut off.
    """
    from chair_desk.services.soundness import faults

    with opened(file, to_read=True) as desk, contextlib.ExitStack() as stack:
        other = stack.enter_context(opened(against, to_read=True)) if against else None
        found = faults(desk, other)
    if found:
        raise CannotDo(
            ngettext("{count} fault was found.", "{count} faults were found.", len(found)).format(
                count=len(found)
            ),
            "\n".join(found),
            _("Keep this file as it is, and open the latest backup."),
        )
    click.echo(_("Sound: the file, its journal and the confirmed minutes agree."))
