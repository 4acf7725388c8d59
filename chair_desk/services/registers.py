"""A register as a page and a file show it: its headings, its rows, and one entry in full."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field
from datetime import date

from chair_desk.catalogue.log_types import LogType
from chair_desk.records.columns import Column, Kind
from chair_desk.records.days_in_words import full_day, short_date, short_day
from chair_desk.records.folding import folded
from chair_desk.records.frozen import frozen
from chair_desk.records.logs import LogEntry, LogStep
from chair_desk.records.minutes import Decision
from chair_desk.services.decision_rows import DecisionRows, decision_row
from chair_desk.services.decisions import (
    HAPPENED_WORDS,
    decision_line,
    follow_ups,
)
from chair_desk.services.desk import Desk
from chair_desk.services.entry_words import EntryNames, cell_words, step_words
from chair_desk.services.links import Linked, links_of
from chair_desk.services.log_dates import Deadline, entry_deadlines, read_day
from chair_desk.services.logs import LogLine, entries, entry
from chair_desk.services.record_places import PlaceInRecord
from chair_desk.services.register_readings import reading, trend_words
from chair_desk.services.register_rows import RegisterRow, RegisterRows
from chair_desk.services.review_recommendations import Recommended, recommended_by
from chair_desk.services.step_letters import places_of_letters
from chair_desk.words import _, ngettext

DECISIONS = "decision"


@frozen(kw_only=True)
class Register:
    """A register: `headings` after reference, title and state. `said` reads it in words."""

    name: str
    label: str
    entry_label: str
    help: str
    headings: tuple[str, ...]
    rows: RegisterRows
    said: str = ""

    @property
    def open_count(self) -> int:
        """Count the entries that are open."""
        return len(self.rows.open_places())


@frozen(kw_only=True)
class Happened:
    """Something in the life of an entry: `words` say what, `label` which kind of thing.

    `letter` is where the letters of a step of the ladder open, where any were kept.
    """

    on: date | None
    label: str
    words: str
    id: str = ""
    letter: PlaceInRecord | None = None


@frozen(kw_only=True)
class RegisterCard:
    """One entry in full. `facts` are label and words; `moves` the states it can come into.

    `is_running` says whether the clock of an answer runs, with days left.
    """

    row: RegisterRow
    log_type: LogType | None
    facts: tuple[tuple[str, str], ...]
    dates: tuple[Deadline, ...] = ()
    history: tuple[Happened, ...] = ()
    links: tuple[Linked, ...] = ()
    moves: tuple[tuple[str, str], ...] = ()
    scores: tuple[int, int] | None = None
    left_over: tuple[int, int] | None = None
    trend: str = ""
    meeting_id: str = ""
    has_ladder: bool = False
    values: Mapping[str, str] = field(default_factory=dict)
    is_running: bool = False
    recommended: tuple[Recommended, ...] = ()


def read_register(desk: Desk, name: str, on: date | None = None) -> Register:
    """Return a register by the name of its log type, or "decision"."""
    if name == DECISIONS:
        return _decisions(desk)
    kind = desk.shelf.log_type(name)
    columns = _shown(kind)
    lines = entries(desk, name, on)
    names = EntryNames(desk, kind)
    return Register(
        name=name,
        label=_(kind.label),
        entry_label=_(kind.entry_label),
        help=_(kind.help),
        headings=(*(_(column.label) for column in columns), _("To"), _("Due")),
        rows=RegisterRows(_row(line, columns, names) for line in lines),
        said=reading(kind, lines),
    )


def _shown(kind: LogType) -> tuple[Column, ...]:
    table = {column.name: column for column in kind.columns}
    return tuple(table[name] for name in kind.shown if name in table)


def _row(line: LogLine, columns: Sequence[Column], names: EntryNames) -> RegisterRow:
    entry_row, values = line.entry, line.values
    cells = [_list_words(column, values, names) for column in columns]
    keys = [_sort_key(column, values.get(column.name, "")) for column in columns]
    to = _to_words(line)
    due = line.days_words or (_due_words(line))
    due_key = (entry_row.due_on or date.max).isoformat()
    searched = (entry_row.reference, entry_row.title, line.state_words, to, *values.values())
    return RegisterRow(
        table="log_entry",
        id=entry_row.id,
        reference=entry_row.reference,
        title=entry_row.title,
        state=line.state_words,
        shape=line.shape,
        cells=(*cells, to, due),
        sort_keys=(*keys, folded(to), due_key),
        is_open=line.is_open,
        searched=folded(" ".join(searched)),
        is_late=line.is_late,
    )


def _list_words(column: Column, values: Mapping[str, str], names: EntryNames) -> str:
    """Say what a column holds in a list, where a day in full would lose its year."""
    day = read_day(values.get(column.name, "")) if column.kind is Kind.DATE else None
    return short_date(day) if day else cell_words(column, values, names)


def _due_words(line: LogLine) -> str:
    is_shown = line.working_days is not None and line.entry.due_on
    return short_day(line.entry.due_on) if is_shown and line.entry.due_on else ""


def _to_words(line: LogLine) -> str:
    partner = line.organisation
    name = (partner.short_name or partner.name) if partner else ""
    person = line.person.name if line.person else ""
    return ", ".join(part for part in (name, person, line.also) if part)


def _sort_key(column: Column, text: str) -> str:
    if column.kind is Kind.NUMBER and text.isdecimal():
        return f"{int(text):012}"
    return folded(text)


# ------------------------------------------------------------------ decisions


def _decisions(desk: Desk) -> Register:
    rows = DecisionRows(desk)
    asked, happened = rows.asked_after()
    said = ngettext(
        "{count} decision. {asked} asked after: {happened} happened.",
        "{count} decisions. {asked} asked after: {happened} happened.",
        len(rows),
    ).format(count=len(rows), asked=asked, happened=happened)
    return Register(
        name=DECISIONS,
        label=_("Decisions"),
        entry_label=_("Decision"),
        help=_("What the board decided, and whether it happened."),
        headings=(_("Ask again on"), _("Decided on")),
        rows=rows,
        said=said if rows else "",
    )


def _decision_card(desk: Desk, decision_id: str) -> RegisterCard:
    line = decision_line(desk, decision_id)
    facts = [(_("Decided on"), full_day(line.decision.decided_on))] if (
        line.decision.decided_on
    ) else []  # fmt: skip
    if line.decision.is_inquorate:
        facts.append((_("Taken without a quorum"), _("A recommendation until ratified")))
    if line.latest and line.latest.evidence:
        facts.append((_("How we know"), line.latest.evidence))
    later = desk.get(Decision, line.latest.superseded_by_id) if line.latest else None
    if later is not None:
        facts.append((_("Superseded by"), f"{later.reference} {later.text}"))
    history = tuple(
        Happened(on=row.made_on, label=_(HAPPENED_WORDS[row.state]), words=row.text, id=row.id)
        for row in follow_ups(desk, decision_id)
    )
    return RegisterCard(
        row=decision_row(line),
        log_type=None,
        facts=tuple(facts),
        history=history,
        links=tuple(links_of(desk, "decision", decision_id)),
        meeting_id=line.decision.meeting_id or "",
    )


# ------------------------------------------------------------------ one entry in full


def register_card(desk: Desk, table: str, record_id: str, on: date | None = None) -> RegisterCard:
    """Return one entry of a register, or one decision, in full.

    Raises:
        Refused: It is no longer there.
    """
    if table == Decision.TABLE:
        return _decision_card(desk, record_id)
    line = entry(desk, record_id, on)
    kind, names = line.log_type, EntryNames(desk, line.log_type)
    return RegisterCard(
        row=_row(line, _shown(kind), names),
        log_type=kind,
        facts=tuple(_facts(line, names)),
        dates=tuple(entry_deadlines(desk, line.entry, on)),
        history=tuple(_history(desk, record_id)),
        links=tuple(links_of(desk, LogEntry.TABLE, record_id)),
        moves=tuple(
            (state.name, _(state.label)) for state in kind.states if state.name != line.entry.state
        ),
        scores=_scores(kind, line.values, ""),
        left_over=_scores(kind, line.values, "residual_"),
        trend=trend_words(desk, record_id) if kind.matrix else "",
        meeting_id=line.entry.meeting_id or "",
        has_ladder=kind.has_ladder,
        values=line.values,
        recommended=tuple(recommended_by(desk, record_id)),
        is_running=_is_running(line),
    )


def _is_running(line: LogLine) -> bool:
    left = line.working_days
    return line.is_open and not line.values.get("answered_on") and left is not None and left >= 0


def _facts(line: LogLine, names: EntryNames) -> list[tuple[str, str]]:
    row = line.entry
    facts = [(_("To"), _to_words(line))] if _to_words(line) else []
    if row.opened_on:
        facts.append((_("Opened"), full_day(row.opened_on)))
    if row.due_on and line.working_days is not None:
        due = (full_day(row.due_on), line.working_days_words)
        facts.append((_("Due"), ", ".join(filter(None, due))))
    if row.closed_on:
        facts.append((_("Closed"), full_day(row.closed_on)))
    for column in line.log_type.columns:
        words = cell_words(column, line.values, names)
        if words:
            facts.append((_(column.label), words))
    return facts


def _history(desk: Desk, entry_id: str) -> list[Happened]:
    made_steps = desk.rows(LogStep, log_entry_id=entry_id, order=("made_on",))
    letters = places_of_letters(desk, made_steps)
    return [
        Happened(
            on=made.made_on,
            label=step_words(made),
            words=made.text,
            id=made.id,
            letter=letters.get(made.id),
        )
        for made in made_steps
    ]


def _scores(kind: LogType, values: Mapping[str, str], prefix: str) -> tuple[int, int] | None:
    found = [values.get(f"{prefix}{name}", "") for name in kind.matrix]
    if len(found) != len(("likelihood", "weight")) or not all(one.isdecimal() for one in found):
        return None
    return int(found[0]), int(found[1])
