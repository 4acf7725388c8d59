"""What the record can say in a yearly report: one name for each kind of sentence.

An outline names them under its heads; `services/report_drafting.py` has one drafter for each.
"""

from __future__ import annotations

from collections.abc import Mapping

from chair_desk.words import N_

FEEDS: Mapping[str, str] = {
    "meetings": N_("Meetings held, and how many were quorate"),
    "attendance": N_("Attendance by seniority"),
    "partner_work": N_("What each partner was asked to do and did"),
    "actions": N_("Actions agreed and finished"),
    "decisions": N_("Decisions, and whether they happened"),
    "challenges": N_("Challenges and what came of them"),
    "risks": N_("Risks"),
    "evidence": N_("Evidence and impact"),
    "measures": N_("Data measures and audits"),
    "voice": N_("Voice of children, adults and families"),
    "visits": N_("Visits to the front line"),
    "education": N_("Schools, colleges and early years"),
    "self_assessment": N_("Self-assessments"),
    "priorities": N_("Priorities and their progress"),
    "reviews": N_("Reviews"),
    "reviews_ended": N_("Reviews that ended in the year"),
    "reviews_open": N_("Reviews under way"),
    "recommendations": N_("Recommendations of reviews"),
    "recommendations_rejected": N_("Recommendations not accepted, and why"),
    "review_actions": N_("Actions from reviews"),
    "funding": N_("Funding"),
    "training": N_("Training"),
    "information_requests": N_("Requests for information"),
    "sub_groups": N_("Sub-groups"),
    "related_boards": N_("Related boards"),
}

EVIDENCE_HEADS = (
    "effectiveness", "impact and evidence", "progress on priorities", "learning from reviews",
    "voice", "training and learning", "contribution of partners", "use of resources",
    "collaboration",
)  # fmt: skip
"""What an entry of the evidence register may speak to; each outline says under which head."""
