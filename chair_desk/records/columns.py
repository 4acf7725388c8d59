"""Columns, declared once on a record, read everywhere.

A record is a frozen dataclass whose fields carry a `Column` in their type. Schema,
triggers, plain form, CSV headings and the manual read the same declaration.
Seven kinds and no more; layout, conditions and formulas have no place here.
"""

from __future__ import annotations

import dataclasses
import enum
import sys
import typing
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from functools import cache
from types import UnionType
from typing import Annotated, Any, ClassVar, Protocol, TypeVar, dataclass_transform, get_args

from chair_desk.records.frozen import frozen
from chair_desk.words import _

Value = str | int | bool | date | datetime | enum.StrEnum | None


class Kind(enum.StrEnum):
    """The seven kinds of column."""

    LINE = "line"
    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    YES_NO = "yes/no"
    CHOICE = "choice"
    LINK = "link"


@frozen
class Column:
    """What is said once about a column.

    `unit` is part of the meaning ("minutes", "pence", "instant, UTC"); `check` returns the
    fault of a value in words, or nothing. `is_looked_up` gives it an index, as each link has.
    `name`, `python_type` and `optional` (may it be None)
    are filled in by `table_of`.
    """

    label: str
    kind: Kind = Kind.LINE
    help: str = ""
    required: bool = False
    choices: tuple[str, ...] = ()
    links_to: str = ""
    unit: str = ""
    check: Callable[[Any], str] | None = None
    is_looked_up: bool = False
    name: str = ""
    python_type: type = str
    optional: bool = False


@frozen
class Table:
    """A record class as the store and the forms see it: its columns in order, `id` left out."""

    name: str
    label: str
    record_class: type
    columns: tuple[Column, ...]

    def __iter__(self) -> Iterator[Column]:
        """Go through the columns in the order declared."""
        return iter(self.columns)

    def column(self, name: str) -> Column:
        """Return the column of this name, or raise KeyError."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(f"{self.name}.{name}")


class Record(Protocol):
    """Anything made by `record`: it has an id, a table name and a label."""

    TABLE: ClassVar[str]
    LABEL: ClassVar[str]

    @property
    def id(self) -> str:
        """The record's UUID."""


R = TypeVar("R")


@dataclass_transform(frozen_default=True, kw_only_default=True)
def record(cls: type[R]) -> type[R]:
    """Make a frozen, slotted, keyword-only dataclass."""
    return frozen(kw_only=True)(cls)


@cache
def table_of(record_class: type) -> Table:
    """Read the columns that a record class declares.

    Raises:
        TypeError: A field other than `id` has no `Column`, or its type has no place in a file.
    """
    columns = []
    for field in dataclasses.fields(record_class):
        if field.name == "id":
            continue
        columns.append(_column(record_class, field.name, _hint(record_class, field.type)))
    return Table(
        name=record_class.TABLE,  # type: ignore[attr-defined]
        label=record_class.LABEL,  # type: ignore[attr-defined]
        record_class=record_class,
        columns=tuple(columns),
    )


def _hint(record_class: type, given: Any) -> Any:
    """Return the type that a field declares, which the module may have kept as text."""
    if not isinstance(given, str):
        return given
    return eval(given, vars(sys.modules[record_class.__module__]))


def _column(record_class: type, name: str, hint: Any) -> Column:
    if typing.get_origin(hint) is not Annotated:
        raise TypeError(f"{record_class.__name__}.{name} declares no Column")
    bare, *extras = get_args(hint)
    column = next((extra for extra in extras if isinstance(extra, Column)), None)
    if column is None:
        raise TypeError(f"{record_class.__name__}.{name} declares no Column")
    optional, python_type = _bare_type(bare)
    if not isinstance(python_type, type) or not issubclass(
        python_type, (str, int, bool, date, datetime)
    ):
        raise TypeError(f"{record_class.__name__}.{name} cannot be kept in a board file")
    choices = column.choices
    if issubclass(python_type, enum.StrEnum):
        choices = tuple(python_type)
    return dataclasses.replace(
        column,
        name=name,
        python_type=python_type,
        choices=choices,
        optional=optional,
    )


def _bare_type(hint: Any) -> tuple[bool, Any]:
    """Say whether None is allowed, and which type stands beside it."""
    if isinstance(hint, UnionType) or typing.get_origin(hint) is typing.Union:
        kinds = [kind for kind in get_args(hint) if kind is not type(None)]
        return len(kinds) < len(get_args(hint)), kinds[0]
    return False, hint


def problems(table: Table, values: Mapping[str, Value]) -> dict[str, str]:
    """Return what is wrong with these values, column name to sentence; empty when all is well.

    Only the columns named in `values` are looked at, so the values of one edit can be checked.
    """
    found = {}
    for name, value in values.items():
        fault = _fault(table.column(name), value)
        if fault:
            found[name] = fault
    return found


def _fault(column: Column, value: Value) -> str:
    label = _(column.label)
    if value is None or (value == "" and column.kind is not Kind.TEXT):
        return _("{label} is needed.").format(label=label) if column.required else ""
    if column.choices and value not in column.choices:
        return _("{label} is not one of the choices.").format(label=label)
    if column.kind is Kind.NUMBER and not isinstance(value, int):
        return _("{label} is not a whole number.").format(label=label)
    if column.kind is Kind.DATE and not isinstance(value, date):
        return _("{label} is not a date.").format(label=label)
    return column.check(value) if column.check else ""
