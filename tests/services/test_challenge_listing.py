from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta

import pytest

from chair_desk.records.logs import LogEntry
from chair_desk.services.challenge_cards import challenge_groups
from chair_desk.services.challenge_listing import ChallengeListing
from chair_desk.services.challenges import LOG
from chair_desk.services.desk import Desk


@pytest.fixture
def desk(sample_desk: Desk) -> Desk:
    return sample_desk


def scatter(desk: Desk, seed: int) -> None:
    """Add challenges of every state, some without a day, some under one number or none."""
    chance = random.Random(seed)
    states = [state.name for state in desk.shelf.log_type(LOG).states]
    rows = desk.rows(LogEntry, log_type=LOG)
    with desk.change("Scattered") as step:
        for number in range(200):
            row = replace(
                chance.choice(rows), id=f"x{number}", state=chance.choice([*states, "unknown"]),
                reference=chance.choice([f"C-{chance.randrange(300)}", "C2019-004", "C", ""]),
                due_on=chance.choice([None, date(2026, 11, 17) + timedelta(chance.randrange(60))]),
            )  # fmt: skip
            step.insert(row)


@pytest.mark.parametrize("seed", range(4))
def test_the_listing_is_the_groups_of_all(desk: Desk, seed: int) -> None:
    scatter(desk, seed)
    plain, found = challenge_groups(desk), ChallengeListing(desk)

    assert [heap.label for heap in found.heaps] == [group.label for group in plain]
    for heap, group in zip(found.heaps, plain, strict=True):
        assert heap.ids == tuple(line.entry.id for line in group.lines)
        lines = found.lines(heap.ids)
        assert [line.entry for line in lines] == [line.entry for line in group.lines]
        assert [line.days_words for line in lines] == [line.days_words for line in group.lines]
        assert [line.also for line in lines] == [line.also for line in group.lines]
    assert len(found.ids) == sum(len(group.lines) for group in plain)


def test_a_challenge_that_is_gone_is_left_out(desk: Desk) -> None:
    scatter(desk, 1)
    found = ChallengeListing(desk)
    ids = ("x3", "x5") if {"x3", "x5"} <= found.ids else tuple(found.ids)[:2]
    with desk.change("Gone") as step:
        step.delete(LogEntry, "x3")
        step.delete(LogEntry, "x5")

    assert [line.entry.id for line in found.lines([*ids, "nobody"])] == [
        one for one in ids if one not in ("x3", "x5")
    ]
    assert found.line("x3") is None
