"""What a log's own columns hold: read from an entry, checked, and written back."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from chair_desk.catalogue.given_names import given_names
from chair_desk.records.changes import Refused
from chair_desk.records.columns import Column, Kind, Value, problems, table_of
from chair_desk.records.logs import Addressee, LogEntry
from chair_desk.records.nameless import looks_like_code, looks_personal
from chair_desk.records.people import Organisation
from chair_desk.words import _

if TYPE_CHECKING:  # a window opens without them
    from chair_desk.catalogue.log_types import LogType

COMMON = frozenset(
    {
        "title", "meeting_id", "item_id", "minute_id", "raised_by_id", "to_organisation_id",
        "to_person_id", "opened_on", "due_on", "audience",
    }
)  # fmt: skip
_YES, _NO = "yes", "no"
_SCORES = range(1, 6)


class LazyValues(Mapping[str, str]):
    """What an entry's own columns hold, read when it is first asked for.

    A list of thousands asks it of the few that are in sight.
    """

    __slots__ = ("_held", "_row")

    def __init__(self, row: LogEntry) -> None:
        self._row = row
        self._held: dict[str, str] | None = None

    def _values(self) -> dict[str, str]:
        if self._held is None:
            self._held = values_of(self._row)
        return self._held

    def __getitem__(self, name: str) -> str:
        return self._values()[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._values())

    def __len__(self) -> int:
        return len(self._values())


def values_of(row: LogEntry) -> dict[str, str]:
    """Return what the log's own columns hold, as text by column name.

    What another version or a merge left unreadable is nothing: the record itself still shows.
    """
    try:
        found = json.loads(row.values_json or "{}")
    except ValueError:
        return {}
    if not isinstance(found, dict):
        return {}
    return {str(name): str(value) for name, value in found.items() if value is not None}


def typed_values(kind: LogType, held: Mapping[str, str]) -> dict[str, Value]:
    """Return what an entry holds as a form wants it: dates, numbers and yes or no as such."""
    return {column.name: typed(column, held.get(column.name, "")) for column in kind.columns}


def typed(column: Column, text: str) -> Value:
    """Return the value that a column's text stands for; what cannot be read stays text."""
    if not text:
        return None if column.kind in (Kind.DATE, Kind.NUMBER, Kind.CHOICE, Kind.LINK) else ""
    if column.kind is Kind.DATE:
        return _as_date(text)
    if column.kind is Kind.NUMBER:
        return _as_number(text)
    if column.kind is Kind.YES_NO:
        return text == _YES
    return text


def split_values(
    kind: LogType, values: Mapping[str, Value]
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Part values into columns that every log has and the log's own.

    Raises:
        KeyError: A column is neither; that is a mistake of ours, not of the person.
    """
    names = {column.name for column in kind.columns}
    for name in values:
        if name not in COMMON | names:
            raise KeyError(name)
    common = {name: value for name, value in values.items() if name in COMMON}
    return common, {name: value for name, value in values.items() if name in names}


def check_values(kind: LogType, common: dict[str, Any], own: dict[str, Any]) -> None:
    """Refuse values that their columns do not allow; dates and numbers given as text are read.

    Raises:
        Refused: By column name.
    """
    found = problems(table_of(LogEntry), common)
    for column in kind.columns:
        value = own.get(column.name)
        if isinstance(value, str) and value and column.kind is Kind.DATE:
            own[column.name] = _as_date(value)
        elif isinstance(value, str) and value and column.kind is Kind.NUMBER:
            own[column.name] = _as_number(value)
    found |= problems(kind.table, {name: value for name, value in own.items() if value != ""})
    for name in (*kind.matrix, *(f"residual_{name}" for name in kind.matrix)):
        score = own.get(name)
        if isinstance(score, int) and score not in _SCORES:
            found[name] = _("Give a number from 1 to 5.")
    found |= named_in(kind, common, own)
    if found:
        raise Refused(found)


def refuse_names(kind: LogType, name: str, text: str) -> None:
    """Refuse words in a register that names nobody, where somebody seems to be named.

    Raises:
        Refused: Under `name`.
    """
    if kind.is_nameless and (seen := looks_personal(text, given_names())):
        raise Refused({name: _("This register names nobody: {seen}.").format(seen=seen)})


def named_in(kind: LogType, common: Mapping[str, Any], own: Mapping[str, Any]) -> dict[str, str]:
    """Return, of a register that names nobody, the fields in which somebody seems to be named."""
    if not kind.is_nameless:
        return {}
    worded = {
        column.name: own.get(column.name)
        for column in kind.columns
        if column.kind in (Kind.LINE, Kind.TEXT)
    }
    found = {}
    for name, value in {"title": common.get("title"), **worded}.items():
        if isinstance(value, str) and (seen := looks_personal(value, given_names())):
            found[name] = _("This register names nobody: {seen}.").format(seen=seen)
    code = own.get(kind.reference_from) if kind.reference_from else None
    if isinstance(code, str) and code.strip() and not looks_like_code(code):
        found[kind.reference_from] = _(
            "A code has a number or a single letter, as WM-07 or Child F, and is never a name."
        )
    return found


def _as_date(text: str) -> date | str:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return text


def _as_number(text: str) -> int | str:
    cleaned = text.strip().replace(",", "").removeprefix("£")
    return int(cleaned) if cleaned.removeprefix("-").isdecimal() else text


def written_values(before: Mapping[str, str], own: Mapping[str, Any]) -> str:
    """Write the log's own columns as JSON, sorted, the empty left out."""
    after = dict(before)
    for name, value in own.items():
        after[name] = value_text(value)
    kept = {name: text for name, text in after.items() if text}
    return json.dumps(kept, ensure_ascii=False, sort_keys=True)


def value_text(value: Any) -> str:
    """Return a value as the file keeps it: days as 2026-11-19, yes or no as words."""
    if isinstance(value, bool):
        return _YES if value else _NO
    if isinstance(value, date):
        return value.isoformat()
    return "" if value is None else str(value).strip()


def asked_words(
    rows: Sequence[Addressee], partners: Mapping[str, Organisation], *, in_short: bool = True
) -> str:
    """Say who else is asked: "ICB, Head of Housing (Council)"."""
    said = []
    for row in rows:
        partner = partners.get(row.organisation_id or "")
        name = "" if partner is None else partner.name
        name = partner.short_name or name if in_short and partner else name
        said.append(f"{row.post} ({name})" if row.post and name else row.post or name)
    return ", ".join(part for part in said if part)
