from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chair_desk.records.money import MOST_PENCE, exact_pounds, pounds, read_pence, signed_pounds


@pytest.mark.parametrize(
    ("text", "pence"),
    [
        ("£98,000", 9_800_000),
        ("98000.5", 9_800_050),
        ("98k", 9_800_000),
        ("1.25m", 125_000_000),
        ("£ 550", 55_000),
        ("−£550", -55_000),
        ("12 500", 1_250_000),
        ("", None),
        ("about 500", None),
        ("1.234", None),
        ("9" * 30, None),
    ],
)
def test_a_sum_is_read_as_people_write_it(text: str, pence: int | None) -> None:
    assert read_pence(text) == pence


@given(st.integers(min_value=-MOST_PENCE, max_value=MOST_PENCE))
def test_a_sum_written_to_the_penny_is_read_back(pence: int) -> None:
    assert read_pence(exact_pounds(pence)) == pence


def test_sums_are_written_to_the_pound_with_a_true_minus() -> None:
    assert [pounds(one) for one in (9_800_000, -357_600, 50, 49, -49)] == [
        "£98,000", "−£3,576", "£1", "£0", "£0",
    ]  # fmt: skip
    assert [signed_pounds(one) for one in (5_800_000, -357_600, 0, 20)] == [
        "+£58,000", "−£3,576", "£0", "£0",
    ]  # fmt: skip
