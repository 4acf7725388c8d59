"""The action log: what is open, what is late, and what was said of each action since."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from chair_desk.records.actions import Action, ActionOwner, ActionState, ActionUpdate
from chair_desk.records.changes import Changes, Refused
from chair_desk.records.columns import Value
from chair_desk.records.days_in_words import day_beside
from chair_desk.services.action_lines import (
    OPEN_STATES,
    ActionLine,
    ActionMark,
    action_line,
    actions,
    open_actions,
)
from chair_desk.services.checks import existing, refuse_faults, refuse_other_columns
from chair_desk.services.desk import Desk
from chair_desk.services.records_made import known_people, share
from chair_desk.services.references import next_action_reference
from chair_desk.words import _

__all__ = [
    "ActionLine",
    "ActionMark",
    "action_line",
    "actions",
    "add_action",
    "change_action",
    "complete_action",
    "extend_action",
    "mark_at_risk",
    "note_action",
    "open_actions",
    "reopen_action",
    "updates",
    "withdraw_action",
]

ACTION_COLUMNS = frozenset(
    {"title", "owner_id", "organisation_id", "owner_words", "due_on", "due_words", "audience"}
    | {"seat_id"}
)


def updates(desk: Desk, action_id: str) -> list[ActionUpdate]:
    """Return what was said of an action, earliest first."""
    return desk.rows(ActionUpdate, action_id=action_id, order=("said_on",))


def add_action(
    desk: Desk, title: str, *, owner_ids: Sequence[str] = (), **values: Value
) -> Changes:
    """Add an action that was made at no meeting, with the next number.

    `values` are `organisation_id`, `owner_words`, `due_on`, `due_words` and `audience`. An
    owner may be a person, an agency, or words, and there need be neither owner nor date.

    Raises:
        Refused: It has no words, a value is not allowed, or an owner is not known.
    """
    refuse_other_columns(values, ACTION_COLUMNS)
    refuse_faults(Action, values | {"title": title.strip() or None})
    known_people(desk, owner_ids)
    action = Action(
        id=desk.new_id(),
        reference=next_action_reference(desk),
        title=title.strip(),
        owner_id=owner_ids[0] if owner_ids else None,
        opened_on=desk.today(),
        **values,  # type: ignore[arg-type]
    )
    action = replace(action, first_due_on=action.due_on)
    label = _("Added action {reference}").format(reference=action.reference)
    with desk.change(label) as step:
        step.insert(action)
        share(desk, step, action.id, owner_ids[1:])
    return step.done(made=action.id)


def change_action(
    desk: Desk, action_id: str, *, owner_ids: Sequence[str] | None = None, **values: Value
) -> Changes:
    """Change an action; a later date for what was agreed is `extend_action`.

    The first date follows the date until it was moved once. The words of the minutes stay:
    where they are not confirmed, `minutes.change_record` changes both.

    Raises:
        Refused: A value is not allowed, or an owner is not known.
    """
    refuse_other_columns(values, ACTION_COLUMNS)
    refuse_faults(Action, values)
    action = existing(desk, Action, action_id)
    changed: dict[str, Any] = dict(values)
    if owner_ids is not None:
        known_people(desk, owner_ids)
        changed |= {"seat_id": None, **values, "owner_id": owner_ids[0] if owner_ids else None}
    if "due_on" in values and not desk.count(ActionUpdate, action_id=action_id):
        changed["first_due_on"] = values["due_on"]
    with desk.change(_("Changed {reference}").format(reference=action.reference)) as step:
        if changed:
            step.update(Action, action_id, **changed)
        if owner_ids is not None:
            for row in desk.rows(ActionOwner, action_id=action_id):
                step.delete(ActionOwner, row.id)
            share(desk, step, action_id, owner_ids[1:])
    return step.done(made=action_id)


def complete_action(
    desk: Desk, action_id: str, outcome: str = "", *, evidence: str = "", on: date | None = None
) -> Changes:
    """Mark an action complete, with what was done and what shows it, where they are said.

    Raises:
        Refused: It is closed already.
    """
    label = _("Marked {reference} complete")
    return _close(desk, action_id, ActionState.DONE, (label, outcome, evidence), on)


def withdraw_action(desk: Desk, action_id: str, reason: str, *, on: date | None = None) -> Changes:
    """Withdraw an action, with the reason; its number stays in use.

    Raises:
        Refused: It is closed already, or no reason is given.
    """
    if not reason.strip():
        raise Refused({"outcome": _("Say why it is withdrawn.")})
    return _close(
        desk, action_id, ActionState.WITHDRAWN, (_("Withdrew {reference}"), reason, ""), on
    )


def _close(
    desk: Desk, action_id: str, state: ActionState, said: tuple[str, str, str], on: date | None
) -> Changes:
    action = _open(desk, action_id)
    label, words, shown = said
    closed: dict[str, Any] = {"state": state, "closed_on": on or desk.today()}
    with desk.change(label.format(reference=action.reference)) as step:
        step.update(Action, action_id, outcome=words.strip(), evidence=shown.strip(), **closed)
    return step.done(made=action_id)


def reopen_action(desk: Desk, action_id: str) -> Changes:
    """Open a closed action again, with its number and dates; its difference is asked anew.

    Raises:
        Refused: It is open.
    """
    action = existing(desk, Action, action_id)
    if action.state in OPEN_STATES:
        raise Refused(_("This action is open."))
    with desk.change(_("Reopened {reference}").format(reference=action.reference)) as step:
        step.update(
            Action,
            action_id,
            state=ActionState.OPEN,
            closed_on=None,
            outcome="",
            evidence="",
            impact_asked_on=None,
        )
    return step.done(made=action_id)


def extend_action(  # noqa: PLR0913, RUF100  the answers of one form
    desk: Desk,
    action_id: str,
    due_on: date,
    why: str = "",
    *,
    meeting_id: str | None = None,
    on: date | None = None,
    asked_by: str = "",
    agreed_by: str = "",
) -> Changes:
    """Move the date of an action. Its number and its first date stay what they were.

    `asked_by` and `agreed_by` are who asked for the later date and who agreed to it.

    Raises:
        Refused: It is closed, or that is its date already.
    """
    action = _open(desk, action_id)
    if due_on == action.due_on:
        raise Refused({"due_on": _("It is due on that day already.")})
    label = _("Extended {reference} to {day}").format(
        reference=action.reference, day=day_beside(due_on, desk.today())
    )
    update = ActionUpdate(
        id=desk.new_id(),
        action_id=action_id,
        said_on=on or desk.today(),
        meeting_id=meeting_id,
        text=why.strip(),
        due_before=action.due_on,
        due_after=due_on,
        asked_by=asked_by.strip(),
        agreed_by=agreed_by.strip(),
    )
    with desk.change(label) as step:
        step.insert(update)
        first = action.first_due_on or action.due_on or due_on
        step.update(Action, action_id, due_on=due_on, due_words="", first_due_on=first)
    return step.done(made=update.id)


def note_action(
    desk: Desk,
    action_id: str,
    text: str,
    *,
    meeting_id: str | None = None,
    on: date | None = None,
) -> Changes:
    """Add what was said of an action on a day.

    Raises:
        Refused: It says nothing.
    """
    action = existing(desk, Action, action_id)
    if not text.strip():
        raise Refused({"text": _("The note says nothing yet.")})
    update = ActionUpdate(
        id=desk.new_id(),
        action_id=action_id,
        said_on=on or desk.today(),
        meeting_id=meeting_id,
        text=text.strip(),
    )
    label = _("Added a note to {reference}").format(reference=action.reference)
    with desk.change(label) as step:
        step.insert(update)
    return step.done(made=update.id)


def mark_at_risk(desk: Desk, action_id: str, *, is_at_risk: bool = True) -> Changes:
    """Say that the owner sees an action at risk, or no longer.

    Raises:
        Refused: It is closed.
    """
    action = _open(desk, action_id)
    state = ActionState.AT_RISK if is_at_risk else ActionState.OPEN
    words = _("Marked {reference} at risk") if is_at_risk else _("Marked {reference} not at risk")
    with desk.change(words.format(reference=action.reference)) as step:
        step.update(Action, action_id, state=state)
    return step.done(made=action_id)


def _open(desk: Desk, action_id: str) -> Action:
    action = existing(desk, Action, action_id)
    if action.state not in OPEN_STATES:
        raise Refused(_("This action is closed. Reopen it first."))
    return action
