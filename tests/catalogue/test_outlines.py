import pytest

from chair_desk.catalogue.fault import CatalogueError
from chair_desk.catalogue.outlines import read_outline
from chair_desk.catalogue.shelf import Shelf
from chair_desk.records.report_feeds import FEEDS

SHELF = Shelf()
NAMES = SHELF.outline_names()

GOOD = """
name = "small"
label = "Small"
help = "For a test."

[[head]]
key = "year"
title = "The year"
covers = "What was done."
feeds = ["meetings"]

[[head]]
key = "ahead"
title = "Ahead"
covers = "What is to come."
"""


@pytest.mark.parametrize("name", NAMES)
def test_an_outline_that_ships_reads_and_carries_its_own_name(name: str) -> None:
    outline = SHELF.outline(name)
    assert outline.name == name
    assert all(head.covers.endswith(".") for head in outline.heads)


@pytest.mark.parametrize("profile", SHELF.profile_names())
def test_every_profile_that_owes_a_report_has_its_outline(profile: str) -> None:
    owed = SHELF.profile(profile).yearly_report
    assert owed is None or owed.outline in NAMES


def test_heads_are_numbered_as_printed() -> None:
    outline = read_outline(GOOD, "small.toml")
    assert [outline.number(head.key) for head in outline.heads] == [1, 2]
    with pytest.raises(KeyError):
        outline.number("nothing")


@pytest.mark.parametrize(
    ("change", "key"),
    [
        (("meetings", "nonsense"), "feeds"),
        (('key = "ahead"', 'key = "year"'), "key"),
        (('to come."', 'to come."\nfeeds = ["meetings"]'), "feeds"),
        (('to come."', 'to come."\nevidence_on = ["nonsense"]'), "evidence_on"),
        (('title = "Ahead"', 'titel = "Ahead"'), "title"),
    ],
)  # fmt: skip
def test_a_wrong_outline_is_refused_by_its_key(change: tuple[str, str], key: str) -> None:
    with pytest.raises(CatalogueError) as refused:
        read_outline(GOOD.replace(*change), "small.toml")
    assert key in refused.value.key


def test_every_feed_is_used_by_some_outline_but_decisions_and_education_may_stand_alone() -> None:
    used = {feed for name in NAMES for head in SHELF.outline(name).heads for feed in head.feeds}
    assert set(FEEDS) - used <= {"decisions"}


@pytest.mark.parametrize("name", NAMES)
def test_what_the_registers_hold_has_a_place_in_every_report(name: str) -> None:
    """Some things only one law asks for; everything else stands under some head of each."""
    placed = {feed for head in SHELF.outline(name).heads for feed in head.feeds}
    by_law = {"education", "information_requests", "recommendations_rejected"}
    reviews = {"reviews", "reviews_ended", "reviews_open"}
    assert set(FEEDS) - by_law - reviews <= placed
    assert "reviews" in placed or {"reviews_ended", "reviews_open"} <= placed


def test_a_report_on_adults_says_why_a_finding_was_not_acted_on_under_its_own_head() -> None:
    head = SHELF.outline("england_sab").head("not_done")
    assert head.feeds == ("recommendations_rejected", "review_actions")
