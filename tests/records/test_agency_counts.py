from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from chair_desk.records.agency_counts import AgencyCount, added_up, agency_counts

NAMES = st.sampled_from(["County Council", "Heddlu Gogledd Cymru", "NHS ICB 42"])
COUNTS = st.builds(AgencyCount, NAMES, *[st.integers(0, 999)] * 3)


def test_each_line_is_an_agency_with_its_numbers() -> None:
    text = "County Council 14, 12, 1\nHeddlu Gogledd Cymru: 6; 4; 2\n\nICB, 9, 8\nsome came"

    assert agency_counts(text) == [
        AgencyCount("County Council", 14, 12, 1),
        AgencyCount("Heddlu Gogledd Cymru", 6, 4, 2),
        AgencyCount("ICB", 9, 8, 0),
    ]


def test_those_that_did_not_come_most_often_stand_first() -> None:
    counts = agency_counts("Police 6, 4, 2\nCouncil 14, 12, 1\npolice 4, 3, 1")

    assert added_up(counts) == [AgencyCount("Police", 10, 7, 3), AgencyCount("Council", 14, 12, 1)]


@given(st.lists(COUNTS))
def test_no_number_is_lost_in_adding_up(counts: list[AgencyCount]) -> None:
    text = "\n".join(f"{one.agency} {one.booked}, {one.attended}, {one.no_shows}" for one in counts)
    assert agency_counts(text) == counts

    found = added_up(counts)
    assert sum(one.booked for one in found) == sum(one.booked for one in counts)
    assert sum(one.no_shows for one in found) == sum(one.no_shows for one in counts)
