from datetime import date, datetime
from typing import Annotated, ClassVar

import pytest

from chair_desk.records.columns import Column, problems, record, table_of
from chair_desk.records.meetings import Meeting, MeetingState
from chair_desk.records.people import AgreedLevel, Person


def test_a_column_knows_its_type_and_whether_it_may_be_empty() -> None:
    table = table_of(Meeting)

    assert table.column("held_on").python_type is date
    assert table.column("started_at").python_type is datetime
    assert table.column("started_at").optional
    assert not table.column("held_on").optional
    assert table.column("state").choices == tuple(MeetingState)


def test_a_record_without_columns_is_refused() -> None:
    @record
    class Loose:
        TABLE: ClassVar[str] = "loose"
        LABEL: ClassVar[str] = "Loose"

        id: str
        name: str

    with pytest.raises(TypeError, match=r"Loose\.name declares no Column"):
        table_of(Loose)


def test_a_column_that_no_file_can_hold_is_refused() -> None:
    @record
    class Real:
        TABLE: ClassVar[str] = "real"
        LABEL: ClassVar[str] = "Real"

        id: str
        share: Annotated[float, Column(label="Share")] = 0.5

    with pytest.raises(TypeError, match="cannot be kept"):
        table_of(Real)


def test_what_is_needed_is_said() -> None:
    found = problems(table_of(Person), {"name": "", "email": ""})

    assert found == {"name": "Name is needed."}


def test_a_value_of_the_wrong_kind_is_said() -> None:
    table = table_of(Meeting)

    assert problems(table, {"held_on": "soon"}) == {"held_on": "Date is not a date."}
    assert problems(table, {"state": "asleep"}) == {"state": "State is not one of the choices."}
    assert "whole number" in problems(table, {"minutes_version": "two"})["minutes_version"]


def test_a_check_of_the_columns_own_is_asked() -> None:
    assert problems(table_of(AgreedLevel), {"level": 6}) == {
        "level": "A level is a whole number from 1 to 5."
    }
    assert problems(table_of(AgreedLevel), {"level": 4}) == {}


def test_an_unknown_column_is_a_bug() -> None:
    with pytest.raises(KeyError):
        problems(table_of(Person), {"shoe_size": 44})
