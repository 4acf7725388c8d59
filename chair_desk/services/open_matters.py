"""What is open beside the minutes: on the matter of an item, and for the agency that speaks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from chair_desk.records.actions import Action, ActionOwner
from chair_desk.records.audience import Audience
from chair_desk.records.days_in_words import day_month, full_day
from chair_desk.records.folding import folded
from chair_desk.records.frozen import frozen
from chair_desk.records.logs import LogEntry, LogStep
from chair_desk.records.meetings import AgendaItem, Meeting, MeetingState
from chair_desk.records.people import Appointment, Organisation, Seat
from chair_desk.records.spans import only_words, without_spans
from chair_desk.services.action_lines import OPEN_STATES, ActionLine, action_lines
from chair_desk.services.challenge_answers import answers_of, owing_words
from chair_desk.services.desk import Desk
from chair_desk.services.logs import LogLine, open_lines
from chair_desk.services.members import only_in_force
from chair_desk.words import _

TABLES = (
    "action", "action_owner", "action_update", "agenda_item", "appointment", "log_entry",
    "log_step", "meeting", "organisation", "person", "seat",
)  # fmt: skip
OVERDUE = "actions"  # the key of the standing item in the profiles
_NOT_OVER = (MeetingState.DRAFT, MeetingState.AGENDA_ISSUED, MeetingState.IN_SESSION)
_CHALLENGE = "challenge"
_REFERENCE = re.compile(r"\b[A-Z](?:\d{4})?-\d{1,6}\b")


@frozen(kw_only=True)
class OpenMatter:
    """One open action or challenge. `mark` is late, at_risk, on_track or not_started.

    `words` say the day, or how late in working days; `owner` whose it is, `due` the day in
    full, `said` the last that was said of it, or the answer.
    """

    id: str
    reference: str
    title: str
    is_action: bool
    mark: str
    words: str
    due_on: date | None
    owner: str = ""
    due: str = ""
    said: str = ""

    @property
    def is_late(self) -> bool:
        """Say whether its day has gone by."""
        return self.mark == "late"


def open_on(desk: Desk, item_id: str, *, with_confidential: bool = True) -> list[OpenMatter]:
    """Return what earlier meetings left open on an item, what is late first.

    An earlier item is the same matter where this one was carried from it, is the same standing
    item, or one title begins the other; what is named in the title or the ask counts too. To
    the standing item on what is overdue belong the clocks that ran out.
    """
    item = desk.get(AgendaItem, item_id)
    if item is None:
        return []
    actions = desk.rows(Action, state=OPEN_STATES)
    entries = desk.rows(LogEntry, log_type=_CHALLENGE, closed_on=None)
    at = {one.item_id for one in actions} | {one.item_id for one in entries}
    rows = desk.rows(AgendaItem, id={one for one in at if one and one != item_id})
    same = {row.id for row in rows if _is_same(row, item)}
    named = _named(item)
    found = [one for one in entries if one.item_id in same or one.reference in named]
    known = {one.id for one in found}
    return _matters(
        desk,
        [one for one in actions if one.item_id in same or one.reference in named],
        [*found, *(one for one in _ran_out(desk, item) if one.id not in known)],
        with_confidential=with_confidential,
    )


def is_of_matter(entry: LogEntry, earlier: AgendaItem | None, item: AgendaItem) -> bool:
    """Say whether an item takes up an entry made at an earlier one: it names it, or is the same."""
    if entry.reference in _named(item):
        return True
    return earlier is not None and earlier.id != item.id and _is_same(earlier, item)


def _named(item: AgendaItem) -> set[str]:
    return set(_REFERENCE.findall(f"{item.title} {item.closed_title} {item.asked}"))


def _ran_out(desk: Desk, item: AgendaItem) -> list[LogEntry]:
    """Return what has had no answer by its day, for the item on what is overdue alone."""
    meeting = desk.get(Meeting, item.meeting_id) if item.standing_key == OVERDUE else None
    if meeting is None or meeting.state not in _NOT_OVER:
        return []
    from chair_desk.services.challenge_clocks import ran_out

    return [line.entry for line in ran_out(desk)]


def _is_same(earlier: AgendaItem, item: AgendaItem) -> bool:
    if earlier.id == item.carried_from_id:
        return True
    if earlier.standing_key and earlier.standing_key == item.standing_key:
        return True
    one, other = sorted((folded(earlier.title), folded(item.title)), key=len)
    return len(one.split()) > 1 and other.startswith(one)


def open_for(
    desk: Desk, organisation_id: str, *, with_confidential: bool = True
) -> list[OpenMatter]:
    """Return what a partner owes: its actions and those of its people, and challenges to it."""
    people = _people_of(desk, organisation_id)
    actions = desk.rows(Action, state=OPEN_STATES)
    ids = [one.id for one in actions]
    shared = {
        row.action_id
        for row in desk.rows(ActionOwner, action_id=ids)
        if row.person_id in people or row.organisation_id == organisation_id
    }  # fmt: skip
    entries = desk.rows(LogEntry, log_type=_CHALLENGE, closed_on=None)
    return _matters(
        desk,
        [
            one
            for one in actions
            if one.organisation_id == organisation_id or one.owner_id in people or one.id in shared
        ],
        [
            one
            for one in entries
            if one.to_organisation_id == organisation_id or one.to_person_id in people
        ],
        with_confidential=with_confidential,
    )


def short_name(desk: Desk, organisation_id: str) -> str:
    """Return what a partner is called in short; nothing where there is none."""
    found = desk.get(Organisation, organisation_id) if organisation_id else None
    return (found.short_name or found.name) if found else ""


def _people_of(desk: Desk, organisation_id: str) -> set[str]:
    """Return who speaks for a partner today."""
    seats = [row.id for row in desk.rows(Seat, organisation_id=organisation_id)]
    held = only_in_force(desk.rows(Appointment, seat_id=seats), desk.today())
    return {row.person_id for row in held}


def _matters(
    desk: Desk,
    actions: Sequence[Action],
    entries: Sequence[LogEntry],
    *,
    with_confidential: bool,
) -> list[OpenMatter]:
    closed = () if with_confidential else (Audience.CONFIDENTIAL,)
    mine = [one for one in actions if one.audience not in closed]
    asked = [one for one in entries if one.audience not in closed]
    found = [_of_action(line) for line in (action_lines(desk, mine, None) if mine else ())]
    found += _of_entries(desk, open_lines(desk, asked) if asked else ())
    found = [_worded(one, with_confidential=with_confidential) for one in found]
    return sorted(found, key=lambda one: (not one.is_late, one.due_on or date.max, one.reference))


def _worded(one: OpenMatter, *, with_confidential: bool) -> OpenMatter:
    shown = only_words if with_confidential else without_spans
    return replace(one, title=shown(one.title), said=shown(one.said))


def _of_action(line: ActionLine) -> OpenMatter:
    action, last = line.action, line.last
    said = ""
    if last is not None and last.text:
        said = _dated(last.said_on, last.text)
    return OpenMatter(
        id=action.id,
        reference=action.reference,
        title=action.title,
        is_action=True,
        mark=line.mark.value,
        words=line.late_words or _day(action.due_on),
        due_on=action.due_on,
        owner=line.owner_words,
        due=_due(action.due_on) or action.due_words,
        said=said,
    )


def _of_entries(desk: Desk, lines: Iterable[LogLine]) -> list[OpenMatter]:
    lines = list(lines)
    steps = {
        row.log_entry_id: row
        for row in desk.rows(
            LogStep, log_entry_id=[line.entry.id for line in lines], order=("made_on",)
        )
    }
    return [_of_entry(desk, line, steps.get(line.entry.id)) for line in lines]


def _of_entry(desk: Desk, line: LogLine, step: LogStep | None) -> OpenMatter:
    entry = line.entry
    said = line.values.get("answer", "")
    if not said and step is not None and step.text:
        said = _dated(step.made_on, step.text)
    if line.also_words and (owed := owing_words(answers_of(desk, line))):
        still = _("Still to answer: {names}.").format(names=owed)
        said = f"{said} {still}".strip()
    agency = line.organisation.name if line.organisation else ""
    person = line.person.name if line.person else ""
    is_answered = bool(line.values.get("answered_on"))
    return OpenMatter(
        id=entry.id,
        reference=entry.reference,
        title=entry.title,
        is_action=False,
        mark="late" if line.is_late else "on_track" if entry.due_on else "not_started",
        words=_("answered") if is_answered else _entry_day(line),
        due_on=entry.due_on,
        owner=", ".join(part for part in (person, agency, line.also_words) if part),
        due=_due(entry.due_on),
        said=said,
    )


def _entry_day(line: LogLine) -> str:
    return line.days_words if line.is_late else _day(line.entry.due_on)


def _day(day: date | None) -> str:
    return day_month(day) if day else _("no date")


def _due(day: date | None) -> str:
    return full_day(day) if day else ""


def _dated(day: date | None, text: str) -> str:
    return f"{day_month(day)}: {text}" if day else text
