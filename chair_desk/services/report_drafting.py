"""The first draft writes itself: for each feed of an outline, the sentences the record gives."""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import TypeVar

from chair_desk.catalogue.outlines import Outline
from chair_desk.records.audience import Audience
from chair_desk.records.spans import words_for
from chair_desk.services.desk import Desk
from chair_desk.services.kept_readings import KeptReadings
from chair_desk.services.report_saying import Drafted, ReportYear

T = TypeVar("T")
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
_FEED = "feed"


def drafter(feed: str) -> Drafter:
    """Return what drafts a feed, or raise KeyError."""
    module, _colon, name = DRAFTERS[feed].partition(":")
    found: Drafter = getattr(importlib.import_module(f"chair_desk.services.{module}"), name)
    return found


def drafted_by_head(desk: Desk, outline: Outline, year: ReportYear) -> dict[str, list[Drafted]]:
    """Return what the record can say under each head of an outline, in the order of its feeds.

    Evidence that names what it speaks to stands under the head for that, and behind the priority
    it names where that one is under the same head.
    """
    own = outline.spoken_to()
    found: dict[str, list[Drafted]] = {head.key: [] for head in outline.heads}
    for head in outline.heads:
        for feed in head.feeds:
            for one in drafted_of(desk, feed, year):
                found[own.get(one.speaks_to, head.key)].append(one)
    return {key: _behind_priorities(some) for key, some in found.items()}


def _behind_priorities(found: list[Drafted]) -> list[Drafted]:
    """Put each piece of evidence behind the priority it names, if that is among them."""
    there = {one.subject for one in found if _is_priority(one)}
    behind: dict[str, list[Drafted]] = {}
    for one in found:
        if one.priority in there:
            behind.setdefault(one.priority, []).append(one)
    first = [one for one in found if one.priority not in there]
    return [
        each
        for one in first
        for each in (one, *(behind.get(one.subject, ()) if _is_priority(one) else ()))
    ]


def _is_priority(one: Drafted) -> bool:
    return one.name.startswith("priority.")


def drafted_of(desk: Desk, feed: str, year: ReportYear) -> Sequence[Drafted]:
    """Return what one feed gives, drafted again only after something it reads was written."""
    return _kept(desk).read((_FEED, feed, year), partial(_drafted, desk, feed, year))


def _drafted(desk: Desk, feed: str, year: ReportYear) -> Sequence[Drafted]:
    found = tuple(drafter(feed)(desk, year))
    # What is confidential inside a record's words is for no sentence, whoever reads it.
    return words_for(found, Audience.PUBLIC)


def undrafted(desk: Desk, outline: Outline, year: ReportYear) -> list[str]:
    """Return the feeds of the outline that are still to be drafted, each once, in its order."""
    kept = _kept(desk)
    feeds = dict.fromkeys(feed for head in outline.heads for feed in head.feeds)
    return [feed for feed in feeds if (_FEED, feed, year) not in kept]


def once(desk: Desk, name: str, year: ReportYear, make: Callable[[Desk, ReportYear], T]) -> T:
    """Return what several feeds need, worked out once for all of them."""
    return _kept(desk).read((name, year), partial(make, desk, year))


def _kept(desk: Desk) -> KeptReadings:
    """Return what was read for reports today: another day, other things are late."""
    today, kept = desk.worked_out.get("report", (None, None))
    if today != desk.today():
        kept = KeptReadings(desk.file)
        desk.worked_out["report"] = (desk.today(), kept)
    found: KeptReadings = kept
    return found
