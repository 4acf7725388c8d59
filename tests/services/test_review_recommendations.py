from __future__ import annotations

from chair_desk.records.recommendations import Taken
from chair_desk.services.desk import Desk
from chair_desk.services.logs import add_entry
from chair_desk.services.organisations import organisations
from chair_desk.services.recommendations import (
    NewRecommendation,
    Said,
    add_recommendation,
    answer_recommendation,
)
from chair_desk.services.registers import register_card
from chair_desk.services.review_recommendations import recommended_by


def test_a_review_lists_its_recommendations_with_their_state_by_agency(desk: Desk) -> None:
    review = add_entry(desk, "review", "Missing episodes before harm", code="WM-05").made
    council, police, health = (row for row in organisations(desk)[:3])
    made = add_recommendation(
        desk,
        NewRecommendation(
            title="Return talks within 72 hours", log_entry_id=review,
            organisation_ids=[health.id, council.id, police.id],
        ),
    ).made  # fmt: skip
    answer_recommendation(desk, made, council.id, Said(state=Taken.ACTIONED))
    answer_recommendation(desk, made, police.id, Said(state=Taken.REJECTED, reason="Too dear."))

    (one,) = recommended_by(desk, review)
    assert one.title == "Return talks within 72 hours"
    assert one.by_agency == (
        f"{council.short_name or council.name}: actioned",
        f"{police.short_name or police.name}: rejected (Too dear)",
        f"{health.short_name or health.name}: asked",
    )
    assert one.shape == "not_started"
    assert register_card(desk, "log_entry", review).recommended == (one,)


def test_where_nothing_is_recommended_nothing_is_listed(desk: Desk) -> None:
    assert recommended_by(desk, add_entry(desk, "risk", "Posts change").made) == []
