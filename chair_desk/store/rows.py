"""Records to rows and back, from the columns that a record declares. The only conversions.

Dates are ISO text, instants ISO text in UTC, yes/no is 1 or 0, a choice is its own text. NULL
in a column that may not be None reads as the default of the record (a column younger than the
row). A choice this version does not know reads as the safe one: the narrowest audience, None,
or the record's default.
"""

from __future__ import annotations

import dataclasses
import enum
import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from functools import cache
from typing import Any

from chair_desk.records.audience import Audience
from chair_desk.records.between import Between
from chair_desk.records.changes import CannotDo, Refused
from chair_desk.records.columns import Column, R, Table, table_of
from chair_desk.records.frozen import filler, frozen
from chair_desk.words import _

Stored = str | int | None
Converter = Callable[[Any], Any]

_SURROGATES = re.compile("[\ud800-\udfff]")
_LARGEST = 2**63 - 1


@frozen
class Shape:
    """One record class, made ready: its statements, and a converter each way for each column."""

    table: Table
    names: tuple[str, ...]
    defaults: Mapping[str, Stored]
    to_stored: Mapping[str, Converter]
    readers: tuple[Converter, ...]
    converting: tuple[tuple[int, Converter], ...]
    fill: Callable[[Iterable[Any]], Any]
    select: str
    insert: str


def shape_of(record_class: type) -> Shape:
    """Return a record class made ready; that is done once."""
    return _make_ready(record_class)


@cache
def _make_ready(record_class: type) -> Shape:
    table = table_of(record_class)
    names = ("id", *(column.name for column in table))
    defaults = _defaults(record_class)
    quoted = ", ".join(f'"{name}"' for name in names)
    places = ", ".join("?" * len(names))
    readers: tuple[Converter, ...] = (str, *(reader(column, defaults) for column in table))
    return Shape(
        table=table,
        names=names,
        defaults={
            column.name: writer(column)(defaults[column.name])
            for column in table
            if column.name in defaults
        },
        to_stored={"id": _text, **{column.name: writer(column) for column in table}},
        readers=readers,
        converting=tuple(
            (at, readers[at])
            for at, column in enumerate(table, start=1)
            if column.python_type not in (str, int)
        ),
        fill=filler(record_class, names),
        select=f'SELECT {quoted} FROM "{table.name}"',
        insert=f'INSERT INTO "{table.name}" ({quoted}) VALUES ({places})',
    )


def to_row(record: Any) -> tuple[Stored, ...]:
    """Return the stored values of a record, `id` first, then its columns in order."""
    shape = shape_of(type(record))
    return tuple(shape.to_stored[name](getattr(record, name)) for name in shape.names)


def to_record(record_class: type[R], row: Sequence[Stored]) -> R:
    """Return the record of a row that was read with `Shape.select`.

    Raises:
        CannotDo: A value in the file is nothing that this column can hold.
    """
    made: R = make_record(shape_of(record_class), row)
    return made


def make_record(shape: Shape, row: Sequence[Stored]) -> Any:
    """Return the record of a row, as `to_record` does."""
    try:
        if None in row:
            return shape.fill([read(value) for read, value in zip(shape.readers, row, strict=True)])
        values: list[Any] = list(row)
        for at, read in shape.converting:
            values[at] = read(values[at])
    except (ValueError, TypeError) as error:
        raise _unreadable(shape.table) from error
    return shape.fill(values)


@frozen
class Chosen:
    """Some columns of a record class: their SQL, its arguments, and what has to be converted."""

    table: Table
    text: str
    arguments: tuple[Stored, ...]
    converting: tuple[tuple[int, Converter], ...]

    def converted(self, rows: list[tuple[Any, ...]]) -> list[tuple[Any, ...]]:
        """Return the rows with each value as a record holds it."""
        if not self.converting or not rows:
            return rows
        by_column: list[Sequence[Any]] = list(zip(*rows, strict=True))
        try:
            for at, read in self.converting:  # a column at a time takes half of a row at a time
                by_column[at] = [read(value) for value in by_column[at]]
        except (ValueError, TypeError) as error:
            raise _unreadable(self.table) from error
        return list(zip(*by_column, strict=True))


def choose(shape: Shape, names: Sequence[str]) -> Chosen:
    """Choose columns by their names; text and numbers are made whole by the SQL itself."""
    parts: list[str] = []
    arguments: list[Stored] = []
    converting = []
    known = {column.name: column for column in shape.table}
    for at, name in enumerate(names):
        column = known.get(name)
        if column is None and name != "id":
            raise KeyError(f"{shape.table.name}.{name}")
        if column is None or (column.optional and column.python_type in (str, int)):
            parts.append(f'"{name}"')
        elif column.python_type in (str, int):
            parts.append(f'coalesce("{name}", ?)')
            arguments.append(shape.defaults.get(name, _nothing(column)))
        else:
            parts.append(f'"{name}"')
            converting.append((at, shape.readers[shape.names.index(name)]))
    return Chosen(shape.table, ", ".join(parts), tuple(arguments), tuple(converting))


