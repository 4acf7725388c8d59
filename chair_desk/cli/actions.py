"""The commands that work on actions: add, close, move and answer one; reminders; answers."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from chair_desk.cli.opening import BOARD, day_meant, made_folder, opened
from chair_desk.cli.printing import print_table, safe
from chair_desk.records.changes import Refused
from chair_desk.words import _, ngettext

if TYPE_CHECKING:
    from chair_desk.services.desk import Desk


_AUDIENCES = {"public": "public", "members": "members", "full": "confidential"}


@click.group("action", short_help="Add, close, move or answer an action.")
def action() -> None:
    """Work on one action of a board, by its reference."""


def _id(desk: Desk, reference: str) -> str:
    from chair_desk.records.actions import Action

    found = desk.rows(Action, reference=reference.strip().upper())
    if not found:
        raise Refused(_("There is no action {reference}.").format(reference=reference))
    return found[0].id


@action.command("add")
@click.argument("file", type=BOARD)
@click.argument("words")
@click.option("--owner", default="", help="A person, a post, an agency, or any words.")
@click.option("--also", default="", help="Who supports it, parted by commas.")
@click.option("--due", default="", help="The day, or next board; none is counted as such.")
def add(file: Path, words: str, owner: str, also: str, due: str) -> None:
    """Add an action that was made at no meeting."""
    from chair_desk.services.action_lines import action_line
    from chair_desk.services.new_actions import Asking, new_action

    with opened(file) as desk:
        made = new_action(desk, words, Asking(owner=owner, also=also, due=due)).made
        line = action_line(desk, made)
    who = line.owner_words or _("nobody")
    said = _("Added {reference} for {who}.").format(reference=line.action.reference, who=who)
    click.echo(safe(said))


@action.command("close")
@click.argument("file", type=BOARD)
@click.argument("reference")
@click.option("--done", default="", help="What was done.")
@click.option("--evidence", default="", help="What shows it; without, it is counted as such.")
def close(file: Path, reference: str, done: str, evidence: str) -> None:
    """Close an action as done."""
    from chair_desk.services.action_triage import complete_actions

    with opened(file) as desk:
        complete_actions(desk, [_id(desk, reference)], done, evidence=evidence)
        said = desk.file.undo_label or ""
    click.echo(safe(said))


@action.command("move")
@click.argument("file", type=BOARD)
@click.argument("reference")
@click.argument("day")
@click.option("--asked-by", default="", help="Who asked for the date.")
@click.option("--agreed-by", default="", help="Who agreed to it.")
@click.option("--why", default="")
def move(file: Path, reference: str, day: str, **said: str) -> None:
    """Move the date of an action; the first one is kept."""
    from chair_desk.services.actions import extend_action

    with opened(file) as desk:
        extend_action(
            desk, _id(desk, reference), day_meant(desk, day), said["why"],
            asked_by=said["asked_by"], agreed_by=said["agreed_by"],
        )  # fmt: skip
        label = desk.file.undo_label or ""
    click.echo(safe(label))


@action.command("answer")
@click.argument("file", type=BOARD)
@click.argument("reference")
@click.argument("words")
def answer(file: Path, reference: str, words: str) -> None:
    """Keep what was said of an action today."""
    from chair_desk.services.actions import note_action

    with opened(file) as desk:
        note_action(desk, _id(desk, reference), words)
        label = desk.file.undo_label or ""
    click.echo(safe(label))


def references_of(desk: Desk, partner: str, *, only_late: bool) -> set[str]:
    """Return the references of the actions of partners so called, the late ones alone if asked."""
    from chair_desk.services.action_tracker import Showing, tracker

    found = tracker(desk, showing=Showing.LATE if only_late else Showing.ALL, most_closed=10**6)
    return {
        line.action.reference
        for group in found.groups
        if partner.casefold() in group.label.casefold()
        for line in group.lines
    }


@click.command("reminders")
@click.argument("file", type=BOARD)
@click.option("--to", "folder", type=click.Path(file_okay=False, path_type=Path), required=True,
              help="The folder to write into; it is made where there is none.",
              metavar="FOLDER")  # fmt: skip
@click.option("--format", "kind", type=click.Choice(("pdf", "docx", "xlsx", "eml")), default="pdf",
              show_default=True)  # fmt: skip
@click.option("--partner", default="", help="Only partners whose name holds these words.")
def export_reminders(file: Path, folder: Path, kind: str, partner: str) -> None:
    """Write a reminder for each partner; eml is a mail draft with the sheet in it."""
    from chair_desk.services.reminder_files import prepare_reminder_files, write_reminder_files

    made_folder(folder)
    with opened(file, to_read=True) as desk:
        paths = write_reminder_files(prepare_reminder_files(desk, kind, partner=partner), folder)
    for path in paths:
        click.echo(safe(path.name))
    said = ngettext("Wrote {count} reminder.", "Wrote {count} reminders.", len(paths))
    click.echo(said.format(count=len(paths)))


@click.command("actions")
@click.argument("file", type=BOARD)
@click.option("--to", "to", type=BOARD, required=True, metavar="PATH",
              help="The file to write: xlsx, csv, docx, pdf or html.")  # fmt: skip
@click.option("--show", type=click.Choice(("open", "late", "at_risk", "undated", "closed", "all")),
              default="open", show_default=True)  # fmt: skip
@click.option("--partner", default="", help="Only the partner of this name.")
@click.option("--audience", type=click.Choice(tuple(_AUDIENCES)), default="members",
              show_default=True, help="For whom. What they may not see is left out.")  # fmt: skip
def export_actions(file: Path, to: Path, show: str, partner: str, audience: str) -> None:
    """Write the tracker of actions, by partner."""
    from chair_desk.records.audience import Audience
    from chair_desk.services import action_publishing
    from chair_desk.services.action_tracker import Showing

    with opened(file, to_read=True) as desk:
        action_publishing.export_actions(
            desk,
            to,
            showing=Showing(show),
            partner=partner,
            audience=Audience(_AUDIENCES[audience]),
        )
    click.echo(_("Wrote {name}.").format(name=safe(to.name)))


@click.command("answers")
@click.argument("file", type=BOARD)
@click.argument("sheet", type=BOARD)
@click.option("--dry-run", is_flag=True, help="Say what was found, and change nothing.")
@click.option("--with-doubts", is_flag=True, help="Keep the answers in doubt too.")
def import_answers(file: Path, sheet: Path, *, dry_run: bool, with_doubts: bool) -> None:
    """Take in the answers of SHEET (Word, Excel, CSV or text), each under its reference."""
    from chair_desk.services.action_answers import Standing, plan_file, take_answers

    wanted = (Standing.READY, Standing.DOUBT) if with_doubts else (Standing.READY,)
    with opened(file, to_read=dry_run) as desk:
        plan = plan_file(desk, sheet)
        keys = [one.key for one in plan.answers if one.standing in wanted]
        if keys and not dry_run:
            take_answers(desk, plan, keys)
    headings = {"reference": _("REF"), "standing": _("FOUND"), "text": _("ANSWER")}
    rows = [
        {
            "reference": one.reference,
            "standing": str(one.standing),
            "text": " ".join((one.text, *one.doubts)),
        }
        for one in plan.answers
    ]
    print_table(headings, rows, nothing=_("No answer was found."))
    click.echo(safe(plan.summary))
    if not dry_run:
        kept = ngettext("{count} answer was kept.", "{count} answers were kept.", len(keys))
        click.echo(kept.format(count=len(keys)))
