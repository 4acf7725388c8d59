from __future__ import annotations

from chair_desk.records.mandates import Mandate, May, answer_words, is_short


def test_answers_are_said_and_what_is_not_recorded_is_never_guessed() -> None:
    row = Mandate(
        id="m", organisation_id="o", person_id="p", policy=May.REFERS, staff=May.OWN_UNIT,
        money_up_to=100_000, speaks=May.YES,
    )  # fmt: skip
    said = [answer_words(row, one) for one in ("speaks", "policy", "staff", "money_up_to")]
    assert said == ["Yes", "Refers", "Own unit", "To £100,000"]
    assert answer_words(row, "reviews") == answer_words(None, "policy") == "–"
    assert [is_short(row, one) for one in ("speaks", "policy", "money_up_to")] == [
        False, True, False,
    ]  # fmt: skip
