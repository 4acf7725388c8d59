"""Closing a meeting: its minutes are in draft, and the next agenda is filled with what it left.

All of it is one change, so that one Undo takes it back. `services.reopening`
takes off the next agenda what was put there and nobody touched.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from chair_desk.records.audience import Audience
from chair_desk.records.carried import Carried, Reason
from chair_desk.records.changes import Changes
from chair_desk.records.days_in_words import day_beside
from chair_desk.records.frozen import frozen
from chair_desk.records.meetings import AgendaItem, ItemState, Meeting, Purpose
from chair_desk.services.agenda_places import insert_item, siblings_of
from chair_desk.services.carried import carried_by, mark_of_item
from chair_desk.services.carry_forward import copy_item, defer_in
from chair_desk.services.checks import existing
from chair_desk.services.desk import Desk, Step
from chair_desk.services.ending import ComesBack, ending, planned_after, usual_target
from chair_desk.services.meeting_states import close_session
from chair_desk.services.meetings import add_meeting
from chair_desk.services.members import members_on
from chair_desk.services.minutes_items import bring_minutes_to_next
from chair_desk.services.standing import lead_for, standing_item
from chair_desk.words import _, ngettext

_REFERENCE = re.compile(r"\b[A-Z]-\d{3,}\b")
_MINUTES_TO_RATIFY, _MINUTES_TO_ANSWER = 5, 10
_MOST_NAMED = 4


@frozen
class Choice:
    """What somebody chose about one thing: whether it comes back, and at which meeting."""

    comes_back: bool
    to_meeting_id: str | None = None


Choices = Mapping[tuple[Reason, str], Choice]


def close_meeting(
    desk: Desk,
    meeting_id: str,
    *,
    choices: Choices | None = None,
    next_on: date | None = None,
) -> Changes:
    """End a meeting and fill the next agenda with what it left open.

    `choices` are where somebody wants it otherwise than `ending` says. With `next_on` a meeting
    is added on that day first; with none planned everything waits for the next that is added.
    `made` is the meeting that was added.

    Raises:
        Refused: The meeting is not in session, or it cannot be added on that day.
    """
    meeting = existing(desk, Meeting, meeting_id)
    label = _("Closed the meeting of {date}").format(date=day_beside(meeting.held_on, desk.today()))
    made = ""
    with desk.change(label) as step:
        if next_on is not None:
            made = add_meeting(desk, meeting.body_id, next_on).made
        found = ending(desk, meeting_id)
        close_session(desk, meeting_id)
        settled = [_settled(line, choices or {}) for line in found.lines]
        _Filling(desk, step, meeting).fill(settled)
    return step.done(made=made)


def _settled(line: ComesBack, choices: Choices) -> ComesBack:
    choice = choices.get(line.key)
    if choice is None:
        return line
    to_id = choice.to_meeting_id or line.to_meeting_id
    return replace(line, comes_back=choice.comes_back, to_meeting_id=to_id)


class _Filling:
    """One filling of the agendas ahead: the step that it is written in, and what is known."""

    def __init__(self, desk: Desk, step: Step, meeting: Meeting) -> None:
        self._desk, self._step, self._meeting = desk, step, meeting
        self._known = carried_by(desk, meeting.id)
        self._usual = _first_target(desk, meeting)

    def fill(self, lines: Sequence[ComesBack]) -> None:
        """Do with each line what was settled, and keep what was."""
        made: dict[tuple[Reason, str], str] = {}
        for line in lines:
            made[line.key] = self._one(line)
        made |= self._answers([line for line in lines if line.reason is Reason.CHALLENGE])
        for line in lines:
            self._keep(line, made.get(line.key, ""))
        minutes = [line for line in lines if line.reason is Reason.MINUTES]
        if any(self._differs(line) or line.key in self._known for line in minutes):
            bring_minutes_to_next(self._desk, self._step, self._meeting.id)

    def _one(self, line: ComesBack) -> str:
        """Bring one thing back, and return the item that was made for it."""
        if line.reason in (Reason.DEFERRED, Reason.NOT_REACHED):
            return self._item(line)
        if line.reason is Reason.RATIFY:
            return self._to_ratify(line)
        if line.reason is Reason.STANDING:
            return self._standing(line)
        return ""

    def _item(self, line: ComesBack) -> str:
        item = existing(self._desk, AgendaItem, line.record_id)
        if not line.comes_back:
            return ""
        if line.reason is Reason.NOT_REACHED:
            defer_in(self._desk, self._step, item)
        if not line.to_meeting_id or self._desk.count(AgendaItem, carried_from_id=item.id):
            return ""
        return copy_item(self._desk, self._step, item, (line.to_meeting_id, None, None))

    def _to_ratify(self, line: ComesBack) -> str:
        if not line.comes_back or not line.to_meeting_id:
            return ""
        if line.name in _named_on(self._desk, line.to_meeting_id):
            return ""
        words = _("Ratify {reference}: {text}").format(
            reference=line.name, text=line.title.rstrip(".")
        )
        item = AgendaItem(
            id=self._desk.new_id(),
            meeting_id=line.to_meeting_id,
            place="",
            title=_("Decision {reference}, to ratify").format(reference=line.name),
            purpose=Purpose.DECISION,
            planned_minutes=_MINUTES_TO_RATIFY,
            asked=f"{words}.",
            audience=line.audience,
        )
        return insert_item(self._desk, self._step, item).id

    def _answers(self, lines: Sequence[ComesBack]) -> dict[tuple[Reason, str], str]:
        """Put the challenges that no item names on one item for each meeting and its readers."""
        made: dict[tuple[Reason, str], str] = {}
        groups: dict[tuple[str, Audience], list[ComesBack]] = {}
        for line in lines:
            to_id = line.to_meeting_id
            if line.comes_back and to_id and line.name not in _named_on(self._desk, to_id):
                groups.setdefault((to_id, line.audience), []).append(line)
        for (to_id, audience), found in groups.items():
            item = self._answers_item(to_id, audience, [line.name for line in found])
            made |= {line.key: item.id for line in found}
        return made

    def _answers_item(self, to_id: str, audience: Audience, names: Sequence[str]) -> AgendaItem:
        listed = _listed(names)
        title = ngettext(
            "Answer to challenge {listed}", "Answers to challenges {listed}", len(names)
        )
        if len(names) > _MOST_NAMED:
            title = _("Answers to {count} challenges")
        asked = ngettext(
            "Hear the answer to {listed}, and say whether it is good enough.",
            "Hear the answers to {listed}, and say whether they are good enough.",
            len(names),
        )
        item = AgendaItem(
            id=self._desk.new_id(),
            meeting_id=to_id,
            place="",
            title=title.format(listed=listed, count=len(names)),
            purpose=Purpose.CHALLENGE,
            planned_minutes=_MINUTES_TO_ANSWER,
            asked=asked.format(listed=listed),
            audience=audience,
        )
        return insert_item(self._desk, self._step, item)

    def _standing(self, line: ComesBack) -> str:
        """Keep a standing item, take it off, or bring one; a person's own is copied."""
        target_id = line.to_meeting_id
        if target_id is None:
            return ""
        own = self._desk.get(AgendaItem, line.record_id)
        if own is not None:
            is_there = self._desk.count(AgendaItem, carried_from_id=own.id, meeting_id=target_id)
            wanted = line.comes_back and not is_there
            return copy_item(self._desk, self._step, own, (target_id, None, None)) if wanted else ""
        rows = [
            row
            for row in siblings_of(self._desk, target_id, None)
            if row.standing_key == line.record_id
        ]
        state = ItemState.PLANNED if line.comes_back else ItemState.DEFERRED
        for row in rows:
            if row.state is not state:
                self._step.update(AgendaItem, row.id, state=state)
        return "" if rows or not line.comes_back else self._bring_standing(line, target_id)

    def _bring_standing(self, line: ComesBack, target_id: str) -> str:
        target = existing(self._desk, Meeting, target_id)
        profile = self._desk.profile(target.held_on)
        wanted = next(one for one in profile.standing_items if one.key == line.record_id)
        members = members_on(self._desk, target.body_id, target.held_on)
        lead_id = lead_for(profile, wanted, members)
        item = standing_item(self._desk, target, wanted, place="", lead_id=lead_id)
        return insert_item(self._desk, self._step, item, first=wanted.is_at_start).id

    def _mark(self, item_id: str) -> str:
        item = self._desk.get(AgendaItem, item_id)
        return mark_of_item(self._desk, item) if item else ""

    def _differs(self, line: ComesBack) -> bool:
        """Say whether somebody chose otherwise than usual."""
        is_elsewhere = line.to_meeting_id != self._usual
        return line.comes_back is not line.usual or (line.comes_back and is_elsewhere)

    def _keep(self, line: ComesBack, made_item_id: str) -> None:
        """Write what was settled, over what this closing settled before."""
        row = self._known.get(line.key)
        is_chosen = self._differs(line)
        was_deferred = line.reason is Reason.NOT_REACHED and line.comes_back
        if not (is_chosen or made_item_id or was_deferred):
            if row is not None:
                self._step.delete(Carried, row.id)
            return
        fresh = Carried(
            id=row.id if row else self._desk.new_id(),
            meeting_id=self._meeting.id,
            reason=line.reason,
            record_id=line.record_id,
            comes_back=line.comes_back,
            is_chosen=is_chosen,
            to_meeting_id=line.to_meeting_id,
            made_item_id=made_item_id,
            made_as=self._mark(made_item_id),
        )
        if row is None:
            self._step.insert(fresh)
        else:
            self._step.update(
                Carried,
                row.id,
                comes_back=fresh.comes_back,
                is_chosen=fresh.is_chosen,
                to_meeting_id=fresh.to_meeting_id,
                made_item_id=fresh.made_item_id,
                made_as=fresh.made_as,
            )


def _first_target(desk: Desk, meeting: Meeting) -> str | None:
    target = usual_target(planned_after(desk, meeting))
    return target.id if target else None


def _named_on(desk: Desk, meeting_id: str) -> set[str]:
    """Return the references that the items of an agenda name."""
    rows = desk.rows(AgendaItem, meeting_id=meeting_id)
    return {
        found
        for row in rows
        if row.state is not ItemState.DEFERRED
        for found in _REFERENCE.findall(f"{row.title} {row.closed_title} {row.asked}")
    }


def _listed(names: Sequence[str]) -> str:
    if len(names) == 1:
        return names[0]
    return _("{first} and {last}").format(first=", ".join(names[:-1]), last=names[-1])
