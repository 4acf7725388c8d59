from __future__ import annotations

from datetime import date

import pytest

from chair_desk.records.logs import LogEntry
from chair_desk.services.challenge_cards import challenge_card
from chair_desk.services.challenge_letters import letter_of
from chair_desk.services.desk import Desk
from chair_desk.services.escalating import escalate
from chair_desk.services.letters import FORMATS, letter_bytes


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
