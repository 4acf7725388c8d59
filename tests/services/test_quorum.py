from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from chair_desk.records.boards import ProfileInForce
from chair_desk.records.meetings import Meeting
from chair_desk.records.people import Organisation, OrganisationKind, Seat, Standing
from chair_desk.services.agenda import agenda
from chair_desk.services.attendance import (
    everyone_is_here,
    expect_members,
    mark_apology,
    mark_deputy,
    mark_here,
    mark_left,
    mark_out,
    quorum,
    recuse,
    register,
    who_can_commit,
)
from chair_desk.services.delegations import add_delegation
from chair_desk.services.desk import Desk
from chair_desk.services.meetings import close_session
from chair_desk.services.organisations import change_organisation, organisations
from chair_desk.services.people import (
    add_person,
    agree_level,
    appoint,
    appoint_deputy,
    share_seat,
)
from chair_desk.services.quorum import Commitment
from chair_desk.services.register import RegisterLine
from chair_desk.services.session_clock import begin, next_item

DAY = date(2026, 9, 17)
HELD = (
    (OrganisationKind.COUNCIL, "Marcus Wrenfield", "DCS"),
    (OrganisationKind.POLICE, "Yasmin Thornbury", "ACC"),
    (OrganisationKind.HEALTH_COMMISSIONER, "Sunita Brookvale", "CNO"),
)


@pytest.fixture
def session(
    desk: Desk, meeting: Meeting, seat_of: Callable[[OrganisationKind], Seat], clock: Any
) -> Meeting:
    """A meeting begun at ten with council, police and health in post, nobody marked yet."""
    for kind, name, rank in HELD:
        appoint(desk, seat_of(kind).id, add_person(desk, name).made, rank=rank)
    expect_members(desk, meeting.id)
    clock.set(DAY, "09:00")
    begin(desk, meeting.id)
    return meeting


def line_of(desk: Desk, meeting: Meeting, name: str) -> RegisterLine:
    return next(line for line in register(desk, meeting.id) if line.person.name == name)


def partner(desk: Desk, kind: OrganisationKind) -> Organisation:
    return desk.rows(Organisation, kind=kind, order=("place",))[0]


def of_kind(desk: Desk, meeting: Meeting, kind: OrganisationKind) -> Commitment:
    found = who_can_commit(desk, meeting.id)
    return next(one for one in found if one.organisation.kind is kind)


def use_share_of_seats(desk: Desk) -> None:
    """Let half of the seats be the quorum, as a board's own terms may say."""
    row = desk.profile_rows()[0]
    begins = row.profile_text.index("[quorum]")
    ends = row.profile_text.index("[quorum_of.sub_group]")
    rule = (
        '[quorum]\nrule = "share_of_live_seats"\nshare = "1/2"\n'
        'seats = ["member", "chair"]\nif_not_met = "Nothing is decided."\n'
        'words = "Half of the seats."\n\n'
    )
    text = row.profile_text[:begins] + rule + row.profile_text[ends:]
    with desk.change("Changed the quorum") as step:
        step.update(ProfileInForce, row.id, profile_text=text)


def test_quorum_by_named_partners_says_who_is_missing(desk: Desk, session: Meeting) -> None:
    everyone_is_here(desk, session.id)
    assert quorum(desk, session.id).is_met

    mark_left(desk, line_of(desk, session, "Yasmin Thornbury").id)
    found = quorum(desk, session.id)
    assert not found.is_met
    assert (found.here, found.of, found.missing) == (2, 3, ("Police force",))
    assert found.words == "Not quorate. Missing: Police force."
    assert found.if_not_met != ""


def test_a_named_partner_with_nobody_in_post_is_vacant_and_not_absent(
    desk: Desk, meeting: Meeting
) -> None:
    found = quorum(desk, meeting.id)

    assert not found.is_met
    assert len(found.vacant) == 3
    assert found.missing == ()


def test_a_partner_that_nobody_stands_for_is_named_in_words(desk: Desk, meeting: Meeting) -> None:
    for partner in desk.rows(Organisation, standing=Standing.STATUTORY):
        change_organisation(desk, partner.id, standing=Standing.OTHER)

    found = quorum(desk, meeting.id)

    named = {partner.name for partner in desk.profile().partners}
    assert len(found.vacant) == 3
    assert set(found.vacant) <= named
    assert "health_commissioner" not in found.words


