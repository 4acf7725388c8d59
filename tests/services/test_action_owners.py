from __future__ import annotations

import pytest

from chair_desk.records.actions import Action, ActionOwner
from chair_desk.records.changes import Refused
from chair_desk.records.people import Seat
from chair_desk.services import history
from chair_desk.services.action_lines import action_line
from chair_desk.services.action_owners import (
    OwnerKind,
    owner_named,
    owner_of,
    owners_offered,
    support,
)
from chair_desk.services.action_tracker import with_partners
from chair_desk.services.action_triage import give_actions, support_actions
from chair_desk.services.desk import Desk
from chair_desk.services.organisations import organisations


@pytest.fixture
def desk(sample_desk: Desk) -> Desk:
    return sample_desk


def id_of(desk: Desk, reference: str) -> str:
    return desk.rows(Action, reference=reference)[0].id


def post_of(desk: Desk) -> Seat:
    return next(row for row in desk.rows(Seat) if row.role and row.organisation_id)


def test_a_rank_goes_before_the_name_in_the_list_and_the_name_stays_whole(desk: Desk) -> None:
    line = action_line(desk, id_of(desk, "A-104"))
    assert line.owner_words == "Yasmin Thornbury"
    assert line.short_owner_words == "ACC Thornbury"


def test_a_person_a_post_and_an_agency_may_lead_and_support(desk: Desk) -> None:
    action_id, seat = id_of(desk, "A-104"), post_of(desk)
    agency = organisations(desk)[2]
    give_actions(desk, [action_id], seat.id)
    line = with_partners(desk, [action_line(desk, action_id)])[0]
    assert line.action.owner_id is None
    assert seat.role in line.owner_words
    assert line.organisation is not None
    assert line.organisation.id == seat.organisation_id
    support(desk, action_id, agency.id)
    support(desk, action_id, next(iter(owners_offered(desk, "Yasmin"))).id)
    said = action_line(desk, action_id).owner_words
    assert said.endswith(f"{agency.short_name or agency.name}, Yasmin Thornbury")
    support(desk, action_id, agency.id)
    assert desk.count(ActionOwner, action_id=action_id) == 1
    history.undo(desk)
    assert desk.count(ActionOwner, action_id=action_id) == 2
    with pytest.raises(Refused):
        support(desk, action_id, seat.id)


def test_several_are_supported_as_one_change(desk: Desk) -> None:
    ids = [id_of(desk, "A-098"), id_of(desk, "A-104")]
    agency = organisations(desk)[2]
    support_actions(desk, ids, agency.id)
    assert desk.count(ActionOwner, organisation_id=agency.id) == 2
    history.undo(desk)
    assert desk.count(ActionOwner, organisation_id=agency.id) == 0


def test_words_find_who_is_meant(desk: Desk) -> None:
    seat, agency = post_of(desk), organisations(desk)[0]
    found = owner_named(desk, "yasmin thornbury")
    assert found is not None
    assert found.kind is OwnerKind.PERSON
    assert owner_named(desk, agency.name) == owner_of(desk, agency.id)
    assert owner_named(desk, agency.short_name) == owner_of(desk, agency.id)
    assert owner_named(desk, owner_of(desk, seat.id).words) == owner_of(desk, seat.id)
    assert owner_named(desk, "nobody of the kind") is None
    assert owner_named(desk, " ") is None
    kinds = {one.kind for one in owners_offered(desk, agency.name.split()[-1])}
    assert OwnerKind.AGENCY in kinds
    with pytest.raises(Refused):
        owner_of(desk, "nobody")
