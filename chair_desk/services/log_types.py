"""The types of log of a board: what its profile keeps, what the file carries, what is its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from chair_desk.catalogue.fault import CatalogueError
from chair_desk.catalogue.toml_writing import toml_text
from chair_desk.records.changes import Changes, Refused
from chair_desk.records.columns import Kind
from chair_desk.records.frozen import frozen
from chair_desk.records.logs import LogEntry, LogTypeText
from chair_desk.services.desk import Desk, Step
from chair_desk.services.own_ladders import (
    LADDER_COLUMNS,
    NewStep,
    column_tables,
    state_tables,
    step_tables,
    wrong_steps,
)
from chair_desk.words import _

if TYPE_CHECKING:  # a window opens without them
    from chair_desk.catalogue.log_types import LogType

_TAKEN = {"A", "D"}  # actions and decisions
_MOST_COLUMNS = 40


@frozen(kw_only=True)
class NewColumn:
    """A column asked for in the window. `choices` are for the kind "choice" alone."""

    label: str
    kind: Kind = Kind.LINE
    choices: tuple[str, ...] = ()
    help: str = ""
    links_to: str = ""


@frozen(kw_only=True)
class NewState:
    """A state asked for in the window; `needs` are the labels of columns that it needs."""

    label: str
    is_closed: bool = False
    needs: tuple[str, ...] = ()


@frozen(kw_only=True)
class NewLogType:
    """A log that a board makes for itself. `days` is its clock, None for none.

    With `steps` it has a ladder: its entries then go through the open states of every ladder,
    each step has a clock of its own, and only the closed ones of `states` count.
    """

    label: str
    entry_label: str
    columns: tuple[NewColumn, ...]
    states: tuple[NewState, ...]
    help: str = ""
    days: int | None = None
    counts_working_days: bool = True
    is_confidential: bool = False
    steps: tuple[NewStep, ...] = ()


def log_types(desk: Desk, on: date | None = None) -> list[LogType]:
    """Return the logs that the board keeps: its profile's of a day, then its own by label."""
    names = desk.profile(on).logs
    known = set(desk.shelf.log_type_names())
    found = [desk.shelf.log_type(name) for name in names if name in known]
    own = {row.name for row in desk.rows(LogTypeText, is_own=True)} - set(names)
    used = {row.name for row in desk.rows(LogTypeText)} - set(names) - own
    others = [desk.shelf.log_type(name) for name in (own | used) & known]
    return found + sorted(others, key=lambda kind: kind.label)


def other_log_types(desk: Desk) -> list[LogType]:
    """Return the logs that ship and that this board does not keep yet, by label."""
    kept = {kind.name for kind in log_types(desk)}
    found = [kind for kind in desk.shelf.log_types() if kind.name not in kept]
    return sorted(found, key=lambda kind: kind.label)


def carry_log_type(desk: Desk, step: Step, name: str) -> None:
    """Copy the text of a log type into the board file at its first use; the caller writes."""
    if not desk.count(LogTypeText, name=name):
        text = desk.shelf.log_type(name).text
        step.insert(LogTypeText(id=desk.new_id(), name=name, text=text))


def keep_log_type(desk: Desk, name: str) -> Changes:
    """Take a log that ships into this board, beside those of its profile.

    Raises:
        Refused: The board keeps it already.
    """
    kind = desk.shelf.log_type(name)
    if name in {kept.name for kept in log_types(desk)}:
        raise Refused(_("This board keeps “{log}” already.").format(log=_(kind.label)))
    with desk.change(_("Took up the register “{log}”").format(log=_(kind.label))) as step:
        carry_log_type(desk, step, name)
    return step.done()


def add_log_type(desk: Desk, asked: NewLogType) -> Changes:
    """Make a log of the board's own, kept in the board file; `.made` is the id of its text.

    Raises:
        Refused: Beside what is missing, or as the catalogue refuses a file that ships.
    """
    _refuse_missing(desk, asked)
    name = _name_of(asked.label, set(desk.shelf.log_type_names()))
    text = toml_text(_tables(desk, asked, name))
    _readable(text, name)
    row = LogTypeText(id=desk.new_id(), name=name, text=text, is_own=True)
    with desk.change(_("Made the register “{log}”").format(log=asked.label.strip())) as step:
        step.insert(row)
    return step.done(made=row.id)


def add_log_type_text(desk: Desk, text: str, file: str = "log type") -> Changes:
    """Take in a log type that somebody else's board made, from its TOML text.

    Raises:
        Refused: It is not understood, with the key and the reason; or its name is taken.
    """
    kind = _readable(text, file)
    if kind.name in desk.shelf.log_type_names():
        raise Refused(_("There is a register called “{log}” already.").format(log=kind.name))
    if kind.reference_prefix in _prefixes(desk):
        raise Refused(
            _("Another register numbers with {prefix} already.").format(
                prefix=kind.reference_prefix
            )
        )
    row = LogTypeText(id=desk.new_id(), name=kind.name, text=text, is_own=True)
    with desk.change(_("Took in the register “{log}”").format(log=kind.label)) as step:
        step.insert(row)
    return step.done(made=row.id)


def remove_log_type(desk: Desk, name: str) -> Changes:
    """Remove a log of the board's own that holds nothing; Undo brings it back.

    Raises:
        Refused: It holds entries, or it is not the board's own.
    """
    rows = desk.rows(LogTypeText, name=name, is_own=True)
    if not rows:
        raise Refused(_("Only a register that the board made itself can be removed."))
    if desk.count(LogEntry, log_type=name):
        raise Refused(_("It holds entries, so it stays. Close them instead."))
    label = desk.shelf.log_type(name).label
    with desk.change(_("Removed the register “{log}”").format(log=label)) as step:
        step.delete(LogTypeText, rows[0].id)
    return step.done()


