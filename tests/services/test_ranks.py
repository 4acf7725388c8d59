from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from chair_desk.catalogue.shelf import Shelf
from chair_desk.records.agreed_ranks import AgreedRank
from chair_desk.records.boards import Body
from chair_desk.records.people import (
    Appointment,
    Organisation,
    OrganisationKind,
    Seat,
    SeatKind,
)
from chair_desk.resources import resources_folder
from chair_desk.services.checks import existing
from chair_desk.services.desk import Desk
from chair_desk.services.history import undo
from chair_desk.services.members import members_on
from chair_desk.services.people import (
    add_person,
    appoint,
    appoint_deputy,
    change_appointment,
)
from chair_desk.services.ranks import ladder_of, read_rank
from tests.services.conftest import Clock

SeatOf = Callable[[OrganisationKind], Seat]


def police(desk: Desk, seat_of: SeatOf) -> tuple[Organisation, Seat]:
    seat = seat_of(OrganisationKind.POLICE)
    assert seat.organisation_id
    return existing(desk, Organisation, seat.organisation_id), seat


def test_an_acting_rank_counts_and_is_said(desk: Desk, seat_of: SeatOf) -> None:
    reading = read_rank(desk, *police(desk, seat_of), rank="T/ACC", post="")

    assert (reading.level, reading.title, reading.is_acting) == (
        4,
        "Assistant Chief Constable",
        True,
    )


def test_a_title_that_hides_the_rank_says_why_and_what_it_may_be(
    desk: Desk, seat_of: SeatOf
) -> None:
    reading = read_rank(desk, *police(desk, seat_of), rank="", post="Local Area Commander")

    assert reading.level is None
    assert reading.reason
    assert reading.candidates


def test_the_rank_goes_before_the_post(desk: Desk, seat_of: SeatOf) -> None:
    reading = read_rank(desk, *police(desk, seat_of), rank="DCI", post="Chief Constable's office")

    assert reading.level == 1


def test_the_met_counts_by_its_own_ladder(desk: Desk, seat_of: SeatOf) -> None:
    force, seat = police(desk, seat_of)
    met = replace(force, ladder="police_metropolitan")

    assert read_rank(desk, met, seat, rank="Commander", post="").level == 4
    assert read_rank(desk, force, seat, rank="Commander", post="").level is None


def test_lay_members_staff_and_forums_are_not_ranked(
    desk: Desk, body: Body, seat_of: SeatOf
) -> None:
    chair = desk.rows(Seat, body_id=body.id, kind=SeatKind.CHAIR)[0]
    force, seat = police(desk, seat_of)

    assert read_rank(desk, None, chair, rank="Chair", post="").reason == "This seat is not ranked."
    assert ladder_of(desk, replace(force, ladder="")) is None
    assert (
        read_rank(desk, replace(force, ladder=""), seat, rank="ACC", post="").reason
        == "This partner has no ladder of ranks."
    )


def test_a_ladder_that_does_not_ship_here_ranks_nobody(desk: Desk, seat_of: SeatOf) -> None:
    force, seat = police(desk, seat_of)

    assert read_rank(desk, replace(force, ladder="gone"), seat, rank="ACC", post="").level is None


def test_a_title_is_asked_once_and_remembered_for_the_board(desk: Desk, seat_of: SeatOf) -> None:
    organisation, seat = police(desk, seat_of)
    first, second = add_person(desk, "Tom Ashgrove").made, add_person(desk, "Una Fernleigh").made
    made = appoint(desk, seat.id, first, post="District Commander").made
    assert existing(desk, Appointment, made).level is None

    change_appointment(desk, made, level=3)
    reading = read_rank(desk, organisation, seat, rank="", post="District  commander")
    again = appoint_deputy(desk, seat.id, second, post="District Commander").made

    assert (reading.level, reading.is_settled) == (3, True)
    assert existing(desk, Appointment, again).level == 3
    undo(desk)
    undo(desk)
    assert read_rank(desk, organisation, seat, rank="", post="District Commander").level is None


def test_what_was_settled_later_moves_no_appointment_of_before(
    desk: Desk, seat_of: SeatOf, clock: Clock
) -> None:
    organisation, seat = police(desk, seat_of)
    made = appoint(desk, seat.id, add_person(desk, "Tom Ashgrove").made, post="Force lead").made
    change_appointment(desk, made, level=2)
    clock.pass_by(days=30)
    other = appoint_deputy(
        desk, seat.id, add_person(desk, "Una Fernleigh").made, post="Force lead"
    ).made
    change_appointment(desk, other, level=4)

    assert existing(desk, Appointment, made).level == 2
    assert read_rank(desk, organisation, seat, rank="", post="Force lead").level == 4


def test_a_level_that_the_ladder_gives_itself_is_not_written_down(
    desk: Desk, seat_of: SeatOf
) -> None:
    _organisation, seat = police(desk, seat_of)
    made = appoint(desk, seat.id, add_person(desk, "Tom Ashgrove").made, rank="ACC").made
    change_appointment(desk, made, level=4)
    assert desk.rows(AgreedRank) == []


LATER = """
[[version]]
from = 2026-11-01

[[version.rung]]
title = "Chief Constable"
level = 5

[[version.rung]]
title = "Chief Superintendent"
level = 2
abbreviations = ["Ch Supt"]
"""


def test_a_rank_is_read_by_the_ladder_of_the_day_and_past_readings_stay(
    desk: Desk, body: Body, seat_of: SeatOf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    organisation, seat = police(desk, seat_of)
    change_ladder(desk, organisation.ladder, tmp_path, monkeypatch)
    made = appoint(desk, seat.id, add_person(desk, "Tom Ashgrove").made, rank="Ch Supt",
                   starts_on=date(2026, 9, 1)).made  # fmt: skip
    before, since = date(2026, 10, 31), date(2026, 11, 1)

    assert existing(desk, Appointment, made).level == 3
    assert level_of_the_police(desk, body, seat, before) == 3
    assert level_of_the_police(desk, body, seat, since) == 2
    assert read_rank(desk, organisation, seat, rank="Ch Supt", post="", on=before).level == 3
    assert read_rank(desk, organisation, seat, rank="Ch Supt", post="", on=since).level == 2


def test_a_level_that_a_person_gave_stays_when_the_ladder_changes(
    desk: Desk, body: Body, seat_of: SeatOf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    organisation, seat = police(desk, seat_of)
    change_ladder(desk, organisation.ladder, tmp_path, monkeypatch)
    made = appoint(desk, seat.id, add_person(desk, "Tom Ashgrove").made, rank="Ch Supt",
                   starts_on=date(2026, 9, 1)).made  # fmt: skip
    change_appointment(desk, made, level=4)

    assert level_of_the_police(desk, body, seat, date(2026, 11, 1)) == 4


def change_ladder(desk: Desk, name: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a ladder that ships change on 1 November 2026."""
    made = folder / "resources"
    shutil.copytree(resources_folder(), made)
    at = made / "ladders" / f"{name}.toml"
    at.write_text(at.read_text(encoding="utf-8") + LATER, encoding="utf-8")
    monkeypatch.setattr(desk, "_shelf", Shelf(made))


def level_of_the_police(desk: Desk, body: Body, seat: Seat, on: date) -> int | None:
    found = next(one for one in members_on(desk, body.id, on) if one.seat.id == seat.id)
    return found.appointment.level if found.appointment else None
