from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest

from chair_desk.records.actions import Action, ActionState
from chair_desk.records.attendance import Attendance
from chair_desk.records.between import Between
from chair_desk.records.changes import CannotDo
from chair_desk.records.columns import table_of
from chair_desk.records.meetings import AgendaItem, Meeting
from chair_desk.records.people import Person
from chair_desk.records.tables import RECORDS
from chair_desk.store.desk_file import DeskFile
from chair_desk.store.engine import Connection, memory
from chair_desk.store.reading import read_columns, read_rows
from chair_desk.store.schema import statements


def test_several_conditions_hold_at_once(desk_file: DeskFile) -> None:
    assert desk_file.count(AgendaItem, meeting_id="meeting", title="Welcome") == 1
    assert desk_file.count(AgendaItem, meeting_id="meeting", title="Farewell") == 0
    assert desk_file.count(AgendaItem, meeting_id=[]) == 0


def test_many_values_are_asked_for_at_once(desk_file: DeskFile) -> None:
    ids = [f"i{number}" for number in range(40_000)]

    assert desk_file.rows(AgendaItem, id=["item", *ids])[0].id == "item"


def test_a_stretch_of_days_holds_both_its_ends(desk_file: DeskFile) -> None:
    day = desk_file.rows(Meeting)[0].held_on
    before, after = day - timedelta(days=1), day + timedelta(days=1)

    for days, count in (
        (Between(first=day, last=day), 1),
        (Between(first=after), 0),
        (Between(last=before), 0),
        (Between(first=before), 1),
        (Between(), 1),
    ):
        assert desk_file.count(Meeting, held_on=days) == count


def test_no_more_rows_are_read_than_wanted(desk_file: DeskFile) -> None:
    with desk_file.change("Add") as step:
        step.insert(*(Person(id=f"p{number}", name=f"{9 - number}") for number in range(5)))

    assert [row.name for row in desk_file.rows(Person, order=("name",), most=2)] == ["5", "6"]
    assert desk_file.rows(Person, most=0) == []


def test_paragraphs_of_an_item_are_found_by_an_index(desk_file: DeskFile) -> None:
    plan = desk_file._connection.execute(
        "EXPLAIN QUERY PLAN SELECT id FROM minute WHERE item_id = ? ORDER BY place, rid", ("i",)
    ).fetchall()

    assert "minute_item_id" in plan[0][3]


def test_a_column_named_like_a_word_of_sql_is_a_column(desk_file: DeskFile) -> None:
    assert desk_file.rows(Attendance, left="", order=("-left",)) == []


def test_a_date_that_is_no_date_is_said_plainly(desk_file: DeskFile) -> None:
    with desk_file.change("Spoil") as step:
        step.update(Meeting, "meeting", held_on=date(2026, 1, 1))
        step._connection.execute("UPDATE meeting SET held_on = 'soon'")

    with pytest.raises(CannotDo, match="Meetings"):
        desk_file.get(Meeting, "meeting")


@pytest.mark.parametrize("record_class", RECORDS)
def test_columns_hold_what_the_records_hold(desk_file: DeskFile, record_class: type) -> None:
    names = ("id", *(column.name for column in table_of(record_class)))
    records: list[object] = desk_file.rows(record_class, order=("-id",))

    assert desk_file.columns(record_class, names, order=("-id",)) == [
        tuple(getattr(record, name) for name in names) for record in records
    ]


def test_columns_are_read_in_any_order_and_only_so_many(desk_file: DeskFile) -> None:
    with desk_file.change("Add") as step:
        step.insert(*(Person(id=f"p{number}", name=f"{9 - number}") for number in range(5)))

    assert desk_file.columns(Person, ("name", "id"), order=("name",), most=2, id=("p4", "p2")) == [
        ("5", "p4"),
        ("7", "p2"),
    ]
    with pytest.raises(KeyError):
        desk_file.columns(Person, ("shoe_size",))


@pytest.fixture
def table() -> Iterator[Connection]:
    """An action and a meeting as another version of the program might leave them."""
    connection = memory()
    for statement in statements(1):
        connection.execute(statement)
    connection.execute("INSERT INTO action (id, reference, audience) VALUES ('a', 'A-1', 'new')")
    connection.execute("INSERT INTO meeting (id, held_on) VALUES ('m', 'soon')")
    yield connection
    connection.close()


def test_what_an_older_version_left_out_reads_as_its_default(table: Connection) -> None:
    names = ("state", "title", "check_months", "audience", "due_on", "owner_id")

    (record,) = read_rows(table, Action, ((), None), {})

    assert read_columns(table, (Action, names), ((), None), {}) == [
        tuple(getattr(record, name) for name in names)
    ]


def test_a_day_that_is_none_is_said_as_damage(table: Connection) -> None:
    with pytest.raises(CannotDo, match="cannot be read"):
        read_columns(table, (Meeting, ("held_on",)), ((), None), {})


def test_the_column_that_leads_is_gone_along(desk_file: DeskFile) -> None:
    day = date(2026, 11, 19)
    with desk_file.change("Add") as step:
        for number in range(9):
            closed_on = day - timedelta(days=number % 4) if number else None
            state = (ActionState.DONE, ActionState.WITHDRAWN, ActionState.OPEN)[number % 3]
            row = Action(id=f"a{number}", reference=f"A-{number}", title="x", state=state)
            step.insert(replace(row, closed_on=closed_on))
    closed = (ActionState.DONE, ActionState.WITHDRAWN)
    for most in (None, 3):
        found = [
            desk_file.rows(
                Action, order=("-closed_on",), most=most, state=closed,
                closed_on=Between(last=day, leads=leads),
            )
            for leads in (False, True)
        ]  # fmt: skip

        assert found[0] == found[1] != []
    statements: list[str] = []
    desk_file._connection.set_trace_callback(statements.append)
    desk_file.count(Action, state=closed, closed_on=Between(last=day, leads=True))
    desk_file._connection.set_trace_callback(None)

    plan = desk_file._connection.execute(f"EXPLAIN QUERY PLAN {statements[-1]}").fetchall()
    assert "action_closed_on" in plan[0][3]
