"""Decisions that the board took while a statutory partner had nobody there able to commit it."""

from __future__ import annotations

from datetime import date

from chair_desk.records.audience import Audience
from chair_desk.records.days_in_words import full_day
from chair_desk.records.frozen import frozen
from chair_desk.records.meetings import Meeting
from chair_desk.records.minutes import Decision
from chair_desk.services.attendance_matrix import Matrix
from chair_desk.services.desk import Desk
from chair_desk.services.ratifying import ratified_on
from chair_desk.words import _


@frozen(kw_only=True)
class DecisionTaken:
    """A decision, its meeting, and the partners that could not commit there."""

    decision: Decision
    meeting: Meeting
    partners: tuple[str, ...]
    ratified_on: date | None = None

    @property
    def words(self) -> str:
        """Say it in one sentence; what is confidential is only named by its number."""
        is_closed = self.decision.audience is Audience.CONFIDENTIAL
        text = _("confidential") if is_closed else self.decision.text.rstrip(".")
        said = _("{reference} of {day}: {text}. Not able to commit there: {partners}.").format(
            reference=self.decision.reference,
            day=full_day(self.meeting.held_on),
            text=text,
            partners=", ".join(self.partners),
        )
        if self.ratified_on is not None:
            return f"{said} {_('Ratified on {day}.').format(day=full_day(self.ratified_on))}"
        if self.decision.is_inquorate:
            said += " " + _("It was taken without a quorum and is a recommendation until ratified.")
        return f"{said} {_('Not ratified since.')}"


def decisions_without_authority(desk: Desk, found: Matrix) -> list[DecisionTaken]:
    """Return the decisions of these meetings that lacked a statutory partner, oldest first.

    A partner with nobody in post, or with no agreed level, is not named: nothing was missing
    that had been agreed.
    """
    missing = {
        meeting.id: tuple(
            row.short_name
            for row in found.rows
            if row.is_statutory
            and row.cells[at].is_live
            and row.cells[at].agreed is not None
            and not row.cells[at].can_commit
        )
        for at, meeting in enumerate(found.meetings)
    }
    ids = [meeting_id for meeting_id, names in missing.items() if names]
    if not ids:
        return []
    by_id = {meeting.id: meeting for meeting in found.meetings}
    rows = desk.rows(Decision, meeting_id=ids, order=("reference",))
    ratified = ratified_on(desk, [row.id for row in rows])
    taken = [
        DecisionTaken(
            decision=row,
            meeting=by_id[row.meeting_id or ""],
            partners=missing[row.meeting_id or ""],
            ratified_on=ratified.get(row.id),
        )
        for row in rows
    ]
    return sorted(taken, key=lambda one: (one.meeting.held_on, one.decision.reference))
