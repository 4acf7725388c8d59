"""Decisions and what became of them: whether it happened, or another stands in its place."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from datetime import date
from typing import Any

from chair_desk.records.changes import Changes, Refused
from chair_desk.records.follow_ups import FollowUp, Happened
from chair_desk.records.frozen import filler, frozen
from chair_desk.records.minutes import Decision
from chair_desk.services.checks import existing
from chair_desk.services.desk import Desk
from chair_desk.words import N_, _

HAPPENED_WORDS = {
    Happened.HAPPENED: N_("It happened"),
    Happened.IN_PART: N_("In part"),
    Happened.NOT_YET: N_("Not yet"),
    Happened.DID_NOT: N_("It did not happen"),
    Happened.SUPERSEDED: N_("Superseded"),
}
_SHAPES = {
    Happened.HAPPENED: "done",
    Happened.IN_PART: "at_risk",
    Happened.NOT_YET: "not_started",
    Happened.DID_NOT: "late",
}
_SETTLED = (Happened.HAPPENED, Happened.DID_NOT, Happened.SUPERSEDED)

_COLUMNS = tuple(each.name for each in dataclasses.fields(Decision))
_NEWEST_FIRST = ("-decided_on", "-reference")
_as_decision = filler(Decision, _COLUMNS)  # thousands at a time: half of what `rows` costs


@frozen(kw_only=True)
class DecisionLine:
    """A decision with the latest finding of what became of it, None where nobody asked."""

    decision: Decision
    latest: FollowUp | None = None

    @property
    def state_words(self) -> str:
        """Say what became of it."""
        return state_words(self.latest.state if self.latest else None)

    @property
    def shape(self) -> str:
        """Return its mark; see `glyphs.STATUS_WORDS`."""
        return _SHAPES.get(self.latest.state, "") if self.latest else "not_started"

    @property
    def is_settled(self) -> bool:
        """Say whether nobody needs to ask again."""
        return is_settled(self.latest)


def state_words(state: Happened | None) -> str:
    """Say what became of a decision, None where nobody asked."""
    return _(HAPPENED_WORDS[state]) if state else _("Not asked yet")


def is_settled(latest: FollowUp | None) -> bool:
    """Say whether nobody needs to ask again, after the last finding."""
    return latest is not None and latest.state in _SETTLED


def decision_lines(desk: Desk, since: date | None = None) -> list[DecisionLine]:
    """Return the decisions, newest first, those of a day and later where one is given."""
    rows = map(_as_decision, desk.file.columns(Decision, _COLUMNS, order=_NEWEST_FIRST))
    latest = latest_findings(desk)
    return [
        DecisionLine(decision=row, latest=latest.get(row.id))
        for row in rows
        if since is None or (row.decided_on is not None and row.decided_on >= since)
    ]


def newest_ids(desk: Desk) -> tuple[str, ...]:
    """Return the ids of `decision_lines`, in that order."""
    rows = desk.file.columns(Decision, ("id",), order=_NEWEST_FIRST)
    return tuple(record_id for (record_id,) in rows)


def latest_findings(desk: Desk) -> dict[str, FollowUp]:
    """Return the last finding of each decision that was asked after, by the decision."""
    return _latest(desk.rows(FollowUp, order=("made_on",)))


def _latest(rows: Iterable[FollowUp]) -> dict[str, FollowUp]:
    """Return the last finding of each decision; rows come earliest first."""
    return {row.decision_id: row for row in rows}


def decision_line(desk: Desk, decision_id: str) -> DecisionLine:
    """Return one decision.

    Raises:
        Refused: It is no longer there.
    """
    row = existing(desk, Decision, decision_id)
    return DecisionLine(decision=row, latest=_latest(follow_ups(desk, decision_id)).get(row.id))


def follow_ups(desk: Desk, decision_id: str) -> list[FollowUp]:
    """Return what was found of a decision, earliest first."""
    return desk.rows(FollowUp, decision_id=decision_id, order=("made_on",))


def follow_up(
    desk: Desk, decision_id: str, state: str | None = None, text: str = "", **more: Any
) -> Changes:
    """Record what became of a decision; earlier findings stay.

    `more` may give `evidence`, `check_on`, `made_on` and `superseded_by`, the number of the
    decision that stands in its place: "D-052".

    Raises:
        Refused: It does not say what, or says too little of it.
    """
    row = existing(desk, Decision, decision_id)
    wrong = {}
    if state not in set(Happened):
        wrong["state"] = _("Say whether it happened.")
    elif state != Happened.SUPERSEDED and not text.strip():
        wrong["text"] = _("Say in a few words what happened, or why not.")
    day = more.get("made_on") or desk.today()
    if day > desk.today():
        wrong["made_on"] = _("This day has not come yet.")
    later_id = None
    if state == Happened.SUPERSEDED:
        later_id = _superseding(desk, row, str(more.get("superseded_by") or ""), wrong)
    if wrong:
        raise Refused(wrong)
    made = FollowUp(
        id=desk.new_id(),
        decision_id=decision_id,
        made_on=day,
        state=Happened(str(state)),
        text=text.strip(),
        evidence=str(more.get("evidence") or "").strip(),
        superseded_by_id=later_id,
        check_on=more.get("check_on"),
    )
    label = _("Followed up {reference}").format(reference=row.reference)
    with desk.change(label) as step:
        step.insert(made)
    return step.done(made=made.id)


def _superseding(desk: Desk, row: Decision, reference: str, wrong: dict[str, str]) -> str | None:
    found = desk.rows(Decision, reference=reference.strip().upper()) if reference.strip() else []
    if not found:
        wrong["superseded_by"] = _("Say which decision stands in its place, as D-052.")
        return None
    if found[0].id == row.id:
        wrong["superseded_by"] = _("A decision does not stand in its own place.")
    return found[0].id


def remove_follow_up(desk: Desk, follow_up_id: str) -> Changes:
    """Remove a finding entered by mistake; Undo brings it back.

    Raises:
        Refused: It is no longer there.
    """
    made = existing(desk, FollowUp, follow_up_id)
    row = existing(desk, Decision, made.decision_id)
    label = _("Removed a finding of {reference}").format(reference=row.reference)
    with desk.change(label) as step:
        step.delete(FollowUp, follow_up_id)
    return step.done()