def test_quorum_by_seats_counts_only_seats_that_are_filled(desk: Desk, session: Meeting) -> None:
    use_share_of_seats(desk)
    mark_here(desk, line_of(desk, session, "Rosalind Larkspur").id)
    mark_here(desk, line_of(desk, session, "Marcus Wrenfield").id)

    found = quorum(desk, session.id)
    assert (found.here, found.of, found.needed, found.is_met) == (2, 4, 2, True)
    assert found.words == "Quorate. 2 of 4 seats here, 2 are needed."


def test_in_any_rule_the_filled_seats_are_counted_too(desk: Desk, session: Meeting) -> None:
    everyone_is_here(desk, session.id)

    found = quorum(desk, session.id)
    assert (found.seats_here, found.seats_of) == (4, 4)


def test_two_seats_of_one_person_are_two_seats(
    desk: Desk, session: Meeting, seat_of: Callable[[OrganisationKind], Seat]
) -> None:
    use_share_of_seats(desk)
    marcus = line_of(desk, session, "Marcus Wrenfield").person
    appoint(desk, seat_of(OrganisationKind.FIRE).id, marcus.id)
    expect_members(desk, session.id)
    everyone_is_here(desk, session.id)

    assert (quorum(desk, session.id).here, quorum(desk, session.id).of) == (5, 5)


def test_a_seat_that_two_people_share_counts_once(
    desk: Desk, session: Meeting, seat_of: Callable[[OrganisationKind], Seat]
) -> None:
    use_share_of_seats(desk)
    priya = add_person(desk, "Priya Sandalwood").made
    share_seat(desk, seat_of(OrganisationKind.POLICE).id, priya, rank="Det Supt")
    expect_members(desk, session.id)
    everyone_is_here(desk, session.id)

    assert (quorum(desk, session.id).here, quorum(desk, session.id).of) == (4, 4)


def test_an_apology_with_a_deputy_is_one_seat_that_is_here(desk: Desk, session: Meeting) -> None:
    use_share_of_seats(desk)
    everyone_is_here(desk, session.id)
    owen = add_person(desk, "Owen Pikestaff").made
    mark_apology(desk, line_of(desk, session, "Yasmin Thornbury").id)
    assert quorum(desk, session.id).here == 3
    mark_deputy(desk, line_of(desk, session, "Yasmin Thornbury").id, owen)

    assert (quorum(desk, session.id).here, quorum(desk, session.id).of) == (4, 4)


def test_quorum_is_read_for_each_item(desk: Desk, session: Meeting) -> None:
    everyone_is_here(desk, session.id)
    first, second, third, *_rest = [line.item.id for line in agenda(desk, session.id).lines]
    mark_out(desk, line_of(desk, session, "Yasmin Thornbury").id, until_item_id=third)
    next_item(desk, session.id)
    assert not quorum(desk, session.id, second).is_met
    next_item(desk, session.id)

    assert quorum(desk, session.id, first).is_met
    assert not quorum(desk, session.id, second).is_met
    assert quorum(desk, session.id, third).is_met


def test_whoever_stands_aside_does_not_count_for_that_item(desk: Desk, session: Meeting) -> None:
    everyone_is_here(desk, session.id)
    _first, second, *_rest = [line.item.id for line in agenda(desk, session.id).lines]
    recuse(desk, line_of(desk, session, "Yasmin Thornbury").id, second)
    assert quorum(desk, session.id).is_met
    assert not quorum(desk, session.id, second).is_met

    next_item(desk, session.id)
    assert not quorum(desk, session.id).is_met


def test_after_the_meeting_all_count_who_were_there_for_any_of_it(
    desk: Desk, session: Meeting, clock: Any
) -> None:
    everyone_is_here(desk, session.id)
    clock.pass_by(minutes=90)
    mark_left(desk, line_of(desk, session, "Yasmin Thornbury").id)
    assert not quorum(desk, session.id).is_met
    close_session(desk, session.id)

    assert quorum(desk, session.id).is_met


def test_who_can_commit_is_said_of_each_statutory_partner(desk: Desk, session: Meeting) -> None:
    mark_here(desk, line_of(desk, session, "Marcus Wrenfield").id)

    found = [(one.words, one.verdict) for one in who_can_commit(desk, session.id)]
    assert found == [("Marcus Wrenfield, DCS", "Can commit"), ("", "Not here"), ("", "Not here")]


