from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from chair_desk.records.changes import Refused
from chair_desk.records.logs import LogEntry, LogStep, StepLetter
from chair_desk.services.challenge_cards import challenge_card
from chair_desk.services.challenge_letters import letter_of
from chair_desk.services.challenges import change_challenge, record_answer
from chair_desk.services.desk import Desk
from chair_desk.services.entry_removing import remove_step
from chair_desk.services.escalating import escalate
from chair_desk.services.history import undo
from chair_desk.services.logs import steps
from chair_desk.services.people import change_person
from chair_desk.services.step_letters import (
    export_kept,
    letters_of_step,
    page_words,
    pages_of,
)


@pytest.fixture
def desk(sample_desk: Desk) -> Desk:
    return sample_desk


def challenge(desk: Desk, reference: str) -> str:
    return desk.rows(LogEntry, reference=reference)[0].id


def last_step(desk: Desk, challenge_id: str) -> str:
    return [made.id for made in steps(desk, challenge_id) if made.kind == "escalated"][-1]


def test_a_letter_stays_as_it_was_whatever_changes_afterwards(desk: Desk) -> None:
    made = challenge(desk, "C-014")
    escalate(desk, made, "No answer.", date(2026, 11, 17))
    step_id = last_step(desk, made)
    before = letters_of_step(desk, step_id)
    assert before[0].facts[-1].endswith("No answer.")

    change_challenge(desk, made, ask="Say who holds the authority to commit the force.")
    record_answer(desk, made, "The deputy does.")
    change_person(desk, desk.rows(LogEntry, id=made)[0].raised_by_id or "", name="Another Name")

    assert letters_of_step(desk, step_id) == before
    anew = letter_of(desk, made)
    assert "Say who holds the authority" in " ".join(anew.opening)
    assert anew.facts[-1].endswith("The deputy does.")


def test_each_step_of_the_sample_has_the_history_of_its_day(desk: Desk) -> None:
    made = challenge(desk, "C-014")
    first, second = [
        letters_of_step(desk, step.id)
        for step in steps(desk, made)
        if step.kind == "escalated"
    ]  # fmt: skip
    assert [letter.to_name for letter in (*first, *second)] == [
        "Yasmin Thornbury", "Alun Brackenridge",
    ]  # fmt: skip
    assert (first[0].written_on, second[0].written_on) == (date(2026, 10, 16), date(2026, 11, 6))
    assert not any("Holding reply" in fact for fact in first[0].facts)
    assert any("Holding reply" in fact for fact in second[0].facts)
    assert "Friday 30 October 2026" in " ".join(first[0].request)
    assert "Friday 20 November 2026" in " ".join(second[0].request)


def test_a_letter_of_an_earlier_day_leaves_out_what_came_later(desk: Desk) -> None:
    made = challenge(desk, "C-014")
    told = letter_of(desk, made, date(2026, 10, 20)).facts
    assert told[-1].startswith("16 October 2026")


def test_outside_a_letter_is_kept_for_each_body_and_the_card_leads_to_them(desk: Desk) -> None:
    made = challenge(desk, "C-005")
    step_id = last_step(desk, made)
    letters = letters_of_step(desk, step_id)
    assert len(letters) == 3
    place = challenge_card(desk, made).letters[step_id]
    assert (place.words, place.table) == ("3 letters", LogStep.TABLE)
    assert place.whole.startswith("Letters to The")
    assert page_words(pages_of(letters)) == "3 pages"
    assert page_words(1) == "1 page"


def test_the_letters_kept_are_written_as_they_were(desk: Desk, tmp_path: Path) -> None:
    step_id = last_step(desk, challenge(desk, "C-014"))
    (mail,) = export_kept(desk, step_id, tmp_path / "then.eml", kind="eml")
    assert "Holding reply from the ACC" in mail.read_text(encoding="utf-8").replace("=\n", "")
    answered = steps(desk, challenge(desk, "C-014"))[1]
    with pytest.raises(Refused, match="No letter was kept"):
        export_kept(desk, answered.id, tmp_path / "none.eml", kind="eml")
    with pytest.raises(Refused):
        letters_of_step(desk, "nothing")


def test_the_letters_go_and_come_back_with_their_step(desk: Desk) -> None:
    made = challenge(desk, "C-016")
    held = desk.count(StepLetter)
    escalate(desk, made, "No answer.")
    assert desk.count(StepLetter) == held + 2, "one to each partner that is asked"
    undo(desk)
    assert desk.count(StepLetter) == held
    step_id = last_step(desk, challenge(desk, "C-014"))
    remove_step(desk, step_id)
    assert desk.count(StepLetter) == held - 1
    undo(desk)
    assert letters_of_step(desk, step_id)
