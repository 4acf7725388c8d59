"""Places in the record that can be opened: the minute that made a thing, the records it names."""

from __future__ import annotations

import re
from collections.abc import Sequence

from chair_desk.records.actions import Action
from chair_desk.records.days_in_words import day_month
from chair_desk.records.frozen import frozen
from chair_desk.records.logs import LogEntry
from chair_desk.records.meetings import AgendaItem, Meeting
from chair_desk.records.minute_numbers import paragraph_numbers
from chair_desk.records.minutes import Decision, Minute
from chair_desk.services.action_lines import ActionLine
from chair_desk.services.agenda_places import placed_items
from chair_desk.services.desk import Desk
from chair_desk.services.links import links_of
from chair_desk.words import _

REFERENCE = re.compile(r"\b[A-Z](?:\d{4})?-\d{1,6}\b")


@frozen(kw_only=True)
class PlaceInRecord:
    """A place that can be opened: what it is called, and the record by table and id.

    `whole` says more of it where there is more: "C-014 Police seniority at this Board".
    """

    words: str
    table: str
    id: str
    whole: str = ""

    @property
    def spoken(self) -> str:
        """Say what opens, as a screen reader reads it: "Open minute 6.4"."""
        is_reference = REFERENCE.match(self.words) is not None
        said = self.whole or self.words
        if not is_reference:
            said = said[:1].lower() + said[1:]
        return _("Open {words}").format(words=said)


def made_at(desk: Desk, made: Action | LogEntry) -> PlaceInRecord | None:
    """Return the minute that made a record, else its meeting; None where it came of neither."""
    minute = desk.get(Minute, made.minute_id)
    if minute is not None and (number := _number(desk, minute)):
        said = _("Minute {number}").format(number=number)
        return PlaceInRecord(words=said, table=Minute.TABLE, id=minute.id)
    meeting = desk.get(Meeting, made.meeting_id)
    if meeting is None:
        return None
    said = _("Meeting of {day}").format(day=day_month(meeting.held_on))
    return PlaceInRecord(words=said, table=Meeting.TABLE, id=meeting.id)


def _number(desk: Desk, minute: Minute) -> str:
    """Return the number people quote for a row: a block bears that of the paragraph above it."""
    item = desk.get(AgendaItem, minute.item_id)
    if item is None:
        return ""
    rows = desk.rows(Minute, item_id=item.id, order=("place", "id"))
    numbers = {line.item.id: line.number for line in placed_items(desk, item.meeting_id)}
    counted, number = paragraph_numbers(rows, numbers), ""
    for row in rows:
        number = counted.get(row.id, number)
        if row.id == minute.id:
            break
    return number


def places_of_action(desk: Desk, line: ActionLine) -> list[PlaceInRecord]:
    """Return what an action is linked with or its last word names, then where it was made."""
    said = line.last.text if line.last else ""
    found = {
        one.id: PlaceInRecord(
            words=one.words.split()[0], table=one.table, id=one.id, whole=one.words
        )
        for one in links_of(desk, Action.TABLE, line.action.id)
        if not one.is_gone
    }
    found |= {one.id: one for one in named_in(desk, said) if one.id != line.action.id}
    made = made_at(desk, line.action)
    return [*found.values(), *([made] if made else [])]


def named_in(desk: Desk, text: str) -> list[PlaceInRecord]:
    """Return the entries of logs, actions and decisions that words name by reference."""
    wanted = REFERENCE.findall(text)
    if not wanted:
        return []
    rows: Sequence[LogEntry | Action | Decision] = [
        *desk.rows(LogEntry, reference=wanted),
        *desk.rows(Action, reference=wanted),
        *desk.rows(Decision, reference=wanted),
    ]
    return [
        PlaceInRecord(
            words=row.reference,
            table=row.TABLE,
            id=row.id,
            whole=f"{row.reference} {row.text if isinstance(row, Decision) else row.title}",
        )
        for row in rows
    ]
