"""A meeting with something of everything, for the tests of documents."""

from __future__ import annotations

from datetime import UTC, date, datetime

from chair_desk.records.actions import Action, ActionOwner
from chair_desk.records.attendance import Attendance, Movement, MovementKind, Presence
from chair_desk.records.audience import Audience
from chair_desk.records.boards import Board, Body
from chair_desk.records.bundles import MeetingBundle
from chair_desk.records.logs import LogEntry
from chair_desk.records.meetings import (
    AgendaItem,
    ItemKind,
    Meeting,
    MeetingState,
    Paper,
    PaperState,
    Purpose,
)
from chair_desk.records.minutes import (
    Correction,
    Decision,
    Declaration,
    InterestOutcome,
    Minute,
    MinuteKind,
)
from chair_desk.records.people import Organisation, Person, Seat, SeatKind

HELD = date(2026, 11, 19)
PEOPLE = {
    "larkspur": "Rosalind Larkspur",
    "applegarth": "Nell Applegarth",
    "sandalwood": "Priya Sandalwood",
    "thornbury": "Yasmin Thornbury",
    "brookvale": "Sunita Brookvale",
    "wrenfield": "Marcus Wrenfield",
    "pemberly": "Shazia Pemberly",
    "fernley": "Tobias Fernley",
    "tallowfield": "Gwen Tallowfield",
    "quillmore": "Dr Ambrose Quillmore",
    "ashdown": "Ŵyn Ashdown",
}
AGENCIES = {
    "council": ("Westmarch County Council", "County Council"),
    "police": ("Westmarch Constabulary", "Constabulary"),
    "icb": ("NHS Westmarch & Tarnside ICB", "NHS ICB"),
    "voluntary": ("Voluntary Sector Alliance", "Voluntary sector"),
}


def _item(key: str, place: str, title: str, lead: str, **values: object) -> AgendaItem:
    return AgendaItem(
        id=key, meeting_id="meeting", place=place, title=title, lead_id=lead or None, **values
    )


def _line(person: str, seat: str | None, presence: Presence, **values: object) -> Attendance:
    return Attendance(
        id=f"line-{person}",
        meeting_id="meeting",
        person_id=person,
        seat_id=seat,
        presence=presence,
        **values,
    )


def _minute(key: str, item: str, text: str, **values: object) -> Minute:
    return Minute(id=key, meeting_id="meeting", item_id=item, place=key, text=text, **values)


def _items() -> tuple[AgendaItem, ...]:
    return (
        _item(
            "i1",
            "1",
            "Welcome, apologies and interests",
            "larkspur",
            is_standing=True,
            planned_minutes=5,
        ),
        _item(
            "i2",
            "2",
            "Minutes of 17 September",
            "larkspur",
            is_standing=True,
            purpose=Purpose.DECISION,
            planned_minutes=10,
        ),
        _item(
            "i4",
            "4",
            "Young people on going missing",
            "pemberly",
            purpose=Purpose.DISCUSSION,
            planned_minutes=15,
        ),
        _item(
            "i4a",
            "41",
            "Their letter to the Board",
            "",
            lead_words="Two young people",
            parent_id="i4",
            planned_minutes=5,
        ),
        _item(
            "i5",
            "5",
            "Return home interviews within 72 hours",
            "applegarth",
            purpose=Purpose.CHALLENGE,
            planned_minutes=20,
            asked="Decide whether the answers to challenge C-016 are good enough.",
        ),
        _item(
            "i6",
            "6",
            "Rapid review WM-07",
            "wrenfield",
            purpose=Purpose.DECISION,
            closed_title="Rapid review WM-07: what next for the family",
            audience=Audience.CONFIDENTIAL,
            planned_minutes=20,
            asked="Decide whether to commission a full review.",
        ),
        _item("ib", "7", "Break", "", kind=ItemKind.BREAK, planned_minutes=10),
        _item(
            "i7",
            "8",
            "Police seniority at this Board",
            "sandalwood",
            purpose=Purpose.CHALLENGE,
            planned_minutes=15,
        ),
        _item(
            "i8",
            "9",
            "Section 11: emerging findings",
            "fernley",
            purpose=Purpose.ASSURANCE,
            planned_minutes=15,
            audience=Audience.MEMBERS,
        ),
    )


