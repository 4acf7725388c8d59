"""The commands of challenges: raise, answer, judge, escalate, pause, close and the rest."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from chair_desk.cli.opening import BOARD, opened
from chair_desk.cli.printing import safe
from chair_desk.words import _

if TYPE_CHECKING:
    from chair_desk.services.desk import Desk
    from chair_desk.services.logs import LogLine

_DAY = click.DateTime(formats=("%Y-%m-%d", "%d/%m/%Y"))
_by = click.option(
    "--by", default="", metavar="PARTNER", help="Whose answer, where several are asked."
)
_reference = click.argument("reference", metavar="REF")


@click.group(short_help="Raise, answer, escalate and close challenges.")
@click.argument("file", type=BOARD)
@click.pass_context
def challenge(context: click.Context, file: Path) -> None:
    """Take the challenges of FILE on, each by its number: C-014."""
    context.obj = file


def _line(desk: Desk, reference: str) -> LogLine:
    from chair_desk.records.changes import Refused
    from chair_desk.services.logs import entries

    for line in entries(desk, "challenge", reference=reference.strip().upper()):
        return line
    raise Refused(_("No challenge goes by {reference}.").format(reference=reference))


def _day(given: Any) -> date | None:
    return given.date() if given else None


def _whose(desk: Desk, line: LogLine, by: str) -> str:
    """Return whose answer is meant: of whom the name says, else of the one asked first."""
    from chair_desk.services.challenge_answers import answers_of, asked_by_name

    return asked_by_name(answers_of(desk, line), by)


def _say(desk: Desk, reference: str) -> None:
    from chair_desk.services.challenge_answers import answers_of, owing_words
    from chair_desk.services.challenge_cards import mark_of

    line = _line(desk, reference)
    due = line.entry.due_on
    is_waiting = line.is_open and line.entry.state != "answered"
    is_stopped = is_waiting and any(map(line.values.get, ("answered_on", "paused_on")))
    said = [line.entry.reference, mark_of(line).words if is_stopped else line.state_words]
    if line.is_open and (owing := owing_words(answers_of(desk, line))):
        said.append(_("awaiting {names}").format(names=owing))
    if due and line.is_open and not is_stopped:
        said.append(_("due {date}").format(date=due.isoformat()))
    click.echo(safe(", ".join(said)))


@challenge.command("add")
@click.option("--to", "partner", required=True, metavar="PARTNER", help="Which partner is asked.")
@click.option("--why", default="", help="Why it matters to children or adults.")
@click.option("--on", type=_DAY, help="The day it was raised; today if none is given.")
@click.option(
    "--also-to", default="", help="Others asked, with commas between: PARTNER, or PARTNER: POST."
)
@click.argument("ask")
@click.pass_obj
def add(file: Path, /, ask: str, partner: str, why: str, **more: Any) -> None:
    """Raise a challenge: ASK is what is asked, in one sentence."""
    from chair_desk.records.changes import Refused
    from chair_desk.records.logs import LogEntry
    from chair_desk.services.addressees import read_asked
    from chair_desk.services.challenges import raise_challenge
    from chair_desk.services.checks import existing
    from chair_desk.services.organisations import organisations

    with opened(file) as desk:
        wanted = partner.strip().casefold()
        found = [
            row.id
            for row in organisations(desk)
            if wanted and wanted in (row.name.casefold(), row.short_name.casefold())
        ]
        if not found:
            raise Refused(_("No partner goes by “{name}”.").format(name=partner))
        others, rest = read_asked(desk, more["also_to"])
        made = raise_challenge(
            desk, ask, others, to_organisation_id=found[0], why_it_matters=why,
            also_to=rest, opened_on=_day(more["on"]),
        ).made  # fmt: skip
        _say(desk, existing(desk, LogEntry, made).reference)


@challenge.command("answer")
@_reference
@click.option("--on", type=_DAY, help="The day of the answer; today if none is given.")
@_by
@click.argument("text")
@click.pass_obj
def answer(file: Path, reference: str, text: str, on: Any, by: str) -> None:
    """Record what was answered."""
    from chair_desk.services.challenges import record_answer

    with opened(file) as desk:
        line = _line(desk, reference)
        record_answer(desk, line.entry.id, text, _day(on), addressee_id=_whose(desk, line, by))
        _say(desk, reference)


@challenge.command("judge")
@_reference
@click.option("--good/--not-good", "is_good", required=True, help="Whether it is good enough.")
@click.option("--why", required=True, help="Why the Chair thinks so.")
@click.option("--outcome", default="", help="What the partner did.")
@click.option("--check-on", type=_DAY, help="When to look for the difference.")
@_by
@click.pass_obj
def judge(file: Path, /, reference: str, why: str, *, is_good: bool, **more: Any) -> None:
    """Record the Chair's judgement of the answer, with the reason."""
    from chair_desk.services.challenge_answers import GOOD
    from chair_desk.services.challenges import NOT_GOOD, judge_answer

    values = {"outcome": more["outcome"], "check_on": _day(more["check_on"])} if is_good else {}
    with opened(file) as desk:
        line = _line(desk, reference)
        judge_answer(
            desk, line.entry.id, GOOD if is_good else NOT_GOOD, why,
            addressee_id=_whose(desk, line, more["by"]), **values,
        )  # fmt: skip
        _say(desk, reference)


