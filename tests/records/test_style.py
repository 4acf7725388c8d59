from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chair_desk.records.style import (
    Rule,
    future_speech,
    long_sentences,
    present_speech,
    sentences,
    without_verb,
)
from chair_desk.records.style_acronyms import unspelt_acronyms
from chair_desk.records.style_days import spoken_days
from chair_desk.records.style_verbs import has_verb

NAMES = ("Priya Sandalwood", "Westmarch Constabulary")
THURSDAY = date(2026, 11, 19)


def _said(text: str) -> list[tuple[str, str]]:
    return [(text[one.start : one.end], one.offered) for one in present_speech(text, NAMES)]


# ------------------------------------------------------------------ past reported speech


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("Priya Sandalwood says the form waits.", [("says", "said")]),
        ("The Chair asks for a date.", [("asks", "asked")]),
        ("She is very concerned about delay.", [("is", "was")]),
        ("Members are not sure.", [("are", "were")]),
        ("They also report a rise.", [("report", "reported")]),
        ("Members agree.", [("agree", "agreed")]),
        ("Westmarch Constabulary proposes a pilot.", [("proposes", "proposed")]),
        ("Members wish to hear more.", [("wish", "wished")]),
        ("The Chair thanks her and she says so.", [("thanks", "thanked"), ("says", "said")]),
    ],
)
def test_what_was_said_is_put_in_the_past(text: str, offered: list[tuple[str, str]]) -> None:
    assert _said(text) == offered


@pytest.mark.parametrize(
    "text",
    [
        "Priya Sandalwood said the form waits.",
        "The protocol asks for a date.",
        "She is the lead for neglect.",
        "A child said: “She says nothing and he asks nothing.”",
        "The report notes that partners answered.",
        "Members agreed the plan.",
        "",
    ],
)
def test_other_words_are_left_in_peace(text: str) -> None:
    assert _said(text) == []


def test_will_is_reported_as_would() -> None:
    (one,) = future_speech("She could not commit the force and will refer back.")

    assert (one.rule, one.offered, one.words) == (Rule.WILL, "would", "and will refer")
    assert one.why.endswith(".")


@pytest.mark.parametrize(
    "text",
    ["It rests on the good will of partners.", "Will Tarn came.", "“It will stop,” he said.",
     "The will of the family counted.", "She would refer back."],
)  # fmt: skip
def test_another_will_is_not(text: str) -> None:
    assert list(future_speech(text)) == []


# ------------------------------------------------------------------ days


@pytest.mark.parametrize(
    ("text", "becomes"),
    [
        ("It starts today.", "It starts on 19 November."),
        ("Today the force agreed.", "On 19 November the force agreed."),
        ("Two items of today wait.", "Two items of 19 November wait."),
        ("He will ring tomorrow.", "He will ring on 20 November."),
        ("It comes by next week.", "It comes by the week of 23 November."),
        ("It came last week.", "It came in the week of 9 November."),
        ("They meet next month.", "They meet in December 2026."),
        ("They met last month.", "They met in October 2026."),
        ("It rose this year.", "It rose in 2026."),
        ("It begins next year.", "It begins in 2027."),
        ("He was asked this morning.", "He was asked on the morning of 19 November."),
    ],
)
def test_a_day_told_from_the_meeting_becomes_its_date(text: str, becomes: str) -> None:
    (one,) = spoken_days(text, THURSDAY)

    assert text[: one.start] + one.offered + text[one.end :] == becomes


def test_over_new_year_the_year_is_told() -> None:
    (one,) = spoken_days("It comes tomorrow.", date(2026, 12, 31))
    (other,) = spoken_days("It comes next month.", date(2026, 12, 31))

    assert (one.offered, other.offered) == ("on 1 January 2027", "in January 2027")


@pytest.mark.parametrize("text", ["Today’s figures are late.", "It ran over last year's sum."])
def test_what_cannot_be_put_safely_is_only_said(text: str) -> None:
    (one,) = spoken_days(text, THURSDAY)

    assert (one.rule, one.offered) == (Rule.DAY, "")


@pytest.mark.parametrize("text", ["“I was sad yesterday,” she said.", "The weekend is busy.", ""])
def test_a_child_may_say_yesterday(text: str) -> None:
    assert list(spoken_days(text, THURSDAY)) == []


# ------------------------------------------------------------------ acronyms


def test_the_first_use_of_unspelt_letters_is_found_once() -> None:
    texts = ("The MASH met.", "The MASH and the ICB met.")

    found = list(unspelt_acronyms(texts, {"ICB": "Westmarch Integrated Care Board"}))

    assert [(number, one.words, one.offered) for number, one in found] == [
        (0, "MASH", "multi-agency safeguarding hub (MASH)"),
        (1, "ICB", "Westmarch Integrated Care Board (ICB)"),
    ]


@pytest.mark.parametrize(
    "texts",
    [
        ("The multi-agency safeguarding hub (MASH) met.", "The MASH agreed."),
        ("The MASH (front door) met.",),
        ("The XQZ agreed.", "The expert quality zone (XQZ) met."),
        ("The NHS and every GP agreed.",),
        ("ACC Yasmin Thornbury came.",),
        ("WM-07, A-124 and C-016 are open.",),
    ],
)
def test_what_is_spelt_or_known_or_a_rank_is_left(texts: tuple[str, ...]) -> None:
    assert list(unspelt_acronyms(texts, {})) == []


def test_letters_that_nobody_knows_offer_nothing() -> None:
    ((_number, one),) = unspelt_acronyms(("The XQZ met.",), {})

    assert one.offered == ""


# ------------------------------------------------------------------ sentences and decisions


def test_a_very_long_sentence_is_found() -> None:
    text = f"Short one. {'word ' * 41}end. Short again."

    (one,) = long_sentences(text)

    assert text[one.start : one.end].startswith("word word")
    assert one.why == "This sentence has 42 words. Two would be easier to follow."


def test_titles_and_figures_end_no_sentence() -> None:
    text = "Dr. Tarn met Mrs. Holt at 10.30 for 2.5 hours. They agreed."

    assert [text[start:end] for start, end in sentences(text)] == [
        "Dr. Tarn met Mrs. Holt at 10.30 for 2.5 hours.", "They agreed.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "The plan is agreed.", "Publish the plan in March.", "Agreed.", "To publish the review.",
        "Each partner reports twice a year.", "A figure without a source is not shown.",
        "Both partners answer C-016 together by letter, as agreed.", "The chair writes to both.",
        "Partners share the list.", "Figures on custody come to the Board.", "Talks don’t wait.",
        "The group carries on.",
    ],
)  # fmt: skip
def test_a_decision_with_a_verb_is_left(text: str) -> None:
    assert has_verb(text)
    assert list(without_verb(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "New rota from January",
        "Budget 2026–27",
        "Review of the plan in March",
        "The next reports",
        "The health share for 2027",
    ],
)
def test_a_decision_without_one_is_found(text: str) -> None:
    (one,) = without_verb(text)

    assert (one.rule, one.words) == (Rule.NO_VERB, text)


@given(st.text(max_size=300))
def test_whatever_is_found_stands_in_the_text(text: str) -> None:
    found = [
        *present_speech(text, NAMES), *future_speech(text), *spoken_days(text, THURSDAY),
        *long_sentences(text), *without_verb(text),
        *(one for _number, one in unspelt_acronyms([text], {})),
    ]  # fmt: skip

    for one in found:
        assert 0 <= one.start < one.end <= len(text)
        assert one.why.endswith(".")
