"""The words of a page: chosen, and found again in another version."""

from __future__ import annotations

from chair_desk.records.page_words import PageWords, found_again


def page(text: str, number: int = 1) -> PageWords:
    """A page of letters ten points wide, its lines twenty points apart."""
    boxes, across, down = [], 0, 0
    for letter in text:
        if letter == "\n":
            boxes.append((0.0, 0.0, 0.0, 0.0))
            across, down = 0, down + 1
            continue
        low = 700.0 - 20 * down
        blank = letter == " "
        boxes.append((across * 10.0, low, across * 10.0 + (0 if blank else 9), low + 10))
        across += 1
    return PageWords(number=number, width=595, height=842, text=text, boxes=tuple(boxes))


LINES = page("The form waits\nfor a supervisor")


def test_the_letter_below_the_pointer_is_found() -> None:
    assert LINES.letter_at(42, 705) == 4
    assert LINES.letter_at(12, 683) == 16
    assert LINES.letter_at(400, 100) is None
    assert page("").letter_at(1, 1) is None


def test_a_word_is_chosen_whole() -> None:
    start, end = LINES.words_around(5)
    assert LINES.text[start:end] == "form"


def test_each_line_has_one_box() -> None:
    assert LINES.quads(0, len(LINES.text)) == ((0, 700, 139, 710), (0, 680, 159, 690))
    assert LINES.words(9, 18) == "waits for"


def test_words_are_found_over_a_break_of_line() -> None:
    ((start, end),) = LINES.find("WAITS for")
    assert LINES.text[start:end] == "waits\nfor"
    assert not list(LINES.find("for waits"))
    assert not list(LINES.find("  "))


def test_lines_are_counted_without_the_blank_ones() -> None:
    assert [
        LINES.text[a:b] for a, b in page("One\n\nTwo").lines() for LINES in [page("One\n\nTwo")]
    ] == [
        "One",
        "Two",
    ]


def test_words_are_found_again_on_the_nearest_page() -> None:
    pages = [
        page("nothing", 1),
        page("waits for a supervisor", 2),
        page("waits for a supervisor", 6),
    ]
    found = found_again("waits for a supervisor", 5, pages)
    assert found is not None
    assert found[0].number == 6
    assert found_again("waits for an officer", 5, pages) is None
    assert found_again("super", 2, pages) is None
