from __future__ import annotations

import pytest

from chair_desk.catalogue.dictionaries import read_dictionary
from chair_desk.catalogue.given_names import given_names, read_names

PLAIN, WORDS_TOO = read_names("given"), read_names("words_too")


def seen(text: str) -> list[str]:
    return [text[start:end] for start, end in given_names().people_in(text)]


@pytest.mark.parametrize(
    "name",
    [
        "Kayden", "Siân", "Angharad", "Oluwaseun", "Muhammad", "Zofia", "Niamh", "Agnieszka",
        "Llŷr", "Ffion", "Róisín", "Eilidh", "Mhairi", "Tomasz", "Małgorzata", "Andreea", "Zsófia",
        "Harpreet", "Priyanka", "Abdullahi", "Ayaan", "Chukwuemeka", "Tinashe", "Kwame", "Eglė",
        "Oleksandr", "João", "Zeynep", "Shilan", "Nazanin", "Arbër", "Malka", "Shaniqua", "James",
    ],
)  # fmt: skip
def test_a_first_name_common_here_is_seen_alone(name: str) -> None:
    assert seen(f"On Tuesday {name} was not seen.") == [name]


@pytest.mark.parametrize(
    "text",
    [
        "Mark Brown", "Grace Hill", "Will Young", "May Okonjo", "Hope Patel", "Dean Smith",
        "Rose Begum", "Chase Walker", "Bill Price", "Said Ali", "Smith, John", "Khan, Grace",
        "Florence Ogunleye", "Jordan Taylor",
    ],
)  # fmt: skip
def test_a_name_that_is_a_word_is_seen_before_a_surname(text: str) -> None:
    assert seen(f"It was {text} who asked.") == [text]


@pytest.mark.parametrize(
    "text",
    [
        "Mark, Grace, Will, May, Hope, Dean, Rose, Chase, Bill and Said begin a sentence.",
        "Will Partners Respond? May Board, Mark Scheme, Grace Period, Hope Project, Bill Payments",
        "Dean Street, Rose Cottage, Chase Farm, Summer Term, Dawn Raid, Faith Leaders",
        "In May Ofsted came; in June Cafcass did, and in April NHS bodies.",
        "Jordan, Georgia, India, Victoria and Florence are places too.",
        "St Mary’s, King George Hospital, James Cook University Hospital, Sarah’s Law",
        "The Joy Centre, Ivy House, Heather Ward, Iris Training, Robin Hood Lane",
        "Working Together, Care Act, Child Safeguarding Practice Review Panel, Prevent, Channel",
        "Probation, Police, Education, Health, Housing, Youth Justice, Director, Chair",
        "Mental Capacity Act, Deprivation of Liberty Safeguards, Domestic Abuse Act",
    ],
)
def test_words_of_the_field_do_not_flood_the_list(text: str) -> None:
    assert seen(text) == []


def test_a_name_that_the_dictionary_knows_as_a_word_says_nothing_alone() -> None:
    dictionary = read_dictionary()
    assert [name for name in sorted(PLAIN) if dictionary.has(name)] == []


def test_no_name_stands_in_both_lists_and_each_is_one_word() -> None:
    assert not PLAIN & WORDS_TOO
    assert all(name.isalpha() for name in PLAIN | WORDS_TOO)


def test_the_lists_are_read_once() -> None:
    assert given_names() is given_names()
