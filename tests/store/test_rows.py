from __future__ import annotations

import dataclasses
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Annotated, Any, ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chair_desk.records.attendance import Attendance, Movement, Presence
from chair_desk.records.audience import Audience
from chair_desk.records.boards import Board
from chair_desk.records.changes import CannotDo, Refused
from chair_desk.records.columns import Column, Kind, Table, record
from chair_desk.records.meetings import AgendaItem, Meeting, MeetingState, Paper, Purpose
from chair_desk.records.minutes import Minute
from chair_desk.records.tables import TABLES
from chair_desk.store.rows import condition, order_by, reader, shape_of, to_record, to_row

NOON = datetime(2026, 3, 5, 12, 0, tzinfo=UTC)


def values_of(column: Column) -> st.SearchStrategy[Any]:
    plain: st.SearchStrategy[Any]
    if column.choices:
        plain = st.sampled_from(column.choices)
    elif column.python_type is bool:
        plain = st.booleans()
    elif column.python_type is int:
        plain = st.integers(-(2**63) + 1, 2**63 - 1)
    elif column.python_type is datetime:
        plain = st.datetimes(timezones=st.just(UTC))
    elif column.python_type is date:
        plain = st.dates()
    else:
        plain = st.text(st.characters(exclude_categories=("Cs",)))
    return st.none() | plain if column.optional else plain


def records(table: Table) -> st.SearchStrategy[Any]:
    values = {column.name: values_of(column) for column in table}
    return st.builds(table.record_class, id=st.uuids().map(str), **values)


@given(st.sampled_from(TABLES).flatmap(records))
def test_every_record_comes_back_as_it_went_in(made: Any) -> None:
    assert to_record(type(made), to_row(made)) == made


def row_of(record_class: type, **values: Any) -> tuple[Any, ...]:
    return tuple(values.get(name) for name in shape_of(record_class).names)


def test_what_is_missing_reads_as_the_default_of_the_record() -> None:
    item = to_record(AgendaItem, row_of(AgendaItem, id="i", meeting_id="m"))

    assert (item.purpose, item.planned_minutes, item.is_standing) == (
        Purpose.INFORMATION,
        10,
        False,
    )
    assert (item.title, item.lead_id) == ("", None)


def test_an_unknown_audience_reads_as_the_narrowest() -> None:
    minute = to_record(Minute, row_of(Minute, id="m", audience="press"))

    assert minute.audience is Audience.CONFIDENTIAL


def test_an_unknown_choice_reads_as_the_default() -> None:
    attendance = to_record(Attendance, row_of(Attendance, id="a", presence="asleep"))

    assert attendance.presence is Presence.EXPECTED


def test_an_unknown_choice_without_a_default_is_damage() -> None:
    with pytest.raises(CannotDo, match="Comings and goings"):
        to_record(Movement, row_of(Movement, id="a", kind="flying"))


def test_an_unknown_choice_that_may_be_nothing_reads_as_nothing() -> None:
    column = Column(label="x", python_type=MeetingState, optional=True)

    assert reader(column, {})("flying") is None


def test_a_date_that_is_none_is_damage() -> None:
    with pytest.raises(CannotDo, match="cannot be read"):
        to_record(Meeting, row_of(Meeting, id="m", held_on="soon"))


def test_an_instant_is_kept_in_utc() -> None:
    paris = NOON.astimezone(timezone(timedelta(hours=1)))
    meeting = Meeting(id="m", body_id="b", held_on=date(2026, 3, 5), started_at=paris)

    assert "2026-03-05T12:00:00+00:00" in to_row(meeting)
    with pytest.raises(ValueError, match="time zone"):
        to_row(dataclasses.replace(meeting, started_at=datetime(2026, 3, 5)))


def test_halves_of_signs_become_the_sign_for_unreadable() -> None:
    assert to_row(Board(id="b", name="half \ud83d sign"))[1] == "half \ufffd sign"


def test_a_number_too_large_for_the_file_is_refused() -> None:
    with pytest.raises(Refused, match="too large"):
        to_row(AgendaItem(id="i", meeting_id="m", place="a", title="t", planned_minutes=2**63))


@record
class Oddity:
    TABLE: ClassVar[str] = "oddity"
    LABEL: ClassVar[str] = "Oddity"

    id: str
    size: Annotated[int, Column(label="Size", kind=Kind.NUMBER)] = 3
    on: Annotated[date, Column(label="On", kind=Kind.DATE)] = date(2026, 1, 1)
    at: Annotated[datetime, Column(label="At", kind=Kind.DATE)] = NOON
    is_odd: Annotated[bool, Column(label="Odd", kind=Kind.YES_NO)] = True


def test_defaults_of_every_kind_stand_for_what_is_missing() -> None:
    assert to_record(Oddity, ("o", None, None, None, None)) == Oddity(id="o")


def test_a_value_that_is_the_default_is_looked_for_as_missing_too() -> None:
    shape = shape_of(Paper)

    assert condition(shape, "author", "") == ('("author" = ? OR "author" IS NULL)', [""])
    assert condition(shape, "item_id", "i") == ('"item_id" = ?', ["i"])
    assert condition(shape, "due_on", None) == ('"due_on" IS NULL', [])


def test_a_list_of_values_means_any_of_them() -> None:
    shape = shape_of(Paper)

    assert condition(shape, "item_id", ["a", "b"]) == ('"item_id" IN (?, ?)', ["a", "b"])
    assert condition(shape, "item_id", ()) == ('"item_id" IN ()', [])
    assert condition(shape, "due_on", [None, date(2026, 1, 1)]) == (
        '("due_on" IN (?) OR "due_on" IS NULL)',
        ["2026-01-01"],
    )
    assert condition(shape, "author", {""})[0] == '("author" IN (?) OR "author" IS NULL)'


def test_only_columns_can_be_put_in_order_or_asked_for() -> None:
    with pytest.raises(KeyError):
        order_by(shape_of(Board), ["-name; DROP TABLE board"])
    with pytest.raises(KeyError):
        condition(shape_of(Board), "nothing", 1)
