from __future__ import annotations

from datetime import date

import pytest

from chair_desk.records.logs import LogEntry
from chair_desk.records.people import Person
from chair_desk.services.challenge_cards import challenge_card
from chair_desk.services.challenge_letters import letter_of
from chair_desk.services.challenge_outside import letters_of
from chair_desk.services.desk import Desk
from chair_desk.services.escalating import escalate
from chair_desk.services.letters import FORMATS, letter_bytes
from chair_desk.services.logs import add_entry


@pytest.fixture
def desk(sample_desk: Desk) -> Desk:
    return sample_desk


def challenge(desk: Desk, reference: str) -> str:
    return desk.rows(LogEntry, reference=reference)[0].id


def test_the_letter_goes_to_the_head_of_the_force_with_the_history(desk: Desk) -> None:
    letter = letter_of(desk, challenge(desk, "C-014"))
    assert letter.to_name == "Alun Brackenridge"
    assert letter.facts[0] == "17 September 2026: the challenge was raised."
    assert any(fact.startswith("29 October 2026: Holding reply") for fact in letter.facts)
    whole = " ".join(letter.paragraphs)
    assert "requests an answer by Friday 20 November 2026" in whole
    assert "instruct" not in whole
    for kind in FORMATS:
        assert letter_bytes(letter, kind)


def test_beyond_the_partner_a_letter_goes_to_the_posts_that_the_profile_names(
    desk: Desk,
) -> None:
    escalate(desk, challenge(desk, "C-014"), "No answer.", date(2026, 11, 17))
    letter = letter_of(desk, challenge(desk, "C-014"))
    assert letter.to_name == ""
    assert letter.to_post == "The council, the force and the health commissioner together"
    assert challenge_card(desk, challenge(desk, "C-014")).rungs[3].said == "17 Nov, due 8 Dec"


def test_a_complaint_is_written_of_as_one_to_whom_it_names_then_to_the_chair_then_outside(
    desk: Desk,
) -> None:
    named = desk.rows(Person, name="Priya Sandalwood")
    made = add_entry(desk, "complaint", "The notice came late", named_person=named[0].id).made
    first = letter_of(desk, made)
    assert (first.to_name, first.marking) == (named[0].name, "Confidential")
    assert first.opening[:2] == (
        "I write about complaint K-003.", "What it is about: The notice came late.",
    )  # fmt: skip
    assert first.facts[0].endswith("the complaint was raised.")

    escalate(desk, made, "No answer")
    to_chair = letter_of(desk, made)
    assert (to_chair.to_name, to_chair.to_post) == ("Rosalind Larkspur", "Chair")
    assert to_chair.from_name == desk.circumstances.who

    escalate(desk, made, "No answer")
    escalate(desk, made, "The partners did not agree")
    (outside,) = letters_of(desk, made)
    assert outside.to_post == "The ombudsman"
    assert "what you decide" in outside.request[0]
    assert not any("challenge" in words for words in outside.paragraphs)


def test_a_dispute_says_between_whom_it_is_and_what_each_side_says(desk: Desk) -> None:
    made = desk.rows(LogEntry, reference="S-002")[0].id
    said = letter_of(desk, made).opening
    assert said[0] == "I write about dispute S-002."
    assert "It concerns Westmarch Constabulary." in said
    assert "What each side says: Each takes the other to be in the lead." in said
