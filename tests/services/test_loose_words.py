from __future__ import annotations

import pytest

from chair_desk.services.loose_words import with_loose_words
from chair_desk.services.word_changes import Stretch

SENT = {"s_1": "Health came.", "s_2": "Police sent an officer."}


def stretches(*some: tuple[str, str]) -> list[Stretch]:
    return [
        Stretch(name="head_year", text="", paragraph=1, is_heading=True),
        *(Stretch(name=name, text=text, paragraph=2) for name, text in some),
    ]


@pytest.mark.parametrize(
    ("some", "found"),
    [
        ([("s_1", "Health came."), ("", " "), ("s_2", "Police sent an officer.")],
         [("Health came.", ()), ("Police sent an officer.", ())]),
        ([("", "This year health"), ("s_1", " came."), ("", " "), ("s_2", SENT["s_2"])],
         [("This year health came.", ()), ("Police sent an officer.", ())]),
        ([("s_1", "Health"), ("", " came twice. It wrote. "), ("s_2", SENT["s_2"])],
         [("Health came twice.", ("It wrote.",)), ("Police sent an officer.", ())]),
        ([("s_1", SENT["s_1"]), ("", " It wrote. The force "), ("s_2", "sent an officer.")],
         [("Health came.", ("It wrote.",)), ("The force sent an officer.", ())]),
        ([("s_1", SENT["s_1"]), ("", " "), ("s_2", ""), ("", "The force came. [gap]")],
         [("Health came.", ()), ("The force came.", ())]),
        ([("s_1", SENT["s_1"]), ("", " It rose from 1.5 to 88%. Why? "), ("s_2", SENT["s_2"])],
         [("Health came.", ("It rose from 1.5 to 88%.", "Why?")),
          ("Police sent an officer.", ())]),
    ],
    ids=["untouched", "first words", "last words", "between", "written anew", "added"],
)  # fmt: skip
def test_words_between_sentences_go_with_the_one_that_is_not_whole(
    some: list[tuple[str, str]], found: list[tuple[str, tuple[str, ...]]]
) -> None:
    made = with_loose_words(stretches(*some), SENT, ["[gap]"])
    assert [(made[name].text, made[name].added) for name in ("s_1", "s_2")] == found
    assert made["s_1"].under == "head_year"


def test_what_stands_under_a_head_before_any_sentence_is_kept_with_the_head() -> None:
    made = with_loose_words(stretches(("", "Schools came. [gap]")), {}, ["[gap]"])
    assert made["head_year"].added == ("Schools came.",)


def test_a_paragraph_of_its_own_is_added_behind_the_sentence_before() -> None:
    own = Stretch(name="", text="It helped.", paragraph=3)
    made = with_loose_words([*stretches(("s_1", "Health")), own], SENT)
    assert (made["s_1"].text, made["s_1"].added) == ("Health", ("It helped.",))


def test_without_what_was_sent_a_small_letter_says_that_a_beginning_is_missing() -> None:
    made = with_loose_words(stretches(("", "This year"), ("s_1", " health came.")), {})
    assert made["s_1"].text == "This year health came."
