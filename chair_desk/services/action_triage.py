"""Working through the actions: one or several at a time, each time one change."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from chair_desk.records.actions import Action
from chair_desk.records.changes import Changes, Refused
from chair_desk.records.days_in_words import day_beside
from chair_desk.records.frozen import frozen
from chair_desk.records.logs import LogEntry
from chair_desk.services.action_follow_up import ask_impact
from chair_desk.services.action_lines import action_line
from chair_desk.services.action_owners import owner_of, owning, support
from chair_desk.services.action_tracker import with_partners
from chair_desk.services.actions import (
    change_action,
    complete_action,
    extend_action,
    mark_at_risk,
    note_action,
)
from chair_desk.services.checks import existing
from chair_desk.services.desk import Desk
from chair_desk.services.links import End, add_link
from chair_desk.services.logs import add_entry, add_step
from chair_desk.words import _


@frozen(kw_only=True)
class NewDate:
    """A later date: who asked for it, who agreed to it, and why."""

    due_on: date
    asked_by: str = ""
    agreed_by: str = ""
    why: str = ""


def _each(
    desk: Desk, action_ids: Sequence[str], label: str, do: Callable[[str], object]
) -> Changes:
    """Do one thing to each action, as one change; one that is refused leaves all as they were.

    Raises:
        Refused: No action is given, or one of them does not allow it.
    """
    if not action_ids:
        raise Refused(_("Choose an action first."))
    if len(action_ids) == 1:
        label = label.format(actions=existing(desk, Action, action_ids[0]).reference)
    else:
        count = _("{count} actions").format(count=len(action_ids))
        label = label.format(actions=count)
    with desk.change(label) as step:
        for action_id in action_ids:
            do(action_id)
    return step.done(made=action_ids[0])


def complete_actions(
    desk: Desk,
    action_ids: Sequence[str],
    outcome: str = "",
    *,
    evidence: str = "",
    ask_on: date | None = None,
) -> Changes:
    """Mark actions complete, with what was done and what shows it.

    `ask_on` is the day on which it is asked what difference they made, None where it is not.

    Without a word of what shows it they are closed without evidence, and counted as such.

    Raises:
        Refused: One is closed already, or none is given.
    """

    def complete(action_id: str) -> object:
        done = complete_action(desk, action_id, outcome, evidence=evidence)
        return ask_impact(desk, action_id, ask_on) if ask_on else done

    is_shown = bool(evidence.strip())
    label = _("Marked {actions} complete")
    if not is_shown:
        label = _("Closed {actions} without evidence")
    return _each(desk, action_ids, label, complete)


def complete_at_meeting(
    desk: Desk, action_id: str, meeting_id: str, outcome: str = "", *, evidence: str = ""
) -> Changes:
    """Mark an action complete at a meeting, which its history names, as one change.

    Without a word of what shows it, it is closed without evidence, and counted as such.

    Raises:
        Refused: It is closed already.
    """
    reference = existing(desk, Action, action_id).reference
    said = _("Marked {reference} complete at the meeting")
    if not evidence.strip():
        said = _("Closed {reference} at the meeting without evidence")
    with desk.change(said.format(reference=reference)) as step:
        note_action(desk, action_id, outcome or _("Closed at the meeting."), meeting_id=meeting_id)
        complete_action(desk, action_id, outcome, evidence=evidence)
    return step.done(made=action_id)


def extend_actions(desk: Desk, action_ids: Sequence[str], new: NewDate) -> Changes:
    """Move the date of actions, with who asked and who agreed.

    Raises:
        Refused: One is closed or due on that day already, or none is given.
    """

    def extend(action_id: str) -> object:
        return extend_action(
            desk, action_id, new.due_on, new.why, asked_by=new.asked_by, agreed_by=new.agreed_by
        )

    day = day_beside(new.due_on, desk.today())
    label = _("Extended {actions} to {day}").replace("{day}", day)
    return _each(desk, action_ids, label, extend)


def mark_actions_at_risk(
    desk: Desk, action_ids: Sequence[str], *, is_at_risk: bool = True
) -> Changes:
    """Say that actions are at risk, or no longer.

    Raises:
        Refused: One is closed, or none is given.
    """

    def mark(action_id: str) -> object:
        return mark_at_risk(desk, action_id, is_at_risk=is_at_risk)

    label = _("Marked {actions} at risk") if is_at_risk else _("Marked {actions} not at risk")
    return _each(desk, action_ids, label, mark)


def note_actions(desk: Desk, action_ids: Sequence[str], text: str) -> Changes:
    """Add the same words to each of some actions.

    Raises:
        Refused: It says nothing, or no action is given.
    """

    def note(action_id: str) -> object:
        return note_action(desk, action_id, text)

    return _each(desk, action_ids, _("Added a note to {actions}"), note)


def give_actions(desk: Desk, action_ids: Sequence[str], owner_id: str) -> Changes:
    """Give actions to a person, to a post, or to an agency, by the id of the one that is meant.

    Whoever shared an action shares it no longer: the new owner is named alone.

    Raises:
        Refused: Nobody has that id, or no action is given.
    """
    owner = owner_of(desk, owner_id)
    columns = owning(owner)
    leads = [columns.pop("owner_id")]

    def give(action_id: str) -> object:
        people = [one for one in leads if one]
        return change_action(desk, action_id, owner_ids=people, owner_words="", **columns)

    label = _("Gave {actions} to {name}").replace("{name}", _plain(owner.words))
    return _each(desk, action_ids, label, give)


def support_actions(desk: Desk, action_ids: Sequence[str], owner_id: str) -> Changes:
    """Let somebody support actions; where they support one already, they do so no longer.

    Raises:
        Refused: Nobody has that id, they lead one of them, or no action is given.
    """
    owner = owner_of(desk, owner_id)

    def give(action_id: str) -> object:
        return support(desk, action_id, owner_id)

    label = _("{name} supports {actions}, or no longer").replace("{name}", _plain(owner.words))
    return _each(desk, action_ids, label, give)


def _plain(name: str) -> str:
    """Keep the braces of a name out of a label that is still to be filled."""
    return name.replace("{", "{{").replace("}", "}}")


def challenge_from_action(desk: Desk, action_id: str) -> Changes:
    """Raise an action as a challenge to its partner, each linked with the other, as one change.

    Raises:
        Refused: It belongs to no partner.
    """
    line = with_partners(desk, [action_line(desk, action_id)])[0]
    action, partner = line.action, line.organisation
    if partner is None:
        raise Refused(_("This action belongs to no partner. Give it an owner first."))
    label = _("Raised {reference} as a challenge").format(reference=action.reference)
    with desk.change(label) as step:
        made = add_entry(
            desk,
            "challenge",
            action.title,
            to_organisation_id=partner.id,
            to_person_id=action.owner_id,
            meeting_id=action.meeting_id,
            item_id=action.item_id,
            audience=action.audience,
        ).made
        said = _("Raised from action {reference}.").format(reference=action.reference)
        late = line.working_days_late_words
        add_step(desk, made, "note", f"{said} {late[:1].upper()}{late[1:]}." if late else said)
        reference = _reference(desk, made)
        words = _("Raised as challenge {reference}.").format(reference=reference)
        note_action(desk, action_id, words)
        add_link(desk, End(Action.TABLE, action_id), End(LogEntry.TABLE, made))
    return step.done(made=made)


def _reference(desk: Desk, entry_id: str) -> str:
    return existing(desk, LogEntry, entry_id).reference