@challenge.command("escalate")
@_reference
@click.option("--why", required=True, help="Why it goes further.")
@click.option("--on", type=_DAY, help="The day; today if none is given.")
@click.option("--letter", type=BOARD, metavar="PATH", help="Draft the letter: Word, PDF or mail.")
@click.pass_obj
def escalate(file: Path, reference: str, why: str, on: Any, letter: Path | None) -> None:
    """Take a challenge to the next step, and draft the letter to whoever holds that post."""
    from chair_desk.services.challenge_outside import export_letters
    from chair_desk.services.escalating import escalate as take_further

    with opened(file) as desk:
        line = _line(desk, reference)
        written: list[Path] = []
        # Where its letter cannot be written, the step is not taken either.
        with desk.change(_("Escalated {reference}").format(reference=line.entry.reference)):
            take_further(desk, line.entry.id, why, _day(on))
            if letter is not None:
                kind = letter.suffix.lower().removeprefix(".")
                written = export_letters(desk, line.entry.id, letter, kind=kind, on=_day(on))
        _say(desk, reference)
        for made in written:
            click.echo(_("Wrote {name}.").format(name=safe(made.name)))


@challenge.command("pause")
@_reference
@click.option("--why", required=True, help="Why the clock is paused.")
@click.pass_obj
def pause(file: Path, reference: str, why: str) -> None:
    """Stop the clock, with the reason."""
    from chair_desk.services.challenges import pause_clock

    with opened(file) as desk:
        pause_clock(desk, _line(desk, reference).entry.id, why)
        _say(desk, reference)


@challenge.command("resume")
@_reference
@click.pass_obj
def resume(file: Path, reference: str) -> None:
    """Let the clock go on with the working days that were left."""
    from chair_desk.services.challenges import resume_clock

    with opened(file) as desk:
        resume_clock(desk, _line(desk, reference).entry.id)
        _say(desk, reference)


@challenge.command("reopen")
@_reference
@click.option("--why", required=True, help="Why it is opened again.")
@click.pass_obj
def reopen(file: Path, reference: str, why: str) -> None:
    """Open a challenge again that was closed."""
    from chair_desk.services import challenges

    with opened(file) as desk:
        challenges.reopen(desk, _line(desk, reference).entry.id, why)
        _say(desk, reference)


@challenge.command("close")
@_reference
@click.option("--outcome", help="What the partner did.")
@click.option("--impact", help="What changed for children or adults.")
@click.option("--evidence", help="How we know, and where it can be seen.")
@click.option("--before", help="The figure before.")
@click.option("--since", help="The same figure since.")
@click.option("--reason", help="Why there is no impact.")
@click.option("--as", "end", type=click.Choice(["closed", "withdrawn", "unresolved"]),
              default="closed", show_default=True)  # fmt: skip
@click.pass_obj
def close(file: Path, /, reference: str, end: str, **values: str | None) -> None:
    """Close a challenge: with impact and evidence, or with the reason why there is none."""
    from chair_desk.services.challenges import accept_unresolved, close_challenge, withdraw

    given = {name: value for name, value in values.items() if value}
    with opened(file) as desk:
        entry_id = _line(desk, reference).entry.id
        if end == "withdrawn":
            withdraw(desk, entry_id, given.get("reason", ""))
        elif end == "unresolved":
            accept_unresolved(desk, entry_id, given.get("reason", ""))
        else:
            close_challenge(desk, entry_id, **given)
        _say(desk, reference)
