"""Every number beside the matrix opens down to its rows: of a partner, a seat and the body."""

from __future__ import annotations

from datetime import date

import pytest

from chair_desk.records.attendance_measures import Rate
from chair_desk.services.attendance_matrix import By, Matrix, Row, matrix
from chair_desk.services.attendance_numbers import (
    MeasureLine,
    body_lines,
    measure_lines,
    represented_each,
    totals,
)
from chair_desk.services.desk import Desk

LAST = date(2026, 9, 17)


@pytest.fixture(scope="module")
def desk(sample_to_read: Desk) -> Desk:
    return sample_to_read


@pytest.fixture
def found(desk: Desk) -> Matrix:
    return matrix(desk, to_on=LAST)


def row_of(found: Matrix, name: str) -> Row:
    return next(row for row in found.rows if row.name == name)


def lines_of(desk: Desk, found: Matrix, name: str) -> dict[str, MeasureLine]:
    return {line.name: line for line in measure_lines(desk, found, row_of(found, name))}


@pytest.mark.parametrize("by", list(By))
def test_each_measure_names_as_many_rows_as_it_counts_and_has_in_its_base(
    desk: Desk, by: By
) -> None:
    found = matrix(desk, to_on=LAST, by=by)
    for row in found.rows:
        for line in measure_lines(desk, found, row):
            assert line.definition
            number, of, *_more = [*line.words.split(" of "), ""]
            if of:
                assert len(line.counted) == int(number)
                assert len(line.counted) + len(line.others) == int(of.split(maxsplit=1)[0])


def test_the_mean_gap_says_over_how_many_meetings_and_which(desk: Desk, found: Matrix) -> None:
    gap = lines_of(desk, found, "Westmarch Constabulary")["mean_gap"]
    assert gap.words == "1.1, over 8 meetings"
    assert len(gap.counted) == 8
    assert gap.counted[-1].endswith("three below the agreed level")


def test_statutory_coverage_opens_to_the_partners_that_were_missing(
    desk: Desk, found: Matrix
) -> None:
    line = lines_of(desk, found, "Westmarch Constabulary")["coverage"]
    assert (line.words, len(line.counted), len(line.others)) == ("2 of 8", 2, 6)
    assert all("Westmarch" in said for said in line.others)


def test_people_and_misses_are_named(desk: Desk, found: Matrix) -> None:
    lines = lines_of(desk, found, "Tarn Valley Ambulance Trust")
    assert len(lines["people"].counted) == int(lines["people"].words)
    assert len(lines["in_a_row"].counted) + len(lines["in_a_row"].others) == 8


def test_the_body_adds_counts_and_bases_of_all_rows(desk: Desk, found: Matrix) -> None:
    lines = {line.name: line for line in body_lines(found)}
    live = sum(cell.is_live for row in found.rows for cell in row.cells)
    here = sum(cell.is_here for row in found.rows for cell in row.cells)
    assert lines["body_represented"].words == Rate(here, live).words
    assert len(lines["body_represented"].counted) == len(found.rows)
    each = [line for name, line in lines.items() if name.startswith("meeting_")]
    assert len(each) == len(found.meetings)
    for line in each:
        assert line.words.startswith(
            f"{len(line.counted)} of {len(line.counted) + len(line.others)}"
        )


def test_the_totals_are_those_of_the_rows_that_are_asked_for(found: Matrix) -> None:
    said = dict(totals(found))
    assert dict(totals(found, ["represented"])) == {"Represented": said["Represented"]}
    assert [day for day, _rate in represented_each(found)] == [
        meeting.held_on for meeting in found.meetings
    ]
