from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from chair_desk.records.boards import Body, BodyKind, Nation, ProfileInForce
from chair_desk.records.changes import Refused
from chair_desk.services.boards import (
    add_body,
    bodies,
    change_board,
    change_body,
    change_profile,
    end_body,
    main_body,
    profiles,
    remove_body,
)
from chair_desk.services.desk import Desk
from chair_desk.services.history import undo
from chair_desk.services.meetings import add_meeting

Snapshot = Callable[[], dict[str, list[object]]]


def test_profiles_are_offered_with_what_is_still_to_be_checked() -> None:
    found = {profile.name: profile for profile in profiles()}

    assert {"lscp_2023", "sab_england", "wales_children", "plain_board"} <= set(found)
    assert found["lscp_2023"].label
    assert any("Working Together 2023" in one.source for one in found["lscp_2023"].to_be_checked)


def test_a_change_of_profile_is_dated_and_closes_the_former(desk: Desk, snapshot: Snapshot) -> None:
    before = snapshot()

    change_profile(desk, "lscp_2026", date(2026, 10, 1))

    former, new = desk.profile_rows()
    assert (former.profile, former.ends_on) == ("lscp_2023", date(2026, 9, 30))
    assert (new.profile, new.starts_on, new.ends_on) == ("lscp_2026", date(2026, 10, 1), None)
    assert desk.profile(date(2026, 9, 30)).name == "lscp_2023"
    assert desk.profile(date(2026, 10, 1)).name == "lscp_2026"

    undo(desk)
    assert snapshot() == before


def test_the_text_of_a_profile_is_kept_in_the_board_file(desk: Desk) -> None:
    change_profile(desk, "lscp_2026", date(2026, 10, 1))

    texts = [row.profile_text for row in desk.profile_rows()]

    assert all("[quorum]" in text for text in texts)
    assert desk.shelf.profile("lscp_2026", texts[1]).quorum == desk.profile(date(2027, 1, 1)).quorum


def test_a_profile_that_cannot_follow_is_refused(desk: Desk) -> None:
    change_profile(desk, "lscp_2026", date(2026, 10, 1))

    for name, day, column in (
        ("nothing", date(2027, 1, 1), "profile"),
        ("lscp_2026", date(2027, 1, 1), "profile"),
        ("lscp_2023", date(2026, 10, 1), "starts_on"),
    ):
        with pytest.raises(Refused) as refused:
            change_profile(desk, name, day)
        assert set(refused.value.problems) == {column}
    assert desk.count(ProfileInForce) == 2


def test_a_sub_group_is_a_body_of_its_own(desk: Desk) -> None:
    made = add_body(desk, "Learning group").made
    change_body(desk, made, "Learning and review group")

    assert [body.name for body in bodies(desk)] == [
        *[body.name for body in bodies(desk) if body.kind is not BodyKind.SUB_GROUP],
        "Learning and review group",
    ]
    assert main_body(desk).kind is BodyKind.BOARD


def test_a_sub_group_ends_with_its_last_day(desk: Desk) -> None:
    made = add_body(desk, "Learning group").made

    end_body(desk, made, date(2026, 3, 31))

    assert made in [body.id for body in bodies(desk, date(2026, 3, 31))]
    assert made not in [body.id for body in bodies(desk, date(2026, 4, 1))]


def test_a_body_that_still_meets_does_not_end(desk: Desk) -> None:
    made = add_body(desk, "Learning group").made
    add_meeting(desk, made, date(2026, 10, 1))

    with pytest.raises(Refused) as refused:
        end_body(desk, made, date(2026, 9, 30))
    assert set(refused.value.problems) == {"ends_on"}
    with pytest.raises(Refused, match="Meetings"):
        remove_body(desk, made)


def test_a_body_entered_by_mistake_is_removed(desk: Desk) -> None:
    made = add_body(desk, "Learning group").made

    remove_body(desk, made)

    assert desk.get(Body, made) is None


def test_the_board_itself_neither_ends_nor_has_a_second(desk: Desk) -> None:
    board = main_body(desk)

    for refuse in (
        lambda: end_body(desk, board.id, date(2026, 1, 1)),
        lambda: remove_body(desk, board.id),
        lambda: add_body(desk, "Another", kind=BodyKind.BOARD),
    ):
        with pytest.raises(Refused):
            refuse()


def test_the_boards_nation_decides_its_working_days(desk: Desk) -> None:
    st_patrick = date(2026, 3, 17)
    assert desk.working_days().is_working_day(st_patrick)

    change_board(desk, nation=Nation.NORTHERN_IRELAND, marking="OFFICIAL")

    assert not desk.working_days().is_working_day(st_patrick)
    assert desk.board.marking == "OFFICIAL"


def test_a_board_without_a_name_is_refused(desk: Desk) -> None:
    with pytest.raises(Refused) as refused:
        change_board(desk, name="")

    assert set(refused.value.problems) == {"name"}
