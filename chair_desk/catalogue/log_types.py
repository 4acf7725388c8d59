"""Log types: what a log is called, what it asks, how its entries open and close."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from chair_desk.catalogue.board_profiles import ChallengeStep
from chair_desk.catalogue.toml_reading import Part, parse, refuse_twice
from chair_desk.records.audience import Audience
from chair_desk.records.clocks import CLOCK_RULES, NO_DAYS
from chair_desk.records.columns import Column, Kind, Table
from chair_desk.records.frozen import frozen
from chair_desk.records.logs import LogEntry
from chair_desk.words import _

# The marks of a state, drawn before its words; see `glyphs.STATUS_WORDS`.
SHAPES = ("", "not_started", "on_track", "at_risk", "late", "done")

KIND = "kind"  # the column that says which kind of entry it is, where a log has kinds

# Columns that every log shares, which a closing may name beside the log's own.
COMMON_COLUMNS = ("title", "due_on", "to_organisation_id", "to_person_id", "raised_by_id")


@frozen(kw_only=True)
class LogState:
    """A state of an entry; `name` is kept in the file, `label` is shown. Open until closed.

    An entry cannot come into the state while a column in `needs` is empty. `shape` is drawn
    before the words: one of `SHAPES`. Where nothing is `awaited` any more, no clock is late.
    """

    name: str
    label: str
    is_closed: bool = False
    needs: tuple[str, ...] = ()
    shape: str = ""
    is_awaited: bool = True


@frozen(kw_only=True)
class LogClock:
    """A clock of a log: a named rule and its days (months, for a rule of months).

    It counts from the day in the column `counts_from`, else from the day of opening, and stops
    when the column `stops_with` is filled. It runs where the column `when_column` holds one of
    `when`, and under the profiles `regimes`; no condition means always. `source` is the law or
    guidance that sets it.
    """

    name: str
    label: str
    rule: str
    days: int
    counts_from: str = ""
    stops_with: str = ""
    when_column: str = ""
    when: tuple[str, ...] = ()
    regimes: tuple[str, ...] = ()
    source: str = ""

    @property
    def is_dated(self) -> bool:
        """Say whether columns of the entry start or stop it, or say whether it runs."""
        return bool(self.counts_from or self.stops_with or self.when)


@frozen(kw_only=True)
class LogType:
    """A log as data. The first state is where an entry begins.

    `audience` is who may read an entry unless it says otherwise. `feeds` are the heads of the
    yearly report that it speaks to. `shown` are the columns of its list. `reference_from` is a
    column that gives the reference, a code for instance. `steps` are its own ladder; with
    `has_profile_ladder` it goes up the steps of the board's profile. `is_nameless` where
    neither the name of a child or adult nor a birthday may stand in it. `matrix` are the
    columns of likelihood and consequence, each from 1 to 5. `due_from` is a column
    whose day is when an entry is due. `only_for` are the kinds of entry that a column is asked
    of, by its name, where its column `kind` says which; every other column is asked of all.
    `text` is the TOML that it was read from.
    """

    name: str
    label: str
    help: str
    entry_label: str
    reference_prefix: str
    states: tuple[LogState, ...]
    clocks: tuple[LogClock, ...]
    columns: tuple[Column, ...]
    audience: Audience = Audience.PUBLIC
    reference_digits: int = 3
    reference_from: str = ""
    feeds: tuple[str, ...] = ()
    shown: tuple[str, ...] = ()
    steps: tuple[ChallengeStep, ...] = ()
    has_profile_ladder: bool = False
    is_nameless: bool = False
    matrix: tuple[str, ...] = ()
    due_from: str = ""
    only_for: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    text: str = ""

    @property
    def has_ladder(self) -> bool:
        """Say whether an entry can be taken further, step by step."""
        return self.has_profile_ladder or bool(self.steps)

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
        columns, only_for = _columns(part)
        names = tuple(column.name for column in columns)
        return LogType(
            name=_plain_name(part),
            label=part.words("label"),
            help=part.words("help"),
            entry_label=part.words("entry_label"),
            reference_prefix=part.words("reference_prefix"),
            states=_states(part, names),
            clocks=_clocks(part, names),
            columns=columns,
            audience=part.choice("audience", Audience, Audience.PUBLIC),
            reference_digits=part.number("reference_digits", 3, least=1),
            reference_from=_one_column(part, "reference_from", names),
            feeds=part.list_of_words("feeds", ()),
            shown=_some_columns(part, "shown", names),
            steps=_steps(part),
            has_profile_ladder=part.one_of("ladder", ("own", "profile"), "own") == "profile",
            is_nameless=part.yes_no("nameless", default=False),
            matrix=_some_columns(part, "matrix", names),
            due_from=_one_column(part, "due_from", names),
            only_for=only_for,
            text=text,
        )


def _plain_name(part: Part) -> str:
    name = part.words("name")
    if not name.isidentifier():
        raise part.fault("name", _("this is not a plain name such as why_it_matters"))
    return name


def _one_column(part: Part, key: str, names: tuple[str, ...]) -> str:
    found = part.words(key, "")
    if found and found not in (*names, "opened_on"):
        raise part.fault(key, _("no column is called “{name}”").format(name=found))
    return found


def _some_columns(part: Part, key: str, names: tuple[str, ...]) -> tuple[str, ...]:
    found = part.list_of_words(key, ())
    for name in found:
        if name not in (*names, *COMMON_COLUMNS):
            raise part.fault(key, _("no column is called “{name}”").format(name=name))
    return found


def _steps(part: Part) -> tuple[ChallengeStep, ...]:
    parts = part.parts("step")
    steps = []
    for one in parts:
        with one:
            days = one.number("working_days", 0, least=1)
            steps.append(
                ChallengeStep(
                    key=one.words("key"),
                    title=one.words("title"),
                    to=one.words("to"),
                    working_days=days or None,
                )
            )
    refuse_twice(parts, "key", [step.key for step in steps])
    return tuple(steps)


def _columns(part: Part) -> tuple[tuple[Column, ...], Mapping[str, tuple[str, ...]]]:
    """Return the columns, and of which kinds those are asked that are not asked of all."""
    parts = part.parts("column", least=1)
    read = [_column(one) for one in parts]
    columns = tuple(column for column, _kinds in read)
    refuse_twice(parts, "name", [column.name for column in columns])
    known = next((column.choices for column in columns if column.name == KIND), ())
    for part_of, (_column_of, kinds) in zip(parts, read, strict=True):
        for kind in set(kinds) - set(known):
            raise part_of.fault("only_for", _("no kind is called “{name}”").format(name=kind))
    return columns, {column.name: kinds for column, kinds in read if kinds}


def _column(part: Part) -> tuple[Column, tuple[str, ...]]:
    """Return a column and the kinds of entry that it is asked of, none for all."""
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
        return column, part.list_of_words("only_for", ())


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
            is_awaited=part.yes_no("awaited", default=True),
            shape=part.one_of("shape", SHAPES, ""),
        )
        for need in state.needs:
            if need not in (*columns, *COMMON_COLUMNS):
                raise part.fault("needs", _("no column is called “{name}”").format(name=need))
        return state


def _clocks(part: Part, names: tuple[str, ...]) -> tuple[LogClock, ...]:
    parts = part.parts("clock")
    clocks = tuple(_clock(one, names) for one in parts)
    refuse_twice(parts, "name", [clock.name for clock in clocks])
    return clocks


def _clock(part: Part, names: tuple[str, ...]) -> LogClock:
    with part:
        rule = part.one_of("rule", tuple(CLOCK_RULES))
        clock = LogClock(
            name=part.words("name"),
            label=part.words("label"),
            rule=rule,
            days=part.number("days", 0 if rule in NO_DAYS else None, least=1),
            counts_from=_one_column(part, "counts_from", names),
            stops_with=_one_column(part, "stops_with", names),
            when_column=_one_column(part, "when_column", names),
            when=part.list_of_words("when", ()),
            regimes=part.list_of_words("regimes", ()),
            source=part.words("source", ""),
        )
        if bool(clock.when) != bool(clock.when_column):
            raise part.fault("when", _("when and when_column go together"))
        return clock
