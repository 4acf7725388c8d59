"""The commands of the day: how boards stand, and the chair's briefing for a meeting."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from chair_desk.cli.opening import BOARD, meeting_meant, opened
from chair_desk.cli.printing import print_json, safe
from chair_desk.records.changes import CannotDo
from chair_desk.words import _, ngettext

if TYPE_CHECKING:
    from chair_desk.services.desk import Desk

_FORMATS = ("pdf", "docx", "html")
_EVERY = 10_000  # the page of today has room for a few, a listing for all
_MARKS = {"chase": "!", "you": "o", "ready": "+"}


@click.command("today", short_help="Say how one board or several stand today.")
@click.argument("files", type=BOARD, nargs=-1, required=True, metavar="FILE...")
@click.option("--json", "as_json", is_flag=True, help="For another program.")
def today(files: tuple[Path, ...], *, as_json: bool) -> None:
    """Say how each FILE stands: the next meeting, awaited answers, late actions, dates.

    Nothing is changed. A board that cannot be read says so and stops no other; the exit code
    is then 1.
    """
    found: list[dict[str, Any]] = []
    failed = 0
    for file in files:
        try:
            with opened(file, to_read=True) as desk:
                found.append(_facts(desk, file))
        except CannotDo as problem:
            failed += 1
            found.append({"file": file.name, "problem": f"{problem.what} {problem.why}".strip()})
    if as_json:
        print_json(found)
    else:
        for number, facts in enumerate(found):
            if number:
                click.echo()
            _print(facts)
    if failed:
        click.get_current_context().exit(1)


def _facts(desk: Desk, file: Path) -> dict[str, Any]:
    from chair_desk.services import today as services
    from chair_desk.services.diary import left_open
    from chair_desk.services.readiness import next_meeting, readiness
    from chair_desk.services.today_authority import last_matrix

    coming = next_meeting(desk)
    ready = readiness(desk, coming.id, last_matrix(desk)) if coming else None
    waiting, late = services.awaited(desk, _EVERY), services.late_by_partner(desk)
    return {
        "file": file.name,
        "board": desk.board.name,
        "day": services.heading(desk),
        "sentence": services.sentence(desk, ready, waiting, late.count),
        "never_closed": [meeting.held_on for meeting in left_open(desk)],
        "next_meeting": coming.held_on if coming else None,
        "ready": [
            {"stands": line.stand.value, "what": line.label, "note": line.note}
            for line in (ready.lines if ready else ())
        ],
        "challenges": [
            {
                "reference": one.line.entry.reference,
                "title": one.line.entry.title,
                "to": one.to,
                "due_on": one.line.entry.due_on,
                "stands": one.words,
            }
            for one in waiting.lines
        ],
        "late_actions": [
            {"partner": one.label, "count": one.count, "oldest_days": one.oldest_days}
            for one in late.partners
        ],
        "differences_to_ask": [
            {"reference": one.reference, "title": one.title} for one in late.impacts
        ],
        **_year(desk),
    }


def _year(desk: Desk) -> dict[str, Any]:
    from chair_desk.services.statutory_dates import statutory_dates
    from chair_desk.services.year_wheel import duty_lines

    return {
        "dates": [
            {"on": line.on, "what": line.words, "working_days": line.working_days}
            for line in statutory_dates(desk)
        ],
        "not_considered": [
            {"duty": line.duty.title, "said": line.words}
            for line in duty_lines(desk)
            if line.is_neglected
        ],
    }


def _print(facts: dict[str, Any]) -> None:
    if "problem" in facts:
        click.echo(safe(f"{facts['file']}: {facts['problem']}"))
        return
    click.echo(safe(f"{facts['board']}, {facts['day']}"))
    click.echo("  " + safe(facts["sentence"]))
    for line in facts["ready"]:
        note = f", {line['note']}" if line["note"] else ""
        click.echo("  " + safe(f"{_MARKS[line['stands']]} {line['what']}{note}"))
    _print_part(_("Challenges awaiting an answer"), [
        f"{one['reference']}  {one['title']}, {one['to']}: {one['stands']}"
        for one in facts["challenges"]
    ])  # fmt: skip
    _print_part(_("Overdue actions"), [_late(one) for one in facts["late_actions"]])
    _print_part(_("Ask what difference they made"), [
        f"{one['reference']}  {one['title']}" for one in facts["differences_to_ask"]
    ])  # fmt: skip
    _print_part(_("Statutory dates, working days"), [
        f"{one['on']}  {one['what']}: {one['working_days']}" for one in facts["dates"]
    ])  # fmt: skip
    _print_part(_("Not considered for a year"), [
        f"{one['duty']}: {one['said']}" for one in facts["not_considered"]
    ])  # fmt: skip


def _late(one: dict[str, Any]) -> str:
    words = ngettext(
        "{count} action, the oldest {days} working days late",
        "{count} actions, the oldest {days} working days late",
        one["count"],
    )
    return f"{one['partner']}: {words.format(count=one['count'], days=one['oldest_days'])}"


def _print_part(heading: str, lines: list[str]) -> None:
    if lines:
        click.echo("  " + safe(heading))
        for line in lines:
            click.echo("    " + safe(line))


@click.command("briefing")
@click.argument("file", type=BOARD)
@click.option("--meeting", default="",
              help="The day: 2026-11-19, 19/11/2026, next or last; else the next one.")  # fmt: skip
@click.option("--to", "to", type=BOARD, required=True, help="The file to write.", metavar="PATH")
@click.option("--format", "format_", type=click.Choice(_FORMATS),
              help="Else the ending of PATH says it.")  # fmt: skip
@click.option(
    "--confidential",
    is_flag=True,
    help="The chair's own edition, with confidential parts and private notes.",
)
def export_briefing(
    file: Path, meeting: str, to: Path, format_: str | None, *, confidential: bool
) -> None:
    """Write the chair's briefing for a meeting: what was said before, what is owed, whom to ask."""
    from chair_desk.records.changes import Refused
    from chair_desk.services import briefing
    from chair_desk.services.readiness import next_meeting

    chosen = format_ or to.suffix.lower().removeprefix(".")
    if chosen not in _FORMATS:
        raise click.UsageError(_("Say --format, or end the name with .pdf, .docx or .html."))
    with opened(file, to_read=True) as desk:
        held = meeting_meant(desk, meeting) if meeting else next_meeting(desk)
        if held is None:
            raise Refused(_("No meeting is planned yet."))
        briefing.export_briefing(
            desk,
            held.id,
            to,
            format=chosen,
            with_confidential=confidential,
        )
    click.echo(_("Wrote {name}.").format(name=safe(to.name)))
