from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chair_desk.catalogue.given_names import given_names
from chair_desk.records.nameless import is_nhs_number, looks_like_code, looks_personal


@pytest.mark.parametrize(
    ("text", "seen"),
    [
        ("Jade Smithson was not seen", "Jade Smithson"),
        ("The child called Oliver was moved", "Oliver"),
        ("The boy Zebedee was moved", "Zebedee"),
        ("Child Aarav, 4 months", "Aarav"),
        ("Kayleigh, 4 months, bruising", "Kayleigh"),
        ("seen with Ethan twice", "Ethan"),
        ("Siân, bruising at 4 months", "Siân"),
        ("Agnieszka was not asked", "Agnieszka"),
        ("Smith, John: fell", "Smith, John"),
        ("2014-05-04", "2014-05-04"),
        ("DOB 4 May 2014", "date of birth"),
        ("She was born on 4 May 2014", "date of birth"),
        ("04/05/2014", "04/05/2014"),
        ("943 476 5919", "NHS number"),
        ("Pupil H801200001001", "person’s number"),
        ("QQ 12 34 56 C", ""),
        ("AB 12 34 56 C", "person’s number"),
    ],
)
def test_what_is_plainly_a_person_is_seen(text: str, seen: str) -> None:
    assert (
        (seen in looks_personal(text, given_names()))
        if seen
        else not looks_personal(text, given_names())
    )


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Threshold: the front door closed the contact within 2 days",
        "Westmarch Constabulary and Tarnside Hospitals did not agree",
        "Victoria Road team, Grace Hospital",
        "Neglect in infancy, WM-07",
        "Child Protection, Child Death and Baby Clinic; mother and baby; Child F",
        "A project called Operation Willow",
        "St Helen’s ward, Rachel Street, Sarah’s Law",
        "Grace, Mark and Summer are words",
        "Will Partners Respond? May Board, Hope Project, Summer Term",
        "Talks on 15 October 2026",
        "0800 555 1234 of 40",
    ],
)
def test_themes_stages_and_agencies_pass(text: str) -> None:
    assert looks_personal(text, given_names()) == ""


@pytest.mark.parametrize("code", ["WM-07", "Child F", "SAR 3", "Family W", "2026/1"])
def test_a_code_has_a_number_or_a_letter_alone(code: str) -> None:
    assert looks_like_code(code)


@pytest.mark.parametrize("name", ["", "Kayleigh", "Zebedee Okonjo", "the baby"])
def test_a_name_is_no_code(name: str) -> None:
    assert not looks_like_code(name)


@given(st.integers(0, 999_999_999))
def test_of_ten_last_digits_at_most_one_makes_an_nhs_number(first: int) -> None:
    made = [is_nhs_number(f"{first:09}{last}") for last in range(10)]

    assert sum(made) <= 1


@given(st.text(max_size=80))
def test_any_text_can_be_looked_at(text: str) -> None:
    assert isinstance(looks_personal(text, given_names()), str)
