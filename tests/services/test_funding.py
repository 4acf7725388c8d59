from __future__ import annotations

from datetime import date

import pytest

from chair_desk.records.funding import Formula
from chair_desk.records.money import pounds, signed_pounds
from chair_desk.records.people import OrganisationKind
from chair_desk.services.desk import Desk
from chair_desk.services.funding import all_funding, contribution_values, funding, year_of
from chair_desk.services.funding_keeping import (
    add_year,
    change_year,
    record_contribution,
    record_cost,
)
from tests.services.funding_board import YEAR, make_year, partner


@pytest.fixture
def year(desk: Desk) -> str:
    return make_year(desk)


def test_a_year_reads_as_it_was_drawn(desk: Desk, year: str) -> None:
    found = funding(desk, year)

    assert [
        (one.agreed_share, pounds(one.paying), one.actual_share, signed_pounds(one.against))
        for one in found.lines
    ] == [
        ("40%", "£223,040", "54.1%", "+£58,000"),
        ("30%", "£98,000", "23.8%", "−£25,780"),
        ("25%", "£61,500", "14.9%", "−£41,650"),
        ("2%", "£8,252", "2.0%", "£0"),
        ("2%", "£8,252", "2.0%", "£0"),
        ("1%", "£550", "0.1%", "−£3,576"),
    ]
    assert (found.label, pounds(found.paying)) == ("2026–27", "£399,594")
    assert pounds(found.carried.shortfall) == "£71,006"
    assert pounds(found.carried.reserves) == "£13,006"
    assert pounds(found.reserves_left) == "£22,400"


def test_shares_that_do_not_come_to_the_whole_leave_the_rest_to_nobody(desk: Desk) -> None:
    year = add_year(desk, YEAR, agreed_cost="£100").made
    record_contribution(desk, year, partner(desk, OrganisationKind.POLICE), share="25%")

    assert funding(desk, year).agreed == 2_500


def test_a_formula_by_population_splits_the_whole_cost_to_the_penny(desk: Desk) -> None:
    year = add_year(desk, YEAR, agreed_cost="£100", formula=Formula.POPULATION).made
    for kind in (OrganisationKind.COUNCIL, OrganisationKind.POLICE, OrganisationKind.CAFCASS):
        record_contribution(desk, year, partner(desk, kind), basis=1)

    found = funding(desk, year)
    assert sorted(line.agreed for line in found.lines) == [3333, 3333, 3334]
    assert found.lines[0].agreed_share == "33.3%"


def test_sums_set_by_hand_stand_as_they_are(desk: Desk) -> None:
    year = add_year(desk, YEAR, agreed_cost="£100", formula=Formula.BY_HAND).made
    record_contribution(desk, year, partner(desk, OrganisationKind.POLICE), agreed_sum="£70")

    assert funding(desk, year).lines[0].agreed == 7_000


def test_in_kind_counts_beside_cash_and_is_said(desk: Desk, year: str) -> None:
    police = partner(desk, OrganisationKind.POLICE)
    record_contribution(desk, year, police, in_kind="£4,000", in_kind_words="An analyst")

    line = funding(desk, year).line(police)
    assert line is not None
    assert pounds(line.paying) == "£65,500"
    assert "of it £4,000 in kind" in line.spoken
    assert contribution_values(line)["share"] == "25%"


def test_the_year_that_is_shown_is_the_one_of_the_day_and_no_draft(desk: Desk, year: str) -> None:
    draft = add_year(desk, date(2027, 4, 1), is_draft=True).made

    for day, expected in ((date(2026, 11, 19), year), (date(2027, 5, 1), year)):
        found = year_of(desk, day)
        assert found is not None
        assert found.id == expected
    assert [one.year.id for one in all_funding(desk)] == [year, draft]
    change_year(desk, draft, is_draft=False)
    now = year_of(desk, date(2027, 5, 1))
    assert now is not None
    assert now.id == draft


def test_heads_of_cost_stand_the_dearest_first(desk: Desk, year: str) -> None:
    record_cost(desk, year, "Training", planned="£20,000")
    record_cost(desk, year, "Staff", planned="£300,000", spent="£290,000")

    found = funding(desk, year)
    assert [cost.head for cost in found.costs] == ["Staff", "Training"]
    assert (found.planned, found.spent) == (32_000_000, 29_000_000)
    record_cost(desk, year, "Training", spent="£12,000.50")
    assert funding(desk, year).spent == 30_200_050


def test_where_no_head_says_what_was_spent_nothing_is_summed(desk: Desk, year: str) -> None:
    record_cost(desk, year, "Training", planned="£20,000")
    assert funding(desk, year).spent is None


def test_a_form_shows_every_penny(desk: Desk, year: str) -> None:
    police = partner(desk, OrganisationKind.POLICE)
    record_contribution(desk, year, police, cash="61500.50", in_kind="£0.99")

    line = funding(desk, year).line(police)
    assert line is not None
    shown = contribution_values(line)
    assert (shown["cash"], shown["in_kind"]) == ("£61,500.50", "£0.99")


def test_a_share_agreed_by_hand_says_nothing_once_the_formula_is_another(
    desk: Desk, year: str
) -> None:
    for kind, posts in ((OrganisationKind.COUNCIL, 3), (OrganisationKind.POLICE, 1)):
        record_contribution(desk, year, partner(desk, kind), basis=posts)
    change_year(desk, year, formula=Formula.POSTS)

    found = funding(desk, year)
    assert [line.agreed_share for line in found.lines[:2]] == ["75.0%", "25.0%"]
    assert found.unshared == 0
