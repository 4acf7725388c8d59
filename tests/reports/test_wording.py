from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from chair_desk.records.actions import Action, ActionOwner
from chair_desk.records.boards import Body, BodyKind
from chair_desk.records.meetings import Meeting
from chair_desk.records.people import Seat, SeatKind
from chair_desk.reports.wording import (
    body_words,
    due_words,
    full_date,
    listed,
    owner_words,
    person_name,
    seat_words,
    short_date,
    spoken,
    text_runs,
    time_and_place,
)
from reports.westmarch import westmarch_bundle


def test_dates_are_said_in_full() -> None:
    assert full_date(date(2026, 11, 19)) == "Thursday 19 November 2026"
    assert short_date(date(2026, 1, 5)) == "5 January 2026"


@pytest.mark.parametrize(
    ("parts", "said"), [((), ""), (("a",), "a"), (("a", "b"), "a and b"), ("abc", "a, b and c")]
)
def test_lists_end_in_and(parts: tuple[str, ...], said: str) -> None:
    assert listed(parts) == said


@pytest.mark.parametrize(
    ("name", "kind", "said"),
    [
        ("Board", BodyKind.BOARD, "the Board"),
        ("The Partnership", BodyKind.BOARD, "The Partnership"),
        ("", BodyKind.BOARD, "the Board"),
        ("", BodyKind.EXECUTIVE, "the Executive group"),
    ],
)
def test_bodies_are_said_inside_a_sentence(name: str, kind: BodyKind, said: str) -> None:
    assert body_words(Body(id="b", board_id="x", name=name, kind=kind)) == said


def test_a_meeting_with_no_place_has_its_times() -> None:
    meeting = Meeting(id="m", body_id="b", held_on=date(2026, 1, 5))

    assert time_and_place(meeting) == "10:00 to 12:30"


def test_people_are_named_in_full_and_strangers_not_at_all() -> None:
    assert person_name(westmarch_bundle(), "applegarth") == "Nell Applegarth"
    assert person_name(westmarch_bundle(), None) == ""


def test_a_seat_is_called_by_its_role_else_by_its_kind() -> None:
    seat = Seat(id="s", body_id="b", kind=SeatKind.LAY_MEMBER)

    assert seat_words(seat) == "Lay member"
    assert seat_words(replace(seat, role="Lay voice")) == "Lay voice"


def test_joint_owners_are_named_with_the_lead_first() -> None:
    bundle = replace(
        westmarch_bundle(),
        action_owners=(
            ActionOwner(id="1", action_id="a", person_id="fernley"),
            ActionOwner(id="2", action_id="a", person_id="applegarth"),
            ActionOwner(id="3", action_id="other", person_id="pemberly"),
        ),
    )
    action = Action(id="a", reference="A-1", title="x", owner_id="applegarth", owner_words="all")

    assert owner_words(bundle, action) == "Nell Applegarth, Tobias Fernley and all"


def test_an_action_may_be_owned_by_an_agency_by_words_or_by_nobody() -> None:
    action = Action(id="a", reference="A-1", title="x")
    bundle = westmarch_bundle()

    assert owner_words(bundle, action) == ""
    assert owner_words(bundle, replace(action, owner_words="all partners")) == "all partners"
    agency = replace(action, organisation_id="police")
    assert owner_words(bundle, agency) == "Westmarch Constabulary"


def test_an_action_may_be_due_in_words_or_never() -> None:
    action = Action(id="a", reference="A-1", title="x", due_words="next board")

    assert due_words(action) == "next board"
    assert due_words(replace(action, due_on=date(2026, 12, 1))) == "1 December 2026"
    assert due_words(replace(action, due_words="")) == ""


def test_confidential_words_are_named_as_such_where_they_may_be_read() -> None:
    assert spoken("a [[ b ]] c") == "a [confidential: b] c"
    assert [run.text for run in text_runs(" a\n[[b]] ")] == ["a\n", "[confidential: b]"]
