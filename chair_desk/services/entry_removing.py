"""Removing an entry of a register that was made by mistake; what is part of the record stays."""

from __future__ import annotations

from chair_desk.records.changes import Changes, Refused
from chair_desk.records.links import Link
from chair_desk.records.logs import Addressee, LogEntry, LogStep, StepLetter
from chair_desk.records.yearly_reports import (
    ReportSentence,
    ReportState,
    SentenceEvidence,
    YearlyReport,
)
from chair_desk.services.checks import existing, refuse_if_named
from chair_desk.services.desk import Desk
from chair_desk.words import _

_GOES_WITH_IT = (LogStep.TABLE, Addressee.TABLE)
_OWN_STEPS = frozenset({"note", "score"})


def remove_entry(desk: Desk, entry_id: str) -> Changes:
    """Remove an entry with its notes and its links; Undo brings all of it back.

    Raises:
        Refused: It came from the minutes, was taken further or answered, or something rests
            on it.
    """
    row = existing(desk, LogEntry, entry_id)
    steps = desk.rows(LogStep, log_entry_id=entry_id)
    _refuse_what_stays(desk, row, steps)
    refuse_if_named(desk, LogEntry, entry_id, but=_GOES_WITH_IT)
    with desk.change(_("Removed {reference}").format(reference=row.reference)) as step:
        for made in steps:
            step.delete(LogStep, made.id)
        for asked in desk.rows(Addressee, log_entry_id=entry_id):
            step.delete(Addressee, asked.id)
        for link in _links(desk, entry_id):
            step.delete(Link, link.id)
        step.delete(LogEntry, entry_id)
    return step.done()


def remove_step(desk: Desk, step_id: str) -> Changes:
    """Remove a step entered by mistake, with its letters; Undo brings it back.

    Raises:
        Refused: It is no longer there.
    """
    made = existing(desk, LogStep, step_id)
    row = existing(desk, LogEntry, made.log_entry_id)
    label = _("Removed a step of {reference}").format(reference=row.reference)
    with desk.change(label) as step:
        for letter in desk.rows(StepLetter, log_step_id=step_id):
            step.delete(StepLetter, letter.id)
        step.delete(LogStep, step_id)
    return step.done()


def _refuse_what_stays(desk: Desk, row: LogEntry, steps: list[LogStep]) -> None:
    said = ""
    if row.minute_id:
        said = _("{reference} stands in the minutes, so it stays.")
    elif any(made.kind not in _OWN_STEPS for made in steps):
        said = _("{reference} was taken further or answered, so it stays.")
    elif _is_cited(desk, row.id):
        said = _("A sentence of the yearly report rests on {reference}, so it stays.")
    elif any(row.id in other.values_json for other in desk.rows(LogEntry) if other.id != row.id):
        said = _("Another entry names {reference}, so it stays.")
    if said:
        raise Refused(said.format(reference=row.reference))


def _is_cited(desk: Desk, entry_id: str) -> bool:
    """Say whether a sentence of a person's own, or of a published report, rests on an entry."""
    behind = desk.rows(SentenceEvidence, table_name=LogEntry.TABLE, record_id=entry_id)
    sentences = desk.rows(ReportSentence, id={one.sentence_id for one in behind})
    draft = {row.id for row in desk.rows(YearlyReport, state=ReportState.DRAFT)}
    return any(one.is_own or one.report_id not in draft for one in sentences)


def _links(desk: Desk, entry_id: str) -> list[Link]:
    table = LogEntry.TABLE
    return [
        *desk.rows(Link, from_table=table, from_id=entry_id),
        *desk.rows(Link, to_table=table, to_id=entry_id),
    ]
