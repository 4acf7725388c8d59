"""The command for retention: what is due, holds, disposals, and what is held about a person."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from chair_desk.cli.opening import BOARD, opened
from chair_desk.cli.printing import print_table, safe
from chair_desk.records.changes import Refused
from chair_desk.words import _

if TYPE_CHECKING:
    from chair_desk.services.desk import Desk
    from chair_desk.services.retention import Due


@click.command(short_help="Say what is due to be disposed of, hold it, or dispose of it.")
@click.argument("file", type=BOARD)
@click.option("--due", "only_due", is_flag=True, help="Only what is due and may go.")
@click.option("--hold", "reason", help="Hold from disposal, with the reason.")
@click.option("--class", "class_key", default="", help="The class that is meant; all if none.")
@click.option("--end-hold", "ended", help="End a hold: the first signs of its id.")
@click.option("--dispose", is_flag=True, help="Dispose of what is due. It cannot be undone.")
@click.option("--person", help="Somebody: all that names them.")
@click.option("--copy", "copy", type=BOARD, help="With --person: write it to a .pdf or .json.")
@click.option("--erase", is_flag=True, help="With --person: erase what the law lets go.")
@click.option("--black-out", is_flag=True, help="With --erase: out of the words that may too.")
@click.option("--decided-by", default="", help="Who decided it, by name or post.")
@click.option("--basis", default="", help="On what ground; else that of the class.")
@click.option("--backups", "drop", is_flag=True, help="Delete the older backups as well.")
@click.option("--yes", is_flag=True, help="Do it; without, it is only said what would go.")
def retention(file: Path, **told: object) -> None:
    """Say what of the board in FILE is due, by the periods of its profile.

    A disposal keeps its proof: what, how many, by whom, the hash, the day. Never the content.
    """
    does_write = bool(told["yes"] or told["reason"] or told["ended"])
    with opened(file, to_read=not does_write) as desk:
        if told["person"]:
            _about_person(desk, told)
        elif told["reason"] or told["ended"]:
            _hold(desk, told)
        elif told["dispose"]:
            _dispose(desk, told)
        else:
            _say_due(desk, told)


def _about_person(desk: Desk, told: dict[str, object]) -> None:
    from chair_desk.services.personal_data import erase_person, known_of, said_of, write_copy

    person_id = _person_meant(desk, str(told["person"]))
    known = known_of(desk, person_id)
    rows = [
        {
            "sort": one.sort,
            "by": ", ".join(one.by),
            "what": " · ".join(value for _label, value in one.values[:2]).replace("\n", " ")[:60],
            "kept": _("May be blacked out.") if one.may_black_out else one.kept,
        }
        for one in known.mentions
    ]
    headings = {"sort": _("RECORD"), "by": _("NAMED BY"), "what": _("WHAT"), "kept": _("KEPT")}
    print_table(headings, rows, nothing=_("Nothing names them."))
    click.echo(safe(said_of(known, desk.today())))
    if told["copy"]:
        click.echo(
            _("Wrote {name}.").format(
                name=safe(write_copy(desk, person_id, Path(str(told["copy"]))).name)
            )
        )
    if told["erase"] and not told["yes"]:
        click.echo(_("Nothing was changed. Say --yes to erase it."))
    elif told["erase"]:
        may_go = [one.key for one in known.mentions if one.may_black_out]
        made = erase_person(
            desk,
            person_id,
            decided_by=str(told["decided_by"]),
            basis=str(told["basis"]),
            black_out=may_go if told["black_out"] else (),
        )
        _say_done(desk, [made], told)


def _person_meant(desk: Desk, words: str) -> str:
    from chair_desk.records.folding import folded
    from chair_desk.records.people import Person

    wanted = folded(words)
    everybody = desk.rows(Person)
    found = [one for one in everybody if one.id == words or folded(one.name) == wanted]
    found = found or [one for one in everybody if wanted in folded(one.name)]
    if len(found) == 1:
        return found[0].id
    if not found:
        raise Refused(_("Nobody here is called {name}.").format(name=words))
    names = ", ".join(sorted(one.name for one in found))
    raise Refused(_("Several are meant: {names}.").format(names=names))


def _hold(desk: Desk, told: dict[str, object]) -> None:
    from chair_desk.services.retention import end_hold, hold, holds

    if told["ended"]:
        found = [one for one in holds(desk) if one.id.startswith(str(told["ended"]))]
        if len(found) != 1:
            raise Refused(_("There is no such hold."))
        end_hold(desk, found[0].id)
        click.echo(_("The hold is ended."))
        return
    hold(desk, str(told["reason"]), str(told["class_key"]))
    click.echo(_("Held. Nothing of it is disposed of until the hold ends."))


def _chosen(desk: Desk, told: dict[str, object]) -> list[Due]:
    from chair_desk.services.retention import due

    key = str(told["class_key"])
    return [one for one in due(desk) if not key or one.kept.key == key]


def _say_due(desk: Desk, told: dict[str, object]) -> None:
    from chair_desk.services.retention import classes, disposals, holds, proof_sentence

    found = _chosen(desk, told)
    rows = [
        {
            "day": f"{one.due_on}",
            "class": one.kept.key,
            "title": one.title,
            "why": one.hold or one.waits or one.why,
        }
        for one in found
        if one.may_go or not told["only_due"]
    ]
    headings = {"day": _("DUE"), "class": _("CLASS"), "title": _("WHAT"), "why": _("WHY")}
    nothing = _("Nothing is due.")
    if not classes(desk):
        nothing = _("The profile of this board names no periods.")
    print_table(headings, rows, nothing=nothing)
    for one in holds(desk):
        scope = one.retention_class or _("everything")
        sentence = _("Hold {id} on {scope}: {reason}")
        click.echo(safe(sentence.format(id=one.id[:8], scope=scope, reason=one.reason)))
    if not told["only_due"]:
        for proof in disposals(desk):
            click.echo(safe(proof_sentence(proof)))


def _dispose(desk: Desk, told: dict[str, object]) -> None:
    from chair_desk.services.retention import dispose

    chosen = [one for one in _chosen(desk, told) if one.may_go]
    if not told["yes"]:
        _say_due(desk, told | {"only_due": True})
        click.echo(_("Nothing was changed. Say --yes to dispose of it; it cannot be undone."))
        return
    made = dispose(desk, chosen, decided_by=str(told["decided_by"]), basis=str(told["basis"]))
    _say_done(desk, made, told)


def _say_done(desk: Desk, made: list[str], told: dict[str, object]) -> None:
    from chair_desk.services.backups import backups, forget_older
    from chair_desk.services.retention import disposals, proof_sentence

    for proof in disposals(desk):
        if proof.id in made:
            click.echo(safe(proof_sentence(proof)))
    if told["drop"]:
        forget_older(desk)
        click.echo(_("The older backups on this machine are deleted; a new one is made."))
    elif count := len(backups(desk)):
        sentence = _("{count} backups still hold the words. --backups deletes them.")
        click.echo(sentence.format(count=count))
    click.echo(_("Copies that were handed over let go of them when they next bring this in."))
