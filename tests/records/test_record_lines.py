import pytest

from chair_desk.records.grammar import parse_line
from tests.records.test_grammar import AROUND


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("/a @Nell: ring the school, by fri", "Ring the school"),
        ("/a @Nell – by fri ring the school", "Ring the school"),
        ("/a @Nell to write by hand by fri.", "Write by hand"),
        ("/a by fri @Nell to ring", "Nell Applegarth to ring"),
        ("/a @Nell by fri", "Nell Applegarth by fri"),
    ],
)
def test_what_is_lifted_out_leaves_a_clean_sentence(typed: str, text: str) -> None:
    assert parse_line(typed, AROUND).text == text


def test_the_last_date_is_the_one_that_counts() -> None:
    line = parse_line("/a @Nell report what was done by fri by 18 dec", AROUND)

    assert line.due is not None
    assert line.due.words == "18 dec"
    assert line.text == "Report what was done by fri"


def test_an_agency_of_two_names_alike_is_asked_about() -> None:
    import dataclasses

    from chair_desk.records.line import KnownOrganisation

    twice = dataclasses.replace(
        AROUND, organisations=(KnownOrganisation("1", "Trust"), KnownOrganisation("2", "Trust"))
    )
    line = parse_line("/c @Trust answer", twice)

    assert line.organisation_ids == ()
    assert "more than one partner" in line.doubts[0].sentence