def _minutes() -> tuple[Minute, ...]:
    closed = {"audience": Audience.CONFIDENTIAL}
    return (
        _minute("m1", "i1", "The Chair welcomed everyone. Apologies were noted."),
        _minute("m2", "i2", "The minutes of 17 September 2026 were agreed as a true record."),
        _minute(
            "m3",
            "i4",
            "Shazia Pemberly read what young people had said <in their own "
            "words> & asked the Board to answer them.",
        ),
        _minute("m3a", "i4a", "The letter was read out."),
        _minute(
            "m4",
            "i5",
            "Nell Applegarth reported that 58% of interviews from July to "
            "September took place within 72 hours, against the 90% the Board set in February.",
        ),
        _minute(
            "m5",
            "i5",
            "Priya Sandalwood said the form waits 19 hours for a supervisor. The "
            "Chair asked when this will change. She could not commit the force and will "
            "refer back.",
        ),
        _minute("m6", "i5", "Constabulary to give the date", kind=MinuteKind.CHALLENGE),
        _minute("m7", "i5", "A member spoke of one child, [[known at Rowan House]], at length."),
        _minute(
            "m8",
            "i5",
            "Sunita Brookvale will pay for two staff, she told the partners apart.",
            **closed,
        ),
        _minute(
            "m9",
            "i5",
            "The Board agreed that the answers to challenge C-016 are not good "
            "enough. It asked for a dip-sample of 20 late interviews before it meets in "
            "February.",
        ),
        _minute("m10", "i5", "C-016 stays open.", kind=MinuteKind.DECISION),
        _minute("m11", "i5", "dip-sample", kind=MinuteKind.ACTION),
        _minute("m12", "i6", "The family was discussed.", **closed),
        _minute("m13", "i6", "Commission a full review.", kind=MinuteKind.DECISION, **closed),
        _minute("m14", "i7", "Write to the Chief Constable", kind=MinuteKind.ACTION),
        _minute("m15", "i7", ""),
        _minute(
            "m16",
            "i7",
            "The Board agreed that if the answer does not name an officer, the "
            "Chair will ask the three lead safeguarding partners to meet before Christmas.",
        ),
        _minute(
            "m17",
            "i8",
            "Tobias Fernley reported that 14 of 17 agencies have returned their self-assessment.",
        ),
    )


def _actions() -> tuple[Action, ...]:
    made = {"meeting_id": "meeting", "opened_on": HELD}
    return (
        Action(
            id="a124",
            reference="A-124",
            title="dip-sample of 20 late interviews",
            owner_id="applegarth",
            due_on=date(2026, 12, 18),
            item_id="i5",
            minute_id="m11",
            **made,
        ),
        Action(
            id="a125",
            reference="A-125",
            title="Write to the Chief Constable",
            owner_id="larkspur",
            due_words="next board",
            item_id="i7",
            minute_id="m14",
            **made,
        ),
        Action(
            id="a126",
            reference="A-126",
            title="Send the notes of the family meeting",
            owner_id="quillmore",
            due_on=date(2026, 12, 1),
            item_id="i6",
            audience=Audience.CONFIDENTIAL,
            **made,
        ),
        Action(
            id="a127",
            reference="A-127",
            title="Answer the young people's letter",
            owner_words="All partners",
            item_id="i4a",
            **made,
        ),
    )


def _register() -> tuple[Attendance, ...]:
    return (
        _line("brookvale", "s-icb", Presence.PRESENT, post="Chief Nurse", arrived="10:20"),
        _line("larkspur", "s-chair", Presence.PRESENT),
        _line("applegarth", "s-council", Presence.PRESENT, post="Director of Children’s Services"),
        _line(
            "sandalwood",
            "s-police",
            Presence.DEPUTY,
            post="Detective Superintendent",
            rank="Det Supt",
            level=2,
            deputy_for_id="thornbury",
            is_remote=True,
        ),
        _line(
            "thornbury",
            "s-police",
            Presence.APOLOGY,
            post="Assistant Chief Constable",
            note="at court",
        ),
        _line("pemberly", "s-voluntary", Presence.PRESENT, post="Chief Executive"),
        _line("wrenfield", None, Presence.IN_ATTENDANCE, post="Reviewing officer"),
        _line("fernley", None, Presence.IN_ATTENDANCE, post="Audit lead"),
        _line("quillmore", None, Presence.IN_ATTENDANCE, post="Family doctor of WM-07"),
        _line("tallowfield", "s-staff", Presence.IN_ATTENDANCE, post="Business Manager"),
    )


def _movements() -> tuple[Movement, ...]:
    def move(person: str, kind: MovementKind, item: str, until: str | None = None) -> Movement:
        return Movement(
            id=f"{person}-{kind}-{item}",
            attendance_id=f"line-{person}",
            kind=kind,
            item_id=item,
            until_item_id=until,
        )

    return (
        move("quillmore", MovementKind.IN, "i6"),
        move("quillmore", MovementKind.OUT, "i6"),
        move("wrenfield", MovementKind.IN, "i5"),
        move("wrenfield", MovementKind.OUT, "i6"),
        move("fernley", MovementKind.IN, "i8"),
        move("applegarth", MovementKind.RECUSED, "i6"),
        move("pemberly", MovementKind.RECUSED, "i7"),
        move("pemberly", MovementKind.OUT, "i5", "i7"),
    )