def is_own(desk: Desk, name: str) -> bool:
    """Say whether the board made this log itself."""
    return desk.count(LogTypeText, name=name, is_own=True) > 0


def _readable(text: str, file: str) -> LogType:
    from chair_desk.catalogue.log_types import read_log_type

    try:
        return read_log_type(text, f"{file}.toml")
    except CatalogueError as error:
        raise Refused(str(error)) from error


def _refuse_missing(desk: Desk, asked: NewLogType) -> None:
    wrong: dict[str, str] = {}
    labels = [column.label.strip() for column in asked.columns]
    states = [state.label.strip() for state in asked.states]
    if not asked.label.strip():
        wrong["label"] = _("Say what the register is called.")
    elif asked.label.strip() in {_(kind.label) for kind in desk.shelf.log_types()}:
        wrong["label"] = _("There is a register called “{log}” already.").format(log=asked.label)
    if not asked.entry_label.strip():
        wrong["entry_label"] = _("Say what one entry is called.")
    if not any(labels):
        wrong["columns"] = _("A register needs one column at least.")
    elif len(set(labels)) < len(labels) or not all(labels):
        wrong["columns"] = _("Each column needs a name of its own.")
    elif len(labels) > _MOST_COLUMNS:
        wrong["columns"] = _("A register has at most {most} columns.").format(most=_MOST_COLUMNS)
    if len(set(states)) < len(states) or not all(states):
        wrong["states"] = _("Each state needs a name of its own.")
    elif not _states_are_whole(asked):
        wrong["states"] = _("Begin with an open state, and end with a closed one.")
    wrong |= wrong_steps(asked.steps)
    if asked.days is not None and asked.days < 1:
        wrong["days"] = _("A clock has one day at least.")
    if wrong:
        raise Refused(wrong)


def _states_are_whole(asked: NewLogType) -> bool:
    states = asked.states
    if asked.steps:
        return any(state.is_closed for state in states)
    return len(states) > 1 and not states[0].is_closed and states[-1].is_closed


def _tables(desk: Desk, asked: NewLogType, name: str) -> dict[str, object]:
    has_ladder = bool(asked.steps)
    names = _names([column.label for column in asked.columns], LADDER_COLUMNS if has_ladder else ())
    found: dict[str, object] = {
        "name": name,
        "label": asked.label.strip(),
        "entry_label": asked.entry_label.strip(),
        "help": asked.help.strip() or asked.label.strip(),
        "reference_prefix": _prefix(asked.entry_label, _prefixes(desk)),
        "audience": "confidential" if asked.is_confidential else "public",
        "shown": list(names.values())[:4],
        "state": [_state(state, names) for state in asked.states],
        "column": [_column(column, names) for column in asked.columns],
    }
    if has_ladder:
        closed = [_state(state, names) for state in asked.states if state.is_closed]
        found["state"] = [*state_tables(), *closed]
        found["step"] = step_tables(asked.steps)
        own = [_column(column, names) for column in asked.columns]
        found["column"] = [*own, *column_tables()]
    elif asked.days is not None:
        rule = "working_days_after" if asked.counts_working_days else "calendar_days_after"
        found["clock"] = [{"name": "due", "label": _("Due"), "rule": rule, "days": asked.days}]
    return found


def _state(state: NewState, names: Mapping[str, str]) -> dict[str, object]:
    needs = [names[need.strip()] for need in state.needs if need.strip() in names]
    return {
        "name": _plain(state.label),
        "label": state.label.strip(),
        "closed": state.is_closed,
        "needs": needs,
        "shape": "done" if state.is_closed else "not_started",
    }


def _column(column: NewColumn, names: Mapping[str, str]) -> dict[str, object]:
    found: dict[str, object] = {
        "name": names[column.label.strip()],
        "label": column.label.strip(),
        "kind": str(column.kind),
        "help": column.help,
    }
    if column.kind is Kind.CHOICE:
        found["choices"] = [choice.strip() for choice in column.choices if choice.strip()]
    if column.kind is Kind.LINK:
        found["links_to"] = column.links_to or "organisation"
    return found


def _names(labels: Sequence[str], others: Iterable[str]) -> dict[str, str]:
    """Return a plain name for each label, none twice, none that every log has or `others`."""
    taken = {"id", *LogEntry.__dataclass_fields__, *others}
    found: dict[str, str] = {}
    for label in labels:
        found[label.strip()] = name = _name_of(label, taken)
        taken.add(name)
    return found


def _name_of(label: str, taken: set[str]) -> str:
    plain = _plain(label)
    names = [plain, *(f"{plain}_{count}" for count in range(2, len(taken) + 3))]
    return next(name for name in names if name not in taken)


def _plain(label: str) -> str:
    words = re.sub(r"[^a-z0-9]+", "_", label.casefold()).strip("_")
    return words if words and not words[0].isdigit() else f"column_{words}".rstrip("_")


def _prefixes(desk: Desk) -> set[str]:
    return _TAKEN | {kind.reference_prefix for kind in desk.shelf.log_types()}


def _prefix(label: str, taken: set[str]) -> str:
    letters = "".join(sign for sign in label.upper() if "A" <= sign <= "Z") or "X"
    tried = [letters[:count] for count in range(2, len(letters) + 1)]
    tried += [f"{letters[0]}{chr(code)}" for code in range(ord("A"), ord("Z") + 1)]
    tried += [f"X{chr(a)}{chr(b)}" for a in range(65, 91) for b in range(65, 91)]
    return next(prefix for prefix in tried if prefix not in taken)
