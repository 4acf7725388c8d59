"""What became of the challenges and actions of the sample board, day by day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date

from chair_desk.records.frozen import frozen

AWAITING, ESCALATED, ANSWERED = "awaiting_answer", "escalated", "answered"
WITH_IMPACT, WITHOUT_IMPACT, WITHDRAWN = "closed_with_impact", "closed_without_impact", "withdrawn"
UNRESOLVED = "accepted_unresolved"


@frozen
class ChallengeStep:
    """Something that happened to a challenge on a day, and what it changed.

    `values` are columns of the log type; `to` a person it now goes to; `due_on` a new date.
    """

    on: date
    kind: str
    text: str
    state: str = ""
    values: Mapping[str, str | None] = field(default_factory=dict)
    to: str = ""
    due_on: date | None = None


def _answered(on: date, text: str, check_on: str = "") -> ChallengeStep:
    values = {"answer": text, "answered_on": on.isoformat(), "outcome": text}
    if check_on:
        values["check_on"] = check_on
    return ChallengeStep(on, "answer", text, ANSWERED, values)


def _impact(
    on: date, impact: str, evidence: str, before: str = "", since: str = ""
) -> ChallengeStep:
    values = {"impact": impact, "evidence": evidence, "before": before, "since": since}
    return ChallengeStep(on, "impact", impact, WITH_IMPACT, values)


def _no_impact(on: date, reason: str) -> ChallengeStep:
    return ChallengeStep(on, "closed", reason, WITHOUT_IMPACT, {"reason": reason})


def _withdrawn(on: date, reason: str) -> ChallengeStep:
    return ChallengeStep(on, "withdrawn", reason, WITHDRAWN, {"reason": reason})


def _taken(on: date, text: str, step: str, due_on: date | None = None) -> ChallengeStep:
    return ChallengeStep(on, "escalated", text, ESCALATED, {"step": step}, due_on=due_on)


CHALLENGE_STEPS: Mapping[str, tuple[ChallengeStep, ...]] = {
    "C-001": (
        _answered(date(2025, 1, 14), "Of 212 notices 61 were sent a day late."),
        _impact(
            date(2025, 9, 10), "Health knew of a missing child within a day in 9 of 10.",
            "Weekly list, April to August 2025.",
        ),
    ),
    "C-002": (
        _answered(date(2025, 1, 15), "Neglect was named late where workers changed."),
        _no_impact(date(2025, 9, 10), "The audit was not repeated. The strategy takes it up."),
    ),
    "C-003": (_withdrawn(date(2024, 12, 9), "The trust had made the form before it was asked."),),
    "C-004": (
        _answered(date(2025, 4, 8), "A number was set up. A rota was not."),
        _no_impact(date(2025, 5, 15), "The number did not bring a nurse. C-009 asks again."),
    ),
    "C-005": (
        _taken(date(2025, 3, 21), "No answer after 20 working days. Put to the delegated partner.",
               "delegated_partner", date(2025, 4, 4)),
        _taken(date(2025, 4, 7), "No answer. A letter went to the chief officer.",
               "chief_officer", date(2025, 4, 23)),
        _taken(date(2025, 4, 24), "The answer named no bed. Put to all lead partners.",
               "all_lead_partners", date(2025, 5, 16)),
        _taken(date(2025, 5, 19), "No agreement. The inspectorate and the Department were told.",
               "outside"),
        _answered(date(2025, 5, 29), "Two emergency beds are paid for until March."),
        _impact(
            date(2026, 2, 12), "No child was held overnight for want of a bed from June.",
            "Custody figures, quarters 2 and 3.",
        ),
    ),
    "C-006": (
        ChallengeStep(
            date(2025, 3, 10), "paused", "Clock paused. The trust’s inspectors ask the same, and "
            "their report comes first.", "",
            {
                "paused_on": "2025-03-10", "days_left": "37", "due_on": None,
                "pause_reason": "The trust’s inspectors ask the same, and their report comes "
                "first.",
            },
        ),
    ),
    "C-007": (
        _taken(date(2025, 6, 16), "No figure came. Put to the delegated partner.",
               "delegated_partner", date(2025, 6, 30)),
        _taken(date(2025, 7, 1), "A holding reply. A letter went to the chief officer.",
               "chief_officer", date(2025, 7, 15)),
        _taken(date(2025, 7, 16), "Money was said to be the matter. Put to all lead partners.",
               "all_lead_partners", date(2025, 8, 6)),
        _answered(date(2025, 7, 30), "Five posts were filled and two were not."),
        _impact(
            date(2026, 5, 14), "Caseloads fell from 1,900 to 1,640. The aim was 1,500.",
            "Scorecard, 2025–26. Partly met.",
        ),
    ),
    "C-008": (
        ChallengeStep(
            date(2025, 6, 12), "closed", "A forum cannot answer for schools.", UNRESOLVED,
            {"reason": "A forum cannot answer for schools."},
        ),
    ),
    "C-009": (
        _answered(date(2025, 7, 28), "A rota of six nurses began on 1 September."),
        _impact(
            date(2026, 5, 14), "Health took part in 88% of talks, from 61%.",
            "Samples of 40 talks by hand, April 2025 and April 2026.", "61%", "88%",
        ),
    ),
    "C-010": (
        _answered(date(2025, 11, 26), "One question was added to the lettings form."),
        _impact(
            date(2026, 9, 9), "Eleven arrangements are known now, from four.",
            "Private fostering return, June 2026.",
        ),
    ),
    "C-011": (
        _taken(date(2025, 10, 20), "No answer after 20 working days. Put to the chief executive.",
               "delegated_partner", date(2025, 11, 3)),
        _answered(
            date(2025, 10, 30), "A call to the social worker comes before every exclusion.",
            "2026-12-11",
        ),
    ),
    "C-012": (
        _answered(date(2025, 10, 14), "A deputy head was named for the seat."),
        _impact(
            date(2026, 9, 17), "The service came to four of four meetings since.",
            "Attendance, live from the record.",
        ),
    ),
    "C-013": (
        _answered(
            date(2026, 3, 30), "A rota covers nights and weekends from 1 May.", "2027-01-15"
        ),
    ),
    "C-014": (
        ChallengeStep(
            date(2026, 10, 16), "escalated", "No answer after 20 working days. "
            "Put to the delegated partner.", ESCALATED, {"step": "delegated_partner"},
            "Yasmin Thornbury", date(2026, 10, 30),
        ),
        ChallengeStep(
            date(2026, 10, 29), "answer", "Holding reply from the ACC: superintendents have the "
            "force’s confidence. The Chair: this does not answer the question.", "",
            {
                "ask": "We ask the force to send to every meeting an officer who can commit it, "
                "as the partners agreed, or to tell us in writing who holds that authority.",
                "answer": "Superintendents have the force’s confidence.",
                "judgement": "not good enough",
                "judgement_reason": "This does not answer the question.",
                "before": "0 of 5",
            },
        ),
        ChallengeStep(
            date(2026, 11, 6), "escalated", "Letter to the Chief Constable, copied to the other "
            "two lead partners.", ESCALATED,
            {
                "step": "chief_officer",
                "sign_of_difference": "An officer at the agreed level at each of the next four "
                "meetings.",
                "check_on": "2027-09-16",
                "evidence_for": "Attendance at eight meetings.",
            },
            "Alun Brackenridge", date(2026, 11, 20),
        ),
    ),
    "C-015": (
        ChallengeStep(
            date(2026, 10, 19), "note", "The finance director was written to.", "",
            {"evidence_for": "Letter of 1 July 2026, setting the share."},
        ),
    ),
    "C-016": (
        ChallengeStep(
            date(2026, 11, 13), "note", "No answer from either partner by the date.", "",
            {"evidence_for": "Return home interviews, quarter 1: 61% against 90%."},
        ),
    ),
}  # fmt: skip


@frozen
class ActionNote:
    """Something said of an action on a day; `due_on` where it moved, `is_at_risk` where it is."""

    on: date
    text: str
    due_on: date | None = None
    is_at_risk: bool = False
    is_done: bool = False


ACTION_NOTES: Mapping[str, ActionNote] = {
    "A-098": ActionNote(date(2026, 10, 14), "The July figures came. August is being counted."),
    "A-101": ActionNote(date(2026, 11, 3), "Finance meets in the second week of November."),
    "A-104": ActionNote(date(2026, 10, 29), "Holding reply. Linked to C-014 and item 7."),
    "A-106": ActionNote(date(2026, 11, 2), "Eleven of 20 talks are read."),
    "A-107": ActionNote(
        date(2026, 11, 17), "Twelve young people were asked. See item 4.", is_done=True
    ),
    "A-109": ActionNote(date(2026, 11, 6), "The protocol is with the legal department."),
    "A-110": ActionNote(date(2026, 11, 10), "Returned by 31 of 35 schools."),
    "A-112": ActionNote(date(2026, 11, 11), "One of two named GPs is on leave.", is_at_risk=True),
    "A-113": ActionNote(date(2026, 11, 5), "Four of five owners have sent their part."),
    "A-117": ActionNote(
        date(2026, 11, 16), "Nine of 14 teams are briefed. The rest in two weeks.",
        due_on=date(2026, 12, 4),
    ),
    "A-118": ActionNote(date(2026, 11, 9), "Three of four agencies have sent figures."),
    "A-121": ActionNote(date(2026, 11, 13), "The leaflet is with the printer."),
    "A-123": ActionNote(date(2026, 11, 16), "Two chapters are not begun.", is_at_risk=True),
}  # fmt: skip

RISKS: tuple[tuple[str, Mapping[str, str | int]], ...] = (
    (
        "Posts change faster than practice, and what was agreed is lost",
        {
            "likelihood": 4,
            "weight": 3,
            "residual_likelihood": 3,
            "residual_weight": 3,
            "controls": "A deputy for each seat.",
        },
    ),
    (
        "School nurses have too many children to know them",
        {
            "likelihood": 4,
            "weight": 4,
            "controls": "Quarterly figure of posts.",
        },
    ),
    (
        "Housing pressure moves families out of county and out of sight",
        {"likelihood": 3, "weight": 4, "controls": "Yearly count of moves."},
    ),
)

OUTCOMES: tuple[str, ...] = (
    "Done as agreed. The paper went to members.",
    "Done. The figures are in the scorecard.",
    "Done, and tested with staff.",
    "Done a week late. No child was affected.",
    "Done. Members saw it at the next meeting.",
    "Done in part, and the rest is no longer needed.",
    "Done. The letter is on file.",
)
SHOWN: dict[str, str] = {
    "Done as agreed. The paper went to members.": "Paper to members",
    "Done. The figures are in the scorecard.": "Scorecard",
    "Done, and tested with staff.": "Notes of the test with staff",
    "Done. Members saw it at the next meeting.": "Minutes of the next meeting",
    "Done. The letter is on file.": "Letter on file",
    "A-089": "Minutes of the sub-group",
}
"""What shows an outcome, or one action; the rest is closed without evidence."""
