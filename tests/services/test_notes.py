from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from chair_desk.records.actions import Action
from chair_desk.records.attendance import Attendance, Movement, MovementKind, Presence
from chair_desk.records.audience import Audience
from chair_desk.records.changes import Refused
from chair_desk.records.line import LineKind
from chair_desk.records.logs import LogEntry
from chair_desk.records.meetings import Meeting
from chair_desk.records.minutes import Decision, Minute, MinuteKind
from chair_desk.records.people import OrganisationKind, Seat
from chair_desk.services.agenda import add_item
from chair_desk.services.agenda_places import placed_items
from chair_desk.services.confirming import confirm_minutes
from chair_desk.services.desk import Desk
from chair_desk.services.history import undo
from chair_desk.services.meeting_states import mark_checked, start_session
from chair_desk.services.notes import TakenLine, take_notes
from chair_desk.services.organisations import change_organisation
from chair_desk.services.people import add_person, appoint
from chair_desk.services.private_notes import notes_of_meeting
from chair_desk.services.register_seed import expect_members


@pytest.fixture
def people(
    desk: Desk, meeting: Meeting, seat_of: Callable[[OrganisationKind], Seat]
) -> dict[str, str]:
    """Four people with seats, two of the same initials, on the register of the meeting."""
    found = {}
    for kind, name, post in (
        (OrganisationKind.COUNCIL, "Marcus Wrenfield", "Director of Children's Services"),
        (OrganisationKind.POLICE, "Yasmin Thornbury", "ACC"),
        (OrganisationKind.HEALTH_COMMISSIONER, "Leonora Bramwell", "Chief Nursing Officer"),
        (OrganisationKind.PROBATION, "Lucas Birchall", "Head of PDU"),
    ):
        found[name] = add_person(desk, name).made
        appoint(desk, seat_of(kind).id, found[name], post=post)
    police = seat_of(OrganisationKind.POLICE).organisation_id
    assert police is not None
    change_organisation(desk, police, name="Westmarch Constabulary", short_name="Constabulary")
    found["Priya Sandalwood"] = add_person(desk, "Priya Sandalwood").made
    expect_members(desk, meeting.id)
    return found


def number_of(desk: Desk, meeting: Meeting, title: str) -> str:
    return next(one.number for one in placed_items(desk, meeting.id) if one.item.title == title)


def line_of(desk: Desk, meeting: Meeting, person_id: str) -> Attendance:
    return desk.rows(Attendance, meeting_id=meeting.id, person_id=person_id)[0]


def written(desk: Desk, meeting: Meeting) -> list[str]:
    return [row.text for row in desk.rows(Minute, meeting_id=meeting.id, order=("place", "id"))]


def test_a_whole_text_becomes_paragraphs_and_records(
    desk: Desk, meeting: Meeting, people: dict[str, str]
) -> None:
    add_item(desk, meeting.id, "Return home interviews")
    number = number_of(desk, meeting, "Return home interviews")

    taken = take_notes(
        desk,
        meeting.id,
        f"""#{number}
        @Marcus reported that 58% took place within 72 hours.

        /action @Marcus and @Yasmin to dip-sample 20 late interviews by 18 dec
        /decision the answers to C-016 are not good enough
        /challenge @Constabulary give the date from which every return is notified by 18 dec
        /impact Interviews within 72 hours rose to 81%
        """,
    )

    assert [one.kind for one in taken] == [
        LineKind.ITEM, LineKind.PARAGRAPH, LineKind.ACTION, LineKind.DECISION,
        LineKind.CHALLENGE, LineKind.IMPACT,
    ]  # fmt: skip
    action = desk.rows(Action)[0]
    assert (action.title, action.owner_id) == (
        "Dip-sample 20 late interviews",
        people["Marcus Wrenfield"],
    )
    assert action.due_on == date(2026, 12, 18)
    assert desk.rows(Decision)[0].text == "The answers to C-016 are not good enough"
    assert {row.log_type for row in desk.rows(LogEntry)} == {"challenge", "evidence"}
    assert (
        written(desk, meeting)[0]
        == "Marcus Wrenfield reported that 58% took place within 72 hours."
    )
    assert all(one.doubts == () for one in taken)
    assert "A-001 Action for Marcus Wrenfield, Yasmin Thornbury" in taken[2].understood
    assert taken[2].understood.endswith("By Friday 18 December 2026")


