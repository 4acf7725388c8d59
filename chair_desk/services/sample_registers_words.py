"""What stands in the registers of the sample board. All of it is made up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date

from chair_desk.records.columns import Value
from chair_desk.records.frozen import frozen


@frozen
class Told:
    """An entry of a register: its words, its columns, and the state it came into."""

    title: str
    opened_on: date
    values: Mapping[str, Value] = field(default_factory=dict)
    state: str = ""
    closed_on: date | None = None
    partner: str = ""
    person: str = ""
    with_it: tuple[str, ...] = ()


PRIORITIES = (
    Told("Neglect is seen early and named", date(2026, 4, 1), {
        "plan_year": "2026–27", "objective": "Each agency names neglect at the first contact.",
        "measure": "Share of 60 audited cases where neglect was named within ten days.",
        "before": "24 of 60", "since": "39 of 60", "aim": "48 of 60",
        "progress": "The tool is used by 11 of 14 teams.", "led_by": "Practice and learning",
        "check_on": date(2027, 2, 18),
    }, "under_way", person="Marcus Wrenfield"),
    Told("Children who go missing are listened to", date(2026, 4, 1), {
        "plan_year": "2026–27", "objective": "A talk within 72 hours of each return.",
        "measure": "Talks within 72 hours of all returns.", "before": "61%", "since": "64%",
        "aim": "90%", "progress": "A second worker was hired in June.",
        "why_little": "Notices reach the council late. C-016 asks both partners.",
        "led_by": "Exploitation", "check_on": date(2027, 2, 18),
    }, "little_progress", person="Priya Sandalwood", with_it=("C-016",)),
    Told("Health takes part in every strategy talk", date(2025, 4, 1), {
        "plan_year": "2025–26", "objective": "A nurse in each talk, in person or by telephone.",
        "measure": "Talks with health present, of a sample of 40.", "before": "61%",
        "since": "88%", "aim": "85%", "progress": "A rota of six nurses began in September.",
        "evidence": "Samples by hand, April 2025 and April 2026.", "led_by": "Performance",
    }, "achieved", date(2026, 5, 21), person="Sunita Brookvale", with_it=("C-009", "E-02")),
    Told("Babies are safe in the first year", date(2026, 4, 1), {
        "plan_year": "2026–27", "objective": "One message on safer sleep from every service.",
        "measure": "Families who heard it from two services or more.", "before": "Not counted",
        "since": "52 of 80", "aim": "64 of 80", "progress": "Eight of nine services use it.",
        "led_by": "Practice and learning", "check_on": date(2027, 5, 20),
    }, "under_way", person="Philippa Garstang"),
    Told("Young people shape what the partnership does", date(2026, 4, 1), {
        "plan_year": "2026–27", "objective": "Young carers are heard at the Board each year.",
        "measure": "Changes made because of what they said.", "before": "0", "aim": "3",
        "led_by": "Board", "check_on": date(2027, 2, 18),
    }, person="Gwen Tallowfield"),
)  # fmt: skip

EVIDENCE = (
    Told("Audit of neglect: named within ten days", date(2026, 6, 30), {
        "kind": "audit", "done_on": date(2026, 6, 26), "before": "24 of 60", "since": "39 of 60",
        "counted": 39, "base": 60, "base_of": "cases audited", "head": "effectiveness",
        "evidence": "Two auditors from different agencies read each case.",
        "source": "Multi-agency audit, June 2026",
    }, "shown", date(2026, 9, 17)),
    Told("Audit of neglect, first round", date(2025, 6, 30), {
        "kind": "audit", "done_on": date(2025, 6, 20), "since": "24 of 60", "counted": 24,
        "base": 60, "base_of": "cases audited", "head": "effectiveness",
        "source": "Multi-agency audit, June 2025", "evidence": "Read by two auditors.",
        "reason": "It is the first count, so nothing can be compared yet.",
    }, "in_part", date(2025, 9, 18)),
    Told("Talks after a return from missing, within 72 hours", date(2026, 10, 9), {
        "kind": "data measure", "measure": "Talks within 72 hours", "before": "61%",
        "since": "64%", "counted": 137, "base": 214, "base_of": "returns",
        "period_from": date(2026, 4, 1), "period_until": date(2026, 9, 30),
        "source": "Scorecard, quarters 1 and 2", "head": "progress on priorities",
        "check_on": date(2027, 1, 15),
    }, with_it=("C-016", "B-02")),
    Told("Health in strategy talks, sample of April", date(2026, 5, 8), {
        "kind": "data measure", "measure": "Talks with health present", "before": "61%",
        "since": "88%", "counted": 35, "base": 40, "base_of": "talks sampled",
        "period_from": date(2026, 4, 1), "period_until": date(2026, 4, 30),
        "source": "Sample by hand", "evidence": "Minutes of 40 talks, read by the manager.",
        "head": "impact and evidence",
    }, "shown", date(2026, 5, 21), with_it=("C-009",)),
    Told("Children held overnight in custody", date(2026, 5, 15), {
        "kind": "data measure", "measure": "Children held for want of a bed", "before": "7",
        "since": "0", "counted": 0, "base": 31, "base_of": "children in custody overnight",
        "period_from": date(2025, 6, 1), "period_until": date(2026, 3, 31),
        "source": "Custody figures by month", "evidence": "Counted from custody records.",
        "head": "impact and evidence",
    }, "shown", date(2026, 5, 21), with_it=("C-005",)),
    Told("Referrals that became an assessment", date(2026, 7, 14), {
        "kind": "data measure", "measure": "Referrals assessed", "before": "41%",
        "since": "43%", "counted": 1212, "base": 2818, "base_of": "referrals",
        "period_from": date(2025, 7, 1), "period_until": date(2026, 6, 30),
        "source": "Scorecard", "head": "effectiveness",
        "reason": "The rise is within what each year brings.",
    }, "not_shown", date(2026, 9, 17)),
    Told("School nurse caseloads", date(2026, 4, 20), {
        "kind": "data measure", "measure": "Children to one nurse", "before": "1,900",
        "since": "1,640", "source": "Trust return, March 2026",
        "evidence": "Posts filled on 31 March.", "head": "contribution of partners",
        "reason": "The aim was 1,500; two posts are vacant.",
    }, "in_part", date(2026, 5, 21), with_it=("C-007",)),
    Told("A morning with the front door team", date(2026, 3, 12), {
        "kind": "frontline visit", "done_on": date(2026, 3, 10),
        "what_was_done": "The chair sat with six workers for a morning.",
        "heard": "Notices from school arrive after the first lesson.",
        "taken_back": "Asked of the schools group in May.",
        "followed": "A notice that is not read by nine is telephoned.",
        "since": "D-012 was made.", "evidence": "Note of the visit.", "head": "voice",
    }, "shown", date(2026, 5, 21), with_it=("D-012",)),
    Told("Night shift at the custody suite", date(2025, 10, 8), {
        "kind": "frontline visit", "done_on": date(2025, 10, 3),
        "what_was_done": "Met two sergeants and the appropriate adult.",
        "heard": "The bed list is known by one person.",
        "taken_back": "To the council’s placement team.",
        "followed": "The list is on the duty desk.", "since": "Four of five sergeants know it.",
        "evidence": "Asked again in March 2026.", "head": "effectiveness",
    }, "shown", date(2026, 3, 31)),
    Told("Health visitors in the south", date(2026, 6, 4), {
        "kind": "frontline visit", "done_on": date(2026, 6, 2),
        "what_was_done": "Met five health visitors.",
        "heard": "Safer sleep is told at birth and not again at eight weeks.",
        "taken_back": "To practice and learning.", "check_on": date(2026, 12, 11),
    }, with_it=("B-04",)),
    Told("Residential home at Aldermoor", date(2026, 9, 29), {
        "kind": "frontline visit", "done_on": date(2026, 9, 25),
        "what_was_done": "Met staff and three young people.",
        "heard": "Who to ring at night is not clear.", "taken_back": "To this meeting.",
        "check_on": date(2027, 1, 15), "head": "voice",
    }),
    Told("Young carers at the Board", date(2025, 11, 20), {
        "kind": "voice", "done_on": date(2025, 11, 20), "for_whom": "Young carers, 11 to 17",
        "what_was_done": "Five young carers spoke for twenty minutes.",
        "voice": "Ask us how we are, and not only how our mum is.",
        "followed": "The assessment form asks the child first.",
        "since": "The form changed on 2 March 2026.", "evidence": "New form, version 4.",
        "head": "voice",
    }, "shown", date(2026, 5, 21), with_it=("D-014",)),
    Told("Ten families asked before the yearly report", date(2026, 7, 20), {
        "kind": "voice", "done_on": date(2026, 7, 14), "for_whom": "Families with a plan",
        "what_was_done": "Asked by telephone, by somebody they did not know.",
        "counted": 7, "base": 10, "base_of": "families asked",
        "voice": "Nobody told us it had ended.",
        "followed": "A letter says when a plan ends and why.", "since": "In use from October.",
        "evidence": "The letter, and 12 sent by 31 October.", "head": "voice",
    }, "shown", date(2026, 11, 10), with_it=("D-031",)),
    Told("What twelve young people said of being missing", date(2026, 11, 16), {
        "kind": "voice", "done_on": date(2026, 11, 11), "for_whom": "Young people, 13 to 17",
        "what_was_done": "Asked in two groups by the youth service.",
        "voice": "The talk came when I had already forgotten why.",
        "check_on": date(2027, 2, 18), "head": "voice",
    }, with_it=("A-107", "B-02")),
    Told("Parents of babies on safer sleep", date(2026, 10, 12), {
        "kind": "voice", "done_on": date(2026, 10, 5), "for_whom": "Parents of babies",
        "what_was_done": "Eighty parents answered four questions at clinics.",
        "counted": 52, "base": 80, "base_of": "parents asked", "since": "52 of 80",
        "check_on": date(2027, 5, 20), "head": "progress on priorities",
    }, with_it=("B-04",)),
    Told("Survey of practitioners 2026", date(2026, 3, 31), {
        "kind": "practitioner survey", "done_on": date(2026, 3, 20), "counted": 457,
        "base": 1310, "base_of": "practitioners asked",
        "before": "58% know how to take a disagreement further", "since": "71%",
        "evidence": "Survey, with its questions.", "source": "Survey of March 2026",
        "head": "effectiveness",
    }, "shown", date(2026, 5, 21), with_it=("D-024",)),
    Told("Survey of practitioners 2024", date(2024, 12, 2), {
        "kind": "practitioner survey", "done_on": date(2024, 11, 22), "counted": 402,
        "base": 1260, "base_of": "practitioners asked", "since": "58%",
        "evidence": "Survey, with its questions.",
        "reason": "It is the first, so nothing can be compared yet.", "head": "effectiveness",
    }, "in_part", date(2025, 2, 20)),
    Told("Campaign on private fostering", date(2025, 11, 3), {
        "kind": "campaign", "done_on": date(2025, 11, 1),
        "what_was_done": "Posters, a film, and a question at lettings.",
        "before": "4 arrangements known", "since": "11", "source": "Return of June 2026",
        "evidence": "Private fostering return.", "head": "impact and evidence",
    }, "shown", date(2026, 9, 17), with_it=("C-010", "D-017")),
    Told("Safer sleep week", date(2026, 3, 9), {
        "kind": "campaign", "done_on": date(2026, 3, 9),
        "what_was_done": "One message in nine services.", "since": "52 of 80 heard it twice",
        "before": "Not counted", "evidence": "Eighty parents asked in October.",
        "reason": "The aim is 64 of 80.", "head": "impact and evidence",
    }, "in_part", date(2026, 10, 15), with_it=("D-023",)),
    Told("Training on neglect: three months on", date(2026, 2, 16), {
        "kind": "training effect", "done_on": date(2026, 2, 10), "counted": 22, "base": 28,
        "base_of": "who came and answered", "before": "9 of 28 used the tool",
        "since": "22 of 28", "evidence": "Asked by letter after three months.",
        "head": "training and learning",
    }, "shown", date(2026, 2, 19), with_it=("T-01",)),
    Told("Training on professional curiosity: effect", date(2026, 9, 7), {
        "kind": "training effect", "done_on": date(2026, 9, 1), "counted": 11, "base": 19,
        "base_of": "who came and answered", "check_on": date(2026, 12, 18),
        "head": "training and learning",
    }, with_it=("T-03",)),
    Told("Self-assessment: County Council, standard 4", date(2026, 2, 27), {
        "kind": "self-assessment return", "standard": "4. Supervision", "score": "Met",
        "score_last_year": "Partly met", "moderated": True, "since": "Met", "before": "Partly met",
        "evidence": "Moderated by two other agencies.", "head": "contribution of partners",
    }, "shown", date(2026, 5, 21), partner="County Council"),
    Told("Self-assessment: Constabulary, standard 2", date(2026, 2, 27), {
        "kind": "self-assessment return", "standard": "2. Seniority at meetings",
        "score": "Partly met", "score_last_year": "Met", "moderated": True,
        "since": "Partly met", "before": "Met", "evidence": "Attendance, from the register.",
        "reason": "The agreed level did not come to five meetings.",
        "head": "contribution of partners",
    }, "in_part", date(2026, 5, 21), partner="Constabulary", with_it=("C-014",)),
    Told("Self-assessment: NHS ICB, standard 6", date(2026, 2, 27), {
        "kind": "self-assessment return", "standard": "6. Sharing information",
        "score": "Met", "score_last_year": "Met", "moderated": False, "since": "Met",
        "before": "Met", "evidence": "Audit of 20 requests.", "head": "contribution of partners",
    }, "shown", date(2026, 5, 21), partner="NHS ICB"),
    Told("Self-assessment: Ridgeway Trust, standard 1", date(2026, 2, 27), {
        "kind": "self-assessment return", "standard": "1. Leadership", "score": "Met",
        "score_last_year": "Met", "moderated": True, "since": "Met", "before": "Met",
        "evidence": "Return read by the panel.", "head": "contribution of partners",
    }, "shown", date(2026, 5, 21), partner="Ridgeway Trust"),
    Told("Self-assessment: Voluntary sector, standard 3", date(2026, 2, 27), {
        "kind": "self-assessment return", "standard": "3. Safer recruitment",
        "score": "Not applicable in part", "moderated": False,
        "check_on": date(2027, 2, 26), "head": "contribution of partners",
    }, partner="Voluntary sector"),
    Told("Probation at the table since its challenge", date(2026, 9, 17), {
        "kind": "note of impact", "before": "0 of 2 meetings", "since": "4 of 4",
        "evidence": "Attendance, live from the record.", "head": "contribution of partners",
    }, "shown", date(2026, 9, 17), partner="Probation", with_it=("C-012",)),
    Told("Lessons of WM-04 tested with staff", date(2026, 10, 20), {
        "kind": "audit", "done_on": date(2026, 10, 14), "counted": 17, "base": 24,
        "base_of": "staff asked", "since": "17 of 24 could name a lesson",
        "before": "Not asked", "evidence": "Asked in four team meetings.",
        "reason": "Night staff were not reached.", "head": "learning from reviews",
    }, "in_part", date(2026, 11, 10), with_it=("WM-04", "D-009")),
)  # fmt: skip

# By the name of who declared it.
INTERESTS: Mapping[str, Told] = {
    "Kwame Haverstock": Told("Trustee of a charity that runs the county’s young carers’ groups",
        date(2025, 9, 1), {"kind_of_interest": "another board", "body": "Bridge Street Trust",
                           "effect": "leaves for the item"}),
    "Shazia Pemberly": Told("Her charity is paid by the council for return home interviews",
        date(2026, 4, 14), {"kind_of_interest": "money", "body": "Westmarch County Council",
                            "effect": "stays and does not speak"}),
    "Bernard Hollyoak": Told("School governor", date(2025, 2, 3),
        {"kind_of_interest": "another board", "body": "Oakfield Primary School",
         "effect": "stays and speaks"}, "ended", date(2026, 7, 17)),
}  # fmt: skip
