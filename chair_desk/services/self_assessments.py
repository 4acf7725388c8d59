"""Self-assessment returns from year to year: an agency's score of a standard brought forward."""

from __future__ import annotations

from datetime import date

from chair_desk.records.changes import Changes, Refused
from chair_desk.records.logs import LogEntry
from chair_desk.services.checks import existing
from chair_desk.services.desk import Desk
from chair_desk.services.links import End, add_link
from chair_desk.services.log_values import values_of
from chair_desk.services.logs import add_entry
from chair_desk.words import _, ngettext

LOG, RETURN = "evidence", "self-assessment return"
_STAYS = ("kind", "standard", "for_whom", "head", "priority")


def bring_forward(desk: Desk, entry_id: str) -> Changes:
    """Begin the next returns of all agencies that sent one in the same year as this entry.

    Each has its agency and standard, and last year's score beside; the score itself is open.
    What has no score yet, or a later return already, is left as it is.

    Raises:
        Refused: It is no self-assessment, or none of its year is left to bring forward.
    """
    year = _year(existing(desk, LogEntry, entry_id))
    returns = [row for row in desk.rows(LogEntry, log_type=LOG) if _is_return(row)]
    if entry_id not in {row.id for row in returns}:
        raise Refused(_("Choose a self-assessment return of the year that is brought forward."))
    due = [row for row in returns if _year(row) == year and _is_last(row, returns)]
    if not due:
        raise Refused(_("No return of {year} is left to bring forward.").format(year=year))
    label = ngettext(
        "Brought forward {count} self-assessment", "Brought forward {count} self-assessments",
        len(due),
    ).format(count=len(due))  # fmt: skip
    with desk.change(label) as step:
        for row in sorted(due, key=lambda one: one.reference):
            _begin_next(desk, row)
    return step.done()


def _begin_next(desk: Desk, row: LogEntry) -> None:
    held = values_of(row)
    values = {name: held[name] for name in _STAYS if name in held}
    if score := held.get("score", ""):
        values |= {"score_last_year": score, "before": score}
    made = add_entry(
        desk, LOG, row.title, to_organisation_id=row.to_organisation_id,
        to_person_id=row.to_person_id, **values,
    ).made  # fmt: skip
    add_link(
        desk, End(LogEntry.TABLE, made), End(LogEntry.TABLE, row.id), _("Brought forward from it")
    )


def _is_return(row: LogEntry) -> bool:
    return values_of(row).get("kind") == RETURN


def _is_last(row: LogEntry, returns: list[LogEntry]) -> bool:
    """Say whether a return has a score and no other of its agency and standard came after it."""
    later = (one for one in returns if _whose(one) == _whose(row) and _day(one) > _day(row))
    return bool(values_of(row).get("score")) and not any(later)


def _whose(row: LogEntry) -> tuple[str, str]:
    return row.to_organisation_id or row.title, values_of(row).get("standard", "")


def _day(row: LogEntry) -> date:
    return row.opened_on or date.min


def _year(row: LogEntry) -> int:
    return _day(row).year
