from __future__ import annotations

from datetime import date

import pytest

from chair_desk.records.audience import Audience
from chair_desk.records.logs import LogEntry, LogStep
from chair_desk.services.checks import existing
from chair_desk.services.desk import Desk, Refused
from chair_desk.services.log_values import typed_values, value_text, values_of
from chair_desk.services.logs import add_entry, change_entry, entry


def test_numbers_dates_and_yes_or_no_come_back_as_such(desk: Desk) -> None:
    made = add_entry(
        desk, "evidence", "Talks sampled", counted="31", base=40, done_on="2026-06-01",
        moderated=True,
    ).made  # fmt: skip
    line = entry(desk, made)
    found = typed_values(line.log_type, line.values)

    assert (found["counted"], found["base"]) == (31, 40)
    assert (found["done_on"], found["moderated"]) == (date(2026, 6, 1), True)
    assert (found["kind"], found["before"], found["period_from"]) == (None, "", None)


def test_what_is_no_number_is_refused_in_words(desk: Desk) -> None:
    with pytest.raises(Refused) as refusal:
        add_entry(desk, "evidence", "Talks", base="many")

    assert refusal.value.problems == {"base": "Base is not a whole number."}


@pytest.mark.parametrize("score", [0, 6, "9"])
def test_a_risk_is_scored_from_one_to_five(desk: Desk, score: int | str) -> None:
    with pytest.raises(Refused) as refusal:
        add_entry(desk, "risk", "Posts change", likelihood=score)

    assert refusal.value.problems == {"likelihood": "Give a number from 1 to 5."}


def test_each_new_score_of_a_risk_is_kept_once(desk: Desk) -> None:
    made = add_entry(desk, "risk", "Posts change", likelihood=4, weight=3).made
    change_entry(desk, made, controls="A deputy for each seat.")
    change_entry(desk, made, likelihood=2)

    said = [step.text for step in desk.rows(LogStep, log_entry_id=made, kind="score")]
    assert said == ["4 × 3", "2 × 3"]


@pytest.mark.parametrize("log", ["case_disagreement", "complaint", "review"])
def test_a_register_that_names_nobody_refuses_what_looks_like_a_name(desk: Desk, log: str) -> None:
    with pytest.raises(Refused) as refusal:
        add_entry(desk, log, "Jade Smithson was not seen")

    assert "names nobody" in refusal.value.problems["title"]
    made = add_entry(desk, log, "A threshold was not agreed").made
    with pytest.raises(Refused):
        change_entry(desk, made, outcome="DOB 3 May 2014")


def test_a_complaint_is_confidential_from_the_start(desk: Desk) -> None:
    made = add_entry(desk, "complaint", "A late reply").made

    assert existing(desk, LogEntry, made).audience is Audience.CONFIDENTIAL


def test_a_code_is_given_once(desk: Desk) -> None:
    made = add_entry(desk, "review", "Neglect", code="WM-07").made
    with pytest.raises(Refused, match="WM-07 is taken"):
        add_entry(desk, "review", "Another", code="WM-07")

    change_entry(desk, made, code="WM-08")
    row = existing(desk, LogEntry, made)
    assert (row.reference, values_of(row)["code"]) == ("WM-08", "WM-08")
    assert add_entry(desk, "review", "No code yet").made


@pytest.mark.parametrize("code", ["Kayleigh", "Zebedee Okonjo"])
def test_a_name_is_no_code_of_a_review(desk: Desk, code: str) -> None:
    with pytest.raises(Refused) as refused:
        add_entry(desk, "review", "Neglect", code=code)

    assert set(refused.value.problems) == {"code"}


def test_values_are_written_as_a_person_reads_them() -> None:
    assert [value_text(one) for one in (True, False, None, 3, date(2026, 1, 2), " a ")] == [
        "yes", "no", "", "3", "2026-01-02", "a",
    ]  # fmt: skip
