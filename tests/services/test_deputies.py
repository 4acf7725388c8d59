from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from chair_desk.records.attendance import Presence
from chair_desk.records.meetings import Meeting
from chair_desk.records.people import OrganisationKind, Seat
from chair_desk.records.presence_spans import Now
from chair_desk.services.agenda import agenda
from chair_desk.services.attendance import (
    add_guest,
    change_line,
    expect_members,
    mark_apology,
    mark_as,
    mark_deputy,
    mark_deputy_for,
    mark_here,
    offered_deputies,
    register,
    remove_line,
)
from chair_desk.services.desk import Desk, Refused
from chair_desk.services.history import undo
from chair_desk.services.people import add_person, appoint, appoint_deputy
from chair_desk.services.register import RegisterLine
from chair_desk.services.session_clock import begin, next_item

DAY = date(2026, 9, 17)


@pytest.fixture
def police(seat_of: Callable[[OrganisationKind], Seat]) -> Seat:
    """The seat of the police."""
    return seat_of(OrganisationKind.POLICE)


@pytest.fixture
def owen(desk: Desk, police: Seat, meeting: Meeting) -> str:
    """Owen Pikestaff, who deputises for the ACC who holds the seat."""
    appoint(desk, police.id, add_person(desk, "Yasmin Thornbury").made, rank="ACC")
    made = add_person(desk, "Owen Pikestaff").made
    appoint_deputy(desk, police.id, made, rank="DCI", post="Detective Chief Inspector")
    expect_members(desk, meeting.id)
    return made


def line_of(desk: Desk, meeting: Meeting, name: str) -> RegisterLine:
    return next(line for line in register(desk, meeting.id) if line.person.name == name)


def test_apology_and_deputy_are_one_seat_with_two_lines(
    desk: Desk, owen: str, meeting: Meeting, police: Seat
) -> None:
    mark_deputy(desk, line_of(desk, meeting, "Yasmin Thornbury").id, owen)

    holder, deputy = [line for line in register(desk, meeting.id) if line.seat == police]
    assert (holder.words, holder.attendance.presence) == ("Apology", Presence.APOLOGY)
    assert (deputy.person.name, deputy.words) == ("Owen Pikestaff", "Deputy, Police force")
    assert deputy.deputy_for == holder.person
    assert desk.file.undo_label == "Marked Owen Pikestaff as deputy for Yasmin Thornbury"


def test_the_rank_of_a_deputy_is_that_of_the_day(desk: Desk, owen: str, meeting: Meeting) -> None:
    made = mark_deputy(desk, line_of(desk, meeting, "Yasmin Thornbury").id, owen).made

    line = next(line for line in register(desk, meeting.id) if line.id == made)
    assert (line.attendance.rank, line.attendance.post) == ("DCI", "Detective Chief Inspector")
    assert (line.level, line.agreed) == (1, 4)


def test_deputies_on_file_are_offered_first(desk: Desk, owen: str, meeting: Meeting) -> None:
    line = line_of(desk, meeting, "Yasmin Thornbury")

    assert [one.person.name for one in offered_deputies(desk, line.id)] == ["Owen Pikestaff"]


def test_a_holder_who_came_after_all_stays_as_marked(
    desk: Desk, owen: str, meeting: Meeting
) -> None:
    holder = line_of(desk, meeting, "Yasmin Thornbury")
    mark_here(desk, holder.id)
    mark_deputy(desk, holder.id, owen)

    assert line_of(desk, meeting, "Yasmin Thornbury").attendance.presence is Presence.PRESENT


def test_a_deputy_who_was_marked_away_comes_back_as_a_deputy(
    desk: Desk, owen: str, meeting: Meeting
) -> None:
    made = mark_deputy(desk, line_of(desk, meeting, "Yasmin Thornbury").id, owen).made
    mark_apology(desk, made)
    mark_here(desk, made)

    assert line_of(desk, meeting, "Owen Pikestaff").attendance.presence is Presence.DEPUTY


def test_the_same_deputy_twice_is_one_line(desk: Desk, owen: str, meeting: Meeting) -> None:
    holder = line_of(desk, meeting, "Yasmin Thornbury")
    first = mark_deputy(desk, holder.id, owen).made

    assert mark_deputy(desk, holder.id, owen).made == first


def test_a_deputy_may_sit_in_a_seat_of_their_own_as_well(
    desk: Desk, owen: str, meeting: Meeting, seat_of: Callable[[OrganisationKind], Seat]
) -> None:
    appoint(desk, seat_of(OrganisationKind.FIRE).id, owen, rank="AM")
    expect_members(desk, meeting.id)
    mark_deputy(desk, line_of(desk, meeting, "Yasmin Thornbury").id, owen)

    lines = [line for line in register(desk, meeting.id) if line.person.id == owen]
    assert len(lines) == 2


def test_nobody_deputises_for_themselves_or_for_a_guest(
    desk: Desk, owen: str, meeting: Meeting
) -> None:
    holder = line_of(desk, meeting, "Yasmin Thornbury")
    with pytest.raises(Refused, match="themselves"):
        mark_deputy(desk, holder.id, holder.person.id)

    guest = add_guest(desk, meeting.id, add_person(desk, "Ambrose Quillmore").made).made
    with pytest.raises(Refused, match="holds no seat"):
        mark_deputy(desk, guest, owen)
    assert offered_deputies(desk, guest) == []


