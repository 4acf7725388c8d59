"""The registers in the real window, by accessible name and real keys."""

from __future__ import annotations

from collections.abc import Callable

import pytest

pytestmark = pytest.mark.acceptance


def test_registers_are_filled_by_the_keyboard_and_from_a_table(journey: Callable[..., str]) -> None:
    assert "the registers stand in the file" in journey("journey_registers")


def test_disputes_complaints_and_a_register_of_its_own_go_up_their_ladders(
    journey: Callable[..., str],
) -> None:
    assert "the ladders stand in the file" in journey("journey_ladders")
