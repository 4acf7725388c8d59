"""What the record says in a yearly report of plans, risks, sub-groups and other boards."""

from __future__ import annotations

from collections.abc import Iterator

from chair_desk.records.days_in_words import full_day
from chair_desk.services.desk import Desk
from chair_desk.services.logs import LogLine
from chair_desk.services.report_entries import (
    day_of,
    number_of,
    of_year,
    rows,
    said_of,
    said_of_all,
)
from chair_desk.services.report_saying import (
    Drafted,
    Figure,
    ReportYear,
    clause,
    counted,
    figure,
    rows_of,
    sentence,
)
from chair_desk.words import _, ngettext

LITTLE = "little_progress"


def priorities_said(desk: Desk, year: ReportYear) -> Iterator[Drafted]:
    """Say how many priorities moved, then of each what is on record; little progress first."""
    lines = of_year(desk, "priority", year)
    if not lines:
        return
    little = [line for line in lines if line.entry.state in {LITTLE, "not_achieved"}]
    yield said_of_all(
        "priorities.all",
        _plan_words(len(lines), len(little)),
        lines,
        figure("priorities.all", rows(lines), _("Priorities of the plan")),
        figure("priorities.little", rows(little), _("Of those, with little or no progress")),
    )
    for line in sorted(lines, key=lambda one: one not in little):
        yield said_of(f"priority.{line.entry.state}", _priority(line), line)


def _plan_words(count: int, little: int) -> str:
    if count > 1:
        return _(
            "The plan had {all} priorities; little or no progress is recorded on {little} of them."
        )
    if little:
        return _("The plan had {all} priority, and little or no progress on it is recorded.")
    return _("The plan had {all} priority.")


def _priority(line: LogLine) -> str:
    about = clause(line.entry.title)
    progress = sentence(line.values.get("progress", ""))
    if line.entry.state in {LITTLE, "not_achieved"}:
        why = sentence(line.values.get("why_little", "")) or _("No reason is recorded.")
        return _("{about}: there was little or no progress. {why}").format(about=about, why=why)
    if line.entry.state == "achieved":
        return (
            _("{about}: this was achieved. {progress}")
            .format(about=about, progress=progress)
            .strip()
        )
    said = progress or _("No progress is recorded.")
    return f"{about}: {said}"


def risks_said(desk: Desk, year: ReportYear) -> Iterator[Drafted]:
    """Say how many risks stand open, and name each."""
    lines = [line for line in of_year(desk, "risk", year) if line.is_open]
    if not lines:
        return
    yield said_of_all(
        "risks.open",
        ngettext(
            "{open} risk stands open in the register.",
            "{open} risks stand open in the register.",
            len(lines),
        ),
        lines,
        figure("risks.open", rows(lines), _("Risks that are open")),
    )
    for line in lines:
        done = sentence(line.values.get("controls", "")) or _("Nothing is recorded against it.")
        said = _("Risk: {about}. What is done about it: {done}")
        yield said_of("risk.open", said.format(about=clause(line.entry.title), done=done), line)


def sub_groups_said(desk: Desk, year: ReportYear) -> Iterator[Drafted]:
    """Say which sub-groups reported as often as they were asked to, and which were silent."""
    for line in of_year(desk, "sub_group", year):
        yield from _sub_group(line)


def _sub_group(line: LogLine) -> Iterator[Drafted]:
    expected, received = number_of(line, "expected"), number_of(line, "received")
    about, why = clause(line.entry.title), sentence(line.values.get("why_silent", ""))
    if expected is None or received is None:
        said = _("{about}: it is not recorded how often it reported. {why}")
        yield said_of("sub_group.unknown", said.format(about=about, why=why).strip(), line)
        return
    said = ngettext(
        "{about}: {received} of {expected} reports was received. {why}",
        "{about}: {received} of {expected} reports were received. {why}",
        received or 1,
    )
    if expected == 1:
        said = _("{about}: {received} of {expected} report was received. {why}")
    said = said.replace("{about}", about).replace("{why}", why).strip()
    own = rows_of([line.entry])
    yield said_of(
        "sub_group.reported",
        said,
        line,
        Figure(
            name="sub_group.received",
            value=counted(received),
            base=_("Reports received, as entered"),
            subject=line.entry.id,
            rows=own,
        ),
        Figure(
            name="sub_group.expected",
            value=counted(expected),
            base=_("Reports expected, as entered"),
            subject=line.entry.id,
            rows=own,
        ),
    )


def related_boards_said(desk: Desk, year: ReportYear) -> Iterator[Drafted]:
    """Say who leads on what, when the chairs met, and where it is not clear."""
    for line in of_year(desk, "related_board", year):
        yield said_of("related_board.stands", _related(line, year), line)


def _related(line: LogLine, year: ReportYear) -> str:
    said = [clause(line.entry.title)]
    if leads := clause(line.values.get("leads_on", "")):
        said.append(_("it leads on “{leads}”").format(leads=leads))
    met = day_of(line, "last_meeting_on")
    if met is not None and met in year.days:
        said.append(_("the chairs met on {day}").format(day=full_day(met)))
    else:
        said.append(_("no meeting of the chairs is recorded in the year"))
    if unclear := clause(line.values.get("what_is_unclear", "")):
        said.append(_("recorded as not clear: “{unclear}”").format(unclear=unclear))
    first, *others = said
    return f"{first}: {'; '.join(others)}."


def information_requests_said(desk: Desk, year: ReportYear) -> Iterator[Drafted]:
    """Say how many requests for information were made and met, and why one was not."""
    lines = of_year(desk, "information_request", year)
    if not lines:
        return
    met = [line for line in lines if line.entry.state == "met"]
    yield said_of_all(
        "information_requests.made",
        ngettext(
            "{made} request for information was made; {met} was met in full.",
            "{made} requests for information were made; {met} were met in full.",
            len(lines),
        ),
        lines,
        figure("information_requests.made", rows(lines), _("Requests of the year")),
        figure("information_requests.met", rows(met), _("Of those, met in full")),
    )
    for line in lines:
        if line.entry.state in {"refused", "met_in_part"}:
            said = _("The request “{about}” was {state}. {why}").format(
                about=clause(line.entry.title),
                state=line.state_words.lower(),
                why=sentence(line.values.get("reason", "")),
            )
            yield said_of("information_request.not_met", said.strip(), line)
