from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from chair_desk.records.people import OrganisationKind, Seat
from chair_desk.services.desk import Desk
from chair_desk.services.people import add_person, appoint, change_organisation, find_people

SeatOf = Callable[[OrganisationKind], Seat]
DAY = date(2026, 9, 17)


@pytest.fixture
def known(desk: Desk, seat_of: SeatOf) -> Desk:
    police = seat_of(OrganisationKind.POLICE)
    assert police.organisation_id
    change_organisation(
        desk, police.organisation_id, name="Westmarch Constabulary", short_name="Constabulary"
    )
    appoint(desk, police.id, add_person(desk, "Priya Sandalwood").made, rank="Det Supt")
    nhs = seat_of(OrganisationKind.HEALTH_COMMISSIONER)
    appoint(desk, nhs.id, add_person(desk, "Zoë Pemberly").made, post="Chief Nursing Officer")
    add_person(desk, "Sanjay Priyesh")
    add_person(desk, "Peter Stone")
    return desk


@pytest.mark.parametrize(
    ("words", "names"),
    [
        ("priya", ["Priya Sandalwood"]),
        ("PRI", ["Priya Sandalwood", "Sanjay Priyesh"]),
        ("PS", ["Priya Sandalwood", "Peter Stone"]),
        ("zoe", ["Zoë Pemberly"]),
        ("zoë pem", ["Zoë Pemberly"]),
        ("nursing officer", ["Zoë Pemberly"]),
        ("constabulary", ["Priya Sandalwood"]),
        ("det supt", ["Priya Sandalwood"]),
        ("priya nursing", []),
        ("nobody", []),
        ("chair", ["Rosalind Larkspur"]),
    ],
)
def test_people_are_found_by_name_initials_role_and_agency(
    known: Desk, words: str, names: list[str]
) -> None:
    assert [found.person.name for found in find_people(known, words, DAY)] == names


def test_no_words_find_everybody_those_in_post_first(known: Desk) -> None:
    found = [one.person.name for one in find_people(known, " ", DAY)]

    assert len(found) == 6
    assert found[-2:] == ["Peter Stone", "Sanjay Priyesh"]


def test_who_is_found_is_said_so_that_two_are_told_apart(known: Desk) -> None:
    assert [found.words for found in find_people(known, "PS", DAY)] == [
        "Priya Sandalwood, Det Supt, Constabulary",
        "Peter Stone",
    ]


def test_the_agency_is_that_of_the_day(known: Desk, seat_of: SeatOf) -> None:
    police = seat_of(OrganisationKind.POLICE)
    appoint(known, police.id, add_person(known, "Owen Pikestaff").made, starts_on=date(2027, 1, 1))

    assert [found.person.name for found in find_people(known, "constabulary", DAY)] == [
        "Priya Sandalwood"
    ]
    assert [
        found.person.name for found in find_people(known, "constabulary", date(2027, 1, 1))
    ] == ["Owen Pikestaff"]
