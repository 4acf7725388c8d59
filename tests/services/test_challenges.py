from __future__ import annotations

from datetime import date

import pytest

from chair_desk.records.changes import Refused
from chair_desk.services.challenges import (
    accept_unresolved,
    close_challenge,
    judge_answer,
    ladder,
    next_step,
    pause_clock,
    raise_challenge,
    record_answer,
    reopen,
    resume_clock,
    step_at,
    withdraw,
)
from chair_desk.services.desk import Desk
from chair_desk.services.escalating import escalate
from chair_desk.services.history import undo
from chair_desk.services.logs import entry, steps
from chair_desk.services.organisations import organisations

from .conftest import Clock


def raised(desk: Desk, title: str = "Police seniority") -> str:
    police = organisations(desk)[1]
    return raise_challenge(desk, title, to_organisation_id=police.id).made


def due(desk: Desk, challenge_id: str) -> date | None:
    return entry(desk, challenge_id).entry.due_on


def test_a_challenge_is_walked_from_the_table_to_the_inspectorate_and_to_proven_impact(
    desk: Desk, clock: Clock
) -> None:
    clock.set(date(2026, 11, 30))
    challenge = raised(desk)
    assert due(desk, challenge) == date(2026, 12, 30)  # over Christmas and the day in lieu
    clock.set(date(2026, 12, 31))
    assert entry(desk, challenge).days_words == "1 day late"
    assert entry(desk, challenge).working_days == -1

    escalate(desk, challenge, "No answer after 20 working days.")
    assert due(desk, challenge) == date(2027, 1, 15)  # ten working days, New Year left out
    clock.set(date(2027, 1, 18))
    escalate(desk, challenge, "No answer.")
    assert due(desk, challenge) == date(2027, 2, 1)
    record_answer(desk, challenge, "Superintendents have our confidence.")
    judge_answer(desk, challenge, "not good enough", "It does not answer the question.")
    line = entry(desk, challenge)
    assert (line.entry.state, line.days_words) == ("escalated", "10 days left")

    clock.set(date(2027, 3, 22))
    escalate(desk, challenge, "No answer.")
    assert due(desk, challenge) == date(2027, 4, 14)  # fifteen working days, over Easter
    clock.set(date(2027, 4, 15))
    escalate(desk, challenge, "No answer from the partners.")
    assert (due(desk, challenge), next_step(desk, entry(desk, challenge))) == (None, None)
    assert step_at(desk, entry(desk, challenge)).key == "outside"

    record_answer(desk, challenge, "An ACC comes from May.")
    judge_answer(desk, challenge, "good enough", "It names who.", outcome="An ACC comes.")
    assert entry(desk, challenge).entry.state == "answered"
    assert entry(desk, challenge).is_open
    close_challenge(
        desk, challenge, impact="Decisions are taken in the room.", evidence="Minutes, 4 meetings."
    )
    line = entry(desk, challenge)
    assert line.entry.state == "closed_with_impact"
    assert line.values["closed_by"] == "Gwen Tallowfield"
    kinds = [made.kind for made in steps(desk, challenge)]
    assert kinds.count("escalated") == len(ladder(desk)) - 1


def test_every_verb_is_one_undo(desk: Desk) -> None:
    challenge = raised(desk)
    before = entry(desk, challenge)
    for verb in (
        lambda: record_answer(desk, challenge, "A holding reply."),
        lambda: escalate(desk, challenge, "No answer."),
        lambda: pause_clock(desk, challenge, "The partner asked for a week."),
        lambda: withdraw(desk, challenge, "Asked twice."),
        lambda: accept_unresolved(desk, challenge, "The law settles it in May."),
    ):
        verb()
        assert entry(desk, challenge) != before
        undo(desk)
        assert (entry(desk, challenge), steps(desk, challenge)) == (before, [])
    undo(desk)
    with pytest.raises(Refused):
        entry(desk, challenge)


def test_nothing_is_closed_without_impact_and_evidence_or_a_reason(desk: Desk) -> None:
    challenge = raised(desk)
    with pytest.raises(Refused) as refusal:
        close_challenge(desk, challenge)
    assert set(refusal.value.problems) == {"outcome", "impact", "evidence", "reason"}
    assert refusal.value.problems["reason"] == "Or say why there is no impact."
    said = refusal.value.problems["impact"]
    assert said == "What difference did it make? Answer this first."
    with pytest.raises(Refused) as refusal:
        close_challenge(desk, challenge, outcome="It was done.", impact="Fewer wait.")
    assert set(refusal.value.problems) == {"evidence"}
    assert entry(desk, challenge).is_open

    close_challenge(desk, challenge, outcome="It was done.", reason="The audit was not repeated.")
    assert entry(desk, challenge).entry.state == "closed_without_impact"