def _seats() -> dict[str, Seat]:
    def seat(key: str, agency: str | None, kind: SeatKind, role: str = "") -> Seat:
        return Seat(id=key, body_id="body", organisation_id=agency, kind=kind, role=role)

    found = (
        seat("s-chair", None, SeatKind.CHAIR, "Independent chair"),
        seat("s-council", "council", SeatKind.MEMBER),
        seat("s-police", "police", SeatKind.MEMBER),
        seat("s-icb", "icb", SeatKind.MEMBER),
        seat("s-voluntary", "voluntary", SeatKind.MEMBER),
        seat("s-staff", None, SeatKind.STAFF, "Business Manager"),
    )
    return {one.id: one for one in found}


def westmarch_bundle() -> MeetingBundle:
    """Return the whole meeting, for the confidential part."""
    return MeetingBundle(
        board=Board(
            id="board",
            name="Westmarch Safeguarding Children Partnership",
            marking="OFFICIAL-SENSITIVE",
        ),
        body=Body(id="body", board_id="board", name="Board"),
        meeting=Meeting(
            id="meeting",
            body_id="body",
            held_on=HELD,
            starts="10:00",
            ends="12:30",
            place="Committee Room 2, County Hall, Aldermoor",
            state=MeetingState.MINUTES_DRAFT,
            minutes_version=2,
            access_notes="The room has a hearing loop.",
            started_at=datetime(2026, 11, 19, 10, 2, tzinfo=UTC),
        ),
        items=_items(),
        papers=(
            Paper(
                id="p2",
                item_id="i2",
                title="Minutes of 17 September",
                state=PaperState.RECEIVED,
                audience=Audience.PUBLIC,
                page_count=8,
            ),
            Paper(
                id="p5a",
                item_id="i5",
                title="Return home interviews, quarter 2",
                author="Nell Applegarth",
                state=PaperState.RECEIVED,
                page_count=6,
            ),
            Paper(
                id="p5c",
                item_id="i5",
                title="Rowan House",
                state=PaperState.RECEIVED,
                audience=Audience.CONFIDENTIAL,
            ),
            Paper(id="p5b", item_id="i5", title="Answers to C-016", state=PaperState.TO_FOLLOW),
            Paper(id="p8", item_id="i8", title="Section 11", state=PaperState.VERBAL),
        ),
        attendance=_register(),
        movements=_movements(),
        declarations=(
            Declaration(
                id="d1",
                meeting_id="meeting",
                person_id="pemberly",
                item_id="i7",
                interest="Trustee of the police youth charity",
                outcome=InterestOutcome.NO_PART,
            ),
            Declaration(
                id="d2",
                meeting_id="meeting",
                person_id="applegarth",
                item_id="i6",
                interest="Knows the family",
                outcome=InterestOutcome.LEFT,
            ),
        ),
        minutes=_minutes(),
        decisions=(
            Decision(
                id="d041",
                reference="D-041",
                meeting_id="meeting",
                item_id="i5",
                minute_id="m10",
                text="C-016 stays open.",
                decided_on=HELD,
            ),
            Decision(
                id="d042",
                reference="D-042",
                meeting_id="meeting",
                item_id="i6",
                minute_id="m13",
                text="Commission a full review.",
                decided_on=HELD,
            ),
            Decision(
                id="d043",
                reference="D-043",
                meeting_id="meeting",
                item_id="i7",
                minute_id="m16",
                text="C-014 may go to all lead partners.",
                decided_on=HELD,
                is_inquorate=True,
            ),
        ),
        actions=_actions(),
        action_owners=(ActionOwner(id="o1", action_id="a124", person_id="fernley"),),
        log_entries=(
            LogEntry(
                id="c017",
                log_type="challenge",
                reference="C-017",
                meeting_id="meeting",
                title="Give the date from which the form no longer waits.",
                item_id="i5",
                minute_id="m6",
                to_organisation_id="police",
                due_on=date(2026, 12, 17),
            ),
        ),
        corrections=(
            Correction(
                id="x1",
                meeting_id="meeting",
                minute_id="m4",
                made_on=date(2027, 2, 18),
                text="For “58%” read “57%”.",
            ),
        ),
        carried=(
            Action(
                id="a104",
                reference="A-104",
                title="Name an officer able to commit the force",
                owner_id="thornbury",
                opened_on=date(2026, 5, 21),
                first_due_on=date(2026, 9, 17),
                due_on=date(2026, 10, 16),
            ),
        ),
        people={
            key: Person(
                id=key,
                name=name,
                initials="XX",
                email=f"{key}@example.org",
                phone="01632 960000",
                access_needs="Large print",
            )
            for key, name in PEOPLE.items()
        },
        organisations={
            key: Organisation(id=key, name=name, short_name=short)
            for key, (name, short) in AGENCIES.items()
        },
        seats=_seats(),
        next_on=date(2027, 2, 18),
        quorum_words="The meeting was quorate: all three safeguarding partners were there.",
    )
