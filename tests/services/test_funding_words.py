from __future__ import annotations

from datetime import date

import pytest

from chair_desk.records.people import OrganisationKind
from chair_desk.services.desk import Desk
from chair_desk.services.funding import all_funding, funding
from chair_desk.services.funding_keeping import (
    add_year,
    change_year,
    draft_next_year,
    record_contribution,
)
from chair_desk.services.funding_words import (
    heaviest,
    lead_sentence,
    per_head_sentence,
    reading,
    reserves_sentence,
    share_bars,
    shortfall_title,
)
from chair_desk.services.organisations import replace_organisation
from tests.services.funding_board import YEAR, make_year, partner


@pytest.fixture
def year(desk: Desk) -> str:
    return make_year(desk)


def test_a_year_is_read_in_words_from_its_rows(desk: Desk, year: str) -> None:
    for back, cash in ((3, "£181,544"), (2, "£193,922"), (1, "£210,426")):
        made = add_year(desk, date(2026 - back, 4, 1), agreed_cost="£412,600").made
        council = partner(desk, OrganisationKind.COUNCIL)
        record_contribution(desk, made, council, share="40%", cash=cash)
    found = funding(desk, year)
    years = all_funding(desk)

    assert lead_sentence(found) == (
        "The agreed cost is £412,600. Three partners pay £71,006 less than their share."
    )
    assert reading(found, years) == (
        "The council pays 54% of the cost against an agreed 40%; two partners set their own "
        "contributions. Three years ago it paid 44%."
    )
    line = heaviest(found)
    assert line is not None
    assert [bar.words for bar in share_bars(found, years, line)] == ["44%", "47%", "51%", "54%"]
    assert shortfall_title(found) == "A shortfall of £71,006, and who carried it"
    assert reserves_sentence(found) == "Reserves gave £13,006 and now hold £22,400."


def test_a_sentence_follows_the_rows_it_cites(desk: Desk, year: str) -> None:
    police = partner(desk, OrganisationKind.POLICE)
    before = reading(funding(desk, year))
    record_contribution(desk, year, police, cash="£103,150", set_by="agreed")

    assert reading(funding(desk, year)) != before
    assert "one partner set its own contribution" in reading(funding(desk, year))


def test_nothing_short_is_said_so(desk: Desk) -> None:
    year = add_year(desk, YEAR, agreed_cost="£100", population=50).made
    assert lead_sentence(funding(desk, year)) == "The agreed cost is £100."
    assert reading(funding(desk, year)) == "The agreed cost is £100."
    record_contribution(
        desk, year, partner(desk, OrganisationKind.POLICE), share="100%", cash="£100"
    )
    found = funding(desk, year)
    assert lead_sentence(found).endswith("Every partner pays its share.")
    assert reading(found).endswith("pays 100% of the cost, as agreed.")
    assert shortfall_title(found) == "No shortfall"
    assert reserves_sentence(found) == ""
    assert per_head_sentence(found) == "The agreed cost comes to £2 a head of 50 people."


def test_what_is_paid_beyond_the_cost_goes_into_the_reserves(desk: Desk) -> None:
    year = add_year(desk, YEAR, agreed_cost="£100", carried_in="£5").made
    record_contribution(
        desk, year, partner(desk, OrganisationKind.POLICE), share="100%", cash="£130"
    )
    assert reserves_sentence(funding(desk, year)) == "Reserves took in £30 and now hold £35."
    change_year(desk, year, agreed_cost="£130")
    assert reserves_sentence(funding(desk, year)) == "Reserves were not touched and hold £5."


def test_a_cost_below_a_pound_a_head_is_said_in_pence(desk: Desk) -> None:
    year = add_year(desk, YEAR, agreed_cost="£412,600", population=571_400).made

    assert per_head_sentence(funding(desk, year)) == (
        "The agreed cost comes to 72p a head of 571,400 people."
    )


def test_what_is_nobodys_share_is_said(desk: Desk) -> None:
    year = add_year(desk, YEAR, agreed_cost="£100,000").made
    police = partner(desk, OrganisationKind.POLICE)
    record_contribution(desk, year, police, share="90%", cash="90k")

    assert lead_sentence(funding(desk, year)) == (
        "The agreed cost is £100,000. Every partner pays its share. "
        "£10,000 of it is nobody’s share."
    )


def test_reserves_that_do_not_reach_are_said(desk: Desk) -> None:
    year = add_year(desk, YEAR, agreed_cost="£100,000", carried_in="£2,000").made
    police = partner(desk, OrganisationKind.POLICE)
    record_contribution(desk, year, police, share="100%", cash="90k")

    assert reserves_sentence(funding(desk, year)) == (
        "Reserves would have to give £10,000, £8,000 more than they held."
    )


def test_years_that_are_not_recorded_are_counted_all_the_same(desk: Desk, year: str) -> None:
    council = partner(desk, OrganisationKind.COUNCIL)
    before = add_year(desk, date(2021, 4, 1), agreed_cost="£100").made
    record_contribution(desk, before, council, share="40%", cash="£44")

    assert reading(funding(desk, year), all_funding(desk)).endswith("Five years ago it paid 44%.")


def test_a_share_goes_on_under_the_name_of_who_took_over(desk: Desk) -> None:
    health = partner(desk, OrganisationKind.HEALTH_COMMISSIONER)
    before = add_year(desk, date(2025, 4, 1), agreed_cost="£100").made
    record_contribution(desk, before, health, share="30%", cash="£36")
    after = replace_organisation(desk, health, "NHS Tarnside ICB", starts_on=YEAR).made
    year = draft_next_year(desk, before).made
    record_contribution(desk, year, after, cash="£39")
    found = funding(desk, year)
    line = found.line(after)
    assert line is not None

    assert [bar.words for bar in share_bars(found, all_funding(desk), line)] == ["36%", "39%"]
