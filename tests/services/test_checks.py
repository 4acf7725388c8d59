from __future__ import annotations

from datetime import date

import pytest

from chair_desk.records.boards import Board
from chair_desk.records.changes import Refused
from chair_desk.records.people import Appointment, Person
from chair_desk.services.checks import (
    existing,
    refuse_backwards,
    refuse_days_backwards,
    refuse_faults,
    refuse_if_named,
    refuse_other_columns,
    tables_that_name,
)
from chair_desk.services.desk import Desk


def test_faults_are_said_beside_their_columns() -> None:
    with pytest.raises(Refused) as refused:
        refuse_faults(Board, {"name": "", "nation": "atlantis"})

    assert set(refused.value.problems) == {"name", "nation"}
    refuse_faults(Board, {"name": "Board"})


def test_a_column_out_of_reach_is_our_mistake() -> None:
    refuse_other_columns({"name": "x"}, {"name"})
    with pytest.raises(KeyError):
        refuse_other_columns({"id": "x"}, {"name"})


def test_a_record_that_is_gone_is_refused(desk: Desk) -> None:
    assert existing(desk, Board, desk.board.id) == desk.board
    with pytest.raises(Refused, match="no longer"):
        existing(desk, Person, "nowhere")


def test_the_same_day_is_not_backwards() -> None:
    refuse_backwards(date(2026, 1, 1), date(2026, 1, 1))
    refuse_backwards(None, date(2026, 1, 1))
    with pytest.raises(Refused):
        refuse_backwards(date(2026, 1, 2), date(2026, 1, 1))


def test_the_day_that_is_not_changed_counts_too() -> None:
    row = Appointment(id="a", seat_id="s", person_id="p", starts_on=date(2026, 5, 1))

    refuse_days_backwards(row, {"ends_on": None})
    with pytest.raises(Refused):
        refuse_days_backwards(row, {"ends_on": date(2026, 4, 30)})


def test_what_names_a_record_is_said_by_its_tables(desk: Desk) -> None:
    person = next(row for row in desk.rows(Person) if row.name == "Rosalind Larkspur")

    assert tables_that_name(desk, Person, person.id) == ["Appointments"]
    refuse_if_named(desk, Person, person.id, but={"appointment"})
    with pytest.raises(Refused, match="Appointments"):
        refuse_if_named(desk, Person, person.id)
