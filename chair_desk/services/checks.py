"""What every service looks at before it writes."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import TYPE_CHECKING, Protocol

from chair_desk.records.changes import Refused
from chair_desk.records.columns import R, Value, problems, table_of
from chair_desk.words import _

if TYPE_CHECKING:
    from chair_desk.services.desk import Desk


class Dated(Protocol):
    """Anything that is in force from a day to a day, both counted in."""

    @property
    def starts_on(self) -> date | None:
        """The first day; None: since before the records begin."""

    @property
    def ends_on(self) -> date | None:
        """The last day; None: until further notice."""


def refuse_faults(record_class: type, values: dict[str, Value]) -> None:
    """Refuse values that their columns do not allow.

    Raises:
        Refused: By column name.
        KeyError: A column is not one of the record's.
    """
    if found := problems(table_of(record_class), values):
        raise Refused(found)


def refuse_other_columns(values: dict[str, Value], allowed: Collection[str]) -> None:
    """Hold a caller to the columns that a service lets people change.

    Raises:
        KeyError: A column is not among them; that is a mistake of ours, not of the person.
    """
    for name in values:
        if name not in allowed:
            raise KeyError(name)


def existing(desk: Desk, record_class: type[R], id: str) -> R:  # noqa: A002
    """Return the record of this id.

    Raises:
        Refused: It is no longer there; another window may have removed it.
    """
    found = desk.get(record_class, id)
    if found is None:
        raise Refused(_("This is no longer in the board file."))
    return found


def refuse_backwards(starts_on: date | None, ends_on: date | None) -> None:
    """Refuse an end before its start; both days count.

    Raises:
        Refused: Beside `ends_on`.
    """
    if starts_on and ends_on and ends_on < starts_on:
        raise Refused({"ends_on": _("The last day is before the first.")})


def refuse_days_backwards(row: Dated, values: dict[str, Value]) -> None:
    """Refuse values that would let a dated record end before it starts.

    Raises:
        Refused: Beside `ends_on`.
    """
    starts_on = values.get("starts_on", row.starts_on)
    ends_on = values.get("ends_on", row.ends_on)
    if isinstance(starts_on, date) and isinstance(ends_on, date):
        refuse_backwards(starts_on, ends_on)


def tables_that_name(
    desk: Desk,
    record_class: type,
    id: str,  # noqa: A002
    *,
    but: Collection[str] = (),
) -> list[str]:
    """Return the labels of the tables with a record that names this one; `but` are left out."""
    from chair_desk.records.tables import TABLES

    table = table_of(record_class).name
    return [
        _(other.label)
        for other in TABLES
        if other.name not in but
        and any(
            desk.count(other.record_class, **{column.name: id})
            for column in other.columns
            if column.links_to == table
        )
    ]


def refuse_if_named(
    desk: Desk,
    record_class: type,
    id: str,  # noqa: A002
    *,
    but: Collection[str] = (),
) -> None:
    """Refuse to remove a record that others name; `but` are tables that will go with it.

    Raises:
        Refused: Saying which tables name it.
    """
    if found := tables_that_name(desk, record_class, id, but=but):
        raise Refused(
            _("It cannot be removed, because other records name it: {tables}.").format(
                tables=", ".join(found)
            )
        )
