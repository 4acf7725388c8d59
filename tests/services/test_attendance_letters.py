from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from chair_desk.records.attendance_cells import Came, Cell
from chair_desk.records.changes import Refused
from chair_desk.records.logs import LogEntry
from chair_desk.records.people import Appointment, Delegation, Person, Seat
from chair_desk.services.attendance_letters import letter_for, raise_challenge, reasons_for
from chair_desk.services.attendance_matrix import Matrix, Row, matrix
from chair_desk.services.delegations import remove_delegation
from chair_desk.services.desk import Desk, open_desk
from chair_desk.services.history import undo
from chair_desk.services.logs import steps


@pytest.fixture
def desk(tmp_path: Path, sample_bytes: bytes) -> Desk:
    path = tmp_path / "Westmarch.chairdesk"
    path.write_bytes(sample_bytes)
    return open_desk(path, who="Gwen", home=tmp_path / "home")


@pytest.fixture
def found(desk: Desk) -> Matrix:
    return matrix(desk, to_on=date(2026, 9, 30))


def police(found: Matrix) -> Row:
    return next(row for row in found.rows if row.short_name == "Constabulary")


def test_a_letter_sets_out_each_meeting_and_requests(desk: Desk, found: Matrix) -> None:
    letter = letter_for(desk, found, police(found))
    assert letter.from_name == "Rosalind Larkspur"
    assert len(letter.facts) == 8
    assert letter.facts[-1] == (
        "17 September 2026: a deputy came, DCI, three below the agreed level."
    )
    whole = " ".join(letter.paragraphs)
    assert "only three of eight" in whole
    assert "The Board requests" in whole
    assert "instruct" not in whole


def test_facts_describe_the_post_and_never_the_person(desk: Desk, found: Matrix) -> None:
    facts = " ".join(letter_for(desk, found, police(found)).facts)
    for person in desk.rows(Person):
        assert person.name not in facts


def test_the_letter_goes_to_somebody_who_can_commit_the_partner(desk: Desk, found: Matrix) -> None:
    letter = letter_for(desk, found, police(found))
    assert letter.to_name or letter.to_post == "Chief Constable"
    assert letter.to_name != "Priya Sandalwood"


def test_nobody_is_written_to_about_a_lay_member(desk: Desk, found: Matrix) -> None:
    lay = next(row for row in found.rows if not row.is_ranked)
    with pytest.raises(Refused):
        letter_for(desk, found, lay)


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ([Came.NOBODY, Came.APOLOGY, Came.NOBODY], "Nobody came to the last three meetings."),
        ([Came.DEPUTY] * 3, "A deputy came to the last three meetings."),
    ],
)
def test_three_in_a_row_are_a_reason(cells: list[Came], said: str, found: Matrix) -> None:
    row = replace(police(found), cells=tuple(Cell(f"m{n}", came) for n, came in enumerate(cells)))
    assert reasons_for(row) == [said]


def test_below_the_level_three_times_is_a_reason(found: Matrix) -> None:
    assert reasons_for(police(found)) == [
        "Nobody at the agreed level came to the last five meetings."
    ]


def test_a_challenge_carries_the_letter_as_its_first_step_and_undo_takes_both(
    desk: Desk, found: Matrix
) -> None:
    row = police(found)
    before = len(desk.rows(LogEntry))
    made = raise_challenge(desk, letter_for(desk, found, row), row).made
    assert [step.kind for step in steps(desk, made)] == ["Letter drafted"]
    undo(desk)
    assert len(desk.rows(LogEntry)) == before


def test_a_letter_says_why_it_is_written(desk: Desk, found: Matrix) -> None:
    letter = letter_for(desk, found, police(found))
    assert letter.opening[1].endswith("Nobody at the agreed level came to the last five meetings.")


def test_a_level_that_is_not_known_is_no_finding(found: Matrix) -> None:
    cell = police(found).cells[-1]._replace(level=None)
    row = replace(police(found), cells=(*police(found).cells[:-1], cell))
    assert reasons_for(row) == []


def test_a_letter_does_not_go_to_somebody_whose_level_is_not_known(
    desk: Desk, found: Matrix
) -> None:
    row = police(found)
    assert row.organisation is not None
    for letter in desk.rows(Delegation, organisation_id=row.organisation.id):
        remove_delegation(desk, letter.id)
    seats = [seat.id for seat in desk.rows(Seat, organisation_id=row.organisation.id)]
    with desk.change("Nobody's level is known") as step:
        for held in desk.rows(Appointment, seat_id=seats):
            step.update(Appointment, held.id, level=None, rank="District Commander", post="")
    letter = letter_for(desk, found, row)
    assert (letter.to_name, letter.to_post) == ("", "Chief Constable")
