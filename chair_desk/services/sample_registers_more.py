"""Reviews, training, sub-groups and the other registers of the sample board, all made up."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from chair_desk.services.sample_registers_words import EVIDENCE, PRIORITIES, Told

REVIEWS = (
    Told("Injury to a baby, two areas", date(2024, 3, 4), {
        "code": "WM-01", "kind": "rapid review", "theme": "Bruising before walking",
        "aware_on": date(2024, 3, 4), "notified_on": date(2024, 3, 8),
        "to_panel_on": date(2024, 3, 22), "cost": 0, "days_spent": 9,
        "reason": "The Panel agreed that the lessons were known and were being acted on.",
    }, "no_review", date(2024, 4, 19)),
    Told("Neglect over four years", date(2024, 9, 16), {
        "code": "WM-04", "kind": "local practice review", "theme": "Neglect",
        "decided_on": date(2024, 10, 14), "to_panel_on": date(2025, 3, 20),
        "publish_on": date(2026, 3, 31), "published_on": date(2026, 3, 27),
        "why_late": "A trial had to end first.", "reviewers": "Two independent reviewers",
        "cost": 21400, "days_spent": 46, "findings": "Five findings, four acted on.",
        "not_implemented_why": "One: a shared record. The cost stands in no proportion; "
        "a shared summary is made instead.",
        "outcome": "Staff could name a lesson in 17 of 24 cases.",
    }, "closed", date(2026, 10, 20), with_it=("D-025",)),
    Told("Missing episodes before harm", date(2026, 5, 18), {
        "code": "WM-05", "kind": "local practice review", "theme": "Missing and exploitation",
        "decided_on": date(2026, 6, 22), "publish_on": date(2026, 12, 22),
        "reviewers": "One independent reviewer", "cost": 12600, "days_spent": 31,
    }, "under_way", with_it=("D-034", "C-016")),
    Told("Fall from a window", date(2026, 7, 6), {
        "code": "WM-06", "kind": "rapid review", "theme": "Temporary housing",
        "aware_on": date(2026, 7, 6), "notified_on": date(2026, 7, 10),
        "to_panel_on": date(2026, 7, 27), "days_spent": 11,
        "reason": "The harm came from a fault of the building. Housing has acted.",
    }, "no_review", date(2026, 9, 3)),
    Told("Serious injury to an infant", date(2026, 11, 9), {
        "code": "WM-07", "kind": "rapid review", "theme": "Neglect in infancy",
        "aware_on": date(2026, 11, 9), "notified_on": date(2026, 11, 13), "days_spent": 4,
    }, "under_way"),
)  # fmt: skip

TRAINING = (
    Told("Neglect: seeing it early", date(2025, 10, 1), {
        "course_on": date(2025, 11, 5), "sessions": 2, "delivered_as": "in a room",
        "places": 40, "booked": 34, "attended": 28, "cancelled_bookings": 3, "no_shows": 3,
        "unscheduled": 0, "cost": 1850, "trainers": "County Council and NHS ICB",
        "by_agency": "County Council 14, 12, 1\nConstabulary 6, 4, 2\nNHS ICB 9, 8, 0\n"
        "Schools 5, 4, 0",
        "effect": "Three months on 22 of 28 used the tool.",
        "effect_asked_on": date(2026, 2, 10),
    }, "evaluated", date(2026, 2, 16)),
    Told("Talks that keep a child safe", date(2026, 1, 5), {
        "course_on": date(2026, 2, 3), "sessions": 1, "delivered_as": "online", "places": 100,
        "booked": 77, "attended": 74, "cancelled_bookings": 1, "no_shows": 2, "unscheduled": 0,
        "cost": 0, "trainers": "Constabulary",
        "by_agency": "County Council 31, 30, 1\nConstabulary 22, 22, 0\nNHS ICB 24, 22, 1",
    }, "held"),
    Told("Professional curiosity", date(2026, 4, 1), {
        "course_on": date(2026, 5, 12), "sessions": 2, "delivered_as": "in a room",
        "places": 30, "booked": 27, "attended": 19, "cancelled_bookings": 2, "no_shows": 6,
        "unscheduled": 0, "cost": 1400, "trainers": "Independent trainer",
        "by_agency": "County Council 12, 9, 2\nHospitals FT 8, 5, 3\nVoluntary sector 7, 5, 1",
    }, "held"),
    Told("Chairing a strategy talk", date(2026, 8, 3), {
        "course_on": date(2026, 10, 6), "sessions": 1, "delivered_as": "in a room",
        "places": 16, "booked": 16, "attended": 15, "no_shows": 1, "unscheduled": 1,
        "cost": 600, "trainers": "County Council",
    }, "held"),
    Told("Lessons of WM-04", date(2026, 9, 1), {
        "course_on": date(2027, 1, 20), "sessions": 4, "delivered_as": "online", "places": 400,
        "booked": 212,
    }),
    Told("Working with fathers", date(2026, 2, 2), {
        "course_on": date(2026, 6, 9), "places": 24, "booked": 7,
        "reason": "Too few booked. It is offered again in spring.",
    }, "cancelled", date(2026, 5, 29)),
)  # fmt: skip

SUB_GROUPS = (
    Told("Performance", date(2026, 4, 1), {
        "report_year": "2026–27", "chaired_by": "Deputy Chief Nurse, NHS ICB", "expected": 4,
        "received": 2, "last_report_on": date(2026, 9, 17),
        "key_points": "The scorecard has eight figures; two have no source.",
    }),
    Told("Practice and learning", date(2026, 4, 1), {
        "report_year": "2026–27", "chaired_by": "Assistant Director, County Council",
        "expected": 4, "received": 2, "last_report_on": date(2026, 9, 17),
    }),
    Told("Exploitation", date(2026, 4, 1), {
        "report_year": "2026–27", "chaired_by": "Superintendent, Constabulary", "expected": 4,
        "received": 0, "last_report_on": date(2026, 2, 19),
        "why_silent": "It has not met since its chair moved in March.",
    }, "silent", with_it=("R-001",)),
    Told("Education", date(2026, 4, 1), {
        "report_year": "2026–27", "chaired_by": "Chief Executive, Ridgeway Trust",
        "expected": 2, "received": 1, "last_report_on": date(2026, 5, 21),
    }),
    Told("Case review", date(2025, 4, 1), {
        "report_year": "2025–26", "chaired_by": "Designated doctor", "expected": 4,
        "received": 4, "last_report_on": date(2026, 2, 19),
    }, "ended", date(2026, 3, 31)),
)  # fmt: skip

RELATED = (
    Told("Tarnside Safeguarding Adults Board", date(2024, 11, 14), {
        "its_chair": "Independent chair", "leads_on": "Self-neglect, care homes",
        "this_board_leads_on": "Young people at 16 and 17", "protocol_on": date(2025, 3, 3),
        "last_meeting_on": date(2026, 10, 1), "next_meeting_on": date(2027, 4, 8),
    }),
    Told("Westmarch Community Safety Partnership", date(2024, 11, 14), {
        "its_chair": "Leader of Aldermoor BC", "leads_on": "Domestic homicide, serious violence",
        "this_board_leads_on": "Children harmed in the home",
        "what_is_unclear": "Who leads on exploitation of children by gangs.",
        "last_meeting_on": date(2025, 12, 4),
    }, "unclear", with_it=("R-001",)),
    Told("Health and Wellbeing Board", date(2024, 11, 14), {
        "its_chair": "Cabinet member for health", "leads_on": "School nursing, mental health",
        "this_board_leads_on": "What harms children", "next_meeting_on": date(2027, 1, 28),
    }),
    Told("Child death overview panel", date(2024, 11, 14), {
        "its_chair": "Public Health", "leads_on": "Every death of a child",
        "this_board_leads_on": "Reviews where abuse is suspected",
        "last_meeting_on": date(2026, 9, 24),
    }),
)  # fmt: skip

MANDATES = (
    Told("Run the county’s violence reduction plan", date(2025, 6, 2), {
        "asked_by": "Community Safety Partnership", "asked_on": date(2025, 6, 2),
        "within_remit": "in part", "money": "with none", "staff_days": 60,
        "in_what_law": "Police, Crime, Sentencing and Courts Act 2022",
        "answer_given": "It sends a member and does not lead.",
        "reason": "It is another partnership’s duty, and no money came with it.",
    }, "declined", date(2025, 9, 18), with_it=("L-02",)),
    Told("Collect data on elective home education", date(2026, 1, 12), {
        "asked_by": "The Department", "asked_on": date(2026, 1, 9), "within_remit": "yes",
        "money": "with some money", "amount": 8000, "staff_days": 24,
        "answer_given": "Taken on for two years.",
    }, "taken_on"),
    Told("Quality-assure every school’s own audit", date(2026, 10, 5), {
        "asked_by": "County Council", "asked_on": date(2026, 9, 28),
        "within_remit": "not clear", "money": "not said", "staff_days": 90,
    }),
)  # fmt: skip

DISPUTES = (
    Told("Shares of the partnership’s costs for 2026–27", date(2026, 2, 2), {
        "about": "funding", "between_whom": "County Council and NHS ICB",
        "each_side": "The council asks for equal thirds. The ICB offers its share of 2019.",
        "helped_by": "The independent scrutineer", "step": "chief_officer",
        "outcome": "The shares agreed in 2024 stay until others are agreed.",
        "agreed_by": "The three lead partners",
    }, "closed", date(2026, 5, 21), with_it=("D-032", "C-015")),
    Told("Who leads on exploitation of children by gangs", date(2026, 10, 19), {
        "about": "who leads", "between_whom": "Constabulary and the Community Safety Partnership",
        "each_side": "Each takes the other to be in the lead.",
    }, partner="Constabulary", with_it=("L-02",)),
)  # fmt: skip

COMPLAINTS = (
    Told("A parent was not told that a conference had moved", date(2026, 3, 3), {
        "complained_of": "a conference", "from_whom": "a family",
        "acknowledged_on": date(2026, 3, 5), "finding": "upheld",
        "outcome": "An apology, and a call on the day when a time moves.",
        "learning": "The office calls as well as writes.",
    }, "closed", date(2026, 3, 27)),
    Told("A report was published with a wrong figure", date(2026, 10, 26), {
        "complained_of": "information", "from_whom": "a professional",
        "acknowledged_on": date(2026, 10, 28),
    }),
)  # fmt: skip

DISAGREEMENTS = (
    Told("Threshold: the contact was closed without a talk", date(2026, 1, 14), {
        "theme": "threshold", "stage": "Line managers", "settled_on": date(2026, 1, 20),
        "days_to_settle": 4, "outcome": "The contact was opened again.",
        "learning": "Say in the contact what was asked before.",
    }, "closed", date(2026, 1, 20), partner="County Council"),
    Told("No answer to a request for a plan", date(2026, 3, 2), {
        "theme": "no response", "stage": "Worker to worker", "settled_on": date(2026, 3, 4),
        "days_to_settle": 2, "outcome": "The plan was sent.", "learning": "None new.",
    }, "closed", date(2026, 3, 4), partner="Community Trust"),
    Told("A case was closed against the school’s view", date(2026, 5, 6), {
        "theme": "closing a case", "stage": "Senior officers", "settled_on": date(2026, 5, 20),
        "days_to_settle": 10, "outcome": "It stayed open for three months.",
        "learning": "Schools are asked before a case is closed.",
    }, "closed", date(2026, 5, 20), partner="County Council"),
    Told("Threshold: two agencies read the guidance otherwise", date(2026, 6, 11), {
        "theme": "threshold", "stage": "Line managers", "settled_on": date(2026, 6, 18),
        "days_to_settle": 5, "outcome": "A talk was held.",
        "learning": "The guidance has an example now.",
    }, "closed", date(2026, 6, 18), partner="County Council"),
    Told("Health was not asked to a conference", date(2026, 9, 8), {
        "theme": "attendance at a conference", "stage": "Line managers",
        "settled_on": date(2026, 9, 14), "days_to_settle": 4, "outcome": "The list was mended.",
        "learning": "The list of invited is checked monthly.",
    }, "closed", date(2026, 9, 14), partner="County Council"),
    Told("Information was held back for want of consent", date(2026, 11, 12), {
        "theme": "sharing information",
    }, partner="Hospitals FT"),
)  # fmt: skip

REGISTERS: Mapping[str, tuple[Told, ...]] = {
    "review": REVIEWS,
    "training": TRAINING,
    "priority": PRIORITIES,
    "related_board": RELATED,
    "sub_group": SUB_GROUPS,
    "mandate_request": MANDATES,
    "dispute": DISPUTES,
    "complaint": COMPLAINTS,
    "case_disagreement": DISAGREEMENTS,
    "evidence": EVIDENCE,
}

# Of the decisions: what became of each, in words, and how it is known.
FOLLOW_UPS: Mapping[str, tuple[str, str, str]] = {
    "D-001": ("happened", "Every meeting since began with them.", "Agendas"),
    "D-002": ("happened", "They were published on the same day.", "Website"),
    "D-003": ("in_part", "Eight figures are named; two have no source yet.", "Scorecard"),
    "D-004": ("happened", "The strategy was agreed in February 2026.", "D-029"),
    "D-005": ("happened", "The list has three risks.", "Register of risks"),
    "D-006": ("happened", "The reason stands in 38 of 40 talks sampled.", "Sample, April 2026"),
    "D-007": ("superseded", "", "D-035"),
    "D-008": ("not_yet", "Two partners await advice on sharing.", ""),
    "D-009": ("in_part", "Tested once, of WM-04. Night staff were not reached.", "E-30"),
    "D-010": ("happened", "The plan ran to February 2026.", "Agendas"),
    "D-011": ("happened", "It is R-002.", "Register of risks"),
    "D-012": ("happened", "A call is made; 31 were made in one term.", "Log of calls"),
    "D-013": ("happened", "88% in April 2026.", "E-06"),
    "D-014": ("happened", "Five young carers spoke in November 2025.", "Minutes"),
    "D-015": ("in_part", "Offered to 41 of 55 families within ten days.", "Fire service"),
    "D-016": ("happened", "Published on 29 September 2025.", "Website"),
    "D-017": ("happened", "It ran for three weeks.", "E-20"),
    "D-018": ("not_yet", "Two exclusions went without a call. C-011 looks for more.", "C-011"),
    "D-019": ("happened", "It has five.", "Strategy"),
    "D-020": ("did_not", "It names partners, so it goes to members only.", "Minutes"),
    "D-022": ("happened", "April and October 2026.", "Samples"),
    "D-023": ("in_part", "Eight of nine services use it.", "E-21"),
    "D-024": ("happened", "It ran in March 2026.", "E-18"),
    "D-025": ("happened", "Published on 27 March 2026.", "WM-04"),
    "D-026": ("not_yet", "64% in two quarters.", "E-05"),
}
