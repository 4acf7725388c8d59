from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from chair_desk.records.answer_reading import AnswerFound, read_answers

TITLES = {"A-098": "Children held overnight: monthly figures", "A-104": "Chief officer at meetings"}


def test_a_mail_is_read_by_its_references() -> None:
    mail = (
        "Dear Gwen,\n\na-098: The figures come on Friday.\nTwo months are missing.\n\n"
        "A-104 Chief officer at meetings - She will come.\nKind regards,\nPriya\n"
        "On 17 November Gwen wrote:\n> A-109 Sign the protocol\n"
    )
    assert read_answers(mail, TITLES) == [
        AnswerFound("A-098", "The figures come on Friday.\nTwo months are missing."),
        AnswerFound("A-104", "She will come."),
    ]


def test_a_sheet_repeats_title_owner_and_date_and_they_are_no_answer() -> None:
    sheet = (
        "A-098  Children held overnight: monthly figures\nPriya Sandalwood; Due 30 September\n"
        "Answer\tThey come.\n\t\nOpen from earlier meetings\n"
        "A-104  Chief officer at meetings\nYasmin; Due 16 October, 22 days late\nAnswer\t____\n"
    )
    assert read_answers(sheet, TITLES) == [
        AnswerFound("A-098", "They come."), AnswerFound("A-104", "")
    ]  # fmt: skip


def test_what_is_quoted_is_no_answer() -> None:
    assert read_answers("> A-098 old words\nA-098 new words", {}) == [
        AnswerFound("A-098", "new words")
    ]


@given(st.text(max_size=400))
def test_any_text_is_read_without_an_error(text: str) -> None:
    for one in read_answers(f"A-098 {text}", TITLES):
        assert one.reference
