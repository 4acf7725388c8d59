from __future__ import annotations

from datetime import date

import pytest

from chair_desk.records.changes import Refused
from chair_desk.records.logs import Addressee
from chair_desk.services.addressees import Asked, asked_too, set_addressees
from chair_desk.services.challenge_answers import (
    GOOD,
    PartnerAnswer,
    answers_of,
    asked_by_name,
    owing_words,
)
from chair_desk.services.challenge_cards import challenge_card, mark_of
from chair_desk.services.challenge_outside import letters_of
from chair_desk.services.challenges import NOT_GOOD, judge_answer, raise_challenge
from chair_desk.services.challenges import record_answer as answer
from chair_desk.services.desk import Desk
from chair_desk.services.escalating import escalate
from chair_desk.services.history import undo
from chair_desk.services.logs import entry, steps
from chair_desk.services.organisations import organisations

COUNCIL, POLICE, HEALTH = 0, 1, 2


def partner(desk: Desk, place: int) -> str:
    return organisations(desk)[place].id


@pytest.fixture
def made(desk: Desk) -> str:
    """A challenge to the police, and to health and the council's treasurer as well."""
    return raise_challenge(
        desk,
        "Say who leads",
        (Asked(partner(desk, HEALTH)), Asked(partner(desk, COUNCIL), "Treasurer")),
        to_organisation_id=partner(desk, POLICE),
        opened_on=date(2026, 3, 2),
    ).made


def asked(desk: Desk, made: str) -> tuple[PartnerAnswer, ...]:
    return answers_of(desk, entry(desk, made))


def test_each_answers_for_itself_and_the_clock_runs_until_the_last(desk: Desk, made: str) -> None:
    police, health, treasurer = asked(desk, made)
    answer(desk, made, "Health leads", date(2026, 3, 10), addressee_id=health.addressee_id)
    card = challenge_card(desk, made)
    assert card.owing == ", ".join((police.short_name, treasurer.short_name))
    assert card.clock.whole, "the clock runs for those who have not answered"
    assert "answered_on" not in card.line.values
    assert steps(desk, made)[-1].text == f"{health.name}: Health leads"

    answer(desk, made, "We follow", date(2026, 3, 11))
    answer(desk, made, "It is paid", date(2026, 3, 9), addressee_id=treasurer.addressee_id)
    card = challenge_card(desk, made)
    assert card.line.values["answered_on"] == "2026-03-11"
    assert [one.answered_on for one in card.answers] == [
        date(2026, 3, 11), date(2026, 3, 10), date(2026, 3, 9),
    ]  # fmt: skip
    assert (card.owing, mark_of(card.line).words) == ("", "answer to judge")


def test_it_is_answered_when_every_answer_is_good_enough(desk: Desk, made: str) -> None:
    for one in asked(desk, made):
        answer(desk, made, "Yes", date(2026, 3, 9), addressee_id=one.addressee_id)
    police, health, treasurer = asked(desk, made)
    judge_answer(desk, made, GOOD, "A name", outcome="A lead is named")
    judge_answer(desk, made, GOOD, "A post", addressee_id=health.addressee_id)
    assert entry(desk, made).entry.state == "awaiting_answer"
    judge_answer(desk, made, NOT_GOOD, "No sum", addressee_id=treasurer.addressee_id)
    card = challenge_card(desk, made)
    assert [one.is_settled for one in card.answers] == [True, True, False]
    assert card.owing == treasurer.short_name
    assert "answered_on" not in card.line.values

    answer(desk, made, "Half of it", date(2026, 3, 12), addressee_id=treasurer.addressee_id)
    judge_answer(desk, made, GOOD, "A sum", addressee_id=treasurer.addressee_id)
    line = entry(desk, made)
    assert (line.entry.state, line.values["outcome"]) == ("answered", "A lead is named")
    assert line.values["answered_on"] == "2026-03-12"
    assert police.name


def test_an_escalation_goes_to_those_who_still_owe_an_answer(desk: Desk, made: str) -> None:
    police, health, treasurer = asked(desk, made)
    for one in (police, health):
        answer(desk, made, "Yes", date(2026, 3, 9), addressee_id=one.addressee_id)
        judge_answer(desk, made, GOOD, "A name", addressee_id=one.addressee_id)
    escalate(desk, made, "No word", date(2026, 3, 31))

    agencies = [letter.to_agency for letter in letters_of(desk, made, date(2026, 3, 31))]
    assert agencies == [organisations(desk)[COUNCIL].name]
    assert challenge_card(desk, made).owing == treasurer.short_name
    assert [one.is_settled for one in asked(desk, made)] == [True, True, False]


def test_an_answer_that_nobody_accepted_does_not_outlive_an_escalation(
    desk: Desk, made: str
) -> None:
    answer(desk, made, "Perhaps", date(2026, 3, 9))
    escalate(desk, made, "That is none", date(2026, 3, 31))
    assert all(one.is_owed for one in asked(desk, made))


def test_whoever_stays_asked_keeps_the_answer_and_one_more_owes_one(desk: Desk, made: str) -> None:
    for one in asked(desk, made):
        answer(desk, made, "Yes", date(2026, 3, 9), addressee_id=one.addressee_id)
        judge_answer(
            desk, made, GOOD, "A name", addressee_id=one.addressee_id, outcome="A lead is named"
        )
    assert entry(desk, made).entry.state == "answered"
    before = asked_too(desk, made)
    set_addressees(desk, made, (Asked("", "The Mayor"), *before))
    line = entry(desk, made)
    assert (line.entry.state, owing_words(asked(desk, made))) == ("awaiting_answer", "The Mayor")
    assert desk.count(Addressee, judgement=GOOD) == 2
    undo(desk)
    assert entry(desk, made).entry.state == "answered"

    set_addressees(desk, made, ())
    line = entry(desk, made)
    assert (line.values["answered_on"], "own_answered_on" in line.values) == ("2026-03-09", False)


def test_all_that_was_answered_is_taken_back_step_by_step(desk: Desk, made: str) -> None:
    health = asked(desk, made)[1]
    was = asked(desk, made)
    answer(desk, made, "Yes", date(2026, 3, 9), addressee_id=health.addressee_id)
    judge_answer(desk, made, GOOD, "A name", addressee_id=health.addressee_id)
    undo(desk)
    undo(desk)
    assert asked(desk, made) == was


def test_who_was_not_asked_cannot_answer(desk: Desk, made: str) -> None:
    with pytest.raises(Refused):
        answer(desk, made, "Yes", addressee_id="nobody")
    with pytest.raises(Refused, match="was not asked"):
        asked_by_name(asked(desk, made), "Zoo")
    with pytest.raises(Refused, match="answer first"):
        judge_answer(desk, made, GOOD, "A name")
    treasurer = asked(desk, made)[2]
    assert asked_by_name(asked(desk, made), treasurer.name.upper()) == treasurer.addressee_id
