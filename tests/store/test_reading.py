from __future__ import annotations

from datetime import date, timedelta

import pytest

from chair_desk.records.attendance import Attendance
from chair_desk.records.between import Between
from chair_desk.records.changes import CannotDo
from chair_desk.records.meetings import AgendaItem, Meeting
from chair_desk.records.people import Person
from chair_desk.store.desk_file import DeskFile


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
