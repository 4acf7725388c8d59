"""A register brought in from a table: a plan first, each row with its doubts, then one change."""

from __future__ import annotations

import enum
from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

from chair_desk.catalogue.log_types import LogType
from chair_desk.records.actions import Action
from chair_desk.records.changes import CannotDo, Changes, Refused
from chair_desk.records.columns import Column, Kind, problems
from chair_desk.records.folding import folded
from chair_desk.records.frozen import frozen
from chair_desk.records.logs import LogEntry
from chair_desk.records.minutes import Decision
from chair_desk.records.people import Organisation, Person
from chair_desk.records.spoken_dates import Today, read_whole_date
from chair_desk.services.addressees import Asked, asked_too, read_asked, set_addressees
from chair_desk.services.desk import Desk
from chair_desk.services.log_values import named_in
from chair_desk.services.logs import add_entry, change_entry, move_to, values_of
from chair_desk.services.table_reading import TableRead
from chair_desk.words import _, ngettext

_ALIASES = {
    "reference": ("ref", "no", "number", "id", "log no"),
    "title": ("in one sentence", "title", "issue", "description", "summary", "challenge", "risk",
              "subject", "name"),
    "state": ("state", "status"),
    "opened_on": ("opened", "date", "date raised", "raised", "raised on", "date opened"),
    "due_on": ("due", "due date", "response due", "answer due"),
    "closed_on": ("closed", "date closed"),
    "to_organisation_id": ("to", "partner", "agency", "organisation", "challenged agency"),
    "to_person_id": ("owner", "lead", "person", "who answers for it"),
}  # fmt: skip
ALSO = "also_asked"
_LINKED: Mapping[str, type[Any]] = {"log_entry": LogEntry, "action": Action, "decision": Decision}
_DAYS = ("opened_on", "due_on", "closed_on")
_YES = {"yes", "y", "true", "x", "1"}


class Standing(enum.StrEnum):
    """What a row is to the board as it stands."""

    NEW = "new"
    CHANGES = "changes"
    SAME = "same"
    DOUBT = "doubt"
    REFUSED = "refused"


@frozen(kw_only=True)
class RowPlan:
    """One row of the table: what it would do, and what is doubtful in it.

    A row in doubt can be accepted: what is doubtful is then left out of it. A refused row
    cannot. `asked` is who else is asked, None where the table does not say.
    """

    number: int
    title: str
    standing: Standing
    values: Mapping[str, Any]
    state: str = ""
    closed_on: date | None = None
    entry_id: str = ""
    asked: tuple[Asked, ...] | None = None
    doubts: tuple[str, ...] = ()

    @property
    def can_be_taken(self) -> bool:
        """Say whether it would do anything."""
        return self.standing in (Standing.NEW, Standing.CHANGES, Standing.DOUBT)


@frozen(kw_only=True)
class RegisterPlan:
    """What a table would do to a register. `unread` are headings that no column goes by."""

    log_type: str
    name: str
    rows: tuple[RowPlan, ...]
    unread: tuple[str, ...] = ()

    def of(self, standing: Standing) -> list[RowPlan]:
        """Return the rows that stand so."""
        return [row for row in self.rows if row.standing is standing]

    @property
    def summary(self) -> str:
        """Say in a line what would be done, and which headings were not understood."""
        said = _(
            "{new} new, {changes} would change, {same} there already, {doubt} in doubt, "
            "{refused} refused."
        ).format(**{str(one): len(self.of(one)) for one in Standing})
        if not self.unread:
            return said
        words = ngettext("Not read: {names}.", "Not read: {names}.", len(self.unread))
        return f"{said} {words.format(names=', '.join(self.unread))}"


def plan_register(desk: Desk, log_type: str, table: TableRead) -> RegisterPlan:
    """Return what a table would do, row by row; nothing is written.

    Raises:
        CannotDo: No heading says what an entry is about.
    """
    kind = desk.shelf.log_type(log_type)
    head = table.head(lambda cells: "title" in _places(kind, cells)[0].values())
    places, unread = _places(kind, table.rows[head])
    if "title" not in places.values():
        raise CannotDo(
            _("“{name}” does not say what its entries are about.").format(name=table.name),
            _("No heading reads as “{label}” or “In one sentence”.").format(
                label=_(kind.entry_label)
            ),
            _("Give one column such a heading, and bring the table in again."),
        )
    reader = _Reader(desk, kind)
    rows = [
        reader.plan(number, {places[at]: cell for at, cell in enumerate(line) if at in places})
        for number, line in table.below(head)
    ]
    return RegisterPlan(log_type=log_type, name=table.name, rows=tuple(rows), unread=unread)


