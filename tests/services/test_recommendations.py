from __future__ import annotations

import pytest

from chair_desk.records.changes import Refused
from chair_desk.records.recommendations import Taken
from chair_desk.services import history
from chair_desk.services.desk import Desk
from chair_desk.services.organisations import organisations
from chair_desk.services.recommendations import (
    NewRecommendation,
    Said,
    add_recommendation,
    agencies,
    answer_recommendation,
    ask_agency,
    ask_no_longer,
    change_recommendation,
    reading,
    recommendations,
    remove_recommendation,
)


@pytest.fixture
def made(desk: Desk) -> str:
    ids = [one.id for one in organisations(desk)[:3]]
    new = NewRecommendation(title="Ask the child first", organisation_ids=ids, source_words="WM-05")
    return add_recommendation(desk, new).made


def test_each_agency_is_asked_and_takes_it_at_its_own_pace(desk: Desk, made: str) -> None:
    one, two, three = (row.id for row in organisations(desk)[:3])
    answer_recommendation(desk, made, one, Said(state=Taken.ACCEPTED))
    answer_recommendation(desk, made, two, Said(state=Taken.EMBEDDED, evidence="Audit of May"))
    (line,) = recommendations(desk)
    assert line.recommendation.reference == "F-001"
    assert line.words == "1 asked, 1 accepted, 1 embedded"
    assert reading([line]) == (
        "1 recommendation; 1 of 3 answers are assured or embedded, 0 rejected."
    )
    history.undo(desk)
    assert recommendations(desk)[0].words == "2 asked, 1 accepted"
    assert line.answers[three].state is Taken.ASKED


def test_what_is_rejected_needs_a_reason_and_what_is_assured_needs_evidence(
    desk: Desk, made: str
) -> None:
    agency = organisations(desk)[0].id
    for said in (Said(state=Taken.REJECTED, reason=" "), Said(state=Taken.ASSURED)):
        with pytest.raises(Refused):
            answer_recommendation(desk, made, agency, said)
    answer_recommendation(desk, made, agency, Said(state=Taken.REJECTED, reason="Not in our gift"))
    assert recommendations(desk)[0].words == "2 asked, 1 rejected"


def test_who_was_not_asked_cannot_answer_and_somebody_has_to_be_asked(
    desk: Desk, made: str
) -> None:
    with pytest.raises(Refused):
        answer_recommendation(desk, made, organisations(desk)[3].id, Said(state=Taken.ACCEPTED))
    for title, ids in (("", [organisations(desk)[0].id]), ("Ask", [])):
        with pytest.raises(Refused):
            add_recommendation(desk, NewRecommendation(title=title, organisation_ids=ids))


def test_a_number_is_given_once(desk: Desk, made: str) -> None:
    history.undo(desk)
    add_recommendation(
        desk, NewRecommendation(title="Again", organisation_ids=[organisations(desk)[0].id])
    )
    assert recommendations(desk)[0].recommendation.reference == "F-002"


def test_an_agency_is_asked_later_and_no_longer_until_it_has_answered(
    desk: Desk, made: str
) -> None:
    other = organisations(desk)[3].id
    ask_agency(desk, made, other)
    assert recommendations(desk)[0].words == "4 asked"
    assert [one.id for one in agencies(desk, recommendations(desk))] == [
        one.id for one in organisations(desk)[:4]
    ]
    with pytest.raises(Refused):
        ask_agency(desk, made, other)
    ask_no_longer(desk, made, other)
    assert recommendations(desk)[0].words == "3 asked"
    with pytest.raises(Refused):
        ask_no_longer(desk, made, other)
    first = organisations(desk)[0].id
    answer_recommendation(desk, made, first, Said(state=Taken.ACCEPTED))
    with pytest.raises(Refused):
        ask_no_longer(desk, made, first)
    with pytest.raises(Refused):
        remove_recommendation(desk, made)


def test_words_are_changed_and_what_nobody_answered_is_removed(desk: Desk, made: str) -> None:
    change_recommendation(desk, made, title=" Ask the child ", source_words="WM-07")
    (line,) = recommendations(desk)
    assert (line.recommendation.title, line.recommendation.source_words) == (
        "Ask the child",
        "WM-07",
    )
    with pytest.raises(Refused):
        change_recommendation(desk, made, title=" ")
    remove_recommendation(desk, made)
    assert recommendations(desk) == []
    history.undo(desk)
    assert recommendations(desk)[0].words == "3 asked"
