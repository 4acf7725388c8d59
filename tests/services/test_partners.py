from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from chair_desk.records.actions import Action, ActionState
from chair_desk.records.changes import Refused
from chair_desk.records.people import OrganisationKind, Seat
from chair_desk.services.delegations import add_delegation
from chair_desk.services.desk import Desk
from chair_desk.services.partners import partner_card, partners
from chair_desk.services.people import (
    add_person,
    agree_level,
    appoint,
    end_organisation,
    replace_organisation,
)

SeatOf = Callable[[OrganisationKind], Seat]
TODAY = date(2026, 9, 1)


def test_partners_stand_under_the_headings_of_the_profile(desk: Desk) -> None:
    groups = partners(desk)

    assert [group.label for group in groups] == [
        "Lead safeguarding partners",
        "Relevant agencies",
        "Lay members, advisers and staff",
    ]
    assert [line.name for line in groups[0].lines] == [
        "County or unitary council",
        "Police force",
        "Integrated care board",
    ]
    assert "Rosalind Larkspur" in [line.name for line in groups[2].lines]
    assert "Independent scrutineer" in [line.name for line in groups[2].lines]


def test_a_line_says_what_its_ladder_shows(desk: Desk, seat_of: SeatOf) -> None:
    seat = seat_of(OrganisationKind.POLICE)
    appoint(desk, seat.id, add_person(desk, "Priya Sandalwood").made, rank="Det Supt")

    line = partners(desk)[0].lines[1]

    assert (line.level, line.agreed_level) == (2, 4)
    assert line.ladder_words == "level 2 of 5, agreed level 4, two below"
    assert partners(desk)[2].lines[0].ladder_words == ""


def test_the_list_is_that_of_the_day(desk: Desk, seat_of: SeatOf) -> None:
    seat = seat_of(OrganisationKind.CAFCASS)
    end_organisation(desk, seat.organisation_id or "", date(2026, 12, 31))

    def names(on: date) -> list[str]:
        return [line.name for line in partners(desk, on)[1].lines]

    assert "Cafcass" in names(date(2026, 12, 31))
    assert "Cafcass" not in names(date(2027, 1, 1))


def test_the_card_says_the_agreed_level_and_since_when(desk: Desk, seat_of: SeatOf) -> None:
    seat = seat_of(OrganisationKind.POLICE)
    assert partner_card(desk, seat.organisation_id or "").agreed_words == "can commit"

    agree_level(desk, seat.id, 5, starts_on=date(2026, 4, 1))

    card = partner_card(desk, seat.organisation_id or "", TODAY)
    assert card.agreed_words == "answers in law, since 1 April 2026"
    assert partner_card(desk, seat.organisation_id or "", date(2026, 3, 31)).agreed_level == 4


def test_the_card_says_why_a_level_is_not_known(desk: Desk, seat_of: SeatOf) -> None:
    seat = seat_of(OrganisationKind.POLICE)
    person = add_person(desk, "Priya Sandalwood").made
    appoint(desk, seat.id, person, post="District Commander")

    reading = partner_card(desk, seat.organisation_id or "").seats[0].reading

    assert reading is not None
    assert reading.level is None
    assert reading.reason


def test_the_card_names_who_came_before_and_after(desk: Desk, seat_of: SeatOf) -> None:
    old = seat_of(OrganisationKind.HEALTH_COMMISSIONER).organisation_id or ""
    new = replace_organisation(desk, old, "NHS Westmarch ICB", starts_on=date(2022, 7, 1)).made

    former, present = partner_card(desk, old), partner_card(desk, new)

    assert former.successor == present.organisation
    assert present.predecessors == (former.organisation,)
    assert former.seats == ()
    assert former.agreed_words == "no level agreed"


def test_the_card_counts_open_and_late_actions_of_the_partner_and_its_people(
    desk: Desk, seat_of: SeatOf
) -> None:
    seat = seat_of(OrganisationKind.POLICE)
    person = add_person(desk, "Yasmin Thornbury").made
    appoint(desk, seat.id, person)
    with desk.change("Actions") as step:
        for number, values in enumerate(
            (
                {"organisation_id": seat.organisation_id, "due_on": date(2026, 8, 31)},
                {"owner_id": person, "due_on": TODAY},
                {"owner_id": person, "organisation_id": seat.organisation_id},
                {"owner_id": person, "state": ActionState.DONE},
            )
        ):
            step.insert(Action(id=f"a{number}", reference=f"A-{number}", title="Do", **values))  # type: ignore[arg-type]

    card = partner_card(desk, seat.organisation_id or "", TODAY)

    assert (card.open_actions, card.late_actions) == (3, 1)


def test_a_seat_with_nobody_in_post_has_a_card_without_a_reading(
    desk: Desk, seat_of: SeatOf
) -> None:
    card = partner_card(desk, seat_of(OrganisationKind.CAFCASS).organisation_id or "")

    assert card.seats[0].member.person is None
    assert card.seats[0].reading is None
    assert card.meetings_words == "No meeting yet."


def test_a_partner_that_is_gone_is_refused(desk: Desk) -> None:
    with pytest.raises(Refused, match="no longer"):
        partner_card(desk, "nowhere")


def test_the_card_says_steps_with_their_convention_and_letters_to_renew(
    desk: Desk, seat_of: SeatOf
) -> None:
    seat = seat_of(OrganisationKind.POLICE)
    head, holder = add_person(desk, "Alun Brackenridge").made, add_person(desk, "Yan Thorn").made
    appoint(desk, seat.id, holder, rank="Supt")
    add_delegation(desk, seat.organisation_id or "", head, holder, ends_on=date(2026, 1, 1))

    card = partner_card(desk, seat.organisation_id or "", TODAY)

    assert card.steps == (
        "Superintendent: four steps below chief constable, the fifth rank counting the chief "
        "constable as first",
    )
    assert [due.state_words for due in card.letters_due] == ["ended on 1 January 2026"]
