from __future__ import annotations

from datetime import date

import pytest

from chair_desk.records.people import OrganisationKind
from chair_desk.services.desk import Desk
from chair_desk.services.funding import all_funding, funding
from chair_desk.services.funding_keeping import (
    add_year,
    change_year,
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
    assert per_head_sentence(found) == "The agreed cost comes to 200 pence a head of 50 people."


def test_what_is_paid_beyond_the_cost_goes_into_the_reserves(desk: Desk) -> None:
    year = add_year(desk, YEAR, agreed_cost="£100", carried_in="£5").made
    record_contribution(
        desk, year, partner(desk, OrganisationKind.POLICE), share="100%", cash="£130"
    )
    assert reserves_sentence(funding(desk, year)) == "Reserves took in £30 and now hold £35."
    change_year(desk, year, agreed_cost="£130")
    assert reserves_sentence(funding(desk, year)) == "Reserves were not touched and hold £5."
