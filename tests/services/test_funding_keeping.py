from __future__ import annotations

from datetime import date

import pytest

from chair_desk.records.changes import Refused
from chair_desk.records.funding import Contribution, FundingCost, FundingYear
from chair_desk.records.money import pounds
from chair_desk.records.people import Organisation, OrganisationKind
from chair_desk.services.checks import existing
from chair_desk.services.desk import Desk
from chair_desk.services.funding import funding
from chair_desk.services.funding_keeping import (
    add_year,
    change_year,
    draft_next_year,
    read_share,
    record_contribution,
    record_cost,
    record_paid,
    remove_contribution,
    remove_cost,
    remove_year,
)
from chair_desk.services.history import undo
from chair_desk.services.organisations import end_organisation, replace_organisation
from tests.services.funding_board import YEAR, make_year, partner


@pytest.fixture
def year(desk: Desk) -> str:
    return make_year(desk)


def test_a_contribution_is_recorded_once_for_each_partner_and_undone(desk: Desk, year: str) -> None:
    police = partner(desk, OrganisationKind.POLICE)
    record_contribution(desk, year, police, cash="70k")

    rows = desk.rows(Contribution, year_id=year, organisation_id=police)
    assert [(row.cash, row.share) for row in rows] == [(7_000_000, 2500)]
    last = desk.file.last_change()
    assert last is not None
    assert last.label.endswith("contribution, £70,000")
    undo(desk)
    assert desk.rows(Contribution, year_id=year, organisation_id=police)[0].cash == 6_150_000


@pytest.mark.parametrize(
    ("values", "column", "words"),
    [
        ({"cash": "a lot"}, "cash", "£98,000"),
        ({"cash": "−£5"}, "cash", "below nought"),
        ({"share": "101%"}, "share", "between 0 and 100"),
        ({"share": "26%"}, "share", "more than 100%"),
    ],
)
def test_what_is_no_sum_and_no_share_is_said_beside_its_field(
    desk: Desk, year: str, values: dict[str, str], column: str, words: str
) -> None:
    with pytest.raises(Refused) as refused:
        record_contribution(desk, year, partner(desk, OrganisationKind.POLICE), **values)
    assert words in refused.value.problems[column]


def test_a_partner_is_named(desk: Desk, year: str) -> None:
    with pytest.raises(Refused, match="Choose the partner"):
        record_contribution(desk, year, None, cash="£5")


def test_a_year_begins_on_a_day_of_its_own(desk: Desk, year: str) -> None:
    with pytest.raises(Refused, match="recorded already"):
        add_year(desk, YEAR)
    with pytest.raises(Refused, match="first day"):
        add_year(desk)
    other = add_year(desk, date(2025, 4, 1)).made
    with pytest.raises(Refused, match="recorded already"):
        change_year(desk, other, starts_on=YEAR)
    with pytest.raises(Refused, match="first day"):
        change_year(desk, other, starts_on=None)


def test_the_next_year_begins_as_a_draft_with_the_reserves_that_are_left(
    desk: Desk, year: str
) -> None:
    record_cost(desk, year, "Staff", planned="£300,000", spent="£290,000")

    made = draft_next_year(desk, year).made
    found = funding(desk, made)

    assert (found.year.is_draft, found.label) == (True, "2027–28")
    assert (found.year.carried_in, found.paying) == (2_240_000, 0)
    assert [line.agreed_share for line in found.lines][:3] == ["40%", "30%", "25%"]
    assert [(cost.head, cost.spent) for cost in found.costs] == [("Staff", None)]
    with pytest.raises(Refused, match="there already"):
        draft_next_year(desk, year)


def test_a_year_goes_with_all_that_was_recorded_of_it_and_comes_back(desk: Desk, year: str) -> None:
    record_cost(desk, year, "Staff", planned="£300,000")
    remove_year(desk, year)
    assert [desk.count(one) for one in (FundingYear, Contribution, FundingCost)] == [0, 0, 0]
    undo(desk)
    assert [desk.count(one) for one in (FundingYear, Contribution, FundingCost)] == [1, 6, 1]


def test_a_payment_carries_its_day(desk: Desk, year: str) -> None:
    row = desk.rows(Contribution, year_id=year)[0]
    record_paid(desk, row.id)
    assert existing(desk, Contribution, row.id).paid_on == desk.today()
    record_paid(desk, row.id, date(2026, 8, 3))
    assert existing(desk, Contribution, row.id).paid_on == date(2026, 8, 3)


def test_a_head_of_cost_is_changed_by_its_name_and_removed(desk: Desk, year: str) -> None:
    made = record_cost(desk, year, "Staff", planned="£300,000").made
    assert record_cost(desk, year, " staff ", spent="£1").made == made
    assert existing(desk, FundingCost, made).planned == 30_000_000
    with pytest.raises(Refused):
        record_cost(desk, year, "  ")
    remove_cost(desk, made)
    assert desk.count(FundingCost) == 0


def test_a_contribution_can_be_removed(desk: Desk, year: str) -> None:
    row = desk.rows(Contribution, year_id=year)[0]
    remove_contribution(desk, row.id)
    assert desk.get(Contribution, row.id) is None


def test_a_share_is_read_as_people_write_it() -> None:
    assert [read_share(one) for one in ("40%", "12.5", "2,25 %", "", "x", "200")] == [
        4000, 1250, 225, None, None, None,
    ]  # fmt: skip


def test_a_partner_that_has_left_is_not_drafted_into_the_next_year(desk: Desk, year: str) -> None:
    cafcass = partner(desk, OrganisationKind.CAFCASS)
    end_organisation(desk, cafcass, date(2026, 9, 30))

    found = funding(desk, draft_next_year(desk, year).made)

    assert found.line(cafcass) is None
    assert pounds(found.unshared) == "£4,126", "its share is nobody's before it is agreed anew"
    assert funding(desk, year).line(cafcass) is not None


def test_who_took_over_two_partners_pays_the_shares_of_both(desk: Desk, year: str) -> None:
    district = partner(desk, OrganisationKind.DISTRICT_COUNCIL)
    council = existing(desk, Organisation, partner(desk, OrganisationKind.COUNCIL))
    replace_organisation(desk, district, council.name, starts_on=date(2027, 4, 1))

    line = funding(desk, draft_next_year(desk, year).made).line(council.id)

    assert line is not None
    assert line.agreed_share == "42%"
