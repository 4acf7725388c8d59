from hypothesis import given
from hypothesis import strategies as st

from chair_desk.records.report_fields import (
    Placed,
    Written,
    laid_back,
    mark,
    marks_in,
    settled,
    shown,
)

TEXT = f"The Chair raised {mark(1)} challenges and took {mark(2)} of them to a chief officer."
VALUES = {1: "nine", 2: "one"}

plain = st.text(
    st.characters(blacklist_characters="⟦⟧", blacklist_categories=["Cs"]), max_size=20
).map(lambda words: f" {words} ")


def test_values_stand_where_the_marks_are() -> None:
    said = shown(TEXT, VALUES)
    assert said.text == "The Chair raised nine challenges and took one of them to a chief officer."
    assert [said.text[start:end] for _number, start, end in said.spans] == ["nine", "one"]


def test_a_figure_with_no_value_is_shown_as_a_question() -> None:
    assert shown(TEXT, {1: "nine"}).text.count("[?]") == 1


def test_words_left_alone_keep_their_figures() -> None:
    said = shown(TEXT, VALUES)
    assert laid_back(said, said.text) == TEXT


def test_words_changed_around_a_figure_leave_it_live() -> None:
    said = shown(TEXT, VALUES)
    wrote = f"In the year t{said.text[1:]}"
    assert laid_back(said, wrote) == TEXT.replace(
        "The Chair raised", "In the year the Chair raised"
    )


def test_a_figure_that_was_typed_over_is_plain_words() -> None:
    said = shown(TEXT, VALUES)
    back = laid_back(said, said.text.replace("nine", "several"))
    assert marks_in(back) == (2,)
    assert "several" in back


def test_a_digit_set_against_a_figure_makes_it_another_number() -> None:
    said = shown(f"It rose by {mark(1)} cases.", {1: "9"})
    assert marks_in(laid_back(said, "It rose by 19 cases.")) == ()


def test_a_person_cannot_type_a_mark() -> None:
    said = shown("Nothing live here.", {})
    assert marks_in(laid_back(said, f"Nothing {mark(1)} live here.")) == ()


@given(plain, plain, st.integers(0, 999), st.integers(0, 999))
def test_laying_back_what_is_shown_changes_nothing(
    first: str, last: str, one: int, two: int
) -> None:
    text = f"{first}{mark(1)} of {mark(2)}{last}"
    said = shown(text, {1: str(one), 2: str(two)})
    assert laid_back(said, said.text) == text


@given(plain, st.integers(0, 999), st.text(max_size=60))
def test_whatever_is_written_reads_back_as_written(first: str, one: int, wrote: str) -> None:
    values = {1: str(one)}
    said = shown(f"{first}{mark(1)}.", values)
    clean = "".join(letter for letter in wrote if letter not in "⟦⟧")
    assert shown(laid_back(said, wrote), values).text == clean


@given(plain, plain, plain)
def test_what_is_put_in_stands_where_it_was_put(first: str, value: str, last: str) -> None:
    word = f"x{''.join(value.split())}x"
    written = f"{first} {word} {last}"
    start = len(first) + 1
    said = settled(Written(text=written, figures=(Placed("n", "", start, start + len(word)),)))
    assert said.text == " ".join(written.split())
    for one in said.figures:
        assert said.text[one.start : one.end] == word
    assert said.figures


def test_what_was_put_in_is_never_taken_for_what_stood_there() -> None:
    said = shown(f"Of {mark(1)}.", {1: "nine"})
    assert laid_back(said, "Of nine, nine.", [(2, 3, 7)]) == f"Of {mark(2)}, nine."


def test_a_mark_typed_by_a_person_is_taken_away() -> None:
    said = settled(Written(text="A ⟦1⟧ nine", figures=(Placed("n", "", 6, 10),)))
    assert said.text == "A 1 nine"
    assert said.figures == ()
