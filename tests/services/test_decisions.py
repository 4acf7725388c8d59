from __future__ import annotations

from datetime import date

import pytest

from chair_desk.records.minutes import Decision
from chair_desk.services.decisions import (
    decision_line,
    decision_lines,
    follow_up,
    follow_ups,
    remove_follow_up,
)
from chair_desk.services.desk import Desk, Refused


@pytest.fixture
def decisions(desk: Desk) -> tuple[str, str]:
    """Two decisions, D-001 and D-002."""
    ids = ("d1", "d2")
    with desk.change("Decided") as step:
        for number, made in enumerate(ids, start=1):
            step.insert(
                Decision(
                    id=made, reference=f"D-00{number}", text=f"To do {number}",
                    decided_on=date(2026, 6, number),
                )
            )  # fmt: skip
    return ids


def test_a_decision_was_not_asked_after_until_somebody_did(
    desk: Desk, decisions: tuple[str, str]
) -> None:
    lines = decision_lines(desk)
    assert [line.decision.reference for line in lines] == ["D-002", "D-001"]
    assert {line.state_words for line in lines} == {"Not asked yet"}

    follow_up(desk, decisions[0], "not_yet", "The post is not filled.", check_on=date(2027, 1, 5))
    follow_up(desk, decisions[0], "happened", "Filled in August.", evidence="Letter of 3 August")
    line = decision_line(desk, decisions[0])
    assert (line.state_words, line.shape, line.is_settled) == ("It happened", "done", True)
    assert [row.state for row in follow_ups(desk, decisions[0])] == ["not_yet", "happened"]


def test_another_decision_can_stand_in_its_place(desk: Desk, decisions: tuple[str, str]) -> None:
    follow_up(desk, decisions[0], "superseded", superseded_by="d-002")

    line = decision_line(desk, decisions[0])
    assert line.latest is not None
    assert line.latest.superseded_by_id == decisions[1]


@pytest.mark.parametrize(
    ("values", "where"),
    [
        ({}, "state"),
        ({"state": "perhaps"}, "state"),
        ({"state": "happened"}, "text"),
        ({"state": "superseded"}, "superseded_by"),
        ({"state": "superseded", "superseded_by": "D-001"}, "superseded_by"),
        ({"state": "happened", "text": "Yes", "made_on": date(2099, 1, 1)}, "made_on"),
    ],
)
def test_too_little_is_refused_beside_the_field(
    desk: Desk, decisions: tuple[str, str], values: dict[str, object], where: str
) -> None:
    with pytest.raises(Refused) as refusal:
        follow_up(desk, decisions[0], **values)  # type: ignore[arg-type]

    assert where in refusal.value.problems


def test_a_finding_entered_by_mistake_can_go(desk: Desk, decisions: tuple[str, str]) -> None:
    made = follow_up(desk, decisions[0], "happened", "Done.").made
    remove_follow_up(desk, made)

    assert decision_line(desk, decisions[0]).latest is None
    assert decision_lines(desk, date(2026, 6, 2))[0].decision.id == decisions[1]
