from __future__ import annotations

import itertools
from datetime import date
from pathlib import Path

import pytest

from chair_desk.records.money import pounds
from chair_desk.services.desk import Desk, open_desk
from chair_desk.services.funding import all_funding, year_of
from chair_desk.services.funding_challenges import challenge_of
from chair_desk.services.funding_words import heaviest, reading, reserves_sentence, share_bars
from chair_desk.services.sample import write_sample


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    folder: Path = tmp_path_factory.mktemp("sample")
    path = write_sample(folder / "Westmarch.chairdesk", home=folder / "home")
    return open_desk(path, who="Gwen", home=folder / "home", read_only=True)


def test_the_sample_shows_the_year_as_it_was_drawn(desk: Desk) -> None:
    year = year_of(desk, date(2026, 11, 19))
    assert year is not None
    years = all_funding(desk)
    found = next(one for one in years if one.year.id == year.id)
    line = heaviest(found)

    assert [one.label for one in years] == ["2023–24", "2024–25", "2025–26", "2026–27", "2027–28"]
    assert (pounds(found.paying), pounds(found.carried.shortfall)) == ("£399,594", "£71,006")
    assert reading(found, years).endswith("Three years ago it paid 44%.")
    assert reserves_sentence(found) == "Reserves gave £13,006 and now hold £22,400."
    assert line is not None
    assert [bar.words for bar in share_bars(found, years, line)] == ["44%", "47%", "51%", "54%"]
    assert found.planned == found.year.agreed_cost
    assert years[-1].year.is_draft


def test_each_year_begins_with_the_reserves_that_the_one_before_left(desk: Desk) -> None:
    years = all_funding(desk)

    for before, after in itertools.pairwise(years):
        assert after.year.carried_in == before.reserves_left


def test_the_challenge_about_it_is_found_from_the_year(desk: Desk) -> None:
    year = year_of(desk, date(2026, 11, 19))
    assert year is not None
    found = challenge_of(desk, year.id)
    assert found is not None
    assert found.reference == "C-015"
