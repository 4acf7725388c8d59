from __future__ import annotations

from datetime import date

from chair_desk.records.boards import Body
from chair_desk.records.people import Person
from chair_desk.services.agenda import agenda
from chair_desk.services.boards import change_profile
from chair_desk.services.desk import Desk
from chair_desk.services.meetings import add_meeting
from chair_desk.services.members import members_on
from chair_desk.services.standing import closing_keys, lead_for, opening_keys

DAY = date(2026, 9, 17)


def test_what_opens_and_what_closes_a_meeting_comes_from_the_profile(desk: Desk) -> None:
    assert opening_keys(desk, DAY) == {"welcome"}
    assert closing_keys(desk, DAY) == {"risks", "any_other_business"}


def test_the_profile_of_the_day_of_the_meeting_counts(desk: Desk, body: Body) -> None:
    change_profile(desk, "plain_board", date(2026, 10, 1))

    before = agenda(desk, add_meeting(desk, body.id, DAY).made)
    after = agenda(desk, add_meeting(desk, body.id, date(2026, 11, 19)).made)

    wanted = {item.key for item in desk.profile(date(2026, 11, 19)).standing_items}
    assert {line.item.standing_key for line in after.lines} == wanted
    assert {line.item.standing_key for line in before.lines} < wanted | {"risks", "actions"}


def test_a_standing_item_is_led_by_whoever_holds_the_role(desk: Desk, body: Body) -> None:
    profile = desk.profile(DAY)
    members = members_on(desk, body.id, DAY)

    leads = {
        item.key: person.name
        for item in profile.standing_items
        if (person := desk.get(Person, lead_for(profile, item, members)))
    }

    assert leads["welcome"] == "Rosalind Larkspur"
    assert leads["actions"] == "Gwen Tallowfield"


def test_with_nobody_in_the_role_nobody_leads(desk: Desk, body: Body) -> None:
    profile = desk.profile(DAY)

    assert lead_for(profile, profile.standing_items[0], []) is None
