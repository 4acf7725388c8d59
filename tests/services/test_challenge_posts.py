from __future__ import annotations

from datetime import date

import pytest

from chair_desk.records.logs import LogEntry
from chair_desk.services.challenge_posts import post_at
from chair_desk.services.challenges import ladder
from chair_desk.services.desk import Desk, open_desk
from chair_desk.services.logs import entry
from chair_desk.services.organisations import organisations
from chair_desk.services.sample import write_sample

DAY = date(2026, 11, 17)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    folder = tmp_path_factory.mktemp("sample")
    path = write_sample(folder / "Westmarch.chairdesk", home=folder / "home")
    return open_desk(path, who="Gwen", home=folder / "home", read_only=True)


def test_each_step_goes_to_the_right_post_of_the_partner(sample: Desk) -> None:
    line = entry(sample, sample.rows(LogEntry, reference="C-014")[0].id, DAY)
    found = {step.key: post_at(sample, line, step, DAY) for step in ladder(sample, DAY)}
    assert found["chief_officer"].name == "Alun Brackenridge"
    assert found["delegated_partner"].name == "Yasmin Thornbury"
    assert found["at_the_table"].name
    assert found["outside"].words == "The inspectorates and the Department for Education"


def test_a_post_that_nobody_is_known_to_hold_is_written_to_by_its_name(desk: Desk) -> None:
    from chair_desk.services.challenges import raise_challenge

    police = next(row for row in organisations(desk) if row.kind == "police")
    made = raise_challenge(desk, "Police seniority", to_organisation_id=police.id).made
    line = entry(desk, made)
    found = {step.key: post_at(desk, line, step, DAY) for step in ladder(desk)}
    assert (found["chief_officer"].name, found["chief_officer"].post) == ("", "Chief Constable")
    assert found["chief_officer"].agency == police.name
    assert found["delegated_partner"].words == "Delegated partner"