def condition(shape: Shape, name: str, value: Any) -> tuple[str, list[Stored]]:
    """Return the SQL that compares one column with a value, and its arguments.

    A list, tuple or set means any of its values, a `Between` any day in it.
    """
    if isinstance(value, (list, tuple, set, frozenset)):
        return _any_of(shape, name, value)
    if isinstance(value, Between):
        return _between(shape, name, value)
    stored = shape.to_stored[name](value)
    if stored is None:
        return f'"{name}" IS NULL', []
    if name in shape.defaults and shape.defaults[name] == stored:
        return f'("{name}" = ? OR "{name}" IS NULL)', [stored]
    return f'"{name}" = ?', [stored]


def order_by(shape: Shape, order: Sequence[str]) -> str:
    """Return the ORDER BY; a leading minus means descending; ties as they were added."""
    parts = []
    for term in order:
        name = term.removeprefix("-")
        if name not in shape.names:
            raise KeyError(f"{shape.table.name}.{name}")
        parts.append(f'"{name}" DESC' if term.startswith("-") else f'"{name}"')
    return " ORDER BY " + ", ".join([*parts, '"rid"'])


def writer(column: Column) -> Converter:
    """Return what turns a value of this column into what is stored."""
    if issubclass(column.python_type, bool):
        return _yes_no
    if issubclass(column.python_type, int):
        return lambda number: _whole(column, number)
    if issubclass(column.python_type, datetime):
        return _instant
    if issubclass(column.python_type, date):
        return _day
    return _text


def reader(column: Column, defaults: Mapping[str, Any]) -> Converter:
    """Return what turns a stored value of this column into the record's value."""
    default = None if column.optional else defaults.get(column.name, _nothing(column))
    if issubclass(column.python_type, enum.StrEnum):
        return _choice_reader(column, default)
    if issubclass(column.python_type, datetime):
        return lambda text: default if text is None else datetime.fromisoformat(text)
    if issubclass(column.python_type, date):
        return lambda text: default if text is None else date.fromisoformat(text)
    if issubclass(column.python_type, bool):
        return lambda number: default if number is None else number != 0
    return lambda value: default if value is None else value


def _choice_reader(column: Column, default: Any) -> Converter:
    known = {str(choice): choice for choice in column.python_type}  # type: ignore[attr-defined]
    safe = Audience.CONFIDENTIAL if column.python_type is Audience else default

    def read(text: str | None) -> Any:
        if text is None:
            return default
        if text in known:
            return known[text]
        if safe is None and not column.optional:
            raise ValueError(text)
        return safe

    return read


def _nothing(column: Column) -> Any:
    """Return what NULL reads as where a record gives no default: empty text, or fail."""
    return "" if column.python_type is str else None


def _defaults(record_class: type) -> dict[str, Any]:
    return {
        field.name: field.default
        for field in dataclasses.fields(record_class)
        if field.default is not dataclasses.MISSING
    }


def _any_of(shape: Shape, name: str, values: Collection[Any]) -> tuple[str, list[Stored]]:
    stored = [shape.to_stored[name](value) for value in values]
    given = [value for value in stored if value is not None]
    text = f'"{name}" IN ({", ".join("?" * len(given))})'
    default = shape.defaults.get(name)
    if len(given) < len(stored) or (default is not None and default in given):
        text = f'({text} OR "{name}" IS NULL)'
    return text, given


def _between(shape: Shape, name: str, days: Between) -> tuple[str, list[Stored]]:
    stored = [shape.to_stored[name](day) for day in (days.first, days.last)]
    signs = [sign for sign, day in zip((">=", "<="), stored, strict=True) if day is not None]
    parts = [f'"{name}" {sign} ?' for sign in signs] or [f'"{name}" IS NOT NULL']
    return " AND ".join(parts), [day for day in stored if day is not None]


def _text(value: str | None) -> Stored:
    if value is None:
        return None
    value = str(value)
    return value if value.isascii() else _SURROGATES.sub("\ufffd", value)


def _yes_no(value: bool | None) -> Stored:
    return None if value is None else int(value)


def _whole(column: Column, number: int | None) -> Stored:
    if number is not None and abs(number) > _LARGEST:
        label = _(column.label)
        raise Refused({column.name: _("{label} is too large a number.").format(label=label)})
    return number


def _day(value: date | None) -> Stored:
    return None if value is None else value.isoformat()


def _instant(value: datetime | None) -> Stored:
    if value is None:
        return None
    if value.tzinfo is None:
        raise ValueError("an instant needs its time zone")
    return value.astimezone(UTC).isoformat()


def _unreadable(table: Table) -> CannotDo:
    return CannotDo(
        _("An entry under “{table}” cannot be read.").format(table=_(table.label)),
        _("The board file is damaged there; nothing was changed."),
        _("Open a backup of this board."),
    )
