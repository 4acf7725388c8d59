"""The key as a recovery sheet prints it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chair_desk.records.changes import Refused
from chair_desk.services.recovery import key_typed, lines_of

RAW = bytes(range(32))


@given(st.binary(min_size=32, max_size=32))
def test_what_is_printed_can_be_typed_again(raw: bytes) -> None:
    lines = lines_of(raw)
    assert len(lines) == 4
    assert key_typed("\n".join(lines)) == raw
    assert key_typed("-".join(lines).upper().replace("0", "O").replace("1", "l")) == raw


def test_a_slip_is_found_in_its_line() -> None:
    lines = lines_of(RAW)
    lines[2] = lines[2].replace("1", "2", 1)
    with pytest.raises(Refused, match="Line 3"):
        key_typed("\n".join(lines))


def test_lines_cannot_change_places() -> None:
    first, second, *rest = lines_of(RAW)
    with pytest.raises(Refused, match="Line 1"):
        key_typed("\n".join([second, first, *rest]))


@pytest.mark.parametrize(
    ("typed", "said"), [("", "signs"), ("zz", "does not stand"), ("ab" * 40, "80")]
)
def test_what_is_no_key_is_refused(typed: str, said: str) -> None:
    with pytest.raises(Refused, match=said):
        key_typed(typed)
