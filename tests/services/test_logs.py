from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from chair_desk.records.logs import LogEntry
from chair_desk.services.checks import existing
from chair_desk.services.desk import Desk, Refused
from chair_desk.services.entry_removing import remove_step
from chair_desk.services.history import undo
from chair_desk.services.logs import (
    add_entry,
    add_step,
    change_entry,
    entries,
    entry,
    log_types,
    move_to,
    open_entries,
    open_lines,
    steps,
    values_of,
)
from chair_desk.services.organisations import organisations

TODAY = date(2026, 9, 1)


@pytest.fixture
def challenge(desk: Desk) -> str:
    """A challenge to the police, raised on 1 September 2026."""
    police = organisations(desk)[1]
    return add_entry(desk, "challenge", "Police seniority", to_organisation_id=police.id).made


def test_the_board_keeps_the_logs_of_its_profile(desk: Desk) -> None:
    assert [log.name for log in log_types(desk)] == list(desk.profile().logs)


def test_an_entry_begins_in_the_first_state_with_the_clock_running(
    desk: Desk, challenge: str
) -> None:
    line = entry(desk, challenge)

    assert (line.entry.reference, line.state_words) == ("C-001", "Awaiting an answer")
    assert line.entry.due_on == date(2026, 9, 29)
    assert (line.days_words, line.is_late) == ("20 days left", False)
    assert desk.file.undo_label == "Added challenge C-001"


def test_an_answer_owed_is_late_until_it_is_there(desk: Desk, challenge: str) -> None:
    day = date(2026, 10, 2)
    assert entry(desk, challenge, day).days_words == "3 days late"
    assert entry(desk, challenge, day).working_days_words == "3 working days late"
    assert entry(desk, challenge, day).is_late

    change_entry(desk, challenge, answer="A holding reply.", answered_on=day)
    line = entry(desk, challenge, day)
    assert (line.is_late, line.days_words, line.working_days_words) == (False, "", "")
    assert line.values["answered_on"] == "2026-10-02"


def test_without_an_outcome_a_challenge_is_not_answered(desk: Desk, challenge: str) -> None:
    with pytest.raises(Refused) as refusal:
        move_to(desk, challenge, "answered")

    assert refusal.value.problems == {"outcome": "Outcome is needed first."}
    assert entry(desk, challenge).entry.state == "awaiting_answer"


def test_no_challenge_is_closed_without_impact_or_the_reason_why_not(
    desk: Desk, challenge: str
) -> None:
    move_to(desk, challenge, "answered", outcome="An ACC comes to each meeting.")
    with pytest.raises(Refused) as refusal:
        move_to(desk, challenge, "closed_with_impact")
    assert set(refusal.value.problems) == {"impact", "evidence"}

    move_to(desk, challenge, "closed_with_impact", impact="Eight of eight.", evidence="Register.")
    line = entry(desk, challenge)
    assert (line.is_open, line.entry.closed_on) == (False, TODAY)


def test_a_challenge_opened_again_is_open(desk: Desk, challenge: str) -> None:
    move_to(desk, challenge, "withdrawn", reason="Asked in error.")
    move_to(desk, challenge, "awaiting_answer")

    assert entry(desk, challenge).entry.closed_on is None
    assert [line.entry.id for line in open_entries(desk, "challenge")] == [challenge]


def test_what_a_closed_state_needs_is_not_emptied(desk: Desk, challenge: str) -> None:
    move_to(desk, challenge, "withdrawn", reason="Asked in error.")

    with pytest.raises(Refused, match="needed first"):
        change_entry(desk, challenge, reason=None)
    assert entry(desk, challenge).values["reason"] == "Asked in error."


def test_a_state_of_another_log_is_refused(desk: Desk, challenge: str) -> None:
    with pytest.raises(Refused) as refusal:
        move_to(desk, challenge, "shown")
    assert "state" in refusal.value.problems


def test_a_value_that_is_none_of_the_choices_is_refused(desk: Desk, challenge: str) -> None:
    with pytest.raises(Refused) as refusal:
        change_entry(desk, challenge, route="by pigeon")
    assert "route" in refusal.value.problems

    with pytest.raises(Refused) as refusal:
        change_entry(desk, challenge, check_on="soon")
    assert "check_on" in refusal.value.problems
    change_entry(desk, challenge, check_on="2027-09-01", route="by letter")
    assert entry(desk, challenge).values["check_on"] == "2027-09-01"


def test_an_entry_needs_a_title_and_no_column_is_invented(desk: Desk) -> None:
    with pytest.raises(Refused) as refusal:
        add_entry(desk, "challenge", " ")
    assert "title" in refusal.value.problems
    with pytest.raises(KeyError):
        add_entry(desk, "challenge", "Police seniority", colour="red")


def test_each_log_is_worked_by_the_same_verbs(desk: Desk) -> None:
    for name in ("risk", "interest", "evidence"):
        made = add_entry(desk, name, "Said in one sentence").made
        line = entry(desk, made)
        assert line.entry.state == line.log_type.first_state.name
        assert line.entry.reference.endswith("-001" if name != "evidence" else "-01")


def test_steps_stand_in_the_order_of_their_days(desk: Desk, challenge: str) -> None:
    add_step(desk, challenge, "letter", "Letter to the Chief Constable.", on=date(2026, 11, 6))
    early = add_step(desk, challenge, "answer", "Holding reply.", on=date(2026, 10, 29)).made

    assert [one.kind for one in steps(desk, challenge)] == ["answer", "letter"]
    remove_step(desk, early)
    assert [one.kind for one in steps(desk, challenge)] == ["letter"]
    with pytest.raises(Refused):
        add_step(desk, challenge, "note", " ")


def test_the_newest_entry_comes_first(desk: Desk) -> None:
    for title in ("One", "Two", "Three"):
        add_entry(desk, "challenge", title)

    assert [line.entry.title for line in entries(desk, "challenge")] == ["Three", "Two", "One"]


def test_undo_takes_a_move_back_with_all_it_wrote(
    desk: Desk, challenge: str, snapshot: Callable[[], object]
) -> None:
    before = snapshot()
    move_to(desk, challenge, "answered", outcome="An ACC comes.")
    undo(desk)

    assert snapshot() == before


@pytest.mark.parametrize("text", ["", "nothing", "[1]", "{", '{"impact": null}'])
def test_values_that_cannot_be_read_hide_no_entry(desk: Desk, challenge: str, text: str) -> None:
    with desk.change("Damaged") as step:
        step.update(LogEntry, challenge, values_json=text, state="a state of the future")

    assert values_of(existing(desk, LogEntry, challenge)) == {}
    assert entry(desk, challenge).state_words == "a state of the future"


def test_a_log_of_a_later_version_stops_nobody(desk: Desk, challenge: str) -> None:
    with desk.change("Of a later version") as step:
        step.insert(LogEntry(id=desk.new_id(), log_type="audit", reference="X-1", title="Audit"))

    found = open_lines(desk, desk.rows(LogEntry))
    assert [line.entry.id for line in found] == [challenge]
