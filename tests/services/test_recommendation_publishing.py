from __future__ import annotations

import csv
from pathlib import Path

import pytest

from chair_desk.records.audience import Audience
from chair_desk.records.changes import Refused
from chair_desk.records.recommendations import RecommendationAnswer, Taken
from chair_desk.services.desk import Desk
from chair_desk.services.organisations import organisations
from chair_desk.services.recommendation_publishing import (
    cell_words,
    export_recommendations,
    prepare_recommendations,
)
from chair_desk.services.recommendations import (
    NewRecommendation,
    Said,
    add_recommendation,
    answer_recommendation,
)


@pytest.fixture
def board(desk: Desk) -> Desk:
    ids = [one.id for one in organisations(desk)[:2]]
    new = NewRecommendation(title="Ask the child first", organisation_ids=ids, source_words="WM-05")
    made = add_recommendation(desk, new).made
    answer_recommendation(desk, made, ids[0], Said(state=Taken.REJECTED, reason="Not in our gift"))
    answer_recommendation(desk, made, ids[1], Said(state=Taken.EMBEDDED, evidence="Audit of May"))
    hidden = NewRecommendation(
        title="For the chair alone", organisation_ids=ids, audience=Audience.CONFIDENTIAL
    )
    add_recommendation(desk, hidden)
    return desk


def test_a_sheet_has_a_column_for_each_agency_and_says_why(board: Desk, tmp_path: Path) -> None:
    path = export_recommendations(board, tmp_path / "r.csv")
    rows = list(csv.reader(path.read_text("utf-8-sig").splitlines()))
    assert rows[0][:5] == ["Reference", "Recommendation", "From a", "Code", "Made on"]
    assert rows[0][5:] == [one.name for one in organisations(board)[:2]]
    assert rows[1][5:] == ["rejected: Not in our gift", "embedded: Audit of May"]


def test_the_reader_gets_no_more_than_may_be_read(board: Desk, tmp_path: Path) -> None:
    path = tmp_path / "r.html"
    export_recommendations(board, path, audience=Audience.MEMBERS)
    said = path.read_text()
    assert "Rejected, and why" in said
    assert "Not in our gift" in said
    assert "For the chair alone" not in said


@pytest.mark.parametrize("kind", ["xlsx", "docx", "pdf"])
def test_each_kind_of_file_is_written(board: Desk, tmp_path: Path, kind: str) -> None:
    path = export_recommendations(board, tmp_path / f"r.{kind}")
    assert path.stat().st_size > 1000


def test_an_empty_register_is_a_document_too(desk: Desk, tmp_path: Path) -> None:
    path = export_recommendations(desk, tmp_path / "r.html")
    assert "No recommendation is on record." in path.read_text()


def test_another_kind_of_file_is_refused(desk: Desk) -> None:
    with pytest.raises(Refused):
        prepare_recommendations(desk, kind="odt")


def test_a_cell_of_an_agency_that_was_not_asked_is_empty() -> None:
    assert cell_words(None) == ""
    asked = RecommendationAnswer(id="a", recommendation_id="r", organisation_id="o")
    assert cell_words(asked) == "asked"
