"""What happens between the meetings of the sample board: actions close, challenges go on."""

from __future__ import annotations

from datetime import date, timedelta

from chair_desk.records.actions import Action, ActionState, ActionUpdate
from chair_desk.records.columns import Value
from chair_desk.records.logs import LogEntry, LogStep
from chair_desk.services.actions import (
    complete_action,
    extend_action,
    mark_at_risk,
    note_action,
)
from chair_desk.services.challenge_outside import letters_of
from chair_desk.services.logs import add_entry, add_step, change_entry, move_to
from chair_desk.services.sample_challenges import (
    ACTION_NOTES,
    CHALLENGE_STEPS,
    ESCALATED,
    OUTCOMES,
    RISKS,
    SHOWN,
    ActionNote,
    ChallengeStep,
)
from chair_desk.services.sample_people import MEETING_DAYS
from chair_desk.services.sample_stage import Stage
from chair_desk.services.step_letters import keep_letters
from chair_desk.words import _

_SLOW = frozenset({MEETING_DAYS[4], MEETING_DAYS[5]})
_SLOW_FROM = date(2026, 4, 2)
_OF_THE_STORY, _STILL_OPEN = "A-", frozenset({"A-098"})
_EARLY, _LATE, _SLOW_DAYS = 9, 3, 30


def list_risks(stage: Stage) -> None:
    """Start the list of risks, as the board does at its first meeting."""
    for title, values in RISKS:
        add_entry(stage.desk, "risk", title, **values)


def go_on_until(stage: Stage, day: date) -> None:
    """Let the weeks until a day pass: what was done and said is recorded by its own date."""
    _note_actions(stage, day)
    stage.clock.set(day - timedelta(days=1), "15:00")
    _close_actions(stage, day)
    _take_challenges_on(stage, day)


def _close_actions(stage: Stage, day: date) -> None:
    """Close what was due before a day, as far as the owners did it."""
    for action in stage.desk.rows(Action, state=ActionState.OPEN, order=("reference",)):
        if not action.reference.startswith(_OF_THE_STORY) or action.reference in _STILL_OPEN:
            continue
        due, opened = action.due_on or day, action.opened_on
        is_slow = opened in _SLOW
        if due >= day or opened == MEETING_DAYS[-1] or (is_slow and day <= _SLOW_FROM):
            continue
        closed_on = due + timedelta(days=stage.luck.randint(-_EARLY, _LATE))
        if is_slow:
            waited = timedelta(days=stage.luck.randint(0, _SLOW_DAYS))
            closed_on = max(closed_on, _SLOW_FROM + waited)
        closed_on = min(closed_on, day - timedelta(days=1))
        said = stage.luck.choice(OUTCOMES)
        complete_action(
            stage.desk,
            action.id,
            said,
            evidence=SHOWN.get(action.reference) or SHOWN.get(said, ""),
            on=closed_on,
        )


def _note_actions(stage: Stage, day: date) -> None:
    """Record what was said of actions before a day and is not recorded yet, in order of days."""
    references = [reference for reference, note in ACTION_NOTES.items() if note.on < day]
    rows = stage.desk.rows(Action, reference=references, closed_on=None)
    noted = stage.desk.rows(ActionUpdate, action_id=[row.id for row in rows])
    known = {update.action_id for update in noted}
    for row in sorted(rows, key=lambda row: (ACTION_NOTES[row.reference].on, row.reference)):
        if row.id not in known:
            stage.clock.set(ACTION_NOTES[row.reference].on, "14:00")
            _note(stage, row.id, ACTION_NOTES[row.reference])


def _note(stage: Stage, action_id: str, note: ActionNote) -> None:
    if note.is_done:
        complete_action(stage.desk, action_id, note.text, evidence=_("Notes of the talks, item 4"))
    elif note.due_on:
        extend_action(stage.desk, action_id, note.due_on, note.text)
    else:
        note_action(stage.desk, action_id, note.text)
    if note.is_at_risk:
        mark_at_risk(stage.desk, action_id)


def _take_challenges_on(stage: Stage, day: date) -> None:
    """Record the steps that were made before a day and are not recorded yet, in order."""
    rows = stage.desk.rows(LogEntry, log_type="challenge", reference=list(CHALLENGE_STEPS))
    ids = {row.reference: row.id for row in rows}
    steps = stage.desk.rows(LogStep, log_entry_id=list(ids.values()))
    known = {(step.log_entry_id, step.made_on) for step in steps}
    told = [
        (step.on, reference, at)
        for reference, life in CHALLENGE_STEPS.items()
        for at, step in enumerate(life)
        if reference in ids and step.on < day and (ids[reference], step.on) not in known
    ]
    for _on, reference, at in sorted(told):
        _take_on(stage, reference, ids[reference], CHALLENGE_STEPS[reference][at])


def _take_on(stage: Stage, reference: str, entry_id: str, told: ChallengeStep) -> None:
    """Record one step of a challenge and what it changed, as one change."""
    desk = stage.desk
    values: dict[str, Value] = dict(told.values)
    if told.to:
        values["to_person_id"] = stage.people[told.to]
    if told.due_on:
        values["due_on"] = told.due_on
    with desk.change(_("Added a step to {reference}").format(reference=reference)) as step:
        made = add_step(desk, entry_id, told.kind, told.text, on=told.on).made
        if told.state:
            move_to(desk, entry_id, told.state, on=told.on, **values)
        elif values:
            change_entry(desk, entry_id, **values)
        if told.kind == ESCALATED:
            keep_letters(desk, step, made, letters_of(desk, entry_id, told.on))