def test_a_deputy_below_the_agreed_level_must_refer_back(
    desk: Desk, session: Meeting, seat_of: Callable[[OrganisationKind], Seat]
) -> None:
    owen = add_person(desk, "Owen Pikestaff").made
    appoint_deputy(desk, seat_of(OrganisationKind.POLICE).id, owen, rank="DCI")
    mark_deputy(desk, line_of(desk, session, "Yasmin Thornbury").id, owen)

    found = of_kind(desk, session, OrganisationKind.POLICE)
    assert (found.verdict, found.level, found.agreed) == ("Must refer back", 1, 4)
    assert found.ladder_words == "level 1 of 5, agreed level 4, three below"
    assert line_of(desk, session, "Owen Pikestaff").commit_words == "Here to inform"


def test_a_letter_of_delegation_lifts_a_deputy_on_its_days_alone(
    desk: Desk, session: Meeting, seat_of: Callable[[OrganisationKind], Seat]
) -> None:
    owen = add_person(desk, "Owen Pikestaff").made
    appoint_deputy(desk, seat_of(OrganisationKind.POLICE).id, owen, rank="DCI")
    mark_deputy(desk, line_of(desk, session, "Yasmin Thornbury").id, owen)
    yasmin = line_of(desk, session, "Yasmin Thornbury").person.id
    force = partner(desk, OrganisationKind.POLICE).id
    add_delegation(desk, force, yasmin, owen, ends_on=date(2026, 9, 16))
    assert not of_kind(desk, session, OrganisationKind.POLICE).can_commit

    add_delegation(desk, force, yasmin, owen, starts_on=DAY)
    found = of_kind(desk, session, OrganisationKind.POLICE)
    assert found.can_commit
    assert (found.level, found.own_level) == (4, 1)
    assert found.words == "Owen Pikestaff, DCI, with a letter"


def test_a_letter_says_nothing_of_whoever_can_commit_anyway(desk: Desk, session: Meeting) -> None:
    head = add_person(desk, "Alun Brackenridge").made
    yasmin = line_of(desk, session, "Yasmin Thornbury").person.id
    add_delegation(desk, partner(desk, OrganisationKind.POLICE).id, head, yasmin)
    mark_here(desk, line_of(desk, session, "Yasmin Thornbury").id)

    found = of_kind(desk, session, OrganisationKind.POLICE)
    assert (found.level, found.words) == (4, "Yasmin Thornbury, ACC")


def test_a_post_with_another_partner_commits_nobody(desk: Desk, session: Meeting) -> None:
    marcus = line_of(desk, session, "Marcus Wrenfield").person.id
    mark_deputy(desk, line_of(desk, session, "Yasmin Thornbury").id, marcus)

    found = of_kind(desk, session, OrganisationKind.POLICE)
    assert (found.verdict, found.level) == ("Level not known", None)


def test_the_highest_of_several_speaks_for_a_partner(
    desk: Desk, session: Meeting, seat_of: Callable[[OrganisationKind], Seat]
) -> None:
    priya = add_person(desk, "Priya Sandalwood").made
    share_seat(desk, seat_of(OrganisationKind.POLICE).id, priya, rank="Det Supt")
    expect_members(desk, session.id)
    everyone_is_here(desk, session.id)
    assert of_kind(desk, session, OrganisationKind.POLICE).words == "Yasmin Thornbury, ACC"

    mark_left(desk, line_of(desk, session, "Yasmin Thornbury").id)
    found = of_kind(desk, session, OrganisationKind.POLICE)
    assert (found.words, found.verdict) == ("Priya Sandalwood, Det Supt", "Must refer back")


def test_a_level_agreed_later_does_not_move_what_was_said_before(
    desk: Desk, session: Meeting, seat_of: Callable[[OrganisationKind], Seat]
) -> None:
    everyone_is_here(desk, session.id)
    seat = seat_of(OrganisationKind.POLICE)
    agree_level(desk, seat.id, 5, starts_on=date(2026, 9, 18))
    assert of_kind(desk, session, OrganisationKind.POLICE).verdict == "Can commit"

    agree_level(desk, seat.id, 5, starts_on=DAY)
    assert of_kind(desk, session, OrganisationKind.POLICE).verdict == "Must refer back"


def test_a_board_of_no_statutory_partners_has_nobody_to_ask(desk: Desk, session: Meeting) -> None:
    for row in organisations(desk):
        change_organisation(desk, row.id, standing="other")

    assert who_can_commit(desk, session.id) == []
