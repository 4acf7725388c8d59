"""What happens between the meetings of the sample board: actions close, challenges go on."""

from __future__ import annotations

import json
from datetime import date, timedelta

from chair_desk.records.actions import Action, ActionState, ActionUpdate
from chair_desk.records.logs import LogEntry, LogStep
from chair_desk.services.sample_challenges import (
    ACTION_NOTES,
    CHALLENGE_STEPS,
    ESCALATED,
    OUTCOMES,
    WITH_IMPACT,
    WITHDRAWN,
    WITHOUT_IMPACT,
    ActionNote,
    ChallengeStep,
)
from chair_desk.services.sample_people import MEETING_DAYS
from chair_desk.services.sample_stage import Stage
from chair_desk.words import _

_CLOSED = frozenset({WITH_IMPACT, WITHOUT_IMPACT, WITHDRAWN})
_SLOW = frozenset({MEETING_DAYS[4], MEETING_DAYS[5]})
_SLOW_FROM = date(2026, 4, 2)
_STILL_OPEN = frozenset({"A-098"})
_EARLY, _LATE = 9, 3


def go_on_until(stage: Stage, day: date) -> None:
    """Let the weeks until a day pass: what was done and said is recorded by its own date."""
    _close_actions(stage, day)
    _take_challenges_on(stage, day)


def _close_actions(stage: Stage, day: date) -> None:
    """Close what was due before a day, as far as the owners did it."""
    rows = stage.desk.rows(Action, state=ActionState.OPEN, order=("reference",))
    for action in rows:
        if action.opened_on == MEETING_DAYS[-1] or action.reference in _STILL_OPEN:
            continue
        due = action.due_on or day
        if due >= day or (action.opened_on in _SLOW and day <= _SLOW_FROM):
            continue
        closed_on = due + timedelta(days=stage.luck.randint(-_EARLY, _LATE))
        if action.opened_on in _SLOW:
            closed_on = max(closed_on, _SLOW_FROM + timedelta(days=stage.luck.randint(0, 30)))
        _close(stage, action, min(closed_on, day - timedelta(days=1)))


def _close(stage: Stage, action: Action, closed_on: date, words: str = "") -> None:
    desk, outcome = stage.desk, words or stage.luck.choice(OUTCOMES)
    label = _("Marked {reference} complete").format(reference=action.reference)
    with desk.change(label) as step:
        step.insert(
            ActionUpdate(id=desk.new_id(), action_id=action.id, said_on=closed_on, text=outcome)
        )
        step.update(Action, action.id, state=ActionState.DONE, closed_on=closed_on, outcome=outcome)


def note_actions(stage: Stage) -> None:
    """Record what was said of the open actions before today's meeting, in order of days."""
    rows = {row.reference: row for row in stage.desk.rows(Action)}
    told = [(note.on, reference) for reference, notes in ACTION_NOTES.items() for note in notes]
    for on, reference in sorted(told):
        stage.clock.set(on, "14:00")
        for note in ACTION_NOTES[reference]:
            _note(stage, rows[reference], note)


def _note(stage: Stage, action: Action, note: ActionNote) -> None:
    if note.is_done:
        _close(stage, action, note.on, note.text)
        return
    desk = stage.desk
    label = _("Added an update to {reference}").format(reference=action.reference)
    with desk.change(label) as step:
        step.insert(
            ActionUpdate(
                id=desk.new_id(),
                action_id=action.id,
                said_on=note.on,
                text=note.text,
                due_before=action.due_on if note.due_on else None,
                due_after=note.due_on,
            )
        )
        if note.due_on:
            step.update(Action, action.id, due_on=note.due_on)
        if note.at_risk:
            step.update(Action, action.id, state=ActionState.AT_RISK)


def _take_challenges_on(stage: Stage, day: date) -> None:
    entries = {row.reference: row for row in stage.desk.rows(LogEntry, log_type="challenge")}
    told = [
        (step.on, reference, at)
        for reference, steps in CHALLENGE_STEPS.items()
        if reference in entries
        for at, step in enumerate(steps)
    ]
    known = {(row.log_entry_id, row.made_on) for row in stage.desk.rows(LogStep)}
    for on, reference, at in sorted(told):
        entry = entries[reference]
        if on < day and (entry.id, on) not in known:
            _take_on(stage, entry.id, CHALLENGE_STEPS[reference][at])


def _take_on(stage: Stage, entry_id: str, told: ChallengeStep) -> None:
    """Record one step of a challenge and what it changed."""
    desk = stage.desk
    entry = desk.get(LogEntry, entry_id)
    if entry is None:
        return
    answers = json.loads(entry.values_json) | dict(told.values)
    words = (
        _("Escalated {reference}") if told.state == ESCALATED else _("Added a step to {reference}")
    )
    with desk.change(words.format(reference=entry.reference)) as step:
        step.insert(
            LogStep(
                id=desk.new_id(),
                log_entry_id=entry.id,
                made_on=told.on,
                kind=told.kind,
                text=told.text,
            )
        )
        step.update(
            LogEntry,
            entry.id,
            values_json=json.dumps(answers, sort_keys=True, ensure_ascii=False),
            state=told.state or entry.state,
            closed_on=told.on if told.state in _CLOSED else entry.closed_on,
            to_person_id=stage.people[told.to] if told.to else entry.to_person_id,
            due_on=told.due_on or entry.due_on,
        )
