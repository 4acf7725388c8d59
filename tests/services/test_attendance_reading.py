"""Every number beside the matrix opens down to the meetings it counts."""

from __future__ import annotations

from datetime import date

import pytest

from chair_desk.records.attendance_measures import Rate
from chair_desk.services.attendance_matrix import By, Matrix, matrix
from chair_desk.services.attendance_reading import (
    ladder_label,
    level_lines,
    names_of,
    row_words,
    rows_of,
    source_words,
    statutory_coverage,
)
from chair_desk.services.desk import Desk

LAST = date(2026, 9, 17)


@pytest.fixture(scope="module")
def desk(sample_to_read: Desk) -> Desk:
    return sample_to_read


@pytest.fixture
def found(desk: Desk) -> Matrix:
    return matrix(desk, to_on=LAST)


def key_of(found: Matrix, name: str) -> str:
    return next(row.key for row in found.rows if row.name == name)


def test_the_constabulary_reads_as_in_the_picture_of_the_design(found: Matrix) -> None:
    row = found.row(key_of(found, "Westmarch Constabulary"))
    assert row is not None
    assert row_words(found, row) == (
        "Westmarch Constabulary came to every meeting, but sent somebody able to commit it to "
        "only three of eight, and to none since May 2025."
    )
    assert source_words(found) == "from 8 confirmed records"


def test_levels_show_which_ranks_stand_there_and_how_often_each_came(
    desk: Desk, found: Matrix
) -> None:
    row = found.row(key_of(found, "Westmarch Constabulary"))
    assert row is not None
    lines = level_lines(desk, row)
    assert [line.came for line in lines] == [0, 3, 2, 2, 1]
    assert [line.level for line in lines if line.is_agreed] == [4]
    assert "ACC" in lines[1].ranks
    assert ladder_label(desk, row)


def test_filters_choose_rows_and_never_change_them(found: Matrix) -> None:
    assert list(rows_of(found, "all")) == list(found.rows)
    statutory = rows_of(found, "statutory")
    assert [row.short_name for row in statutory] == ["County Council", "Constabulary", "NHS ICB"]
    below = {row.name for row in rows_of(found, "below")}
    assert "Westmarch Constabulary" in below
    assert "Westmarch County Council" not in below


def test_statutory_coverage_counts_meetings_where_all_could_be_committed(found: Matrix) -> None:
    assert statutory_coverage(found) == Rate(2, 8)


def test_rows_by_seat_name_the_seat(desk: Desk) -> None:
    by_seat = matrix(desk, to_on=LAST, by=By.SEAT)
    assert any(row.name.startswith("Constabulary, ") for row in by_seat.rows)
    assert names_of(desk, by_seat)
    assert statutory_coverage(by_seat) == Rate(2, 8)
