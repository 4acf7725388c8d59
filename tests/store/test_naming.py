"""Rows that name somebody."""

from __future__ import annotations

from chair_desk.records.attendance import Attendance
from chair_desk.records.minutes import Minute
from chair_desk.records.people import Person
from chair_desk.store.desk_file import DeskFile


def test_a_link_and_a_name_in_the_words_are_found(desk_file: DeskFile) -> None:
    with desk_file.change("Wrote") as step:
        step.insert(
            Person(id="ada", name="Ada Quill"),
            Attendance(id="line", meeting_id="meeting", person_id="ada"),
        )
        step.update(Minute, "minute", text="Thanks went to ADA quill.")
    assert desk_file.rows_naming("ada", ["Ada Quill"]) == [
        ("person", "ada", ("name",)),
        ("attendance", "line", ("person_id",)),
        ("minute", "minute", ("text",)),
    ]
    assert desk_file.rows_naming("ada", []) == [("attendance", "line", ("person_id",))]
    assert desk_file.rows_naming("nobody", ["Nobody here"]) == []
