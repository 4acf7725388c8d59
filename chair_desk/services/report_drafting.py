"""The first draft writes itself: for each feed of an outline, the sentences the record gives."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Mapping

from chair_desk.catalogue.outlines import Outline
from chair_desk.services.desk import Desk
from chair_desk.services.report_saying import Drafted, ReportYear

Drafter = Callable[[Desk, ReportYear], Iterable[Drafted]]

# Where each feed is drafted: "module:function" below `chair_desk.services`, imported when used.
DRAFTERS: Mapping[str, str] = {
    "meetings": "report_meetings:meetings_said",
    "attendance": "report_meetings:attendance_said",
    "decisions": "report_meetings:decisions_said",
    "partner_work": "report_actions:partner_work_said",
    "actions": "report_actions:actions_said",
    "challenges": "report_challenges:challenges_said",
    "evidence": "report_evidence:evidence_said",
    "measures": "report_evidence:measures_said",
    "voice": "report_evidence:voice_said",
    "visits": "report_evidence:visits_said",
    "self_assessment": "report_evidence:self_assessment_said",
    "education": "report_evidence:education_said",
    "priorities": "report_plans:priorities_said",
    "risks": "report_plans:risks_said",
    "sub_groups": "report_plans:sub_groups_said",
    "related_boards": "report_plans:related_boards_said",
    "information_requests": "report_plans:information_requests_said",
    "reviews": "report_learning:reviews_said",
    "reviews_ended": "report_learning:reviews_ended_said",
    "reviews_open": "report_learning:reviews_open_said",
    "review_actions": "report_learning:review_findings_said",
    "recommendations": "report_recommendations:recommendations_said",
    "recommendations_rejected": "report_recommendations:recommendations_rejected_said",
    "training": "report_learning:training_said",
    "funding": "report_funding:funding_said",
}


def drafter(feed: str) -> Drafter:
    """Return what drafts a feed, or raise KeyError."""
    module, _colon, name = DRAFTERS[feed].partition(":")
    found: Drafter = getattr(importlib.import_module(f"chair_desk.services.{module}"), name)
    return found


def drafted_by_head(desk: Desk, outline: Outline, year: ReportYear) -> dict[str, list[Drafted]]:
    """Return what the record can say under each head of an outline, in the order of its feeds."""
    return {
        head.key: [one for feed in head.feeds for one in drafter(feed)(desk, year)]
        for head in outline.heads
    }
