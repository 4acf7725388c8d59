"""Classes of retention, read from a profile."""

from __future__ import annotations

import pytest

from chair_desk.catalogue.fault import CatalogueError
from chair_desk.catalogue.retention import Covers, read_retention
from chair_desk.catalogue.shelf import Shelf
from chair_desk.catalogue.toml_reading import Part, parse

MINUTES = """
[[retention]]
key = "minutes"
title = "Minutes"
covers = "meetings"
years = 6
words = "Six years."
"""


def read(text: str) -> object:
    return read_retention(Part("x.toml", parse(text, "x.toml")))


def test_a_class_is_read() -> None:
    (found,) = read_retention(Part("x.toml", parse(MINUTES, "x.toml")))
    assert (found.covers, found.years, found.source) == (Covers.MEETINGS, 6, "")


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('"meetings"', '"letters"', "is not one of"),
        ("years = 6", "years = -1", "below 0"),
        ("years = 6", 'years = 6\nlogs = ["risk"]', "only a class of entries"),
        ("years = 6", 'years = 6\nsource = "An Act"', "checked"),
    ],
)
def test_what_makes_no_sense_is_refused_by_name(old: str, new: str, reason: str) -> None:
    with pytest.raises(CatalogueError, match=reason):
        read(MINUTES.replace(old, new))


def test_one_key_stands_for_one_class() -> None:
    with pytest.raises(CatalogueError, match="twice"):
        read(MINUTES * 2)


def test_every_profile_that_ships_says_how_long_minutes_are_kept() -> None:
    for profile in Shelf().profiles():
        kept = {one.key: one for one in profile.retention}
        assert kept["minutes"].years == 6, profile.name
        assert kept["reports"].years == 0
        if "reviews" in kept:
            assert kept["reviews"].years == 15
            assert kept["reviews"].logs == ("review",)
