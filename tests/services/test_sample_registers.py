from __future__ import annotations

from datetime import UTC, datetime

import pytest

from chair_desk.records.logs import LogEntry
from chair_desk.services.challenges import LOG, ladder
from chair_desk.services.decisions import decision_lines
from chair_desk.services.desk import Desk, open_desk
from chair_desk.services.links import links_of
from chair_desk.services.log_dates import deadlines
from chair_desk.services.logs import entries
from chair_desk.services.registers import read_register
from chair_desk.services.sample import write_sample


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    folder = tmp_path_factory.mktemp("sample")
    path = write_sample(folder / "Westmarch.chairdesk", home=folder)
    return open_desk(
        path, who="Gwen", home=folder, now=lambda: datetime(2026, 11, 17, 9, 0, tzinfo=UTC)
    )


def test_every_register_of_the_profile_holds_something(desk: Desk) -> None:
    empty = [name for name in desk.profile().logs if not read_register(desk, name).rows]

    assert empty in ([], ["interest"])
    assert len(read_register(desk, "evidence").rows) >= 30


def test_two_reviews_are_open_with_the_dates_of_the_picture(desk: Desk) -> None:
    found = [(one.reference, str(one.due_on), one.working_days) for one in deadlines(desk)
             if one.met_on is None]  # fmt: skip

    assert found == [
        ("WM-07", "2026-11-30", 9),
        ("WM-05", "2026-12-11", 18),
        ("WM-05", "2026-12-22", 25),
    ]


def test_a_challenge_stands_at_every_step_and_has_come_to_every_end(desk: Desk) -> None:
    lines = entries(desk, LOG)
    steps = {line.values.get("step") for line in lines}
    states = {line.entry.state for line in lines}

    assert steps == {step.key for step in ladder(desk)}
    assert states == {state.name for state in desk.shelf.log_type(LOG).states}
    assert any(line.is_open and line.values.get("paused_on") for line in lines)


def test_decisions_were_asked_after_and_one_stands_for_another(desk: Desk) -> None:
    words = {line.state_words for line in decision_lines(desk)}

    assert words == {
        "It happened", "In part", "Not yet", "It did not happen", "Superseded", "Not asked yet",
    }  # fmt: skip


def test_what_belongs_together_is_linked(desk: Desk) -> None:
    risk = desk.rows(LogEntry, reference="R-002")[0]

    assert {linked.words.split()[0] for linked in links_of(desk, "log_entry", risk.id)} == {
        "C-007", "D-011",
    }  # fmt: skip
