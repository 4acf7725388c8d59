from __future__ import annotations

import pytest

from chair_desk.services.own_ladders import (
    LADDER_COLUMNS,
    NewStep,
    column_tables,
    step_tables,
    wrong_steps,
)


@pytest.mark.parametrize(
    ("steps", "said"),
    [
        ((NewStep(title="Desk"),), "two steps"),
        ((NewStep(title="Desk"), NewStep(title=" ")), "name of its own"),
        ((NewStep(title="Desk"), NewStep(title="Desk ")), "name of its own"),
        ((NewStep(title="Desk", working_days=0), NewStep(title="Head")), "working days"),
        ((NewStep(title="Desk", working_days=2), NewStep(title="Head")), ""),
    ],
)
def test_what_is_wrong_with_a_ladder_is_said(steps: tuple[NewStep, ...], said: str) -> None:
    assert said in wrong_steps(steps).get("steps", "")
    assert bool(said) == bool(wrong_steps(steps))


def test_a_step_without_a_post_is_put_to_what_it_is_called() -> None:
    first, second = step_tables(
        (NewStep(title="Desk", working_days=2), NewStep(title="Head", to="The head"))
    )
    assert first == {"key": "step_1", "title": "Desk", "to": "Desk", "working_days": 2}
    assert second == {"key": "step_2", "title": "Head", "to": "The head"}
    assert {str(one["name"]) for one in column_tables()} == LADDER_COLUMNS