def test_the_notes_are_one_change_that_undo_takes_back(
    desk: Desk, meeting: Meeting, people: dict[str, str], snapshot: Callable[[], object]
) -> None:
    before = snapshot()

    take_notes(desk, meeting.id, "One.\n/action @Marcus to ring by fri\nin Yasmin 10:21", 1)
    last = desk.file.last_change()
    undo(desk)

    assert last is not None
    assert last.label == "Took 3 lines of notes"
    assert snapshot() == before


def test_notes_to_self_go_to_the_own_file_alone(desk: Desk, meeting: Meeting) -> None:
    take_notes(desk, meeting.id, "/note say nothing more on rank here", 1)

    assert [note.text for note in notes_of_meeting(desk, meeting.id)] == [
        "say nothing more on rank here"
    ]
    assert written(desk, meeting) == []


def test_nothing_is_dropped_and_each_doubt_is_said(
    desk: Desk, meeting: Meeting, people: dict[str, str]
) -> None:
    taken = take_notes(
        desk, meeting.id, "/actoin @Marcus to ring\n/action @LB to send it by fri\n/action", 1
    )

    assert written(desk, meeting) == [
        "/actoin Marcus Wrenfield to ring",
        "@LB to send it",
        "/action",
    ]
    assert "no command" in taken[0].doubts[0]
    assert "Leonora Bramwell or Lucas Birchall" in taken[1].doubts[0]
    assert "stays as words" in taken[2].doubts[-1]


def test_who_came_and_went_is_marked_at_the_item_of_the_notes(
    desk: Desk, meeting: Meeting, people: dict[str, str]
) -> None:
    for title in ("Audits", "Risks"):
        add_item(desk, meeting.id, title)
    taken = take_notes(
        desk,
        meeting.id,
        "in Marcus, Lucas\nin Yasmin 10:21\napols Leonora\nout Marcus 10:30 until 5\nback Marcus\n",
        2,
    )

    item = placed_items(desk, meeting.id)[1].item
    fifth = next(one.item for one in placed_items(desk, meeting.id) if one.number == "5")
    assert line_of(desk, meeting, people["Marcus Wrenfield"]).presence is Presence.PRESENT
    assert line_of(desk, meeting, people["Yasmin Thornbury"]).arrived == "10:21"
    assert line_of(desk, meeting, people["Leonora Bramwell"]).presence is Presence.APOLOGY
    out = desk.rows(Movement, kind=MovementKind.OUT)[0]
    assert (out.at, out.item_id, out.until_item_id) == ("10:30", item.id, fifth.id)
    assert [one.understood for one in taken] == [
        "Marcus Wrenfield is here; Lucas Birchall is here",
        "Yasmin Thornbury is here, 10:21",
        "Leonora Bramwell sent an apology",
        "Marcus Wrenfield is out until item 5, 10:30",
        "Marcus Wrenfield is back",
    ]


def test_a_deputy_a_guest_and_an_interest_are_marked(
    desk: Desk, meeting: Meeting, people: dict[str, str]
) -> None:
    take_notes(desk, meeting.id, "dep Priya for Yasmin\nin Lucas\nrecuse Lucas", 2)

    deputy = line_of(desk, meeting, people["Priya Sandalwood"])
    assert (deputy.presence, deputy.deputy_for_id) == (
        Presence.DEPUTY,
        people["Yasmin Thornbury"],
    )
    assert line_of(desk, meeting, people["Yasmin Thornbury"]).presence is Presence.APOLOGY
    aside = desk.rows(Movement, kind=MovementKind.RECUSED)[0]
    assert aside.item_id == placed_items(desk, meeting.id)[1].item.id


def test_somebody_without_a_seat_who_comes_in_is_in_attendance(
    desk: Desk, meeting: Meeting, people: dict[str, str]
) -> None:
    take_notes(desk, meeting.id, "in Priya", 1)

    line = line_of(desk, meeting, people["Priya Sandalwood"])
    assert line.presence is Presence.IN_ATTENDANCE