@pytest.mark.parametrize("verb", [withdraw, accept_unresolved])
def test_an_honest_end_needs_its_reason(desk: Desk, verb: object) -> None:
    challenge = raised(desk)
    with pytest.raises(Refused) as refusal:
        verb(desk, challenge, " ")  # type: ignore[operator]
    assert set(refusal.value.problems) == {"reason"}
    assert refusal.value.problems["reason"].startswith("Say why it is ")
    verb(desk, challenge, "It was asked elsewhere.")  # type: ignore[operator]
    assert not entry(desk, challenge).is_open
    with pytest.raises(Refused, match="closed"):
        record_answer(desk, challenge, "Too late.")


def test_a_paused_clock_keeps_its_days_over_a_bank_holiday(desk: Desk, clock: Clock) -> None:
    clock.set(date(2026, 12, 1))
    challenge = raised(desk)
    clock.set(date(2026, 12, 23))
    left = entry(desk, challenge).working_days
    with pytest.raises(Refused):
        pause_clock(desk, challenge)
    pause_clock(desk, challenge, "The inspection comes first.")
    clock.set(date(2027, 3, 25))
    line = entry(desk, challenge)
    assert (line.is_late, line.days_words, line.entry.due_on) == (False, "", None)
    resume_clock(desk, challenge)
    line = entry(desk, challenge)
    assert left == line.working_days == 4
    assert line.entry.due_on == date(2027, 4, 2)  # Good Friday and Easter Monday left out
    assert "paused_on" not in line.values
    with pytest.raises(Refused, match="not paused"):
        resume_clock(desk, challenge)


def test_a_clock_that_has_run_out_is_not_paused(desk: Desk, clock: Clock) -> None:
    challenge = raised(desk)
    clock.set(date(2026, 12, 1))
    with pytest.raises(Refused, match="late already"):
        pause_clock(desk, challenge, "A week more.")


def test_an_answer_is_judged_with_a_reason_and_only_once_it_is_there(desk: Desk) -> None:
    challenge = raised(desk)
    with pytest.raises(Refused, match="first"):
        judge_answer(desk, challenge, "good enough", "It says who.")
    with pytest.raises(Refused):
        record_answer(desk, challenge, "Later.", date(2027, 1, 1))
    record_answer(desk, challenge, "The ACC comes.")
    with pytest.raises(Refused) as refusal:
        judge_answer(desk, challenge)
    assert set(refusal.value.problems) == {"judgement", "judgement_reason"}
    with pytest.raises(Refused) as refusal:
        judge_answer(desk, challenge, "good enough", "It says who.")
    assert set(refusal.value.problems) == {"outcome"}
    assert not [made for made in steps(desk, challenge) if made.kind == "judgement"]


def test_a_challenge_goes_to_a_partner_and_further_with_a_reason(desk: Desk, clock: Clock) -> None:
    with pytest.raises(Refused) as refusal:
        raise_challenge(desk, "Police seniority")
    assert set(refusal.value.problems) == {"to_organisation_id"}
    challenge = raised(desk)
    with pytest.raises(Refused) as refusal:
        escalate(desk, challenge, "", date(2027, 1, 1))
    assert set(refusal.value.problems) == {"why", "on"}


def test_a_challenge_is_not_raised_on_a_day_to_come(desk: Desk) -> None:
    with pytest.raises(Refused) as refusal:
        raise_challenge(
            desk, "Say who leads", to_organisation_id=organisations(desk)[1].id,
            opened_on=date(2099, 1, 1),
        )  # fmt: skip
    assert set(refusal.value.problems) == {"opened_on"}


def test_a_closed_challenge_is_opened_again_with_a_reason_and_a_clock(
    desk: Desk, clock: Clock
) -> None:
    challenge = raised(desk)
    escalate(desk, challenge, "No answer")
    with pytest.raises(Refused, match="is open"):
        reopen(desk, challenge, "It came back")
    withdraw(desk, challenge, "It was asked elsewhere.")
    with pytest.raises(Refused) as refusal:
        reopen(desk, challenge, " ")
    assert set(refusal.value.problems) == {"why"}

    reopen(desk, challenge, "It was not asked there.")
    line = entry(desk, challenge)
    assert (line.entry.state, line.entry.closed_on) == ("escalated", None)
    assert line.entry.due_on == desk.working_days().after(desk.today(), 10)
    assert not line.values.get("reason")
    assert [made.kind for made in steps(desk, challenge)] == ["escalated", "closed", "reopened"]
    undo(desk)
    assert entry(desk, challenge).entry.state == "withdrawn"


def test_one_that_was_answered_looks_for_the_difference_again(desk: Desk) -> None:
    challenge = raised(desk)
    record_answer(desk, challenge, "An officer comes.")
    judge_answer(desk, challenge, "good enough", "It names who.", outcome="An officer comes.")
    close_challenge(desk, challenge, impact="Decisions are taken.", evidence="Four meetings.")
    reopen(desk, challenge, "The officer stopped coming.")
    line = entry(desk, challenge)
    assert (line.entry.state, line.entry.due_on) == ("answered", None)
