from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from chair_desk.records.actions import Action
from chair_desk.records.audience import Audience
from chair_desk.records.logs import LogEntry
from chair_desk.records.meetings import AgendaItem, Meeting
from chair_desk.records.minutes import MinuteKind
from chair_desk.records.people import OrganisationKind, Person, Seat
from chair_desk.services.actions import complete_action, note_action
from chair_desk.services.addressees import Asked, set_addressees
from chair_desk.services.agenda import add_item
from chair_desk.services.challenges import raise_challenge, record_answer
from chair_desk.services.checks import existing
from chair_desk.services.desk import Desk
from chair_desk.services.logs import change_entry
from chair_desk.services.minutes import NewRecord, add_record
from chair_desk.services.open_matters import OpenMatter, open_for, open_on, short_name
from chair_desk.services.organisations import organisations
from chair_desk.services.taking_seats import bring_to_seat
from tests.services.conftest import Clock

SeatOf = Callable[[OrganisationKind], Seat]
NOVEMBER = date(2026, 11, 19)


@pytest.fixture
def police(desk: Desk, seat_of: SeatOf) -> Seat:
    """The seat of the police, with somebody in it."""
    seat = seat_of(OrganisationKind.POLICE)
    bring_to_seat(desk, seat.id, "Priya Sandalwood", rank="Detective Superintendent")
    return seat


@pytest.fixture
def item(desk: Desk, meeting: Meeting) -> AgendaItem:
    """An item of September."""
    return existing(desk, AgendaItem, add_item(desk, meeting.id, "Return home interviews").made)


def priya(desk: Desk) -> str:
    return desk.rows(Person, name="Priya Sandalwood")[0].id


def titles(found: list[OpenMatter]) -> list[str]:
    return [one.title for one in found]


def test_what_a_partner_owes_is_its_own_its_peoples_and_what_it_was_asked(
    desk: Desk, item: AgendaItem, police: Seat
) -> None:
    agency = police.organisation_id
    other = "Of nobody in particular"
    for record in (
        NewRecord(kind=MinuteKind.ACTION, words="Of the agency", organisation_id=agency),
        NewRecord(kind=MinuteKind.ACTION, words="Of its person", owner_ids=(priya(desk),)),
        NewRecord(kind=MinuteKind.CHALLENGE, words="Asked of it", organisation_id=agency),
        NewRecord(kind=MinuteKind.ACTION, words=other),
    ):
        add_record(desk, item.id, record)

    assert set(titles(open_for(desk, agency or ""))) == {
        "Of the agency",
        "Of its person",
        "Asked of it",
    }
    assert short_name(desk, agency or "")
    assert short_name(desk, "") == ""


def test_what_is_late_comes_first_with_its_working_days(
    desk: Desk, clock: Clock, item: AgendaItem, police: Seat
) -> None:
    agency = police.organisation_id or ""
    for words, day in (("Later", date(2026, 12, 11)), ("Soon gone", date(2026, 11, 12))):
        add_record(
            desk,
            item.id,
            NewRecord(kind=MinuteKind.ACTION, words=words, organisation_id=agency, due_on=day),
        )
    add_record(
        desk, item.id, NewRecord(kind=MinuteKind.ACTION, words="Undated", organisation_id=agency)
    )
    clock.set(NOVEMBER)

    found = open_for(desk, agency)

    assert titles(found) == ["Soon gone", "Later", "Undated"]
    assert [one.words for one in found] == ["5 days late", "11 December", "no date"]
    assert [one.is_late for one in found] == [True, False, False]


def test_the_record_in_full_has_owner_day_and_the_last_that_was_said(
    desk: Desk, item: AgendaItem, police: Seat
) -> None:
    agency = police.organisation_id or ""
    add_record(
        desk,
        item.id,
        NewRecord(
            kind=MinuteKind.ACTION,
            words="Sign the protocol",
            owner_ids=(priya(desk),),
            due_on=date(2026, 11, 12),
        ),
    )
    note_action(desk, desk.rows(Action)[0].id, "Waiting for a signature.")
    add_record(
        desk,
        item.id,
        NewRecord(kind=MinuteKind.CHALLENGE, words="Give the date", organisation_id=agency),
    )
    change_entry(desk, desk.rows(LogEntry)[0].id, answer="By Christmas.")

    by_title = {one.title: one for one in open_for(desk, agency)}

    action = by_title["Sign the protocol"]
    assert (action.owner, action.due) == ("Priya Sandalwood", "12 November 2026")
    assert action.said == "1 September: Waiting for a signature."
    assert by_title["Give the date"].said == "By Christmas."


@pytest.mark.parametrize("kind", [MinuteKind.ACTION, MinuteKind.CHALLENGE])
def test_what_is_confidential_is_left_out_where_it_is_asked(
    desk: Desk, item: AgendaItem, later: Meeting, police: Seat, kind: MinuteKind
) -> None:
    agency = police.organisation_id or ""
    add_record(
        desk,
        item.id,
        NewRecord(
            kind=kind,
            words="Closed words",
            organisation_id=agency,
            audience=Audience.CONFIDENTIAL,
        ),
    )
    again = add_item(desk, later.id, item.title).made

    assert titles(open_for(desk, agency)) == titles(open_on(desk, again)) == ["Closed words"]
    assert open_for(desk, agency, with_confidential=False) == []
    assert open_on(desk, again, with_confidential=False) == []


def test_what_is_done_is_open_no_more(desk: Desk, item: AgendaItem, police: Seat) -> None:
    agency = police.organisation_id or ""
    add_record(
        desk, item.id, NewRecord(kind=MinuteKind.ACTION, words="Sign", organisation_id=agency)
    )
    complete_action(desk, desk.rows(Action)[0].id)

    assert open_for(desk, agency) == []


def test_an_item_has_what_was_left_at_its_matter_and_what_it_names(
    desk: Desk, item: AgendaItem, later: Meeting
) -> None:
    add_record(desk, item.id, NewRecord(kind=MinuteKind.ACTION, words="Sign"))
    again = add_item(desk, later.id, "Return home interviews within 72 hours").made
    naming = add_item(desk, later.id, "Another", asked="Is A-001 done?").made

    assert titles(open_on(desk, again)) == titles(open_on(desk, naming)) == ["Sign"]
    assert open_on(desk, item.id) == []
    assert open_on(desk, "gone") == []


def test_where_several_were_asked_it_says_who_still_owes_an_answer(
    desk: Desk, police: Seat
) -> None:
    agency = police.organisation_id or ""
    other = next(one for one in organisations(desk) if one.id != agency)
    made = raise_challenge(
        desk, "Give the number of notices", to_organisation_id=agency, due_on=NOVEMBER
    ).made
    set_addressees(desk, made, (Asked(other.id, ""),))
    assert "Still to answer" not in open_for(desk, agency)[0].said

    record_answer(desk, made, "Of 212 notices 61.")

    said = open_for(desk, agency)[0].said
    assert "Of 212 notices 61." in said
    assert f"Still to answer: {other.short_name or other.name}." in said
