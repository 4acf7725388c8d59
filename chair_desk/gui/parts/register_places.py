"""On which page a record is shown, for links that lead there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chair_desk.records.links import ATTENDANCE_OF
from chair_desk.records.logs import LogEntry
from chair_desk.records.meetings import AgendaItem, Paper
from chair_desk.records.people import Delegation, Organisation
from chair_desk.records.recommendations import Recommendation, RecommendationAnswer
from chair_desk.services.desk import Desk
from chair_desk.services.log_types import log_types

if TYPE_CHECKING:  # a window opens without them
    from chair_desk.catalogue.log_types import LogType

PAGES_OF_LOGS = {"challenge": "challenges", "evidence": "evidence", "review": "reviews"}
OTHER_LOGS = "registers"
_PAGES = {
    "action": "actions",
    "decision": "decisions",
    "recommendation": "recommendations",
    "meeting": "meeting",
    "minute": "minutes",
    "agenda_item": "agenda",
    "organisation": "partners",
    "funding_year": "funding",
    "contribution": "funding",
    "funding_cost": "funding",
}


def other_registers(desk: Desk) -> list[LogType]:
    """Return the registers that share a page, in the order of the board."""
    return [kind for kind in log_types(desk) if kind.name not in PAGES_OF_LOGS]


Place = tuple[str, tuple[str, str] | None]
"""The name of a page, and the record (table, id) to go to there."""


def page_of(desk: Desk, table: str, record_id: str) -> Place | None:
    """Return where a record is shown, None where it has no page."""
    if table == LogEntry.TABLE:
        entry = desk.get(LogEntry, record_id)
        if entry is None:
            return None
        return PAGES_OF_LOGS.get(entry.log_type, OTHER_LOGS), (table, record_id)
    if table == ATTENDANCE_OF:
        return "attendance", (Organisation.TABLE, record_id)
    if table == Delegation.TABLE:
        letter = desk.get(Delegation, record_id)
        return ("partners", (Organisation.TABLE, letter.organisation_id)) if letter else None
    if table == Paper.TABLE:
        paper = desk.get(Paper, record_id)
        item = desk.get(AgendaItem, paper.item_id) if paper else None
        return ("agenda", (AgendaItem.TABLE, item.id)) if item else None
    if table == RecommendationAnswer.TABLE:
        answer = desk.get(RecommendationAnswer, record_id)
        table, record_id = Recommendation.TABLE, answer.recommendation_id if answer else ""
    page = _PAGES.get(table)
    return (page, (table, record_id)) if page else None
