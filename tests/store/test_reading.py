from __future__ import annotations

from datetime import date

import pytest

from chair_desk.records.attendance import Attendance
from chair_desk.records.changes import CannotDo
from chair_desk.records.meetings import AgendaItem, Meeting
from chair_desk.store.desk_file import DeskFile


def test_several_conditions_hold_at_once(desk_file: DeskFile) -> None:
    assert desk_file.count(AgendaItem, meeting_id="meeting", title="Welcome") == 1
    assert desk_file.count(AgendaItem, meeting_id="meeting", title="Farewell") == 0
    assert desk_file.count(AgendaItem, meeting_id=[]) == 0


def test_many_values_are_asked_for_at_once(desk_file: DeskFile) -> None:
    ids = [f"i{number}" for number in range(40_000)]

    assert desk_file.rows(AgendaItem, id=["item", *ids])[0].id == "item"


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
