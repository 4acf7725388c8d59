from __future__ import annotations

from datetime import date

import pytest

from chair_desk.records.changes import Refused
from chair_desk.records.logs import LogEntry
from chair_desk.services.desk import Desk
from chair_desk.services.history import undo
from chair_desk.services.links import links_of
from chair_desk.services.log_values import values_of
from chair_desk.services.logs import add_entry
from chair_desk.services.organisations import organisations
from chair_desk.services.self_assessments import bring_forward

LAST_YEAR = date(2025, 2, 27)


def a_return(desk: Desk, number: int, standard: str, score: str) -> str:
    agency = organisations(desk)[number]
    return add_entry(
        desk, "evidence", f"Self-assessment: {agency.name}", opened_on=LAST_YEAR,
        to_organisation_id=agency.id, kind="self-assessment return", standard=standard,
        score=score, moderated=True, evidence="Return",
    ).made  # fmt: skip


def test_the_scores_of_last_year_stand_beside_the_next_returns(desk: Desk) -> None:
    first = a_return(desk, 0, "4. Supervision", "Partly met")
    a_return(desk, 1, "4. Supervision", "Met")
    add_entry(desk, "evidence", "Audit of talks", opened_on=LAST_YEAR, kind="audit")

    changes = bring_forward(desk, first)

    assert changes.label == "Brought forward 2 self-assessments"
    made = desk.rows(LogEntry, opened_on=desk.today())
    assert [row.to_organisation_id for row in made] == [
        row.id for row in organisations(desk)[:2]
    ]  # fmt: skip
    held = values_of(made[0])
    assert (held["standard"], held["score_last_year"]) == ("4. Supervision", "Partly met")
    assert not {"score", "moderated", "evidence"} & set(held), "they are this year's to say"
    assert [one.id for one in links_of(desk, "log_entry", made[0].id)] == [first]
    undo(desk)
    assert desk.count(LogEntry) == 3


def test_what_has_a_later_return_is_not_brought_forward_twice(desk: Desk) -> None:
    first = a_return(desk, 0, "4. Supervision", "Met")
    bring_forward(desk, first)
    a_return(desk, 1, "4. Supervision", "Met")

    assert bring_forward(desk, first).label == "Brought forward 1 self-assessment"
    with pytest.raises(Refused, match="No return of 2025"):
        bring_forward(desk, first)


def test_only_a_return_with_a_score_is_brought_forward(desk: Desk) -> None:
    audit = add_entry(desk, "evidence", "Audit of talks", kind="audit").made
    with pytest.raises(Refused, match="Choose a self-assessment return"):
        bring_forward(desk, audit)

    new = add_entry(desk, "evidence", "Self-assessment", kind="self-assessment return").made
    with pytest.raises(Refused, match="is left"):
        bring_forward(desk, new)
