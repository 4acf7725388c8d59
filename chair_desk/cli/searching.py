"""The command that searches the papers and minutes of all years."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from chair_desk.cli.opening import BOARD, opened
from chair_desk.cli.printing import print_json, safe
from chair_desk.words import N_, _

if TYPE_CHECKING:
    from chair_desk.records.search import SearchText

MOST = 40
KINDS = ("minutes", "paper", "item", "decision", "action", "log")
_SAID = {
    "minutes": N_("Minutes"),
    "paper": N_("Paper"),
    "item": N_("Agenda item"),
    "decision": N_("Decision"),
    "action": N_("Action"),
    "log": N_("Register"),
}


@click.command("search", short_help="Search all papers and minutes.")
@click.argument("file", type=BOARD)
@click.argument("words", nargs=-1, required=True)
@click.option("--kind", type=click.Choice(KINDS), default=None, help="Only this kind.")
@click.option("--year", type=int, default=None, help="Only meetings of this year.")
@click.option("--most", type=click.IntRange(1, 1000), default=MOST, show_default=True,
              help="How many places at most.")  # fmt: skip
@click.option("--without-confidential", is_flag=True, help="Leave confidential places out.")
@click.option("--json", "as_json", is_flag=True, help="For another program.")
def search(file: Path, words: tuple[str, ...], *, as_json: bool, **how: Any) -> None:
    """Find WORDS in the minutes, papers, decisions, actions and registers of FILE.

    Each word may be the beginning of one. The newest come first; the exit code is 1 where
    nothing is found.
    """
    from chair_desk.records.search import SearchAsked, snippet
    from chair_desk.services.searching import search as find

    asked = SearchAsked(
        words=" ".join(words),
        kind=how["kind"] or "",
        year=how["year"],
        most=how["most"],
        with_confidential=not how["without_confidential"],
    )
    with opened(file, to_read=True) as desk:
        found = find(desk, asked)
    shown = [(one, snippet(one.text or one.title, asked.tokens)) for one in found]
    if as_json:
        print_json([_plain(one, said) for one, said in shown])
    else:
        for one, said in shown:
            click.echo(safe(_head(one)))
            click.echo(f"    {safe(said)}")
    if not found:
        if not as_json:
            click.echo(_("Nothing was found."), err=True)
        click.get_current_context().exit(1)


def _plain(one: SearchText, said: str) -> dict[str, Any]:
    return {
        "kind": one.kind,
        "table": one.source,
        "id": one.source_id,
        "meeting_id": one.meeting_id,
        "held_on": one.held_on.isoformat() if one.held_on else None,
        "title": one.title,
        "page": one.page or None,
        "confidential": one.is_closed,
        "words": said,
    }


def _head(one: SearchText) -> str:
    day = one.held_on.isoformat() if one.held_on else ""
    page = _("page {number}").format(number=one.page) if one.page else ""
    closed = _("confidential") if one.is_closed else ""
    return ", ".join(part for part in (day, _(_SAID[one.kind]), one.title, page, closed) if part)