def bring_in_register(
    desk: Desk, plan: RegisterPlan, accepted: Collection[int] | None = None
) -> Changes:
    """Bring in the rows accepted by number, else all new and changed ones, as one change.

    A row in doubt comes in only where it is accepted by name. Either all come in or none.

    Raises:
        Refused: No row is left to bring in, or one cannot be written after all.
    """
    wanted = [
        row
        for row in plan.rows
        if row.can_be_taken
        and (row.standing is not Standing.DOUBT if accepted is None else row.number in accepted)
    ]
    if not wanted:
        raise Refused(_("No row is left to bring in."))
    label = ngettext("Brought in {count} entry", "Brought in {count} entries", len(wanted))
    with desk.change(label.format(count=len(wanted))) as step:
        for row in wanted:
            _take(desk, plan.log_type, row)
    return step.done()


def _take(desk: Desk, log_type: str, row: RowPlan) -> None:
    try:
        if row.entry_id:
            entry_id = row.entry_id
            change_entry(desk, entry_id, title=row.title, **row.values)
        else:
            entry_id = add_entry(desk, log_type, row.title, **row.values).made
        if row.asked is not None:
            set_addressees(desk, entry_id, row.asked)
        if row.state:
            move_to(desk, entry_id, row.state, on=row.closed_on)
    except Refused as refusal:
        words = " ".join(refusal.problems.values())
        raise Refused(
            _("Row {number}: {words}").format(number=row.number, words=words)
        ) from refusal


def _places(kind: LogType, heads: Sequence[str]) -> tuple[dict[int, str], tuple[str, ...]]:
    """Return which column each place of the table is, and the headings that are none."""
    known = {folded(alias): name for name, aliases in _ALIASES.items() for alias in aliases}
    if "also_to" in {column.name for column in kind.columns}:
        known |= {folded(_("Also asked")): ALSO, folded("Others asked"): ALSO}
    known["reference"] = "reference"
    for column in kind.columns:
        known[folded(column.name.replace("_", " "))] = column.name
        known[folded(_(column.label))] = column.name
    if "title" not in {known.get(folded(head)) for head in heads}:
        known |= {folded(label): "title" for label in (kind.entry_label, _(kind.entry_label))}
    places: dict[int, str] = {}
    unread = []
    for at, head in enumerate(heads):
        name = known.get(folded(head))
        if name and name not in places.values():
            places[at] = name
        elif head:
            unread.append(head)
    return places, tuple(unread)


