from __future__ import annotations

from pathlib import Path

import pytest

from chair_desk.records.changes import CannotDo, Refused
from chair_desk.records.recommendations import Taken
from chair_desk.services import history
from chair_desk.services.desk import Desk
from chair_desk.services.organisations import organisations
from chair_desk.services.recommendation_importing import (
    bring_in_recommendations,
    plan_recommendations,
)
from chair_desk.services.recommendation_publishing import export_recommendations
from chair_desk.services.recommendations import recommendations
from chair_desk.services.register_importing import Standing
from chair_desk.services.table_reading import TableRead, read_table


def table(desk: Desk, *rows: tuple[str, ...]) -> TableRead:
    one, two = (partner.name for partner in organisations(desk)[:2])
    return TableRead("r.csv", (("Ref", "Recommendation", "Code", one, two, "Colour"), *rows))


def test_a_table_comes_in_whole_with_one_undo(desk: Desk) -> None:
    plan = plan_recommendations(
        desk,
        table(
            desk,
            ("", "Ask the child first", "WM-05", "accepted", "rejected: Not in our gift"),
            ("", "Share one list", "WM-05", "assured: Audit of May", "n/a"),
        ),
    )
    assert plan.unread == ("Colour",)
    assert [row.standing for row in plan.rows] == [Standing.NEW, Standing.NEW]
    bring_in_recommendations(desk, plan)
    first, second = recommendations(desk)
    assert first.words == "1 accepted, 1 rejected"
    assert second.words == "1 assured"
    history.undo(desk)
    assert recommendations(desk) == []


def test_what_is_doubtful_says_why_and_waits_for_a_yes(desk: Desk) -> None:
    plan = plan_recommendations(
        desk,
        table(
            desk,
            ("", "Ask the child first", "", "rejected", "perhaps"),
            ("", "Share one list", "", "embedded", "done"),
            ("", "", "", "done", "done"),
            ("", "Nobody is asked", "", "", "-"),
        ),
    )
    assert [row.standing for row in plan.rows] == [
        Standing.DOUBT, Standing.DOUBT, Standing.REFUSED, Standing.REFUSED,
    ]  # fmt: skip
    assert "needs a reason" in plan.rows[0].doubts[0]
    assert "“perhaps”" in plan.rows[0].doubts[1]
    with pytest.raises(Refused):
        bring_in_recommendations(desk, plan)
    bring_in_recommendations(desk, plan, {2, 3})
    states = [one.state for line in recommendations(desk) for one in line.answers.values()]
    assert sorted(states) == [Taken.ACTIONED, Taken.ASKED, Taken.ASKED, Taken.ASKED]


@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_what_is_exported_comes_back_as_it_was(desk: Desk, tmp_path: Path, kind: str) -> None:
    first = plan_recommendations(
        desk, table(desk, ("", "Ask the child first", "WM-05", "rejected: No", "actioned: Sent"))
    )
    bring_in_recommendations(desk, first)
    path = export_recommendations(desk, tmp_path / f"r.{kind}")
    again = plan_recommendations(desk, read_table(path))
    assert [row.standing for row in again.rows] == [Standing.SAME]


def test_a_row_that_is_known_changes_what_differs(desk: Desk) -> None:
    bring_in_recommendations(
        desk, plan_recommendations(desk, table(desk, ("", "Ask the child", "", "asked", "")))
    )
    plan = plan_recommendations(
        desk, table(desk, ("F-001", "Ask the child first", "WM-07", "done", "accepted"))
    )
    assert plan.rows[0].standing is Standing.CHANGES
    bring_in_recommendations(desk, plan)
    (line,) = recommendations(desk)
    assert line.recommendation.title == "Ask the child first"
    assert line.words == "1 accepted, 1 actioned"


def test_a_table_that_recommends_nothing_is_refused(desk: Desk) -> None:
    with pytest.raises(CannotDo):
        plan_recommendations(desk, TableRead("r.csv", (("Colour",), ("red",))))
