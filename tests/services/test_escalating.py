from __future__ import annotations

from datetime import date

import pytest

from chair_desk.records.changes import Refused
from chair_desk.records.logs import LogEntry
from chair_desk.services.challenges import record_answer
from chair_desk.services.desk import Desk
from chair_desk.services.escalating import escalate
from chair_desk.services.logs import steps
from chair_desk.services.step_letters import letters_of_step


def test_a_step_taken_names_the_post_its_reason_and_keeps_its_letter(sample_desk: Desk) -> None:
    made = sample_desk.rows(LogEntry, reference="C-013")[0].id
    escalate(sample_desk, made, "The rota has gaps", date(2026, 11, 16))
    taken = steps(sample_desk, made)[-1]
    assert taken.kind == "escalated"
    assert taken.text.startswith("Taken to “Delegated partner”: ")
    assert taken.text.endswith("The rota has gaps")
    (letter,) = letters_of_step(sample_desk, taken.id)
    assert letter.written_on == date(2026, 11, 16)


def test_what_is_over_or_says_no_reason_is_not_taken_further(sample_desk: Desk) -> None:
    over = sample_desk.rows(LogEntry, reference="C-012")[0].id
    with pytest.raises(Refused, match="is closed"):
        escalate(sample_desk, over, "No answer")
    still = sample_desk.rows(LogEntry, reference="C-013")[0].id
    with pytest.raises(Refused) as refused:
        escalate(sample_desk, still, " ")
    assert "why" in refused.value.problems


def test_nothing_goes_further_before_it_came_to_its_step_nor_is_answered_before_it_was_raised(
    sample_desk: Desk,
) -> None:
    made = sample_desk.rows(LogEntry, reference="C-014")[0].id
    with pytest.raises(Refused) as refused:
        escalate(sample_desk, made, "No answer", date(2026, 11, 5))
    assert refused.value.problems == {
        "on": "It came to its step on 6 November 2026. Give a later day."
    }
    with pytest.raises(Refused) as refused:
        record_answer(sample_desk, made, "Yes", date(2026, 9, 16))
    assert "17 September 2026" in refused.value.problems["answered_on"]
    escalate(sample_desk, made, "No answer", date(2026, 11, 6))
