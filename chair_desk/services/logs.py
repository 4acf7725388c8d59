"""The logs: challenges, impact, risks. One set of verbs; what a log holds is said by its type."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from typing import Any

from chair_desk.catalogue.log_types import LogType
from chair_desk.records.changes import Changes, Refused
from chair_desk.records.clocks import CLOCK_RULES
from chair_desk.records.columns import Kind, Value, problems, table_of
from chair_desk.records.frozen import frozen
from chair_desk.records.logs import LogEntry, LogStep
from chair_desk.records.people import Organisation, Person
from chair_desk.records.rules import missing_to_close
from chair_desk.services.checks import existing
from chair_desk.services.desk import Desk, Step
from chair_desk.services.records_made import answer_day
from chair_desk.services.references import next_log_reference
from chair_desk.words import _, ngettext

__all__ = [
    "LogLine",
    "add_entry",
    "add_step",
    "change_entry",
    "entries",
    "entry",
    "log_types",
    "move_to",
    "open_entries",
    "remove_step",
    "steps",
]

COMMON = frozenset(
    {
        "title", "meeting_id", "item_id", "minute_id", "raised_by_id", "to_organisation_id",
        "to_person_id", "opened_on", "due_on", "audience",
    }
)  # fmt: skip


@frozen(kw_only=True)
class LogLine:
    """An entry as a list shows it, with what its own log asks, by column name.

    `working_days` is how many are left for the answer, below nothing how many late.
    """

    entry: LogEntry
    log_type: LogType
    values: Mapping[str, str]
    organisation: Organisation | None = None
    person: Person | None = None
    working_days: int | None = None

    @property
    def is_open(self) -> bool:
        """Say whether the entry is still open."""
        return self.entry.state in self.log_type.open_states

    @property
    def is_late(self) -> bool:
        """Say whether an answer is owed and its day has gone by."""
        is_owed = self.is_open and not self.values.get("answered_on")
        return is_owed and self.working_days is not None and self.working_days < 0

    @property
    def state_words(self) -> str:
        """Say its state; one that this version does not know is said as it is."""
        labels = {state.name: state.label for state in self.log_type.states}
        return _(labels.get(self.entry.state, self.entry.state))

    @property
    def days_words(self) -> str:
        """Say how long for the answer: "5 days late", "9 days left"."""
        if not self.is_open or self.working_days is None or self.values.get("answered_on"):
            return ""
        count = abs(self.working_days)
        if self.working_days < 0:
            return ngettext("{count} day late", "{count} days late", count).format(count=count)
        return ngettext("{count} day left", "{count} days left", count).format(count=count)


def log_types(desk: Desk, on: date | None = None) -> list[LogType]:
    """Return the logs that the board keeps under the profile of a day."""
    return [desk.shelf.log_type(name) for name in desk.profile(on).logs]


def entries(desk: Desk, log_type: str, on: date | None = None, **equal: Any) -> list[LogLine]:
    """Return the entries of a log, newest number first."""
    rows = desk.rows(LogEntry, log_type=log_type, **equal)
    found = _lines(desk, rows, on)
    return sorted(found, key=lambda line: _newest_first(line.entry.reference))


def open_entries(desk: Desk, log_type: str, on: date | None = None, **equal: Any) -> list[LogLine]:
    """Return the open entries of a log, those whose answer is due first."""
    return open_lines(desk, desk.rows(LogEntry, log_type=log_type, **equal), on)


def open_lines(desk: Desk, rows: list[LogEntry], on: date | None = None) -> list[LogLine]:
    """Return those of these entries that are open, those whose answer is due first.

    Entries of a log that this version does not know are left out: it cannot tell.
    """
    known = {row.log_type for row in rows} & set(desk.shelf.log_type_names())
    states = {name: desk.shelf.log_type(name).open_states for name in known}
    found = _lines(desk, [row for row in rows if row.state in states.get(row.log_type, ())], on)
    return sorted(
        found,
        key=lambda line: (
            line.entry.due_on is None,
            line.entry.due_on or date.max,
            line.entry.reference,
        ),
    )


def entry(desk: Desk, entry_id: str, on: date | None = None) -> LogLine:
    """Return one entry.

    Raises:
        Refused: It is no longer there.
    """
    return _lines(desk, [existing(desk, LogEntry, entry_id)], on)[0]


def _newest_first(reference: str) -> tuple[int, str]:
    digits = "".join(sign for sign in reference if sign.isdecimal())
    return -int(digits or 0), reference


def _lines(desk: Desk, rows: list[LogEntry], on: date | None) -> list[LogLine]:
    partners = {row.id: row for row in desk.rows(Organisation)}
    named = {row.to_person_id for row in rows if row.to_person_id}
    people = {row.id: row for row in desk.rows(Person, id=named)}
    return [
        LogLine(
            entry=row,
            log_type=desk.shelf.log_type(row.log_type),
            values=values_of(row),
            organisation=partners.get(row.to_organisation_id or ""),
            person=people.get(row.to_person_id or ""),
            working_days=_days_left(desk, row, on or desk.today()),
        )
        for row in rows
    ]


def _days_left(desk: Desk, row: LogEntry, day: date) -> int | None:
    """Count the working days to the answer; of a closed entry nobody waits for one."""
    if row.due_on is None or row.state not in desk.shelf.log_type(row.log_type).open_states:
        return None
    return desk.working_days().left_until(row.due_on, day)


def values_of(row: LogEntry) -> dict[str, str]:
    """Return what the log's own columns hold, as text by column name.

    What another version or a merge left unreadable is nothing: the record itself still shows.
    """
    try:
        found = json.loads(row.values_json or "{}")
    except ValueError:
        return {}
    if not isinstance(found, dict):
        return {}
    return {str(name): str(value) for name, value in found.items() if value is not None}


def add_entry(desk: Desk, log_type: str, title: str, **values: Value) -> Changes:
    """Add an entry to a log, with the next number, in the log's first state.

    `values` are columns that every log has or the log's own. Without a date the log's clock
    says by when an answer is due.

    Raises:
        Refused: It has no title, or a value is not allowed.
    """
    kind = desk.shelf.log_type(log_type)
    common, own = _split(kind, values)
    _check(kind, common | {"title": title.strip() or None}, own)
    opened_on = common.pop("opened_on", None) or desk.today()
    common.setdefault("due_on", _due(desk, kind, opened_on))
    row = LogEntry(
        id=desk.new_id(),
        log_type=log_type,
        reference=next_log_reference(desk, log_type),
        title=title.strip(),
        state=kind.first_state.name,
        opened_on=opened_on,
        values_json=_written({}, own),
        **common,
    )
    label = _("Added {entry} {reference}").format(
        entry=kind.entry_label.lower(), reference=row.reference
    )
    with desk.change(label) as step:
        step.insert(row)
    return step.done(made=row.id)


def _due(desk: Desk, kind: LogType, opened_on: date) -> date | None:
    if kind.name == "challenge":
        return answer_day(desk, opened_on)
    for clock in kind.clocks[:1]:
        return CLOCK_RULES[clock.rule](opened_on, clock.days, desk.working_days())
    return None


def change_entry(desk: Desk, entry_id: str, **values: Value) -> Changes:
    """Change an entry: columns that every log has, or the log's own; None empties one.

    Raises:
        Refused: A value is not allowed, or the state it is in needs what would be emptied.
    """
    row = existing(desk, LogEntry, entry_id)
    kind = desk.shelf.log_type(row.log_type)
    with desk.change(_("Changed {reference}").format(reference=row.reference)) as step:
        _set(desk, step, row, values)
        if row.state in {state.name for state in kind.states}:
            _refuse_missing(kind, existing(desk, LogEntry, entry_id), row.state)
    return step.done(made=entry_id)


def _set(desk: Desk, step: Step, row: LogEntry, values: Mapping[str, Value]) -> None:
    kind = desk.shelf.log_type(row.log_type)
    common, own = _split(kind, values)
    _check(kind, common, own)
    step.update(LogEntry, row.id, **common, values_json=_written(values_of(row), own))


def move_to(
    desk: Desk, entry_id: str, state: str, *, on: date | None = None, **values: Value
) -> Changes:
    """Bring an entry into another state of its log, with what that state needs.

    Without a difference shown, or the reason why there is none, nothing is closed.

    Raises:
        Refused: The state needs something that is still empty, by column name.
    """
    row = existing(desk, LogEntry, entry_id)
    kind = desk.shelf.log_type(row.log_type)
    if state not in {one.name for one in kind.states}:
        raise Refused({"state": _("This log has no such state.")})
    target = kind.state(state)
    label = _("{reference}: {state}").format(reference=row.reference, state=_(target.label))
    closed_on = (on or desk.today()) if target.is_closed else None
    with desk.change(label) as step:
        if values:
            _set(desk, step, row, values)
        _refuse_missing(kind, existing(desk, LogEntry, entry_id), state)
        step.update(LogEntry, entry_id, state=state, closed_on=closed_on)
    return step.done(made=entry_id)


def _refuse_missing(kind: LogType, row: LogEntry, state: str) -> None:
    """Refuse a state while a column that it needs is empty.

    Raises:
        Refused: Beside each column.
    """
    held = values_of(row)
    for name in ("title", "due_on", "to_organisation_id", "to_person_id", "raised_by_id"):
        held[name] = str(getattr(row, name) or "")
    missing = missing_to_close(kind.state(state).needs, held)
    if missing:
        labels = {column.name: column.label for column in kind.columns}
        raise Refused(
            {
                name: _("{label} is needed first.").format(label=_(labels.get(name, name)))
                for name in missing
            }
        )


def steps(desk: Desk, entry_id: str) -> list[LogStep]:
    """Return what happened to an entry, earliest first."""
    return desk.rows(LogStep, log_entry_id=entry_id, order=("made_on",))


def add_step(
    desk: Desk,
    entry_id: str,
    kind: str,
    text: str,
    *,
    on: date | None = None,
    meeting_id: str | None = None,
) -> Changes:
    """Add a step to an entry: a letter, an answer, an escalation, a note.

    Raises:
        Refused: It says nothing.
    """
    row = existing(desk, LogEntry, entry_id)
    if not text.strip():
        raise Refused({"text": _("Say in a few words what happened.")})
    made = LogStep(
        id=desk.new_id(),
        log_entry_id=entry_id,
        made_on=on or desk.today(),
        kind=kind,
        text=text.strip(),
        meeting_id=meeting_id,
    )
    words = _("Added a note to {reference}") if kind == "note" else _("Added to {reference}")
    with desk.change(words.format(reference=row.reference)) as step:
        step.insert(made)
    return step.done(made=made.id)


def remove_step(desk: Desk, step_id: str) -> Changes:
    """Remove a step entered by mistake; Undo brings it back.

    Raises:
        Refused: It is no longer there.
    """
    made = existing(desk, LogStep, step_id)
    row = existing(desk, LogEntry, made.log_entry_id)
    label = _("Removed a step of {reference}").format(reference=row.reference)
    with desk.change(label) as step:
        step.delete(LogStep, step_id)
    return step.done()


def _split(kind: LogType, values: Mapping[str, Value]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Part values into columns that every log has and the log's own.

    Raises:
        KeyError: A column is neither; that is a mistake of ours, not of the person.
    """
    names = {column.name for column in kind.columns}
    for name in values:
        if name not in COMMON | names:
            raise KeyError(name)
    common = {name: value for name, value in values.items() if name in COMMON}
    return common, {name: value for name, value in values.items() if name in names}


def _check(kind: LogType, common: dict[str, Any], own: dict[str, Any]) -> None:
    found = problems(table_of(LogEntry), common)
    dates = {column.name for column in kind.columns if column.kind is Kind.DATE}
    for name, value in own.items():
        if name in dates and isinstance(value, str) and value:
            own[name] = _as_date(value)
    found |= problems(kind.table, {name: value for name, value in own.items() if value != ""})
    if found:
        raise Refused(found)


def _as_date(text: str) -> date | str:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return text


def _written(before: Mapping[str, str], own: Mapping[str, Any]) -> str:
    """Write the log's own columns as JSON, sorted, the empty left out."""
    after = dict(before)
    for name, value in own.items():
        text = value.isoformat() if isinstance(value, date) else str(value or "").strip()
        after[name] = text
    kept = {name: text for name, text in after.items() if text}
    return json.dumps(kept, ensure_ascii=False, sort_keys=True)
