from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from chair_desk.catalogue.shelf import Shelf
from chair_desk.records.boards import Body, BodyKind, Nation, ProfileInForce
from chair_desk.records.changes import CannotDo, Refused
from chair_desk.records.meetings import Meeting
from chair_desk.records.people import (
    Appointment,
    Organisation,
    OrganisationKind,
    Person,
    Seat,
    SeatKind,
    Standing,
)
from chair_desk.resources import resources_folder
from chair_desk.services.boards import (
    NewBoard,
    NewPartner,
    main_body,
    new_board,
    offered_partners,
    profiles,
)
from chair_desk.services.desk import Desk
from chair_desk.services.history import undo
from chair_desk.services.members import members_on

NAME = "Tarnside Safeguarding Adults Board"


@pytest.mark.parametrize("profile", [profile.name for profile in profiles()])
def test_each_profile_makes_a_board_that_can_meet(empty_desk: Desk, profile: str) -> None:
    new_board(
        empty_desk,
        NewBoard(
            profile=profile,
            name=NAME,
            chair="Rosalind Larkspur",
            business_manager="Gwen Tallowfield",
            first_meeting_on=date(2026, 10, 8),
        ),
    )

    members = members_on(empty_desk, main_body(empty_desk).id, date(2026, 10, 8))
    held = {member.seat.kind: member.person.name for member in members if member.person}
    assert held[SeatKind.CHAIR] == "Rosalind Larkspur"
    assert held[SeatKind.STAFF] == "Gwen Tallowfield"
    assert empty_desk.count(Meeting) == 1
    assert empty_desk.count(Organisation) > 0
    assert all(
        (member.agreed_level is None) == (not member.organisation.ladder)
        for member in members
        if member.organisation
    )


def test_only_a_profile_and_a_name_are_needed(empty_desk: Desk) -> None:
    made = new_board(empty_desk, NewBoard(profile="sab_england", name=f"  {NAME} ")).made

    board = empty_desk.board
    assert (board.id, board.name, board.nation) == (made, NAME, Nation.ENGLAND)
    assert empty_desk.count(Person) == 0
    assert empty_desk.profile().name == "sab_england"


def test_statutory_partners_start_at_four_and_others_at_three(desk: Desk) -> None:
    members = members_on(desk, main_body(desk).id, desk.today())

    levels = {
        (member.organisation.standing, member.agreed_level)
        for member in members
        if member.organisation
    }

    assert levels == {(Standing.STATUTORY, 4), (Standing.RELEVANT, 3)}


def test_partners_are_renamed_left_out_and_added(empty_desk: Desk) -> None:
    profile = next(one for one in profiles() if one.name == "lscp_2023")
    offered = offered_partners(profile)
    assert any(not partner.is_wanted for partner in offered)
    partners = [
        NewPartner(key="police", name="Westmarch Constabulary", short_name="Force"),
        NewPartner(key="cafcass", name="", is_wanted=False),
        NewPartner(name="Westmarch Airport", kind=OrganisationKind.OTHER),
    ]

    new_board(empty_desk, NewBoard(profile="lscp_2023", name=NAME, partners=partners))

    rows = empty_desk.rows(Organisation, order=("place",))
    assert [(row.name, row.kind, row.ladder) for row in rows] == [
        ("Westmarch Constabulary", OrganisationKind.POLICE, "police_territorial"),
        ("Westmarch Airport", OrganisationKind.OTHER, ""),
    ]


def test_one_person_may_be_chair_and_business_manager(empty_desk: Desk) -> None:
    new_board(
        empty_desk,
        NewBoard(
            profile="plain_board",
            name=NAME,
            chair="Zoë Larkspur",
            business_manager="zoe larkspur",
        ),
    )

    assert [person.name for person in empty_desk.rows(Person)] == ["Zoë Larkspur"]
    assert empty_desk.count(Appointment) == 2


def test_the_hours_of_the_first_meeting_are_taken(empty_desk: Desk) -> None:
    new_board(
        empty_desk,
        NewBoard(
            profile="lscp_2023",
            name=NAME,
            first_meeting_on=date(2026, 10, 8),
            starts="14:00",
            ends="16:00",
        ),
    )

    meeting = empty_desk.rows(Meeting)[0]
    assert (meeting.starts, meeting.ends) == ("14:00", "16:00")


def test_setting_up_is_one_change_that_undo_takes_back(empty_desk: Desk) -> None:
    changes = new_board(
        empty_desk,
        NewBoard(profile="lscp_2023", name=NAME, first_meeting_on=date(2026, 10, 8)),
    )
    assert changes.label == "Set up the board"

    undo(empty_desk)

    assert not empty_desk.is_set_up
    assert empty_desk.count(Seat) == empty_desk.count(Body) == empty_desk.count(ProfileInForce) == 0
    with pytest.raises(CannotDo, match="no board"):
        _ = empty_desk.board
    with pytest.raises(CannotDo, match="no profile"):
        empty_desk.profile()


@pytest.mark.parametrize(
    ("asked", "column"),
    [
        (NewBoard(profile="lscp_2023", name="  "), "name"),
        (NewBoard(profile="nothing", name=NAME), "profile"),
        (
            NewBoard(profile="lscp_2023", name=NAME, partners=[NewPartner(key="police", name=" ")]),
            "partners",
        ),
        (
            NewBoard(profile="lscp_2023", name=NAME, partners=[NewPartner(key="navy", name="N")]),
            "partners",
        ),
        (
            NewBoard(
                profile="lscp_2023",
                name=NAME,
                first_meeting_on=date(2026, 10, 8),
                starts="12:00",
                ends="10:00",
            ),
            "ends",
        ),
    ],
)
def test_an_answer_that_will_not_do_is_refused_and_nothing_is_written(
    empty_desk: Desk, asked: NewBoard, column: str
) -> None:
    with pytest.raises(Refused) as refused:
        new_board(empty_desk, asked)

    assert set(refused.value.problems) == {column}
    assert not empty_desk.is_set_up


def test_a_file_holds_one_board(desk: Desk) -> None:
    with pytest.raises(Refused, match="already"):
        new_board(desk, NewBoard(profile="lscp_2023", name=NAME))


def test_an_executive_is_made_where_the_profile_has_rules_for_one(
    empty_desk: Desk, tmp_path: Path
) -> None:
    folder = tmp_path / "resources"
    for name in ("board_profiles", "ladders"):
        shutil.copytree(resources_folder() / name, folder / name)
    profile = folder / "board_profiles" / "lscp_2023.toml"
    rule = "[quorum_of.executive]\nrule = 'number_of_seats'\ncount = 3\nwords = 'Three.'\n"
    rule += "if_not_met = 'The chair says.'\n\n[notice]"
    text = profile.read_text(encoding="utf-8").replace("[notice]", rule, 1)
    profile.write_text(text, encoding="utf-8")
    desk = Desk(empty_desk.file, Shelf(folder), empty_desk.circumstances)

    new_board(desk, NewBoard(profile="lscp_2023", name=NAME, chair="Rosalind Larkspur"))

    executive = desk.rows(Body, kind=BodyKind.EXECUTIVE)[0]
    members = members_on(desk, executive.id, desk.today())
    assert {member.organisation.standing for member in members if member.organisation} == {
        Standing.STATUTORY
    }
    assert [member.person.name for member in members if member.person] == ["Rosalind Larkspur"]
    assert executive.name == "Executive"
