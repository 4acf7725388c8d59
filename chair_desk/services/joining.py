"""Two records of one thing: the same person or action, added on two desks. Offered, never silent.

Joining keeps one record, fills what is empty in it from the other, points all that named the
other to it, and removes the other. It is one change and can be undone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import combinations
from typing import Any

from chair_desk.records.actions import Action
from chair_desk.records.changes import Changes, Refused
from chair_desk.records.columns import Kind
from chair_desk.records.folding import folded
from chair_desk.records.frozen import frozen
from chair_desk.records.people import Organisation, Person
from chair_desk.records.tables import BY_NAME, TABLES
from chair_desk.services.checks import existing
from chair_desk.services.desk import Desk, Step
from chair_desk.words import _

JOINABLE: tuple[type[Any], ...] = (Person, Organisation, Action)


@frozen(kw_only=True)
class Twice:
    """Two records that may be of one thing; `first` was written first and would stay."""

    table: str
    first: str
    second: str
    name: str


def found_twice(desk: Desk) -> list[Twice]:
    """Return the pairs that two different devices added and that look like one thing."""
    found: list[Twice] = []
    for record_class in JOINABLE:
        found += _pairs(desk, record_class)
    return found


def join(desk: Desk, table: str, kept_id: str, gone_id: str) -> Changes:
    """Make one record of two; what stands in the kept one stays.

    Raises:
        Refused: One is no longer there, it is one and the same, or confirmed minutes name it.
    """
    record_class = next((one for one in JOINABLE if table == one.TABLE), None)
    if record_class is None or kept_id == gone_id:
        raise Refused(_("These two cannot be joined."))
    kept, gone = (existing(desk, record_class, one) for one in (kept_id, gone_id))
    with desk.change(_("Joined two entries of {name}").format(name=_name(kept))) as step:
        _fill(step, kept, gone)
        _point(desk, step, (table, gone_id), kept_id)
        step.delete(record_class, gone_id)
    return step.done(kept_id)


def _pairs(desk: Desk, record_class: type[Any]) -> Iterator[Twice]:
    groups: dict[str, list[Any]] = {}
    for row in desk.rows(record_class):
        for sign in _SIGNS[record_class.TABLE](row):
            groups.setdefault(sign, []).append(row)
    told: set[tuple[str, str]] = set()
    for rows in groups.values():
        if len(rows) < 2:  # noqa: PLR2004  a pair
            continue
        made = desk.file.made_by(record_class.TABLE, [row.id for row in rows])
        rows.sort(key=lambda row: (made.get(row.id, (0, "")), row.id))
        for first, second in combinations(rows, 2):
            is_of_two = made.get(first.id, ("", ""))[1] != made.get(second.id, ("", ""))[1]
            if is_of_two and (first.id, second.id) not in told:
                told.add((first.id, second.id))
                yield Twice(
                    table=record_class.TABLE, first=first.id, second=second.id, name=_name(first)
                )


def _person_signs(row: Person) -> list[str]:
    signs = [f"name {_plain(row.name)}"] if row.name else []
    return [*signs, f"mail {row.email.strip().lower()}"] if row.email else signs


def _organisation_signs(row: Organisation) -> list[str]:
    return [f"name {_plain(row.name)}"] if row.name else []


def _action_signs(row: Action) -> list[str]:
    owner = row.owner_id or row.organisation_id or _plain(row.owner_words)
    return [f"{row.meeting_id} {owner} {_plain(row.title)}"]


_SIGNS: Mapping[str, Callable[[Any], list[str]]] = {
    "person": _person_signs,
    "organisation": _organisation_signs,
    "action": _action_signs,
}


def _plain(text: str) -> str:
    """Return words as they are compared: no case, no marks, single blanks, no full stop."""
    return " ".join(folded(text).split()).rstrip(".")


def _fill(step: Step, kept: Any, gone: Any) -> None:
    values = {
        column.name: getattr(gone, column.name)
        for column in BY_NAME[kept.TABLE]
        if getattr(kept, column.name) in (None, "") and getattr(gone, column.name) not in (None, "")
    }
    if values:
        step.update(type(kept), kept.id, **values)


def _point(desk: Desk, step: Step, gone: tuple[str, str], kept_id: str) -> None:
    """Point all that linked to one record to the other."""
    for table in TABLES:
        for column in table:
            if column.kind is not Kind.LINK or column.links_to != gone[0]:
                continue
            wanted: dict[str, Any] = {column.name: gone[1]}
            rows: list[Any] = desk.rows(table.record_class, **wanted)
            for row in rows:
                step.update(table.record_class, row.id, **{column.name: kept_id})


def _name(row: Any) -> str:
    return str(getattr(row, "name", "") or getattr(row, "reference", "") or row.id)
