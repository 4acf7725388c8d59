from __future__ import annotations

from datetime import date

import pytest

from chair_desk.records.challenges import Where
from chair_desk.records.logs import LogEntry
from chair_desk.services.challenge_cards import challenge_card, challenge_groups, mark_of
from chair_desk.services.challenges import pause_clock, record_answer
from chair_desk.services.desk import Desk


@pytest.fixture
def desk(sample_desk: Desk) -> Desk:
    return sample_desk


def challenge(desk: Desk, reference: str) -> str:
    return desk.rows(LogEntry, reference=reference)[0].id


def test_the_list_goes_by_state_and_within_it_by_the_day_due(desk: Desk) -> None:
    labels = [group.label for group in challenge_groups(desk)]
    assert labels[:3] == [
        "Awaiting an answer",
        "Escalated, awaiting an answer",
        "Answered, looking for the difference",
    ]
    waiting = challenge_groups(desk)[0].lines
    days = [line.entry.due_on for line in waiting if line.entry.due_on]
    assert days == sorted(days)


def test_the_ladder_of_the_story_stands_at_the_chief_officer(desk: Desk) -> None:
    card = challenge_card(desk, challenge(desk, "C-014"))
    assert [rung.where for rung in card.rungs].index(Where.HERE) == 2
    assert [rung.said for rung in card.rungs] == [
        "17 Sep", "16 Oct", "6 Nov, due 20 Nov", "", "",
    ]  # fmt: skip
    assert card.rungs[2].words == (
        "3. Chief officer, it stands here, Alun Brackenridge, 6 Nov, due 20 Nov"
    )
    assert (card.clock.used, card.clock.whole) == (7, 10)
    assert card.clock.mark.words == "3 working days left"
    assert card.clock.due == "due Friday 20 November 2026"


def test_a_late_card_says_working_days_where_the_list_says_days(desk: Desk) -> None:
    card = challenge_card(desk, challenge(desk, "C-014"), date(2026, 11, 25))
    assert card.clock.mark.words == "3 working days late"
    assert mark_of(card.line).words == "3 days late"


def test_each_mark_has_words(desk: Desk) -> None:
    for group in challenge_groups(desk):
        for line in group.lines:
            assert mark_of(line).words
    made = challenge(desk, "C-015")
    for one in challenge_card(desk, made).answers:
        record_answer(desk, made, "The share stands.", addressee_id=one.addressee_id)
    card = challenge_card(desk, made)
    assert card.clock.mark.words == "Answered; the Chair has not judged the answer"


def test_a_paused_clock_says_so(desk: Desk) -> None:
    pause_clock(desk, challenge(desk, "C-014"), "The force asked for a meeting.")
    card = challenge_card(desk, challenge(desk, "C-014"))
    assert card.clock.mark.words == "The clock is paused, with 3 working days left"
    assert card.clock.whole == 0
