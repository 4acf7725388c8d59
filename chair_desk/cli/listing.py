"""The command that lists what a board holds, for reading or for another program."""

from __future__ import annotations

from pathlib import Path

import click

from chair_desk.cli.actions import references_of
from chair_desk.cli.opening import BOARD, meeting_meant, opened
from chair_desk.cli.printing import print_json, print_table
from chair_desk.words import _

WHAT = (
    "meetings", "items", "members", "seats", "attendance", "minutes", "decisions", "actions",
    "recommendations", "challenges", "interests", "risks", "evidence", "quorum", "funding",
)  # fmt: skip


@click.command("list", short_help="List meetings, members, actions and the rest.")
@click.argument("file", type=BOARD)
@click.argument("what", metavar="WHAT")
@click.option("--meeting", help="Of one meeting only: 2026-11-19, 19/11/2026, next or last.")
@click.option("--partner", default="", help="Of actions: only of partners so called.")
@click.option("--late", is_flag=True, help="Of actions: only what is late.")
@click.option("--json", "as_json", is_flag=True, help="For another program.")
def list_records(  # noqa: PLR0913, RUF100  the options of one command
    file: Path, what: str, meeting: str | None, *, partner: str, late: bool, as_json: bool
) -> None:
    """List what FILE holds, all of it, confidential parts too.

    WHAT is meetings, items, members, seats, attendance, minutes, decisions, actions, challenges,
    interests, risks, evidence or any other log of the board by its name, funding, or quorum: how
    it stood at a meeting as people came and went.
    """
    from chair_desk.cli.listed_logs import list_named, list_names

    with opened(file, to_read=True) as desk:
        listed = list_named(what.casefold(), desk.shelf)
        if listed is None:
            told = _("There is no list called “{what}”. There are: {known}.")
            known = ", ".join(list_names(desk.shelf))
            raise click.BadParameter(told.format(what=what, known=known))
        rows = listed.gather(desk, meeting_meant(desk, meeting) if meeting else None)
        if partner or late:
            if what.lower() != "actions":
                raise click.UsageError(_("--partner and --late are for actions."))
            wanted = references_of(desk, partner, only_late=late)
            rows = [row for row in rows if row["reference"] in wanted]
    if as_json:
        print_json(rows)
        return
    headings = {name: _(heading) for name, heading in listed.headings.items()}
    print_table(headings, listed.for_reader(rows), nothing=_("There is nothing to list."))
