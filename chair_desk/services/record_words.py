"""Any record and any stored value in words, for screens that show records of every kind."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from chair_desk.records.columns import Column, Kind
from chair_desk.records.days_in_words import full_day, full_weekday, weekday_month
from chair_desk.records.frozen import frozen
from chair_desk.records.money import pounds
from chair_desk.records.tables import BY_NAME
from chair_desk.services.desk import Desk
from chair_desk.words import N_, _

Values = Mapping[str, Any]
Rows = Mapping[tuple[str, str], Values]
ANSWERS = "values_json"
PLACE = "place"
_DAY = 10
_KEY = re.compile(r"[a-z]+(?:_[a-z]+)+")  # what a choice or a step is kept by

TOPICS: Mapping[str, tuple[str, ...]] = {
    N_("Actions"): ("action", "action_owner", "action_update"),
    N_("Challenges and registers"): (
        "log_entry", "log_step", "step_letter", "addressee", "follow_up", "log_type_text",
        "recommendation", "recommendation_answer",
    ),
    N_("Minutes and decisions"): (
        "minute", "decision", "correction", "declaration", "minutes_version", "ratification",
        "seal",
    ),
    N_("Meetings and agendas"): ("meeting", "agenda_item", "carried", "ready_tick"),
    N_("Papers and pack"): (
        "paper", "paper_version", "paper_withheld", "attachment", "pack_issue", "pack_copy",
    ),
    N_("Attendance"): ("attendance", "movement"),
    N_("Members and deputies"): (
        "person", "organisation", "seat", "appointment", "delegation", "agreed_level",
        "agreed_rank", "mandate",
    ),
    N_("Funding"): ("funding_year", "contribution", "funding_cost"),
    N_("Annual report"): ("yearly_report", "report_sentence", "sentence_evidence", "report_copy"),
}  # fmt: skip
"""What a reader calls the tables, in the order of the record; the rest is the board itself."""


def topic_of(table: str) -> str:
    """Return what a reader calls the part of the record that a table is of."""
    for topic, tables in TOPICS.items():
        if table in tables:
            return _(topic)
    return _("The board")


@frozen
class Head:
    """What a record is called: its number if it has one, a title, and what it belongs to."""

    reference: str
    title: str
    context: str = ""

    @property
    def short(self) -> str:
        """What it is called in a list: the number, else the title."""
        return self.reference or self.title


class RecordWords:
    """Says records in words. `also` holds rows by table and id that are not in the board."""

    def __init__(self, desk: Desk, also: Rows | None = None) -> None:
        """Take the board to look names up in, and rows of another copy."""
        self._desk = desk
        self._also = {} if also is None else also  # may still be read into
        self._known: dict[tuple[str, str], Values | None] = {}
        self._titles: dict[tuple[str, str], str] = {}

    def values(self, table: str, row_id: Any) -> Values | None:
        """Return the values of a record, from the board or from the other copy."""
        key = (table, str(row_id or ""))
        if key not in self._known:
            self._known[key] = self._read(*key)
        return self._known[key]

    def _read(self, table: str, row_id: str) -> Values | None:
        if (found := self._also.get((table, row_id))) is not None:
            return found
        row: Any = self._desk.get(BY_NAME[table].record_class, row_id)
        if row is None:
            return None
        return {column.name: getattr(row, column.name) for column in BY_NAME[table]}

    def head(self, table: str, row_id: str, values: Values | None = None) -> Head:
        """Return what a record is called; `values` where they are known already."""
        found = values if values is not None else self.values(table, row_id)
        if found is None:
            return Head("", _("{what}, no longer there").format(what=_(BY_NAME[table].label)))
        made = _HEADS.get(table)
        head = made(self, found) if made else self._plain_head(table, found)
        return head if head.title else Head(head.reference, _(BY_NAME[table].label), head.context)

    def _plain_head(self, table: str, values: Values) -> Head:
        title = ""
        for column in BY_NAME[table]:
            if column.kind in {Kind.LINE, Kind.TEXT} and column.name not in {PLACE, "reference"}:
                title = title or _one_line(values.get(column.name))
        context = next(
            (
                self.title(column.links_to, values[column.name])
                for column in BY_NAME[table]
                if column.kind is Kind.LINK and values.get(column.name)
            ),
            "",
        )
        what = _(BY_NAME[table].label)
        return Head(str(values.get("reference") or ""), title or context or what, what)

    def title(self, table: str, row_id: Any) -> str:
        """Return a record's number or title in one line, or nothing."""
        key = (table, str(row_id or ""))
        if key not in self._titles:
            found = self.values(*key) if row_id else None
            head = self.head(*key, found) if found is not None else Head("", "")
            self._titles[key] = head.reference or head.title
        return self._titles[key]

    def value(self, table: str, column_name: str, stored: Any) -> str:
        """Return a stored value in words; an empty one is "None"."""
        base, _dot, answer = column_name.partition(".")
        if stored is None or stored == "":
            return _("None")
        if answer:
            return self._answer(stored)
        return self._value(BY_NAME[table].column(base), stored)

    def _value(self, column: Column, stored: Any) -> str:
        if column.kind is Kind.DATE:
            return self.day(stored)
        if column.kind is Kind.YES_NO:
            return _("Yes") if int(stored) else _("No")
        if column.kind is Kind.LINK:
            return self.title(column.links_to, stored) or _("no longer there")
        if column.kind is Kind.CHOICE or column.name in {"state", "log_type"}:
            return spoken(str(stored))
        if column.unit == "pence":
            return pounds(int(stored))
        return str(stored)

    def _answer(self, stored: Any) -> str:
        if isinstance(stored, bool):
            return _("Yes") if stored else _("No")
        if isinstance(stored, (list, tuple)):
            return ", ".join(str(one) for one in stored)
        said = str(stored)
        if _KEY.fullmatch(said):
            return spoken(said)
        return self.day(stored) if len(said) == _DAY else said

    def day(self, stored: Any) -> str:
        """Return a day in words, with the year where it is not this one; what is none as it is."""
        day = stored if isinstance(stored, date) else _date(stored)
        if day is None:
            return str(stored)
        is_this_year = day.year == self._desk.today().year
        return weekday_month(day) if is_this_year else full_weekday(day)

    def label(self, table: str, column_name: str, values: Values | None = None) -> str:
        """Return what a column is called, or an answer of a register's entry."""
        base, _dot, answer = column_name.partition(".")
        if not answer:
            return _("Place in the list") if base == PLACE else _(BY_NAME[table].column(base).label)
        kind = str((values or {}).get("log_type") or "")
        for one in self._desk.shelf.log_types():
            if one.name == kind:
                for column in one.columns:
                    if column.name == answer:
                        return _(column.label)
        return spoken(answer)


