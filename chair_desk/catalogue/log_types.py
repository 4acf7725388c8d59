"""Log types: what a log is called, what it asks, how its entries open and close."""

from __future__ import annotations

from collections.abc import Mapping

from chair_desk.catalogue.toml_reading import Part, parse, refuse_twice
from chair_desk.records.clocks import CLOCK_RULES
from chair_desk.records.columns import Column, Kind, Table
from chair_desk.records.frozen import frozen
from chair_desk.records.logs import LogEntry
from chair_desk.words import _

# Columns that every log shares, which a closing may name beside the log's own.
COMMON_COLUMNS = ("title", "due_on", "to_organisation_id", "to_person_id", "raised_by_id")


@frozen(kw_only=True)
class LogState:
    """A state of an entry; `name` is kept in the file, `label` is shown. Open until closed.

    An entry cannot come into the state while a column in `needs` is empty.
    """

    name: str
    label: str
    is_closed: bool = False
    needs: tuple[str, ...] = ()


@frozen(kw_only=True)
class LogClock:
    """A clock of a log: a named rule and its days."""

    name: str
    label: str
    rule: str
    days: int


@frozen(kw_only=True)
class LogType:
    """A log as data. The first state is where an entry begins."""

    name: str
    label: str
    help: str
    entry_label: str
    reference_prefix: str
    states: tuple[LogState, ...]
    clocks: tuple[LogClock, ...]
    columns: tuple[Column, ...]

    @property
    def first_state(self) -> LogState:
        """Return the state in which an entry begins."""
        return self.states[0]

    @property
    def open_states(self) -> tuple[str, ...]:
        """Return the names of the states in which an entry is still open."""
        return tuple(state.name for state in self.states if not state.is_closed)

    @property
    def closing(self) -> Mapping[str, tuple[str, ...]]:
        """Return each closed state with the columns that it needs."""
        return {state.name: state.needs for state in self.states if state.is_closed}

    @property
    def table(self) -> Table:
        """Return the log's own columns, as a form wants them."""
        return Table(
            name=f"log_{self.name}", label=self.label, record_class=LogEntry, columns=self.columns
        )

    def state(self, name: str) -> LogState:
        """Return the state of this name, or raise KeyError."""
        return {state.name: state for state in self.states}[name]

    def clock(self, name: str) -> LogClock:
        """Return the clock of this name, or raise KeyError."""
        return {clock.name: clock for clock in self.clocks}[name]


def read_log_type(text: str, file: str) -> LogType:
    """Read a log type from TOML.

    Raises:
        CatalogueError: Naming the file, the key and the reason.
    """
    with Part(file, parse(text, file)) as part:
        columns = _columns(part)
        return LogType(
            name=part.words("name"),
            label=part.words("label"),
            help=part.words("help"),
            entry_label=part.words("entry_label"),
            reference_prefix=part.words("reference_prefix"),
            states=_states(part, tuple(column.name for column in columns)),
            clocks=_clocks(part),
            columns=columns,
        )


def _columns(part: Part) -> tuple[Column, ...]:
    parts = part.parts("column", least=1)
    columns = tuple(_column(one) for one in parts)
    refuse_twice(parts, "name", [column.name for column in columns])
    return columns


def _column(part: Part) -> Column:
    with part:
        kind = part.choice("kind", Kind, Kind.LINE)
        column = Column(
            name=part.words("name"),
            label=part.words("label"),
            kind=kind,
            help=part.words("help", ""),
            required=part.yes_no("required", default=False),
            choices=part.list_of_words("choices", ()),
            links_to=part.words("links_to", ""),
            unit=part.words("unit", ""),
            optional=True,
        )
        if not column.name.isidentifier():
            raise part.fault("name", _("this is not a plain name such as why_it_matters"))
        if column.name in COMMON_COLUMNS:
            raise part.fault("name", _("every log has this column already"))
        if (kind is Kind.CHOICE) != bool(column.choices):
            raise part.fault("choices", _("choices and the kind “choice” go together"))
        if (kind is Kind.LINK) != bool(column.links_to):
            raise part.fault("links_to", _("links_to and the kind “link” go together"))
        return column


def _states(part: Part, columns: tuple[str, ...]) -> tuple[LogState, ...]:
    parts = part.parts("state", least=2)
    states = tuple(_state(one, columns) for one in parts)
    refuse_twice(parts, "name", [state.name for state in states])
    if states[0].is_closed:
        raise parts[0].fault("closed", _("an entry may not begin closed"))
    if not states[-1].is_closed:
        raise parts[-1].fault("closed", _("the last state must be a closed one"))
    return states


def _state(part: Part, columns: tuple[str, ...]) -> LogState:
    with part:
        state = LogState(
            name=part.words("name"),
            label=part.words("label"),
            is_closed=part.yes_no("closed", default=False),
            needs=part.list_of_words("needs", ()),
        )
        for need in state.needs:
            if need not in (*columns, *COMMON_COLUMNS):
                raise part.fault("needs", _("no column is called “{name}”").format(name=need))
        return state


def _clocks(part: Part) -> tuple[LogClock, ...]:
    parts = part.parts("clock")
    clocks = tuple(_clock(one) for one in parts)
    refuse_twice(parts, "name", [clock.name for clock in clocks])
    return clocks


def _clock(part: Part) -> LogClock:
    with part:
        return LogClock(
            name=part.words("name"),
            label=part.words("label"),
            rule=part.one_of("rule", tuple(CLOCK_RULES)),
            days=part.number("days", least=1),
        )
