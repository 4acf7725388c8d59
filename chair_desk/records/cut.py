"""The cut: a bundle made smaller until it holds only what its readers may see.

What is cut never reaches a writer, so that no edition can show it by mistake, in its text,
its properties or its bookmarks. Nothing is masked; it is not there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from chair_desk.records.actions import Action
from chair_desk.records.attendance import Attendance, Movement, MovementKind
from chair_desk.records.audience import Audience
from chair_desk.records.bundles import MeetingBundle
from chair_desk.records.frozen import frozen
from chair_desk.records.logs import LogEntry
from chair_desk.records.meetings import AgendaItem, Meeting
from chair_desk.records.minute_numbers import numbered
from chair_desk.records.minutes import Decision, MinuteKind
from chair_desk.records.people import Seat
from chair_desk.records.presence_by_item import Course, course_of, items_attended, turns_of
from chair_desk.records.spans import in_texts, without_spans
from chair_desk.words import _

T = TypeVar("T")


def for_audience(bundle: MeetingBundle, audience: Audience) -> MeetingBundle:
    """Return the bundle as these readers may have it.

    A closed item keeps its number, its public title and its time; all else of it goes, and so
    do the people who appear nowhere else. Numbers are counted first and stay. The
    confidential edition loses only what is never printed: how to reach people, their needs.
    A bundle that was cut for fewer readers' eyes stays cut.
    """
    if not bundle.audience.may_read(audience):
        audience = bundle.audience
    full = numbered(bundle)
    if audience is not Audience.CONFIDENTIAL:
        full = _without_closed_records(full, audience)
        full = in_texts(full, without_spans)
    return replace(_only_those_named(full), audience=audience)


def closed_items(items: Iterable[AgendaItem], audience: Audience) -> frozenset[str]:
    """Return the ids of items that these readers may not follow, with all that lie under them."""
    items = tuple(items)
    closed = {item.id for item in items if not audience.may_read(item.audience)}
    while found := {item.id for item in items if item.parent_id in closed} - closed:
        closed |= found
    return frozenset(closed)


@frozen
class _Readers:
    """Who will read, and which items and paragraphs are closed to them."""

    audience: Audience
    items: frozenset[str]
    minutes: frozenset[str] = frozenset()

    def may_read(self, record: Any) -> bool:
        """Say whether they may have a record: by itself, its item and its paragraph."""
        return (
            self.audience.may_read(getattr(record, "audience", Audience.PUBLIC))
            and getattr(record, "item_id", None) not in self.items
            and getattr(record, "minute_id", None) not in self.minutes
        )

    def readable(self, records: Iterable[T]) -> tuple[T, ...]:
        """Return the records that they may have."""
        return tuple(record for record in records if self.may_read(record))


def _without_closed_records(bundle: MeetingBundle, audience: Audience) -> MeetingBundle:
    readers = _Readers(audience, closed_items(bundle.items, audience))
    hidden = _hidden_records(bundle, audience)
    minutes = tuple(one for one in readers.readable(bundle.minutes) if one.id not in hidden)
    kept = {minute.id for minute in minutes}
    closed_minutes = frozenset(one.id for one in bundle.minutes if one.id not in kept)
    readers = replace(readers, minutes=closed_minutes)
    attendance, movements = _cut_register(bundle, readers.items)
    if audience is Audience.PUBLIC:
        attendance = tuple(replace(line, note="") for line in attendance)
    return replace(
        _with_cut_records(bundle, readers),
        meeting=_cut_meeting(bundle.meeting, audience),
        items=tuple(_cut_items(bundle.items, readers.items)),
        attendance=attendance,
        movements=movements,
        minutes=minutes,
        quorum_course=readers.readable(bundle.quorum_course),
    )


def _with_cut_records(bundle: MeetingBundle, readers: _Readers) -> MeetingBundle:
    decisions = readers.readable(bundle.decisions)
    if readers.audience is Audience.MEMBERS:
        decisions += _references_of_closed(bundle, decisions, readers.items)
    actions, carried = readers.readable(bundle.actions), readers.readable(bundle.carried)
    kept = {action.id for action in (*actions, *carried)}
    entries = readers.readable(bundle.log_entries)
    return replace(
        bundle,
        papers=readers.readable(bundle.papers),
        declarations=readers.readable(bundle.declarations),
        decisions=decisions,
        ratified_here=readers.readable(bundle.ratified_here),
        actions=actions,
        carried=carried,
        action_owners=tuple(one for one in bundle.action_owners if one.action_id in kept),
        log_entries=tuple(replace(entry, values_json="{}") for entry in entries),
        corrections=readers.readable(bundle.corrections),
    )


def _cut_meeting(meeting: Meeting, audience: Audience) -> Meeting:
    notes = "" if audience is Audience.PUBLIC else meeting.access_notes
    return replace(meeting, access_notes=notes, current_item_id=None)


def _hidden_records(bundle: MeetingBundle, audience: Audience) -> set[str | None]:
    """Return the minute rows whose words are those of a record that readers may not have."""
    records: tuple[Decision | Action | LogEntry, ...] = (
        *bundle.decisions,
        *bundle.actions,
        *bundle.log_entries,
    )
    hidden = {record.minute_id for record in records if not audience.may_read(record.audience)}
    blocks = {minute.id for minute in bundle.minutes if minute.kind is not MinuteKind.PARAGRAPH}
    return {minute_id for minute_id in hidden if minute_id in blocks}


def _references_of_closed(
    bundle: MeetingBundle, kept: Iterable[Decision], closed: frozenset[str]
) -> tuple[Decision, ...]:
    """Return bare references to the decisions of closed items: members know that one was made."""
    known = {decision.id for decision in kept}
    return tuple(
        Decision(
            id=decision.id,
            reference=decision.reference,
            item_id=decision.item_id,
            text=_("In the confidential part."),
            audience=Audience.MEMBERS,
        )
        for decision in bundle.decisions
        if decision.item_id in closed and decision.id not in known
    )


def _cut_items(items: tuple[AgendaItem, ...], closed: frozenset[str]) -> Iterator[AgendaItem]:
    """Yield the items, closed ones bare, in place of those that lie under them.

    A closed item takes over the minutes of what lies under it, so that the rest of the agenda
    keeps its times.
    """
    for item in items:
        if item.id not in closed:
            yield replace(item, closed_title="", carried_from_id=None, title_was="")
        elif item.parent_id not in closed:
            yield _bare(item, sum(one.planned_minutes for one in _under(item, items)))


def _bare(item: AgendaItem, minutes_below: int) -> AgendaItem:
    return AgendaItem(
        id=item.id,
        meeting_id=item.meeting_id,
        place=item.place,
        title=item.title,
        kind=item.kind,
        parent_id=item.parent_id,
        number=item.number,
        purpose=item.purpose,
        planned_minutes=item.planned_minutes + minutes_below,
        audience=item.audience,
        state=item.state,
    )


def _under(item: AgendaItem, items: tuple[AgendaItem, ...]) -> Iterator[AgendaItem]:
    below = {item.id}
    for _depth in items:
        below |= {one.id for one in items if one.parent_id in below}
    return (one for one in items if one.id in below and one.id != item.id)


def _cut_register(
    bundle: MeetingBundle, closed: frozenset[str]
) -> tuple[tuple[Attendance, ...], tuple[Movement, ...]]:
    """Take out of the register who was there for closed items, and when.

    Who came for closed items alone goes. Whose comings and goings touch a closed item is
    given new ones, said by open items and without times.
    """
    course = course_of(bundle.meeting, bundle.items)
    is_open = tuple(item_id not in closed for item_id in course.item_ids)
    lines: list[Attendance] = []
    movements: list[Movement] = []
    for whole in bundle.attendance:
        line = replace(whole, rank="", level=None)
        own = tuple(one for one in bundle.movements if one.attendance_id == line.id)
        turns = turns_of(line, own, course)
        there = items_attended(turns, len(course.item_ids))
        if line.presence.is_here and any(there) and not _any_open(there, is_open):
            continue
        if any(not is_open[turn.index] for turn in turns if turn.index < len(is_open)):
            line = replace(line, arrived="", left="")
            own = (*_open_recusals(own, closed), *_told_anew(line, there, course, is_open))
        lines.append(line)
        movements.extend(one for one in own if one.item_id not in closed)
    return tuple(lines), tuple(movements)


def _any_open(there: tuple[bool, ...], is_open: tuple[bool, ...]) -> bool:
    return any(here and open_ for here, open_ in zip(there, is_open, strict=True))


def _open_recusals(own: Iterable[Movement], closed: frozenset[str]) -> Iterator[Movement]:
    recusals = (one for one in own if one.kind is MovementKind.RECUSED)
    return (one for one in recusals if one.item_id not in closed)


def _told_anew(
    line: Attendance, there: tuple[bool, ...], course: Course, is_open: tuple[bool, ...]
) -> Iterator[Movement]:
    """Yield the fewest comings and goings that give the same presence at the open items."""
    was_there, last = None, ""
    for item_id, here, open_ in zip(course.item_ids, there, is_open, strict=True):
        if not open_:
            continue
        if here and was_there is False:
            yield _movement(line, MovementKind.IN, item_id)
        elif was_there and not here:
            yield _movement(line, MovementKind.OUT, last)
        was_there, last = here, item_id


def _movement(line: Attendance, kind: MovementKind, item_id: str) -> Movement:
    return Movement(
        id=f"{line.id}:{kind}:{item_id}", attendance_id=line.id, kind=kind, item_id=item_id
    )


def _only_those_named(bundle: MeetingBundle) -> MeetingBundle:
    """Keep the people, agencies and seats that the rest still names, and nothing to reach them."""
    seats = _kept(bundle.seats, {line.seat_id for line in bundle.attendance})
    people = {
        person_id: replace(person, email="", phone="", access_needs="")
        for person_id, person in _kept(bundle.people, _people_named(bundle)).items()
    }
    organisations = _kept(bundle.organisations, _organisations_named(bundle, seats.values()))
    kept_items = {item.id for item in bundle.items}
    kept_papers = {paper.id for paper in bundle.papers}
    kept_minutes = {minute.id for minute in bundle.minutes}
    return replace(
        bundle,
        people=people,
        seats=seats,
        organisations=organisations,
        numbers=_kept(bundle.numbers, kept_items),
        paper_labels=_kept(bundle.paper_labels, kept_papers),
        minute_numbers=_kept(bundle.minute_numbers, kept_minutes),
    )


def _kept(found: Mapping[str, T], ids: set[str | None] | set[str]) -> dict[str, T]:
    return {key: value for key, value in found.items() if key in ids}


def _people_named(bundle: MeetingBundle) -> set[str | None]:
    return {
        *(item.lead_id for item in bundle.items),
        *(line.person_id for line in bundle.attendance),
        *(line.deputy_for_id for line in bundle.attendance),
        *(declaration.person_id for declaration in bundle.declarations),
        *(action.owner_id for action in (*bundle.actions, *bundle.carried)),
        *(owner.person_id for owner in bundle.action_owners),
        *(entry.raised_by_id for entry in bundle.log_entries),
        *(entry.to_person_id for entry in bundle.log_entries),
    }


def _organisations_named(bundle: MeetingBundle, seats: Iterable[Seat]) -> set[str | None]:
    return {
        *(seat.organisation_id for seat in seats),
        *(action.organisation_id for action in (*bundle.actions, *bundle.carried)),
        *(entry.to_organisation_id for entry in bundle.log_entries),
    }