def test_a_guest_turns_out_to_be_a_deputy(
    desk: Desk, owen: str, meeting: Meeting, snapshot: Callable[[], object]
) -> None:
    guest = add_guest(desk, meeting.id, owen).made
    before = snapshot()
    mark_deputy_for(desk, guest, line_of(desk, meeting, "Yasmin Thornbury").id)

    lines = [line for line in register(desk, meeting.id) if line.person.id == owen]
    assert [line.attendance.presence for line in lines] == [Presence.DEPUTY]
    undo(desk)
    assert snapshot() == before


def test_a_late_deputy_is_late_like_anybody(
    desk: Desk, owen: str, meeting: Meeting, clock: Any
) -> None:
    clock.set(DAY, "09:00")
    begin(desk, meeting.id)
    clock.pass_by(minutes=12)
    made = mark_deputy(desk, line_of(desk, meeting, "Yasmin Thornbury").id, owen).made

    line = next(line for line in register(desk, meeting.id) if line.id == made)
    assert line.attendance.arrived == "10:12"


def test_whoever_was_here_as_a_guest_is_no_late_deputy(
    desk: Desk, owen: str, meeting: Meeting, clock: Any
) -> None:
    clock.set(DAY, "09:00")
    begin(desk, meeting.id)
    guest = add_guest(desk, meeting.id, owen).made
    clock.pass_by(minutes=40)
    holder = line_of(desk, meeting, "Yasmin Thornbury")
    made = mark_deputy_for(desk, guest, holder.id).made
    mark_deputy(desk, holder.id, owen)

    line = next(line for line in register(desk, meeting.id) if line.id == made)
    assert (line.attendance.arrived, line.words) == ("", "Deputy, Police force")


def test_a_guest_for_one_item_comes_and_goes_with_it(
    desk: Desk, meeting: Meeting, clock: Any
) -> None:
    guest = add_person(desk, "Ambrose Quillmore").made
    second = agenda(desk, meeting.id).lines[1].item.id
    add_guest(desk, meeting.id, guest, item_id=second, post="Reviewing officer")
    clock.set(DAY, "09:00")
    begin(desk, meeting.id)

    found = []
    for _step in range(3):
        line = line_of(desk, meeting, "Ambrose Quillmore")
        found.append(line.presence_now)
        next_item(desk, meeting.id)
    assert found == [Now.NOT_YET, Now.HERE, Now.OUT]
    assert line_of(desk, meeting, "Ambrose Quillmore").part == "item 2"


def test_guests_stand_last_and_are_not_added_twice(desk: Desk, meeting: Meeting) -> None:
    expect_members(desk, meeting.id)
    guest = add_person(desk, "Ambrose Quillmore").made
    add_guest(desk, meeting.id, guest, presence=Presence.OBSERVER)

    assert register(desk, meeting.id)[-1].person.id == guest
    with pytest.raises(Refused, match="on the register already"):
        add_guest(desk, meeting.id, guest)


def test_a_line_says_who_joins_from_elsewhere(desk: Desk, meeting: Meeting) -> None:
    expect_members(desk, meeting.id)
    line = line_of(desk, meeting, "Rosalind Larkspur")
    change_line(desk, line.id, is_remote=True)
    assert desk.file.undo_label == "Marked Rosalind Larkspur as joining by video or telephone"

    change_line(desk, line.id, note="at court until noon")
    found = line_of(desk, meeting, "Rosalind Larkspur").attendance
    assert (found.is_remote, found.note) == (True, "at court until noon")
    with pytest.raises(KeyError):
        change_line(desk, line.id, person_id="somebody")


def test_a_line_made_by_mistake_goes_with_its_movements(
    desk: Desk, meeting: Meeting, snapshot: Callable[[], object]
) -> None:
    before = snapshot()
    guest = add_person(desk, "Ambrose Quillmore").made
    item = agenda(desk, meeting.id).lines[0].item.id
    with_guest = snapshot()
    made = add_guest(desk, meeting.id, guest, item_id=item).made
    remove_line(desk, made)

    assert snapshot() == with_guest
    assert before != with_guest


def test_an_observer_may_be_marked_as_a_member_and_back(desk: Desk, meeting: Meeting) -> None:
    expect_members(desk, meeting.id)
    line = line_of(desk, meeting, "Rosalind Larkspur")
    mark_as(desk, line.id, Presence.OBSERVER)
    assert line_of(desk, meeting, "Rosalind Larkspur").is_here

    mark_as(desk, line.id, Presence.EXPECTED)
    assert not line_of(desk, meeting, "Rosalind Larkspur").is_here


def test_a_guest_comes_for_an_item_of_this_agenda(
    desk: Desk, meeting: Meeting, later: Meeting
) -> None:
    guest = add_person(desk, "Ambrose Quillmore").made
    elsewhere = agenda(desk, later.id).lines[0].item.id

    with pytest.raises(Refused, match="another agenda"):
        add_guest(desk, meeting.id, guest, item_id=elsewhere)
    assert guest not in {line.person.id for line in register(desk, meeting.id)}
