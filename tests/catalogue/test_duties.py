from __future__ import annotations

import pytest

from chair_desk.catalogue.duties import read_duties
from chair_desk.catalogue.fault import CatalogueError
from chair_desk.catalogue.shelf import Shelf
from chair_desk.catalogue.toml_reading import Part, parse

DUTY = """
[[duty]]
key = "budget"
title = "Budget"
words = "The budget is agreed."
titles = ["budget", "contributions"]
month = 11
"""


def read(text: str) -> object:
    return read_duties(Part("x.toml", parse(text, "x.toml")))


def test_a_duty_comes_once_a_year_unless_it_says_otherwise() -> None:
    (duty,) = read_duties(Part("x.toml", parse(DUTY, "x.toml")))
    assert (duty.key, duty.month, duty.every_months) == ("budget", 11, 12)
    assert duty.titles == ("budget", "contributions")
    assert not duty.checked


def test_a_profile_may_have_no_duties() -> None:
    assert read("") == ()


@pytest.mark.parametrize(
    ("text", "key"),
    [
        (DUTY.replace("month = 11", "month = 13"), "month"),
        (DUTY.replace('["budget", "contributions"]', "[]"), "titles"),
        (DUTY + DUTY, "key"),
        (DUTY + 'source = "Care Act 2014"', "checked"),
        (DUTY + "day = 3", "day"),
    ],
)
def test_a_mistake_is_refused_by_its_key(text: str, key: str) -> None:
    with pytest.raises(CatalogueError, match=key):
        read(text)


def test_each_profile_says_what_its_board_considers_each_year() -> None:
    for profile in Shelf().profiles():
        keys = {duty.key for duty in profile.duties}
        assert {"yearly_report", "budget", "plan"} <= keys, profile.name


def test_what_a_duty_takes_from_law_is_said_to_be_checked() -> None:
    profile = Shelf().profile("lscp_2023")
    assert "duty.section_11" in {one.key for one in profile.to_be_checked}
