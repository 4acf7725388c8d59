from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from chair_desk.records.funding_shares import (
    agreed_share_words,
    carried,
    share_words,
    split,
    spread,
    tenths,
    whole_share_words,
    year_after,
    year_words,
)

SUMS = st.integers(min_value=0, max_value=10**11)
KEYS = st.sampled_from("abcdefg")
ACCOUNTS = st.dictionaries(KEYS, SUMS, max_size=7)


@given(SUMS, st.dictionaries(KEYS, st.integers(min_value=0, max_value=10**6), min_size=1))
def test_parts_add_up_to_the_penny_and_keep_the_order_of_weights(
    total: int, weights: dict[str, int]
) -> None:
    parts = split(total, weights)

    whole = sum(weights.values())
    assert sum(parts.values()) == (total if whole else 0)
    for one, weight in weights.items():
        if whole:
            assert abs(parts[one] * whole - total * weight) < whole
        assert weight or not parts[one]


@given(ACCOUNTS, ACCOUNTS)
def test_what_is_left_is_what_others_and_the_reserves_carried(
    agreed: dict[str, int], paying: dict[str, int]
) -> None:
    found = carried(agreed, paying)

    assert found.shortfall == sum(one for _key, one in found.left)
    assert found.shortfall == sum(one for _key, one in found.carried) + found.reserves
    assert found.reserves == sum(agreed.values()) - sum(paying.values())
    assert not {key for key, _one in found.left} & {key for key, _one in found.carried}


@given(ACCOUNTS)
def test_who_pays_what_was_agreed_leaves_nothing(agreed: dict[str, int]) -> None:
    found = carried(agreed, agreed)

    assert (found.shortfall, found.left, found.carried, found.reserves) == (0, (), (), 0)


@given(st.lists(SUMS, max_size=9), st.integers(min_value=0, max_value=2000))
def test_the_widest_bar_fills_the_room_and_none_goes_beyond(sums: list[int], room: int) -> None:
    wide = spread(sums, room)

    assert all(0 <= one <= room for one in wide)
    assert not any(sums) or max(wide) == room


@given(SUMS, SUMS)
def test_a_share_is_the_nearest_tenth(part: int, whole: int) -> None:
    found = tenths(part, whole)

    assert not whole or abs(found * whole - part * 1000) * 2 <= whole


def test_shares_are_written_as_the_table_the_chart_and_the_agreement_do() -> None:
    assert share_words(22_304_000, 41_260_000) == "54.1%"
    assert whole_share_words(22_304_000, 41_260_000) == "54%"
    assert share_words(1, 0) == whole_share_words(1, 0) == ""
    assert [agreed_share_words(one) for one in (4000, 1250, 1, 0, 10000)] == [
        "40%", "12.5%", "0.01%", "0%", "100%",
    ]  # fmt: skip


def test_a_year_is_named_by_its_first_day() -> None:
    assert year_words(date(2026, 4, 1)) == "2026–27"
    assert year_words(date(1999, 4, 1)) == "1999–00"
    assert year_words(date(2026, 1, 1)) == "2026"
    assert year_after(date(2026, 4, 1)) == date(2027, 4, 1)
    assert year_after(date(2024, 2, 29)) == date(2025, 2, 28)
