"""The sample board shows a challenge at every step of the ladder, and every kind of ending."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from chair_desk.services.challenges import ladder
from chair_desk.services.desk import Desk, open_desk
from chair_desk.services.logs import entries


@pytest.fixture
def desk(sample_bytes: bytes, tmp_path: Path) -> Iterator[Desk]:
    path = tmp_path / "board.chairdesk"
    path.write_bytes(sample_bytes)
    made = open_desk(
        path, who="Gwen", home=tmp_path / "home", now=lambda: datetime(2026, 11, 17, 9, tzinfo=UTC)
    )
    yield made
    made.close()


def test_a_challenge_stands_at_every_step_of_the_ladder(desk: Desk) -> None:
    steps = {line.values.get("step") for line in entries(desk, "challenge")}
    assert steps == {step.key for step in ladder(desk)}


def test_a_challenge_stands_in_every_state_and_came_to_every_end(desk: Desk) -> None:
    kind = desk.shelf.log_type("challenge")
    shown = {line.entry.state for line in entries(desk, "challenge")}
    assert shown == {state.name for state in kind.states}


def test_each_end_says_what_it_has_to(desk: Desk) -> None:
    for line in entries(desk, "challenge"):
        if line.entry.state == "closed_with_impact":
            assert line.values.get("impact"), line.entry.reference
            assert line.values.get("evidence"), line.entry.reference
        elif not line.is_open:
            assert line.values.get("reason"), line.entry.reference


def test_a_clock_is_running_one_is_late_and_one_is_paused(desk: Desk) -> None:
    lines = [line for line in entries(desk, "challenge") if line.is_open]
    assert any(line.is_late for line in lines)
    assert any(line.working_days is not None and line.working_days > 0 for line in lines)
    assert any(line.values.get("pause_reason") for line in lines)
