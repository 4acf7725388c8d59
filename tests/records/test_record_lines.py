import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chair_desk.records.grammar import parse_line
from tests.records.test_grammar import AROUND


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        ("/a @Nell: ring the school, by fri", "Ring the school"),
        ("/a @Nell – by fri ring the school", "Ring the school"),
        ("/a @Nell to write by hand by fri.", "Write by hand"),
        ("/a by fri @Nell to ring", "Ring"),
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


@pytest.mark.parametrize(
    ("typed", "owners", "text"),
    [
        ("/a NA to ring by fri", ["na"], "Ring"),
        ("ACTION: Nell Applegarth to ring by fri", ["na"], "Ring"),
        ("/a @AD/@DCS to ring by fri", ["na", "mw"], "Ring"),
        ("/a MW and NA will ring by fri", ["mw", "na"], "Ring"),
        ("/a ring them (@NA) by fri", ["na"], "Ring them"),
        ("/a ring them (@NA, by fri)", ["na"], "Ring them"),
        ("/a ring them by @NA by fri.", ["na"], "Ring them"),
        ("/a ring them by fri @NA and @MW", ["na", "mw"], "Ring them"),
        ("/a @NA to write to @MW by fri", ["na"], "Write to Marcus Wrenfield"),
        ("/a write to @MW by fri", [], "Write to Marcus Wrenfield"),
        ("/a @all to ring by fri", [], "All to ring"),
        ("/a All partners to ring by fri", [], "All partners to ring"),
        ("/a ask [[@MW about Child F]] by fri", [], "Ask [[Marcus Wrenfield about Child F]]"),
    ],
)
def test_whose_it_is_follows_from_where_the_name_stands(
    typed: str, owners: list[str], text: str
) -> None:
    line = parse_line(typed, AROUND)

    assert [one.person_id for one in line.owners] == owners
    assert line.text == text


def test_words_in_capitals_that_are_nobody_are_no_owner() -> None:
    line = parse_line("/a Send the AD to the school by fri", AROUND)

    assert line.owners == ()
    assert line.text == "Send the AD to the school"


def test_initials_of_two_people_without_an_at_are_asked_about_too() -> None:
    line = parse_line("/a LB to ring by fri", AROUND)

    assert line.text == "LB to ring"
    assert line.doubts[0].candidates == ("lb1", "lb2")


def test_an_owner_for_want_of_another_is_said() -> None:
    line = parse_line("/a see to it @NA rings them by fri", AROUND)

    assert [one.person_id for one in line.owners] == ["na"]
    assert line.text == "See to it Nell Applegarth rings them"
    assert "taken to own it" in line.doubts[0].sentence


@pytest.mark.parametrize(
    ("typed", "day", "text"),
    [
        ("/a @NA to ring in 3 weeks", (2026, 12, 10), "Ring"),
        ("/a @NA to ring +5wd", (2026, 11, 26), "Ring"),
        ("/a @NA to ring by 18 dec at the latest", (2026, 12, 18), "Ring"),
        ("/a @NA, by fri: ring them", (2026, 11, 20), "Ring them"),
        ("/a @NA to ring by the 18th", (2026, 12, 18), "Ring"),
        ("/c @Constabulary answer by 17 dec", (2026, 12, 17), "Answer"),
    ],
)
def test_a_date_ends_or_begins_what_is_asked(
    typed: str, day: tuple[int, int, int], text: str
) -> None:
    line = parse_line(typed, AROUND)

    assert line.due is not None
    assert line.due.on == date(*day)
    assert line.text == text


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("/a @NA to say what was done by fri to the board", "inside the sentence"),
        ("/a @NA to ring by 31 feb", "no date that is understood"),
        ("/a @NA to ring by 12/13", "no date that is understood"),
    ],
)
def test_a_date_that_is_not_taken_is_said(typed: str, said: str) -> None:
    line = parse_line(typed, AROUND)

    assert line.due is None
    assert said in line.doubts[0].sentence


@pytest.mark.parametrize("words", ["by the police", "by 12.6%", "by hand", "by 10", "by 5pm"])
def test_by_something_else_is_no_date(words: str) -> None:
    line = parse_line(f"/a @NA to look at cases {words}", AROUND)

    assert line.due is None
    assert line.text == f"Look at cases {words}"
    assert [doubt.sentence for doubt in line.doubts] == ["No date is given."]


PARTS = st.lists(
    st.sampled_from(
        ["@NA", "@MW,", "NA", "LB", "@LB", "(@AD)", "[[", "]]", "by fri", "by 18 dec", "in 3 weeks",
         "by", "to", "and", "write", "schools", "(", ")", "@all", "All", "@Constabulary", "!!"]
    ),
    max_size=9,
)  # fmt: skip


@given(PARTS)
def test_every_word_is_in_the_text_or_was_lifted_and_coloured(parts: list[str]) -> None:
    for command in ("/a ", "/c ", "action: ", ""):
        line = parse_line(command + " ".join(parts), AROUND)
        coloured = [line.raw[mark.start : mark.end] for mark in line.highlights]
        kept = " ".join([line.text, *coloured]).lower()
        for word in re.findall(r"\w+", line.raw.lower()):
            assert word in kept or word in {"to", "and", "by"}, (word, line)


@given(PARTS)
def test_a_text_that_was_understood_is_a_paragraph_that_stays_as_it_is(parts: list[str]) -> None:
    text = parse_line("Words " + " ".join(parts), AROUND).text

    assert parse_line(text, AROUND).text == text


@given(PARTS)
def test_nobody_in_confidential_words_owns_anything(parts: list[str]) -> None:
    line = parse_line("/a write [[" + " ".join(part.strip("[]") for part in parts), AROUND)

    assert line.owners == ()
    assert line.organisation_ids == ()
    assert line.due is None