def spoken(name: str) -> str:
    """Return a name as it is kept ("at_risk") in words ("At risk")."""
    text = name.replace("_", " ").strip()
    return text[:1].upper() + text[1:]


def answers_of(stored: Any) -> Mapping[str, Any]:
    """Return the answers of a register's entry by their names; none where they cannot be read."""
    try:
        found = json.loads(str(stored or "{}"))
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def _one_line(value: Any) -> str:
    return " ".join(str(value or "").split())


# ---------------------------------------------------------------- what records are called


def _action(words: RecordWords, values: Values) -> Head:
    owner = words.title("person", values.get("owner_id")) or str(values.get("owner_words") or "")
    partner = words.title("organisation", values.get("organisation_id"))
    return Head(
        _one_line(values.get("reference")), _one_line(values.get("title")), _both(partner, owner)
    )


def _log_entry(words: RecordWords, values: Values) -> Head:
    partner = words.title("organisation", values.get("to_organisation_id"))
    kind = spoken(str(values.get("log_type") or ""))
    return Head(
        _one_line(values.get("reference")), _one_line(values.get("title")), _both(kind, partner)
    )


def _meeting(words: RecordWords, values: Values) -> Head:
    body = words.title("body", values.get("body_id"))
    held = values.get("held_on")
    day = held if isinstance(held, date) else _date(held)
    return Head("", _both(body, full_day(day) if day else ""))


def _date(stored: Any) -> date | None:
    try:
        return date.fromisoformat(str(stored)[:_DAY])
    except ValueError:
        return None


def _item(words: RecordWords, values: Values) -> Head:
    number = str(values.get("number") or "")
    reference = _("Item {number}").format(number=number) if number else ""
    return Head(
        reference, _one_line(values.get("title")), words.title("meeting", values.get("meeting_id"))
    )


def _minute(words: RecordWords, values: Values) -> Head:
    item = words.values("agenda_item", values.get("item_id"))
    title = _one_line(item.get("title")) if item else _("Minutes")
    number = str(item.get("number") or "") if item else ""
    reference = _("Item {number}, minutes").format(number=number) if number else ""
    if not reference:
        title = _("{item}, minutes").format(item=title)
    return Head(reference, title, words.title("meeting", values.get("meeting_id")))


def _decision(words: RecordWords, values: Values) -> Head:
    return Head(
        _one_line(values.get("reference")),
        _one_line(values.get("text")),
        words.title("meeting", values.get("meeting_id")),
    )


def _named(words: RecordWords, values: Values) -> Head:
    return Head("", _one_line(values.get("name")) or _("No name"))


def _attendance(words: RecordWords, values: Values) -> Head:
    person = words.title("person", values.get("person_id"))
    return Head("", person or _("Attendance"), words.title("meeting", values.get("meeting_id")))


def _appointment(words: RecordWords, values: Values) -> Head:
    person = words.title("person", values.get("person_id"))
    seat = words.title("seat", values.get("seat_id"))
    return Head("", person or _("Appointment"), _both(seat, _one_line(values.get("post"))))


def _seat(words: RecordWords, values: Values) -> Head:
    partner = words.title("organisation", values.get("organisation_id"))
    return Head("", partner or _one_line(values.get("role")) or _("Seat"))


def _update(words: RecordWords, values: Values) -> Head:
    action = words.title("action", values.get("action_id"))
    return Head("", _both(action, _one_line(values.get("note") or values.get("text"))), _("Update"))


def _step(words: RecordWords, values: Values) -> Head:
    entry = words.title("log_entry", values.get("log_entry_id"))
    return Head("", _both(entry, _one_line(values.get("text"))), _("Step"))


def _paper(words: RecordWords, values: Values) -> Head:
    return Head(
        "", _one_line(values.get("title")), words.title("agenda_item", values.get("item_id"))
    )


def _both(first: str, second: str) -> str:
    return ", ".join(part for part in (first, second) if part)


_HEADS: Mapping[str, Callable[[RecordWords, Values], Head]] = {
    "action": _action,
    "action_update": _update,
    "agenda_item": _item,
    "appointment": _appointment,
    "attendance": _attendance,
    "body": _named,
    "decision": _decision,
    "log_entry": _log_entry,
    "log_step": _step,
    "meeting": _meeting,
    "minute": _minute,
    "organisation": _named,
    "paper": _paper,
    "person": _named,
    "seat": _seat,
}
