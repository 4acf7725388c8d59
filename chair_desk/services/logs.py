"""The logs: challenges, impact, risks. One set of verbs; what a log holds is said by its type."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

from chair_desk.records.changes import Changes, Refused
from chair_desk.records.columns import Value
from chair_desk.records.days_in_words import working_days_words
from chair_desk.records.frozen import frozen
from chair_desk.records.logs import Addressee, LogEntry, LogStep
from chair_desk.records.people import Organisation, Person
from chair_desk.records.rules import missing_to_close
from chair_desk.services.checks import existing
from chair_desk.services.desk import Desk, Step
from chair_desk.services.log_dates import (
    awaited_states,
    entry_deadlines,
    first_due,
    ladder_of,
    read_day,
)
from chair_desk.services.log_types import carry_log_type, log_types
from chair_desk.services.log_values import (
    LazyValues,
    asked_words,
    check_values,
    refuse_names,
    split_values,
    values_of,
    written_values,
)
from chair_desk.services.references import newest_first, next_log_reference
from chair_desk.words import _, ngettext

if TYPE_CHECKING:  # a window opens without them
    from chair_desk.catalogue.log_types import LogState, LogType

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
    "steps",
    "values_of",
]


@frozen(kw_only=True)
class LogLine:
    """An entry as a list shows it, with what its own log asks, by column name.

    `working_days` is how many are left for the answer, below nothing how many late; `also`
    names the other partners and posts that are asked.
    """

    entry: LogEntry
    log_type: LogType
    values: Mapping[str, str]
    organisation: Organisation | None = None
    person: Person | None = None
    working_days: int | None = None
    also: str = ""

    @property
    def also_words(self) -> str:
        """Say who else is asked: partners and posts on record, then what was only written."""
        return ", ".join(part for part in (self.also, self.values.get("also_to", "")) if part)

    @property
    def is_open(self) -> bool:
        """Say whether the entry is still open."""
        return self.entry.state in self.log_type.open_states

    @property
    def state(self) -> LogState | None:
        """Return its state, None for one that this version does not know."""
        return next((one for one in self.log_type.states if one.name == self.entry.state), None)

    @property
    def shape(self) -> str:
        """Return the mark of its state, "late" where its day has gone by; see `SHAPES`."""
        return "late" if self.is_late else self.state.shape if self.state else ""

    @property
    def is_late(self) -> bool:
        """Say whether an answer is owed and its day has gone by."""
        return self.is_open and not self.values.get("answered_on") and (self.working_days or 0) < 0

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

    @property
    def working_days_words(self) -> str:
        """Say the same where there is room for the unit: "5 working days late"."""
        return working_days_words(self.working_days or 0) if self.days_words else ""


def entries(desk: Desk, log_type: str, on: date | None = None, **equal: Any) -> list[LogLine]:
    """Return the entries of a log, newest number first."""
    rows = desk.rows(LogEntry, log_type=log_type, **equal)
    found = _lines(desk, rows, on)
    return sorted(found, key=lambda line: newest_first(line.entry.reference))


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


def _lines(desk: Desk, rows: list[LogEntry], on: date | None) -> list[LogLine]:
    partners = {row.id: row for row in desk.rows(Organisation)}
    named = {row.to_person_id for row in rows if row.to_person_id}
    people = {row.id: row for row in desk.rows(Person, id=named)}
    kinds = {name: desk.shelf.log_type(name) for name in {row.log_type for row in rows}}
    waiting = {name: awaited_states(kind) for name, kind in kinds.items()}
    also = _also(desk, rows)
    calendar, day = desk.working_days(), on or desk.today()
    return [
        LogLine(
            entry=row,
            log_type=kinds[row.log_type],
            values=LazyValues(row),
            also=asked_words(also.get(row.id, ()), partners),
            organisation=partners.get(row.to_organisation_id or ""),
            person=people.get(row.to_person_id or ""),
            working_days=(
                calendar.left_until(row.due_on, day)
                if row.due_on and row.state in waiting[row.log_type]
                else None  # nobody waits for an answer
            ),
        )
        for row in rows
    ]


def _also(desk: Desk, rows: list[LogEntry]) -> dict[str, list[Addressee]]:
    """Return who else is asked, by entry; few have any, so a long list is asked for once."""
    one: dict[str, Any] = {"log_entry_id": rows[0].id} if len(rows) == 1 else {}
    found: dict[str, list[Addressee]] = {}
    for each in desk.rows(Addressee, order=("position", "id"), **one) if rows else ():
        found.setdefault(each.log_entry_id, []).append(each)
    return found


def add_entry(desk: Desk, log_type: str, title: str, **values: Value) -> Changes:
    """Add an entry to a log, with the next number, in the log's first state.

    `values` are columns that every log has or the log's own. Without a date the log's clock
    says by when an answer is due.

    Raises:
        Refused: It has no title, or a value is not allowed.
    """
    kind = desk.shelf.log_type(log_type)
    common, own = split_values(kind, values)
    check_values(kind, common | {"title": title.strip() or None}, own)
    opened_on = common.pop("opened_on", None) or desk.today()
    if kind.has_ladder and not own.get("step"):
        own["step"] = next((step.key for step in ladder_of(desk, kind, opened_on)), "")
    text = written_values({}, own)
    if "due_on" not in common:
        held = values_of(LogEntry(id="", log_type="", reference="", title="", values_json=text))
        common["due_on"] = first_due(desk, kind, opened_on, held)
    common.setdefault("audience", kind.audience)
    row = LogEntry(
        id=desk.new_id(),
        log_type=log_type,
        reference=_reference(desk, kind, own),
        title=title.strip(),
        state=kind.first_state.name,
        opened_on=opened_on,
        values_json=text,
        **common,
    )
    label = _("Added {entry} {reference}").format(
        entry=_(kind.entry_label).lower(), reference=row.reference
    )
    with desk.change(label) as step:
        carry_log_type(desk, step, log_type)
        step.insert(row)
        _settle(desk, step, kind, row)
    return step.done(made=row.id)


def _reference(desk: Desk, kind: LogType, own: Mapping[str, Any]) -> str:
    """Return the code that an entry goes by, where its log has one, or else the next number.

    Raises:
        Refused: Another entry goes by this code.
    """
    code = str(own.get(kind.reference_from) or "").strip() if kind.reference_from else ""
    if code and desk.count(LogEntry, log_type=kind.name, reference=code):
        raise Refused({kind.reference_from: _("{code} is taken.").format(code=code)})
    return code or next_log_reference(desk, kind.name)


def _settle(desk: Desk, step: Step, kind: LogType, before: LogEntry | None) -> None:
    """Bring what follows from the columns up to date: the next date in law, and old scores."""
    if before is None:
        return
    row = existing(desk, LogEntry, before.id)
    if any(clock.is_dated for clock in kind.clocks):
        unmet = [one.due_on for one in entry_deadlines(desk, row) if one.met_on is None]
        if (due_on := min(unmet, default=None)) != row.due_on:
            step.update(LogEntry, row.id, due_on=due_on)
    if kind.due_from and (day := read_day(values_of(row).get(kind.due_from, ""))):
        step.update(LogEntry, row.id, due_on=day)
    if kind.matrix:
        _keep_score(desk, step, kind, row)


def _keep_score(desk: Desk, step: Step, kind: LogType, row: LogEntry) -> None:
    """Keep a score that is new, so that the trend follows from the record."""
    values = values_of(row)
    scores = [values.get(name, "") for name in kind.matrix]
    said = " × ".join(scores)
    known = desk.rows(LogStep, log_entry_id=row.id, kind="score", order=("made_on",))
    if all(scores) and (not known or known[-1].text != said):
        step.insert(
            LogStep(
                id=desk.new_id(),
                log_entry_id=row.id,
                made_on=desk.today(),
                kind="score",
                text=said,
            )
        )


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
        _settle(desk, step, kind, row)
    return step.done(made=entry_id)


def _set(desk: Desk, step: Step, row: LogEntry, values: Mapping[str, Value]) -> None:
    kind = desk.shelf.log_type(row.log_type)
    common, own = split_values(kind, values)
    check_values(kind, common, own)
    code = str(own.get(kind.reference_from) or "") if kind.reference_from else ""
    if code and code != row.reference:
        common["reference"] = _reference(desk, kind, own)
    step.update(LogEntry, row.id, **common, values_json=written_values(values_of(row), own))


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
        _settle(desk, step, kind, row)
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
        raise Refused({name: _needed(_(labels.get(name, name))) for name in missing})


def _needed(label: str) -> str:
    if label.endswith("?"):
        return _("{label} Answer this first.").format(label=label)
    return _("{label} is needed first.").format(label=label)


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
        Refused: It says nothing, or names somebody in a register that names nobody.
    """
    row = existing(desk, LogEntry, entry_id)
    if not text.strip():
        raise Refused({"text": _("Say in a few words what happened.")})
    if kind != "escalated":  # that one bears the name of a post-holder; its words are looked at
        refuse_names(desk.shelf.log_type(row.log_type), "text", text)
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
