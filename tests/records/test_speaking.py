from __future__ import annotations

from datetime import date

import pytest

from chair_desk.records.line import KnownOrganisation, KnownPerson, Surroundings
from chair_desk.records.speaking import agency_speaking

AROUND = Surroundings(
    on=date(2026, 11, 19),
    people=(
        KnownPerson(id="chair", name="Rosalind Larkspur", initials="RL", role="Chair"),
        KnownPerson(
            id="p",
            name="Priya Sandalwood",
            initials="AS",
            role="Det Supt",
            organisation_id="police",
        ),
        KnownPerson(id="n", name="Nell Applegarth", initials="NA", organisation_id="council"),
        KnownPerson(id="m", name="May Applegarth", initials="MA", organisation_id="health"),
    ),
    organisations=(
        KnownOrganisation("police", "Westmarch Constabulary", "Constabulary"),
        KnownOrganisation("council", "Westmarch County Council", "County Council"),
        KnownOrganisation("health", "Westmarch Integrated Care Board", "ICB"),
    ),
)


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        ("Priya Sandalwood said the form waits 19 hours.", "police"),
        ("Nell Applegarth asked Priya Sandalwood when this will change.", "police"),
        ("The Constabulary will answer.", "police"),
        ("/action @nell applegarth to dip-sample", "council"),
        ("@icb to answer", "health"),
        ("The ICB, Westmarch, asked.", "health"),
        ("Nell reported that 58% took place.", "council"),
        ("Priya Sandalwood spoke. The Chair asked when; Rosalind Larkspur thanked her.", "police"),
    ],
)
def test_the_last_one_named_speaks(text: str, agency: str) -> None:
    assert agency_speaking(text, AROUND) == agency


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The figures were heard.",
        "As the Board set in February, may all partners answer.",
        "Applegarth spoke.",  # two people of that name: nobody is guessed
        "May the Chair have them before the next meeting?",
        "priya was not written as a name",
        "“Nellie” is nobody here",
    ],
)
def test_nobody_is_taken_to_speak_who_is_not_named(text: str) -> None:
    assert agency_speaking(text, AROUND) == ""