class _Reader:
    """Reads rows against one log and one board."""

    def __init__(self, desk: Desk, kind: LogType) -> None:
        self._desk, self._kind = desk, kind
        self._today = Today(on=desk.today())
        self._columns = {column.name: column for column in kind.columns}
        self._known = {row.reference: row for row in desk.rows(LogEntry, log_type=kind.name)}
        self._named = {
            "to_organisation_id": _by_name(desk.rows(Organisation)),
            "to_person_id": _by_name(desk.rows(Person)),
        }
        self._states: dict[str, str] = {}
        for state in kind.states:
            self._states |= {folded(_(state.label)): state.name, folded(state.name): state.name}

    def plan(self, number: int, cells: Mapping[str, str]) -> RowPlan:
        """Say what one row would do."""
        doubts: list[str] = []
        values = {}
        for name, text in cells.items():
            if text and name not in ("reference", "title", "state", "closed_on", ALSO):
                value = self._value(name, text, doubts)
                if value is not None:
                    values[name] = value
        asked = self._asked(cells, values, doubts)
        title = cells.get("title", "")
        state = self._state(cells.get("state", ""), doubts)
        closed_on = self._day(cells.get("closed_on", ""))
        row = self._known.get(cells.get("reference", "").strip())
        refused = self._refused(title, values, state)
        standing = self._standing(row, title, values, state)
        if standing is Standing.SAME and row and asked not in (None, asked_too(self._desk, row.id)):
            standing = Standing.CHANGES
        if refused:
            standing = Standing.REFUSED
            doubts += refused  # what could not be read is why something is missing
        elif doubts and standing is not Standing.SAME:
            standing = Standing.DOUBT
        return RowPlan(
            number=number, title=title, standing=standing, values=values,
            state=state if row is None or state != row.state else "",
            closed_on=closed_on, entry_id=row.id if row else "", asked=asked,
            doubts=tuple(doubts),
        )  # fmt: skip

    def _asked(
        self, cells: Mapping[str, str], values: Mapping[str, Any], doubts: list[str]
    ) -> tuple[Asked, ...] | None:
        """Return who else is asked, each once, and nobody who is asked first."""
        if not cells.get(ALSO):
            return None
        found, unknown = read_asked(self._desk, cells[ALSO])
        if unknown:
            doubts.append(_("“{text}” is not known on this board.").format(text=unknown))
        first = Asked(values.get("to_organisation_id") or "")
        return tuple(one for one in dict.fromkeys(found) if one != first)

    def _value(self, name: str, text: str, doubts: list[str]) -> Any:
        if name in self._named:
            found = self._named[name].get(folded(text))
            if found is None:
                doubts.append(_("“{text}” is not known on this board.").format(text=text))
            return found
        if name in _DAYS or self._columns[name].kind is Kind.DATE:
            day = self._day(text)
            if day is None:
                doubts.append(_("“{text}” is no date.").format(text=text))
            return day
        return self._own(self._columns[name], text, doubts)

    def _own(self, column: Column, text: str, doubts: list[str]) -> Any:
        if column.kind is Kind.NUMBER:
            cleaned = text.replace(",", "").removeprefix("£")
            if cleaned.removeprefix("-").isdecimal():
                return int(cleaned)
            doubts.append(
                _("{label}: “{text}” is no whole number.").format(label=_(column.label), text=text)
            )
            return None
        if column.kind is Kind.CHOICE:
            found = {folded(_(choice)): choice for choice in column.choices}.get(folded(text))
            if found is None:
                doubts.append(
                    _("{label}: “{text}” is not one of the choices.").format(
                        label=_(column.label), text=text
                    )
                )
            return found
        if column.kind is Kind.YES_NO:
            return folded(text) in _YES
        if column.kind is Kind.LINK:
            return self._linked(column, text, doubts)
        return text

    def _linked(self, column: Column, text: str, doubts: list[str]) -> str | None:
        """Return the record whose reference leads the words, as an export writes it."""
        record_class = _LINKED.get(column.links_to)
        reference = text.split(" ", 1)[0].upper()
        found = self._desk.rows(record_class, reference=reference) if record_class else []
        if len(found) == 1:
            return str(found[0].id)
        doubts.append(_("{label}: link it by hand.").format(label=_(column.label)))
        return None

    def _day(self, text: str) -> date | None:
        return read_whole_date(text, self._today) if text else None

    def _state(self, text: str, doubts: list[str]) -> str:
        if not text:
            return ""
        found = self._states.get(folded(text), "")
        if not found:
            doubts.append(_("“{text}” is no state of this register.").format(text=text))
        return found

    def _refused(self, title: str, values: Mapping[str, Any], state: str) -> list[str]:
        if not title:
            return [_("It does not say what it is about.")]
        found = list(problems(self._kind.table, {
            name: value for name, value in values.items() if name in self._columns
        }).values())  # fmt: skip
        found += named_in(self._kind, {"title": title}, values).values()
        needs = self._kind.state(state).needs if state else ()
        labels = {column.name: column.label for column in self._kind.columns}
        found += [
            _("{label} is needed first.").format(label=_(labels[name]))
            for name in needs
            if name in labels and not values.get(name)
        ]
        return found

    def _standing(
        self, row: LogEntry | None, title: str, values: Mapping[str, Any], state: str
    ) -> Standing:
        if row is None:
            return Standing.NEW
        held = {**values_of(row), "title": row.title}
        for name in ("opened_on", "due_on", "to_organisation_id", "to_person_id"):
            held[name] = getattr(row, name) or ""
        is_same = title == row.title and (not state or state == row.state)
        for name, value in values.items():
            is_same = is_same and str(held.get(name, "")) == _as_kept(value)
        return Standing.SAME if is_same else Standing.CHANGES


def _as_kept(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value)


def _by_name(rows: Sequence[Organisation] | Sequence[Person]) -> dict[str, str]:
    found: dict[str, str] = {}
    for row in rows:
        found[folded(row.name)] = row.id
        if short := getattr(row, "short_name", ""):
            found.setdefault(folded(short), row.id)
    return found