def test_what_cannot_be_marked_stays_as_words_with_the_reason(
    desk: Desk, meeting: Meeting, people: dict[str, str]
) -> None:
    taken = take_notes(desk, meeting.id, "left Marcus\nout Priya\ndep Priya for Priya", 1)

    assert written(desk, meeting) == ["left Marcus", "out Priya", "dep Priya for Priya"]
    assert taken[0].doubts == ("Marcus Wrenfield is not in the room.",)
    assert taken[1].doubts == ("Priya Sandalwood is not on the register.",)
    assert "Priya Sandalwood is not on the register." in taken[2].doubts


def test_a_line_without_a_time_has_the_clocks_while_the_meeting_goes_on(
    desk: Desk, meeting: Meeting, people: dict[str, str], clock: object
) -> None:
    clock.set(meeting.held_on, "09:00")  # type: ignore[attr-defined]
    start_session(desk, meeting.id)
    clock.pass_by(minutes=21)  # type: ignore[attr-defined]

    take_notes(desk, meeting.id, "in Marcus", 1)

    assert line_of(desk, meeting, people["Marcus Wrenfield"]).arrived == "10:21"


def test_after_the_meeting_a_line_without_a_time_has_none(
    desk: Desk, meeting: Meeting, people: dict[str, str], hold: Callable[[Meeting], None]
) -> None:
    hold(meeting)

    taken = take_notes(desk, meeting.id, "in Marcus\nout Marcus until 3\nin Yasmin 10:21", 2)

    assert line_of(desk, meeting, people["Marcus Wrenfield"]).arrived == ""
    assert line_of(desk, meeting, people["Yasmin Thornbury"]).arrived == "10:21"
    assert [one.doubts for one in taken] == [(), (), ()]


def test_a_confidential_line_is_for_the_confidential_part(desk: Desk, meeting: Meeting) -> None:
    take_notes(desk, meeting.id, "!! The family moved away.\nPlain.", 1)

    rows = desk.rows(Minute, meeting_id=meeting.id, order=("place",))
    assert [row.audience for row in rows] == [Audience.CONFIDENTIAL, Audience.PUBLIC]


def test_notes_with_no_item_start_at_the_first_and_say_so(desk: Desk, meeting: Meeting) -> None:
    taken = take_notes(desk, meeting.id, "Welcome.\n#2\nAgreed.")

    assert taken[0].doubts == ("No item was named yet, so it stands under item 1.",)
    assert [one.item for one in taken] == ["1", "2", "2"]
    items = {row.text: row.item_id for row in desk.rows(Minute, meeting_id=meeting.id)}
    numbers = {one.item.id: one.number for one in placed_items(desk, meeting.id)}
    assert {text: numbers[item_id] for text, item_id in items.items()} == {
        "Welcome.": "1",
        "Agreed.": "2",
    }


def test_an_item_that_is_not_there_is_refused_and_nothing_is_written(
    desk: Desk, meeting: Meeting
) -> None:
    with pytest.raises(Refused, match="no item 99"):
        take_notes(desk, meeting.id, "Words.", 99)

    assert written(desk, meeting) == []


def test_confirmed_minutes_take_no_notes(
    desk: Desk, meeting: Meeting, later: Meeting, hold: Callable[[Meeting], None]
) -> None:
    hold(meeting)
    mark_checked(desk, meeting.id)
    start_session(desk, later.id)
    confirm_minutes(desk, meeting.id, at_meeting_id=later.id)

    with pytest.raises(Refused, match="confirmed"):
        take_notes(desk, meeting.id, "More.", 1)


def test_an_empty_text_takes_nothing(desk: Desk, meeting: Meeting) -> None:
    assert take_notes(desk, meeting.id, " \n\n") == []


def test_a_long_line_is_said_short(desk: Desk, meeting: Meeting) -> None:
    taken: list[TakenLine] = take_notes(desk, meeting.id, "word " * 60, 1)

    assert len(taken[0].understood) < 100
    assert written(desk, meeting)[0] == ("word " * 60).strip()
    assert desk.rows(Minute)[0].kind is MinuteKind.PARAGRAPH
