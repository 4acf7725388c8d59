"""Recommendations of the sample board's reviews, and how far each agency has taken them."""

from __future__ import annotations

from datetime import date

from chair_desk.records.logs import LogEntry
from chair_desk.records.recommendations import Taken
from chair_desk.services.logs import values_of
from chair_desk.services.recommendations import (
    NewRecommendation,
    Said,
    add_recommendation,
    answer_recommendation,
)
from chair_desk.services.sample_stage import Stage

_COUNCIL, _POLICE, _ICB = "County Council", "Constabulary", "NHS ICB"
RECOMMENDATIONS = (
    ("WM-05", "Hold a return talk within 72 hours of each missing episode.", date(2026, 9, 14), {
        _COUNCIL: Said(state=Taken.ASSURED, evidence="Dip-sample of 20 talks, September 2026"),
        _POLICE: Said(state=Taken.ACTIONED),
        _ICB: Said(state=Taken.ACCEPTED),
    }),
    ("WM-05", "Share one list of children who go missing often.", date(2026, 9, 14), {
        _COUNCIL: Said(state=Taken.EMBEDDED, evidence="Weekly list; audit of October 2026"),
        _POLICE: Said(state=Taken.EMBEDDED, evidence="Weekly list; audit of October 2026"),
        _ICB: Said(
            state=Taken.REJECTED,
            reason="The list would repeat what the front door sends each morning.",
        ),
    }),
    ("WM-07", "See each infant with two open concerns within five days.", date(2026, 11, 16), {
        _COUNCIL: Said(state=Taken.ACCEPTED),
        _ICB: Said(state=Taken.ASKED),
    }),
)  # fmt: skip


def tell_recommendations(stage: Stage) -> None:
    """Add what the reviews recommend, linked to their entries, with the answers so far."""
    desk = stage.desk
    reviews = {values_of(row).get("code"): row.id for row in desk.rows(LogEntry, log_type="review")}
    for code, title, made_on, answers in RECOMMENDATIONS:
        new = NewRecommendation(
            title=title,
            organisation_ids=[stage.partners[name] for name in answers],
            source_words=code,
            log_entry_id=reviews.get(code),
            made_on=made_on,
        )
        made = add_recommendation(desk, new).made
        for name, said in answers.items():
            if said.state is not Taken.ASKED:
                answer_recommendation(desk, made, stage.partners[name], said)
